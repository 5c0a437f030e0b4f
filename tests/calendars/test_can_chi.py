"""Names in the cycle of sixty against days whose names are known."""

from datetime import date, timedelta

import pytest

from app.calendars.can_chi import CanChi, can_chi_of, can_chi_of_year


@pytest.mark.parametrize(("year", "name"), [
    (1900, "Canh Tý"), (1930, "Canh Ngọ"), (1945, "Ất Dậu"), (1975, "Ất Mão"), (2024, "Giáp Thìn"), (2026, "Bính Ngọ"),
])  # fmt: skip
def test_a_lunar_year_has_its_name(year: int, name: str) -> None:
    assert can_chi_of_year(year) == name


def test_the_first_day_of_2000_was_a_day_mau_ngo_of_a_month_binh_ty_of_the_year_ky_mao() -> None:
    assert can_chi_of(date(2000, 1, 1)) == CanChi(day="Mậu Ngọ", month="Bính Tý", year="Kỷ Mão")


def test_the_first_month_of_a_year_giap_is_binh_dan() -> None:
    assert can_chi_of(date(2024, 2, 10)).month == "Bính Dần"


def test_a_leap_month_bears_the_name_of_the_month_before_it() -> None:
    assert can_chi_of(date(2017, 7, 1)).month == can_chi_of(date(2017, 8, 1)).month != can_chi_of(date(2017, 9, 1)).month


def test_sixty_days_have_sixty_names_and_the_next_begins_again() -> None:
    names = [can_chi_of(date(2026, 1, 1) + timedelta(days=number)).day for number in range(61)]
    assert len(set(names)) == 60
    assert names[60] == names[0]
