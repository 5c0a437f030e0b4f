"""Anniversaries: the shipped rows are sound, ages and dates are right, odd days have their rule."""

import time
import unicodedata
from datetime import date
from itertools import pairwise

import pytest

from app.calendars.anniversaries import (
    ANNIVERSARY_SCOPE_LABELS,
    Anniversary,
    AnniversaryOccurrence,
    AnniversaryScope,
    CalendarKind,
    anniversaries_of,
    shipped_anniversaries,
)

# Day, month and year of well-known anniversaries, written down a second time.
KNOWN = {
    "party_founding": (3, 2, 1930),
    "liberation_of_the_south": (30, 4, 1975),
    "ho_chi_minh_birth": (19, 5, 1890),
    "national_day": (2, 9, 1945),
    "peoples_army": (22, 12, 1944),
    "youth_union": (26, 3, 1931),
    "vietnamese_women": (20, 10, 1930),
    "young_pioneers": (15, 5, 1941),
    "war_invalids_and_martyrs": (27, 7, 1947),
    "trade_union": (28, 7, 1929),
    "international_women": (8, 3, 1910),
    "international_labour": (1, 5, 1886),
    "teachers": (20, 11, 1982),
    "revolutionary_press": (21, 6, 1925),
    "physicians": (27, 2, 1955),
    "first_general_election": (6, 1, 1946),
    "entrepreneurs": (13, 10, 1945),
    "fatherland_front": (18, 11, 1930),
    "august_revolution": (19, 8, 1945),
    "public_security": (19, 8, 1945),
    "dien_bien_phu": (7, 5, 1954),
    "party_inspection": (16, 10, 1948),
    "hung_kings": (10, 3, None),
}


def occurrence(key: str, year: int) -> AnniversaryOccurrence:
    (found,) = [each for each in anniversaries_of(year) if each.anniversary.key == key]
    return found


def local_day(day: int, month: int, year: int | None = None, calendar: CalendarKind = CalendarKind.SOLAR) -> Anniversary:
    return Anniversary("own", "Ngày thành lập cơ quan", calendar, day, month, AnniversaryScope.LOCAL, year)


def dates_of(anniversary: Anniversary, year: int) -> list[date]:
    return [each.on for each in anniversaries_of(year, [anniversary]) if each.anniversary is anniversary]


def test_at_least_forty_anniversaries_are_shipped_each_with_its_own_key_and_a_source() -> None:
    shipped = shipped_anniversaries()
    assert len(shipped) >= 40
    assert len({each.key for each in shipped}) == len(shipped)
    assert len({(each.name, each.day, each.month) for each in shipped}) == len(shipped)
    assert [each.key for each in shipped if not each.source or each.name != unicodedata.normalize("NFC", each.name)] == []


def test_the_shipped_rows_stand_in_the_order_of_the_year_solar_ones_first() -> None:
    order = [(each.calendar is CalendarKind.LUNAR, each.month, each.day) for each in shipped_anniversaries()]
    assert all(before <= after for before, after in pairwise(order))


def test_only_customs_and_the_hung_kings_have_no_year_to_count_from() -> None:
    without = {each.key for each in shipped_anniversaries() if each.year is None and each.scope is not AnniversaryScope.SOCIAL}
    assert without == {"hung_kings"}


def test_every_scope_has_a_label_and_no_office_day_is_shipped() -> None:
    assert set(ANNIVERSARY_SCOPE_LABELS) == set(AnniversaryScope)
    assert {each.scope for each in shipped_anniversaries()} == set(AnniversaryScope) - {AnniversaryScope.LOCAL}


@pytest.mark.parametrize("key", KNOWN)
def test_a_well_known_day_has_its_date_and_year(key: str) -> None:
    (row,) = [each for each in shipped_anniversaries() if each.key == key]
    assert (row.day, row.month, row.year) == KNOWN[key]


def test_the_ninety_fifth_anniversary_of_the_party_is_round_and_said_in_words() -> None:
    kept = occurrence("party_founding", 2025)
    assert (kept.on, kept.age, kept.is_round) == (date(2025, 2, 3), 95, True)
    assert kept.title == "Kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam"


def test_the_year_after_is_not_round() -> None:
    assert not occurrence("party_founding", 2026).is_round


def test_a_lunar_anniversary_falls_on_the_day_of_its_year() -> None:
    kept = occurrence("hung_kings", 2026)
    assert (kept.on, kept.age, kept.is_round, kept.title) == (date(2026, 4, 26), None, False, "Ngày Giỗ Tổ Hùng Vương")


def test_a_lunar_anniversary_counts_lunar_years() -> None:
    kept = occurrence("dong_da", 2029)
    assert (kept.on, kept.age, kept.is_round) == (date(2029, 2, 17), 240, True)


def test_days_to_observe_are_shown_without_counting_years() -> None:
    assert occurrence("law", 2026).title == "Ngày Pháp luật nước Cộng hoà xã hội chủ nghĩa Việt Nam"
    assert not occurrence("law", 2023).is_round


def test_nothing_is_kept_before_the_year_after_it_happened() -> None:
    assert "liberation_of_the_south" not in {each.anniversary.key for each in anniversaries_of(1975)}
    assert occurrence("liberation_of_the_south", 1976).age == 1


def test_a_year_is_sorted_by_date_and_the_party_comes_first_on_a_day() -> None:
    year = anniversaries_of(2026)
    assert [each.on for each in year] == sorted(each.on for each in year)
    nineteenth_of_may = [each.anniversary.key for each in year if each.on == date(2026, 5, 19)]
    assert nineteenth_of_may == ["ho_chi_minh_birth", "ho_chi_minh_trail", "viet_minh"]


def test_the_office_adds_its_own_day_without_touching_the_shipped_ones() -> None:
    own = local_day(12, 6, 1996)
    (kept,) = [each for each in anniversaries_of(2026, [own]) if each.anniversary is own]
    assert (kept.on, kept.age, kept.is_round) == (date(2026, 6, 12), 30, True)
    assert len(anniversaries_of(2026, [own])) == len(anniversaries_of(2026)) + 1


def test_the_29th_of_february_is_kept_on_the_28th_in_a_common_year() -> None:
    own = local_day(29, 2, 1996)
    assert dates_of(own, 2024) == [date(2024, 2, 29)]
    assert dates_of(own, 2026) == [date(2026, 2, 28)]


def test_lunar_day_thirty_is_kept_on_the_last_day_of_a_short_month() -> None:
    own = local_day(30, 12, calendar=CalendarKind.LUNAR)
    assert dates_of(own, 2026) == [date(2026, 2, 16)]
    assert dates_of(own, 2024) == [date(2024, 2, 9)]


def test_a_lunar_day_in_winter_may_fall_twice_in_a_solar_year_or_never() -> None:
    own = local_day(25, 11, calendar=CalendarKind.LUNAR)
    counts = {year: len(dates_of(own, year)) for year in range(2000, 2040)}
    assert set(counts.values()) == {0, 1, 2}
    assert sum(counts.values()) in (39, 40, 41)


def test_a_lunar_day_is_kept_in_the_ordinary_month_not_in_the_leap_one() -> None:
    assert dates_of(local_day(1, 6, calendar=CalendarKind.LUNAR), 2017) == [date(2017, 6, 24)]


@pytest.mark.parametrize(("day", "month", "calendar"), [
    (31, 4, CalendarKind.SOLAR), (30, 2, CalendarKind.SOLAR), (1, 13, CalendarKind.SOLAR), (0, 1, CalendarKind.SOLAR),
    (31, 1, CalendarKind.LUNAR),
])  # fmt: skip
def test_a_day_no_year_has_is_refused(day: int, month: int, calendar: CalendarKind) -> None:
    with pytest.raises(ValueError, match="no such day"):
        local_day(day, month, calendar=calendar)


@pytest.mark.parametrize("year", [1899, 2101])
def test_a_year_outside_the_two_centuries_is_refused(year: int) -> None:
    with pytest.raises(ValueError, match="1900 to 2100"):
        anniversaries_of(year)


def test_the_first_and_the_last_year_work() -> None:
    assert {each.anniversary.key for each in anniversaries_of(1900)} >= {"ho_chi_minh_birth", "hung_kings"}
    assert occurrence("party_founding", 2100).age == 170


def test_a_year_is_ready_in_less_than_a_twentieth_of_a_second() -> None:
    shipped_anniversaries()
    start = time.perf_counter()
    assert anniversaries_of(2077)
    assert time.perf_counter() - start < 0.05
