"""Page margins the office chose itself: how far each may go, and a profile that has them.

Upright pages keep the range of the profile's rule (P-02 leaves none, S-03 leaves some). For pages on their side neither system
gives figures (P-04, S-02): there, the limits of our own choice hold that stand beside the usual margins.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.layout_rules.look import A4_MM, Look
from app.layout_rules.parts import Margins
from app.layout_rules.profile import LayoutProfile, Range, Rule

SIDES = ("top", "bottom", "left", "right")


@dataclass(frozen=True, slots=True)
class MarginRange:
    """How far the margin of one side may go.

    Attributes:
        least, most: in millimetres; equal where nothing is left to choose.
        usual: what documents have by default.
        rule: the rule that says so, or leaves it open.
        is_prescribed: whether the rule itself gives the figures.
    """

    least: float
    most: float
    usual: float
    rule: Rule | None
    is_prescribed: bool


def margin_ranges(profile: LayoutProfile, *, turned: bool) -> dict[str, MarginRange]:
    """Return side -> its range, for upright pages or for those on their side."""
    rule = profile.rule("landscape" if turned else "margins")
    usual = profile.look.landscape_margins if turned else profile.look.margins
    prescribed: Mapping[str, Range] = rule.margins_mm if rule else {}
    limits = profile.look.landscape_limits_mm if turned else prescribed
    return {
        side: MarginRange(limits[side][0], limits[side][1], _side(usual, side), rule, is_prescribed=not turned)
        for side in SIDES
        if side in limits
    }


def with_margins(profile: LayoutProfile, upright_mm: Mapping[str, float], turned_mm: Mapping[str, float]) -> LayoutProfile:
    """Return the profile with the office's margins; one its rule does not allow is left as it was.

    So what was chosen for documents of the state changes none of the Party's, where all four are fixed.
    """
    upright = _allowed(upright_mm, margin_ranges(profile, turned=False))
    turned = _allowed(turned_mm, margin_ranges(profile, turned=True))
    if not upright and not turned:
        return profile
    look = profile.look
    return replace(profile, look=_fitted(look, replace(look.margins, **upright), replace(look.landscape_margins, **turned)))


def _allowed(chosen: Mapping[str, float], ranges: Mapping[str, MarginRange]) -> dict[str, float]:
    return {side: mm for side, mm in chosen.items() if side in ranges and ranges[side].least <= mm <= ranges[side].most}


def _fitted(look: Look, upright: Margins, turned: Margins) -> Look:
    """Return the look with these margins; the columns of letterhead and signature are as wide together as the text."""
    share = (A4_MM[0] - upright.left - upright.right) / look.text_width_mm()
    left, right = look.letterhead_columns_mm
    signature = look.signature_columns_mm
    return replace(
        look,
        margins=upright,
        landscape_margins=turned,
        letterhead_columns_mm=(left * share, right * share),
        signature_columns_mm=(signature[0] * share, signature[1] * share),
    )


def _side(margins: Margins, side: str) -> float:
    return float(getattr(margins, side))
