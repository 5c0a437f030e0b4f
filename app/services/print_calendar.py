"""The calendar laid out for A4 paper: the month, week, agenda or year that is looked at, of one plan or of all."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from app.domain.ids import PlanId
from app.domain.period import PeriodKind, period_of
from app.domain.progress import STANDING_LABELS
from app.exporters.calendar_pages import AgendaRow, Heading, PrintedDay, PrintedMonth, agenda_pages, days_pages, year_pages
from app.exporters.pages.pieces import Page
from app.services.show_days import DayEntries, DaysView, DueTask, YearView, month_sheet, show_days, show_year
from app.services.workspace import Workspace
from app.store import plans

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


class PrintedSheet(StrEnum):
    """What is printed."""

    MONTH = "month"
    WEEK = "week"
    AGENDA = "agenda"
    YEAR = "year"


LIES_ON_ITS_SIDE = frozenset({PrintedSheet.MONTH, PrintedSheet.WEEK, PrintedSheet.YEAR})
"""The sheets that fit better on paper that lies on its side."""


def calendar_pages(
    core: Workspace, sheet: PrintedSheet, on: date, plan_id: PlanId | None, *, is_landscape: bool
) -> tuple[Page, ...]:
    """Return the month, week, agenda of a month, or year of a day, on A4 pages.

    Args:
        core: the open book.
        sheet: which of them.
        on: a day of it.
        plan_id: only one plan's work; None for all.
        is_landscape: whether the paper lies on its side.
    """
    if sheet is PrintedSheet.YEAR:
        whole = show_year(core, on.year, plan_id)
        heading = _heading(core, f"LỊCH CÔNG TÁC NĂM {on.year}", whole)
        return year_pages(heading, [_printed_month(whole, number) for number in range(1, 13)], is_landscape=is_landscape).pages
    if sheet is PrintedSheet.MONTH:
        view = show_days(core, month_sheet(on), plan_id)
        days = _whole_weeks([_printed_day(day, on.month) for day in view.days])
        heading = _heading(core, f"LỊCH CÔNG TÁC THÁNG {on.month}/{on.year}", view)
        return days_pages(heading, days, is_landscape=is_landscape).pages
    if sheet is PrintedSheet.WEEK:
        week = period_of(PeriodKind.WEEK, on)
        view = show_days(core, week, plan_id)
        title = f"LỊCH CÔNG TÁC TUẦN {week.starts_on:%d/%m/%Y} – {week.ends_on:%d/%m/%Y}"
        days = [_printed_day(day, 0) for day in view.days]
        return days_pages(_heading(core, title, view), days, is_landscape=is_landscape, size=10.5).pages
    view = show_days(core, period_of(PeriodKind.MONTH, on), plan_id)
    heading = _heading(core, f"CHƯƠNG TRÌNH CÔNG TÁC THÁNG {on.month}/{on.year}", view)
    return agenda_pages(heading, list(_agenda_rows(view)), is_landscape=is_landscape).pages


def _heading(core: Workspace, title: str, view: DaysView | YearView) -> Heading:
    plan = plans.get(core.book, view.plan_id).document.citation if view.plan_id is not None else "mọi kế hoạch"
    return Heading(title, f"Năm {view.year_name}, {plan}; tình trạng đến ngày {view.today:%d/%m/%Y}")


def _printed_day(view: DayEntries, month: int) -> PrintedDay:
    on = view.day.on
    number = f"{on.day}/{on.month}" if on.day == 1 else str(on.day)
    is_faint = month not in (0, on.month)
    notes = tuple(text for text, _ in _named(view))
    lines = tuple(_sheet_lines(view))
    return PrintedDay(number, view.day.lunar_label, notes, lines, is_faint, view.day.is_day_off)


def _whole_weeks(days: list[PrintedDay]) -> list[PrintedDay]:
    """Leave out the weeks that have no day of the month."""
    weeks = [days[start : start + 7] for start in range(0, len(days), 7)]
    return [day for week in weeks if any(not one.is_faint for one in week) for day in week]


def _agenda_rows(view: DaysView) -> Iterator[AgendaRow]:
    for day in view.days:
        on, lunar = day.day.on, day.day.lunar
        name = f"{on:%d/%m}, {_WEEKDAYS[on.weekday()]} ({lunar.day}/{lunar.month}\u00a0ÂL)"
        for number, (text, state) in enumerate((*_named(day), *_entries(day))):
            yield AgendaRow(name if number == 0 else "", text, state)


def _named(view: DayEntries) -> Iterator[tuple[str, str]]:
    day = view.day
    if day.holiday:
        yield day.holiday, "Ngày nghỉ" if day.is_day_off else "Ngày làm việc"
    for name in day.anniversary_names:
        if name != day.holiday:
            yield name, "Kỷ niệm"


def _entries(view: DayEntries) -> Iterator[tuple[str, str]]:
    """Give what stands on a day: what it is, and how it stands."""
    for due in view.due:
        yield _due_words(due), f"{STANDING_LABELS[due.standing]} ({due.count.done}/{due.count.total})"
    yield from _others(view)


def _others(view: DayEntries) -> Iterator[tuple[str, str]]:
    """Give the same of all but deadlines."""
    for activity in view.remedies:
        yield activity.title, "Đã khắc phục" if activity.remedied_on else "Phải khắc phục"
    for line in view.prepared:
        step = line.step
        text = f"{step.preparation.mark} {step.preparation.text} (trước ngày {step.target_on:%d/%m})"
        yield text, "Đã chuẩn bị" if step.done_on else "Chuẩn bị"
    for activity in view.activities:
        yield activity.title, "Đã làm"


def _sheet_lines(view: DayEntries) -> Iterator[str]:
    """Give what stands on a day for the little room of a sheet: where it is cut, number and state are there still."""
    for due in view.due:
        state = STANDING_LABELS[due.standing].lower()
        yield f"{due.task.number} {state} {due.count.done}/{due.count.total}: {due.task.text.splitlines()[0]}"
    for text, state in _others(view):
        yield f"{state}: {text}"


def _due_words(due: DueTask) -> str:
    return f"{due.task.number} {due.task.text.splitlines()[0]}"


def _printed_month(view: YearView, number: int) -> PrintedMonth:
    days = view.of_month(number)
    total = sum(day.count.total for day in days)
    named = tuple(
        f"{day.day.on.day}/{number}: {name}"
        for day in days
        for name in dict.fromkeys((day.day.holiday, *day.day.anniversary_names))
        if name
    )
    return PrintedMonth(
        f"Tháng {number}" + (f": {total} đầu việc" if total else ""),
        days[0].day.on.weekday(),
        tuple(day.count.total for day in days),
        frozenset(day.day.on.day for day in days if day.day.is_day_off),
        named,
    )
