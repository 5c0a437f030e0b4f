"""What a timing rule is, and how the files of the table fill their part of it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.timing import Timing, TimingKind


class Where(StrEnum):
    """Where a phrase counts as the time of a duty."""

    ANYWHERE = "anywhere"
    """In a time field and in the duty's sentences."""
    FIELD = "field"
    """Only where nothing but a time can stand: after "Thời gian:", in a time column, in a bracket at the end."""
    OPENING = "opening"
    """In a field, and as the first words of a sentence."""
    REPORTING = "reporting"
    """In a field, as the first words, and after a verb of doing something again and again (báo cáo, kiểm tra…)."""
    CLOSING = "closing"
    """In a field, and as the last words of the duty."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a phrase leaves out and the plan says elsewhere.

    Attributes:
        issued_on: the plan's date; None when left blank.
        year: the year to think of where a phrase names none; None when the plan gives no hint.
        is_completion: the words stand after "hoàn thành" or in a completion column, so that a stretch means its end.
    """

    issued_on: date | None = None
    year: int | None = None
    is_completion: bool = False


NO_CONTEXT = Context()
Build = Callable[[re.Match[str], Context], Timing | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of phrase.

    Attributes:
        name: what it is called in tests and doubts.
        pattern: what it looks like in `matchable` text.
        build: makes the timing, without its words; None when the numbers make no date.
        where: where it counts.
        examples: phrase -> meaning, as `shown` prints it.
        not_these: phrases that look alike and are something else.
    """

    name: str
    pattern: re.Pattern[str]
    build: Build
    where: Where
    examples: Mapping[str, str]
    not_these: tuple[str, ...]


def table() -> tuple[list[Rule], Callable[..., Callable[[Build], Build]]]:
    """Return an empty part of the table and the decorator `rule` that fills it."""
    rules: list[Rule] = []

    def rule(
        pattern: str, *, examples: Mapping[str, str], not_these: list[str], where: Where = Where.ANYWHERE
    ) -> Callable[[Build], Build]:
        def add(build: Build) -> Build:
            name = getattr(build, "__name__", "rule")
            rules.append(Rule(name, re.compile(rf"(?<!\w){pattern}(?!\w)"), build, where, examples, tuple(not_these)))
            return build

        return add

    return rules, rule


def shown(timing: Timing) -> str:
    """Return a timing as the examples write it: "quarter 2022-10-01..2022-12-31", "recurring month", "ongoing"."""
    if timing.every:
        return f"{timing.kind} {timing.every}"
    if timing.kind in (TimingKind.DEADLINE, TimingKind.QUARTER, TimingKind.RANGE):
        return f"{timing.kind} {timing.start or ''}..{timing.end or ''}"
    return timing.kind.value
