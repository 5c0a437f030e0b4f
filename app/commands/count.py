"""`count BOOK --period P`: the four-way count, in all and by unit, by section."""

import argparse

from app.commands.base import Command, Json, book_argument, opened_book, period_argument, period_of, show
from app.domain.progress import FourWayCount


def _arguments(parser: argparse.ArgumentParser) -> None:
    book_argument(parser)
    period_argument(parser)


def _run(arguments: argparse.Namespace) -> int:
    from app.services.show_items import count_period

    period = period_of(arguments)
    with opened_book(arguments) as core:
        table = count_period(core, period)
        today = core.today
    as_json: Json = {
        "period": period.code,
        "today": today,
        "total": count_json(table.total),
        "units": [{"unit": unit.name, **count_json(found)} for unit, found in table.by_unit],
        "sections": [
            {
                "plan": plan.document.citation,
                "number": section.number if section else None,
                "title": section.title if section else None,
                **count_json(found),
            }
            for plan, section, found in table.by_section
        ],
    }
    rows = [("Tất cả", table.total), *((unit.name, found) for unit, found in table.by_unit)]
    head = f"{'':38}{'đúng hạn':>10}{'quá hạn, xong':>15}{'trong hạn':>11}{'quá hạn':>9}{'tỷ lệ':>8}"
    lines = [f"{period.label}, tính đến ngày {today:%d/%m/%Y}", head, *(_line(name, found) for name, found in rows)]
    return show(arguments, as_json, lines)


def count_json(found: FourWayCount) -> Json:
    """Return a four-way count as JSON; the rate is in percent, None while nothing fell due."""
    return {
        "done_on_time": found.done_on_time,
        "done_late": found.done_late,
        "in_term": found.in_term,
        "overdue": found.overdue,
        "not_applicable": found.not_applicable,
        "total": found.total,
        "rate": round(found.rate, 1) if found.rate is not None else None,
    }


def _line(name: str, found: FourWayCount) -> str:
    rate = "–" if found.rate is None else f"{found.rate:.1f}%".replace(".", ",")
    return f"{name[:36]:38}{found.done_on_time:>10}{found.done_late:>15}{found.in_term:>11}{found.overdue:>9}{rate:>8}"


COMMAND = Command("count", "đếm đầu việc của một kỳ theo bốn nhóm", _arguments, _run)
