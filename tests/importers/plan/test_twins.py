"""The same duty in body and appendix: the second says which it repeats."""

from app.domain.plan_reading import DoubtCode, ReadTask
from app.importers.plan.twins import with_twins_marked
from tests.importers.plan.written import END, HEAD, reading_of

BODY = "I. NHIỆM VỤ\n1. Văn phòng xây dựng sổ tay văn hóa công sở.\n2. Tổ 1 tổ chức hội thi tìm hiểu lịch sử.\n"
APPENDIX = """^PHỤ LỤC
^PHÂN CÔNG NHIỆM VỤ
|STT|Nhiệm vụ|Đơn vị chủ trì|Thời gian|
|1|Xây dựng sổ tay văn hóa công sở|Văn phòng|Quý II/2026|
|2|Tổ 1 tổ chức hội thi tìm hiểu lịch sử|Tổ 1|Quý III/2026|
"""


def twins_in(tasks: list[ReadTask] | tuple[ReadTask, ...]) -> dict[str, str]:
    return {task.number: doubt.text for task in tasks for doubt in task.doubts if doubt.code is DoubtCode.SAME_DUTY}


def test_a_duty_of_an_appendix_names_the_one_it_repeats() -> None:
    assert twins_in(reading_of(HEAD + BODY + END + APPENDIX).tasks) == {"PL.1": "I.1", "PL.2": "I.2"}


def test_another_way_of_writing_is_the_same_duty() -> None:
    tasks = [
        ReadTask("II.1", "Tổ chức hội nghị cán bộ, công chức năm 2026;"),
        ReadTask("PL.1", "Tổ chức hội nghị cán bộ công chức năm 2026"),
    ]
    assert twins_in(with_twins_marked(tasks)) == {"PL.1": "II.1"}


def test_short_words_and_duties_of_the_body_among_themselves_are_left_alone() -> None:
    tasks = [ReadTask("I.1", "Báo cáo quý"), ReadTask("I.2", "Báo cáo quý"), ReadTask("PL.1", "Báo cáo quý")]
    assert with_twins_marked(tasks) == tasks
