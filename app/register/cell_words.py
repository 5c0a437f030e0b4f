"""What a cell of the matrix says in few words, the same on the screen and in a workbook."""

from datetime import date

from app.domain.progress import FourWayCount, Standing
from app.register.item_matrix import ItemCell


def cell_words(found: ItemCell, today: date) -> str:
    """Return "20/12", "quá 6 ngày", "hạn 25/12" of one work item; "3/4" of several, of which three are done."""
    if found.number > 1:
        return _of_many(found.count)
    return _of_one(found, found.standing, today)


def is_untouched(found: ItemCell) -> bool:
    """Whether it is a single work item that is not begun, with time left."""
    return found.number == 1 and found.standing is Standing.IN_TERM and not found.is_begun


def _of_one(found: ItemCell, standing: Standing | None, today: date) -> str:
    due_on = found.due_on
    match standing:
        case Standing.DONE_ON_TIME:
            return _day(found.done_on)
        case Standing.DONE_LATE:
            return f"{_day(found.done_on)} muộn"
        case Standing.OVERDUE if due_on:
            return f"quá {(today - due_on).days} ngày"
        case Standing.DUE_SOON if due_on:
            return f"còn {(due_on - today).days} ngày" if due_on > today else "hôm nay"
        case Standing.NOT_APPLICABLE:
            return "không làm"
        case _:
            return f"hạn {_day(due_on)}" if due_on else ("đang làm" if found.is_begun else "chưa làm")


def _of_many(count: FourWayCount) -> str:
    said = f"{count.done:,}/{count.total:,}" if count.total else f"{count.not_applicable:,} không làm"
    return said.replace(",", ".")


def _day(on: date | None) -> str:
    return f"{on:%d/%m}" if on else "–"
