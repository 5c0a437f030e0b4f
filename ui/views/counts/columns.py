"""THE TABLE of the columns of a count. To add one: a row in `count_columns`; drawing and links follow from it."""

from collections.abc import Callable, Sequence

from app.domain.plan import Section
from app.domain.progress import FourWayCount, Heap
from app.register.count_table import CountLine, CountTable, figure_before
from app.register.selection import EVERY_ITEM, Figure
from ui.kit.cells import Cell
from ui.kit.numbers import grouped, percent
from ui.kit.table import Column, Side
from ui.looks.task import heading

_HEAPS: tuple[tuple[Heap, str, int, int], ...] = (
    (Heap.TOTAL, "Phải thực hiện", 112, 0),
    (Heap.DONE_ON_TIME, "Xong đúng hạn", 112, 0),
    (Heap.DONE_LATE, "Xong muộn", 88, 0),
    (Heap.IN_TERM, "Trong hạn", 84, 0),
    (Heap.OVERDUE, "Quá hạn", 76, 0),
    (Heap.NOT_APPLICABLE, "Không thực hiện", 116, 1),
)
"""Heap, head, width, and whether the column leaves first where there is no room."""
_COLOURS = {Heap.OVERDUE: "late"}


def count_columns(table: Callable[[], CountTable | None]) -> list[Column[CountLine]]:
    """Return the columns of a count; `table` gives the counts that are shown."""

    def figures(line: CountLine, heap: Heap, title: str) -> Sequence[Figure]:
        shown = table()
        return [shown.figure(line, heap, title)] if shown else []

    def of_heap(heap: Heap, title: str, width: int, yields: int) -> Column[CountLine]:
        return Column(
            title,
            lambda line: _number(line.count.of(heap), _COLOURS.get(heap, "accent")),
            width,
            yields,
            lambda line: figures(line, heap, title),
            side=Side.RIGHT,
        )

    return [
        Column("Đếm theo", lambda line: Cell(_name(line), lines=2, bold=line.wanted == EVERY_ITEM)),
        *(of_heap(*one) for one in _HEAPS),
        Column(
            "Tỷ lệ", lambda line: _rate(line.count), 76, 0, lambda line: figures(line, Heap.FELL_DUE, "Đã đến hạn"), Side.RIGHT
        ),
        Column("Kỳ trước", lambda line: _rate(line.before.count if line.before else None), 84, 2, _before, Side.RIGHT),
        Column(
            "Thay đổi",
            lambda line: Cell(_change(line), colour="ink_soft"),
            96,
            3,
            side=Side.RIGHT,
            sorts_by=lambda line: line.change,
        ),
    ]


def words_of(line: CountLine) -> tuple[str, ...]:
    """Return a line as text for the clipboard, in the order of `HEAD`."""
    numbers = (str(line.count.of(heap)) for heap, *_ in _HEAPS)
    before = percent(line.before.count.rate) if line.before else ""
    change = "" if line.change is None else str(line.change).replace(".", ",")
    return (line.label, line.note, *numbers, percent(line.count.rate), before, change)


HEAD = ("Đếm theo", "Ghi chú", *(title for _, title, *_ in _HEAPS), "Tỷ lệ", "Kỳ trước", "Thay đổi (điểm %)")


def _name(line: CountLine) -> str:
    label = line.label
    if isinstance(line.subject, Section):
        label = f"{line.subject.number}. {heading(line.subject.title)}"
    return f"{label}\n{line.note}" if line.note else label


def _number(number: int, colour: str) -> Cell:
    return Cell(grouped(number), colour=colour if number else "ink_soft")


def _rate(count: FourWayCount | None) -> Cell:
    if count is None or count.rate is None:
        return Cell("–", colour="ink_soft")
    return Cell(percent(count.rate), colour="accent")


def _before(line: CountLine) -> Sequence[Figure]:
    figure = figure_before(line, Heap.FELL_DUE, "Đã đến hạn")
    return [figure] if figure is not None and figure.number else []


def _change(line: CountLine) -> str:
    if line.change is None:
        return "–"
    if not line.change:
        return "không đổi"
    sign = "+" if line.change > 0 else "−"
    return f"{sign}{str(abs(line.change)).removesuffix('.0').replace('.', ',')} điểm"
