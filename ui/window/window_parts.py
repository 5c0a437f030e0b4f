"""What the window consists of: bars, rail, places, views, actions. Handlers work with these and know no more of the window."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.actions.ids import ActionId
from ui.actions.registry import ACTIONS
from ui.bridge.open_book import OpenBook
from ui.kit.card import FIRST_FOCUS
from ui.kit.scrolled import place_area
from ui.settings import Settings
from ui.views import VIEWS
from ui.views.assignment.view import AssignmentView
from ui.views.task_tree.view import TaskTreeView
from ui.window.places import PLACES
from ui.window.rail import Rail, RailArea
from ui.window.status_bar import StatusBar
from ui.window.top_bar import TopBar

_WIDTH_WITH_RAIL = 880  # pixels

AnyView = TypeVar("AnyView", bound=QWidget)


class WindowParts(QMainWindow):
    """The window's parts, laid out. `lay_out` is called once the actions are there, which name their handlers.

    Attributes:
        settings: the user's, once the program gave them.
        is_sample: whether the book is the sample.

    Signals:
        book_requested: the clerk wants another book: its path, and whether it is to be made.
        sample_requested: the clerk wants to go through the sample book.
        closing: the window is about to go: whatever still reads for it ends.
        closed: the window is gone; the book can be closed.
    """

    book_requested = Signal(object, bool)
    sample_requested = Signal()
    closing = Signal()
    closed = Signal()

    def __init__(self, book: OpenBook, path: Path) -> None:
        super().__init__()
        self.book = book
        self.path = path
        self.views: dict[str, QWidget] = {name: spec.make(book) for name, spec in VIEWS.items()}
        self.actions_by_id: dict[ActionId, QAction] = {}
        self.status = StatusBar()
        self._stack = QStackedWidget()
        self.settings: Settings | None = None
        self.is_sample = False

    def lay_out(self, actions: dict[ActionId, QAction]) -> None:
        """Make the bars of these actions and put everything in its place."""
        self.actions_by_id = actions
        icons = [next(spec.icon for spec in ACTIONS if spec.id is place.action) for place in PLACES]
        self.top = TopBar(actions[ActionId.UNDO], actions[ActionId.REDO])
        self.rail = Rail([actions[place.action] for place in PLACES], icons)
        for place in PLACES:
            self._stack.addWidget(place_area(place.lay_out(self.views)))
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self._rail_area = RailArea(self.rail)
        middle.addWidget(self._rail_area)
        middle.addWidget(self._stack, 1)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addLayout(middle, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(whole)
        theme.follow(self._fold, sizes_only=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, the rail shows its icons alone."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self._rail_area.fold(is_folded=self.width() < theme.scaled(_WIDTH_WITH_RAIL))

    def view(self, kind: type[AnyView]) -> AnyView:
        """Return the view of this class."""
        return next(view for view in self.views.values() if isinstance(view, kind))

    @property
    def tree(self) -> TaskTreeView:
        """The task tree."""
        return self.view(TaskTreeView)

    @property
    def assignment(self) -> AssignmentView:
        """The assignment panel."""
        return self.view(AssignmentView)

    @property
    def place(self) -> int:
        """The number of the place shown."""
        return self._stack.currentIndex()

    def show_place(self, number: int) -> None:
        """Show a place of the rail; the keyboard stands in its list, not on its first button."""
        self._stack.setCurrentIndex(number)
        self.rail.show_place(number)
        place = self._stack.currentWidget()
        first = [one for one in place.findChildren(QWidget) if one.property(FIRST_FOCUS)]
        lists: list[QWidget] = [*first, *place.findChildren(QAbstractItemView)]
        shown = next((one for one in lists if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if shown is not None:
            shown.setFocus()

    def action(self, action_id: ActionId) -> QAction:
        """Return an action by its id."""
        return self.actions_by_id[action_id]
