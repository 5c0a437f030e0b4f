"""A template made harmless before it is filled: nothing points out of it, nothing runs, nobody is named in it.

What a reader would miss (a linked picture, an embedded sheet, a field that fetches data) is a fault and not taken out in silence.
What nobody sees (author, template path, revision marks, macros' leftovers) goes.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.office_template import FaultKind, TemplateFault, problem
from app.exporters.document_parts.elements import Element
from app.exporters.office_template.lines import Story, stories
from app.exporters.office_template.picture_traces import without_traces
from app.layout_rules.effective import W

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_HARMLESS_FIELDS = _words(
    "= AUTONUM CREATEDATE DATE EQ FORMCHECKBOX FORMDROPDOWN FORMTEXT HYPERLINK INDEX LISTNUM NOTEREF NUMPAGES "
    "PAGE PAGEREF PRINTDATE REF SAVEDATE SECTION SECTIONPAGES SEQ STYLEREF SYMBOL TC TIME TOC XE"
)
_KEPT = _words("endnotes footer footnotes header hyperlink image numbering settings styles theme")
_UNSEEN = _words(
    "attachedTemplate attachedToolbars comments commentsExtended commentsExtensible commentsIds customXml "
    "documenttasks fontTable glossaryDocument keyMapCustomizations mailMergeHeaderSource "
    "mailMergeRecipientData mailMergeSource people printerSettings recipientData stylesWithEffects transform "
    "webSettings"
)
_OBJECTS = {
    "oleObject": "đối tượng của chương trình khác",
    "package": "tài liệu khác",
    "control": "nút điều khiển",
    "chart": "biểu đồ",
    "chartEx": "biểu đồ",
    "aFChunk": "tài liệu khác",
    "subDocument": "tài liệu con",
    "image": "hình",
    "video": "phim",
    "audio": "âm thanh",
    "media": "phim hoặc âm thanh",
    "frame": "khung trang",
}
_USUAL_OBJECT = "đối tượng"
_UNWRAPPED = _words("ins moveTo smartTag customXml")
_DROPPED = _words(
    "del moveFrom commentRangeStart commentRangeEnd commentReference annotationRef proofErr permStart permEnd "
    "rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange "
    "numberingChange dataBinding moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
)
_DROPPED_SETTINGS = _words(
    "attachedSchema attachedTemplate docId docVars documentProtection formsDesign hdrShapeDefaults linkStyles "
    "mailMerge rsids saveThroughXslt shapeDefaults trackRevisions updateFields writeProtection"
)
_INSTRUCTION = re.compile(r"\s*(=|[A-Za-z]+)")


def opened_template(path: Path) -> "tuple[Document, tuple[TemplateFault, ...]]":
    """Open a file that the gate admitted, clean it, and say what of it cannot stay.

    Raises:
        UserError: the file is damaged.
    """
    document = _opened(path)
    _keep_notes_as_xml(document)
    _drop_unseen(document)
    faults: list[TemplateFault] = []
    for story in stories(document):
        _accept_revisions(story.root)
        faults += _word_fields(story)
        faults += _foreign_parts(story)
        _unlink(story.root, story.part)
    return document, tuple(dict.fromkeys(faults))


def _opened(path: Path) -> "Document":
    from app.layout_rules.reading import opened_layout

    document, _ = opened_layout(path)
    return document


def _keep_notes_as_xml(document: "Document") -> None:
    """Make footnotes parts whose elements can be changed; the library keeps them as bytes."""
    from docx.opc.part import XmlPart
    from docx.oxml.parser import parse_xml

    package = document.part.package
    assert package is not None
    for one in document.part.rels.values():
        if not one.is_external and one.reltype.endswith(("/footnotes", "/endnotes")) and not isinstance(one.target_part, XmlPart):
            old = one.target_part
            new = XmlPart(old.partname, old.content_type, parse_xml(old.blob), package)
            for name, arrow in old.rels.items():
                new.rels[name] = arrow
            one._target = new  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def _drop_unseen(document: "Document") -> None:
    """Leave out the parts nobody sees: authors, comments, custom data, a template's path."""
    from docx.opc.part import XmlPart
    from docx.parts.image import ImagePart

    package = document.part.package
    assert package is not None
    _drop_relations(package.rels, lambda kind: kind not in ("officeDocument", "core-properties"))
    _drop_relations(document.part.rels, lambda kind: kind in _UNSEEN)
    for one in document.part.rels.values():
        if one.reltype.endswith("/settings") and not one.is_external:
            _drop_relations(one.target_part.rels, lambda kind: True)
    for one in document.part.rels.values():
        if not one.is_external and isinstance(one.target_part, XmlPart):
            _drop_session_marks(one.target_part.element)
    for part in package.iter_parts():
        if isinstance(part, ImagePart):
            part._blob = without_traces(part.blob)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    settings = document.settings.element
    for child in [one for one in settings if _local(one) in _DROPPED_SETTINGS]:
        settings.remove(child)
    for element in list(document.element.iter(f"{W}background")):
        _remove(element)


def _drop_relations(relations: Mapping[str, object], is_dropped: Callable[[str], bool]) -> None:
    arrows = [(name, getattr(one, "reltype", "")) for name, one in relations.items()]
    for name in [name for name, kind in arrows if is_dropped(kind.rpartition("/")[2])]:
        del relations[name]  # type: ignore[attr-defined]  # pyright: ignore[reportIndexIssue]


def _accept_revisions(root: Element) -> None:
    """Take tracked changes as they would be accepted, and take out names, dates and session marks."""
    for mark in [one for one in root.iter(f"{W}del", f"{W}moveFrom") if _local(one.getparent()) in ("rPr", "trPr")]:
        _remove_marked(mark)
    for tag in _DROPPED:
        for element in list(root.iter(f"{W}{tag}")):
            _remove(element)
    for tag in _UNWRAPPED:
        for element in list(root.iter(f"{W}{tag}")):
            _unwrap(element)
    _drop_session_marks(root)


def _drop_session_marks(root: Element) -> None:
    """Take out the numbers by which Word tells editing sessions and paragraphs apart."""
    for element in list(root.iter(f"{W}rsid")):
        _remove(element)
    marks = (f"{W}rsid", f"{_WORD_2010}paraId", f"{_WORD_2010}textId")
    for element in root.iter():
        for name in [name for name in element.attrib if str(name).startswith(marks)]:
            del element.attrib[name]


def _remove_marked(mark: Element) -> None:
    """Carry out the deletion of a table row; a deleted paragraph mark simply stays."""
    row = next(mark.iterancestors(f"{W}tr"), None) if _local(mark.getparent()) == "trPr" else None
    table = row.getparent() if row is not None else None
    _remove(mark)
    if row is not None and table is not None and len(table.findall(f"{W}tr")) > 1:
        table.remove(row)


def _word_fields(story: Story) -> Iterator[TemplateFault]:
    """Give the fields of Word that fetch something from outside, DDE and mail merge among them."""
    told = [(one.command, one.elements[0]) for one in _fields(story.root)]
    told += [(_command(one.get(f"{W}instr", "")), one) for one in story.root.iter(f"{W}fldSimple")]
    for name, element in told:
        if name not in _HARMLESS_FIELDS:
            paragraph = next(element.iterancestors(f"{W}p"), element)
            shown = " ".join("".join(one.text or "" for one in paragraph.iter(f"{W}t")).split())[:70]
            yield TemplateFault(story.label or "Thân văn bản", shown, problem(FaultKind.WORD_FIELD, name=name or "?"))


@dataclass(slots=True)
class _Field:
    """A field of Word between its begin and end marks; those inside it are fields of their own."""

    elements: list[Element]
    instruction: str = ""

    @property
    def command(self) -> str:
        """Its first word; empty where it is put together by fields inside it."""
        return _command(self.instruction)


def _fields(root: Element) -> list[_Field]:
    """Return the fields of a text; an instruction may be split over runs and paragraphs."""
    found: list[_Field] = []
    waiting: list[_Field] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText"):
        kind = element.get(f"{W}fldCharType", "")
        if kind == "begin" or not waiting:
            waiting.append(_Field([]))
            found.append(waiting[-1])
        waiting[-1].elements.append(element)
        if element.tag == f"{W}instrText":
            waiting[-1].instruction += element.text or ""
        if kind == "end":
            waiting.pop()
    return found


def _command(instruction: str) -> str:
    found = _INSTRUCTION.match(instruction)
    return found[1].upper() if found else ""


def _foreign_parts(story: Story) -> Iterator[TemplateFault]:
    """Give what is embedded, or linked and visible."""
    place = story.label or "Thân văn bản"
    for one in story.part.rels.values():
        kind = one.reltype.rpartition("/")[2]
        if one.is_external and kind != "hyperlink":
            yield TemplateFault(place, "", problem(FaultKind.LINKED_PART, name=_OBJECTS.get(kind, _USUAL_OBJECT)))
        elif not one.is_external and kind not in _KEPT:
            yield TemplateFault(place, "", problem(FaultKind.EMBEDDED_PART, name=_OBJECTS.get(kind, _USUAL_OBJECT)))


def _unlink(root: Element, part: "Part") -> None:
    """Turn links to the web into plain words."""
    outside = {name for name, one in part.rels.items() if one.is_external}
    for link in list(root.iter(f"{W}hyperlink")):
        if link.get(f"{_R}id") in outside:
            _unwrap(link)
    for click in [*root.iter(f"{_DRAWING}hlinkClick"), *root.iter(f"{_DRAWING}hlinkHover")]:
        _remove(click)
    _unlink_fields(root)
    for name in outside:
        del part.rels[name]


def _unlink_fields(root: Element) -> None:
    """Turn fields that link to the web into the words they show."""
    for simple in list(root.iter(f"{W}fldSimple")):
        if _leads_out(simple.get(f"{W}instr", "")):
            _unwrap(simple)
    for element in [element for one in _fields(root) if _leads_out(one.instruction) for element in one.elements]:
        _remove(element)


def _leads_out(instruction: str) -> bool:
    return _command(instruction) == "HYPERLINK" and instruction.split()[1:2] != [r"\l"]


def _local(element: Element | None) -> str:
    return str(element.tag).rpartition("}")[2] if element is not None else ""


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for child in reversed(list(element)):
        if _local(child) not in ("customXmlPr", "smartTagPr"):
            parent.insert(place + 1, child)
    parent.remove(element)
