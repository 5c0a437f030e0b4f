"""Books for tests of one work item: two cells, a quarterly duty and a monthly one, and the steps that a clerk takes."""

from datetime import date
from pathlib import Path

from app.domain.changes import Step
from app.domain.ids import IndicatorId
from app.domain.period import Period, quarter
from app.domain.plan import Beat
from app.domain.progress import Progress, ProgressState, ReportState, WorkItem
from app.services.clock import Clock
from app.services.indicators import IndicatorDraft, define_indicators, of_task
from app.services.record_progress import record_progress
from app.services.report_states import approve_report
from app.services.show_items import show_items
from app.services.workspace import Workspace
from app.store import trackers
from tests.builders import a_book, task_of, unit_of

Q4 = quarter(2022, 4)
Q1 = quarter(2023, 1)
DONE = Progress(ProgressState.COMPLETED, date(2022, 12, 15), "Đã tổ chức hai buổi", "Thiếu hội trường", "Cấp thêm kinh phí")


def two_cells(folder: Path, today: date = date(2022, 12, 20)) -> Workspace:
    """Two cells that do a duty each quarter (II.1, with two indicators) and one each month (II.2)."""
    core = (
        a_book(folder, today)
        .with_units("Chi bộ A", "Chi bộ B")
        .with_group("các chi bộ", "Chi bộ A", "Chi bộ B")
        .with_task("Tổ chức tuyên truyền", lead="các chi bộ")
        .with_task("Báo cáo tháng", lead="Chi bộ A", beat=Beat.MONTH)
        .opened()
    )
    new = IndicatorId(0)
    drafts = [IndicatorDraft(new, "Số buổi", "buổi", target="10"), IndicatorDraft(new, "Tỷ lệ tham gia", "%", target="90")]
    define_indicators(core, task_of(core, "II.1").id, drafts)
    return core


def item_of(core: Workspace, unit: str = "Chi bộ A", number: str = "II.1", period: Period = Q4) -> WorkItem:
    """Return a unit's work item of a task."""
    return next(line.item for line in show_items(core, period) if line.unit.name == unit and line.task.number == number)


def done(folder: Path) -> Workspace:
    """The same book in which the first cell has done its duty."""
    core = two_cells(folder)
    first, second = (one.id for one in of_task(core, task_of(core, "II.1").id))
    record_progress(core, item_of(core), DONE, {first: "2", second: "95,5"})
    return core


def reported(folder: Path) -> Workspace:
    """The same book after the first cell's report of the quarter has come in."""
    core = done(folder)
    with core.unit_of_work(Step.MERGE_TRACKERS, "Chi bộ A") as work:
        trackers.put_report_state(work, unit_of(core, "Chi bộ A").id, Q4, ReportState.REPORTED, core.today)
    return core


def approved(folder: Path) -> Workspace:
    """The same book after that report was approved; a week has passed since."""
    core = reported(folder)
    approve_report(core, unit_of(core, "Chi bộ A").id, Q4)
    core.clock = Clock(date(2022, 12, 27))
    return core
