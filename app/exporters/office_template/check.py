"""Everything that is wrong with a template, each fault with its place, all at once."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.domain.office_template import FaultKind, TemplateFault, TemplateReading, problem
from app.exporters.document_parts.elements import Element
from app.exporters.office_template.lines import Line, lines_of, stories
from app.exporters.office_template.tags import Tag, TagKind, problems_in, tags_in
from app.layout_rules.effective import W

if TYPE_CHECKING:
    from docx.document import Document

_MOST_TAGS = 2_000
_DEEPEST = 4
_MOST_FAULTS = 200
_BLOCK_PARENTS = (f"{W}body", f"{W}tc", f"{W}sdtContent")


def check(document: "Document") -> TemplateReading:
    """Judge the fields of a template whose foreign parts were judged and cleaned already."""
    wrong: list[tuple[Line, str]] = []
    found: list[tuple[Line, list[Tag]]] = []
    lines = [line for story in stories(document) for line in lines_of(story) if "{" in line.text or "}" in line.text]
    for line in lines:
        problems = list(problems_in(line.text))
        wrong += [(line, words) for words in problems if not line.is_copy]
        if not problems:
            found.append((line, list(tags_in(line.text))))
    if sum(len(tags) for _, tags in found) > _MOST_TAGS:
        fault = TemplateFault("Cả tệp", "", problem(FaultKind.TOO_MANY_FIELDS, limit=_MOST_TAGS))
        return TemplateReading((fault,))
    wrong += _misplaced(found)
    order = {line.element: place for place, line in enumerate(lines)}
    wrong.sort(key=lambda one: order[one[0].element])
    faults = (TemplateFault(line.place, line.excerpt, words) for line, words in wrong[:_MOST_FAULTS])
    names = dict.fromkeys(tag.name for _, tags in found for tag in tags if tag.name)
    return TemplateReading(tuple(dict.fromkeys(faults)), tuple(names))


def list_of_row(tags: Sequence[Tag]) -> str:
    """Return the list whose columns stand in a row or paragraph and repeat it; empty for none."""
    return next((tag.name for tag in tags if tag.kind is TagKind.COLUMN and tag.list.repeats_row), "")


def row_of(paragraph: Element) -> Element | None:
    """Return the table row a paragraph stands in; None outside tables, and across the border of a text box."""
    for parent in paragraph.iterancestors():
        if parent.tag == f"{W}tr":
            return parent
        if parent.tag == f"{W}txbxContent":
            return None
    return None


def _misplaced(found: Sequence[tuple[Line, list[Tag]]]) -> Iterator[tuple[Line, str]]:
    """Give what is wrong with tags that are right by themselves."""
    shown = [(line, tags) for line, tags in found if not line.is_copy]
    for line, tags in shown:
        for words in _alone(line, tags):
            yield line, words
    yield from _mixed_lists(shown)
    yield from _open_conditions(shown)


def _alone(line: Line, tags: Sequence[Tag]) -> Iterator[str]:
    for tag in tags:
        written = line.text[tag.start : tag.end]
        if tag.stands_alone and line.text.strip() != written:
            yield problem(FaultKind.NOT_ALONE, name=written)
        elif tag.kind is TagKind.BLOCK and (where := _no_place_for_block(line)):
            yield problem(FaultKind.BLOCK_PLACE, name=written, where=where)


def _no_place_for_block(line: Line) -> str:
    """Return what a block cannot stand in; empty where it can."""
    if line.is_boxed:
        return "khung chữ"
    if line.story.label:
        return line.story.label.lower()
    parent = line.element.getparent()
    return "" if parent is not None and parent.tag in _BLOCK_PARENTS else "chỗ này"


def _mixed_lists(found: Sequence[tuple[Line, list[Tag]]]) -> Iterator[tuple[Line, str]]:
    """Give rows and paragraphs that would be repeated for two lists, and repeated rows inside others."""
    names: dict[Element, str] = {}
    lines: dict[Element, Line] = {}
    for line, tags in found:
        row = row_of(line.element)
        for tag in tags:
            if tag.kind is TagKind.COLUMN:
                holder = row if row is not None and tag.list.repeats_row else line.element
                name = names.setdefault(holder, tag.name)
                lines.setdefault(holder, line)
                if name != tag.name:
                    yield line, problem(FaultKind.TWO_LISTS, list=name, name=tag.name)
    for line, tags in found:
        row = row_of(line.element)
        if row in names and any(tag.kind is TagKind.BLOCK for tag in tags):
            yield line, problem(FaultKind.BLOCK_PLACE, name=line.text.strip(), where="dòng bảng lặp")
    for holder, line in lines.items():
        if any(parent in names for parent in holder.iterancestors(f"{W}tr")):
            yield line, problem(FaultKind.LIST_IN_LIST, name=names[holder])


def _open_conditions(found: Sequence[tuple[Line, list[Tag]]]) -> Iterator[tuple[Line, str]]:
    """Give conditions that are not ended where they began, and ends without a beginning."""
    waiting: dict[Element, list[tuple[Line, Tag]]] = {}
    for line, tags in found:
        parent = line.element.getparent()
        if parent is None or len(tags) != 1:
            continue
        opened = waiting.setdefault(parent, [])
        if tags[0].kind in (TagKind.IF, TagKind.IF_NOT):
            opened.append((line, tags[0]))
            if len(opened) > _DEEPEST:
                yield line, problem(FaultKind.CONDITION_DEEP, limit=_DEEPEST)
        elif tags[0].kind is TagKind.END:
            if opened:
                opened.pop()
            else:
                yield line, problem(FaultKind.CONDITION_END)
    for line, tag in (one for opened in waiting.values() for one in opened):
        yield line, problem(FaultKind.CONDITION_OPEN, name=line.text[tag.start : tag.end])
