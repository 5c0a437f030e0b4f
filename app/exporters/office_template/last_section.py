"""The last section of a filled template in which nothing came to stand: without an appendix, a page less."""

from app.exporters.document_parts.elements import Element
from app.layout_rules.effective import W

_SECTION = f"{W}pPr/{W}sectPr"
_SEEN = tuple(f"{W}{tag}" for tag in ("drawing", "pict", "object", "sectPr", "fldChar", "fldSimple", "sym", "footnoteReference"))


def drop_blank_section(blank: Element) -> None:
    """Take out the last section where a block without lines left nothing else in it; the one before becomes the last."""
    body = blank.getparent()
    if body is None or body.tag != f"{W}body":
        return
    section = body.find(f"{W}sectPr")
    before = next((one for one in blank.itersiblings(preceding=True) if one.find(_SECTION) is not None), None)
    if section is None or before is None:
        return
    inside = [one for one in before.itersiblings() if one is not section]
    if not all(_is_blank(one) for one in inside):
        return
    for one in inside:
        body.remove(one)
    last = before.find(_SECTION)
    assert last is not None
    body.replace(section, last)
    above = before.getprevious()
    if _is_blank(before) and above is not None and above.tag == f"{W}p":
        body.remove(before)


def _is_blank(element: Element) -> bool:
    """Whether an element is a paragraph in which nothing is seen."""
    if element.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        return True
    return element.tag == f"{W}p" and not "".join(element.itertext()).strip() and next(element.iter(*_SEEN), None) is None
