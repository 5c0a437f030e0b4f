"""Pictures of the places "Lịch" and "Minh chứng": the books they are drawn over, and how the window is brought there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.calendars.public_holidays import OfficeDay
from app.domain.preparation import Preparation, PreparationOwner
from app.domain.progress import ProgressState
from app.services import sample
from app.services.office_calendar import change_calendar
from app.services.prepare import plan_preparation
from app.services.record_evidence import accept_evidence, add_address, add_missing, evidence_of
from app.services.work_register import items_in
from tests import sample_books
from tests.builders import task_of
from tests.services import undo_cases_assignment
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.views.calendar_place.bar import Sheet
from ui.views.calendar_place.view import CalendarPlace
from ui.views.evidence.view import EvidencePlace


def with_calendar(folder: Path) -> OpenWindow:
    """A book with activities, preparation and days of its own, so that every kind of entry is seen."""
    core = sample_books.merged(folder)
    undo_cases_assignment.activity_and_inspection(core)
    owner = PreparationOwner(task_of(core, "II.7").id)
    plan_preparation(core, owner, [Preparation(owner, 7, "Nhắc đơn vị gửi báo cáo")])
    change_calendar(core, [], [OfficeDay(date(2022, 12, 10), "Làm bù cho ngày 30/12", is_off=False)])
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)


def calendar(sheet: Sheet) -> Callable[[OpenWindow], QWidget]:
    """Look at the last day of the story in one of the ways."""

    def bring(opened: OpenWindow) -> QWidget:
        opened.window.action(ActionId.GO_CALENDAR).trigger()
        opened.settle()
        view = opened.window.view(CalendarPlace)
        view.go_to(date(2022, 12, 31))
        view.show_sheet(sheet)
        opened.settle()
        return opened.window

    return bring


def printed_calendar(opened: OpenWindow) -> QWidget:
    """See the month before it is printed."""
    calendar(Sheet.MONTH)(opened)
    view = opened.window.view(CalendarPlace)
    view.print_requested.emit(view.shown)
    return opened.dialog()


def with_evidence(folder: Path) -> OpenWindow:
    """A book in which evidence of every state is found."""
    core = sample_books.merged(folder)
    done = [item for item in items_in(core, sample.SAMPLE_PERIOD) if item.progress.state is ProgressState.COMPLETED]
    for item in done[:6]:
        add_address(core, item, f"https://trang-mau.example.vn/tin/{item.task_id}-{item.unit_id}", core.today, "Tin đã đăng")
    for item in done[:3]:
        accept_evidence(core, evidence_of(core, item)[0].id)
    add_missing(core, done[4], "Biên bản, ảnh chụp")
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)


def evidence(opened: OpenWindow) -> QWidget:
    """Look at all evidence, the cursor on a line that lacks a piece."""
    opened.window.action(ActionId.GO_EVIDENCE).trigger()
    opened.settle()
    view = opened.window.view(EvidencePlace)
    view.show_filter(None)
    view.table.selectRow(4)
    opened.settle()
    return opened.window
