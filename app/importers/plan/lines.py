"""Blocks -> lines: what a reader takes for one line of a plan, with its number and its words counted once.

A block with soft breaks gives several lines; hard-wrapped blocks (a paragraph for each printed line) are joined to one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import quantiles

from app.domain.file_content import Alignment, Block, Cell, Part
from app.importers.plan.field_labels import is_field_line
from app.importers.plan.markers import Marker, is_rule, marker_of
from app.text.matching import matchable
from app.text.normalise import one_line, words
from app.text.syllables import is_foreign, only_vietnamese

_ENDS_SENTENCE = re.compile(r"[.;:!?…](?:[\"”')\]]|\./)*$")
_BRACKETS_END = re.compile(r"[)\]]$")
_WIDE_GAP = re.compile(r"\s*\t\s*|[ \u00a0]{5,}")
_UNFINISHED = (" và", " của", " với", " các", " về", " cho", " theo", " tại", " từ", " đến", " -", " \u2013")
_WANTS_NUMBER = (" ngày", " tháng", " năm", " quý", " số", " khoản", " điều")
_NUMBER = re.compile(r"(?:\d{1,4}|[IVX]{1,4})(?:[-/]\S|\s|[.;,)]*$)")
_DASH_IN_NAME = re.compile(
    r"(?:chính trị|kinh tế|văn hóa|lao động)\n- xã hội(?!\w)|tài chính\n- kế hoạch|(?:kế hoạch|hành chính)\n- tài chính"
    r"|thương binh\n- xã hội|khoa học\n- (?:kỹ thuật|công nghệ)|chính trị\n- hành chính|quốc phòng\n- an ninh"
)
_ENOUGH_JOINS = 0.12
_FEW_JOINS, _HARDLY_LONGER = 0.05, 1.2  # fewer are enough where hardly any line is longer than the others
_NEARLY_FULL = 0.8
_SHORTEST_WRAPPED = 40
_NATIONAL_NAMES = ("cộng hòa xã hội chủ nghĩa việt nam", "đảng cộng sản việt nam")
_NEW_START = re.compile(r"nơi nhận|kính gửi|(?:\(?kèm theo|\(?ban hành kèm)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a plan.

    Attributes:
        order: its place in the file; tells lines apart.
        text: its words as written, with single spaces.
        marker: the number or bullet it begins with, typed or automatic.
        body: the text after the marker.
        words: how many words of the file it holds.
        part, paragraph, cell: where it stands.
        is_bold, is_centred: how it looks.
        last_piece: length of the last block it was joined from.
        gaps: where in the text a tab or a run of spaces stood.
    """

    order: int
    text: str
    marker: Marker | None
    body: str
    words: int
    part: Part = Part.BODY
    paragraph: int | None = None
    cell: Cell | None = None
    is_bold: bool = False
    is_centred: bool = False
    last_piece: int = 0
    gaps: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """The body in the form that patterns are matched against."""
        return matchable(self.body)

    @property
    def plain(self) -> str:
        """The key without words that cannot be Vietnamese: a slip of typing in a heading or a motto does not hide it."""
        return matchable(only_vietnamese(self.body))

    @property
    def is_capitals(self) -> bool:
        """Whether its letters are nearly all capitals."""
        return in_capitals(self.body)

    @property
    def is_rule(self) -> bool:
        """Whether it holds no word at all."""
        return is_rule(self.text)


def in_capitals(text: str) -> bool:
    """Whether a text of at least two letters is written in capitals."""
    letters = sum(map(str.isalpha, text))
    return letters > 1 and sum(map(str.isupper, text)) >= 0.85 * letters


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """Return the lines of a file in order; every word of every block is in exactly one."""
    pieces = list(_pieces(blocks))
    width = _wrapped_width(pieces)
    joined: list[Line] = []
    for line in pieces:
        if joined and _continues(joined[-1], line, width):
            joined[-1] = _join(joined[-1], line)
        else:
            joined.append(line)
    return joined


def split_at(line: Line, position: int) -> tuple[Line, Line]:
    """Cut a line in two at a place in its text where a space is; the second has no marker of its own.

    The halves keep `order`: together they own the words of the line.
    """
    first, second = line.text[:position].rstrip(), line.text[position:].lstrip()
    offset = len(line.text) - len(line.body)
    head = replace(line, text=first, body=first[offset:] if len(first) >= offset else first, words=len(words(first)))
    return head, replace(line, text=second, marker=None, body=second, words=len(words(second)))


def _pieces(blocks: Sequence[Block]) -> Iterator[Line]:
    order = 0
    for block in blocks:
        label = block.label
        for piece in block.text.split("\n"):
            if text := one_line(piece):
                order += 1
                yield replace(_line(order, text, label, block), gaps=_gaps_in(piece))
                label = ""


def _line(order: int, text: str, label: str, block: Block) -> Line:
    marker, body = _marker_behind_stray(text)
    if label and (labelled := marker_of(f"{label} {text}")[0]) is not None:
        marker, body = labelled, text
    return Line(
        order,
        text,
        marker,
        body,
        len(words(text)),
        block.part,
        block.paragraph,
        block.cell,
        block.is_bold,
        block.alignment is Alignment.CENTRE,
        len(text),
    )


def _marker_behind_stray(text: str) -> tuple[Marker | None, str]:
    """Return the marker a line begins with, and the rest; a slip of typing before the marker stays in the rest."""
    marker, body = marker_of(text)
    first, _, rest = text.partition(" ")
    if marker or not rest or not is_foreign(first.replace("-", "")):
        return marker, body
    marker, behind = marker_of(rest)
    return marker, f"{first} {behind}" if marker else text


def _gaps_in(piece: str) -> tuple[int, ...]:
    """Return the places, in the text with single spaces, behind a tab or a wide run of spaces."""
    return tuple(len(one_line(piece[: gap.start()])) + 1 for gap in _WIDE_GAP.finditer(piece.rstrip()) if gap.start() > 0)


def _wrapped_width(pieces: Sequence[Line]) -> int:
    """Return the width to which a file's lines are wrapped by hand; 0 when they are not."""
    plain = [line for line in pieces if line.cell is None and len(line.text) > 20]
    if len(plain) < 10:
        return 0
    joins = sum(_continues(first, second, 0) for first, second in pairwise(pieces))
    lengths = [len(line.text) for line in plain]
    usual = int(quantiles(lengths, n=10)[-1])
    enough = _FEW_JOINS if max(lengths) <= _HARDLY_LONGER * usual else _ENOUGH_JOINS
    return usual if joins >= enough * len(pieces) else 0


def _continues(first: Line, second: Line, width: int) -> bool:
    """Whether the second line is the rest of the first one's sentence."""
    if (second.part, second.cell) != (first.part, first.cell) or first.is_rule:
        return False
    if _is_cut(first.text, second.text) and not first.is_capitals:
        return True
    if _starts_anew(second):
        return False
    if (first.marker and not first.body) or _is_cut_name(first, second):
        return True
    if _ENDS_SENTENCE.search(first.text) or (first.is_capitals and not second.is_capitals):
        return False
    if first.text.endswith(_UNFINISHED):
        return True
    if second.text[0].islower():
        return not (first.part is not Part.BODY and first.text[0].islower())
    if first.text.endswith(",") and len(first.text) > _SHORTEST_WRAPPED:
        return True
    return bool(width) and first.last_piece >= _NEARLY_FULL * width and not _BRACKETS_END.search(first.text)


def _is_cut(first: str, second: str) -> bool:
    """Whether two lines part a number from what it belongs to, or a name at its dash; the second looks like a new start."""
    if first.lower().endswith(_WANTS_NUMBER):
        return bool(_NUMBER.match(second))
    return second.startswith("- ") and bool(_DASH_IN_NAME.search(matchable(f"{first[-20:]}\n{second[:20]}")))


def _is_cut_name(first: Line, second: Line) -> bool:
    """Whether two lines of a narrow letterhead are the name of the state or the party."""
    return any(name.startswith(f"{first.key} {second.key}") for name in _NATIONAL_NAMES)


def _starts_anew(line: Line) -> bool:
    return line.marker is not None or line.is_rule or is_field_line(line.body) or bool(_NEW_START.match(line.key))


def _join(first: Line, second: Line) -> Line:
    return replace(
        first,
        text=f"{first.text} {second.text}",
        body=f"{first.body} {second.text}".strip(),
        words=first.words + second.words,
        last_piece=len(second.text),
    )
