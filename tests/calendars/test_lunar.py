"""The lunar calendar against known days, against the library's tables, and month by month against a second computation."""

import ast
import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from app.calendars.lunar import FIRST_YEAR, LAST_YEAR, LunarDate, LunarMonth, lunar_of, months_of, solar_of
from tests.calendars import second_lunar_calendar

# Solar day of the first of the month and of the ordinary tenth of month 3, as published in Vietnam.
TET = [date(1968, 1, 29), date(1985, 1, 21), date(2007, 2, 17), date(2026, 2, 17), date(2030, 2, 2), date(2053, 2, 18)]
GIO_TO = [date(2009, 4, 4), date(2019, 4, 14), date(2026, 4, 26), date(2027, 4, 16)]

# New moon within seconds of midnight: neither computation can place it (app/calendars/README.md).
UNDECIDED = {date(1967, 7, 7), date(1967, 7, 8)}


def all_months() -> list[LunarMonth]:
    return [month for year in range(FIRST_YEAR - 1, LAST_YEAR + 1) for month in months_of(year)]


@pytest.mark.parametrize("tet", TET, ids=str)
def test_tet_falls_on_the_day_vietnam_keeps_it(tet: date) -> None:
    assert solar_of(LunarDate(1, 1, is_leap=False, year=tet.year)) == tet
    assert lunar_of(tet) == LunarDate(1, 1, is_leap=False, year=tet.year)


@pytest.mark.parametrize("day", GIO_TO, ids=str)
def test_the_tenth_of_the_third_month_is_the_day_of_the_hung_kings(day: date) -> None:
    assert solar_of(LunarDate(10, 3, is_leap=False, year=day.year)) == day


def test_2017_has_a_leap_sixth_month() -> None:
    numbers = [(month.number, month.is_leap) for month in months_of(2017)]
    assert numbers == [(n, False) for n in range(1, 7)] + [(6, True)] + [(n, False) for n in range(7, 13)]
    assert solar_of(LunarDate(1, 6, is_leap=True, year=2017)) == date(2017, 7, 23)


@pytest.mark.parametrize(("on", "lunar"), [
    (date(1930, 2, 3), LunarDate(5, 1, is_leap=False, year=1930)),
    (date(1945, 9, 2), LunarDate(26, 7, is_leap=False, year=1945)),
    (date(1954, 5, 7), LunarDate(5, 4, is_leap=False, year=1954)),
    (date(1984, 12, 22), LunarDate(1, 12, is_leap=False, year=1984)),
    (date(2033, 12, 22), LunarDate(1, 11, is_leap=True, year=2033)),
    (date(2026, 1, 1), LunarDate(13, 11, is_leap=False, year=2025)),
])  # fmt: skip
def test_days_of_history_and_of_the_two_hard_years_have_their_lunar_day(on: date, lunar: LunarDate) -> None:
    assert lunar_of(on) == lunar


def test_every_month_from_1900_to_2100_begins_where_a_second_computation_has_it() -> None:
    ours = {
        (month.number, month.is_leap, month.starts_on)
        for month in all_months()
        if FIRST_YEAR <= month.starts_on.year <= LAST_YEAR
    }
    theirs = set(second_lunar_calendar.months(FIRST_YEAR, LAST_YEAR))
    assert len(ours) == len(theirs) == 2487
    assert {starts_on for _, _, starts_on in ours ^ theirs} == UNDECIDED


def test_the_second_computation_uses_nothing_of_the_program() -> None:
    tree = ast.parse(Path(second_lunar_calendar.__file__).read_text("utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert imported == {"datetime", "itertools", "math"}


def test_the_month_nobody_can_place_has_its_new_moon_within_seconds_of_midnight() -> None:
    instants = second_lunar_calendar.new_moon_instants(1967, 1968)
    midnight = date(1967, 7, 8).toordinal()
    assert min(abs(instant - midnight) for instant in instants) * 86400 < 20


def test_tet_and_the_day_of_the_hung_kings_are_those_of_the_holidays_library() -> None:
    from holidays.countries.vietnam import Vietnam

    published = Vietnam(years=range(1901, LAST_YEAR + 1), language="vi", observed=False)
    for name, lunar_day, lunar_month, known in (("Tết Nguyên Đán", 1, 1, 200), ("Ngày Giỗ Tổ Hùng Vương", 10, 3, 94)):
        dates = [on for on, names in published.items() if name in names.split("; ")]
        assert len(dates) == known
        assert [on for on in dates if on != solar_of(LunarDate(lunar_day, lunar_month, is_leap=False, year=on.year))] == []


def test_every_date_of_two_centuries_has_one_lunar_day_and_finds_back() -> None:
    on, before = date(FIRST_YEAR, 1, 1), None
    while on.year <= LAST_YEAR:
        lunar = lunar_of(on)
        assert solar_of(lunar) == on
        if before is not None:
            assert lunar.day in (before.day + 1, 1)
        on, before = on + timedelta(days=1), lunar


def test_months_follow_each_other_without_gap_and_a_year_has_at_most_one_leap_month() -> None:
    months = all_months()
    assert all(a.starts_on + timedelta(days=a.days) == b.starts_on for a, b in pairwise(months))
    assert {month.days for month in months} == {29, 30}
    assert all(sum(month.is_leap for month in months_of(year)) == len(months_of(year)) - 12 <= 1 for year in range(1900, 2101))


@pytest.mark.parametrize(("lunar", "label"), [
    (LunarDate(8, 6, is_leap=False, year=2017), "8"),
    (LunarDate(1, 12, is_leap=False, year=2017), "1/12"),
    (LunarDate(1, 6, is_leap=True, year=2017), "1/6N"),
    (LunarDate(2, 6, is_leap=True, year=2017), "2"),
])  # fmt: skip
def test_a_lunar_day_is_labelled_as_in_the_corner_of_a_calendar(lunar: LunarDate, label: str) -> None:
    assert lunar.label == label


@pytest.mark.parametrize("lunar", [
    LunarDate(1, 5, is_leap=True, year=2017),
    LunarDate(30, 2, is_leap=False, year=2026),
    LunarDate(0, 1, is_leap=False, year=2026),
    LunarDate(1, 13, is_leap=False, year=2026),
    LunarDate(1, 1, is_leap=False, year=2101),
    LunarDate(1, 1, is_leap=False, year=1898),
], ids=str)  # fmt: skip
def test_a_lunar_day_that_does_not_exist_is_refused(lunar: LunarDate) -> None:
    with pytest.raises(ValueError, match="lunar"):
        solar_of(lunar)


@pytest.mark.parametrize("on", [date(1899, 12, 31), date(2101, 1, 1)], ids=str)
def test_a_date_outside_the_two_centuries_is_refused(on: date) -> None:
    with pytest.raises(ValueError, match="1900 to 2100"):
        lunar_of(on)


def test_a_month_never_seen_before_is_ready_in_less_than_a_twentieth_of_a_second() -> None:
    months_of.cache_clear()
    start = time.perf_counter()
    labels = [lunar_of(date(2026, 2, day)).label for day in range(1, 29)]
    assert time.perf_counter() - start < 0.05
    assert labels[16] == "1/1"
