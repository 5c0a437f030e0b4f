"""`import BOOK FILE`: read a plan file into the book."""

import argparse
from pathlib import Path

from app.commands.base import Command, Json, book_argument, opened_book, show
from app.domain.ids import PlanId
from app.domain.plan_difference import GONE_LABELS, PART_LABELS, PlanDifference
from app.domain.plan_reading import FindingCode

_THE_LIKE_ONE = 0


def _arguments(parser: argparse.ArgumentParser) -> None:
    book_argument(parser)
    parser.add_argument(
        "file",
        type=Path,
        metavar="TỆP",
        help="tệp kế hoạch: Word (.docx, .doc), LibreOffice (.odt), RTF, PDF hay văn bản thuần (.txt)",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--amend",
        type=int,
        nargs="?",
        const=_THE_LIKE_ONE,
        metavar="SỐ",
        help="cập nhật kế hoạch đã có trong sổ: kế hoạch giống tệp này, hoặc kế hoạch mang số ấy trong sổ (lệnh tasks cho biết)",
    )
    which.add_argument("--new", action="store_true", help="nhập thành kế hoạch mới dù sổ đã có kế hoạch giống")


def _run(arguments: argparse.Namespace) -> int:
    from app.services import amend_plan, import_plan

    if arguments.amend is not None:
        return _amend(arguments)
    with opened_book(arguments) as core:
        draft = import_plan.prepare_import(core, arguments.file)
        if not arguments.new:
            amend_plan.refuse_an_amendment(core, draft)
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
    if any(finding.code is FindingCode.YEARS_REVERSED for finding in draft.reading.findings):
        lines.append(f"{import_plan.FINDING_WORDS[FindingCode.YEARS_REVERSED]}: {plan.years[0]}–{plan.years[1]}.")
    return show(arguments, as_json, lines)


def _amend(arguments: argparse.Namespace) -> int:
    from app.services import amend_plan, import_plan

    with opened_book(arguments) as core:
        draft = import_plan.prepare_import(core, arguments.file)
        named = PlanId(arguments.amend) if arguments.amend != _THE_LIKE_ONE else None
        plan_id = amend_plan.plan_to_amend(core, draft, named)
        answers = import_plan.default_answers(draft)
        difference = amend_plan.compare_with_stored(core, draft, plan_id)
        amend_plan.amend_plan(core, draft, plan_id, answers)
        name = amend_plan.name_of(core, plan_id)
    as_json: Json = {
        "plan": name,
        **_difference_json(difference),
        "new_names": {written: answer.answer.value for written, answer in answers.items()},
    }
    lines = [f"Đã cập nhật “{name}”.", *_difference_lines(difference)]
    lines += [f"Tên chưa có trong danh bạ, đã thêm mới: {written}" for written in answers]
    return show(arguments, as_json, lines)


def _difference_json(difference: PlanDifference) -> Json:
    return {
        "equal": len(difference.equal),
        "changed": [
            {
                "number": pair.read.number,
                "changes": {one.part.value: {"before": one.before, "after": one.after} for one in pair.changes},
            }
            for pair in difference.changed
        ],
        "new": [one.read.number for one in difference.new],
        "gone": {one.task.number: one.default_choice.value for one in difference.gone},
    }


def _difference_lines(difference: PlanDifference) -> list[str]:
    lines = [
        f"Nhiệm vụ: {len(difference.new)} mới, {len(difference.changed)} thay đổi, {len(difference.gone)} không còn, "
        f"{len(difference.equal)} giữ nguyên."
    ]
    lines += [f"Nhiệm vụ {one.read.number}: mới." for one in difference.new]
    lines += [
        f"Nhiệm vụ {pair.read.number}: thay đổi {', '.join(PART_LABELS[one.part].lower() for one in pair.changes)}."
        for pair in difference.changed
    ]
    return lines + [
        f"Nhiệm vụ {one.task.number} cũ: không còn, {GONE_LABELS[one.default_choice].lower()}." for one in difference.gone
    ]


COMMAND = Command("import", "nhập một tệp kế hoạch vào sổ", _arguments, _run)
