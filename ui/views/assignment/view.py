"""The panel of one task: its units, roles, deadlines and standing; beside them its details, and the units it can be given to."""

from dataclasses import replace
from datetime import date
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.assignment import ROLE_LABELS
from app.domain.changes import ChangeSet
from app.domain.ids import TaskId, UnitId
from app.domain.period import Period
from app.services.show_plan import TaskView, UnitLine, find_task
from ui import theme
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card, plain_label
from ui.kit.carried import Carried
from ui.kit.carried_table import CarriedModel, CarriedTable
from ui.kit.cells import Cell
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.numbers import short_date
from ui.kit.table import Column
from ui.looks.carried import carried_unit
from ui.looks.day import day_in_little_room
from ui.looks.standing import standing_cell
from ui.views.assignment.details_panel import DetailsPanel
from ui.views.assignment.directory_panel import DirectoryPanel

_TABLES = ("assignment", "work_item", "extension", "unit", "unit_event", "unit_group", "unit_group_member", "office_day")
_TABLES += ("unit_report",)  # an approved one locks
_TABLES_OF_DETAILS = ("task", "task_beat", "task_pause", "section", "indicator", "evidence", "note", "preparation", "plan")
_LEAST_WIDTH = 284
_LEAST_HEIGHT = 96  # the head and one whole row
_WIDTH_WITH_MATRIX = 350


class Part(IntEnum):
    """What the panel shows, in the order of its tabs."""

    UNITS = 0
    DETAILS = 1
    DIRECTORY = 2


class AssignmentView(QWidget):
    """Who does the task under the cursor, and everything else about it.

    Signals:
        assign_requested: the clerk wants to add a unit or group.
        progress_requested: the clerk wants to enter what the unit under the cursor has done.
        matrix_requested: the clerk wants all tasks and units of the plan on one sheet.

    Attributes:
        table: the units of the task.
        details: its text, time, place in the plan and history.
        directory: the units and groups it can be given to.
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
        self._model: CarriedModel[UnitLine] = CarriedModel(
            (
                Column("Đơn vị", lambda line: Cell(line.unit.name, lines=2)),
                Column("Vai trò", lambda line: Cell(ROLE_LABELS[line.role], colour="ink_soft"), 72, yields=2),
                Column("Hạn", lambda line: Cell(day_in_little_room(line.due_on, line.works_on)), 64, yields=1),
                Column("Tình trạng", self._standing_cell, 152),
            ),
            self,
        )
        self.table = CarriedTable(self._model, self.tr("Đơn vị được giao"), self._carried, 46)
        theme.at_least(self.table, height=_LEAST_HEIGHT)
        self.details, self.directory = DetailsPanel(book), DirectoryPanel(book)
        self._card = Card(self.tr("Phân công"))
        self.tabs = QTabBar()
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

    def show_part(self, part: Part) -> None:
        """Show another tab; the keyboard goes to what it holds."""
        self.tabs.setCurrentIndex(part)
        (self.table, self.details, self.directory.search)[part].setFocus()

    def refresh(self) -> None:
        """Read the task shown again."""
        task_id, period = self._task_id, self._book.period
        if task_id is None or period is None:
            self._on_read(None)
        else:
            self._book.ask(lambda core: (find_task(core, task_id, period), core.today), self._on_read)
        self._refresh_part()

    def _refresh_part(self) -> None:
        """Read what stands in the tab that is shown; the others wait."""
        if self.tabs.currentIndex() == Part.DETAILS:
            self.details.show_task(self._task_id)
        elif self.tabs.currentIndex() == Part.DIRECTORY:
            self.directory.refresh()

    def on_book_changed(self, changes: ChangeSet, origin: object) -> None:
        """Read again when units or work changed; a change of tasks comes by way of the tree."""
        if changes.touches(*_TABLES):
            self.refresh()
        elif changes.touches(*_TABLES_OF_DETAILS):
            self._refresh_part()

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
        self._words.setContentsMargins(12, 6, 12, 8)
        units = QWidget()
        column = QVBoxLayout(units)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body, 1)
        column.addWidget(self._words)
        self._build_tabs((units, self.details, self.directory))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.table.activated.connect(lambda _: self.progress_requested.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)

    def _build_tabs(self, parts: tuple[QWidget, ...]) -> None:
        stack = QStackedWidget()
        for words, part in zip((self.tr("Phân công"), self.tr("Chi tiết"), self.tr("Danh bạ")), parts, strict=True):
            self.tabs.addTab(words)
            stack.addWidget(part)
        self.tabs.setAccessibleName(self.tr("Phần của nhiệm vụ"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.currentChanged.connect(stack.setCurrentIndex)
        self.tabs.currentChanged.connect(lambda _: self._refresh_part())
        self._card.body.addWidget(self.tabs)
        self._card.body.addWidget(stack, 1)

    def _on_read(self, found: tuple[TaskView | None, date] | None) -> None:
        self._view, self._today = found if found else (None, self._today)
        view = self._view
        lines = view.units if view else ()
        self._model.set_rows(lines)
        if lines and self.table.current_row is None:
            self.table.selectRow(0)
        self._card.set_title(
            self.tr("Phân công") if view is None else self.tr("Nhiệm vụ {number}").format(number=view.task.number)
        )
        self._body.show_view(bool(lines))
        self._add.setEnabled(view is not None)
        self._record.setEnabled(bool(lines))
        self._show_current()

    def _show_current(self) -> None:
        """Say what holds the unit under the cursor, and what is amiss with the assignment."""
        line = self.current_line
        lock = line.lock if line else None
        self._record.setText(self.tr("Ghi tiến độ…") if lock is None else self.tr("Đính chính…"))
        said = _amiss(self._view) if self._view else []
        if lock is not None:
            on = short_date(lock.approved_on, year=True)
            said.insert(0, f"Đã khoá: báo cáo {lock.period.label} duyệt ngày {on}, chỉ sửa bằng đính chính")
        self._words.setText(". ".join(said) + "." if said else "")
        self._words.setVisible(bool(said))

    def _standing_cell(self, line: UnitLine) -> Cell:
        """Return the chip of a unit's standing; a lock says that its report was approved."""
        cell = standing_cell(line.item, self._today)
        if line.lock is None or cell.chip is None:
            return cell
        return replace(cell, text=f"{cell.text} · khoá", chip=replace(cell.chip, sign="lock"))

    def _carried(self, row: int) -> Carried | None:
        return carried_unit(self._model.rows[row].unit) if row < len(self._model.rows) else None


def _amiss(view: TaskView) -> list[str]:
    """Return what the assignment lacks: the task itself, members of groups, names nobody is known by."""
    said = ["Bản mới của kế hoạch không còn nhiệm vụ này"] if view.task.ended_on is not None else []
    said += [f"Nhóm “{name}” chưa có đơn vị nào" for name in view.empty_groups]
    unmatched = [one.written for one in view.assignments if not one.is_matched]
    if unmatched:
        said.append(f"Chưa có trong danh bạ: {', '.join(unmatched)}")
    return said
