"""Parts of the composed document set into a template: paragraphs as the template's own, tables ruled as the layout has them."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from app.exporters.document_parts.elements import (
    Element,
    Letters,
    Setter,
    make,
    style_paragraph_properties,
    style_run_properties,
)
from app.exporters.document_parts.tables import ruled_table
from app.exporters.office_template.order import BlockLine, Stretch
from app.layout_rules.effective import TWIPS_PER_MM, W
from app.layout_rules.look import A4_MM, Look
from app.layout_rules.parts import Part

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_USUAL_WIDTH_MM = 160.0
_BEFORE_KEEP_NEXT = f"{W}pStyle"
_BEHIND_JUSTIFICATION = frozenset(
    ("textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange")
)
_BEHIND_BOLD = frozenset(("rStyle", "rFonts"))


def set_block(paragraph: Element, lines: Sequence[BlockLine], look: Look) -> list[Element]:
    """Return the elements of a block that takes the place of a paragraph, whose look they take over.

    Args:
        paragraph: the one with the tag.
        lines: what the block holds; none gives one empty paragraph.
        look: how tables are set.
    """
    plain = _plain(paragraph)
    held = _let_go(plain)
    letters = next((deepcopy(one) for run in paragraph.iter(f"{W}r") for one in run.findall(f"{W}rPr")), None)
    if not lines:
        return [plain]
    setter = _TableSetter(look, letters)
    width = _room_mm(paragraph)
    elements = [
        _paragraph(plain, letters, line) if line.table is None else ruled_table(line.table, width, setter) for line in lines
    ]
    if held is not None and lines[-1].table is None:
        _hold(elements[-1])
    following = paragraph.getnext()
    return list(_parted(elements, plain, is_followed=following is not None and following.tag == f"{W}p"))


def _parted(elements: Iterable[Element], plain: Element, *, is_followed: bool) -> Iterator[Element]:
    """Give the elements with an empty paragraph behind a table that would touch another one or end a cell."""
    last: Element | None = None
    for element in elements:
        if last is not None and last.tag == element.tag == f"{W}tbl":
            yield deepcopy(plain)
        yield element
        last = element
    if last is not None and last.tag == f"{W}tbl" and not is_followed:
        yield deepcopy(plain)


def _plain(paragraph: Element) -> Element:
    """Return an empty paragraph with the look of another; the end of a section stays with the other."""
    properties = paragraph.find(f"{W}pPr")
    copy = make("p", deepcopy(properties) if properties is not None else None)
    for holder in copy.findall(f"{W}pPr"):
        for section in holder.findall(f"{W}sectPr"):
            holder.remove(section)
    return copy


def _paragraph(plain: Element, letters: Element | None, line: BlockLine) -> Element:
    paragraph = deepcopy(plain)
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = make("pPr")
        paragraph.insert(0, properties)
    if line.keeps_next:
        _hold(paragraph)
    if line.is_centred:
        _centre(properties)
    paragraph.extend([_run(letters, stretch) for stretch in line.stretches if stretch.text])
    return paragraph


def _let_go(paragraph: Element) -> Element | None:
    """Take from a paragraph that it stays with the next one, which only the last of a block may; return what was taken."""
    properties = paragraph.find(f"{W}pPr")
    found = properties.find(f"{W}keepNext") if properties is not None else None
    if properties is not None and found is not None:
        properties.remove(found)
    return found


def _hold(paragraph: Element) -> None:
    """Keep a paragraph on the page of the one after it."""
    properties = paragraph.find(f"{W}pPr")
    if properties is not None and properties.find(f"{W}keepNext") is None:
        properties.insert(1 if properties.find(_BEFORE_KEEP_NEXT) is not None else 0, make("keepNext"))


def _centre(properties: Element) -> None:
    for tag in ("jc", "ind"):
        for old in properties.findall(f"{W}{tag}"):
            properties.remove(old)
    place = next((n for n, one in enumerate(properties) if _local(one) in _BEHIND_JUSTIFICATION), len(properties))
    properties.insert(place, make("jc", val="center"))
    properties.insert(place, make("ind", left=0, right=0, firstLine=0))


def _run(letters: Element | None, stretch: Stretch) -> Element:
    """Return a run that looks as the tag did, and bold or italic where the document says so."""
    properties = deepcopy(letters) if letters is not None else make("rPr")
    for tag, wanted in (("i", stretch.italic), ("b", stretch.bold)):
        if wanted:
            for old in properties.findall(f"{W}{tag}"):
                properties.remove(old)
            place = next((n for n, one in enumerate(properties) if _local(one) not in _BEHIND_BOLD), len(properties))
            properties.insert(place, make(tag))
    run = make("r", properties)
    for place, words in enumerate(stretch.text.split("\n")):
        if place:
            run.append(make("br"))
        text = make("t")
        text.text = words.replace("\t", " ")
        text.set(_SPACE, "preserve")
        run.append(text)
    return run


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _room_mm(paragraph: Element) -> float:
    """Return the width a table may take: the cell's, else between the margins of the paragraph's section."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if cell is not None:
        width = cell.find(f"{W}tcPr/{W}tcW")
        return _twips(width, "w") / TWIPS_PER_MM - 4 if width is not None and width.get(f"{W}type") == "dxa" else _USUAL_WIDTH_MM
    section = next(_sections_behind(paragraph), None)
    if section is None:
        return _USUAL_WIDTH_MM
    page, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    whole = _twips(page, "w") if page is not None else round(A4_MM[0] * TWIPS_PER_MM)
    taken = _twips(margins, "left") + _twips(margins, "right") if margins is not None else 0
    return max(whole - taken, 1) / TWIPS_PER_MM


def _sections_behind(paragraph: Element) -> Iterator[Element]:
    """Give the section properties from a paragraph of the body on, its own section's first."""
    yield from paragraph.iter(f"{W}sectPr")
    top = paragraph
    for parent in paragraph.iterancestors():
        if parent.tag == f"{W}body":
            break
        top = parent
    for element in top.itersiblings():
        yield from element.iter(f"{W}sectPr")


def _twips(element: Element, name: str) -> int:
    text = element.get(f"{W}{name}", "0")
    return round(float(text)) if text.replace(".", "", 1).lstrip("-").isdigit() else 0


class _TableSetter(Setter):
    """Sets the cells of a table without our styles, which a template has not: the whole look stands in each paragraph."""

    def __init__(self, look: Look, letters: Element | None) -> None:
        found = letters.find(f"{W}rFonts") if letters is not None else None
        self._fonts = found
        self._look = look
        super().__init__(look.font)

    def paragraph(
        self,
        part: Part,
        letters: str | Iterable[Letters],
        *,
        side_mm: float = 0.0,
        indent: Element | None = None,
        keep_next: bool = False,
        centred: bool = False,
    ) -> Element:
        """Return a paragraph of a cell; see the base class."""
        properties = style_paragraph_properties(self._look.part(part), keep_next=keep_next)
        if centred:
            for one in properties.iter(f"{W}jc"):
                one.set(f"{W}val", "center")
        stretches = [Letters(letters)] if isinstance(letters, str) else list(letters)
        return make("p", properties, *(self._set_run(part, stretch) for stretch in stretches if stretch.text))

    def _set_run(self, part: Part, stretch: Letters) -> Element:
        properties = style_run_properties(self._look.font, self._look.part(part))
        fonts = properties.find(f"{W}rFonts")
        if fonts is not None:
            properties.remove(fonts)
        if self._fonts is not None:
            properties.insert(0, deepcopy(self._fonts))
        if stretch.bold:
            for one in properties.iter(f"{W}b"):
                one.attrib.pop(f"{W}val", None)
        run = super().run(stretch)
        own = run.find(f"{W}rPr")
        if own is not None:
            run.replace(own, properties)
        return run
