"""The counts as a table: how far everything is, told apart as the clerk likes; every figure opens the list behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QTabBar, QVBoxLayout, QWidget

from app.domain.progress import FourWayCount
from app.register.count_table import COUNT_BY_LABELS, CountBy, CountLine, CountTable
from app.services.show_counts import count_period
from ui.bridge.book_view import BookView
from ui.bridge.open_book import OpenBook
from ui.kit.card import plain_label
from ui.kit.clipboard import copy_table, say_copied
from ui.kit.empty_state import EmptyState, WithEmptyState, way_to_plans
from ui.kit.table import RowsModel, RowsTable
from ui.views.counts.columns import HEAD, count_columns, words_of

_ORDER = (CountBy.UNIT, CountBy.SECTION, CountBy.PLAN, CountBy.OVERSEER, CountBy.PERIOD)
_RULES = {
    CountBy.OVERSEER: "Một đầu việc được tính cho mỗi người theo dõi nó; dòng Tất cả không cộng trùng.",
    CountBy.PERIOD: "Mỗi đầu việc tính vào tháng hoặc quý mà kỳ của nó kết thúc.",
}
_RULE = "Tỷ lệ = đã hoàn thành ÷ đã đến hạn (đã hoàn thành và quá hạn). Bấm một con số để mở danh sách đầu việc."


class TableSheet(BookView):
    """The four-way count of the period looked at.

    Signals:
        figures_chosen: the figures that were clicked; the clerk wants the list behind one of them.
        titled: what is shown, in few words.
        plans_requested: there is no work yet; the clerk wants to bring some in.

    Attributes:
        tools: the buttons that belong to it.
    """

    figures_chosen = Signal(object)
    titled = Signal(str)
    plans_requested = Signal()

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._table: CountTable | None = None
        self._model: RowsModel[CountLine] = RowsModel(count_columns(lambda: self._table), self)
        self.table = RowsTable(self._model, self.tr("Bảng đếm đầu việc"), 44, may_be_low=True)
        self.tabs = QTabBar()
        self._rule = plain_label(_RULE, "soft", wraps=True)
        self._copy = QPushButton(self.tr("Chép bảng"))
        self.tools = (self._copy,)
        self._build()

    @property
    def by(self) -> CountBy:
        """By what the count is told apart."""
        return _ORDER[self.tabs.currentIndex()]

    def refresh(self) -> None:
        """Count again."""
        period = self._book.period
        if period is not None:
            by = self.by
            self._book.ask(lambda core: count_period(core, period, [by]), self._on_read)

    def copy(self) -> None:
        """Put the table on the clipboard."""
        copy_table([HEAD, *(words_of(line) for line in self._model.all_rows)])
        say_copied(self._copy)

    def _build(self) -> None:
        self.tabs.setAccessibleName(self.tr("Đếm theo"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for by in _ORDER:
            self.tabs.addTab(COUNT_BY_LABELS[by])
        self.tabs.currentChanged.connect(lambda _: self.refresh())
        self._copy.setToolTip(self.tr("Chép bảng để dán vào Excel hoặc Word (Ctrl+C)"))
        self._copy.clicked.connect(self.copy)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.copy)
        self._empty = EmptyState("", "", " ")
        self._empty.button.clicked.connect(self.plans_requested)
        self._body = WithEmptyState(self.table, self._empty)
        self._rule.setContentsMargins(12, 8, 12, 8)
        self.table.figures_chosen.connect(self.figures_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._body, 1)
        layout.addWidget(self._rule)

    def _on_read(self, table: CountTable) -> None:
        self._table = table
        self._show()

    def _show(self) -> None:
        table = self._table
        if table is None or self.by not in table.lines:  # another tab was chosen meanwhile; its counts are on their way
            return
        lines = table.lines[self.by]
        self._model.set_rows([table.all_items, *lines])
        has_items = table.total != FourWayCount()
        self._empty.say(
            self.tr("Kỳ này chưa có đầu việc nào"),
            self.tr("Nhập kế hoạch và giao nhiệm vụ cho đơn vị, hoặc chọn kỳ khác ở phía trên."),
            way_to_plans(has_plan=self._book.plan_id is not None),
        )
        self._body.show_view(has_items)
        self._rule.setVisible(has_items)
        self._copy.setEnabled(has_items)
        before = table.all_items.before
        then = f" · kỳ trước: {before.period.label}, tính đến {before.on:%d/%m/%Y}" if before else " · kỳ trước không theo dõi"
        self.titled.emit(f"{table.period.label}, tính đến {table.today:%d/%m/%Y}{then}")
        self._rule.setText(f"{_RULE} {_RULES.get(self.by, '')}".strip())
