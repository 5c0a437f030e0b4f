"""Days off, substitute days, swapped working days, the next working day, and what the office decides for itself."""

import subprocess
import sys
from datetime import date

import pytest
from holidays.countries.vietnam import Vietnam

from app.calendars.public_holidays import (
    OfficeDay,
    day_names,
    is_day_off,
    next_working_day,
    public_holidays,
    published_swaps,
    worked_weekend_days,
)


def names_of(year: int) -> dict[date, str]:
    return {day.on: day.name for day in public_holidays(year)}


def test_the_holidays_of_the_labour_code_bear_their_vietnamese_names() -> None:
    names = names_of(2026)
    assert names[date(2026, 2, 17)] == "Tết Nguyên Đán"
    assert names[date(2026, 4, 26)] == "Ngày Giỗ Tổ Hùng Vương"
    assert names[date(2026, 9, 2)] == "Quốc khánh"
    assert list(names) == sorted(names)


def test_a_holiday_on_a_sunday_gives_the_monday_off() -> None:
    assert names_of(2026)[date(2026, 4, 27)] == "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"
    assert is_day_off(date(2026, 4, 27))


def test_a_swapped_friday_is_off_and_its_saturday_is_worked() -> None:
    assert is_day_off(date(2026, 8, 31))
    assert not is_day_off(date(2026, 8, 22))
    assert is_day_off(date(2026, 8, 29))
    assert date(2026, 8, 22) in worked_weekend_days(2026)


def test_a_swap_that_reaches_into_the_next_year_is_known_in_both() -> None:
    assert is_day_off(date(2018, 12, 31))
    assert worked_weekend_days(2018) == []
    assert worked_weekend_days(2019) == [date(2019, 1, 5), date(2019, 5, 4)]


def test_a_published_swap_the_library_lacks_comes_from_our_data() -> None:
    assert names_of(2026)[date(2026, 1, 2)] == "Nghỉ hoán đổi (làm bù ngày 10/01/2026)"
    assert not is_day_off(date(2026, 1, 10))


@pytest.mark.parametrize("swap", published_swaps(), ids=lambda swap: str(swap.day_off))
def test_our_data_holds_only_true_swaps_that_the_library_has_not_learnt(swap) -> None:
    assert swap.day_off.weekday() < 5 <= swap.worked_on.weekday()
    assert swap.source
    assert swap.day_off not in Vietnam(years=swap.day_off.year), "the library knows it now: remove the row"


@pytest.mark.parametrize(("due_on", "worked_on"), [
    (date(2026, 9, 3), date(2026, 9, 3)),
    (date(2026, 9, 2), date(2026, 9, 3)),
    (date(2026, 8, 29), date(2026, 9, 3)),
    (date(2026, 2, 14), date(2026, 2, 23)),
    (date(2026, 8, 22), date(2026, 8, 22)),
    (date(2026, 12, 31), date(2026, 12, 31)),
    (date(2027, 1, 1), date(2027, 1, 4)),
])  # fmt: skip
def test_a_deadline_on_a_day_off_moves_to_the_next_working_day(due_on: date, worked_on: date) -> None:
    assert next_working_day(due_on) == worked_on


def test_what_the_office_decides_goes_before_the_published_calendar() -> None:
    closed = OfficeDay(date(2026, 9, 3), "Nghỉ theo thông báo của cơ quan", is_off=True)
    worked = OfficeDay(date(2026, 9, 5), "Làm bù của cơ quan", is_off=False)
    assert next_working_day(date(2026, 9, 2), [closed]) == date(2026, 9, 4)
    assert next_working_day(date(2026, 9, 5), [worked]) == date(2026, 9, 5)
    assert day_names(2026, [closed, worked])[date(2026, 9, 5)] == "Làm bù của cơ quan"


def test_an_iterator_of_office_days_lasts_for_the_whole_search() -> None:
    closed = (OfficeDay(date(2026, 9, day), "Nghỉ", is_off=True) for day in (3, 4))
    assert next_working_day(date(2026, 9, 2), closed) == date(2026, 9, 7)


def test_no_holiday_is_invented_for_years_before_the_labour_code() -> None:
    assert public_holidays(1960) == []
    assert is_day_off(date(1960, 1, 3))
    assert not is_day_off(date(1960, 4, 29))


def test_a_year_without_known_tet_is_refused() -> None:
    with pytest.raises(ValueError, match="2100"):
        public_holidays(2101)


def test_changing_the_list_that_is_given_changes_no_other() -> None:
    public_holidays(2026).clear()
    worked_weekend_days(2026).clear()
    assert public_holidays(2026)
    assert worked_weekend_days(2026)


def test_importing_the_calendars_does_not_load_the_library() -> None:
    code = (
        "import sys, app.calendars.calendar_days, app.calendars.year_events, app.exporters.calendar_ics;"
        "sys.exit(bool({'holidays', 'icalendar', 'msgspec'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
