"""A field for a date as a clerk types it, dd/MM/yyyy, with a calendar to pick from."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QWidget


class DateField(QDateEdit):
    """A date; speaks Python's dates."""

    def __init__(self, on: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("dd/MM/yyyy")
        self.setCalendarPopup(True)
        self.setDateRange(QDate(1990, 1, 1), QDate(2100, 12, 31))
        self.calendarWidget().setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.set_value(on)

    @property
    def value(self) -> date:
        """The date."""
        found = self.date()
        return date(found.year(), found.month(), found.day())

    def set_value(self, on: date) -> None:
        """Show another date."""
        self.setDate(QDate(on.year, on.month, on.day))
