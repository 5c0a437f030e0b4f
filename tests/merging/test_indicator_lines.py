"""A returned cell of indicators, line by line: read by name, told when it is not certain."""

from decimal import Decimal

import pytest

from app.domain.ids import IndicatorId, TaskId
from app.domain.indicator import Indicator
from app.domain.item_parts import IndicatorValue, ItemParts, indicator_text
from app.domain.tracker import RowProblem
from app.merging.indicator_lines import IndicatorLine, indicator_lines

MEETINGS = Indicator(IndicatorId(1), TaskId(1), "Số buổi", "buổi")
PEOPLE = Indicator(IndicatorId(2), TaskId(1), "Số lượt người: trong và ngoài Đảng", "lượt người")
SHARE = Indicator(IndicatorId(3), TaskId(1), "Tỷ lệ", "%", is_summed=False)
ALL = (MEETINGS, PEOPLE, SHARE)


def only(text: str, *indicators: Indicator) -> IndicatorLine:
    (line,) = indicator_lines(text, indicators or ALL)
    return line


def test_what_was_sent_is_read_back() -> None:
    values = (IndicatorValue(MEETINGS, Decimal("3")), IndicatorValue(PEOPLE), IndicatorValue(SHARE, Decimal("98.75")))
    text = indicator_text(ItemParts(values))
    assert text == "Số buổi (buổi): 3\nSố lượt người: trong và ngoài Đảng (lượt người):\nTỷ lệ (%): 98,75"
    assert [(line.indicator, line.value, line.problem) for line in indicator_lines(text, ALL)] == [
        (MEETINGS, "3", None),
        (PEOPLE, "", None),
        (SHARE, "98,75", None),
    ]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Số buổi (buổi): 3", "3"),
        ("số buổi(buổi) :3", "3"),
        ("SỐ BUỔI: 3", "3"),
        ("Số buổi (buổi): 3 buổi", "3"),
        ("Số buổi (buổi): 1.234,5", "1234,5"),
        ("Số buổi (buổi): 12.5", "12,5"),
        ("Số buổi (buổi):", ""),
        ("Số buổi (buổi): 0", "0"),
    ],
)
def test_a_line_is_known_by_its_name_however_it_is_spaced(line: str, value: str) -> None:
    read = only(line)
    assert (read.indicator, read.value, read.problem) == (MEETINGS, value, None)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Số buối (buổi): 3", RowProblem.INDICATOR_UNKNOWN),
        ("Số cuộc họp: 3", RowProblem.INDICATOR_UNKNOWN),
        ("3", RowProblem.INDICATOR_UNKNOWN),
        ("Số buổi (buổi) 3", RowProblem.INDICATOR_UNKNOWN),
        (": 3", RowProblem.INDICATOR_UNKNOWN),
        ("Số buổi (buổi): ba", RowProblem.BAD_NUMBER),
        ("Số buổi (buổi): -3", RowProblem.BAD_NUMBER),
        ("Số buổi (buổi): 3 người", RowProblem.BAD_NUMBER),
        ("Số buổi (buổi): 1.234", RowProblem.NUMBER_UNCLEAR),
    ],
)
def test_what_is_not_certain_is_told(line: str, problem: RowProblem) -> None:
    assert (only(line).problem, only(line).text) == (problem, line)


def test_of_a_task_with_one_indicator_the_bare_number_is_enough() -> None:
    assert (only("3", MEETINGS).indicator, only("3 buổi", MEETINGS).value) == (MEETINGS, "3")


def test_a_name_without_its_measuring_unit_must_be_one_indicators_only() -> None:
    other = Indicator(IndicatorId(4), TaskId(1), "Số buổi", "giờ")
    assert only("Số buổi: 3", MEETINGS, other).problem is RowProblem.INDICATOR_UNKNOWN
    assert only("Số buổi (giờ): 3", MEETINGS, other).indicator == other


def test_a_line_copied_says_it_once_and_two_different_ones_say_nothing() -> None:
    assert len(indicator_lines("Số buổi (buổi): 3\nSố buổi: 3", ALL)) == 1
    told = indicator_lines("Số buổi (buổi): 3\nTỷ lệ (%): 5\nSố buổi: 4", ALL)
    assert [line.problem for line in told] == [RowProblem.INDICATOR_TWICE, None, RowProblem.INDICATOR_TWICE]
