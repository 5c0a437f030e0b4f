"""`import BOOK FILE`: read a plan file into the book."""

import argparse
from pathlib import Path

from app.commands.base import Command, Json, book_argument, opened_book, show


def _arguments(parser: argparse.ArgumentParser) -> None:
    book_argument(parser)
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp kế hoạch (.docx)")


def _run(arguments: argparse.Namespace) -> int:
    from app.services import import_plan

    with opened_book(arguments) as core:
        draft = import_plan.prepare_import(core, arguments.file)
        answers = import_plan.default_answers(draft)
        import_plan.import_plan(core, draft, answers)
    plan = import_plan.plan_of(draft.reading)
    doubts = [task.number for task in draft.reading.tasks if task.doubts]
    as_json: Json = {
        "plan": plan.document.citation,
        "tasks": len(draft.reading.tasks),
        "new_names": {name: answer.answer.value for name, answer in answers.items()},
        "doubts": doubts,
        "findings": len(draft.reading.findings),
    }
    lines = [f"Đã nhập “{plan.document.citation}”: {len(draft.reading.tasks)} nhiệm vụ."]
    lines += [f"Tên chưa có trong danh bạ, đã thêm mới: {name}" for name in answers]
    lines += [f"Cần xem lại nhiệm vụ: {', '.join(doubts)}."] if doubts else []
    return show(arguments, as_json, lines)


COMMAND = Command("import", "nhập một tệp kế hoạch vào sổ", _arguments, _run)
