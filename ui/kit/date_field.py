"""A field for a date as a clerk types it, dd/MM/yyyy, with a calendar to pick from."""

from datetime import date

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton, QWidget

from ui import theme

_WIDTH = 118  # pixels, a whole date and the button
_LINES = 24  # pixels that six weeks lack in the height Qt asks for, which knows nothing of the style sheet


class DateField(QDateEdit):
    """A date; speaks Python's dates."""

    def __init__(self, on: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("dd/MM/yyyy")
        self.setCalendarPopup(True)
        self.setDateRange(QDate(1990, 1, 1), QDate(2100, 12, 31))
        self.setCalendarWidget(MonthCalendar(self))
        theme.at_least(self, width=_WIDTH)
        self.set_value(on)

    @property
    def value(self) -> date:
        """The date."""
        found = self.date()
        return date(found.year(), found.month(), found.day())

    def set_value(self, on: date) -> None:
        """Show another date."""
        self.setDate(QDate(on.year, on.month, on.day))


class MonthCalendar(QCalendarWidget):
    """The calendar that opens below a date: weeks begin on Monday, and no day is red, which says overdue and nothing else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self.findChild(QToolButton, name)
            if button is not None:
                theme.set_icon(button, icon)
        theme.follow(self._recolour)

    def minimumSizeHint(self) -> QSize:
        """Return the room in which no week is cut."""
        return super().minimumSizeHint() + QSize(0, theme.scaled(_LINES))

    def _recolour(self) -> None:
        """Give head and days their colours, which a style sheet does not reach."""
        head, day = QTextCharFormat(), QTextCharFormat()
        head.setForeground(theme.colour("ink_soft"))
        head.setBackground(theme.colour("head"))
        day.setForeground(theme.colour("ink"))
        self.setHeaderTextFormat(head)
        for number in Qt.DayOfWeek:
            self.setWeekdayTextFormat(number, day)
