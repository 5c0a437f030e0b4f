"""The office's own calendar: what it adds is shown, exported, and counted for the next working day."""

from datetime import date

import pytest

from app.calendars.anniversaries import CalendarKind
from app.calendars.public_holidays import OfficeDay
from app.domain.period import quarter
from app.errors import UserError
from app.services import history
from app.services.office_calendar import WrittenAnniversary, change_calendar, next_working_days, office_calendar
from app.services.show_calendar import export_calendar, show_month
from app.services.show_today import show_today
from tests.builders import a_book

FOUNDED = WrittenAnniversary("Ngày thành lập cơ quan", CalendarKind.SOLAR, 5, 10, 1982)
CLOSED = OfficeDay(date(2022, 10, 31), "Nghỉ theo thông báo của cơ quan", is_off=True)
WORKED = OfficeDay(date(2022, 10, 29), "Làm bù của cơ quan", is_off=False)


@pytest.fixture
def core(tmp_path):
    return a_book(tmp_path).with_units("Chi bộ A").with_task("Ban hành", lead="Chi bộ A", due="2022-10-30").opened()


def test_the_offices_days_stand_in_the_month_on_the_first_screen_and_in_the_calendar_file(core, tmp_path):
    change_calendar(core, [FOUNDED], [CLOSED, WORKED])
    october = {view.day.on: view for view in show_month(core, 2022, 10).days}
    assert october[date(2022, 10, 5)].day.anniversary_names == ("Kỷ niệm 40 năm Ngày thành lập cơ quan",)
    assert (october[CLOSED.on].day.holiday, october[CLOSED.on].day.is_day_off) == (CLOSED.name, True)
    assert not october[WORKED.on].day.is_day_off
    assert date(2022, 10, 5) in {day.on for day in show_today(core, quarter(2022, 4)).days}
    export_calendar(core, 2022, tmp_path / "lich.ics")
    text = (tmp_path / "lich.ics").read_text("utf-8").replace("\n ", "")
    assert all(words in text for words in ("Kỷ niệm 40 năm Ngày thành lập cơ quan", CLOSED.name, WORKED.name))


def test_a_deadline_on_a_day_off_is_shown_with_the_next_working_day_and_stays_where_it_is(core, tmp_path):
    sunday = date(2022, 10, 30)
    day = next(view for view in show_month(core, 2022, 10).days if view.day.on == sunday)
    assert (len(day.due), day.due[0].item.due_on, day.works_on) == (1, sunday, date(2022, 10, 31))
    change_calendar(core, (), [CLOSED])
    day = next(view for view in show_month(core, 2022, 10).days if view.day.on == sunday)
    assert (day.due[0].item.due_on, day.works_on) == (sunday, date(2022, 11, 1))
    export_calendar(core, 2022, tmp_path / "lich.ics")
    text = (tmp_path / "lich.ics").read_text("utf-8").replace("\n ", "")
    assert "ngày làm việc tiếp theo: 01/11/2022" in text


def test_only_days_off_have_another_working_day(core):
    change_calendar(core, (), [WORKED])
    asked = [None, date(2022, 10, 28), WORKED.on, date(2022, 12, 31), date(2100, 12, 31)]
    assert next_working_days(core, asked) == {date(2022, 12, 31): date(2023, 1, 3)}


def test_known_rows_are_changed_in_place_and_the_others_go(core):
    change_calendar(core, [FOUNDED], [CLOSED])
    known = office_calendar(core).anniversaries[0]
    renamed = WrittenAnniversary("Ngày truyền thống", CalendarKind.LUNAR, 15, 9, None, known.key)
    change_calendar(core, [renamed], [])
    found = office_calendar(core)
    assert [(one.key, one.name, one.calendar, one.year) for one in found.anniversaries] == [
        (known.key, "Ngày truyền thống", CalendarKind.LUNAR, None)
    ]
    assert found.days == ()
    history.undo(core)
    assert office_calendar(core).days == (CLOSED,)


@pytest.mark.parametrize(("written", "kept_on"), [
    (WrittenAnniversary("29/2", CalendarKind.SOLAR, 29, 2, 2000), date(2022, 2, 28)),
    (WrittenAnniversary("30 tháng Chạp", CalendarKind.LUNAR, 30, 12), date(2022, 1, 31)),
])  # fmt: skip
def test_a_day_that_not_every_year_has_is_kept_on_the_last_day_of_its_month(core, written, kept_on):
    change_calendar(core, [written], ())
    shown = {view.day.on for view in show_month(core, 2022, kept_on.month).days if any(
        occurrence.anniversary.name == written.name for occurrence in view.day.anniversaries
    )}  # fmt: skip
    assert kept_on in shown


@pytest.mark.parametrize(("written", "words"), [
    (WrittenAnniversary("Ngày lạ", CalendarKind.SOLAR, 31, 4), "không năm nào có ngày 31 tháng 4"),
    (WrittenAnniversary("Ngày lạ", CalendarKind.SOLAR, 30, 2), "không năm nào có ngày 30 tháng 2"),
    (WrittenAnniversary("Ngày lạ", CalendarKind.LUNAR, 31, 1), r"ngày 31 tháng 1 \(âm lịch\)"),
    (WrittenAnniversary("Ngày lạ", CalendarKind.SOLAR, 1, 13), "tháng 13"),
    (WrittenAnniversary("  ", CalendarKind.SOLAR, 1, 1), "ngày 1/1 chưa có tên"),
    (WrittenAnniversary("Ngày lạ", CalendarKind.SOLAR, 1, 1, 2023), "năm 2023 chưa đến"),
])  # fmt: skip
def test_an_anniversary_that_cannot_be_is_refused(core, written, words):
    with pytest.raises(UserError, match=words):
        change_calendar(core, [written], ())


@pytest.mark.parametrize(("days", "words"), [
    ([CLOSED, OfficeDay(CLOSED.on, "Khác", is_off=False)], "31/10/2022 được ghi hai lần"),
    ([OfficeDay(CLOSED.on, " ", is_off=True)], "31/10/2022 chưa có tên"),
])  # fmt: skip
def test_a_day_is_named_and_entered_once(core, days, words):
    with pytest.raises(UserError, match=words):
        change_calendar(core, (), days)
