"""Numbers of an OpenDocument text as they are shown: lists, lists that go on, and the numbers of headings.

The file stores which list and level an item belongs to and how numbers look; the numbers are counted here, in body order.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.importers.plan_files.open_document.names import LOEXT, STYLE, TEXT, XML_ID
from app.importers.plan_files.word.names import BULLET
from app.importers.plan_files.word.numbering import letters, roman, visible_bullet

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_PLACEHOLDER = re.compile(r"%(\d+)%")
_FORMATS: dict[str, Callable[[int], str]] = {
    "1": str,
    "I": lambda value: roman(value).upper(),
    "i": roman,
    "A": lambda value: letters(value).upper(),
    "a": letters,
    "01, 02, 03, ...": lambda value: f"{value:02}",
}


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list looks: a bullet, or a number with what stands around it."""

    bullet: str = ""
    number_format: str = ""
    start: int = 1
    shown_levels: int = 1
    prefix: str = ""
    suffix: str = ""
    pattern: str = ""


@dataclass(slots=True)
class OpenList:
    """A list being read.

    Attributes:
        style: name of its list style, "" when its paragraphs' styles say it.
        counters: level -> the last number counted; shared by the lists that go on with each other.
    """

    style: str
    counters: dict[int, int] = field(default_factory=dict[int, int])


class Numbers:
    """Counts the items of lists, and headings, one after the other."""

    def __init__(self, *groups: "Element | None") -> None:
        """Take the list styles out of `office:styles` and `office:automatic-styles`."""
        nodes = [node for group in groups if group is not None for node in group.iterfind(f"{TEXT}list-style")]
        self._styles = {node.get(f"{STYLE}name") or "": _levels(node) for node in nodes}
        outlines = [node for group in groups if group is not None for node in group.iterfind(f"{TEXT}outline-style")]
        self._outline = _levels(outlines[0]) if outlines else {}
        self._outline_counters: dict[int, int] = {}
        self._by_id: dict[str, OpenList] = {}
        self._last_of_style: dict[str, OpenList] = {}

    def open_list(self, node: "Element") -> OpenList:
        """Return the outermost list that a `text:list` begins or goes on with."""
        style = node.get(f"{TEXT}style-name") or ""
        continued = node.get(f"{TEXT}continue-list")
        before = self._by_id.get(continued) if continued else None
        if before is None and node.get(f"{TEXT}continue-numbering") == "true":
            before = self._last_of_style.get(style)
        opened = OpenList(style, before.counters if before else {})
        self._by_id[node.get(XML_ID) or ""] = self._last_of_style[style] = opened
        return opened

    def label(self, within: OpenList, style: str | None, level: int, start: str | None) -> str:
        """Count an item and return its label.

        Args:
            within: its list.
            style: the list style in force; None when there is none.
            level: how deep it stands, from 1.
            start: the number it starts anew with, as written.
        """
        levels = self._styles.get(style or "", {})
        return _counted(levels, within.counters, level, start)

    def heading(self, level: int) -> str:
        """Count a heading outside lists and return its label, "" where headings have no numbers."""
        return _counted(self._outline, self._outline_counters, level, None)


def _counted(levels: Mapping[int, _Level], counters: dict[int, int], level: int, start: str | None) -> str:
    look = levels.get(level)
    if look is None:
        return ""
    for above in range(1, level):
        counters.setdefault(above, levels[above].start if above in levels else 1)
    counters[level] = int(start) if start and start.isdigit() else counters.get(level, look.start - 1) + 1
    for below in [number for number in counters if number > level]:
        del counters[below]
    return look.bullet or _shown(levels, look, counters, level)


def _shown(levels: Mapping[int, _Level], look: _Level, counters: Mapping[int, int], level: int) -> str:
    if look.pattern:
        return _PLACEHOLDER.sub(lambda found: _number(levels, counters, int(found[1])), look.pattern).strip()
    if not look.number_format:
        return ""
    numbers = [_number(levels, counters, each) for each in range(max(1, level - look.shown_levels + 1), level + 1)]
    return f"{look.prefix}{'.'.join(number for number in numbers if number)}{look.suffix}".strip()


def _number(levels: Mapping[int, _Level], counters: Mapping[int, int], level: int) -> str:
    number_format = levels[level].number_format if level in levels else "1"
    return _FORMATS.get(number_format, str)(counters.get(level, 1)) if number_format else ""


def _levels(node: "Element") -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for child in node.iterfind("*"):
        level = child.get(f"{TEXT}level") or ""
        if level.isdigit():
            found[int(level)] = _bullet_level(child) if child.tag == f"{TEXT}list-level-style-bullet" else _number_level(child)
    return found


def _bullet_level(node: "Element") -> _Level:
    return _Level(bullet=visible_bullet(node.get(f"{TEXT}bullet-char") or BULLET))


def _number_level(node: "Element") -> _Level:
    if node.tag == f"{TEXT}list-level-style-image":
        return _Level(bullet=BULLET)
    number_format, shown = node.get(f"{STYLE}num-format") or "", node.get(f"{TEXT}display-levels") or "1"
    start = node.get(f"{TEXT}start-value") or "1"
    return _Level(
        number_format=number_format,
        start=int(start) if start.isdigit() else 1,
        shown_levels=int(shown) if shown.isdigit() else 1,
        prefix=node.get(f"{STYLE}num-prefix") or "",
        suffix=node.get(f"{STYLE}num-suffix") or "",
        pattern=(node.get(f"{LOEXT}num-list-format") or "") if number_format else "",
    )
