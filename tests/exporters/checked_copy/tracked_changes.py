"""What Word does with tracked changes of looks, and the schema's order of properties, written again from the standard."""

import zipfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = ("rPr", "pPr", "sectPr")
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
SCHEMA_ORDER = {"rPr": _RUN.split(), "pPr": _PARAGRAPH.split(), "sectPr": _SECTION.split()}


def parts(path: Path) -> dict[str, etree._Element]:
    """Return the text parts of a .docx: name -> root."""
    with zipfile.ZipFile(path) as package:
        wanted = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return {name: etree.fromstring(package.read(name)) for name in wanted}


def text(root: etree._Element) -> str:
    """Return every letter of a part, in order."""
    return "".join(one.text or "" for one in root.iter(f"{W}t", f"{W}delText"))


def settled(path: Path, target: Path, *, accept: bool) -> Path:
    """Write the file with every change of properties accepted or rejected, as Word would."""
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(target, "w") as copy:
        for name in package.namelist():
            content = package.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(content)
                for kind in KINDS:
                    for change in list(root.iter(f"{W}{kind}Change")):
                        _settle(change, kind, accept=accept)
                content = etree.tostring(root)
            copy.writestr(name, content)
    return target


def _settle(change: etree._Element, kind: str, *, accept: bool) -> None:
    properties = change.getparent()
    former = change.find(f"{W}{kind}")
    properties.remove(change)
    if accept:
        return
    not_kept = {"rPr": (), "pPr": ("rPr", "sectPr"), "sectPr": ("headerReference", "footerReference")}[kind]
    for child in list(properties):
        if child.tag.rpartition("}")[2] not in not_kept:
            properties.remove(child)
    if kind == "pPr":  # the former ones come before the mark's own properties and the section
        for position, child in enumerate(former):
            properties.insert(position, deepcopy(child))
    else:
        properties.extend(deepcopy(child) for child in former)


def properties(root: etree._Element) -> list[tuple[str, bytes]]:
    """Return every non-empty set of properties as written, in order; an empty one says nothing."""
    found = []
    for kind in KINDS:
        for one in root.iter(f"{W}{kind}"):
            if len(one) or one.attrib:
                found.append((kind, etree.tostring(one, method="c14n", with_tail=False)))
    return found


def out_of_order(root: etree._Element) -> Iterator[str]:
    """Give every set of properties whose children do not stand as the schema asks."""
    for kind, order in SCHEMA_ORDER.items():
        for one in root.iter(f"{W}{kind}"):
            names = [child.tag.rpartition("}")[2] for child in one if child.tag.startswith(W)]
            ranks = [order.index(name) for name in names]
            if ranks != sorted(ranks):
                yield f"{kind}: {names}"
