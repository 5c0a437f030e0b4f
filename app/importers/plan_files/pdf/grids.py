"""Rules drawn on a PDF page -> grids: tables with their cells, those merged to the right and downwards too."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from app.importers.plan_files.pdf.pages import Page, Word
from app.importers.plan_files.pdf.rules import Rule

_SAME_PLACE = 3.0  # points; double rules and corners that do not quite meet
_MOST_RULES = 1_000
_MOST_PLACES = 150


@dataclass(frozen=True, slots=True)
class Region:
    """A cell as drawn: the first row and column it covers, and how many."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as drawn on one page.

    Attributes:
        across: where its columns begin and the last one ends, in points from the left.
        down: where its rows begin and the last one ends, in points from the top.
        regions: its cells, row by row.
    """

    across: tuple[float, ...]
    down: tuple[float, ...]
    regions: tuple[Region, ...]

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.down[0]

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.down[-1]

    def holds(self, word: Word) -> bool:
        """Whether a word stands in the table."""
        x, y = _middle(word)
        return self.across[0] - _SAME_PLACE <= x <= self.across[-1] + _SAME_PLACE and self.top <= y <= self.bottom

    def region_at(self, word: Word) -> Region:
        """Return the cell in which a word stands."""
        x, y = _middle(word)
        column = min(max(bisect_right(self.across, x) - 1, 0), len(self.across) - 2)
        row = min(max(bisect_right(self.down, y) - 1, 0), len(self.down) - 2)
        return next(
            region
            for region in self.regions
            if 0 <= row - region.row < region.rows and 0 <= column - region.column < region.columns
        )


def grids_of(page: Page) -> list[Grid]:
    """Return the tables of a page from top to bottom. A box with one cell only is no table."""
    level = _straightened([rule for rule in page.rules if rule.is_level])
    upright = _straightened([rule for rule in page.rules if not rule.is_level])
    if len(level) + len(upright) > _MOST_RULES:
        return []
    grids = [_grid(group) for group in _touching(level, upright)]
    kept = [grid for grid in grids if grid is not None and any(grid.holds(word) for word in page.words)]
    outer = [grid for grid in kept if not any(_lies_in(grid, other) for other in kept if other is not grid)]
    return sorted(outer, key=lambda grid: grid.top)


def _middle(word: Word) -> tuple[float, float]:
    return (word.left + word.right) / 2, (word.top + word.bottom) / 2


def _lies_in(grid: Grid, other: Grid) -> bool:
    return (
        other.top <= grid.top and grid.bottom <= other.bottom
        and other.across[0] <= grid.across[0] and grid.across[-1] <= other.across[-1]
    )  # fmt: skip


def _straightened(rules: Sequence[Rule]) -> list[Rule]:
    """Put pieces of one rule together: borders are drawn cell by cell, or as dots."""
    joined: list[Rule] = []
    places = places_of(rule.at for rule in rules)
    for rule in sorted(rules, key=lambda rule: (_nearest(rule.at, places), rule.start)):
        last = joined[-1] if joined else None
        if last and _nearest(rule.at, places) == _nearest(last.at, places) and rule.start - last.end <= _SAME_PLACE:
            joined[-1] = Rule(
                min(last.left, rule.left), min(last.top, rule.top), max(last.right, rule.right), max(last.bottom, rule.bottom)
            )
        else:
            joined.append(rule)
    return joined


def places_of(values: Iterable[float]) -> list[float]:
    """Return the places where values stand, those near each other as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _SAME_PLACE:
            places.append(value)
    return places


def _nearest(value: float, places: Sequence[float]) -> int:
    return min(range(len(places)), key=lambda index: abs(places[index] - value))


def _touching(level: Sequence[Rule], upright: Sequence[Rule]) -> list[list[Rule]]:
    """Return the rules in groups that hang together; rules that touch nothing are underlines or ornaments."""
    rules = [*level, *upright]
    group = list(range(len(rules)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for first, second in product(range(len(level)), range(len(level), len(rules))):
        if _touch(rules[first], rules[second]):
            group[root(first)] = root(second)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    return [members for members in groups.values() if len(members) > 2]


def _touch(level: Rule, upright: Rule) -> bool:
    return (
        level.start - _SAME_PLACE <= upright.at <= level.end + _SAME_PLACE
        and upright.start - _SAME_PLACE <= level.at <= upright.end + _SAME_PLACE
    )


def _grid(rules: Sequence[Rule]) -> Grid | None:
    level = [rule for rule in rules if rule.is_level]
    upright = [rule for rule in rules if not rule.is_level]
    ends = [min(rule.start for rule in level), max(rule.end for rule in level)]
    across = places_of([*(rule.at for rule in upright), *ends])
    down = places_of([*(rule.at for rule in level), min(rule.start for rule in upright), max(rule.end for rule in upright)])
    if len(across) * len(down) <= 4 or max(len(across), len(down)) > _MOST_PLACES:
        return None
    return Grid(tuple(across), tuple(down), tuple(_regions(across, down, level, upright)))


def _regions(across: Sequence[float], down: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule]) -> list[Region]:
    """Return the cells: fields of the grid with no rule between them are one."""
    regions: list[Region] = []
    taken: set[tuple[int, int]] = set()
    rows, columns = len(down) - 1, len(across) - 1
    for row, column in product(range(rows), range(columns)):
        if (row, column) in taken:
            continue
        width, height = 1, 1
        while column + width < columns and not _is_ruled(upright, across[column + width], down[row], down[row + 1]):
            width += 1
        while row + height < rows and not _is_ruled(level, down[row + height], across[column], across[column + width]):
            height += 1
        covered = set(product(range(row, row + height), range(column, column + width)))
        if covered & taken:
            height, width = 1, 1
            covered = {(row, column)}
        taken |= covered
        regions.append(Region(row, column, height, width))
    return regions


def _is_ruled(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """Whether a rule stands at a place along at least half of a border."""
    drawn = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= _SAME_PLACE)
    return drawn >= 0.5 * (end - start)
