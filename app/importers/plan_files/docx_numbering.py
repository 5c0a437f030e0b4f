"""Automatic numbers of a Word file as Word shows them: formats, restarts, level overrides, numbers kept across lists.

Word stores only which list and level a paragraph belongs to; the number itself is counted here, in body order.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.importers.plan_files.docx_names import W, attribute, child_value, has_no_value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

_DEEPEST = 9
_BULLET = "•"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: where it starts, how it looks, and the level that restarts it."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    restarts_after: int | None = None
    is_legal: bool = False


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
        """Return list and level: the paragraph's own, else its style's."""
        style_list, style_level = self._styles.get(style_id or "", (None, 0))
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is None:
            return style_list, style_level
        level = child_value(own, "ilvl")
        return child_value(own, "numId") or style_list, int(level) if level and level.isdigit() else style_level

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
    if level.number_format == "none":
        return ""
    if level.number_format == "bullet":
        return _visible_bullet(level.text)
    text = level.text
    for number in range(_DEEPEST):
        if (mark := f"%{number + 1}") in text:
            number_format = "decimal" if level.is_legal else found.levels.get(number, level).number_format
            text = text.replace(mark, _formatted(values.get(number, 0), number_format))
    return text.strip()


def _visible_bullet(text: str) -> str:
    """Symbol fonts use letters of the private area; whatever they draw is a bullet."""
    mark = text.strip()
    return _BULLET if not mark or any("\ue000" <= ch <= "\uf8ff" for ch in mark) or mark in ("o", "§", "Ø", "ü", "q") else mark


def _formatted(value: int, number_format: str) -> str:
    write = _FORMATS.get(number_format, str)
    return write(value)


def _roman(value: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (value // size)
        value %= size
    return text


def _letters(value: int) -> str:
    """After z come aa, bb, as Word counts."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02}",
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
}


def _lists(numbering: "Element") -> dict[str, _List]:
    abstract = {attribute(node, "abstractNumId"): node for node in numbering.findall(f"{W}abstractNum")}
    by_style = {
        link: node for node in abstract.values() if (link := child_value(node, "styleLink")) is not None
    }  # a list defined by a style is used through it
    found: dict[str, _List] = {}
    for node in numbering.findall(f"{W}num"):
        number_id, abstract_id = attribute(node, "numId"), child_value(node, "abstractNumId")
        base = abstract.get(abstract_id)
        if number_id is None or abstract_id is None or base is None:
            continue
        base = by_style.get(child_value(base, "numStyleLink") or "", base)
        found[number_id] = _with_overrides(node, abstract_id, base)
    return found


def _with_overrides(node: "Element", counters: str, base: "Element") -> _List:
    levels, starts = _levels(base), dict[int, int]()
    for override in node.findall(f"{W}lvlOverride"):
        number = int(attribute(override, "ilvl") or 0)
        for own in _levels(override).values():
            levels[number] = own
        if (start := child_value(override, "startOverride")) is not None:
            starts[number] = int(start)
    return _List(counters, levels, starts)


def _levels(node: "Element") -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for level in node.findall(f"{W}lvl"):
        restart, start = child_value(level, "lvlRestart"), child_value(level, "start")
        levels[int(attribute(level, "ilvl") or 0)] = _Level(
            start=int(start) if start else 1,
            number_format=child_value(level, "numFmt") or "decimal",
            text=child_value(level, "lvlText") or "",
            restarts_after=int(restart) if restart is not None else None,
            is_legal=level.find(f"{W}isLgl") is not None and not has_no_value(level, "isLgl"),
        )
    return levels


def _style_numbers(styles: "Element") -> dict[str, tuple[str | None, int]]:
    """Return list and level of each paragraph style that has one, its own or inherited."""
    nodes = {attribute(node, "styleId") or "": node for node in styles.findall(f"{W}style")}
    return {style_id: found for style_id in nodes if (found := _number_of_style(nodes, style_id)) is not None}


def _number_of_style(nodes: Mapping[str, "Element"], style_id: str) -> tuple[str | None, int] | None:
    seen: set[str] = set()
    while style_id in nodes and style_id not in seen:
        seen.add(style_id)
        own = nodes[style_id].find(f"{W}pPr/{W}numPr")
        if own is not None:
            level = child_value(own, "ilvl")
            return child_value(own, "numId"), int(level) if level else 0
        style_id = child_value(nodes[style_id], "basedOn") or ""
    return None
