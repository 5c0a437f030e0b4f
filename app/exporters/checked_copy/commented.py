"""The copy with remarks: a Word comment for each, at the place it speaks of; the text itself is not touched."""

from collections.abc import Iterable
from copy import deepcopy
from typing import TYPE_CHECKING

from app.exporters.checked_copy.properties import AUTHOR, name_of
from app.exporters.document_parts.elements import Element, make
from app.layout_rules.checks.remark import VERDICT_LABELS, Remark, Verdict
from app.layout_rules.effective import W
from app.layout_rules.reading import DocumentLayout, LayoutReader, own_runs

if TYPE_CHECKING:
    from docx.document import Document

_INITIALS = "ĐĐ"
_MOST_PLACES = 20
"""How many further paragraphs a comment names."""


def comment(document: "Document", reader: LayoutReader, layout: DocumentLayout, remarks: Iterable[Remark]) -> int:
    """Write a comment for every fault and doubt into an opened document; return how many."""
    count = 0
    for remark in remarks:
        if remark.verdict not in (Verdict.FAULT, Verdict.UNSURE) or not reader.elements:
            continue
        made = document.comments.add_comment(text="\n".join(lines_of(remark)), author=AUTHOR, initials=_INITIALS)
        element: Element = made._comment_elm  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        element.attrib.pop(f"{W}date", None)  # whoever reads it need not know when the office checked
        _anchor(reader.elements[_place(remark, layout)], made.comment_id)
        count += 1
    return count


def lines_of(remark: Remark) -> list[str]:
    """Return what a comment says: the rule, what is, what should be, where else, and the source."""
    lines = [
        f"{remark.rule_id} – {remark.component} ({VERDICT_LABELS[remark.verdict]}), {remark.place}",
        f"Đang là: {remark.actual}.",
        f"Phải là: {remark.demanded}",
    ]
    if remark.others:
        named = ", ".join(str(number) for number in remark.others[:_MOST_PLACES])
        lines.append(f"Còn ở đoạn {named}{'…' if len(remark.others) > _MOST_PLACES else ''}.")
    return [*lines, f"Căn cứ: {remark.source}."]


def _place(remark: Remark, layout: DocumentLayout) -> int:
    """Return in which paragraph, from 0, a comment is anchored: headers cannot hold one, their section's first line does."""
    if remark.paragraph is not None:
        return remark.paragraph - 1
    return next((i for i, line in enumerate(layout.paragraphs) if line.section == (remark.section or 0)), 0)


def _anchor(paragraph: Element, number: int) -> None:
    """Set a comment's marks around a paragraph's content."""
    start = 1 if paragraph.find(f"{W}pPr") is not None else 0
    sign = make("r", _like_its_neighbours(paragraph), make("commentReference", id=number))
    paragraph.insert(start, make("commentRangeStart", id=number))
    paragraph.append(make("commentRangeEnd", id=number))
    paragraph.append(sign)


def _like_its_neighbours(paragraph: Element) -> Element | None:
    """Return the properties of the last run, of the paragraph's mark where there is none: a taller sign would move the lines."""
    last = next(reversed(list(own_runs(paragraph))), None)
    source = last.find(f"{W}rPr") if last is not None else paragraph.find(f"{W}pPr/{W}rPr")
    if source is None:
        return None
    return make("rPr", *(deepcopy(child) for child in source if name_of(child) in ("rFonts", "sz", "szCs")))
