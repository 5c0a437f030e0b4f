"""Page numbers, running headers and footers, notes at the foot of a page: lines of a PDF that are not its body."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from app.domain.file_content import Part
from app.importers.plan_files.pdf.lines import Line
from app.importers.plan_files.pdf.pages import Page
from app.importers.plan_files.pdf.rules import Rule

_PAGE_NUMBER = re.compile(r"(?i:trang|page)?\W*(\d{1,4})(?:\s*/\s*\d{1,4})?\W*")
_NOTE_MARK = re.compile(r"[(\[]?(?:\d{1,3}|\*+)")
_FIGURES = re.compile(r"\d+")
_DEEPEST = 3  # lines of a running header or footer
_SAME_HEIGHT = 4.0  # points
_LEAST_PAGES = 2
_LEAST_RUN = 3
_NOTE_RULE = (40.0, 0.5)  # points at least, share of the page's width at most
_NOTE_SIZE = 0.92  # of the body's


@dataclass(slots=True)
class Body:
    """The lines of one page, sorted by what they belong to.

    Attributes:
        lines: those of the body.
        others: the others with their part, in the order of the page.
    """

    page: Page
    lines: list[Line]
    others: list[tuple[Part, Line]] = field(default_factory=list[tuple[Part, Line]])


def set_margins_apart(pages: Sequence[Page], lines: Sequence[list[Line]], size: float) -> list[Body]:
    """Return for each page its body without page numbers, running lines and notes.

    Args:
        pages: the pages.
        lines: the lines of each from top to bottom, those of tables left out.
        size: of the body's letters.
    """
    bodies = [Body(page, list(found)) for page, found in zip(pages, lines, strict=True)]
    offset = _offset_of_numbers(bodies)
    for part in (Part.HEADER, Part.FOOTER):
        for _ in range(_DEEPEST):
            if not _take_running_lines(bodies, part, offset):
                break
    has_notes = False
    for body in bodies:
        has_notes = _take_notes(body, size, has_notes)
    return bodies


def _outermost(body: Body, part: Part) -> Line | None:
    """Return the line nearest to an edge of the page, if it stands in that half of it."""
    if not body.lines:
        return None
    line = body.lines[0 if part is Part.HEADER else -1]
    is_upper = line.baseline < body.page.height / 2
    return line if is_upper is (part is Part.HEADER) else None


def _number_in(line: Line | None) -> int | None:
    found = _PAGE_NUMBER.fullmatch(line.text.strip()) if line else None
    return int(found[1]) if found else None


def _offset_of_numbers(bodies: Sequence[Body]) -> int | None:
    """Return what printed page numbers have more than the counted ones; None when no page has a number."""
    offsets: Counter[int] = Counter()
    for body in bodies:
        numbers = {_number_in(_outermost(body, part)) for part in (Part.HEADER, Part.FOOTER)}
        offsets.update(number - body.page.number for number in numbers if number is not None)
    likely = [offset for offset, count in offsets.items() if count >= _LEAST_PAGES or offset == 0]
    return max(likely, key=lambda offset: offsets[offset]) if likely else None


def _take_running_lines(bodies: Sequence[Body], part: Part, offset: int | None) -> bool:
    """Take the outermost line of each page where it is a page number or runs through the pages; say whether any was."""
    outermost = [_outermost(body, part) for body in bodies]
    taken = False
    for body, line in zip(bodies, outermost, strict=True):
        if line is None:
            continue
        number = _number_in(line)
        is_number = number is not None and offset is not None and number - body.page.number == offset
        if is_number or _runs(line, outermost):
            body.lines.remove(line)
            body.others.append((part, line))
            taken = True
    return taken


def _runs(line: Line, outermost: Sequence[Line | None]) -> bool:
    """Whether the same stands at the same height on all pages, or on some that follow each other or every second one."""
    alike = [
        other is not None and abs(other.baseline - line.baseline) <= _SAME_HEIGHT and _pattern(other) == _pattern(line)
        for other in outermost
    ]
    runs = (_longest_run(alike[start::step]) for step, start in ((1, 0), (2, 0), (2, 1)))
    return (len(alike) >= _LEAST_PAGES and all(alike)) or max(runs) >= _LEAST_RUN


def _longest_run(marks: Sequence[bool]) -> int:
    return max(len(list(group)) if is_alike else 0 for is_alike, group in groupby(marks)) if marks else 0


def _pattern(line: Line) -> str:
    return _FIGURES.sub("#", line.text)


def _take_notes(body: Body, size: float, may_go_on: bool) -> bool:
    """Take the small letters below a short rule at the foot of a page; say whether there were any.

    Args:
        body: the page.
        size: of the body's letters.
        may_go_on: the page before has notes, of which the last may go on here.
    """
    for rule in sorted(body.page.rules, key=lambda rule: rule.top):
        below = [line for line in body.lines if line.baseline > rule.bottom]
        is_small = all(line.size <= _NOTE_SIZE * size for line in below)
        if below and is_small and _may_part_notes(rule, body.page) and (may_go_on or _NOTE_MARK.match(below[0].text)):
            body.lines = [line for line in body.lines if line.baseline <= rule.bottom]
            body.others += [(Part.FOOTNOTE, line) for line in below]
            return True
    return False


def _may_part_notes(rule: Rule, page: Page) -> bool:
    length = rule.end - rule.start
    return rule.is_level and _NOTE_RULE[0] <= length <= _NOTE_RULE[1] * page.width and rule.left < page.width / 3
