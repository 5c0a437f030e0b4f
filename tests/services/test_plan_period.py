"""A plan or task whose time ends before it starts: the plan's years are turned round and said, a task's days are refused."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.period import year
from app.domain.plan_reading import FindingCode
from app.domain.timing import Timing, TimingKind
from app.errors import UserError
from app.services.edit_task import edit_task
from app.services.import_plan import default_answers, import_plan, plan_of, prepare_import
from app.services.show_items import show_items
from app.store import plans
from tests.builders import a_book, an_empty_book, task_of

WRITTEN = """ĐẢNG UỶ SỞ MẪU
*
Số 18-KH/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM
Hoà Sơn, ngày 20 tháng 9 năm 2022

KẾ HOẠCH
thực hiện công tác mẫu, giai đoạn {years}

I. NHIỆM VỤ
1. Các chi bộ sinh hoạt chuyên đề.
- Đơn vị thực hiện: Chi bộ Một
- Thời gian thực hiện: Thường xuyên.
"""


def read(folder, years: str):
    path = folder / "ke-hoach.txt"
    path.write_text(WRITTEN.format(years=years), encoding="utf-8")
    core = an_empty_book(folder)
    return core, prepare_import(core, path)


def test_years_written_the_wrong_way_round_are_turned_and_the_review_says_so(tmp_path):
    core, draft = read(tmp_path, "2025-2022")
    assert draft.reading.header.period == ("2025", "2022")
    assert FindingCode.YEARS_REVERSED in {finding.code for finding in draft.reading.findings}
    import_plan(core, draft, default_answers(draft))
    assert plans.all_plans(core.book)[0].years == (2022, 2025)
    assert len(show_items(core, year(2024))) == 4


def test_years_in_their_order_need_no_word(tmp_path):
    _, draft = read(tmp_path, "2022-2025")
    assert plan_of(draft.reading).years == (2022, 2025)
    assert FindingCode.YEARS_REVERSED not in {finding.code for finding in draft.reading.findings}


def test_a_task_cannot_be_given_a_time_that_ends_before_it_starts(tmp_path):
    core = a_book(tmp_path).with_units("Chi bộ A").with_task("Việc", lead="Chi bộ A").opened()
    reversed_time = Timing(TimingKind.RANGE, "", date(2022, 12, 1), date(2022, 11, 1))
    with pytest.raises(UserError, match="ngày cuối 01/11/2022 đứng trước ngày đầu 01/12/2022"):
        edit_task(core, replace(task_of(core, "II.1"), timing=reversed_time))
