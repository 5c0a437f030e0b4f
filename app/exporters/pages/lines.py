"""Lines of a paragraph: broken, aligned and placed as LibreOffice does it, over the measured widths of letters.

Lines break at spaces and after hyphens, dashes and a few marks; a space that does not break stays; a word wider than the line is
cut. Where LibreOffice breaks was found with a file of some ninety words in narrow lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.exporters.pages.flow import FlowParagraph, Letters, Setting
from app.layout_rules.advances import ems, line_height_ems
from app.layout_rules.parts import Align, LineRule

TWIPS_PER_POINT = 20
_TAB_STOP = 567
_EXACT_ASCENT = 0.8
"""Share of an exact line that lies above its base."""

_WORDS = re.compile(r"[\n\t]|[^ \n\t]* +|[^ \n\t]+")
_INSIDE = re.compile(r"(?<=[-–—…!?|\\/])(?![-–—…!?|\\\s\u00a0\u2011)\]}.,;:/%“”‘’»\"'])")
_BREAKING_MARKS = frozenset("-–—…!?|\\/")
_LEAN = 12
_OVERLY_LONG = 66
"""Letters of a path that is broken behind a slash; a shorter one goes to the next line whole, as "và/hoặc" does."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters of one look on a line; twips from the paragraph's left edge."""

    letters: Letters
    text: str
    x: float
    width: float
    space: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        stretches: what stands on it.
        ascent: from its top to its base.
        height: how far it reaches, without what is added below it.
        pitch: from its top to the top of the next line.
    """

    stretches: tuple[Stretch, ...]
    ascent: float
    height: float
    pitch: float


@dataclass(slots=True)
class _Atom:
    """What is never divided, with the spaces behind it."""

    pieces: list[tuple[Letters, str]]
    width: float
    spaces: float

    @property
    def whole(self) -> float:
        return self.width + self.spaces

    @property
    def lean(self) -> float:
        """What LibreOffice leaves free at the end of a line for letters that lean over."""
        last = self.pieces[-1][0]
        return sum(natural_height(last.size_pt)) // _LEAN if last.italic else 0.0

    @property
    def ends_with_slash(self) -> bool:
        return self.pieces[-1][1].endswith("/")


def lines_of(paragraph: FlowParagraph, width: float) -> list[Line]:
    """Return the lines of a paragraph in a column `width` twips wide; an empty paragraph has one empty line."""
    setting = paragraph.setting
    rows = list(_broken(paragraph, width - setting.left - setting.right))
    return [_line(row, paragraph, width, is_first=number == 0, is_last=ends) for number, (row, ends) in enumerate(rows)]


def _broken(paragraph: FlowParagraph, room: float) -> Iterator[tuple[list[_Atom], bool]]:
    """Give the atoms of each line and whether the text ends or is ended by hand there."""
    row: list[_Atom] = []
    used = 0.0
    left = room - paragraph.setting.first
    for atom in _atoms(paragraph.letters):
        sign = atom.pieces[0][1]
        if sign == "\n":
            yield row, True
            row, used, left = [], 0.0, room
            continue
        if sign == "\t":
            atom.width = _to_next_stop(used + room - left, paragraph.setting)
        while used + atom.width > left - atom.lean:
            row, carried = _ended(row, atom, left - used)
            yield row, False
            row, atom = carried[:-1], carried[-1]
            used, left = sum(one.whole for one in row), room
        row.append(atom)
        used += atom.whole
    yield row, True


def _ended(row: list[_Atom], atom: _Atom, room: float) -> tuple[list[_Atom], list[_Atom]]:
    """Return a line that is full, and what of it goes to the next one with the atom that does not fit into `room`.

    A word is not broken behind a slash: where a letter behind it would still fit, the whole word goes; else what stands before
    the slash is broken at its own last place. A word that begins the line is cut where the line ends.
    """
    if not row:
        return _cut_to(atom, room)
    if not row[-1].ends_with_slash:
        return row, [atom]
    if _first_letter(atom) > room:
        if len(row) == 1 or not row[-2].ends_with_slash:
            return (row[:-1], [row[-1], atom]) if len(row) > 1 else (row, [atom])
        row, atoms = row[:-1], [row[-1], atom]
    else:
        atoms = [atom]
    start = len(row)
    while start and not row[start - 1].spaces and row[start - 1].pieces[0][1] != "\t":
        start -= 1
    letters = sum(len(text) for one in row[start:] for _, text in one.pieces)
    if letters > _OVERLY_LONG:
        return row, atoms
    if not start:
        head, rest = _cut_to(atoms[0], room) if len(atoms) == 1 else ([], atoms)
        return [*row, *head], rest
    return row[:start], [*row[start:], *atoms]


def _to_next_stop(x: float, setting: Setting) -> float:
    """Return how wide a tab is at `x` from where the lines begin; a hanging line stops where the others begin."""
    if setting.first < 0 and x < -1:
        return -x
    place = x + setting.left
    return (place // _TAB_STOP + 1) * _TAB_STOP - place


def _atoms(letters: Sequence[Letters]) -> Iterator[_Atom]:
    """Give the atoms of a text, which may run over several looks."""
    text = "".join(one.text for one in letters)
    ends: list[int] = []
    for one in letters:
        ends.append((ends[-1] if ends else 0) + len(one.text))
    place, run = 0, 0
    for part in _parts(text):
        pieces: list[tuple[Letters, str]] = []
        end = place + len(part)
        while place < end:
            while ends[run] <= place:
                run += 1
            stop = min(end, ends[run])
            pieces.append((letters[run], text[place:stop]))
            place = stop
        yield _atom(pieces)


@lru_cache(maxsize=8_192)
def _parts(text: str) -> tuple[str, ...]:
    """Return a text in parts after each of which a line may break."""
    found: list[str] = []
    for word in _WORDS.findall(text):
        found += _INSIDE.split(word) if _BREAKING_MARKS.intersection(word) and len(word) > 1 else [word]
    return tuple(part for part in found if part)


def _atom(pieces: list[tuple[Letters, str]]) -> _Atom:
    whole = sum(_width(one, text) for one, text in pieces)
    spaces = 0.0
    for one, text in reversed(pieces):
        trailing = len(text) - len(text.rstrip(" "))
        spaces += trailing * _width(one, " ")
        if trailing < len(text):
            break
    return _Atom(pieces, whole - spaces, spaces)


def _width(letters: Letters, text: str) -> float:
    return ems(text, bold=letters.bold, italic=letters.italic) * letters.size_pt * TWIPS_PER_POINT


def _first_letter(atom: _Atom) -> float:
    one, text = atom.pieces[0]
    return _width(one, text[0])


def _cut_to(atom: _Atom, room: float) -> tuple[list[_Atom], list[_Atom]]:
    """Divide an atom that is wider than a line: as many letters as fit, at least one."""
    pairs = [(one, letter) for one, text in atom.pieces for letter in text]
    used, count = 0.0, 0
    for one, letter in pairs:
        used += _width(one, letter)
        if count and used > room:
            break
        count += 1
    return [_atom(_joined(pairs[:count]))], [_atom(_joined(pairs[count:]))] if count < len(pairs) else []


def _joined(pairs: Sequence[tuple[Letters, str]]) -> list[tuple[Letters, str]]:
    """Return neighbours of one look as one piece."""
    joined: list[tuple[Letters, str]] = []
    for one, text in pairs:
        if joined and joined[-1][0] is one:
            joined[-1] = (one, joined[-1][1] + text)
        else:
            joined.append((one, text))
    return joined


def _with_spaces_behind(pieces: list[tuple[Letters, str]]) -> list[tuple[Letters, str]]:
    """Return pieces none of which but the first begins with a space: screens swallow such a space."""
    moved: list[tuple[Letters, str]] = []
    for one, text in pieces:
        bare = text.lstrip(" ")
        if moved and len(bare) < len(text):
            moved[-1] = (moved[-1][0], moved[-1][1] + " " * (len(text) - len(bare)))
            text = bare
        moved.append((one, text))
    return [piece for piece in moved if piece[1]]


def _line(row: list[_Atom], paragraph: FlowParagraph, width: float, *, is_first: bool, is_last: bool) -> Line:
    setting = paragraph.setting
    start = setting.left + (setting.first if is_first else 0.0)
    room = width - start - setting.right
    used = sum(atom.whole for atom in row) - (row[-1].spaces if row else 0.0)
    pieces = _with_spaces_behind(_joined([piece for atom in row for piece in atom.pieces]))
    space = 0.0
    if setting.align is Align.JUSTIFY and not is_last:
        gaps = "".join(text for _, text in pieces).rstrip(" ").count(" ")
        space = max(room - used, 0.0) / gaps if gaps else 0.0
    elif setting.align is Align.CENTER:
        start += (room - used) / 2
    elif setting.align is Align.RIGHT:
        start += room - used
    stretches = tuple(_placed(pieces, start, space, [atom.width for atom in row if atom.pieces[0][1] == "\t"]))
    sizes = {one.size_pt for one, _ in pieces} or {paragraph.size_pt}
    return Line(stretches, *_heights(setting, sizes))


def _placed(pieces: list[tuple[Letters, str]], x: float, space: float, tabs: list[float]) -> Iterator[Stretch]:
    """Give the stretches of a line; the spaces at its end are not wanted."""
    for number, (one, whole) in enumerate(pieces):
        is_end = number == len(pieces) - 1
        for position, text in enumerate(whole.split("\t")):
            x += tabs.pop(0) if position and tabs else 0.0
            shown = text.rstrip(" ") if is_end else text
            width = _width(one, shown) + shown.count(" ") * space
            if shown:
                yield Stretch(one, shown, x, width, space)
            x += width


def _heights(setting: Setting, sizes: set[float]) -> tuple[float, float, float]:
    """Return ascent, height and pitch of a line with letters of these sizes."""
    if setting.line_rule is LineRule.EXACT:
        return setting.line * _EXACT_ASCENT, setting.line, setting.line
    ascent, descent = (max(one) for one in zip(*(natural_height(size) for size in sizes), strict=True))
    height = ascent + descent
    if setting.line_rule is LineRule.AT_LEAST:
        missing = max(setting.line - height, 0.0)
        return ascent + missing, height + missing, height + missing
    return ascent, height, max(int(height * setting.line), 1) if setting.line != 1 else height


@lru_cache(maxsize=64)
def natural_height(size_pt: float) -> tuple[int, int]:
    """Return how far letters reach above and below their base, in whole twips as LibreOffice rounds them."""
    above, below = line_height_ems()
    return round(above * size_pt * TWIPS_PER_POINT), round(below * size_pt * TWIPS_PER_POINT)
