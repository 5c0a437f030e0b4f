"""What the charts show: progress by unit and by heading, the four-way count month by month, and what falls due in each month."""

from collections.abc import Callable
from datetime import date, timedelta

from app.domain.period import Period, PeriodKind, period_of, periods_within
from app.domain.progress import HEAP_LABELS, FourWayCount, Heap, sum_of
from app.register.chart import FOUR_WAYS, Chart, ChartBar, ChartKind
from app.register.count_table import CountBy, CountLine, CountTable
from app.register.selection import Selection, figure_of
from app.services import work_register
from app.services.count_sources import count_source
from app.services.show_counts import count_period
from app.services.show_days import due_figure
from app.services.workspace import Workspace


def show_chart(core: Workspace, period: Period, kind: ChartKind) -> Chart:
    """Return a chart of a period, of all plans; those over months show the year in which the period ends."""
    return _MAKERS[kind](core, period)


def _by_unit(core: Workspace, period: Period) -> Chart:
    return _of_table(count_period(core, period, [CountBy.UNIT]), CountBy.UNIT, ChartKind.UNITS)


def _by_section(core: Workspace, period: Period) -> Chart:
    return _of_table(count_period(core, period, [CountBy.SECTION]), CountBy.SECTION, ChartKind.SECTIONS)


def _of_table(table: CountTable, by: CountBy, kind: ChartKind) -> Chart:
    bars = tuple(_bar(line, table) for line in table.lines[by] if line.count.total)
    return Chart(kind, table.period, table.today, FOUR_WAYS, bars)


def _bar(line: CountLine, table: CountTable) -> ChartBar:
    figures = {heap: table.figure(line, heap, HEAP_LABELS[heap]) for heap in (*FOUR_WAYS, Heap.DONE, Heap.FELL_DUE, Heap.TOTAL)}
    ends = (Heap.DONE, Heap.FELL_DUE) if line.count.fell_due else (Heap.TOTAL,)
    return ChartBar(
        line.label, tuple(figures[heap] for heap in FOUR_WAYS), tuple(figures[heap] for heap in ends), line.count.rate
    )


def _by_month(core: Workspace, period: Period) -> Chart:
    """Give one bar a month, by where an item's own period ends, and one for what reaches beyond the year.

    Months gone by that were never opened are left out: nobody was asked for their work.
    """
    whole = period_of(PeriodKind.YEAR, period.ends_on)
    by_end = count_source(core, whole).by_end()
    bars: list[ChartBar] = []
    for month in periods_within(PeriodKind.MONTH, whole):
        if month.ends_on >= core.today or work_register.is_opened(core.book, month):
            count = sum_of(found for on, found in by_end.items() if month.starts_on <= on <= month.ends_on)
            bars.append(_month_bar(_month_name(month.starts_on), count, whole, (month.starts_on, month.ends_on), core.today))
    beyond = sum_of(count for on, count in by_end.items() if on > whole.ends_on)
    if beyond.total:
        after = (whole.ends_on + timedelta(days=1), None)
        bars.append(_month_bar(f"Sau {whole.starts_on.year}", beyond, whole, after, core.today))
    return Chart(ChartKind.MONTHS, whole, core.today, FOUR_WAYS, tuple(bars))


def _month_bar(name: str, count: FourWayCount, whole: Period, ends: tuple[date, date | None], today: date) -> ChartBar:
    wanted = Selection(ends_from=ends[0], ends_to=ends[1])
    figures = {
        heap: figure_of(count, heap, f"{HEAP_LABELS[heap]} · {name}", whole, wanted, today) for heap in (*FOUR_WAYS, Heap.TOTAL)
    }
    return ChartBar(name, tuple(figures[heap] for heap in FOUR_WAYS), (figures[Heap.TOTAL],))


def _workload(core: Workspace, period: Period) -> Chart:
    """Give one bar a month: the items whose deadline lies in it, done or not."""
    whole = period_of(PeriodKind.YEAR, period.ends_on)
    due = work_register.due_counts(core, whole)
    bars: list[ChartBar] = []
    for month in periods_within(PeriodKind.MONTH, whole):
        number = sum(count.total for (on, _), count in due.items() if month.starts_on <= on <= month.ends_on)
        bars.append(
            ChartBar(_month_name(month.starts_on), (due_figure(number, month.starts_on, month.ends_on, None, core.today),))
        )
    return Chart(ChartKind.WORKLOAD, whole, core.today, (Heap.TOTAL,), tuple(bars))


def _month_name(on: date) -> str:
    return f"Tháng {on.month}"


_MAKERS: dict[ChartKind, Callable[[Workspace, Period], Chart]] = {
    ChartKind.UNITS: _by_unit,
    ChartKind.SECTIONS: _by_section,
    ChartKind.MONTHS: _by_month,
    ChartKind.WORKLOAD: _workload,
}
