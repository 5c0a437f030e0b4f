"""The main window: assembles and wires; what an action does stands in `handlers`."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QCloseEvent, QStatusTipEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.actions.registry import ACTIONS, ActionId, Menu, make_actions
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.views import VIEWS
from ui.views.assignment.view import AssignmentView
from ui.views.calendar.view import CalendarView
from ui.views.documents.view import DocumentsView
from ui.views.task_tree.view import TaskTreeView
from ui.views.today.view import TodayPage
from ui.views.trackers.view import TrackersView
from ui.views.units.view import UnitsView
from ui.window.handlers import Handlers
from ui.window.places import PLACES
from ui.window.rail import Rail
from ui.window.status_bar import StatusBar
from ui.window.top_bar import TopBar

START_PLACE = 1


class MainWindow(QMainWindow):
    """The window over one open book.

    Signals:
        book_requested: the clerk wants another book: its path, and whether it is to be made.
        closed: the window is gone; the book can be closed.
    """

    book_requested = Signal(object, bool)
    closed = Signal()

    def __init__(self, book: OpenBook, prompts: Prompts, path: Path, *, is_sample: bool = False) -> None:
        super().__init__()
        self.book = book
        self.path = path
        self.views: dict[str, QWidget] = {name: spec.make(book) for name, spec in VIEWS.items()}
        self.handlers = Handlers(self, book, prompts)
        self.actions_by_id = make_actions(self, self.handlers.table())
        self._build(is_sample=is_sample)
        self._wire()
        self.show_place(START_PLACE)
        self.tree.tree.setFocus()
        self.handlers.start()

    def view(self, name: str) -> QWidget:
        """Return a view by its id."""
        return self.views[name]

    @property
    def tree(self) -> TaskTreeView:
        """The task tree."""
        found = self.views["task_tree"]
        assert isinstance(found, TaskTreeView)
        return found

    @property
    def assignment(self) -> AssignmentView:
        """The assignment panel."""
        found = self.views["assignment"]
        assert isinstance(found, AssignmentView)
        return found

    @property
    def calendar(self) -> CalendarView:
        """The calendar."""
        found = self.views["calendar"]
        assert isinstance(found, CalendarView)
        return found

    def show_place(self, number: int) -> None:
        """Show a place of the rail."""
        self._stack.setCurrentIndex(number)
        self.rail.show_place(number)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the book be backed up and closed; nothing is ever asked here, everything is saved."""
        self.closed.emit()
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show the hint of the action under the pointer in the status line."""
        if isinstance(event, QStatusTipEvent):
            self.status.show_hint(event.tip())
            return True
        return super().event(event)

    def _build(self, *, is_sample: bool) -> None:
        place_actions = [self.actions_by_id[place.action] for place in PLACES]
        icons = [next(spec.icon for spec in ACTIONS if spec.id is place.action) for place in PLACES]
        self.top = TopBar(self.actions_by_id[ActionId.UNDO], self.actions_by_id[ActionId.REDO])
        self.rail = Rail(place_actions, icons)
        self.status = StatusBar()
        self._stack = QStackedWidget()
        for place in PLACES:
            self._stack.addWidget(_with_margin(place.lay_out(self.views)))
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addLayout(middle, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(whole)
        self._build_menus()
        mark = " – MẪU" if is_sample else ""
        self.setWindowTitle(f"{self.path.stem}{mark} – Đôn Đốc")
        self.setWindowIcon(theme.mark(64))
        self.status.show_book("Sổ mẫu, lấy ngày 28/12/2022 làm hôm nay" if is_sample else f"Sổ: {self.path.name}")
        self.resize(1366, 740)

    def _build_menus(self) -> None:
        bar = self.menuBar()
        bar.setAccessibleName(self.tr("Trình đơn"))
        for menu_name in Menu:
            menu = bar.addMenu(menu_name.value)
            for spec in ACTIONS:
                if spec.menu is menu_name:
                    if spec.starts_group:
                        menu.addSeparator()
                    menu.addAction(self.actions_by_id[spec.id])

    def _wire(self) -> None:
        handlers = self.handlers
        self.rail.place_chosen.connect(self.show_place)
        self.top.plan_chosen.connect(handlers.plans.look_at_plan)
        self.top.period_chosen.connect(handlers.plans.look_at_period)
        self.top.search_changed.connect(self.tree.filter)
        self.book.changed.connect(handlers.on_book_changed)
        self.book.saved.connect(self.status.show_saved)
        self.tree.task_selected.connect(self.assignment.show_task)
        self.tree.import_requested.connect(self.action(ActionId.IMPORT_PLAN).trigger)
        self.tree.progress_requested.connect(self.action(ActionId.RECORD_PROGRESS).trigger)
        self.assignment.assign_requested.connect(self.action(ActionId.ASSIGN_UNIT).trigger)
        self.assignment.progress_requested.connect(self.action(ActionId.RECORD_PROGRESS).trigger)
        self.calendar.day_activated.connect(handlers.set_deadline_on)
        row_actions = (ActionId.RECORD_PROGRESS, ActionId.SET_DEADLINE, ActionId.ASSIGN_UNIT)
        self.tree.add_row_actions([self.action(one) for one in row_actions])
        self.assignment.add_row_actions([self.action(ActionId.RECORD_PROGRESS), self.action(ActionId.ASSIGN_UNIT)])
        self._wire_other_places()

    def _wire_other_places(self) -> None:
        today, trackers = self.views["today"], self.views["trackers"]
        documents, units = self.views["documents"], self.views["units"]
        assert isinstance(today, TodayPage)
        assert isinstance(trackers, TrackersView)
        assert isinstance(documents, DocumentsView)
        assert isinstance(units, UnitsView)
        today.remind_requested.connect(self.action(ActionId.REMIND_UNITS).trigger)
        today.receive_requested.connect(self.action(ActionId.RECEIVE_TRACKERS).trigger)
        today.report_requested.connect(self.action(ActionId.MAKE_REPORT).trigger)
        today.task_requested.connect(self.handlers.show_task)
        trackers.send_requested.connect(self.action(ActionId.SEND_TRACKERS).trigger)
        trackers.receive_requested.connect(self.action(ActionId.RECEIVE_TRACKERS).trigger)
        trackers.remind_requested.connect(self.action(ActionId.REMIND_UNITS).trigger)
        documents.report_requested.connect(self.action(ActionId.MAKE_REPORT).trigger)
        units.import_requested.connect(self.action(ActionId.IMPORT_UNITS).trigger)
        units.edit_requested.connect(self.handlers.units.edit_unit)
        units.group_requested.connect(self.handlers.units.edit_group)

    def action(self, action_id: ActionId) -> QAction:
        """Return an action by its id."""
        return self.actions_by_id[action_id]


def _with_margin(widget: QWidget) -> QWidget:
    outer = QWidget()
    layout = QVBoxLayout(outer)
    layout.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
    layout.addWidget(widget)
    return outer
