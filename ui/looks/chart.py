"""How a chart of work items is drawn: the colour and fill of each heap, and the words of every part."""

from app.domain.progress import HEAP_LABELS, Heap
from app.register.chart import Chart, ChartBar
from app.register.selection import Figure
from ui.kit.chart_layout import Bar, Drawing, Fill, Part, Series
from ui.kit.numbers import grouped, percent
from ui.looks.task import heading

SERIES: dict[Heap, Series] = {
    Heap.DONE_ON_TIME: Series(HEAP_LABELS[Heap.DONE_ON_TIME], "done", Fill.SOLID),
    Heap.DONE_LATE: Series(HEAP_LABELS[Heap.DONE_LATE], "soon", Fill.STRIPED),
    Heap.IN_TERM: Series(HEAP_LABELS[Heap.IN_TERM], "accent_bar", Fill.PALE),
    Heap.OVERDUE: Series(HEAP_LABELS[Heap.OVERDUE], "late", Fill.CROSSED),
    Heap.TOTAL: Series("Đến hạn", "accent_bar", Fill.SOLID),
}
"""Each is known by its fill alone too: full, striped, empty, crossed."""


def drawing_of(chart: Chart) -> Drawing:
    """Return a chart as it is drawn."""
    series = tuple(SERIES[heap] for heap in chart.series)
    bars = tuple(_bar(bar, series) for bar in chart.bars)
    return Drawing(f"{chart.title}, tính đến {chart.today:%d/%m/%Y}", series, bars, chart.is_upright)


def _bar(bar: ChartBar, series: tuple[Series, ...]) -> Bar:
    name = _name(bar.label)
    parts = tuple(
        Part(part.number, grouped(part.number), f"{name}: {one.name.lower()} {grouped(part.number)}", (part,))
        for one, part in zip(series, bar.parts, strict=True)
    )
    return Bar(name, parts, _end(name, bar.ends, bar.rate) if bar.ends and bar.number else None)


def _end(name: str, ends: tuple[Figure, ...], rate: float | None) -> Part:
    """Return what stands behind a bar: what was done of what fell due and its rate, or how many there are."""
    numbers = [grouped(figure.number) for figure in ends]
    if len(numbers) == 1:
        return Part(0, numbers[0], f"{name}: {numbers[0]} đầu việc", ends)
    spoken = f"{name}: đã xong {' trên '.join(numbers)} việc đến hạn, {percent(rate)}"
    return Part(0, f"{'/'.join(numbers)} · {percent(rate)}", spoken, ends)


def _name(label: str) -> str:
    """Return the name of a bar; capitals of a heading would shout."""
    number, dot, title = label.partition(". ")
    return f"{number}. {heading(title)}" if dot else heading(label)
