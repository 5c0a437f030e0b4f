"""`items BOOK --period P [--unit U] [--section S] [--overseer O] [--heap H] [--xlsx FILE]`: the work items of a period."""

import argparse
from pathlib import Path

from app.commands.base import Command, Json, book_argument, opened_book, period_argument, period_of, show
from app.domain.assignment import ROLE_LABELS
from app.domain.document import Document
from app.domain.period import Period
from app.domain.plan import Section
from app.domain.progress import HEAP_LABELS, STANDING_LABELS, STATE_LABELS, Heap
from app.register.selection import Selection
from app.services.show_items import ItemLine


def _arguments(parser: argparse.ArgumentParser) -> None:
    book_argument(parser)
    period_argument(parser)
    parser.add_argument("--unit", metavar="ĐƠN VỊ", help="chỉ một đơn vị, theo tên hoặc tên gọi khác")
    parser.add_argument("--section", metavar="MỤC", help="chỉ một mục lớn của kế hoạch, theo số, ví dụ II")
    parser.add_argument("--overseer", metavar="NGƯỜI", help="chỉ việc của các đơn vị, nhiệm vụ người này theo dõi")
    parser.add_argument("--heap", choices=[heap.value for heap in Heap], help="chỉ một nhóm đếm, ví dụ overdue")
    parser.add_argument("--xlsx", type=Path, metavar="TỆP.xlsx", help="ghi thêm danh sách này ra một tệp Excel")


def _run(arguments: argparse.Namespace) -> int:
    from app.services.export_list import export_list
    from app.services.office_calendar import next_working_days
    from app.services.show_items import find_unit, selected_items, show_outline
    from app.services.show_overseers import find_overseen, overseers_of

    period = period_of(arguments)
    with opened_book(arguments) as core:
        heap = Heap(arguments.heap) if arguments.heap else None
        wanted = Selection(
            unit_id=find_unit(core, arguments.unit) if arguments.unit else None,
            overseen=find_overseen(core, period, arguments.overseer) if arguments.overseer else None,
            heap=heap,
            on=core.today if heap else None,
        )
        outline = show_outline(core)
        found = [
            line
            for line in selected_items(core, period, wanted)
            if not arguments.section or _section_number(outline.get(line.task.id)) == arguments.section
        ]
        overseers = overseers_of(core, period, [line.item for line in found])
        works_on = next_working_days(core, (line.item.due_on for line in found))
        today = core.today
        if arguments.xlsx:
            export_list(core, found, arguments.xlsx, _about(arguments, period))
    as_json: Json = {
        "period": period.code,
        "today": today,
        "items": [
            {
                "plan": line.plan.document.citation,
                "document": _document_json(line.plan.document),
                "section": _section_json(outline.get(line.task.id)),
                "task": line.task.number,
                "text": line.task.text,
                "unit": line.unit.name,
                "overseer": list(names),
                "role": line.item.role.value,
                "period": line.item.period.code,
                "due_on": line.item.due_on,
                "next_working_day": works_on.get(line.item.due_on) if line.item.due_on else None,
                "state": line.item.progress.state.value,
                "standing": line.standing.value,
                "done_on": line.item.progress.done_on,
                "result": line.item.progress.result,
                "difficulty": line.item.progress.difficulty,
                "proposal": line.item.progress.proposal,
                "reason": line.item.progress.reason,
            }
            for line, names in zip(found, overseers, strict=True)
        ],
    }
    lines = [
        f"{line.task.number:8}{line.unit.name[:34]:36}{ROLE_LABELS[line.item.role]:10}"
        f"{_day(line):12}{STATE_LABELS[line.item.progress.state]:18}{STANDING_LABELS[line.standing]}"
        for line in found
    ]
    return show(arguments, as_json, [f"{len(found)} đầu việc, {period.label}", *lines])


def _about(arguments: argparse.Namespace, period: Period) -> str:
    """Say which items were asked for, for the head of the exported list."""
    heap = HEAP_LABELS[Heap(arguments.heap)].lower() if arguments.heap else ""
    return ", ".join(one for one in (period.label, arguments.unit, arguments.section, arguments.overseer, heap) if one)


def _document_json(document: Document) -> Json:
    return {
        "type": document.type,
        "number": document.document_number,
        "date": document.issued_on,
        "issuer": document.issuing_body,
        "subject": document.subject,
    }


def _section_json(section: Section | None) -> Json | None:
    return {"number": section.number, "title": section.title} if section else None


def _section_number(section: Section | None) -> str:
    return section.number if section else ""


def _day(line: ItemLine) -> str:
    return line.item.due_on.isoformat() if line.item.due_on else "–"


COMMAND = Command("items", "xem đầu việc của một kỳ", _arguments, _run)
