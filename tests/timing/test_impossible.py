"""Times that cannot be are not understood by half: the clerk is asked."""

from datetime import date

import pytest

from app.domain.timing import TimingKind
from app.timing.recognise import recognise
from app.timing.rules.registry import Context

PLAN = Context(issued_on=date(2022, 9, 20), year=2022)


@pytest.mark.parametrize("field", [
    "trước ngày 31/4/2023",
    "trước ngày 29/02/2023",
    "ngày 31 tháng 11 năm 2022",
    "ngày 31 tháng 11",
    "chậm nhất 30/02",
    "từ ngày 30/02/2023 đến 15/3/2023",
    "từ ngày 15/12/2022 đến ngày 01/11/2022",
    "từ tháng 10/2022 đến tháng 3/2022",
    "từ năm 2025 đến năm 2022",
    "31-6-2023",
])  # fmt: skip
def test_a_field_that_names_no_possible_time_keeps_its_words_and_no_date(field: str):
    found = recognise(field, PLAN)
    assert (found.kind, found.start, found.end, found.raw) == (TimingKind.NONE, None, None, field)


@pytest.mark.parametrize(("field", "start", "end"), [
    ("trước ngày 29/02/2024", None, date(2024, 2, 29)),
    ("ngày 31 tháng 10 năm 2022", None, date(2022, 10, 31)),
    ("từ tháng 10 đến tháng 3/2023", date(2022, 10, 1), date(2023, 3, 31)),
    ("từ ngày 01/11/2022 đến ngày 15/12/2022", date(2022, 11, 1), date(2022, 12, 15)),
    ("từ ngày 17 đến ngày 20 tháng 11 năm 2025", date(2025, 11, 17), date(2025, 11, 20)),
    ("từ năm 2022 đến năm 2025", date(2022, 1, 1), date(2025, 12, 31)),
])  # fmt: skip
def test_an_odd_time_that_can_be_is_understood(field: str, start: date | None, end: date):
    found = recognise(field, PLAN)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize("field", ["trước ngày 31 hằng tháng", "trước ngày 29/02 hằng năm"])
def test_a_recurring_day_that_not_every_month_has_is_due_on_the_last_day_of_its_period(field: str):
    assert recognise(field, PLAN).kind is TimingKind.RECURRING
