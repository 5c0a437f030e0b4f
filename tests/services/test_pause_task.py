"""A task that rests: its periods that end in the pause give no work item, and what was entered stays."""

from datetime import date

import pytest

from app.domain.period import quarter, year
from app.domain.plan import Pause
from app.domain.progress import Progress, ProgressState
from app.domain.timing import Timing, TimingKind
from app.errors import UserError
from app.services.open_period import open_period
from app.services.pause_task import cancel_pause, pause_task, resume_task
from app.services.record_progress import record_progress
from app.services.show_items import show_items
from tests.builders import a_book, task_of

REST = Pause(date(2023, 1, 1), date(2023, 6, 30), "Chờ hướng dẫn của cấp trên")


@pytest.fixture
def core(tmp_path):
    return (
        a_book(tmp_path)
        .with_units("Chi bộ A")
        .with_task("Việc thường xuyên", lead="Chi bộ A")
        .with_task("Ban hành kế hoạch", lead="Chi bộ A", due="2022-10-31")
        .with_task("Theo kế hoạch", lead="Chi bộ A", timing=Timing(TimingKind.BY_PLAN, "Theo kế hoạch"))
        .opened()
    )


def periods(core) -> list[str]:
    return [line.item.period.code for line in show_items(core, year(2023)) if line.task.number == "II.1"]


def test_periods_that_end_in_the_pause_are_left_out(core):
    pause_task(core, task_of(core, "II.1").id, REST)
    assert periods(core) == ["2023-Q3", "2023-Q4"]


def test_an_open_pause_lasts_until_the_task_goes_on(core):
    task_id = task_of(core, "II.1").id
    pause_task(core, task_id, Pause(date(2023, 1, 1), None, "Chờ kinh phí"))
    assert periods(core) == []
    resume_task(core, task_id, date(2023, 9, 1))
    assert periods(core) == ["2023-Q3", "2023-Q4"]
    assert task_of(core, "II.1").pauses == (Pause(date(2023, 1, 1), date(2023, 8, 31), "Chờ kinh phí"),)


def test_a_pause_taken_back_was_never_there(core):
    task_id = task_of(core, "II.1").id
    pause_task(core, task_id, REST)
    cancel_pause(core, task_id, REST)
    assert len(periods(core)) == 4


def test_what_was_entered_stays_when_the_task_rests(core):
    open_period(core, year(2023))
    item = next(line.item for line in show_items(core, quarter(2023, 1)) if line.task.number == "II.1")
    record_progress(core, item, Progress(ProgressState.IN_PROGRESS, None, "Đã làm"))
    pause_task(core, task_of(core, "II.1").id, REST)
    assert periods(core) == ["2023-Q1", "2023-Q3", "2023-Q4"]


@pytest.mark.parametrize("other", [
    Pause(date(2023, 6, 30), None, "khác"),
    Pause(date(2022, 12, 1), date(2023, 1, 1), "khác"),
    Pause(date(2022, 12, 1), None, "khác"),
    Pause(date(2023, 3, 1), date(2023, 3, 31), "khác"),
], ids=["last day", "first day", "around", "inside"])  # fmt: skip
def test_two_pauses_that_share_a_day_are_refused_with_the_one_that_stands(core, other):
    pause_task(core, task_of(core, "II.1").id, REST)
    with pytest.raises(UserError, match="từ 01/01/2023 đến 30/06/2023"):
        pause_task(core, task_of(core, "II.1").id, other)


def test_pauses_one_after_the_other_are_both_kept_in_order(core):
    task_id = task_of(core, "II.1").id
    pause_task(core, task_id, REST)
    before = Pause(date(2022, 11, 1), date(2022, 12, 31), "khác")
    pause_task(core, task_id, before)
    assert task_of(core, "II.1").pauses == (before, REST)


@pytest.mark.parametrize("number", ["II.2", "II.3"])
def test_a_task_with_one_period_is_extended_not_paused(core, number):
    with pytest.raises(UserError, match="hãy gia hạn"):
        pause_task(core, task_of(core, number).id, REST)


@pytest.mark.parametrize(("pause", "words"), [
    (Pause(date(2023, 1, 1), None, "  "), "thiếu lý do"),
    (Pause(date(2023, 2, 1), date(2023, 1, 1), "lý do"), "ngày cuối 01/01/2023 đứng trước ngày đầu 01/02/2023"),
])  # fmt: skip
def test_a_pause_has_a_reason_and_ends_after_it_starts(core, pause, words):
    with pytest.raises(UserError, match=words):
        pause_task(core, task_of(core, "II.1").id, pause)


def test_only_a_task_that_rests_can_go_on(core):
    with pytest.raises(UserError, match="không tạm dừng"):
        resume_task(core, task_of(core, "II.1").id, date(2023, 3, 1))
