"""Property elements of WordprocessingML: set in the order the schema asks for, the former ones kept as a tracked change."""

from collections.abc import Mapping
from copy import deepcopy

from app.exporters.document_parts.elements import Element, make
from app.layout_rules.effective import W

AUTHOR = "Đôn Đốc"

_RUN = """
rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
eastAsianLayout specVanish oMath rPrChange
"""
_PARAGRAPH = """
pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid
spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl
divId cnfStyle rPr sectPr pPrChange
"""
_SECTION = """
headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols
formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange
"""

ORDER: Mapping[str, tuple[str, ...]] = {
    kind: tuple(names.split()) for kind, names in (("rPr", _RUN), ("pPr", _PARAGRAPH), ("sectPr", _SECTION))
}
"""The order of children (ECMA-376 part 1, 17.3.2.28, 17.3.1.26, 17.6.17)."""

_NOT_KEPT: Mapping[str, tuple[str, ...]] = {
    "rPr": (),
    "pPr": ("rPr", "sectPr"),
    "sectPr": ("headerReference", "footerReference"),
}
"""What the former properties of a tracked change may not hold."""


def name_of(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


class ChangeCounter:
    """Gives every tracked change of one file its own number.

    Args:
        roots: the parts of the file, whose numbers are taken already.
    """

    def __init__(self, *roots: Element) -> None:
        taken = [int(value) for root in roots for one in root.iter() if (value := one.get(f"{W}id", "")).isdigit()]
        self._next = max(taken, default=0) + 1
        self.count = 0

    def number(self) -> int:
        """Return the next number."""
        self._next += 1
        self.count += 1
        return self._next - 1


def tracked(properties: Element, changes: Mapping[str, Mapping[str, object] | None], counter: ChangeCounter) -> bool:
    """Change property elements and keep the former ones beside them, for Word to accept or reject.

    Args:
        properties: a w:rPr, w:pPr or w:sectPr in its place.
        changes: name of a child -> its attributes, which go over those it has; an attribute None is removed.
        counter: numbers the change.

    Returns:
        Whether anything was changed; properties under a tracked change of someone else stay as they are.
    """
    kind = name_of(properties)
    if properties.find(f"{W}{kind}Change") is not None or not changes:
        return False
    former = make(kind, *(deepcopy(child) for child in properties if name_of(child) not in _NOT_KEPT[kind]))
    for name, attributes in changes.items():
        _set(properties, kind, name, attributes or {})
    change = make(f"{kind}Change", former, id=counter.number(), author=AUTHOR)
    properties.append(change)
    return True


def _set(properties: Element, kind: str, name: str, attributes: Mapping[str, object]) -> None:
    child = properties.find(f"{W}{name}")
    if child is None:
        child = make(name)
        properties.insert(_place(properties, kind, name), child)
    for key, value in attributes.items():
        if value is None:
            child.attrib.pop(f"{W}{key}", None)
        else:
            child.set(f"{W}{key}", str(int(value)) if isinstance(value, bool) else str(value))


def _place(properties: Element, kind: str, name: str) -> int:
    """Return before which child a new one belongs."""
    order = ORDER[kind]
    rank = order.index(name)
    later = (i for i, child in enumerate(properties) if name_of(child) in order and order.index(name_of(child)) > rank)
    return next(later, len(properties))
