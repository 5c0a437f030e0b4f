"""The columns of a tracker, in one table: the sheet, its checks and its widths follow from it.

On A4 lying on its side the widths of a tracker add up to 9 points and a little on paper (`tests/exporters` computes it): a column
that gets wider takes its room from another one.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from app.domain.tracker import PROGRESS_FIELDS, FieldKind, ProgressField, Tracker, TrackerRow, day_of, in_words, shown_row
from app.domain.tracker_sheet import CODE_LABEL, TASK_LABEL, row_code

# A row's values as `shown_row` gives them, worked out once a row.
Shown = dict[str, str]
_UNIT_WIDTH = 15


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet.

    Attributes:
        key: what it is called in code.
        label: its head.
        width: in characters.
        value: what its cell of a row holds.
        style: its cells' style; a date takes `date_style`, an empty cell `empty_style` where that is set.
        field: the progress field that comes back from it; None for what nobody reads again.
        hidden: kept from the reader's eye.
        is_elastic: gives room where another column needs it.
    """

    key: str
    label: str
    width: float
    value: Callable[[TrackerRow, Shown], str | date]
    style: str = "cell"
    date_style: str = "cell_date"
    empty_style: str = ""
    field: ProgressField | None = None
    hidden: bool = False
    is_elastic: bool = False

    @property
    def is_input(self) -> bool:
        """Whether the unit fills it in."""
        return self.field is not None and self.field.is_input


_INPUT_STYLES = {FieldKind.STATE: "input_state", FieldKind.DATE: "input_date"}
_RIGID = (FieldKind.STATE, FieldKind.DATE, FieldKind.DEADLINE)


def _field_column(field: ProgressField) -> Column:
    """Return the column of a progress field."""

    def value(_row: TrackerRow, shown: Shown) -> str | date:
        text = shown[field.key]
        is_day = field.kind in (FieldKind.DATE, FieldKind.DEADLINE)
        return (day_of(text) if is_day else None) or in_words(field.kind, text)

    if not field.is_input:
        return Column(field.key, field.label, field.width, value, style="cell_centre", field=field)
    return Column(
        field.key,
        field.label,
        field.width,
        value,
        style=_INPUT_STYLES.get(field.kind, "input_text"),
        date_style="input_date",
        empty_style="cell" if field.kind is FieldKind.NUMBERS else "",  # a task without indicators has nothing to fill in there
        field=field,
        is_elastic=field.kind not in _RIGID,
    )


# The codes stand between visible columns, so that whoever sorts or copies a block of rows takes them along. They are not
# wrapped: programs that fit row heights count hidden columns too.
_COLUMNS: tuple[Column, ...] = (
    Column("number", "TT", 5.5, lambda row, _shown: row.number, style="cell_centre"),
    Column("code", CODE_LABEL, 4, lambda row, _shown: row_code(row.item_uid), style="plain", hidden=True),
    Column("task", TASK_LABEL, 28, lambda row, _shown: row.task_text, is_elastic=True),
    Column("role", "Vai trò", 7, lambda row, _shown: row.role, style="cell_centre"),
    *(_field_column(field) for field in PROGRESS_FIELDS),
    Column("last_period", "Kỳ trước", 15, lambda row, _shown: row.last_period, is_elastic=True),
)
_UNIT_COLUMN = Column("unit", "Đơn vị", _UNIT_WIDTH, lambda row, _shown: row.unit_name)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one tracker and where they stand, counted from 0."""

    columns: tuple[Column, ...]

    def place(self, key: str) -> int:
        """Return where a column stands."""
        return next(place for place, column in enumerate(self.columns) if column.key == key)

    @property
    def first_input(self) -> int:
        """Where the unit begins to fill in."""
        return next(place for place, column in enumerate(self.columns) if column.is_input)

    @property
    def last(self) -> int:
        """Where the table ends."""
        return len(self.columns) - 1


def layout_of(tracker: Tracker) -> Layout:
    """Return the columns of a tracker: with the rows of several units, their names take room from the elastic columns."""
    if not tracker.has_units:
        return Layout(_COLUMNS)
    elastic = sum(column.width for column in _COLUMNS if column.is_elastic)
    left = (elastic - _UNIT_WIDTH) / elastic
    columns = [replace(one, width=round(one.width * left, 1)) if one.is_elastic else one for one in _COLUMNS]
    task = next(place for place, one in enumerate(columns) if one.key == "task")
    return Layout((*columns[:task], _UNIT_COLUMN, *columns[task:]))


def values_of(layout: Layout, row: TrackerRow) -> list[str | date]:
    """Return what stands in the cells of a row."""
    shown = shown_row(row)
    return [column.value(row, shown) for column in layout.columns]
