"""The place "Theo dõi": how far everything is, as a table of counts, a matrix task × unit, or charts."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import TaskId, UnitId
from app.domain.period import Period
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card
from ui.kit.segments import Segments
from ui.views.counts.chart_sheet import ChartSheet
from ui.views.counts.matrix_sheet import MatrixSheet
from ui.views.counts.table_sheet import TableSheet


class Mode(Enum):
    """The ways to look at it, in the order of their buttons."""

    TABLE = "table"
    MATRIX = "matrix"
    CHARTS = "charts"


_WORDS = {Mode.TABLE: "Bảng đếm", Mode.MATRIX: "Ma trận", Mode.CHARTS: "Biểu đồ"}


class CountsView(QWidget):
    """How far everything is. Each sheet reads the book by itself, once it is seen.

    Signals:
        figures_chosen: the figures that were clicked; the clerk wants the list behind one of them.
        first_shown: the place is seen for the first time; whoever keeps how it was left may say so now.
        mode_chosen: the clerk looks at it in another way; a Mode.

    Attributes:
        counts, matrix, charts: the sheets.
    """

    figures_chosen = Signal(object)
    first_shown = Signal()
    mode_chosen = Signal(object)

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = TableSheet(book)
        self.matrix = MatrixSheet(book)
        self.charts = ChartSheet(book)
        self._sheets: dict[Mode, TableSheet | MatrixSheet | ChartSheet] = {
            Mode.TABLE: self.counts,
            Mode.MATRIX: self.matrix,
            Mode.CHARTS: self.charts,
        }
        tips = {mode: f"{words} (Alt+{number})" for number, (mode, words) in enumerate(_WORDS.items(), start=1)}
        self.modes: Segments[Mode] = Segments(_WORDS, self.tr("Xem theo dạng"), tips)
        self._mode = Mode.TABLE
        self._is_new = True
        self._card = Card(self.tr("Theo dõi"))
        self._stack = QStackedWidget()
        self._build()

    @property
    def mode(self) -> Mode:
        """How it is looked at."""
        return self._mode

    @property
    def current_item(self) -> tuple[TaskId, UnitId, Period] | None:
        """The work item under the cursor of the matrix."""
        return self.matrix.current_item if self._mode is Mode.MATRIX else None

    def show_mode(self, mode: Mode) -> None:
        """Look at it in another way; the keyboard goes along where it stood in the sheet left behind."""
        was_inside = self._stack.isAncestorOf(self.focusWidget() or self)
        self._mode = mode
        self.modes.choose(mode)
        self._stack.setCurrentWidget(self._sheets[mode])
        for one, sheet in self._sheets.items():
            for tool in sheet.tools:
                tool.setVisible(one is mode)
        if was_inside:
            {Mode.TABLE: self.counts.table, Mode.MATRIX: self.matrix.grid, Mode.CHARTS: self.charts.chart}[mode].setFocus()

    def add_row_actions(self, actions: list[QAction]) -> None:
        """Offer these on a cell of the matrix, on the right mouse button and the menu key."""
        self.matrix.grid.addActions(actions)
        self.matrix.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def showEvent(self, event: QShowEvent) -> None:
        """Say when it is seen for the first time."""
        if self._is_new:
            self._is_new = False
            self.first_shown.emit()
        super().showEvent(event)

    def _build(self) -> None:
        self._card.tools.addWidget(self.modes)
        for mode, sheet in self._sheets.items():
            self._stack.addWidget(sheet)
            sheet.figures_chosen.connect(self.figures_chosen)
            sheet.titled.connect(lambda note, mode=mode: self._say(mode, note))
            for tool in sheet.tools:
                self._card.tools.addWidget(tool)
        self.modes.chosen.connect(self._on_mode)
        for number, mode in enumerate(Mode, start=1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda mode=mode: self._on_mode(mode))
        self._card.body.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)
        self.show_mode(Mode.TABLE)

    def _on_mode(self, mode: Mode) -> None:
        self.show_mode(mode)
        self.mode_chosen.emit(mode)

    def _say(self, mode: Mode, note: str) -> None:
        if mode is self._mode:
            self._card.set_title(self.tr("Theo dõi"), note)
