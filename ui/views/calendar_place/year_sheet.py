"""Twelve small months: how much falls due on each day, and in each month."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.progress import FourWayCount
from app.services.show_days import DayLoad, YearView
from ui import theme
from ui.kit.card import plain_label
from ui.kit.link import LinkLabel
from ui.kit.numbers import grouped
from ui.kit.small_month import SmallDay, SmallMonth

_LEAST_WIDTH = 178
_HEAVY, _SOME = 0.66, 0.33


class YearSheet(QScrollArea):
    """The year.

    Signals:
        day_activated: Enter or a click on a date.
        month_chosen: the first day of a month whose name was clicked.
        figures_chosen: the figure of a month that was clicked.
    """

    day_activated = Signal(object)
    month_chosen = Signal(object)
    figures_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._year = 0
        self.months: list[SmallMonth] = []
        self.totals: list[LinkLabel] = []
        self._boxes = [self._build_month(number) for number in range(1, 13)]
        self._key = plain_label(
            self.tr("Vạch dưới ngày: một vạch là ít việc đến hạn, ba vạch là nhiều nhất trong năm; chữ đậm là ngày lễ, kỷ niệm."),
            "soft",
            wraps=True,
        )
        inner = QWidget()
        inner.setObjectName("page")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.SPACE)
        self._grid.setVerticalSpacing(4)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(12, 2, 12, 6)
        layout.addLayout(self._grid, 1)
        layout.addWidget(self._key)
        self.setWidget(inner)
        self._columns = 0
        self._lay_out(4)

    def show_year(self, view: YearView) -> None:
        """Show another year."""
        self._year = view.year
        most = max((day.count.total for day in view.days), default=0)
        for number, (month, total) in enumerate(zip(self.months, self.totals, strict=True), start=1):
            month.show_days([_small_day(day, most) for day in view.of_month(number)], view.today)
            figure = view.figure_of_month(number)
            total.set_figures(f"{grouped(figure.number)} việc" if figure.number else "", (figure,) if figure.number else ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set as many months beside one another as there is room for."""
        super().resizeEvent(event)
        fits = event.size().width() // theme.scaled(_LEAST_WIDTH + theme.SPACE)
        self._lay_out(next(count for count in (6, 4, 3, 2, 1) if count <= max(1, fits)))

    def _build_month(self, number: int) -> QWidget:
        box = QWidget()
        name = QPushButton(f"Tháng {number}")
        name.setProperty("quiet", True)
        name.setToolTip(self.tr("Xem tháng này"))
        name.clicked.connect(lambda: self.month_chosen.emit(date(self._year, number, 1)))
        total, month = LinkLabel(), SmallMonth(f"Tháng {number}")
        total.figures_chosen.connect(self.figures_chosen)
        month.day_activated.connect(self.day_activated)
        month.left.connect(self._go_on)
        self.months.append(month)
        self.totals.append(total)
        head = QHBoxLayout()
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(total)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(month, 1)
        return box

    def _go_on(self, on: date) -> None:
        """Let the cursor go on in the next month."""
        if on.year == self._year:
            self.months[on.month - 1].select(on)
            self.months[on.month - 1].setFocus()

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, box in enumerate(self._boxes):
            self._grid.addWidget(box, number // columns, number % columns)


def _small_day(load: DayLoad, most: int) -> SmallDay:
    day, count = load.day, load.count
    names = ([day.holiday] if day.holiday else []) + list(day.anniversary_names)
    said = [f"Ngày {day.on:%d/%m/%Y} ({day.lunar.day}/{day.lunar.month} âm lịch)", *names]
    if count.total:
        late = f", quá hạn {grouped(count.overdue)}" if count.overdue else ""
        said.append(f"Đến hạn {grouped(count.total)} đầu việc, xong {grouped(count.done)}{late}")
    return SmallDay(day.on, _strokes(count, most), _colour(count), day.is_day_off, bool(names), ". ".join(said))


def _strokes(count: FourWayCount, most: int) -> int:
    """Return how many strokes stand for a day's load, held against the heaviest day of the year."""
    if not count.total:
        return 0
    share = count.total / most
    return 3 if share >= _HEAVY else 2 if share >= _SOME else 1


def _colour(count: FourWayCount) -> str:
    if count.overdue:
        return "late"
    return "soon" if count.due_soon else "accent" if count.in_term else "done"
