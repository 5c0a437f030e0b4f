"""How the work items of a cell of the matrix are said: sign, colour and few words; aloud in whole ones."""

from datetime import date

from app.domain.progress import HEAP_LABELS, STANDING_LABELS, Heap, Standing
from app.register.cell_words import cell_words, is_untouched
from app.register.item_matrix import ItemCell
from ui.kit.cells import Cell
from ui.kit.chip import IDLE
from ui.kit.numbers import grouped, short_date
from ui.looks.standing import LOOKS

_TOLD = (Heap.DONE_LATE, Heap.DUE_SOON, Heap.OVERDUE, Heap.NOT_APPLICABLE)


def item_cell(found: ItemCell | None, today: date) -> Cell:
    """Return how a cell is drawn: "✔ 20/12", "! quá 6 ngày" of one item; "3/4" of several, in the look of the most pressing."""
    if found is None or found.standing is None:
        return Cell("")
    look = IDLE if is_untouched(found) else LOOKS[found.standing]
    return Cell(cell_words(found, today), chip=look)


def item_cell_spoken(found: ItemCell | None, today: date) -> str:
    """Return a cell in whole words, without what it is about."""
    if found is None or found.standing is None:
        return "không có đầu việc"
    if found.number == 1:
        done = f", xong {short_date(found.done_on, year=True)}" if found.done_on else ""
        due = f", hạn {short_date(found.due_on, year=True)}" if found.due_on else ", chưa có thời hạn"
        late = f" {(today - found.due_on).days} ngày" if found.standing is Standing.OVERDUE and found.due_on else ""
        return f"{STANDING_LABELS[found.standing].lower()}{late}{done}{due}"
    count = found.count
    told = [f"{grouped(count.of(heap))} {HEAP_LABELS[heap].lower()}" for heap in _TOLD if count.of(heap)]
    return ", ".join([f"đã xong {grouped(count.done)} trên {grouped(count.total)} đầu việc phải thực hiện", *told])
