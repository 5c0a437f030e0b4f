"""The sample plan: its text, data/sample/ke-hoach.txt -> a Word file laid out by the rules in force at its date."""

import re
from datetime import date
from pathlib import Path

from app.domain.document import SignatureBlock, System
from app.exporters.document_docx import render
from app.layout_rules.profile import profile_in_force
from app.reports.document import (
    Block,
    DocumentType,
    Heading,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Recipients,
    Run,
)

_MARKED = re.compile(r"_(?P<italic>[^_]+)_|\*(?P<bold>[^*]+)\*")


def write_plan(source: Path, target: Path) -> None:
    """Write the sample plan from its text."""
    head, _, body = source.read_text("utf-8").partition("\n\n")
    document = _document(head.splitlines(), [line for line in body.splitlines() if line.strip()])
    render(document, profile_in_force(System.PARTY, document.letterhead.dated_on), None, target)


def _document(head: list[str], body: list[str]) -> OfficialDocument:
    fields: dict[str, list[str]] = {}
    for line in head:
        name, _, value = line.partition(": ")
        fields.setdefault(name, []).append(value)
    one = {name: values[0] for name, values in fields.items()}
    type_name, symbol = one["Loại"].split(" | ")
    return OfficialDocument(
        system=System.PARTY,
        type=DocumentType(type_name, symbol),
        letterhead=Letterhead(
            issuing_body=one["Cơ quan"],
            superior=one["Cấp trên"],
            symbol=one["Ký hiệu"],
            place=one["Nơi ban hành"],
            dated_on=date.fromisoformat(one["Ngày"][:10]),
            day_is_known="để trống" not in one["Ngày"],
        ),
        subject=one["Trích yếu"],
        body=tuple(_block(line) for line in body),
        recipients=Recipients(tuple(fields["Nơi nhận"])),
        signature=SignatureBlock(one["Quyền hạn ký"], one["Chức vụ"], one["Họ tên"]),
    )


def _block(line: str) -> Block:
    return Heading(1, line[2:]) if line.startswith("= ") else Paragraph(tuple(_runs(line)))


def _runs(line: str) -> list[Run]:
    found: list[Run] = []
    at = 0
    for mark in _MARKED.finditer(line):
        if mark.start() > at:
            found.append(Run(line[at : mark.start()]))
        found.append(Run(mark["italic"] or mark["bold"], bold=bool(mark["bold"]), italic=bool(mark["italic"])))
        at = mark.end()
    return [*found, *([Run(line[at:])] if at < len(line) else [])]
