"""Checks of paper, margins, font and page numbers."""

from collections.abc import Iterator

from app.layout_rules.checks.remark import CheckedDocument, Remark, fault, figure, not_judged, ok, unsure
from app.layout_rules.parts import Align, Part
from app.layout_rules.profile import Rule
from app.layout_rules.reading import LaidParagraph, LaidRun, LaidSection

TOLERANCE_MM = 0.5
_SHORT_TEXT = 1800
"""Letters that may still fit on one page, which needs no number."""

_SIGN_FONTS = ("Symbol", "Wingdings", "Webdings", "Cambria Math")
"""Fonts of signs, not of letters: bullets, ticks, formulas."""


def paper(document: CheckedDocument) -> Iterator[Remark]:
    """A4, upright or on its side."""
    rule = document.profile.rule("paper")
    if rule is None or rule.page_mm is None:
        return
    for number, section in enumerate(document.layout.sections):
        if not section.width:
            yield not_judged(rule, "tệp không ghi khổ giấy")
        elif is_paper(rule, section):
            yield ok(rule)
        else:
            yield fault(rule, None, f"khổ {figure(section.width)} × {figure(section.height)} mm", section=number)


def is_paper(rule: Rule, section: LaidSection) -> bool:
    """Whether a section's pages have the size a rule demands, either way round."""
    sides = sorted((section.width, section.height))
    wanted = sorted(rule.page_mm or sides)
    return all(abs(side - want) <= TOLERANCE_MM for side, want in zip(sides, wanted, strict=True))


def landscape(document: CheckedDocument) -> Iterator[Remark]:
    """Pages on their side only where there are tables."""
    rule = document.profile.rule("landscape")
    if rule is None:
        return
    with_tables = {paragraph.section for paragraph in document.layout.paragraphs if paragraph.cell is not None}
    for number, section in enumerate(document.layout.sections):
        if section.is_landscape and number not in with_tables:
            yield unsure(rule, None, "trang ngang mà không có bảng", section=number)
        else:
            yield ok(rule)


def margins(document: CheckedDocument) -> Iterator[Remark]:
    """Margins of upright pages; for pages on their side no figures are laid down."""
    rule = document.profile.rule("margins")
    if rule is None:
        return
    for number, section in enumerate(document.layout.sections):
        if section.is_landscape or not section.width:
            continue
        wrong = [f"lề {_SIDES[side]} {figure(margin(section, side))} mm" for side in wrong_margins(rule, section)]
        yield fault(rule, None, ", ".join(wrong), section=number) if wrong else ok(rule)


_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}


def wrong_margins(rule: Rule, section: LaidSection) -> list[str]:
    """Return the sides whose margin is not as demanded."""
    return [
        side
        for side, (least, most) in rule.margins_mm.items()
        if not least - TOLERANCE_MM <= margin(section, side) <= most + TOLERANCE_MM
    ]


def margin(section: LaidSection, side: str) -> float:
    """Return a section's margin by the name of its side."""
    return float(getattr(section.margins, side))


def font_and_colour(document: CheckedDocument) -> Iterator[Remark]:
    """One font, black, on every run, those of headers and footers too."""
    rule = document.profile.rule("font")
    if rule is None:
        return
    is_clean = True
    for paragraph in document.layout.paragraphs:
        for stranger in dict.fromkeys(name for run in paragraph.runs for name in strange(rule, run)):
            is_clean = False
            yield fault(rule, paragraph, stranger)
    for number, section in enumerate(document.layout.sections):
        for where, lines in (("đầu trang", section.header), ("chân trang", section.footer)):
            for stranger in dict.fromkeys(name for line in lines for run in line.runs for name in strange(rule, run)):
                is_clean = False
                yield fault(rule, None, stranger, section=number, where=where)
    if is_clean:
        yield ok(rule)


def strange(rule: Rule, run: LaidRun) -> Iterator[str]:
    """Give what is not as demanded. Latin and Vietnamese letters use the first two slots only.

    Where nothing in the file names a font, Word takes Times New Roman.
    """
    if not run.text.strip():
        return
    for name in dict.fromkeys(run.look.fonts[:2]):
        if name not in (rule.font, None) and not name.startswith(_SIGN_FONTS):
            yield f"phông {name}"
    if run.look.color != rule.color:
        yield f"màu chữ #{run.look.color}"


def page_number(document: CheckedDocument) -> Iterator[Remark]:
    """Page number in the header of every section: place, look, hidden on the first page."""
    rule = document.profile.rule(Part.PAGE_NUMBER)
    if rule is None:
        return
    for number, section in enumerate(document.layout.sections):
        is_short = sum(len(one.text) for one in document.layout.paragraphs if one.section == number) < _SHORT_TEXT
        shown = page_field(section.header)
        if shown is None:
            yield _missing_number(rule, number, section, is_short=is_short)
            continue
        wrong = list(_wrong_number(rule, number, section, shown))
        yield fault(rule, None, ", ".join(wrong), section=number, where="đầu trang") if wrong else ok(rule)


def page_field(lines: tuple[LaidParagraph, ...]) -> LaidParagraph | None:
    """Return the line that shows the page number."""
    return next((paragraph for paragraph in lines if paragraph.has_page_field), None)


def _missing_number(rule: Rule, number: int, section: LaidSection, *, is_short: bool) -> Remark:
    if page_field(section.footer) is not None:
        return fault(rule, None, "số trang ở lề dưới", section=number, where="chân trang")
    judge = unsure if is_short else fault
    return judge(rule, None, "không có số trang ở lề trên", section=number, where="đầu trang")


def _wrong_number(rule: Rule, number: int, section: LaidSection, shown: LaidParagraph) -> Iterator[str]:
    if shows_on_first_page(number, section):
        yield "số trang hiện ở trang đầu"
    if shown.look.align is not Align.CENTER and not shown.text.startswith("\t"):
        yield "số trang không ở giữa"
    look = shown.main
    if rule.size_pt and not rule.size_pt[0] <= look.size_pt <= rule.size_pt[1]:
        yield f"số trang cỡ {figure(look.size_pt)}"
    if look.bold or look.italic:
        yield "số trang đậm hoặc nghiêng"
    if rule.distance_mm and abs(section.header_distance - rule.distance_mm[0]) > TOLERANCE_MM:
        yield f"số trang cách mép trên {figure(section.header_distance)} mm"


def shows_on_first_page(number: int, section: LaidSection) -> bool:
    """Whether a page 1 shows its number; a later section that goes on counting has no page 1."""
    if number and section.numbers_from is None:
        return False
    return page_field(section.first_header) is not None if section.hides_first else True
