"""In which order values of a table stand: numbers and days as such, words as Vietnamese collates, what is empty last."""

import re
from collections.abc import Generator, Sequence
from datetime import date
from decimal import Decimal
from heapq import merge
from itertools import islice

from app.text.sort_order import sort_key

Rank = tuple[int, object]

_NUMBER = re.compile(r"([-−+]?)\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?\s*(?:%|việc|điểm|đơn vị|lần|ngày|đ)?")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b")
_NOTHING = frozenset({"", "–", "-", "—"})
_AS_NUMBER, _AS_DAY, _AS_WORDS = range(3)
# Of values that all differ, so many take some ten milliseconds.
_WEIGHED_AT_ONCE, _SORTED_AT_ONCE, _MERGED_AT_ONCE = 1000, 4000, 2000


def rank(value: object) -> Rank | None:
    """Return a key by which values of one column stand in order; None for what is empty.

    Args:
        value: a number, a day, or text; of a text the first line counts, and "1.204", "41,7%", "3 việc", "20/12/2026" are taken
            as the number or day they say.
    """
    if isinstance(value, date):
        return _AS_DAY, value.toordinal()
    if isinstance(value, (int, float, Decimal)):
        return _AS_NUMBER, value
    return _rank_of_text(str(value or "").partition("\n")[0].strip())


def ordered(ranks: Sequence[Rank | None], *, is_falling: bool) -> list[int]:
    """Return the places of values in order; equal ones keep theirs, empty ones come last whichever way it goes."""
    filled = [place for place, one in enumerate(ranks) if one is not None]
    empty = [place for place, one in enumerate(ranks) if one is None]
    return sorted(filled, key=lambda place: ranks[place] or (0, 0), reverse=is_falling) + empty


def ordered_in_slices(
    values: Sequence[object], known: dict[object, Rank | None], *, is_falling: bool
) -> Generator[None, None, list[int]]:
    """Do what `ordered` does with the ranks of values, a slice of some milliseconds at a time; returns the places in order.

    What is `known` of values is not looked at again, and added to.
    """
    ranks: list[Rank | None] = []
    for start in range(0, len(values), _WEIGHED_AT_ONCE):
        for value in values[start : start + _WEIGHED_AT_ONCE]:
            if value not in known:
                known[value] = rank(value)
            ranks.append(known[value])
        yield

    def weight(place: int) -> Rank:
        return ranks[place] or (0, 0)

    filled = [place for place, one in enumerate(ranks) if one is not None]
    runs: list[list[int]] = []
    for start in range(0, len(filled), _SORTED_AT_ONCE):
        runs.append(sorted(filled[start : start + _SORTED_AT_ONCE], key=weight, reverse=is_falling))
        yield
    places: list[int] = []
    merged = merge(*runs, key=weight, reverse=is_falling)
    while some := list(islice(merged, _MERGED_AT_ONCE)):
        places += some
        yield
    return places + [place for place, one in enumerate(ranks) if one is None]


def ranks_of(values: Sequence[object]) -> list[Rank | None]:
    """Return the rank of each value; a value that stands there many times is looked at once."""
    known = {value: rank(value) for value in dict.fromkeys(values)}
    return [known[value] for value in values]


def _rank_of_text(text: str) -> Rank | None:
    if text in _NOTHING:
        return None
    if day := _DAY.match(text):
        try:
            return _AS_DAY, date(int(day[3]), int(day[2]), int(day[1])).toordinal()
        except ValueError:  # 31/02/2026 is words
            return _AS_WORDS, sort_key(text)
    if number := _NUMBER.fullmatch(text):
        found = float(f"{number[2].replace('.', '')}.{number[3] or 0}")
        return _AS_NUMBER, -found if number[1] in ("-", "−") else found
    return _AS_WORDS, sort_key(text)
