"""Preparation steps in a book: planned, listed on their days, ticked off, gone with what they belong to."""

from datetime import date

import pytest

from app.calendars.anniversaries import CalendarKind
from app.domain.period import month, span
from app.domain.preparation import OFFERED, Preparation, PreparationOwner
from app.errors import UserError
from app.services import history
from app.services.delete_plan import delete_plan
from app.services.office_calendar import WrittenAnniversary, change_calendar, office_calendar
from app.services.prepare import (
    known_anniversaries,
    open_preparations,
    plan_preparation,
    preparation_lines,
    preparations_of,
    tick_preparation,
)
from app.services.show_calendar import export_calendar, show_month
from tests.builders import a_book, task_of

DECEMBER = month(2022, 12)


@pytest.fixture
def core(tmp_path):
    return a_book(tmp_path).with_units("Chi bộ A").with_task("Việc thường xuyên", lead="Chi bộ A").opened()


def offered(owner: PreparationOwner) -> list[Preparation]:
    return [Preparation(owner, days, text) for days, text in OFFERED]


def of_task(core) -> PreparationOwner:
    return PreparationOwner(task_of(core, "II.1").id)


def marks(core, stretch=DECEMBER) -> list[tuple[str, date, date | None]]:
    return [(line.step.preparation.mark, line.step.due_on, line.step.done_on) for line in preparation_lines(core, stretch)]


def test_the_steps_of_a_task_stand_before_the_end_of_each_period(core):
    plan_preparation(core, of_task(core), offered(of_task(core)))
    assert marks(core) == [
        ("T-30", date(2022, 12, 1), None), ("T-7", date(2022, 12, 24), None), ("T-1", date(2022, 12, 30), None),
    ]  # fmt: skip
    assert preparation_lines(core, DECEMBER)[0].before == "II.1 Việc thường xuyên"


def test_a_step_is_ticked_off_before_one_deadline_and_open_before_the_next(core):
    plan_preparation(core, of_task(core), offered(of_task(core)))
    step = preparation_lines(core, DECEMBER)[1].step
    tick_preparation(core, step.preparation.id, step.target_on, is_done=True)
    assert marks(core)[1] == ("T-7", date(2022, 12, 24), core.today)
    assert all(done_on is None for _, _, done_on in marks(core, month(2023, 3)))
    tick_preparation(core, step.preparation.id, step.target_on, is_done=False)
    assert marks(core)[1] == ("T-7", date(2022, 12, 24), None)


def test_a_step_that_is_only_reworded_keeps_what_was_ticked_off(core):
    plan_preparation(core, of_task(core), offered(of_task(core)))
    first = preparation_lines(core, DECEMBER)[0].step
    tick_preparation(core, first.preparation.id, first.target_on, is_done=True)
    kept, *others = preparations_of(core, of_task(core))
    plan_preparation(core, of_task(core), [Preparation(kept.owner, 28, "Lập đề cương", kept.id), *others[1:]])
    assert marks(core) == [("T-28", date(2022, 12, 3), core.today), ("T-1", date(2022, 12, 30), None)]


def test_the_office_prepares_for_a_round_anniversary(core):
    key = next(one.anniversary.key for one in known_anniversaries(core) if one.anniversary.key == "party_founding")
    plan_preparation(core, PreparationOwner(anniversary=key), offered(PreparationOwner(anniversary=key)))
    line = preparation_lines(core, month(2023, 1))[0]
    assert (line.step.due_on, line.step.target_on) == (date(2023, 1, 4), date(2023, 2, 3))
    assert line.before == "Kỷ niệm 93 năm Ngày thành lập Đảng Cộng sản Việt Nam"


def test_an_anniversary_that_the_office_takes_out_takes_its_steps_along(core):
    change_calendar(core, [WrittenAnniversary("Ngày truyền thống", CalendarKind.SOLAR, 15, 12, 1996)], ())
    key = office_calendar(core).anniversaries[0].key
    plan_preparation(core, PreparationOwner(anniversary=key), offered(PreparationOwner(anniversary=key)))
    step = preparation_lines(core, DECEMBER)[0].step
    tick_preparation(core, step.preparation.id, step.target_on, is_done=True)
    change_calendar(core, (), ())
    assert preparation_lines(core, span(date(2022, 10, 1), date(2023, 12, 31))) == []
    history.undo(core)
    assert len(marks(core)) == 2


def test_today_lists_open_steps_that_are_near_and_those_let_pass_while_the_deadline_is_ahead(core):
    owner = of_task(core)
    plan_preparation(core, owner, [Preparation(owner, 90, "Từ 02/10"), Preparation(owner, 80, "Từ 12/10")])
    assert [line.step.preparation.text for line in open_preparations(core, 7)] == ["Từ 02/10"]
    assert [line.step.preparation.text for line in open_preparations(core, 14)] == ["Từ 02/10", "Từ 12/10"]
    step = open_preparations(core, 7)[0].step
    tick_preparation(core, step.preparation.id, step.target_on, is_done=True)
    assert open_preparations(core, 7) == []


def test_the_month_sheet_and_the_calendar_file_hold_the_steps(core, tmp_path):
    before = export_calendar(core, 2022, tmp_path / "truoc.ics")
    plan_preparation(core, of_task(core), offered(of_task(core)))
    days = {day.day.on: day for day in show_month(core, 2022, 12).days if day.prepared}
    assert [line.step.preparation.mark for line in days[date(2022, 12, 24)].prepared] == ["T-7"]
    assert days[date(2022, 12, 24)].works_on == date(2022, 12, 26)
    assert export_calendar(core, 2022, tmp_path / "lich.ics") == before + 6  # of the third quarter and of the fourth
    text = (tmp_path / "lich.ics").read_text("utf-8").replace("\n ", "")
    assert "SUMMARY:T-30: Lập kế hoạch\\, phân công chuẩn bị" in text
    assert "Chuẩn bị trước ngày 31/12/2022: II.1 Việc thường xuyên" in text


def test_a_plan_with_steps_done_can_be_deleted_and_comes_back_with_them(core):
    plan_preparation(core, of_task(core), offered(of_task(core)))
    step = preparation_lines(core, DECEMBER)[0].step
    tick_preparation(core, step.preparation.id, step.target_on, is_done=True)
    shown = marks(core)
    delete_plan(core, task_of(core, "II.1").plan_id)
    assert marks(core) == []
    history.undo(core)
    assert marks(core) == shown


@pytest.mark.parametrize(("days", "text", "words"), [
    (0, "Việc", "từ 1 đến 366"), (367, "Việc", "từ 1 đến 366"), (-3, "Việc", "từ 1 đến 366"), (7, " \n", "T-7 chưa ghi"),
])  # fmt: skip
def test_a_step_has_words_and_lies_a_day_to_a_year_ahead(core, days, text, words):
    with pytest.raises(UserError, match=words):
        plan_preparation(core, of_task(core), [Preparation(of_task(core), days, text)])
