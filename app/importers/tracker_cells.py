"""What somebody typed into a tracker's cell -> the field's value, or why it cannot be used. Nothing is guessed.

To teach it another wording of a state: one line in `STATE_WORDINGS`, folded (lower case, no diacritics).
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from app.domain.progress import STATE_LABELS, ProgressState
from app.domain.tracker import FieldKind, RowProblem
from app.domain.tracker_sheet import LONGEST_CELL_TEXT, cell_length
from app.text.compare import fold
from app.text.normalise import clean

CellValue = str | int | float | bool | date | datetime | time | timedelta

# Only wordings that mean one thing. "không", "đã", "chưa hoàn thành" (begun or not?) are left to the clerk.
STATE_WORDINGS: dict[ProgressState, tuple[str, ...]] = {
    ProgressState.NOT_YET_DUE: ("chua den han", "chua toi ky", "chua toi han", "chua den thoi han", "chua den ky han"),
    ProgressState.NOT_STARTED: ("chua", "chua lam", "chua th", "chua trien khai", "chua tien hanh", "chua bat dau"),
    ProgressState.IN_PROGRESS: ("dang", "dang lam", "dang th", "dang trien khai", "dang tien hanh", "dang hoan thien"),
    ProgressState.COMPLETED: (
        "xong",
        "da xong",
        "ht",
        "da ht",
        "da hoan thanh",
        "hoan tat",
        "da hoan tat",
        "da thuc hien",
        "da thuc hien xong",
        "da lam xong",
        "hoan thanh 100",
        "da hoan thanh 100",
        "hoan thanh dung han",
        "hoan thanh qua han",
    ),
    ProgressState.NOT_APPLICABLE: ("khong th", "khong phai thuc hien", "khong phai lam", "khong trien khai", "khong ap dung"),
}
_STATES = {fold(label): state for state, label in STATE_LABELS.items()} | {
    wording: state for state, wordings in STATE_WORDINGS.items() for wording in wordings
}

# On folded text, where every mark between the numbers has become a space. Day first: so says the sheet, so writes the country.
_DAY_FIRST = re.compile(r"(?:ngay )?(\d{1,2}) (?:thang )?(\d{1,2}) (?:nam )?(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4}) (\d{1,2}) (\d{1,2})")
_YEARS = range(2000, 2100)
# A date whose format was lost is the number of days since this one.
_DAY_ZERO = date(1899, 12, 30)


class UnreadableCell(Exception):
    """What stands in a cell cannot be used; `problem` says why."""

    def __init__(self, problem: RowProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def field_value(kind: FieldKind, value: CellValue) -> str:
    """Return what `value` says for a field of this kind, as `shown_values` writes it; "" for an empty cell.

    Raises:
        UnreadableCell: it says nothing that is certain.
    """
    if isinstance(value, str) and not value.strip():
        return ""
    return _READERS[kind](value)


def plain_text(value: CellValue) -> str:
    """Return a cell's value as its text, the way a Vietnamese sheet shows it: 1,5 and 15/12/2022."""
    match value:
        case str():
            return clean(value)
        case bool():
            return "Đúng" if value else "Sai"
        case int() | float():
            return f"{value:.15g}".replace(".", ",")
        case datetime() if value.time() != time():
            return f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            return str(value)


def _text(value: CellValue) -> str:
    text = plain_text(value)
    if cell_length(text) > LONGEST_CELL_TEXT:
        raise UnreadableCell(RowProblem.TEXT_TOO_LONG)
    return text


def _state(value: CellValue) -> str:
    state = _STATES.get(fold(clean(value))) if isinstance(value, str) else None
    if state is None:
        raise UnreadableCell(RowProblem.BAD_STATE)
    return state.value


def _date(value: CellValue) -> str:
    match value:
        case datetime():
            found = value.date()
        case date():
            found = value
        case str():
            found = _date_in_words(fold(clean(value)))
        case int() | float() if not isinstance(value, bool) and 0 < value < 100_000:
            found = _DAY_ZERO + timedelta(days=int(value))
        case _:
            found = None
    if found is None or found.year not in _YEARS:
        raise UnreadableCell(RowProblem.BAD_DATE)
    return found.isoformat()


def _date_in_words(folded: str) -> date | None:
    """Return the date that a folded text spells out in full, None when it does not or there is no such day."""
    if found := _DAY_FIRST.fullmatch(folded):
        day, month, year = (int(text) for text in found.groups())
    elif found := _YEAR_FIRST.fullmatch(folded):
        year, month, day = (int(text) for text in found.groups())
    else:
        return None
    try:
        return date(year if year >= 100 else 2000 + year, month, day)
    except ValueError:
        return None


_READERS: dict[FieldKind, Callable[[CellValue], str]] = {
    FieldKind.STATE: _state,
    FieldKind.DATE: _date,
    FieldKind.TEXT: _text,
}
