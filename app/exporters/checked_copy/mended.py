"""The copy that is set right: every change a tracked one, which Word accepts or rejects one by one or all at once."""

from app.exporters.checked_copy.properties import ChangeCounter, tracked
from app.exporters.document_parts.elements import Element, make, twips
from app.layout_rules.effective import FONT_SLOTS, W
from app.layout_rules.mends import LetterMend, Mender, PageMend, ParagraphMend
from app.layout_rules.parts import Align, LineRule
from app.layout_rules.reading import DocumentLayout, LaidRun, LayoutReader, own_runs, run_text

Changes = dict[str, dict[str, object] | None]

_JUSTIFICATION = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_LINE_RULES = {LineRule.EXACT: "exact", LineRule.AT_LEAST: "atLeast", LineRule.MULTIPLE: "auto"}


def mend(reader: LayoutReader, layout: DocumentLayout, mender: Mender) -> int:
    """Set an opened document right.

    Args:
        reader: what read it; its elements are changed.
        layout: what it read.
        mender: what is to be done.

    Returns:
        How many tracked changes were made.
    """
    counter = ChangeCounter(*reader.roots())
    for line, element in zip(layout.paragraphs, reader.elements, strict=True):
        _change(element, "pPr", paragraph_changes(mender.paragraph(line)), counter)
        for run in own_runs(element):
            laid = LaidRun(run_text(run), reader.run_look(run, line.number))
            _change(run, "rPr", letter_changes(mender.run(line, laid)), counter)
    done: set[Element] = set()
    for number, (section, page, header) in enumerate(zip(layout.sections, reader.pages, reader.header_elements, strict=True)):
        tracked(page, page_changes(mender.page(number, section)), counter)
        for line, element in zip(section.header, header, strict=True):
            if element in done:  # sections that share a header
                continue
            done.add(element)
            _change(element, "pPr", paragraph_changes(mender.page_number(line)), counter)
            for run in own_runs(element):
                laid = LaidRun(run_text(run), reader.formats.run(run, element))
                _change(run, "rPr", letter_changes(mender.page_number_run(line, laid)), counter)
    return counter.count


def _change(owner: Element, kind: str, changes: Changes, counter: ChangeCounter) -> None:
    if not changes:
        return
    properties = owner.find(f"{W}{kind}")
    if properties is None:
        properties = make(kind)
        owner.insert(0, properties)
    tracked(properties, changes, counter)


def letter_changes(mend: LetterMend) -> Changes:
    """Return what has to be written for the letters of a run."""
    changes: Changes = {}
    if mend.font is not None:
        themes = dict.fromkeys(("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"))
        changes["rFonts"] = {**dict.fromkeys(FONT_SLOTS, mend.font), **themes}
    for value, names in ((mend.bold, ("b", "bCs")), (mend.italic, ("i", "iCs")), (mend.caps, ("caps",))):
        if value is not None:
            changes |= {name: {"val": value} for name in names}
    if mend.color is not None:
        changes["color"] = {"val": mend.color, "themeColor": None, "themeShade": None, "themeTint": None}
    if mend.size_pt is not None:
        changes |= {name: {"val": round(mend.size_pt * 2)} for name in ("sz", "szCs")}
    if mend.underline is not None:
        changes["u"] = {"val": "single" if mend.underline else "none"}
    return changes


def paragraph_changes(mend: ParagraphMend) -> Changes:
    """Return what has to be written for how a paragraph is set."""
    changes: Changes = {}
    spacing: dict[str, object] = {}
    if mend.before_pt is not None:
        spacing |= {"before": round(mend.before_pt * 20), "beforeAutospacing": None, "beforeLines": None}
    if mend.line is not None and mend.line_rule is not None:
        unit = 240 if mend.line_rule is LineRule.MULTIPLE else 20
        spacing |= {"line": round(mend.line * unit), "lineRule": _LINE_RULES[mend.line_rule]}
    indent: dict[str, object] = {}
    for name, other, value in (("left", "start", mend.left_mm), ("right", "end", mend.right_mm)):
        if value is not None:
            indent |= {name: twips(value), other: None, f"{name}Chars": None, f"{other}Chars": None}
    if mend.first_line_mm is not None:
        gone = ("hanging", "hangingChars", "firstLineChars")
        indent |= {"firstLine": twips(mend.first_line_mm), **dict.fromkeys(gone)}
    if spacing:
        changes["spacing"] = spacing
    if indent:
        changes["ind"] = indent
    if mend.align is not None:
        changes["jc"] = {"val": _JUSTIFICATION[mend.align]}
    return changes


def page_changes(mend: PageMend) -> Changes:
    """Return what has to be written for the pages of a section."""
    changes: Changes = {}
    if mend.size_mm is not None:
        changes["pgSz"] = {"w": twips(mend.size_mm[0]), "h": twips(mend.size_mm[1]), "code": None}
    margins: dict[str, object] = {side: twips(value) for side, value in mend.margins_mm.items()}
    if mend.header_mm is not None:
        margins["header"] = twips(mend.header_mm)
    if margins:
        changes["pgMar"] = margins
    if mend.hides_first:
        changes["titlePg"] = {"val": None}
    return changes
