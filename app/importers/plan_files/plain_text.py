"""Plain text -> blocks: `.txt` and `.md` files, and what a clerk pastes.

A line is a paragraph; lines that were wrapped by hand are joined later (`app.importers.plan.lines`), as those of any other file.
Marks of Markdown say how something looks and are taken off.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from app.domain.file_content import Block, Cell, FileContent, Notice, NoticeKind, Part
from app.text.decoding import decoded
from app.text.legacy_fonts import converted_paragraphs
from app.text.normalise import clean, words

_PAGE_BREAK = "\f"
_PAGE_MARK = re.compile(r"\s*(?:[-–—]\s*\d{1,3}\s*[-–—]|[Tt]rang\s+\d{1,3}(?:\s*/\s*\d{1,3})?)\s*")
_PAGE_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_IS_MARKDOWN = re.compile(r"^#{1,6} \S|^\|?\s*:?-{3,}:?\s*\||\*\*\S[^*\n]*\*\*", re.MULTILINE)
_HEADING = re.compile(r"\s{0,3}#{1,6} +(.*?)(?: +#+)? *")
_QUOTE = re.compile(r"\s{0,3}> ?")
_STAR_BULLET = re.compile(r"(\s*)\* (?=\S)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*])")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
# What of Markdown is not counted: bars and rules of tables, marks at the edges of a heading, the mark of a quotation.
_COUNTED_OUT = re.compile(
    r"^\s{0,3}(?:#{1,6} |> ?)| #+ *$|\||(?<=\|)\s*:?-{2,}:?\s*(?=\||$)|^\s*:?-{2,}:?\s*(?=\|)", re.MULTILINE
)
_LEAST_TABS = 2
_LEAST_ROWS = 2


def read_text(path: Path) -> FileContent:
    """Read a plain text that has passed the gate, which has seen that it can be decoded."""
    return content_of(decoded(path.read_bytes()) or "")


def content_of(text: str) -> FileContent:
    """Return the paragraphs of a text, as it was pasted or read."""
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split(_PAGE_BREAK)
    texts, conversion = converted_paragraphs([line for page in pages for line in page.split("\n")])
    is_markdown = bool(_IS_MARKDOWN.search(text))
    lines = [_line(text, is_margin, is_markdown) for text, is_margin in zip(texts, _margins(pages), strict=True)]
    notices = (Notice(NoticeKind.LEGACY_FONT, conversion.name),) if conversion else ()
    return FileContent(tuple(_blocks(lines)), notices, _count_words("\n".join(texts), is_markdown))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it came.

    Attributes:
        text: its words, without marks; of a table, as written.
        cells: what stands between bars or tabs; one cell when there are none.
        is_bold: a mark says so.
        is_margin: it is the number of a page.
        is_table_rule: it parts the head of a Markdown table from its rows.
    """

    text: str
    cells: tuple[str, ...]
    is_bold: bool = False
    is_margin: bool = False
    is_table_rule: bool = False


def _line(text: str, is_margin: bool, is_markdown: bool) -> _Line:
    if is_margin or not is_markdown:
        return _Line(text, _cells(text), is_margin=is_margin)
    if "|" in text and _TABLE_RULE.fullmatch(text):
        return _Line("", _cells(text), is_table_rule=True)
    plain, is_bold = _without_marks(text)
    return _Line(plain, tuple(_without_marks(cell)[0] for cell in _cells(text)), is_bold)


def _margins(pages: Sequence[str]) -> Iterator[bool]:
    """Yield for every line whether it is the number of a page: marked as one, or alone at the edge of a page."""
    for page in pages:
        lines = page.split("\n")
        written = [index for index, line in enumerate(lines) if line.strip()]
        edges = {written[0], written[-1]} if written and len(pages) > 1 else set[int]()
        for index, line in enumerate(lines):
            yield bool(_PAGE_MARK.fullmatch(line)) or (index in edges and bool(_PAGE_NUMBER.fullmatch(line)))


def _without_marks(text: str) -> tuple[str, bool]:
    """Return a line of Markdown without its marks, and whether it is a heading or strong as a whole."""
    text = _QUOTE.sub("", text) if _QUOTE.match(text) else text
    heading = _HEADING.fullmatch(text)
    bare = heading[1] if heading else _STAR_BULLET.sub(r"\1- ", text, count=1) if _STAR_BULLET.match(text) else text
    whole = _STRONG.fullmatch(bare.strip())
    bare = _SLANTED.sub(r"\2", _STRONG.sub(r"\2", bare))
    return _BREAK.sub("\n", _ESCAPED.sub(r"\1", bare)), bool(heading or whole)


def _cells(text: str) -> tuple[str, ...]:
    bars = text.strip()
    if bars.count("|") >= (2 if bars.startswith("|") else _LEAST_TABS):
        return tuple(cell.strip() for cell in bars.removeprefix("|").removesuffix("|").split("|"))
    if text.count("\t") >= _LEAST_TABS and text.strip("\t ").count("\t") >= 1:
        return tuple(cell.strip() for cell in text.split("\t"))
    return (text,)


def _blocks(lines: Sequence[_Line]) -> Iterator[Block]:
    """Yield a block a line, or one a cell where lines of equally many cells follow each other."""
    tables = paragraphs = 0
    for columns, group in groupby(lines, key=lambda line: 0 if line.is_margin else len(line.cells)):
        rows = list(group)
        is_table = columns > 1 and (sum(not row.is_table_rule for row in rows) >= _LEAST_ROWS or _is_framed(rows[0]))
        tables += is_table
        for number, row in enumerate(row for row in rows if not row.is_table_rule):
            if row.is_margin:
                yield Block(clean(row.text).strip(), Part.FOOTER)
                continue
            for column, cell in enumerate(row.cells if is_table else (row.text,)):
                paragraphs += 1
                place = Cell(tables, number, column) if is_table else None
                yield Block(clean(cell), Part.BODY, paragraphs, is_bold=row.is_bold, cell=place)


def _is_framed(row: _Line) -> bool:
    """Whether a line stands between bars: a single one is a table then, as a letterhead or signature may be."""
    written = row.text.strip()
    return written.startswith("|") and written.endswith("|")


def _count_words(text: str, is_markdown: bool) -> int:
    """Return the words of the text, bars of tables and marks of Markdown aside."""
    if is_markdown:
        text = _COUNTED_OUT.sub(" ", _BREAK.sub(" ", text))
    return len(words(clean(text)))
