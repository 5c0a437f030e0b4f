"""Fills a template that was cleaned and found right: conditions, then repeated rows, then blocks, then words.

What comes in is never read as a field itself: its braces are put by until everything is filled. A field that is left over is a
bug, not a thing to be silent about.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import datetime, time
from typing import TYPE_CHECKING

from app.errors import UserError
from app.exporters.document_parts.elements import Element, make
from app.exporters.office_template.blocks import set_block
from app.exporters.office_template.check import list_of_row, row_of
from app.exporters.office_template.last_section import drop_blank_section
from app.exporters.office_template.lines import pieces_of, replace_letters, stories
from app.exporters.office_template.order import TemplateOrder
from app.exporters.office_template.tags import Tag, TagKind, tags_in
from app.layout_rules.effective import W
from app.layout_rules.look import Look
from app.layout_rules.profile import profile_of
from app.messages.code import Code
from app.reports.template_fields import FORMS
from app.text.normalise import one_line

if TYPE_CHECKING:
    from docx.document import Document

MOST_LINES = 60_000
"""Rows and paragraphs that repeated lines may become; an honest tracking list has some thousands."""

_LONGEST_PROPERTY = 250
_PUT_BY = str.maketrans({"{": "\ue07b", "}": "\ue07d"})
_TAKEN_BACK = str.maketrans({"\ue07b": "{", "\ue07d": "}"})


def fill(document: "Document", order: TemplateOrder) -> None:
    """Fill every field of a template in place.

    Raises:
        UserError: lists repeat to more lines than any document has.
    """
    look = profile_of(order.profile).look
    filler = _Filler(order, look)
    for story in stories(document):
        filler.fill(story.root)
    _name_no_person(document, order)


class _Filler:
    """Fills the texts of one file."""

    def __init__(self, order: TemplateOrder, look: Look) -> None:
        self._order, self._look = order, look
        self._words = {name: words.translate(_PUT_BY) for name, words in order.fields.items()}
        self._made = 0
        self._left_blank: list[Element] = []

    def fill(self, root: Element) -> None:
        """Fill one text."""
        self._decide(root)
        for holder, name in list(_repeated(root)):
            self._repeat(holder, name)
        for paragraph, tags in list(_tagged(root)):
            if tags[0].kind is TagKind.BLOCK:
                self._set_block(paragraph, tags[0])
            else:
                _replace(paragraph, tags, self._words)
        assert not any(_tagged(root)), "a field was left over"
        for blank in self._left_blank:
            drop_blank_section(blank)
        for text in root.iter(f"{W}t"):
            text.text = (text.text or "").translate(_TAKEN_BACK)

    def _decide(self, root: Element) -> None:
        """Take out what stands between a condition that does not hold and its end, and the marks themselves."""
        open_marks: dict[Element, list[tuple[Element, Tag]]] = {}
        for paragraph, tags in list(_tagged(root)):
            tag, parent = tags[0], paragraph.getparent()
            if parent is None or tag.kind not in (TagKind.IF, TagKind.IF_NOT, TagKind.END):
                continue
            if tag.kind is not TagKind.END:
                open_marks.setdefault(parent, []).append((paragraph, tag))
                continue
            begin, asked = open_marks[parent].pop()
            holds = self._order.has(asked.name) is (asked.kind is TagKind.IF)
            between = [one for one in begin.itersiblings() if _is_before(one, paragraph)]
            for one in [begin, *([] if holds else between), paragraph]:
                _take_out(one)

    def _repeat(self, holder: Element, name: str) -> None:
        """Write a row or paragraph once for each line of its list; without lines a row stays blank, a paragraph goes."""
        lines = self._order.lists[name]
        self._made += len(lines)
        if self._made > MOST_LINES:
            raise UserError(Code.TEMPLATE_REPEATS_TOO_MUCH, limit=MOST_LINES)
        if not lines and holder.tag == f"{W}p":
            _take_out(holder)
            return
        is_row = holder.tag == f"{W}tr"
        blank = dict.fromkeys(_columns(holder), "")
        prototype = deepcopy(holder) if len(lines) > 1 else holder
        for mark in [*prototype.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}sectPr")] if prototype is not holder else ():
            _drop(mark)
        last = holder
        for place, line in enumerate(lines or [blank]):
            copy = holder if place == 0 else deepcopy(prototype)
            if place:
                last.addnext(copy)
            values = self._words | {f"{name}.{column}": words.translate(_PUT_BY) for column, words in line.items()}
            for paragraph in copy.iter(f"{W}p") if is_row else (copy,):
                if tags := _tags(paragraph):
                    _replace(paragraph, tags, values)
            last = copy

    def _set_block(self, paragraph: Element, tag: Tag) -> None:
        lines = self._order.blocks.get(tag.name, ())
        elements = set_block(paragraph, lines, self._look)
        if not lines:
            self._left_blank += elements
        for text in (text for element in elements for text in element.iter(f"{W}t")):
            text.text = (text.text or "").translate(_PUT_BY)
        for element in elements:
            paragraph.addprevious(element)
        _take_out(paragraph)


def _tagged(root: Element) -> Iterator[tuple[Element, list[Tag]]]:
    """Give the paragraphs with tags."""
    for paragraph in root.iter(f"{W}p"):
        if tags := _tags(paragraph):
            yield paragraph, tags


def _tags(paragraph: Element) -> list[Tag]:
    text = "".join(text for _, text in pieces_of(paragraph))
    return list(tags_in(text)) if "{{" in text else []


def _repeated(root: Element) -> Iterator[tuple[Element, str]]:
    """Give the rows and paragraphs that lists repeat, with the list's name, each once."""
    seen: set[Element] = set()
    for paragraph, tags in _tagged(root):
        columns = [tag for tag in tags if tag.kind is TagKind.COLUMN]
        if not columns:
            continue
        row = row_of(paragraph) if list_of_row(columns) else None
        holder = paragraph if row is None else row
        if holder not in seen:
            seen.add(holder)
            yield holder, columns[0].name


def _columns(holder: Element) -> Iterator[str]:
    """Give the columns that a row or paragraph shows."""
    paragraphs = holder.iter(f"{W}p") if holder.tag == f"{W}tr" else (holder,)
    for paragraph in paragraphs:
        yield from (tag.column for tag in _tags(paragraph) if tag.kind is TagKind.COLUMN)


def _replace(paragraph: Element, tags: Sequence[Tag], values: dict[str, str]) -> None:
    """Put words in the place of tags."""
    changes = [(tag.start, tag.end, _written(tag, values)) for tag in tags if not tag.stands_alone]
    replace_letters(pieces_of(paragraph), changes)


def _written(tag: Tag, values: dict[str, str]) -> str:
    words = values[f"{tag.name}.{tag.column}" if tag.column else tag.name]
    return FORMS[tag.form](words) if tag.form else words


def _is_before(element: Element, end: Element) -> bool:
    parent = end.getparent()
    assert parent is not None
    return parent.index(element) < parent.index(end)


def _take_out(element: Element) -> None:
    """Remove an element; where it ends a section or its place needs a paragraph, an empty one stays."""
    parent = element.getparent()
    if parent is None:
        return
    section = next(element.iter(f"{W}sectPr"), None)
    others = [one for one in parent if one.tag in (f"{W}p", f"{W}tbl", f"{W}sdt") and one is not element]
    if section is not None:
        element.addprevious(make("p", make("pPr", section)))
    elif parent.tag != f"{W}body" and (not others or (parent[-1] is element and others[-1].tag != f"{W}p")):
        element.addprevious(make("p"))
    parent.remove(element)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _name_no_person(document: "Document", order: TemplateOrder) -> None:
    """Name the office and the title, as our own documents do; the clock is the document's date."""
    properties = document.core_properties
    for child in list(properties._element):  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        properties._element.remove(child)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    properties.author = one_line(order.author)[:_LONGEST_PROPERTY]
    properties.title = one_line(order.title)[:_LONGEST_PROPERTY]
    properties.language = "vi-VN"
    properties.created = properties.modified = datetime.combine(order.dated_on, time())
    properties.revision = 1
