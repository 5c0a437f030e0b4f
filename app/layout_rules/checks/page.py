"""Checks of paper, margins, font and page numbers."""

from collections.abc import Iterator

from app.layout_rules.checks.remark import CheckedDocument, Remark, fault, figure, ok, unsure
from app.layout_rules.parts import Align, Part
from app.layout_rules.profile import Rule
from app.layout_rules.reading import LaidParagraph, LaidSection

_TOLERANCE_MM = 0.5
_SHORT_TEXT = 1800
"""Letters that may still fit on one page, which needs no number."""


def paper(document: CheckedDocument) -> Iterator[Remark]:
    """A4, upright or on its side."""
    rule = document.profile.rule("paper")
    if rule is None or rule.page_mm is None:
        return
    for section in document.layout.sections:
        sides = sorted((section.width, section.height))
        if all(abs(side - wanted) <= _TOLERANCE_MM for side, wanted in zip(sides, sorted(rule.page_mm), strict=True)):
            yield ok(rule)
        else:
            yield fault(rule, None, f"khổ {figure(section.width)} × {figure(section.height)} mm")


def margins(document: CheckedDocument) -> Iterator[Remark]:
    """Margins of upright pages; for pages on their side no figures are laid down."""
    rule = document.profile.rule("margins")
    if rule is None:
        return
    for section in document.layout.sections:
        if section.is_landscape:
            continue
        wrong = [
            f"lề {_SIDES[side]} {figure(actual)} mm"
            for side, (least, most) in rule.margins_mm.items()
            if not least - _TOLERANCE_MM <= (actual := _side(section, side)) <= most + _TOLERANCE_MM
        ]
        yield fault(rule, None, ", ".join(wrong)) if wrong else ok(rule)


_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}


def _side(section: LaidSection, side: str) -> float:
    return float(getattr(section.margins, side))


def font_and_colour(document: CheckedDocument) -> Iterator[Remark]:
    """One font, black, on every run; one remark for each other font or colour, where it first stands."""
    rule = document.profile.rule("font")
    if rule is None:
        return
    strangers: dict[str, tuple[LaidParagraph, int]] = {}
    for paragraph in document.layout.paragraphs:
        for stranger in {
            name for run in paragraph.runs if run.text.strip() for name in _strange(rule, run.look.fonts, run.look.color)
        }:
            first, count = strangers.get(stranger, (paragraph, 0))
            strangers[stranger] = (first, count + 1)
    for stranger, (first, count) in strangers.items():
        yield fault(rule, first, f"{stranger} (ở {count} đoạn)")
    if not strangers:
        yield ok(rule)


def _strange(rule: Rule, fonts: tuple[str | None, ...], color: str) -> Iterator[str]:
    """Give what is not as demanded. Latin and Vietnamese letters use the first two slots only."""
    for name in dict.fromkeys(fonts[:2]):
        if name != rule.font:
            yield f"phông {name or 'mặc định của máy'}"
    if color != rule.color:
        yield f"màu chữ #{color}"


def page_number(document: CheckedDocument) -> Iterator[Remark]:
    """Page number in the header of every section: place, look, hidden on the first page."""
    rule = document.profile.rule(Part.PAGE_NUMBER)
    if rule is None:
        return
    is_short = sum(len(paragraph.text) for paragraph in document.layout.paragraphs) < _SHORT_TEXT
    for position, section in enumerate(document.layout.sections, start=1):
        shown = next((paragraph for paragraph in section.header if paragraph.has_page_field), None)
        if shown is None:
            yield (unsure if is_short else fault)(rule, None, f"phần {position} không có số trang ở lề trên")
            continue
        wrong = list(_wrong_number(rule, section, shown))
        yield fault(rule, None, f"phần {position}: {', '.join(wrong)}") if wrong else ok(rule)


def _wrong_number(rule: Rule, section: LaidSection, shown: LaidParagraph) -> Iterator[str]:
    if not section.hides_first:
        yield "số trang hiện ở trang đầu"
    if shown.look.align is not Align.CENTER:
        yield "số trang không ở giữa"
    look = shown.main
    if rule.size_pt and not rule.size_pt[0] <= look.size_pt <= rule.size_pt[1]:
        yield f"số trang cỡ {figure(look.size_pt)}"
    if look.bold or look.italic:
        yield "số trang đậm hoặc nghiêng"
    if rule.distance_mm and abs(section.header_distance - rule.distance_mm[0]) > _TOLERANCE_MM:
        yield f"số trang cách mép trên {figure(section.header_distance)} mm"
