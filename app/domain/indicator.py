"""Indicators (chỉ tiêu theo dõi): numbers with a measuring unit that a task asks of its units, and how a clerk writes one.

A number is kept as `Decimal`, never as a float: what the clerk typed is what the report prints.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.ids import IndicatorId, TaskId

# 15 digits and 6 decimals over three million items still add up without rounding in a Decimal of 28 digits.
MOST_DIGITS = 15
MOST_DECIMALS = 6
_NOT_SUMMED = frozenset({"%", "phần trăm", "tỷ lệ", "tỉ lệ"})


@dataclass(frozen=True, slots=True)
class Indicator:
    """One number that is followed of a task.

    Attributes:
        id: its id in the book; 0 before it is stored.
        task_id: the task.
        name: what is counted: "Số buổi tuyên truyền".
        measuring_unit: in what: "buổi", "lượt người", "tin, bài", "%".
        is_summed: whether values of several units and periods add up; percentages never do.
        target: what is to be reached; None when nothing is set. Of a summed one by all units together over the whole task,
            of another by each value.
    """

    id: IndicatorId
    task_id: TaskId
    name: str
    measuring_unit: str
    is_summed: bool = True
    target: Decimal | None = None


def may_be_summed(measuring_unit: str) -> bool:
    """Whether numbers in this unit can add up at all: shares of a hundred cannot."""
    return measuring_unit.strip().casefold() not in _NOT_SUMMED


class NumberProblem(StrEnum):
    """Why what was written cannot be taken as a number."""

    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    TOO_LONG = "too_long"
    TWO_READINGS = "two_readings"


class UnreadNumber(Exception):
    """What was written is no number that can be kept.

    Attributes:
        problem: why.
        readings: the numbers it could mean, when there are two, as `plainly` writes them.
    """

    def __init__(self, problem: NumberProblem, readings: tuple[str, ...] = ()) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.readings = readings


def read_number(written: str) -> Decimal:
    """Read a number as a Vietnamese clerk writes it: "1.234,5", and as machines do: "1234.5".

    One mark before exactly three digits ("1.234") may part thousands or decimals; nobody but the clerk knows which.

    Raises:
        UnreadNumber: it is none, it is below zero, it is too long, or it can be read in two ways.
    """
    text = written.strip().replace("\u00a0", " ").replace("\u202f", " ")
    if re.fullmatch(r"[-\u2212\u2013] ?[0-9][0-9., ]*", text):
        raise UnreadNumber(NumberProblem.NEGATIVE)
    found = {build(match.group()) for pattern, build in _READINGS if (match := pattern.fullmatch(text))}
    if not found:
        raise UnreadNumber(NumberProblem.NOT_A_NUMBER)
    if len(found) > 1:
        raise UnreadNumber(NumberProblem.TWO_READINGS, tuple(plainly(one) for one in sorted(found, reverse=True)))
    return _checked(found.pop())


def plainly(value: Decimal) -> str:
    """Return a number as `read_number` takes it back: no mark between thousands, a comma before decimals."""
    whole, _, decimals = format(value, "f").partition(".")
    if not decimals:
        return whole
    # "1,234" alone could be a thousand as well, which a further zero rules out.
    return f"{whole},{decimals}" + ("0" if _is_ambiguous(whole, decimals) else "")


def in_vietnamese(value: Decimal) -> str:
    """Return a number as documents print it: "1.234,5"."""
    whole, _, decimals = format(value, "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    decimals = decimals.rstrip("0")
    return f"{grouped},{decimals}" if decimals else grouped


def _is_ambiguous(whole: str, decimals: str) -> bool:
    return len(decimals) == 3 and len(whole) <= 3 and not whole.startswith("0")


def _checked(value: Decimal) -> Decimal:
    whole, _, decimals = format(value, "f").partition(".")
    if len(whole.lstrip("0")) > MOST_DIGITS or len(decimals) > MOST_DECIMALS:
        raise UnreadNumber(NumberProblem.TOO_LONG)
    return value


def _without(thousands: str, mark: str) -> Callable[[str], Decimal]:
    """Return how a text is read in which `thousands` parts thousands and `mark` decimals."""
    return lambda text: Decimal(text.replace(thousands, "").replace(mark, "."))


# Every way in which a text can be a number; a text that two of them read differently is not read at all.
_READINGS: tuple[tuple[re.Pattern[str], Callable[[str], Decimal]], ...] = (
    (re.compile(r"[0-9]+"), Decimal),
    (re.compile(r"[0-9]+,[0-9]+"), _without(" ", ",")),
    (re.compile(r"[0-9]+\.[0-9]+"), _without(" ", ".")),
    (re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?"), _without(".", ",")),
    (re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"), _without(",", ".")),
    (re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?"), _without(" ", ",")),
)
