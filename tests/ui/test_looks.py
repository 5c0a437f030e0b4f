"""How values of the field are said in few words."""

from datetime import date

import pytest

from app.domain.ids import PlanId, TaskId
from app.domain.period import PeriodKind
from app.domain.plan import Beat, BeatChange, Pause, Task
from app.domain.progress import FourWayCount
from app.domain.timing import Timing, TimingKind
from ui.looks.day import day_in_little_room, day_words
from ui.looks.task import due_cell, timing_words

FIRST, LAST = date(2026, 4, 1), date(2026, 6, 30)


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        (Timing(TimingKind.DEADLINE, end=LAST), "30/06/2026"),
        (Timing(TimingKind.QUARTER, start=FIRST, end=LAST), "Quý II/2026"),
        (Timing(TimingKind.RANGE, start=FIRST, end=LAST), "01/04/2026 – 30/06/2026"),
        (Timing(TimingKind.RANGE, start=FIRST), "Từ 01/04/2026"),
        (Timing(TimingKind.RANGE, raw="từ khi thành lập đến khi xong"), "Từ khi thành lập đến khi xong"),
        (Timing(TimingKind.BY_PLAN), "Theo kế hoạch"),
        (Timing(TimingKind.RECURRING, every=PeriodKind.MONTH), "Thường xuyên · tháng"),
        (Timing(TimingKind.ONGOING), "Thường xuyên · quý"),
        (Timing(), "Chưa ghi · quý"),
    ],
)
def test_a_time_is_said_as_a_date_where_there_is_one_else_in_the_plans_words(timing: Timing, words: str) -> None:
    assert timing_words(Task(TaskId(1), PlanId(1), "I.1", "Làm báo cáo", timing=timing)) == words


def test_the_figures_beside_a_rate_divide_to_it() -> None:
    assert due_cell(FourWayCount(done_on_time=5, done_late=1, in_term=3, overdue=2)).text == "6/8 · 75%"
    assert due_cell(FourWayCount(in_term=3)).text == "0/0 · –"


def test_a_task_whose_beat_was_changed_and_that_rests_says_both():
    task = Task(
        TaskId(1),
        PlanId(1),
        "II.1",
        "Việc",
        timing=Timing(TimingKind.ONGOING),
        beat_changes=(BeatChange(date(2023, 1, 1), Beat.MONTH),),
        pauses=(Pause(date(2023, 7, 1), None, "chờ"),),
    )
    assert timing_words(task) == "Thường xuyên · quý, từ 01/01/2023: tháng, tạm dừng từ 01/07/2023"


@pytest.mark.parametrize(("works_on", "long", "short"), [
    (None, "31/12/2022", "31/12"),
    (date(2022, 12, 31), "31/12/2022", "31/12"),
    (date(2023, 1, 3), "31/12/2022 (thứ Bảy; ngày làm việc tiếp theo 03/01/2023)", "31/12\n→ 03/01"),
])  # fmt: skip
def test_a_day_on_which_nobody_works_is_said_with_the_next_working_day(works_on, long, short):
    assert day_words(date(2022, 12, 31), works_on) == long
    assert day_in_little_room(date(2022, 12, 31), works_on) == short
