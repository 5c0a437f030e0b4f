"""All of the day under the cursor: what it is, what stands on it, and what can be done about it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.services.show_days import DayEntries
from ui.kit.card import Card, plain_label
from ui.kit.cells import Cell
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.table import Column, RowsModel, RowsTable
from ui.views.calendar_place.entries import Entry, day_notes, day_title, entries_of, state_cell


class DayPanel(QWidget):
    """One day.

    Signals:
        entry_activated: Enter, a double click or the button on an entry.
        move_requested: the clerk wants another day for an entry.
        figures_chosen: the figures of an entry that were clicked.
    """

    entry_activated = Signal(object)
    move_requested = Signal(object)
    figures_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card("")
        self._notes = plain_label("", "soft", wraps=True)
        self._notes.setContentsMargins(12, 8, 12, 8)
        self._model: RowsModel[Entry] = RowsModel(
            (
                Column("Nội dung", lambda entry: Cell(f"{entry.name}\n{entry.note}" if entry.note else entry.name, lines=2)),
                Column("Tình trạng", state_cell, 168, figures=lambda entry: entry.figures),
            ),
            self,
        )
        self.table = RowsTable(self._model, self.tr("Việc của ngày đang chọn"), 62)
        empty = EmptyState(
            self.tr("Không có việc nào"),
            self.tr("Ngày này không có hạn, việc chuẩn bị hay hoạt động nào trong phạm vi đang xem."),
        )
        self._body = WithEmptyState(self.table, empty)
        self._card.body.addWidget(self._notes)
        self._card.body.addWidget(self._body, 1)
        foot = self._card.add_foot()
        self.open = QPushButton(self.tr("Mở"))
        self.open.setToolTip(self.tr("Mở danh sách đầu việc, nhiệm vụ hoặc hoạt động của dòng đang chọn (Enter)"))
        self.open.clicked.connect(lambda: self._give(self.entry_activated))
        self.move_entry = QPushButton(self.tr("Đổi hạn…"))
        self.move_entry.setToolTip(self.tr("Đổi hạn hoặc gia hạn việc đang chọn; cũng có thể kéo việc sang ngày khác trong lịch"))
        self.move_entry.clicked.connect(lambda: self._give(self.move_requested))
        for button in (self.open, self.move_entry):
            foot.addWidget(button)
        self.table.activated.connect(lambda _: self._give(self.entry_activated))
        self.table.figures_chosen.connect(self.figures_chosen)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)
        self._offer()

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        row = self.table.current_row
        return self._model.rows[row] if row is not None and row < len(self._model.rows) else None

    @property
    def entries(self) -> list[Entry]:
        """What the day shows."""
        return self._model.rows

    def show_day(self, view: DayEntries, today: date) -> None:
        """Show another day."""
        entries, notes = list(entries_of(view, today)), day_notes(view)
        weekday, _, rest = day_title(view).partition(", ")
        self._card.set_title(f"{weekday} {view.day.on:%d/%m/%Y}", rest.partition(", ")[2])
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        self._model.set_rows(entries)
        self._body.show_view(bool(entries))
        if entries:
            self.table.selectRow(0)
        self._offer()

    def _give(self, signal: object) -> None:
        if (entry := self.current) is not None:
            signal.emit(entry)  # type: ignore[attr-defined]

    def _offer(self) -> None:
        self.open.setEnabled(self.current is not None)
        self.move_entry.setEnabled(self.current is not None and self.current.is_movable)
