"""A returned cell of indicators -> one line an indicator, read by its name. What is not certain is told, never dropped.

"Số buổi (buổi): 3" is what was sent; "số buổi : 3 buổi" means the same. Nothing is guessed where two indicators could be meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.indicator import Indicator, NumberProblem, UnreadNumber, plainly, read_number
from app.domain.item_parts import indicator_label
from app.domain.tracker import RowProblem
from app.text.compare import comparable

_NUMBER_FIRST = re.compile(r"(?P<number>[-\u2212\u2013]?[0-9][0-9., \u00a0\u202f]*)(?P<words>.*)")


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One line of a cell of indicators.

    Attributes:
        text: the line as it stands.
        indicator: which one it is about; None when that is not known.
        value: the number as `plainly` writes it; empty for none.
        problem: why it cannot be used.
    """

    text: str
    indicator: Indicator | None
    value: str = ""
    problem: RowProblem | None = None


def indicator_lines(text: str, indicators: Sequence[Indicator]) -> list[IndicatorLine]:
    """Read a cell of indicators; blank lines say nothing, a line that stands twice says it once."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1 and len(indicators) == 1 and _NUMBER_FIRST.fullmatch(lines[0]):
        return [_valued(lines[0], indicators[0], lines[0])]
    return list(_without_twins([_line(line, indicators) for line in lines]))


def _line(line: str, indicators: Sequence[Indicator]) -> IndicatorLine:
    name, _, written = line.rpartition(":")
    key = comparable(name)
    found = [one for one in indicators if comparable(indicator_label(one)) == key]
    found = found or [one for one in indicators if comparable(one.name) == key]
    if not key or len(found) != 1:
        return IndicatorLine(line, None, problem=RowProblem.INDICATOR_UNKNOWN)
    return _valued(line, found[0], written.strip())


def _valued(line: str, indicator: Indicator, written: str) -> IndicatorLine:
    if not written:
        return IndicatorLine(line, indicator)
    try:
        return IndicatorLine(line, indicator, plainly(read_number(_without_measuring_unit(written, indicator))))
    except UnreadNumber as unread:
        is_unclear = unread.problem is NumberProblem.TWO_READINGS
        return IndicatorLine(line, indicator, problem=RowProblem.NUMBER_UNCLEAR if is_unclear else RowProblem.BAD_NUMBER)


def _without_measuring_unit(written: str, indicator: Indicator) -> str:
    """Leave out the measuring unit that somebody wrote behind the number: "3 buổi"."""
    found = _NUMBER_FIRST.fullmatch(written)
    if found and indicator.measuring_unit.strip().casefold() == found["words"].strip().casefold():
        return found["number"]
    return written


def _without_twins(lines: Sequence[IndicatorLine]) -> Iterator[IndicatorLine]:
    """Say once what equal lines say; lines of one indicator that say different things are all unclear."""
    said: dict[int, set[tuple[str, RowProblem | None]]] = {}
    for line in lines:
        if line.indicator is not None:
            said.setdefault(line.indicator.id, set()).add((line.value, line.problem))
    told: set[int] = set()
    for line in lines:
        if line.indicator is None:
            yield line
        elif len(said[line.indicator.id]) > 1:
            yield replace(line, value="", problem=RowProblem.INDICATOR_TWICE)
        elif line.indicator.id not in told:
            told.add(line.indicator.id)
            yield line
