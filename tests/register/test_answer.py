"""The answer in one sentence."""

from datetime import date

import pytest

from app.domain.assignment import AssignmentRole
from app.domain.ids import TaskId, UnitId
from app.domain.period import quarter
from app.domain.progress import Progress, ProgressState, WorkItem
from app.register.answer import answer_sentence

DONE, RUNNING = ProgressState.COMPLETED, ProgressState.IN_PROGRESS
DUE, LATER = date(2022, 12, 15), date(2022, 12, 28)
NOT_DONE = Progress(ProgressState.NOT_APPLICABLE, reason="Không có đảng viên mới.")


@pytest.mark.parametrize(
    ("progress", "due_on", "today", "said"),
    [
        (Progress(DONE, date(2022, 12, 15)), DUE, LATER, "đã hoàn thành ngày 15/12/2022, đúng hạn."),
        (Progress(DONE, date(2022, 12, 20)), DUE, LATER, "đã hoàn thành ngày 20/12/2022, quá hạn 5 ngày (hạn 15/12/2022)."),
        (Progress(DONE, date(2022, 12, 20)), None, LATER, "đã hoàn thành ngày 20/12/2022, không có thời hạn."),
        (Progress(), DUE, LATER, "chưa thực hiện, quá hạn 13 ngày (hạn 15/12/2022)."),
        (Progress(RUNNING), DUE, date(2022, 12, 1), "đang thực hiện, còn 14 ngày (hạn 15/12/2022)."),
        (Progress(RUNNING), DUE, DUE, "đang thực hiện, hạn hôm nay."),
        (Progress(RUNNING), None, DUE, "đang thực hiện, chưa có thời hạn."),
        (NOT_DONE, DUE, DUE, "không thực hiện, lý do: Không có đảng viên mới."),
    ],
)  # fmt: skip
def test_the_answer_says_state_day_and_deadline(progress, due_on, today, said):
    item = WorkItem(TaskId(1), UnitId(1), quarter(2022, 4), AssignmentRole.LEAD, due_on, progress)
    assert answer_sentence("Chi bộ A", "II.1", item, today) == f"Chi bộ A – nhiệm vụ II.1, quý IV/2022: {said}"


def test_an_extended_deadline_is_said():
    item = WorkItem(TaskId(1), UnitId(1), quarter(2022, 4), AssignmentRole.LEAD, DUE, extended_to=DUE)
    assert answer_sentence("A", "1", item, date(2022, 12, 10)).endswith("còn 5 ngày (hạn 15/12/2022, đã gia hạn).")
