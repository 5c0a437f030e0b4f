"""Indicators over units and periods: what adds up, what may not, and how many have said nothing yet.

Values add up only under one name and in one measuring unit; a percentage never does. A sum is never shown without how many
units it rests on: "3/5 đơn vị có số liệu".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.ids import UnitId
from app.domain.indicator import Indicator
from app.domain.period import Period
from app.text.compare import comparable


@dataclass(frozen=True, slots=True)
class Reading:
    """One place where a value of an indicator belongs: a unit in a period; None while it is missing."""

    indicator: Indicator
    unit_id: UnitId
    period: Period
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class IndicatorSum:
    """One indicator over everything it was asked of.

    Attributes:
        name, measuring_unit: as its first indicator writes them.
        total: the sum; None when it does not add up or no value is there.
        least, most: the smallest and the largest value; None when none is there.
        units: of how many units something is asked.
        units_with_value: of how many of them there is a value.
        readings: how many values are asked, over units and periods.
        values: how many are there.
        target: what is to be reached, for the sum or for each value; None when any part has none.
        reached: how many values reach it, for one that does not add up; 0 for others.
    """

    name: str
    measuring_unit: str
    is_summed: bool
    total: Decimal | None
    least: Decimal | None
    most: Decimal | None
    units: int
    units_with_value: int
    readings: int
    values: int
    target: Decimal | None
    reached: int

    @property
    def share_of_target(self) -> float | None:
        """The sum in percent of its target; None where there is no sum, no target, or a target of nothing."""
        if self.total is None or not self.target:
            return None
        return float(100 * self.total / self.target)


def indicator_sums(readings: Iterable[Reading]) -> list[IndicatorSum]:
    """Sum readings, one line for each name and measuring unit, in the order in which they first come."""
    heaps: dict[tuple[str, str, bool], list[Reading]] = {}
    for reading in readings:
        heaps.setdefault(_key(reading.indicator), []).append(reading)
    return [_sum_of(heap) for heap in heaps.values()]


def _key(indicator: Indicator) -> tuple[str, str, bool]:
    """Return what values must share to stand in one line; "%" and "‰" are letters of no word, so the unit stays as written."""
    return comparable(indicator.name), indicator.measuring_unit.strip().casefold(), indicator.is_summed


def _sum_of(heap: Sequence[Reading]) -> IndicatorSum:
    first = heap[0].indicator
    present = [(one.indicator, one.value) for one in heap if one.value is not None]
    values = [value for _, value in present]
    return IndicatorSum(
        name=first.name,
        measuring_unit=first.measuring_unit,
        is_summed=first.is_summed,
        total=sum(values, Decimal(0)) if values and first.is_summed else None,
        least=min(values, default=None),
        most=max(values, default=None),
        units=len({one.unit_id for one in heap}),
        units_with_value=len({one.unit_id for one in heap if one.value is not None}),
        readings=len(heap),
        values=len(values),
        target=_target({one.indicator.id: one.indicator for one in heap}.values(), is_summed=first.is_summed),
        reached=0 if first.is_summed else sum(_is_reached(indicator, value) for indicator, value in present),
    )


def _target(indicators: Iterable[Indicator], *, is_summed: bool) -> Decimal | None:
    """Return what all tasks together are to reach; of percentages the one target they share."""
    targets = [one.target for one in indicators]
    known = [target for target in targets if target is not None]
    if len(known) < len(targets):
        return None
    if is_summed:
        return sum(known, Decimal(0))
    return known[0] if len(set(known)) == 1 else None


def _is_reached(indicator: Indicator, value: Decimal) -> bool:
    return indicator.target is not None and value >= indicator.target
