"""`inspect FILE`: read a plan file and print what was understood and what was not."""

import argparse
from pathlib import Path

from app.commands.base import Command, show


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        type=Path,
        metavar="TỆP",
        help="tệp kế hoạch: Word (.docx, .doc), LibreOffice (.odt), RTF, PDF hay văn bản thuần (.txt)",
    )


def _run(arguments: argparse.Namespace) -> int:
    from app.importers.plan.contract import as_json
    from app.services.read_plan import read_plan

    reading = read_plan(arguments.file)
    header, account = reading.header, reading.accounting
    lines = [
        f"{header.type or 'Văn bản'}: {header.subject or '(không có trích yếu)'}",
        f"Cơ quan ban hành: {header.issuing_body or '(không rõ)'}",
        f"Số: {header.document_number or '(để trống)'}; ngày: {header.issued_on or '(để trống)'}",
        f"{len(reading.tasks)} nhiệm vụ:",
        *(f"  {task.number:8}{task.text.splitlines()[0][:90]}" for task in reading.tasks),
        f"{account.words_in_file} chữ: {account.words_in_tasks} trong nhiệm vụ, {account.words_elsewhere} ở phần khác, "
        f"{account.words_unread} chưa đọc.",
        *(f"Cần xem: {finding.code}: {finding.text[:90]}" for finding in reading.findings),
    ]
    return show(arguments, as_json(reading), lines)


COMMAND = Command("inspect", "đọc thử một tệp kế hoạch, không lưu gì", _arguments, _run)
