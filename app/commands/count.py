"""`count BOOK --period P`: the four-way count, in all and by unit, main section, plan, overseer and part of the period."""

import argparse
from typing import TYPE_CHECKING

from app.commands.base import Command, Json, book_argument, opened_book, period_argument, period_of, show
from app.domain.period import Period
from app.domain.plan import Section
from app.domain.progress import FourWayCount

if TYPE_CHECKING:
    from app.register.count_table import CountLine


def _arguments(parser: argparse.ArgumentParser) -> None:
    book_argument(parser)
    period_argument(parser)


def _run(arguments: argparse.Namespace) -> int:
    from app.register.count_table import COUNT_BY_LABELS, CountBy
    from app.services.show_counts import count_period

    period = period_of(arguments)
    with opened_book(arguments) as core:
        table = count_period(core, period)
    before = table.all_items.before
    as_json: Json = {
        "period": period.code,
        "today": table.today,
        "total": _counted(table.all_items),
        "previous": {"period": before.period.code, "on": before.on} if before else None,
        "units": [{"unit": line.label, **_counted(line)} for line in table.lines[CountBy.UNIT]],
        "sections": [{**_section_json(line), **_counted(line)} for line in table.lines[CountBy.SECTION]],
        "plans": [{"plan": line.label, "subject": line.note, **_counted(line)} for line in table.lines[CountBy.PLAN]],
        "overseers": [
            {"overseer": line.label if line.subject else None, "oversees": line.note, **_counted(line)}
            for line in table.lines[CountBy.OVERSEER]
        ],
        "months": [
            {"period": line.subject.code if isinstance(line.subject, Period) else None, **_counted(line)}
            for line in table.lines[CountBy.PERIOD]
        ],
    }
    lines = [f"{period.label}, tính đến ngày {table.today:%d/%m/%Y}", _head(""), _line(table.all_items)]
    for by, label in COUNT_BY_LABELS.items():
        if table.lines[by]:
            lines += ["", _head(f"Theo {label.lower()}"), *(_line(line) for line in table.lines[by])]
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


def _counted(line: "CountLine") -> Json:
    """Return a line's count, and what it was in the period before; None when that was not followed."""
    return {**count_json(line.count), "previous": count_json(line.before.count) if line.before else None}


def _section_json(line: "CountLine") -> Json:
    section = line.subject if isinstance(line.subject, Section) else None
    return {
        "plan": line.plan.document.citation if line.plan else None,
        "number": section.number if section else None,
        "title": section.title if section else None,
    }


def _head(title: str) -> str:
    return f"{title:38}{'đúng hạn':>10}{'quá hạn, xong':>15}{'trong hạn':>11}{'quá hạn':>9}{'tỷ lệ':>8}{'kỳ trước':>10}"


def _line(line: "CountLine") -> str:
    found, before = line.count, line.before
    figures = f"{found.done_on_time:>10}{found.done_late:>15}{found.in_term:>11}{found.overdue:>9}"
    return f"{line.label[:36]:38}{figures}{_rate(found):>8}{_rate(before.count) if before else '–':>10}"


def _rate(found: FourWayCount) -> str:
    return "–" if found.rate is None else f"{found.rate:.1f}%".replace(".", ",")


COMMAND = Command("count", "đếm đầu việc của một kỳ theo bốn nhóm", _arguments, _run)
