"""How values of the field are said in few words."""

from datetime import date

import pytest

from app.domain.ids import PlanId, TaskId
from app.domain.period import PeriodKind
from app.domain.plan import Task
from app.domain.progress import FourWayCount
from app.domain.timing import Timing, TimingKind
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
