"""A chart in a document: counted from the very work items the document reports on, so that its figures are those of the text."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from app.domain.ids import UnitId
from app.domain.progress import HEAP_LABELS, STANDINGS_OF, Heap, WorkItem
from app.register.chart import CHART_LABELS, FOUR_WAYS, ChartKind
from app.register.selection import main_section_of
from app.reports.data import ReportData
from app.reports.document import ChartBlock, ChartFill, ChartSeries

_MOST_BARS = 14
"""Bars that lie in half a page; what more there is stands in the last one together."""

_FILLS = {
    Heap.DONE_ON_TIME: ChartFill.SOLID,
    Heap.DONE_LATE: ChartFill.STRIPED,
    Heap.IN_TERM: ChartFill.PALE,
    Heap.OVERDUE: ChartFill.CROSSED,
    Heap.TOTAL: ChartFill.SOLID,
}
_NAMES = {**HEAP_LABELS, Heap.TOTAL: "Đến hạn"}

Groups = Iterable[tuple[str, list[WorkItem]]]


def chart_of_items(data: ReportData, kind: ChartKind, key: str) -> ChartBlock | None:
    """Return a chart of the work items of a document; None where there is nothing to draw.

    Args:
        data: what the document is made from.
        kind: what the chart is of.
        key: the name of its block.
    """
    counted = STANDINGS_OF[Heap.TOTAL]
    items = [item for item in data.items if data.standing(item) in counted]
    groups = _folded(list(_GROUPS[kind](data, items)))
    if not groups:
        return None
    series = (Heap.TOTAL,) if kind is ChartKind.WORKLOAD else FOUR_WAYS
    return ChartBlock(
        title=f"{CHART_LABELS[kind]}, {data.period.label}",
        bars=tuple(name for name, _ in groups),
        series=tuple(
            ChartSeries(_NAMES[heap], _FILLS[heap], tuple(_amount(data, heap, own) for _, own in groups)) for heap in series
        ),
        is_upright=kind in (ChartKind.MONTHS, ChartKind.WORKLOAD),
        sources=tuple(dict.fromkeys(item.key for _, own in groups for item in own)),
        key=key,
    )


def _amount(data: ReportData, heap: Heap, items: Iterable[WorkItem]) -> int:
    return sum(data.standing(item) in STANDINGS_OF[heap] for item in items)


def _folded(groups: list[tuple[str, list[WorkItem]]]) -> list[tuple[str, list[WorkItem]]]:
    """Return groups as many as have room, the last of them all that is over."""
    if len(groups) <= _MOST_BARS:
        return groups
    shown, over = groups[: _MOST_BARS - 1], groups[_MOST_BARS - 1 :]
    return [*shown, (f"Còn lại ({len(over)})", [item for _, items in over for item in items])]


def _by_unit(data: ReportData, items: Iterable[WorkItem]) -> Groups:
    found: dict[UnitId, list[WorkItem]] = {}
    for item in items:
        found.setdefault(item.unit_id, []).append(item)
    for unit_id in sorted(found, key=data.unit_order):
        yield data.units[unit_id].name, found[unit_id]


def _by_section(data: ReportData, items: Iterable[WorkItem]) -> Groups:
    main_of = main_section_of(data.sections)
    own = {task.id: main_of.get(task.section_id) if task.section_id else None for task in data.tasks}
    names = {section.id: f"{section.number}. {_in_small(section.title)}" for section in data.sections}
    found: dict[str, list[WorkItem]] = {}
    place = {task.id: number for number, task in enumerate(data.tasks)}
    for item in sorted(items, key=lambda one: place[one.task_id]):
        section = own[item.task_id]
        found.setdefault(names[section] if section is not None else "Không thuộc mục nào", []).append(item)
    yield from found.items()


def _by_month(data: ReportData, items: Iterable[WorkItem]) -> Groups:
    return _months((item.period.ends_on, item) for item in items)


def _by_deadline(data: ReportData, items: Iterable[WorkItem]) -> Groups:
    return _months((item.due_on, item) for item in items if item.due_on is not None)


def _months(items: Iterable[tuple[date, WorkItem]]) -> Groups:
    found: dict[tuple[int, int], list[WorkItem]] = {}
    for on, item in items:
        found.setdefault((on.year, on.month), []).append(item)
    has_years = len({year for year, _ in found}) > 1
    for year, month in sorted(found):
        yield f"{month:02d}/{year}" if has_years else f"Tháng {month}", found[year, month]


def _in_small(title: str) -> str:
    """Return a title without the capitals of a heading, which would shout beside a bar."""
    return title.capitalize() if title.isupper() else title


_GROUPS: Mapping[ChartKind, Callable[[ReportData, Iterable[WorkItem]], Groups]] = {
    ChartKind.UNITS: _by_unit,
    ChartKind.SECTIONS: _by_section,
    ChartKind.MONTHS: _by_month,
    ChartKind.WORKLOAD: _by_deadline,
}
