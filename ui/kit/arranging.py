"""Which rows of a table are shown and in what order: filtered, sorted, grouped. Indexes by column keep 100,000 rows quick."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic

from app.text.compare import fold
from ui.kit.column import Column, Row
from ui.kit.sorting import Rank, ordered, ordered_in_slices, ranks_of


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the clerk wants to see.

    Attributes:
        sorted_by: the number of a column; None for the order the rows came in.
        is_falling: whether the greatest comes first.
        filters: by number of column, words that must all stand in it; case and diacritics do not matter.
        grouped_by: the number of the column whose equal words stand under one band; None for no bands.
        closed: words of the bands that are folded away.
    """

    sorted_by: int | None = None
    is_falling: bool = False
    filters: Mapping[int, str] = field(default_factory=dict[int, str])
    grouped_by: int | None = None
    closed: frozenset[str] = frozenset()

    @property
    def is_plain(self) -> bool:
        """Whether all rows are shown as they came."""
        return self.sorted_by is None and self.grouped_by is None and not self.filters

    def next_sorting(self, column: int) -> "Arrangement":
        """Return what a click on a head asks for: rising, falling, and the order the rows came in again."""
        if self.sorted_by != column:
            return replace(self, sorted_by=column, is_falling=False)
        return replace(self, is_falling=True) if not self.is_falling else replace(self, sorted_by=None, is_falling=False)


@dataclass(frozen=True, slots=True)
class Band:
    """The line above rows that say the same in a column."""

    words: str
    count: int
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Arranged:
    """What is shown.

    Attributes:
        places: of each line, which of the given rows it shows; of a band, its first row.
        bands: the bands, by number of line.
        found: how many rows passed the filters.
    """

    places: list[int]
    bands: Mapping[int, Band]
    found: int


_SORTED_WHOLE = 5000  # rows; so many are sorted before the eye sees it


class Arranger(Generic[Row]):
    """Arranges rows; what it has read of a column it keeps until the rows are others."""

    def __init__(self, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> None:
        self._columns = columns
        self._rows = rows
        self._texts: dict[int, list[str]] = {}
        self._folded: dict[int, list[str]] = {}
        self._ranks: dict[int, list[Rank | None]] = {}
        self._weighed: dict[int, dict[object, Rank | None]] = {}
        self._orders: dict[tuple[int | None, bool], list[int]] = {}

    def arranged(self, wanted: Arrangement) -> Arranged:
        """Return what is shown when that is wanted."""
        places = self._order(wanted)
        for column, words in wanted.filters.items():
            places = self._holding(places, column, fold(words).split())
        if wanted.grouped_by is None:
            return Arranged(places, {}, len(places))
        return self._grouped(places, wanted.grouped_by, wanted.closed)

    def takes_long(self, wanted: Arrangement) -> bool:
        """Whether what is wanted is a sort of so many rows that it is to be prepared in slices."""
        key = (wanted.sorted_by, wanted.is_falling)
        return wanted.sorted_by is not None and len(self._rows) > _SORTED_WHOLE and key not in self._orders

    def prepare(self, wanted: Arrangement) -> Iterator[None]:
        """Sort, a slice of some milliseconds at a time; then `arranged` takes no time any more."""
        column = wanted.sorted_by
        assert column is not None
        value, values = self._columns[column].sorts_by, list[object]()
        cell = self._columns[column].cell
        for start in range(0, len(self._rows), _SORTED_WHOLE):
            some = self._rows[start : start + _SORTED_WHOLE]
            values += [value(row) for row in some] if value else [cell(row).text for row in some]
            yield
        self._orders[column, wanted.is_falling] = yield from ordered_in_slices(
            values, self._weighed.setdefault(column, {}), is_falling=wanted.is_falling
        )

    def folded(self, column: int) -> list[str]:
        """Return the words of a column without diacritics, in the order of the rows."""
        if column not in self._folded:
            texts = self._text(column)
            known = {text: fold(text) for text in dict.fromkeys(texts)}
            self._folded[column] = [known[text] for text in texts]
        return self._folded[column]

    def _text(self, column: int) -> list[str]:
        if column not in self._texts:
            cell = self._columns[column].cell
            self._texts[column] = [cell(row).text for row in self._rows]
        return self._texts[column]

    def _order(self, wanted: Arrangement) -> list[int]:
        column = wanted.sorted_by
        if column is None:
            return list(range(len(self._rows)))
        key = (column, wanted.is_falling)
        if key not in self._orders:
            if column not in self._ranks:
                value = self._columns[column].sorts_by
                self._ranks[column] = ranks_of([value(row) for row in self._rows] if value else self._text(column))
            self._orders[key] = ordered(self._ranks[column], is_falling=wanted.is_falling)
        return self._orders[key]

    def _holding(self, places: Sequence[int], column: int, words: Sequence[str]) -> list[int]:
        folded = self.folded(column)
        found = list(places)
        for word in words:
            found = [place for place in found if word in folded[place]]
        return found

    def _grouped(self, places: Sequence[int], column: int, closed: frozenset[str]) -> Arranged:
        """Put rows that say the same together, under bands in the order in which words sort."""
        texts = self._text(column)
        members: dict[str, list[int]] = {}
        for place in places:
            members.setdefault(" ".join(texts[place].split()), []).append(place)
        names = list(members)
        lines: list[int] = []
        bands: dict[int, Band] = {}
        for at in ordered(ranks_of(names), is_falling=False):
            name = names[at]
            bands[len(lines)] = Band(name or "(trống)", len(members[name]), name in closed)
            lines += members[name][:1] if name in closed else [members[name][0], *members[name]]
        return Arranged(lines, bands, len(places))
