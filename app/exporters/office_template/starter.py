"""The template a clerk begins with: the office's document in the prescribed layout, a field in the place of every text."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.domain.document import SignatureBlock
from app.exporters.document_docx import composed
from app.exporters.document_parts.elements import Element, style_id
from app.files import written_whole
from app.layout_rules.effective import W
from app.layout_rules.look import Look
from app.layout_rules.parts import Part
from app.layout_rules.profile import LayoutProfile
from app.reports.document import SUBMISSION, Appendix, DocumentType, Letterhead, OfficialDocument, Recipients, paragraph

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WORDS: Mapping[Part, str] = {
    Part.SUPERIOR: "{{cap_tren}}",
    Part.ISSUING_BODY: "{{co_quan}}",
    Part.NUMBER: "{{so_ky_hieu}}",
    Part.PLACE_AND_DATE: "{{noi_ban_hanh}}, {{ngay_thang_nam}}",
    Part.TYPE_NAME: "{{ten_loai|in hoa}}",
    Part.SUBJECT: "{{trich_yeu}}",
    Part.BASIS: "{{can_cu.dong}}",
    Part.AUTHORITY: "{{quyen_han_ky|in hoa}}",
    Part.SIGNER_TITLE: "{{chuc_vu_nguoi_ky|in hoa}}",
    Part.HEAD_TITLE: "{{chuc_vu_nguoi_ky|in hoa}}",
    Part.SIGNER_NAME: "{{nguoi_ky}}",
    Part.RECIPIENT: "{{noi_nhan.dong}}",
}
_USUAL_SUBJECT = "kết quả thực hiện các kế hoạch và chương trình trong kỳ báo cáo"
"""So long that the rule below it is a third to a half of the first line of most subjects: of one line and of several."""
_LEFT_OUT = (Part.APPENDIX_NUMBER, Part.APPENDIX_TITLE, Part.APPENDIX_REFERENCE)


def write_starter(
    head: Letterhead,
    signature: SignatureBlock,
    document_type: DocumentType,
    profile: LayoutProfile,
    path: Path,
    *,
    has_appendix: bool,
) -> None:
    """Write the template to begin with.

    Args:
        head: the office's real letterhead: columns and rules are as long as its own texts ask for.
        signature: who signs; which of its lines there are.
        document_type: a letter has another head than a report.
        profile: the prescribed layout.
        path: the file, written whole or not at all.
        has_appendix: whether a section on its side for appendices follows.

    Raises:
        EnvironmentTrouble: the file cannot be written.
    """
    document = _skeleton(head, signature, document_type, profile, has_appendix=has_appendix)
    made = composed(document, profile, None)
    _put_fields(made.package.element, profile.look, document_type)
    with written_whole(path) as temporary:
        made.package.save(str(temporary))


def _skeleton(
    head: Letterhead, signature: SignatureBlock, document_type: DocumentType, profile: LayoutProfile, *, has_appendix: bool
) -> OfficialDocument:
    appendix = Appendix("Phụ lục", "Kèm theo", (paragraph("{{phu_luc}}"),), is_landscape=True)
    return OfficialDocument(
        system=profile.system,
        type=document_type,
        letterhead=replace(head, place=head.place or "Địa danh", symbol=head.symbol or "…"),
        subject=_USUAL_SUBJECT,
        address=("{{kinh_gui}}", "Các đơn vị có tên trong danh sách")
        if document_type.is_letter or document_type is SUBMISSION
        else (),
        bases=("căn cứ",),
        body=(paragraph("{{than_bai}}"),),
        appendices=(appendix,) if has_appendix else (),
        recipients=Recipients(("nơi nhận",)),
        signature=SignatureBlock(signature.authority, signature.title or "CHỨC VỤ", signature.name or "Họ và tên"),
    )


def _put_fields(root: Element, look: Look, document_type: DocumentType) -> None:
    """Write each part's field over its text; of several lines of one part, the first keeps it and the others go."""
    words = {style_id(part): text for part, text in _WORDS.items()}
    if document_type.is_letter:
        words[style_id(Part.LETTER_SUBJECT)] = f"{look.letter_subject_lead}{{{{trich_yeu}}}}"
    words[style_id(Part.BODY)] = "{{than_bai}}"
    left_out = {style_id(part) for part in _LEFT_OUT}
    done: set[str] = set()
    for element in list(root.iter(f"{W}p")):
        style = element.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val", "") if style is not None else ""
        texts = list(element.iter(f"{W}t"))
        if name in left_out or (name in done and name in words and "{{" not in _text(texts)):
            _remove(element)
        elif name in words and texts and "{{phu_luc}}" not in _text(texts):
            done.add(name)
            _write(texts, words[name])
            _widen(element, name)
        elif name == style_id(Part.ADDRESS):
            _address(element, texts)


def _widen(element: Element, name: str) -> None:
    """Let a subject, which may be of any length, have the whole width."""
    if name in (style_id(Part.SUBJECT), style_id(Part.LETTER_SUBJECT)):
        for indent in list(element.iter(f"{W}ind")):
            _remove(indent)


def _address(element: Element, texts: list[Element]) -> None:
    """Keep the first line of the address, whose hanging indent holds the lines of all receivers below one another."""
    kept = [one for one in texts if "{{kinh_gui}}" in (one.text or "")]
    if kept:
        kept[0].text = "{{kinh_gui}}"
    else:
        _remove(element)


def _text(texts: list[Element]) -> str:
    return "".join(one.text or "" for one in texts)


def _write(texts: list[Element], words: str) -> None:
    texts[0].text = words
    texts[0].set(_SPACE, "preserve")
    for other in texts[1:]:
        other.text = ""


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
