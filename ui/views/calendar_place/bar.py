"""The line above the calendar: how to look at it, forth and back, to a day, and whose work."""

from datetime import date
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.kit.date_field import DateField
from ui.kit.flow import FlowLayout
from ui.kit.tool_tip import plain_tip

_ANY_DAY = date(2000, 1, 1)


class Sheet(Enum):
    """The ways to look at the calendar, in the order of their buttons."""

    MONTH = "Tháng"
    WEEK = "Tuần"
    AGENDA = "Chương trình"
    YEAR = "Năm"


class CalendarBar(QWidget):
    """Buttons and fields; it wraps where there is no room.

    Signals:
        sheet_chosen: another way of looking.
        stepped: -1 for back, 1 for forth.
        today_chosen: to today.
        day_chosen: to a date.
        plans_chosen: another answer to whose work is shown.
    """

    sheet_chosen = Signal(object)
    stepped = Signal(int)
    today_chosen = Signal()
    day_chosen = Signal(object)
    plans_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[Sheet, QPushButton] = {}
        flow = FlowLayout(8, self)
        flow.setContentsMargins(12, 8, 12, 8)
        for widget in (self._build_sheets(), self._build_steps(), *self._build_choices()):
            flow.addWidget(widget)

    @property
    def is_one_plan(self) -> bool:
        """Whether only the plan looked at is wanted."""
        return self.plans.currentIndex() > 0

    def show_sheet(self, sheet: Sheet) -> None:
        """Say how the calendar is looked at."""
        self.buttons[sheet].setChecked(True)

    def show_day(self, on: date) -> None:
        """Say which day the cursor is on."""
        before = self.jump.blockSignals(True)
        self.jump.set_value(on)
        self.jump.blockSignals(before)

    def _build_sheets(self) -> QWidget:
        group, whole = QButtonGroup(self), QWidget()
        line = _line(whole, 0)
        for number, sheet in enumerate(Sheet, start=1):
            button = QPushButton(sheet.value)
            button.setCheckable(True)
            button.setProperty("segment", "true" if self.buttons else "first")
            button.setToolTip(plain_tip(f"{sheet.value} (Alt+{number})"))
            button.clicked.connect(lambda _=False, sheet=sheet: self.sheet_chosen.emit(sheet))
            group.addButton(button)
            line.addWidget(button)
            self.buttons[sheet] = button
        self.buttons[Sheet.MONTH].setChecked(True)
        return whole

    def _build_steps(self) -> QWidget:
        whole = QWidget()
        line = _line(whole, 2)
        for text, name, hint, act in (
            ("‹", self.tr("Trước"), self.tr("Về trước (Alt+←)"), lambda: self.stepped.emit(-1)),
            (self.tr("Hôm nay"), "", self.tr("Về hôm nay (Alt+Home)"), self.today_chosen.emit),
            ("›", self.tr("Sau"), self.tr("Đi tiếp (Alt+→)"), lambda: self.stepped.emit(1)),
        ):
            button = QPushButton(text)
            button.setProperty("quiet", True)
            theme.at_least(button, width=theme.TARGET)
            button.setToolTip(plain_tip(hint))
            if name:
                button.setAccessibleName(name)
            button.clicked.connect(lambda _=False, act=act: act())
            line.addWidget(button)
        return whole

    def _build_choices(self) -> tuple[QWidget, QWidget]:
        self.jump = DateField(_ANY_DAY)
        self.jump.setAccessibleName(self.tr("Đến ngày"))
        self.jump.setToolTip(self.tr("Đến ngày (Ctrl+Shift+L)"))
        self.jump.dateChanged.connect(lambda _: self.day_chosen.emit(self.jump.value))
        self.plans = QComboBox()
        self.plans.setAccessibleName(self.tr("Phạm vi"))
        self.plans.addItems([self.tr("Mọi kế hoạch"), self.tr("Kế hoạch đang xem")])
        self.plans.currentIndexChanged.connect(lambda _: self.plans_chosen.emit())
        return self.jump, self.plans


def _line(whole: QWidget, gap: int) -> QHBoxLayout:
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    return line
