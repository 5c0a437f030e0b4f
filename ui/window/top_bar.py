"""The bar above everything: the plan and period looked at, the box that finds everything, undo and redo."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from app.domain.ids import PlanId
from app.domain.period import Period, PeriodKind, parse_period, period_of, periods_within
from app.domain.plan import Plan
from ui import theme
from ui.kit.card import plain_label
from ui.kit.choice import ElidedComboBox

_LONGEST_NAME = 44
_WIDTH_WITH_WORDS, _WIDTH_WITH_BUTTONS, _LEAST_WIDTH = 1060, 620, 300
_LEAST_CHOICE = 84
_STYLE_WITH_WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_BRAND_WIDTH, _MARK_WIDTH = 146, 30
_KINDS = (PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.HALF_YEAR, PeriodKind.YEAR)


class TopBar(QFrame):
    """What is looked at.

    Signals:
        plan_chosen, period_chosen: the clerk looks at another one.

    Attributes:
        search: the box; `SearchHandlers` fills the panel below it.
    """

    plan_chosen = Signal(object)
    period_chosen = Signal(object)

    def __init__(self, undo: QAction, redo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        theme.fix(self, height=48)
        self.plans = ElidedComboBox()
        self.plans.setAccessibleName(self.tr("Kế hoạch đang xem"))
        theme.at_least(self.plans, width=_LEAST_CHOICE)
        self.periods = ElidedComboBox()
        self.periods.setAccessibleName(self.tr("Kỳ đang xem"))
        theme.at_least(self.periods, width=_LEAST_CHOICE)
        self.periods.setMaxVisibleItems(26)
        self.periods.setToolTip(self.tr("Chọn một năm để xem cả năm và thấy các quý, tháng của năm đó"))
        self._offered: tuple[Period, ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Tìm việc, đơn vị, văn bản, lệnh… (Ctrl+K)"))
        self.search.setAccessibleName(self.tr("Tìm việc, đơn vị, văn bản, lệnh"))
        self.search.setToolTip(self.tr("Tìm việc, đơn vị, văn bản, lệnh… (Ctrl+K)"))
        self.search.setClearButtonEnabled(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 14, 0)
        layout.setSpacing(10)
        self._name = plain_label("Đôn Đốc", "brand")
        self._brand = _brand(self._name)
        self._undo = _button(undo, words=True)
        layout.addWidget(self._brand)
        layout.addWidget(self.plans, 3)
        layout.addWidget(self.periods)
        layout.addWidget(self.search, 3)
        layout.addWidget(self._undo)
        self._redo = _button(redo)
        layout.addWidget(self._redo)
        theme.follow(self._fit, sizes_only=True)
        self.plans.activated.connect(self._on_plan)
        self.periods.activated.connect(self._on_period)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, the name and the words of undo make room for the plan and the search box."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the room of what is never left out, so that the window may become that narrow at once."""
        return QSize(theme.scaled(_LEAST_WIDTH), super().minimumSizeHint().height())

    def _fit(self) -> None:
        has_words = self.width() >= theme.scaled(_WIDTH_WITH_WORDS)
        has_all = self.width() >= theme.scaled(_WIDTH_WITH_BUTTONS)  # the menu has undo and redo too
        for widget in (self._brand, self._undo, self._redo):
            widget.setVisible(has_all)
        theme.fix(self._brand, width=_BRAND_WIDTH if has_words else _MARK_WIDTH)
        self._name.setVisible(has_words)
        self._undo.setToolButtonStyle(_STYLE_WITH_WORDS if has_words else Qt.ToolButtonStyle.ToolButtonIconOnly)

    def show_plans(self, plans: Sequence[Plan], chosen: PlanId | None) -> None:
        """List the plans of the book."""
        self.plans.clear()
        for plan in plans:
            self.plans.addItem(plan_name(plan), plan.id)
        self.plans.setEnabled(bool(plans))
        if chosen is not None:
            self.plans.setCurrentIndex(max(0, self.plans.findData(chosen)))
        if not plans:
            self.plans.addItem(self.tr("Chưa có kế hoạch"))

    def show_periods(self, periods: Sequence[Period], chosen: Period | None) -> None:
        """List the periods one can look at: those of the year looked at, and every year, which brings its own.

        A plan of five years has more than ninety, too many for one list.
        """
        self.periods.clear()
        self._offered = tuple(periods)
        of_year = chosen.ends_on.year if chosen else None
        shown = [one for one in periods if one.kind is PeriodKind.YEAR or of_year is None or one.ends_on.year == of_year]
        for before, period in zip([None, *shown], shown, strict=False):
            if before is not None and before.kind is not period.kind:
                self.periods.insertSeparator(self.periods.count())
            label = period.label
            self.periods.addItem(label[:1].upper() + label[1:], period.code)
        if chosen is not None:
            self.periods.setCurrentIndex(max(0, self.periods.findData(chosen.code)))

    def _on_plan(self) -> None:
        found = self.plans.currentData()
        if found is not None:
            self.plan_chosen.emit(PlanId(found))

    def _on_period(self) -> None:
        if self.periods.currentData() is None:
            return
        chosen = parse_period(str(self.periods.currentData()))
        self.show_periods(self._offered, chosen)
        self.period_chosen.emit(chosen)


def periods_to_offer(plan: Plan | None, today: date) -> list[Period]:
    """Return the quarters, months, half years and years one can look at: the plan's own time, or this year's."""
    limits = plan.span(today) if plan else period_of(PeriodKind.YEAR, today)
    return [period for kind in _KINDS for period in periods_within(kind, limits)]


def period_to_start_with(plan: Plan | None, today: date) -> Period:
    """Return the quarter to open with: today's, or the nearest one of the plan's time."""
    limits = plan.span(today) if plan else period_of(PeriodKind.YEAR, today)
    return period_of(PeriodKind.QUARTER, min(max(today, limits.starts_on), limits.ends_on))


class _Mark(QLabel):
    """The program's mark, in the colours and at the size of the theme."""

    def __init__(self) -> None:
        super().__init__()
        theme.follow(self._draw)

    def _draw(self) -> None:
        self.setPixmap(theme.mark(theme.scaled(22)))


def _brand(name: QLabel) -> QWidget:
    brand = QWidget()
    theme.fix(brand, width=_BRAND_WIDTH)
    line = QHBoxLayout(brand)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(_Mark())
    line.addWidget(name, 1)
    line.addStretch()
    return brand


def _button(action: QAction, *, words: bool = False) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(_STYLE_WITH_WORDS if words else Qt.ToolButtonStyle.ToolButtonIconOnly)
    return button


def plan_name(plan: Plan) -> str:
    """Return a plan in few words; first whose it is, where it is not the office's own."""
    whose = "Cấp trên: " if plan.is_superior else "" if plan.unit_id is None else "Đơn vị: "
    number = plan.document.document_number
    words = whose + (f"{plan.document.type} {number}" if number else f"{plan.document.type} · {plan.document.subject}")
    return words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1].rsplit(" ", 1)[0] + "…"
