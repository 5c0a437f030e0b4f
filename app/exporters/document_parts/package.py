"""An empty Word file of our own: our styles, nothing of anyone's, nothing that points outside."""

import zipfile
from collections.abc import Mapping
from datetime import datetime, time
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part as FilePart
from lxml import etree

from app.exporters.document_parts.charts import chart_space
from app.exporters.document_parts.elements import (
    Element,
    make,
    spacing,
    style_id,
    style_paragraph_properties,
    style_run_properties,
)
from app.layout_rules.effective import W
from app.layout_rules.look import Look
from app.layout_rules.parts import HEADINGS, Part, PartLook
from app.reports.document import ChartBlock, OfficialDocument
from app.text.normalise import one_line

STYLE_NAMES: Mapping[Part, str] = {
    Part.TITLE: "Tiêu đề",
    Part.MOTTO: "Tiêu ngữ",
    Part.TITLE_RULE: "Đường kẻ dưới tiêu đề",
    Part.SUPERIOR: "Cơ quan cấp trên",
    Part.ISSUING_BODY: "Cơ quan ban hành",
    Part.ISSUING_BODY_RULE: "Đường kẻ dưới cơ quan",
    Part.STAR: "Dấu sao",
    Part.NUMBER: "Số ký hiệu",
    Part.LETTER_SUBJECT: "Trích yếu công văn",
    Part.URGENCY: "Mức độ khẩn",
    Part.DRAFT: "Dự thảo",
    Part.PLACE_AND_DATE: "Địa danh ngày tháng",
    Part.BLANK: "Dòng trống",
    Part.TYPE_NAME: "Tên loại văn bản",
    Part.SUBJECT: "Trích yếu",
    Part.SEPARATOR: "Gạch dưới trích yếu",
    Part.ADDRESS: "Kính gửi",
    Part.BASIS: "Căn cứ",
    Part.BODY: "Nội dung",
    Part.HEADING_1: "Tiêu đề mục 1",
    Part.HEADING_2: "Tiêu đề mục 2",
    Part.HEADING_3: "Tiêu đề mục 3",
    Part.AUTHORITY: "Quyền hạn ký",
    Part.SIGNER_TITLE: "Chức vụ",
    Part.HEAD_TITLE: "Chức vụ người đứng đầu",
    Part.SIGNER_NAME: "Họ tên người ký",
    Part.RECIPIENTS_LABEL: "Nơi nhận",
    Part.RECIPIENT: "Danh sách nơi nhận",
    Part.PAGE_NUMBER: "Số trang",
    Part.APPENDIX_NUMBER: "Số phụ lục",
    Part.APPENDIX_TITLE: "Tên phụ lục",
    Part.APPENDIX_REFERENCE: "Kèm theo",
    Part.TABLE_HEAD: "Đầu bảng",
    Part.TABLE_CELL: "Ô bảng",
}

_LONGEST_PROPERTY = 250
_KEPT_RELATIONS = {RELATION.STYLES, RELATION.SETTINGS}


def empty_package(document: OfficialDocument, look: Look) -> Document:
    """Return a Word file with the styles of `look`, an empty body and the office as its only author."""
    package = docx.Document()
    _drop_foreign_parts(package)
    _write_styles(package.styles.element, look)
    _write_settings(package.settings.element)
    _write_properties(package, document)
    return package


def _drop_foreign_parts(package: Document) -> None:
    """Leave out the template's thumbnail, theme, lists, web settings and custom data."""
    whole = package.part.package
    if whole is None:
        raise TypeError("a document without its package")
    kept_in_package = {RELATION.OFFICE_DOCUMENT, RELATION.CORE_PROPERTIES}
    for relations, kept in ((package.part.rels, _KEPT_RELATIONS), (whole.rels, kept_in_package)):
        for relation_id in [key for key, relation in relations.items() if relation.reltype not in kept]:
            del relations[relation_id]


def _write_styles(styles: Element, look: Look) -> None:
    for child in list(styles):
        styles.remove(child)
    body = look.part(Part.BODY)
    plain = PartLook(size_pt=body.size_pt)
    styles.append(
        make(
            "docDefaults",
            make("rPrDefault", style_run_properties(look.font, plain)),
            make("pPrDefault", make("pPr", make("widowControl", val=False), spacing(plain))),
        )
    )
    styles.append(_style("paragraph", "Normal", "Normal", style_run_properties(look.font, plain), is_default=True))
    styles.append(_style("character", "DefaultParagraphFont", "Default Paragraph Font", is_default=True))
    styles.append(_style("table", "TableNormal", "Normal Table", _no_cell_margins(), is_default=True))
    for part, name in STYLE_NAMES.items():
        styles.append(_part_style(part, name, look))


def _part_style(part: Part, name: str, look: Look) -> Element:
    part_look = look.part(part)
    is_heading = part in HEADINGS
    return make(
        "style",
        make("name", val=name),
        make("basedOn", val="Normal"),
        make("qFormat"),
        style_paragraph_properties(part_look, keep_next=is_heading, outline_level=HEADINGS.index(part) if is_heading else None),
        style_run_properties(look.font, part_look),
        type="paragraph",
        customStyle=True,
        styleId=style_id(part),
    )


def _style(kind: str, identity: str, name: str, *properties: Element, is_default: bool) -> Element:
    return make("style", make("name", val=name), *properties, type=kind, default=is_default, styleId=identity)


def _no_cell_margins() -> Element:
    sides = [make(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    return make("tblPr", make("tblInd", w=0, type="dxa"), make("tblCellMar", *sides))


def _write_settings(settings: Element) -> None:
    """Keep only what makes Word lay pages out as newer versions do."""
    for child in list(settings):
        settings.remove(child)
    word = "http://schemas.microsoft.com/office/word"
    settings.append(make("zoom", percent=100))
    settings.append(make("defaultTabStop", val=567))
    settings.append(make("characterSpacingControl", val="doNotCompress"))
    settings.append(make("compat", make("compatSetting", name="compatibilityMode", uri=word, val=15)))
    settings.append(make("decimalSymbol", val=","))
    settings.append(make("listSeparator", val=";"))


def _write_properties(package: Document, document: OfficialDocument) -> None:
    """Name the office and the title, no person and no program; the clock is the document's date."""
    head = document.letterhead
    stamp = datetime.combine(head.dated_on, time())
    properties = package.core_properties
    properties.author = one_line(head.issuing_body)[:_LONGEST_PROPERTY]
    properties.last_modified_by = ""
    properties.title = one_line(f"{document.type.name} {document.subject}")[:_LONGEST_PROPERTY]
    properties.comments = ""
    properties.language = "vi-VN"
    properties.created = properties.modified = stamp
    properties.revision = 1
    said: Element = properties._element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    for empty in [one for one in said if not one.text]:
        said.remove(empty)


def save(package: Document, path: Path) -> None:
    """Save a Word file without the clock that packing writes beside each part: as Word does, and equal files stay equal."""
    packed = BytesIO()
    package.save(packed)
    with zipfile.ZipFile(packed) as parts, zipfile.ZipFile(path, "w") as target:
        for name in parts.namelist():
            target.writestr(zipfile.ZipInfo(name), parts.read(name), zipfile.ZIP_DEFLATED)


def clear_body(package: Document) -> Element:
    """Remove everything from the body and return it."""
    body: Element = package.element[0]
    for child in list(body):
        body.remove(child)
    return body


def header_part(package: Document, paragraph: Element) -> str:
    """Add a page header with one paragraph and return its relationship id."""
    section = package.sections[0]
    section.header.is_linked_to_previous = False
    empty: Element = section.header.paragraphs[0].paragraph_format.element
    _replace(empty, paragraph)
    reference = next(package.element.iter(f"{W}headerReference"))
    return reference.get(RELATION_ID, "")


def add_chart(package: Document, chart: ChartBlock, font: str) -> str:
    """Add the part of a chart, which holds its own figures, and return its relationship id."""
    number = 1 + sum(relation.reltype == RELATION.CHART for relation in package.part.rels.values())
    content = etree.tostring(chart_space(chart, font), xml_declaration=True, encoding="UTF-8", standalone=True)
    part = FilePart(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, content, package.part.package)
    return package.part.relate_to(part, RELATION.CHART)


def _replace(old: Element, new: Element) -> None:
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)


RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
