"""What a calendar shows of each day, and a year of it as events."""

import time
from datetime import date

import pytest

from app.calendars.anniversaries import Anniversary, AnniversaryScope, CalendarKind
from app.calendars.calendar_days import CalendarDay, calendar_days, calendar_month
from app.calendars.public_holidays import OfficeDay
from app.calendars.year_events import DAY_OFF_CATEGORY, WORKED_DAY_CATEGORY, year_events

OWN = Anniversary("own", "Ngày thành lập cơ quan", CalendarKind.SOLAR, 4, 9, AnniversaryScope.LOCAL, 1996)
CLOSED = OfficeDay(date(2026, 9, 4), "Nghỉ theo thông báo của cơ quan", is_off=True)


def day(on: date, **given) -> CalendarDay:
    return calendar_days(on, on, **given)[0]


def test_a_month_shows_each_of_its_days_once() -> None:
    assert [each.on.day for each in calendar_month(2026, 2)] == list(range(1, 29))


def test_tet_is_a_day_off_and_the_first_of_the_lunar_year() -> None:
    tet = day(date(2026, 2, 17))
    assert (tet.lunar_label, tet.holiday, tet.is_day_off) == ("1/1", "Tết Nguyên Đán", True)


def test_an_anniversary_is_named_with_its_years_and_is_no_day_off() -> None:
    founding = day(date(2025, 2, 3))
    assert founding.anniversary_names == ("Kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam",)
    assert (founding.holiday, founding.is_day_off) == ("", False)


def test_a_plain_weekend_is_off_without_a_name_and_a_worked_one_says_so() -> None:
    assert (day(date(2026, 8, 15)).holiday, day(date(2026, 8, 15)).is_day_off) == ("", True)
    assert (day(date(2026, 8, 22)).holiday, day(date(2026, 8, 22)).is_day_off) == ("Làm bù", False)


def test_the_offices_own_days_are_shown() -> None:
    shown = day(date(2026, 9, 4), local=[OWN], office_days=[CLOSED])
    assert (shown.holiday, shown.is_day_off) == (CLOSED.name, True)
    assert shown.anniversary_names == ("Kỷ niệm 30 năm Ngày thành lập cơ quan",)


def test_a_stretch_over_new_year_takes_each_day_from_its_own_year() -> None:
    shown = {each.on: each for each in calendar_days(date(2026, 12, 28), date(2027, 1, 31), local=[OWN])}
    assert len(shown) == 35
    assert shown[date(2027, 1, 1)].holiday == "Tết Dương lịch"
    assert shown[date(2027, 1, 6)].anniversary_names == ("Kỷ niệm 81 năm Ngày Tổng tuyển cử đầu tiên bầu Quốc hội Việt Nam",)


@pytest.mark.parametrize("year", [1900, 2100])
def test_the_first_and_the_last_month_of_the_calendar_can_be_shown(year: int) -> None:
    assert len(calendar_month(year, 1)) == len(calendar_month(year, 12)) == 31


def test_a_year_of_events_has_every_day_off_every_worked_weekend_and_every_anniversary_with_its_own_uid() -> None:
    events = year_events(2026, [OWN], [CLOSED])
    by_day = {event.starts_on: event for event in events if event.category in (DAY_OFF_CATEGORY, WORKED_DAY_CATEGORY)}
    assert by_day[date(2026, 8, 22)].category == WORKED_DAY_CATEGORY
    assert by_day[CLOSED.on].title == CLOSED.name
    assert "Kỷ niệm 30 năm Ngày thành lập cơ quan" in {event.title for event in events}
    assert len({event.identity for event in events}) == len(events)
    assert [event.starts_on for event in events] == sorted(event.starts_on for event in events)


def test_a_renamed_day_keeps_its_uid_so_that_the_other_program_updates_it() -> None:
    renamed = OfficeDay(CLOSED.on, "Nghỉ bù", is_off=True)
    first, second = (
        {event.identity for event in year_events(2026, office_days=[entered]) if event.starts_on == CLOSED.on}
        for entered in (CLOSED, renamed)
    )
    assert first == second


def test_a_month_is_ready_in_less_than_a_twentieth_of_a_second_once_the_library_is_loaded() -> None:
    calendar_month(2026, 1)
    start = time.perf_counter()
    calendar_month(2063, 5)
    assert time.perf_counter() - start < 0.05
