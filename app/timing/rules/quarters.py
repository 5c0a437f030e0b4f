"""Quarters: from the first day of the quarter to its last (docs/cli.md)."""

import re

from app.domain.timing import Timing, TimingKind
from app.timing.rules.points import DONE, quarter_of, read_point
from app.timing.rules.registry import Context, Where, table

RULES, rule = table()
_IN = r"(?:thực hiện\s+)?(?:trong|vào)"


def _quarter(found: re.Match[str], context: Context) -> Timing | None:
    named = read_point(found, "a", context)
    return Timing(TimingKind.QUARTER, start=named.starts_on, end=named.ends_on) if named else None


@rule(
    rf"(?:(?:{DONE}\s+)?(?:{_IN}\s+)|{DONE}\s+(?:đến\s+)?(?:hết\s+)?){quarter_of('a')}",
    examples={
        "Hoàn thành trong quý IV/2022": "quarter 2022-10-01..2022-12-31",
        "trong quý 2 năm 2026": "quarter 2026-04-01..2026-06-30",
        "xong quý I/2026": "quarter 2026-01-01..2026-03-31",
    },
    not_these=["trước quý II/2026", "trong quý này", "từ quý I/2026 đến quý III/2026"],
)
def in_a_quarter(found: re.Match[str], context: Context) -> Timing | None:
    """A quarter named with a word of doing: in any sentence."""
    return _quarter(found, context)


@rule(
    quarter_of("a"),
    where=Where.CLOSING,
    examples={
        "Quý IV/2022": "quarter 2022-10-01..2022-12-31",
        "Quí IV-2025": "quarter 2025-10-01..2025-12-31",
        "Quý 1 năm 2026": "quarter 2026-01-01..2026-03-31",
    },
    not_these=["quý IV năm 2025 và các năm tiếp theo", "quý V/2025", "hằng quý"],
)
def a_quarter(found: re.Match[str], context: Context) -> Timing | None:
    """A quarter alone: where a time stands, or as the last words."""
    return _quarter(found, context)
