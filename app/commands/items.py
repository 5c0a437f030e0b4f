"""`items BOOK --period P [--unit U]`: the work items of a period and their states."""

import argparse

from app.commands.base import Command, Json, book_argument, opened_book, period_argument, period_of, show
from app.domain.assignment import ROLE_LABELS
from app.domain.progress import STANDING_LABELS, STATE_LABELS
from app.services.show_items import ItemLine


def _arguments(parser: argparse.ArgumentParser) -> None:
    book_argument(parser)
    period_argument(parser)
    parser.add_argument("--unit", metavar="ĐƠN VỊ", help="chỉ một đơn vị, theo tên hoặc tên gọi khác")


def _run(arguments: argparse.Namespace) -> int:
    from app.services.show_items import find_unit, show_items

    period = period_of(arguments)
    with opened_book(arguments) as core:
        unit_id = find_unit(core, arguments.unit) if arguments.unit else None
        found = show_items(core, period, unit_id)
        today = core.today
    as_json: Json = {
        "period": period.code,
        "today": today,
        "items": [
            {
                "plan": line.plan.document.citation,
                "task": line.task.number,
                "text": line.task.text,
                "unit": line.unit.name,
                "role": line.item.role.value,
                "period": line.item.period.code,
                "due_on": line.item.due_on,
                "state": line.item.progress.state.value,
                "standing": line.standing.value,
                "done_on": line.item.progress.done_on,
                "result": line.item.progress.result,
                "difficulty": line.item.progress.difficulty,
                "proposal": line.item.progress.proposal,
                "reason": line.item.progress.reason,
            }
            for line in found
        ],
    }
    lines = [
        f"{line.task.number:8}{line.unit.name[:34]:36}{ROLE_LABELS[line.item.role]:10}"
        f"{_day(line):12}{STATE_LABELS[line.item.progress.state]:18}{STANDING_LABELS[line.standing]}"
        for line in found
    ]
    return show(arguments, as_json, [f"{len(found)} đầu việc, {period.label}", *lines])


def _day(line: ItemLine) -> str:
    return line.item.due_on.isoformat() if line.item.due_on else "–"


COMMAND = Command("items", "xem đầu việc của một kỳ", _arguments, _run)
