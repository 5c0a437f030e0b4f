"""A month as a list: every day on which something stands, line by line."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.show_days import DaysView
from ui.kit.cells import Cell
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.table import Column, RowsModel, RowsTable
from ui.views.calendar_place.entries import Entry, entries_of, named_days_of, state_cell

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_Row = tuple[Entry, str, str]


class Agenda(QWidget):
    """The list.

    Signals:
        entry_activated: Enter or a double click on an entry.
        day_selected: the date of the line under the cursor.
        figures_chosen: the figures that were clicked.
    """

    entry_activated = Signal(object)
    day_selected = Signal(object)
    figures_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False  # then the cursor is put somewhere, not moved by the clerk
        self._model: RowsModel[_Row] = RowsModel(
            (
                Column("Ngày", lambda row: Cell(row[1], bold=bool(row[1])), 132),
                Column("Âm lịch", lambda row: Cell(row[2], colour="ink_soft"), 76, yields=1),
                Column("Nội dung", lambda row: _words(row[0])),
                Column("Tình trạng", lambda row: state_cell(row[0]), 168, figures=lambda row: row[0].figures),
            ),
            self,
        )
        self.table = RowsTable(self._model, self.tr("Chương trình của tháng"), 44, keeps_order=True)
        self.empty = EmptyState(
            self.tr("Tháng này không có việc nào"),
            self.tr("Không có hạn, việc chuẩn bị, hoạt động hay ngày kỷ niệm nào trong phạm vi đang xem."),
            self.tr("Xem tháng sau"),
        )
        self._body = WithEmptyState(self.table, self.empty)
        self.table.activated.connect(self._on_activated)
        self.table.figures_chosen.connect(self.figures_chosen)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell_day())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._body)

    @property
    def entries(self) -> list[Entry]:
        """The lines."""
        return [entry for entry, _, _ in self._model.rows]

    def show_days(self, view: DaysView, selected: date) -> None:
        """Show other days; the cursor goes to the first line on or after a date."""
        rows = list(_rows(view))
        self._is_filling = True
        self._model.set_rows(rows)
        self._body.show_view(bool(rows))
        if rows:
            place = next((number for number, row in enumerate(rows) if row[0].on >= selected), len(rows) - 1)
            self.table.selectRow(place)
        self._is_filling = False

    def _on_activated(self) -> None:
        row = self.table.current_row
        if row is not None and self._model.rows[row][0].source is not None:
            self.entry_activated.emit(self._model.rows[row][0])

    def _tell_day(self) -> None:
        row = self.table.current_row
        if not self._is_filling and row is not None and row < len(self._model.rows):
            self.day_selected.emit(self._model.rows[row][0].on)


def _rows(view: DaysView) -> Iterator[_Row]:
    """Give the lines; only the first one of a day says which day it is."""
    for day in view.days:
        on = day.day.on
        lines = [*named_days_of(day), *entries_of(day, view.today)]
        for number, entry in enumerate(lines):
            today = "\nhôm nay" if on == view.today else ""
            said = f"{_WEEKDAYS[on.weekday()]}, {on:%d/%m}{today}" if not number else ""
            yield entry, said, f"{day.day.lunar.day}/{day.day.lunar.month}" if not number else ""


def _words(entry: Entry) -> Cell:
    text = f"{entry.name}\n{entry.note}" if entry.note else entry.name
    return Cell(text, colour="ink" if entry.source is not None else "ink_soft")
