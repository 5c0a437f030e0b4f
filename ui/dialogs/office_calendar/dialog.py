"""The office's own calendar: its anniversaries, and the days it made off or working."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QTabWidget, QWidget

from app.calendars.public_holidays import OfficeDay
from app.services.office_calendar import OfficeCalendar, WrittenAnniversary
from ui.dialogs.office_calendar.panels import AnniversaryList, OfficeDayList
from ui.dialogs.office_calendar.rows import draft_of
from ui.kit.form import FormDialog

_LEAD = "Thêm vào lịch chung: ngày kỷ niệm riêng, ngày cơ quan nghỉ hoặc làm bù khác với lịch nghỉ chung."


class OfficeCalendarDialog(FormDialog):
    """Two lists that change as one types; nothing is stored before "Lưu"."""

    def __init__(self, calendar: OfficeCalendar, today: date, parent: QWidget | None = None) -> None:
        super().__init__("Lịch của cơ quan", _LEAD, "&Lưu", parent)
        draft = draft_of(calendar)
        self.anniversary_list = AnniversaryList(draft.anniversaries)
        self.day_list = OfficeDayList(draft.days, today)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.anniversary_list, "Ngày &kỷ niệm, truyền thống")
        self.tabs.addTab(self.day_list, "Ngày nghỉ, ngày làm &việc")
        self.body.addWidget(self.tabs, 1)
        self.resize(820, 420)

    @property
    def anniversaries(self) -> Sequence[WrittenAnniversary]:
        """The anniversaries as they were entered."""
        return tuple(self.anniversary_list.entries)

    @property
    def days(self) -> Sequence[OfficeDay]:
        """The days off and working days as they were entered."""
        return tuple(self.day_list.entries)
