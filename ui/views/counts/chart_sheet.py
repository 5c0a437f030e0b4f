"""Charts where one would rather look than read; each can be copied or saved as a picture."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QPushButton, QTabBar, QVBoxLayout, QWidget

from app.register.chart import CHART_LABELS, Chart, ChartKind
from app.services.show_chart import show_chart
from ui import theme
from ui.bridge.book_view import BookView
from ui.bridge.open_book import OpenBook
from ui.kit.card import FIRST_FOCUS, plain_label
from ui.kit.chart import ChartView
from ui.kit.clipboard import say_copied
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.scrolled import scroll_area
from ui.kit.tool_tip import plain_tip
from ui.looks.chart import drawing_of

_RULES = {
    ChartKind.UNITS: "Cuối thanh: đã xong trên đã đến hạn, và tỷ lệ.",
    ChartKind.SECTIONS: "Cuối thanh: đã xong trên đã đến hạn, và tỷ lệ.",
    ChartKind.MONTHS: "Mỗi đầu việc đứng ở tháng mà kỳ của nó kết thúc; tháng đã qua chưa mở kỳ thì không vẽ.",
    ChartKind.WORKLOAD: "Mỗi đầu việc đứng ở tháng có thời hạn của nó, đã xong hay chưa.",
}
_HEIGHT_WITH_RULE = 320
_HOW = "Bấm một phần của thanh, hoặc mũi tên rồi Enter, để mở danh sách đầu việc."


class ChartSheet(BookView):
    """One chart at a time.

    Signals:
        figures_chosen: the figures that were clicked; the clerk wants the list behind one of them.
        picture_requested: the clerk wants the chart as a file; its title, and the ChartView that draws it.
        placing_requested: the clerk wants the chart in a draft; its ChartKind.
        titled: what is shown, in few words.

    Attributes:
        tools: the buttons that belong to it.
    """

    figures_chosen = Signal(object)
    picture_requested = Signal(str, object)
    placing_requested = Signal(object)
    titled = Signal(str)

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._chart: Chart | None = None
        self.tabs = QTabBar()
        self.chart = ChartView(self.tr("Biểu đồ"))
        self.place = QPushButton(self.tr("Đưa vào báo cáo…"))
        self.copy = QPushButton(self.tr("Chép hình"))
        self.save = QPushButton(self.tr("Lưu hình…"))
        self.tools = (self.place, self.copy, self.save)
        self._rule = plain_label("", "soft", wraps=True)
        self._build()

    @property
    def kind(self) -> ChartKind:
        """What the chart is of."""
        return list(ChartKind)[self.tabs.currentIndex()]

    def refresh(self) -> None:
        """Count again."""
        period, kind = self._book.period, self.kind
        if period is not None:
            self._book.ask(lambda core: show_chart(core, period, kind), self._on_read)
        else:
            self._show_view(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, the bars have the rule's room; it is said as a tool tip of the tabs."""
        super().resizeEvent(event)
        self._rule.setVisible(event.size().height() >= theme.scaled(_HEIGHT_WITH_RULE))

    def _build(self) -> None:
        self.tabs.setAccessibleName(self.tr("Biểu đồ về"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for kind in ChartKind:
            self.tabs.addTab(CHART_LABELS[kind])
        self.tabs.currentChanged.connect(lambda _: self.refresh())
        self.chart.setProperty(FIRST_FOCUS, True)
        self.place.setToolTip(self.tr("Đặt biểu đồ này vào một bản thảo, hoặc một báo cáo mới"))
        self.place.clicked.connect(lambda: self.placing_requested.emit(self.kind))
        self.copy.setToolTip(self.tr("Chép biểu đồ để dán vào Word, thư hoặc tin nhắn"))
        self.save.setToolTip(self.tr("Lưu biểu đồ ra tệp hình PNG hoặc SVG"))
        self.copy.clicked.connect(self._on_copy)
        self.save.clicked.connect(self._on_save)
        self._area = scroll_area(self.chart)
        self.chart.moved.connect(self._show_part)
        self.chart.figures_chosen.connect(self.figures_chosen)
        self.empty = EmptyState(
            self.tr("Chưa có gì để vẽ"),
            self.tr("Kỳ này chưa có đầu việc nào: nhập kế hoạch và giao nhiệm vụ cho đơn vị, hoặc chọn kỳ khác ở phía trên."),
        )
        self._body = WithEmptyState(self._area, self.empty)
        self._rule.setContentsMargins(12, 6, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._body, 1)
        layout.addWidget(self._rule)

    def _on_read(self, chart: Chart) -> None:
        if chart.kind is not self.kind:  # another one was chosen meanwhile
            return
        self._chart = chart
        self.chart.show_drawing(drawing_of(chart))
        self._show_view(not chart.is_empty)
        self._rule.setText(f"{_RULES[chart.kind]} {_HOW}")
        self.tabs.setToolTip(plain_tip(_RULES[chart.kind]))
        self.titled.emit(f"{chart.period.label}, tính đến {chart.today:%d/%m/%Y}")

    def _show_view(self, shown: bool) -> None:
        self._body.show_view(shown)
        for tool in self.tools:
            tool.setEnabled(shown)

    def _show_part(self, area: QRectF) -> None:
        middle = area.center().toPoint()
        self._area.ensureVisible(middle.x(), middle.y(), 0, 48)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setImage(self.chart.image())
        say_copied(self.copy)

    def _on_save(self) -> None:
        if self._chart is not None:
            self.picture_requested.emit(self._chart.title, self.chart)
