"""The panel of one task: its units, roles, deadlines and standing; the plan's own words stand below."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.assignment import ROLE_LABELS
from app.domain.changes import ChangeSet
from app.domain.ids import TaskId, UnitId
from app.domain.period import Period
from app.services.show_plan import TaskView, UnitLine, find_task
from ui import theme
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card, plain_label
from ui.kit.cells import Cell
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.table import Column, RowsModel, RowsTable
from ui.looks.day import day_in_little_room
from ui.looks.standing import standing_cell

_TABLES = ("assignment", "work_item", "extension", "unit", "unit_event", "unit_group", "unit_group_member", "office_day")
_LEAST_WIDTH = 284
_LEAST_HEIGHT = 96  # the head and one whole row
_WIDTH_WITH_MATRIX = 350


class AssignmentView(QWidget):
    """Who does the task under the cursor.

    Signals:
        assign_requested: the clerk wants to add a unit or group.
        progress_requested: the clerk wants to enter what the unit under the cursor has done.
        matrix_requested: the clerk wants all tasks and units of the plan on one sheet.
    """

    assign_requested = Signal()
    progress_requested = Signal()
    matrix_requested = Signal()

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._task_id: TaskId | None = None
        self._view: TaskView | None = None
        self._today = date.today()  # noqa: DTZ011  (replaced by the book's day at the first reading)
        self._model: RowsModel[UnitLine] = RowsModel(
            (
                Column("Đơn vị", lambda line: Cell(line.unit.name, lines=2)),
                Column("Vai trò", lambda line: Cell(ROLE_LABELS[line.role], colour="ink_soft"), 72, yields=2),
                Column("Hạn", lambda line: Cell(day_in_little_room(line.due_on, line.works_on)), 64, yields=1),
                Column("Tình trạng", lambda line: standing_cell(line.item, self._today), 138),
            ),
            self,
        )
        self.table = RowsTable(self._model, self.tr("Đơn vị được giao"), 46)
        theme.at_least(self.table, height=_LEAST_HEIGHT)
        self._card = Card(self.tr("Phân công"))
        self._words = plain_label("", "soft", wraps=True)
        self._build()
        book.changed.connect(self.on_book_changed)
        book.context_changed.connect(self.refresh)

    @property
    def current_line(self) -> UnitLine | None:
        """The unit under the cursor."""
        row = self.table.current_row
        return self._model.rows[row] if row is not None and row < len(self._model.rows) else None

    @property
    def current_item(self) -> tuple[TaskId, UnitId, Period] | None:
        """The work item under the cursor: its task, unit and period; None where the unit has none in the period looked at."""
        line = self.current_line
        return (line.item.task_id, line.item.unit_id, line.item.period) if line and line.item else None

    @property
    def task_view(self) -> TaskView | None:
        """The task shown."""
        return self._view

    def show_task(self, task_id: TaskId | None) -> None:
        """Show another task; None shows none."""
        self._task_id = task_id
        self.refresh()

    def refresh(self) -> None:
        """Read the task shown again."""
        task_id, period = self._task_id, self._book.period
        if task_id is None or period is None:
            self._on_read(None)
        else:
            self._book.ask(lambda core: (find_task(core, task_id, period), core.today), self._on_read)

    def on_book_changed(self, changes: ChangeSet, origin: object) -> None:
        """Read again when units or work changed; a change of tasks comes by way of the tree."""
        if changes.touches(*_TABLES):
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was missed while hidden."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a button out where the title would be cut; the menu has it."""
        super().resizeEvent(event)
        self._matrix.setVisible(event.size().width() >= theme.scaled(_WIDTH_WITH_MATRIX))

    def add_row_actions(self, actions: list[QAction]) -> None:
        """Offer these on the right mouse button and the menu key."""
        self.table.addActions(actions)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _build(self) -> None:
        theme.at_least(self, width=_LEAST_WIDTH)
        self._add = QPushButton(self.tr("Giao…"))
        self._add.setProperty("quiet", True)
        self._add.clicked.connect(self.assign_requested)
        self._record = QPushButton(self.tr("Ghi tiến độ…"))
        self._record.clicked.connect(self.progress_requested)
        self._matrix = QPushButton(self.tr("Ma trận…"))
        self._matrix.setProperty("quiet", True)
        self._matrix.clicked.connect(self.matrix_requested)
        self._card.tools.addWidget(self._matrix)
        self._card.tools.addWidget(self._add)
        self._card.tools.addWidget(self._record)
        empty = EmptyState(
            self.tr("Chưa có đơn vị nào"), self.tr("Chọn một nhiệm vụ ở bên trái, hoặc giao nhiệm vụ cho đơn vị, nhóm."), ""
        )
        self._body = WithEmptyState(self.table, empty)
        self._card.body.addWidget(self._body, 1)
        self._words.setContentsMargins(12, 6, 12, 8)
        self._card.body.addWidget(self._words)
        self.table.activated.connect(lambda _: self.progress_requested.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)

    def _on_read(self, found: tuple[TaskView | None, date] | None) -> None:
        self._view, self._today = found if found else (None, self._today)
        view = self._view
        lines = view.units if view else ()
        self._model.set_rows(lines)
        if lines and self.table.current_row is None:
            self.table.selectRow(0)
        title = self.tr("Phân công") if view is None else self.tr("Phân công · {number}").format(number=view.task.number)
        self._card.set_title(title)
        self._body.show_view(bool(lines))
        self._add.setEnabled(view is not None)
        self._record.setEnabled(bool(lines))
        self._words.setText(_plan_words(view) if view else "")
        self._words.setVisible(view is not None)


def _plan_words(view: TaskView) -> str:
    """Return what the plan itself says: the time as written and where it stands, and names nobody is known by."""
    task = view.task
    said = [f"Nguyên văn: “{task.timing.raw}”" if task.timing.raw else "Kế hoạch không ghi thời gian"]
    if task.ended_on is not None:
        said.append("kế hoạch không còn nhiệm vụ này")
    if task.paragraph:
        said.append(f"đoạn {task.paragraph} của văn bản gốc")
    said += [f"nhóm “{name}” chưa có đơn vị nào" for name in view.empty_groups]
    unmatched = [one.written for one in view.assignments if not one.is_matched]
    if unmatched:
        said.append(f"chưa có trong danh bạ: {', '.join(unmatched)}")
    return " – ".join(said) + "."
