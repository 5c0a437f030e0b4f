"""Steps of time for the test that undoes every step: beats, pauses, extensions, preparation, the office's calendar."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.calendars.anniversaries import CalendarKind
from app.calendars.public_holidays import OfficeDay
from app.domain.changes import Step
from app.domain.plan import Beat, Pause
from app.domain.preparation import OFFERED, Preparation, PreparationOwner
from app.services.change_beat import change_beat
from app.services.extend_deadline import extend_deadline
from app.services.office_calendar import WrittenAnniversary, change_calendar
from app.services.pause_task import cancel_pause, pause_task, resume_task
from app.services.prepare import plan_preparation, preparation_lines, tick_preparation
from app.services.sample import SAMPLE_PERIOD
from app.services.show_items import show_items
from app.services.workspace import Workspace
from tests import sample_books
from tests.builders import task_of

Case = Callable[[Workspace, Path], object]
REST = Pause(date(2023, 1, 1), None, "Chờ hướng dẫn: 'chưa có'")


def _change_beat(core: Workspace, _: Path) -> object:
    return change_beat(core, task_of(core, "II.1").id, Beat.MONTH, date(2022, 12, 20))


def _a_book_with_a_pause(folder: Path) -> Workspace:
    core = sample_books.sent(folder)
    pause_task(core, task_of(core, "II.3").id, REST)
    return core


def _extend(core: Workspace, _: Path) -> object:
    late = [line.item for line in show_items(core, SAMPLE_PERIOD) if line.task.number == "III.1"]
    return extend_deadline(core, late, date(2023, 1, 31), "Chờ ý kiến cấp uỷ")


def _owner(core: Workspace) -> PreparationOwner:
    return PreparationOwner(task_of(core, "II.1").id)


def _prepare(core: Workspace, _: Path) -> object:
    return plan_preparation(core, _owner(core), [Preparation(_owner(core), days, text) for days, text in OFFERED])


def _a_book_with_preparation(folder: Path) -> Workspace:
    core = sample_books.sent(folder)
    _prepare(core, folder)
    line = preparation_lines(core, SAMPLE_PERIOD)[0]
    tick_preparation(core, line.step.preparation.id, line.step.target_on, is_done=True)
    change_calendar(core, [WrittenAnniversary("Ngày truyền thống", CalendarKind.LUNAR, 15, 9, 1982)], ())
    return core


def _tick(core: Workspace, _: Path) -> object:
    line = preparation_lines(core, SAMPLE_PERIOD)[1]
    return tick_preparation(core, line.step.preparation.id, line.step.target_on, is_done=True)


def _change_calendar(core: Workspace, _: Path) -> object:
    days = [OfficeDay(date(2022, 12, 30), "Nghỉ theo thông báo", is_off=True)]
    return change_calendar(core, [WrittenAnniversary("29 tháng 2", CalendarKind.SOLAR, 29, 2, 1996)], days)


CASES: dict[Step, tuple[Callable[[Path], Workspace], list[Case]]] = {
    Step.CHANGE_BEAT: (sample_books.merged, [_change_beat]),
    Step.PAUSE_TASK: (
        _a_book_with_a_pause,
        [
            lambda core, _: pause_task(core, task_of(core, "II.1").id, REST),
            lambda core, _: resume_task(core, task_of(core, "II.3").id, date(2023, 4, 1)),
            lambda core, _: cancel_pause(core, task_of(core, "II.3").id, REST),
        ],
    ),
    Step.EXTEND_DEADLINE: (sample_books.merged, [_extend]),
    Step.PLAN_PREPARATION: (
        _a_book_with_preparation,
        [_tick, lambda core, _: plan_preparation(core, _owner(core), ())],
    ),
    Step.CHANGE_CALENDAR: (_a_book_with_preparation, [_change_calendar, lambda core, _: change_calendar(core, (), ())]),
}
