"""What stands beside a work item's progress and travels in its tracker: the values of its indicators, the names of its evidence.

Both are one cell with one line each: "Số buổi (buổi): 3", "Kế hoạch 07.pdf". What comes back is read in `app.merging`.
"""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.evidence import Evidence
from app.domain.indicator import Indicator, plainly


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """One number that a work item's task asks for, and what was reached; None while nothing is written."""

    indicator: Indicator
    value: Decimal | None = None

    @property
    def text(self) -> str:
        """The value as a unit may write it back; empty for none."""
        return "" if self.value is None else plainly(self.value)


@dataclass(frozen=True, slots=True)
class ItemParts:
    """The indicators of a work item's task in their order with its values, and its evidence."""

    indicators: tuple[IndicatorValue, ...] = ()
    evidence: tuple[Evidence, ...] = ()


NO_PARTS = ItemParts()


def indicator_label(indicator: Indicator) -> str:
    """Return how a tracker names an indicator: "Số buổi (buổi)"; the value follows a colon."""
    return f"{indicator.name} ({indicator.measuring_unit})"


def indicator_text(parts: ItemParts) -> str:
    """Return the cell of the indicators: one line each, the number after the colon."""
    return "\n".join(f"{indicator_label(one.indicator)}: {one.text}".rstrip() for one in parts.indicators)


def evidence_text(parts: ItemParts) -> str:
    """Return the cell of the evidence: one name a line."""
    return "\n".join(one.name for one in parts.evidence)
