"""The matrix task × unit of a plan in a year, a quarter or a month."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.ids import TaskId, UnitId
from app.domain.period import Period, PeriodKind, period_of
from app.register.item_matrix import ItemMatrix
from app.services.show_item_matrix import show_item_matrix
from ui import theme
from ui.bridge.book_view import BookView
from ui.bridge.open_book import OpenBook
from ui.kit.card import plain_label
from ui.kit.clipboard import say_copied
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.flow import FlowLayout
from ui.kit.segments import Segments
from ui.kit.tool_tip import plain_tip
from ui.views.counts.matrix_grid import MatrixGrid
from ui.views.counts.matrix_model import ItemMatrixModel

ZOOMS = {PeriodKind.YEAR: "Năm", PeriodKind.QUARTER: "Quý", PeriodKind.MONTH: "Tháng"}
"""How much time a cell may fold, the most first."""
_LEGEND = (
    "“3/4”: xong 3 trên 4 đầu việc; màu theo đầu việc cần lo nhất. Bấm hoặc Enter để mở; gõ tên đơn vị, số hay lời nhiệm vụ "
    "để tới; dấu + − mở, thu nhóm."
)
_HEIGHT_WITH_LEGEND = 420


class MatrixSheet(BookView):
    """How far every task is with every unit.

    Signals:
        figures_chosen: the figures that were clicked; the clerk wants the list behind one of them.
        item_requested: the clerk wants to see one work item; its task, unit and period.
        export_requested: the clerk wants the matrix as a workbook; plan, period and the groups that are open.
        titled: what is shown, in few words.

    Attributes:
        tools: the buttons that belong to it.
    """

    figures_chosen = Signal(object)
    item_requested = Signal(object, object, object)
    export_requested = Signal(object, object, object)
    titled = Signal(str)

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._shown: Period | None = None
        self.model = ItemMatrixModel(self)
        self.grid = MatrixGrid(self.model)
        self.zooms: Segments[PeriodKind] = Segments(ZOOMS, self.tr("Xem theo"))
        self.export = QPushButton(self.tr("Xuất Excel…"))
        self._copy = QPushButton(self.tr("Chép bảng"))
        self.tools = (self._copy, self.export)
        self._build()

    @property
    def shown(self) -> Period | None:
        """The period looked at; it may be another one than that of the window."""
        return self._shown

    @property
    def current_item(self) -> tuple[TaskId, UnitId, Period] | None:
        """The work item under the cursor, where it is a single one."""
        index, matrix = self.grid.currentIndex(), self.model.matrix
        key = self.model.single(index.row(), index.column()) if index.isValid() else None
        return (*key, matrix.period) if matrix is not None and key is not None else None

    def look_at(self, period: Period) -> None:
        """Look at another year, quarter or month."""
        self._shown = period
        self.zooms.choose(period.kind)
        self.refresh()

    def zoom(self, kind: PeriodKind) -> None:
        """Look at more or less time around what is shown, today's where that lies within."""
        if self._shown is not None:
            matrix = self.model.matrix
            is_now = matrix is not None and self._shown.starts_on <= matrix.today <= self._shown.ends_on
            self.look_at(period_of(kind, matrix.today if matrix and is_now else self._shown.ends_on))

    def step(self, way: int) -> None:
        """Go to the next or the former period."""
        if self._shown is not None:
            last = self._shown.ends_on + timedelta(days=1) if way > 0 else self._shown.starts_on - timedelta(days=1)
            self.look_at(period_of(self._shown.kind, last))

    def refresh(self) -> None:
        """Read the matrix again."""
        plan_id = self._book.plan_id
        if self._shown is None and self._book.period is not None:
            self._shown = _nearest(self._book.period)
            self.zooms.choose(self._shown.kind)
        period = self._shown
        if plan_id is None or period is None:
            self._show_empty(is_without_plan=True)
        else:
            self._book.ask(lambda core: show_item_matrix(core, plan_id, period), self._on_read)

    def on_context_changed(self) -> None:
        """Follow the window's plan and period."""
        self._shown = None
        super().on_context_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, the rows have the legend's room; it is said as a tool tip."""
        super().resizeEvent(event)
        self._legend.setVisible(event.size().height() >= theme.scaled(_HEIGHT_WITH_LEGEND))

    def _build(self) -> None:
        bar = QWidget()
        flow = FlowLayout(10, bar)
        flow.setContentsMargins(12, 6, 12, 6)
        self._label = plain_label("", "cardTitle")
        self._folding = QPushButton()
        self._folding.setProperty("quiet", True)
        for widget in (self.zooms, self._build_steps(), self._folding):
            flow.addWidget(widget)
        empty = self.empty = EmptyState(self.tr("Kỳ này chưa có đầu việc nào"), "")
        self._body = WithEmptyState(self.grid, empty)
        self._legend = plain_label(_LEGEND, "soft", wraps=True)
        self._legend.setContentsMargins(12, 6, 12, 6)
        self.grid.setToolTip(_LEGEND)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._body, 1)
        layout.addWidget(self._legend)
        self._copy.setToolTip(self.tr("Chép ma trận, hoặc khối ô đang chọn, để dán vào Excel hoặc Word (Ctrl+C)"))
        self.export.setToolTip(self.tr("Ghi ma trận đang xem ra tệp Excel, nhóm đơn vị thu mở như trên màn hình"))
        self._wire()

    def _build_steps(self) -> QWidget:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for way, text, name, keys in ((-1, "‹", self.tr("Kỳ trước"), "Alt+Left"), (1, "›", self.tr("Kỳ sau"), "Alt+Right")):
            button = QPushButton(text)
            button.setProperty("quiet", True)
            theme.at_least(button, width=theme.TARGET)
            button.setAccessibleName(name)
            button.setToolTip(plain_tip(f"{name} ({'Alt+←' if way < 0 else 'Alt+→'})"))
            button.clicked.connect(lambda _=False, way=way: self.step(way))
            line.addWidget(button)
            if way < 0:
                theme.at_least(self._label, width=112)
                self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
                line.addWidget(self._label)
            self._add_key(keys, lambda way=way: self.step(way))
        return whole

    def _wire(self) -> None:
        self.zooms.chosen.connect(self.zoom)
        self._folding.clicked.connect(self._fold_all)
        self._copy.clicked.connect(self._on_copy)
        self.export.clicked.connect(self._on_export)
        self.grid.figures_chosen.connect(self.figures_chosen)
        self.grid.item_chosen.connect(self._on_item)
        self.model.modelReset.connect(self._say_folding)
        kinds = list(ZOOMS)
        self._add_key("Ctrl++", lambda: self.zoom(kinds[min(self._zoom_place + 1, len(kinds) - 1)]))
        self._add_key("Ctrl+=", lambda: self.zoom(kinds[min(self._zoom_place + 1, len(kinds) - 1)]))
        self._add_key("Ctrl+-", lambda: self.zoom(kinds[max(self._zoom_place - 1, 0)]))

    @property
    def _zoom_place(self) -> int:
        return list(ZOOMS).index(self._shown.kind) if self._shown else 0

    def _add_key(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _on_read(self, matrix: ItemMatrix) -> None:
        if matrix.period != self._shown:  # another one was asked for meanwhile
            return
        here = self.grid.currentIndex()
        first_task = next((place for place, row in enumerate(matrix.rows) if row.task is not None), 0)
        at = (here.row(), here.column()) if here.isValid() else (first_task, 0)
        self.model.show(matrix)
        self._label.setText(matrix.period.label[:1].upper() + matrix.period.label[1:])
        if matrix.cells:
            self._body.show_view(True)
            self.grid.go_to(min(at[0], self.model.rowCount() - 1), min(at[1], self.model.columnCount() - 1))
            for tool in self.tools:
                tool.setEnabled(True)
        else:
            self._show_empty(is_without_plan=False)
        self.titled.emit(f"{matrix.plan.document.citation} · tính đến {matrix.today:%d/%m/%Y}")

    def _show_empty(self, *, is_without_plan: bool) -> None:
        why = (
            self.tr("Sổ chưa có kế hoạch nào: nhập kế hoạch và giao nhiệm vụ cho đơn vị.")
            if is_without_plan
            else self.tr(
                "Kế hoạch đang xem không có việc nào đến kỳ, hoặc chưa giao cho đơn vị nào. Xem kỳ khác bằng ‹ › phía trên."
            )
        )
        self.empty.say(self.tr("Chưa có đầu việc nào"), why)
        self._body.show_view(False)
        for tool in self.tools:
            tool.setEnabled(False)

    def _fold_all(self) -> None:
        here = self.grid.currentIndex()
        self.model.fold(self.model.groups, is_folded=self.model.is_all_open)
        self.grid.go_to(here.row(), 0)

    def _say_folding(self) -> None:
        self._folding.setVisible(bool(self.model.groups))
        self._folding.setText(self.tr("Thu các nhóm") if self.model.is_all_open else self.tr("Mở các nhóm"))

    def _on_copy(self) -> None:
        self.grid.copy_block()
        say_copied(self._copy)

    def _on_export(self) -> None:
        if self.model.matrix is not None:
            self.export_requested.emit(self.model.matrix.plan.id, self.model.matrix.period, self.model.opened)

    def _on_item(self) -> None:
        if (key := self.current_item) is not None:
            self.item_requested.emit(*key)


def _nearest(period: Period) -> Period:
    """Return the year, quarter or month in which a period ends, of its own kind where it is one of them."""
    return period if period.kind in ZOOMS else period_of(PeriodKind.YEAR, period.ends_on)
