"""Automatic numbers of a Word file as Word shows them: formats, restarts, level overrides, numbers kept across lists.

Word stores only which list and level a paragraph belongs to; the number itself is counted here, in body order.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.importers.plan_files.word.looks import font_in
from app.importers.plan_files.word.names import BULLET, W, attribute, child_number, child_value, has_no_value
from app.text.legacy_fonts import convert

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_DEEPEST = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: where it starts, how it looks, the level that restarts it, the style whose paragraphs stand on it."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    restarts_after: int | None = None
    is_legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """A list (w:num): whose counters it uses, its levels, and which of them it starts anew."""

    counters: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


class Numbering:
    """Counts the paragraphs of automatic lists, one after the other."""

    def __init__(self, numbering: "Element | None", styles: "Element | None") -> None:
        self._lists = _lists(numbering) if numbering is not None else {}
        self._styles = _style_numbers(styles) if styles is not None else {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, properties: "Element | None", style_id: str | None) -> str:
        """Return the label of the next paragraph in order, "" when it has none.

        Args:
            properties: the paragraph's w:pPr.
            style_id: the paragraph's style.
        """
        number_id, level_number = self._membership(properties, style_id)
        found = self._lists.get(number_id) if number_id else None
        if found is None or level_number not in found.levels:
            return ""
        values = self._count(number_id or "", found, level_number)
        return _shown(found, level_number, values)

    def _membership(self, properties: "Element | None", style_id: str | None) -> tuple[str | None, int]:
        """Return list and level: the paragraph's own, else its style's, else the level that names the style."""
        number_id, level = self._styles.get(style_id or "", (None, None))
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None:
            number_id = child_value(own, "numId") or number_id
            own_level = child_number(own, "ilvl")
            level = level if own_level is None else own_level
        if level is None and (found := self._lists.get(number_id or "")) is not None:
            level = next((number for number, one in found.levels.items() if one.style and one.style == style_id), None)
        return number_id, level or 0

    def _count(self, number_id: str, found: _List, level_number: int) -> dict[int, int]:
        values = self._counters.setdefault(found.counters, {})
        if level_number in found.starts and (number_id, level_number) not in self._started:
            values[level_number] = found.starts[level_number] - 1
        self._started.add((number_id, level_number))
        for above in range(level_number):
            if above not in values and above in found.levels:
                values[above] = found.levels[above].start
        start = found.starts.get(level_number, found.levels[level_number].start)
        values[level_number] = values.get(level_number, start - 1) + 1
        for below in [number for number in values if number > level_number]:
            after = found.levels[below].restarts_after if below in found.levels else None
            if after is None or level_number < after:
                del values[below]
        return values


def _shown(found: _List, level_number: int, values: Mapping[int, int]) -> str:
    level = found.levels[level_number]
    if level.number_format == "bullet":
        return visible_bullet(level.text)
    text = level.text
    for number in range(_DEEPEST):
        if (mark := f"%{number + 1}") in text:
            number_format = "decimal" if level.is_legal else found.levels.get(number, level).number_format
            text = text.replace(mark, _formatted(values.get(number, 0), number_format))
    return text.strip()


def visible_bullet(text: str) -> str:
    """Symbol fonts use letters of the private area; whatever they draw is a bullet."""
    mark = text.strip()
    return BULLET if not mark or any("\ue000" <= ch <= "\uf8ff" for ch in mark) or mark in ("o", "§", "Ø", "ü", "q") else mark


def _formatted(value: int, number_format: str) -> str:
    write = _FORMATS.get(number_format, str)
    return write(value)


def roman(value: int) -> str:
    """Return a number in small Roman numerals."""
    text = ""
    for size, numeral in _ROMAN:
        text += numeral * (value // size)
        value %= size
    return text


def letters(value: int) -> str:
    """After z come aa, bb, as Word counts."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda value: f"{value:02}",
    "upperRoman": lambda value: roman(value).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda value: letters(value).upper(),
    "lowerLetter": letters,
}


def _lists(numbering: "Element") -> dict[str, _List]:
    abstract = {attribute(node, "abstractNumId"): node for node in numbering.findall(f"{W}abstractNum")}
    by_style = {
        link: abstract_id for abstract_id, node in abstract.items() if (link := child_value(node, "styleLink")) is not None
    }  # a list defined by a style is used through it
    found: dict[str, _List] = {}
    for node in numbering.findall(f"{W}num"):
        number_id, abstract_id = attribute(node, "numId"), child_value(node, "abstractNumId")
        if abstract_id in abstract:
            abstract_id = by_style.get(child_value(abstract[abstract_id], "numStyleLink") or "", abstract_id)
        if number_id is not None and abstract_id is not None and abstract_id in abstract:
            found[number_id] = _with_overrides(node, abstract_id, abstract[abstract_id])
    return found


def _with_overrides(node: "Element", counters: str, base: "Element") -> _List:
    levels, starts = _levels(base), dict[int, int]()
    for override in node.findall(f"{W}lvlOverride"):
        number = _level_number(override)
        for own in _levels(override).values():
            levels[number] = own
        if (start := child_number(override, "startOverride")) is not None:
            starts[number] = start
    return _List(counters, levels, starts)


def _levels(node: "Element") -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for level in node.findall(f"{W}lvl"):
        start = child_number(level, "start")
        text, font = child_value(level, "lvlText") or "", font_in(level.find(f"{W}rPr"))
        levels[_level_number(level)] = _Level(
            start=1 if start is None else start,
            number_format=child_value(level, "numFmt") or "decimal",
            text=convert(text, font) if len(text) > 2 else text,
            restarts_after=child_number(level, "lvlRestart"),
            is_legal=level.find(f"{W}isLgl") is not None and not has_no_value(level, "isLgl"),
            style=child_value(level, "pStyle"),
        )
    return levels


def _level_number(node: "Element") -> int:
    number = attribute(node, "ilvl") or ""
    return int(number) if number.isascii() and number.isdigit() else 0


def _style_numbers(styles: "Element") -> dict[str, tuple[str | None, int | None]]:
    """Return list and level of each paragraph style that has one, its own or inherited; the level is None where none is said."""
    nodes = {attribute(node, "styleId") or "": node for node in styles.findall(f"{W}style")}
    found = {style_id: _number_of_style(nodes, style_id) for style_id in nodes}
    return {style_id: number for style_id, number in found.items() if number != (None, None)}


def _number_of_style(nodes: Mapping[str, "Element"], style_id: str) -> tuple[str | None, int | None]:
    number_id, level = None, None
    seen: set[str] = set()
    while style_id in nodes and style_id not in seen and number_id is None:
        seen.add(style_id)
        own = nodes[style_id].find(f"{W}pPr/{W}numPr")
        if own is not None:
            number_id = child_value(own, "numId")
            level = child_number(own, "ilvl") if level is None else level
        style_id = child_value(nodes[style_id], "basedOn") or ""
    return number_id, level
