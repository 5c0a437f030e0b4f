"""What somebody typed into a tracker's cell -> the field's value, or why it cannot be used. Nothing is guessed.

States are found in `app.domain.state_wordings`, days in `tracker_dates`.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from app.domain.state_wordings import state_in_words
from app.domain.tracker import FieldKind, RowProblem
from app.domain.tracker_sheet import LONGEST_CELL_TEXT, cell_length
from app.importers.sheets.content import CellValue
from app.importers.tracker_dates import NO_HABIT, DateHabit, UnreadableCell, locked_date, read_date
from app.text.normalise import clean


def field_value(kind: FieldKind, value: CellValue, habit: DateHabit = NO_HABIT) -> str:
    """Return what `value` says for a field of this kind, as `shown_row` writes it; "" for an empty cell.

    Raises:
        UnreadableCell: it says nothing that is certain.
    """
    if isinstance(value, str) and not value.strip():
        return ""
    return _READERS[kind](value, habit)


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


def _text(value: CellValue, _habit: DateHabit) -> str:
    text = plain_text(value)
    if cell_length(text) > LONGEST_CELL_TEXT:
        raise UnreadableCell(RowProblem.TEXT_TOO_LONG)
    return text


def _state(value: CellValue, _habit: DateHabit) -> str:
    state = state_in_words(clean(value)) if isinstance(value, str) else None
    if state is None:
        raise UnreadableCell(RowProblem.BAD_STATE)
    return state.value


def _deadline(value: CellValue, habit: DateHabit) -> str:
    """Return the day that stands there, else the words: "Thường xuyên" is a deadline too, as it was sent."""
    try:
        return locked_date(value, habit).isoformat()
    except UnreadableCell:
        return _text(value, habit)


def _date(value: CellValue, habit: DateHabit) -> str:
    return read_date(value, habit).isoformat()


_READERS: dict[FieldKind, Callable[[CellValue, DateHabit], str]] = {
    FieldKind.STATE: _state,
    FieldKind.DATE: _date,
    FieldKind.TEXT: _text,
    FieldKind.NUMBERS: _text,
    FieldKind.NAMES: _text,
    FieldKind.DEADLINE: _deadline,
}
