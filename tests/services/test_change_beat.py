"""A beat changed in a book: nothing entered is lost, periods opened before follow, one undo takes it back."""

from datetime import date

import pytest

from app.domain.period import month, quarter, year
from app.domain.plan import Beat, BeatChange
from app.domain.progress import Progress, ProgressState
from app.domain.timing import Timing, TimingKind
from app.errors import UserError
from app.services import history
from app.services.change_beat import change_beat
from app.services.clock import Clock
from app.services.edit_task import set_deadline
from app.services.open_period import open_period
from app.services.record_progress import record_progress
from app.services.show_items import show_items
from tests.builders import a_book, task_of

Q4 = quarter(2022, 4)


@pytest.fixture
def core(tmp_path):
    return (
        a_book(tmp_path)
        .with_units("Chi bộ A", "Chi bộ B")
        .with_task("Việc thường xuyên", lead=["Chi bộ A", "Chi bộ B"])
        .with_task("Ban hành kế hoạch", lead="Chi bộ A", due="2022-10-31")
        .with_task("Theo kế hoạch", lead="Chi bộ A", timing=Timing(TimingKind.BY_PLAN, "Theo kế hoạch"))
        .opened()
    )


def periods(core, number: str, looked_at) -> list[str]:
    return sorted({line.item.period.code for line in show_items(core, looked_at) if line.task.number == number})


def enter(core, number: str, looked_at, state: ProgressState = ProgressState.IN_PROGRESS) -> None:
    item = next(line.item for line in show_items(core, looked_at) if line.task.number == number)
    record_progress(core, item, Progress(state, None, "Đã làm một phần"))


def test_the_quarter_under_way_stays_and_the_months_come_after_it(core):
    open_period(core, year(2023))
    change_beat(core, task_of(core, "II.1").id, Beat.MONTH, date(2022, 10, 20))
    assert periods(core, "II.1", Q4) == ["2022-Q4"]
    assert periods(core, "II.1", quarter(2023, 1)) == ["2023-01", "2023-02", "2023-03"]
    history.undo(core)
    assert periods(core, "II.1", quarter(2023, 1)) == ["2023-Q1"]


def test_what_was_entered_for_a_later_period_stays_whatever_the_beat(core):
    open_period(core, year(2023))
    enter(core, "II.1", quarter(2023, 1))
    enter(core, "II.1", quarter(2023, 2))
    change_beat(core, task_of(core, "II.1").id, Beat.MONTH, date(2022, 10, 20))
    assert periods(core, "II.1", quarter(2023, 1)) == ["2023-01", "2023-02", "2023-03", "2023-Q1"]
    kept = [line for line in show_items(core, year(2023)) if line.item.period.code in ("2023-Q1", "2023-Q2")]
    assert [line.item.progress.result for line in kept] == ["Đã làm một phần"] * 2


def test_what_was_entered_before_its_period_was_opened_stays_too(core):
    enter(core, "II.1", quarter(2023, 1))
    change_beat(core, task_of(core, "II.1").id, Beat.HALF_YEAR, date(2022, 10, 20))
    assert periods(core, "II.1", quarter(2023, 1)) == ["2023-H1", "2023-Q1"]


def test_changing_twice_in_one_period_leaves_the_last_one(core):
    task_id = task_of(core, "II.1").id
    change_beat(core, task_id, Beat.MONTH, date(2022, 10, 20))
    second = change_beat(core, task_id, Beat.YEAR, date(2022, 11, 20))
    assert second.result.replaced == (BeatChange(date(2023, 1, 1), Beat.MONTH),)
    assert periods(core, "II.1", quarter(2023, 2)) == ["2023"]


def test_changing_back_is_no_change_at_all(core):
    assert not change_beat(core, task_of(core, "II.1").id, Beat.QUARTER, date(2023, 3, 3)).changes


@pytest.mark.parametrize("number", ["II.2", "II.3"])
def test_a_task_with_one_period_changes_only_while_nothing_was_entered(core, number):
    task_id = task_of(core, number).id
    enter(core, number, Q4)
    with pytest.raises(UserError, match=f"nhịp của nhiệm vụ {number}"):
        change_beat(core, task_id, Beat.MONTH, date(2022, 10, 20))
    history.undo(core)
    change_beat(core, task_id, Beat.MONTH, date(2022, 10, 20))
    assert "2022-10" in periods(core, number, Q4)
    assert task_of(core, number).beat_changes == ()


def test_a_deadline_set_by_hand_can_be_taken_back_by_choosing_a_beat(core):
    task_id = task_of(core, "II.1").id
    set_deadline(core, task_id, date(2022, 12, 15))
    change_beat(core, task_id, Beat.QUARTER, date(2022, 10, 20))
    assert task_of(core, "II.1").timing.kind is TimingKind.ONGOING
    assert periods(core, "II.1", quarter(2023, 3)) == ["2023-Q3"]


def test_the_past_cannot_be_changed_once_something_was_entered(core):
    enter(core, "II.1", Q4)
    core.clock = Clock(date(2023, 2, 10))
    with pytest.raises(UserError, match="từ ngày 01/01/2023 trở đi"):
        change_beat(core, task_of(core, "II.1").id, Beat.MONTH, date(2022, 10, 1))
    assert periods(core, "II.1", month(2022, 12)) == ["2022-Q4"]


def test_a_beat_for_which_no_time_is_left_is_refused(core):
    with pytest.raises(UserError, match="đến khi nhiệm vụ kết thúc"):
        change_beat(core, task_of(core, "II.1").id, Beat.MONTH, date(2025, 11, 20))
