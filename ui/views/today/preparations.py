"""What is to be prepared next: the open steps before deadlines and anniversaries, each ticked off where it stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from app.services.office_calendar import next_working_days
from app.services.prepare import PreparationLine, open_preparations
from app.services.workspace import Workspace
from ui import theme
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card
from ui.kit.cells import Cell
from ui.kit.table import Column, RowsModel, RowsTable
from ui.looks.day import day_in_little_room

_DAYS_AHEAD = 14
_ROW = 44
_MOST_ROWS = 3
_Row = tuple[PreparationLine, str]


class PreparationCard(Card):
    """The open steps of the next two weeks, and those that were let pass; hidden while there are none.

    Signals:
        done_chosen: the clerk ticks a step off (the step, True).
    """

    done_chosen = Signal(object, bool)

    def __init__(self, book: OpenBook) -> None:
        super().__init__("Việc chuẩn bị")
        self._book = book
        self.rows: RowsModel[_Row] = RowsModel(
            (
                Column("Ngày", lambda row: Cell(row[1]), 76),
                Column("Việc", lambda row: Cell(_words(row[0]))),
            ),
            self,
        )
        self.table = RowsTable(self.rows, "Việc chuẩn bị sắp đến ngày", _ROW)
        self.done = QPushButton("Đã xong")
        self.done.setProperty("quiet", True)
        self.done.clicked.connect(self._on_done)
        self.table.activated.connect(lambda _: self._on_done())
        self.tools.addWidget(self.done)
        self.body.addWidget(self.table)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def refresh(self) -> None:
        """Read the steps again."""
        self._book.ask(_gather, self._on_read)

    def _on_read(self, found: list[_Row]) -> None:
        self.rows.set_rows(found)
        self.set_title("Việc chuẩn bị", f"{len(found)} việc" if found else "")
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + theme.scaled(_ROW) * min(len(found), _MOST_ROWS) + 4)
        if found and self.table.current_row is None:
            self.table.selectRow(0)
        self.setVisible(bool(found))

    def _on_done(self) -> None:
        row = self.table.current_row
        if row is not None and row < len(self.rows.rows):
            self.done_chosen.emit(self.rows.rows[row][0].step, True)


def _gather(core: Workspace) -> list[_Row]:
    lines = open_preparations(core, _DAYS_AHEAD)
    works_on = next_working_days(core, (line.step.due_on for line in lines))
    return [(line, day_in_little_room(line.step.due_on, works_on.get(line.step.due_on))) for line in lines]


def _words(line: PreparationLine) -> str:
    step = line.step
    return f"{step.preparation.mark} {step.preparation.text}\ntrước {step.target_on:%d/%m/%Y}: {line.before}"
