"""The prescribed layouts as dated data: which rules hold on a day, and the look we choose within them.

Figures live in `data/layout_rules/*.json`, never in code. To add a profile: 1. its JSON file there; 2. its id in `_FILES`;
`tests/layout_rules/test_profile.py` checks its dates, its rules and that our own documents pass it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from app.domain.document import System
from app.errors import UserError
from app.layout_rules.look import Look
from app.layout_rules.parts import Align, LineRule, Part
from app.messages.code import Code
from app.paths import reference_data_dir

_FILES: dict[str, str] = {"PARTY_2026": "party_2026", "PARTY_2018": "party_2018", "STATE_2020": "state_2020"}

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a prescribed layout; what it does not speak of is None or empty.

    Attributes:
        id: as in the collection of rules, "P-20".
        component: what it is about, for the clerk.
        demand: what it demands, one sentence.
        source: instrument and place.
        part: the part of the document it is about; None for the matters "paper", "margins", "landscape",
            "font", "closing", "type_symbol", "no_address", "submission".
        size_pt: smallest and largest letter size.
        size_basis: "text": seen in the instrument; "earlier_confirmed": from the guide it replaced, repeated by a summary of
            the new one; "earlier_only": from the guide it replaced only.
        text: the fixed text. pattern: a regular expression the whole text must match. starts: "lower" or "upper".
        separator: what ends each line of a list but the last. last: what ends the last one.
        symbols: type name in capitals -> its symbol in the document's number.
        numbering: "arabic" or "roman", of two appendices or more. wants_reference: whether each says what it goes with.
        is_firm: False for what the instrument only shows and does not say: a deviation is a doubt then, no fault.
        share: length of a rule line as a share of the line above it.
        gap_pt: space between two paragraphs. line: points (exact) or lines (multiple).
    """

    id: str
    component: str
    demand: str
    source: str
    part: Part | None = None
    matter: str = ""
    size_pt: Range | None = None
    size_basis: str = ""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    upper: bool | None = None
    align: Align | None = None
    text: str | None = None
    pattern: str | None = None
    starts: str | None = None
    separator: str | None = None
    share: Range | None = None
    first_line_mm: Range | None = None
    gap_pt: Range | None = None
    line_rule: LineRule | None = None
    line: Range | None = None
    page_mm: Range | None = None
    distance_mm: Range | None = None
    margins_mm: Mapping[str, Range] = field(default_factory=lambda: {})
    font: str | None = None
    color: str | None = None
    last: str | None = None
    symbols: Mapping[str, str] = field(default_factory=lambda: {})
    numbering: str | None = None
    wants_reference: bool = False
    is_firm: bool = True

    @property
    def size_is_unverified(self) -> bool:
        """Whether the letter size was not seen in the instrument itself."""
        return self.size_pt is not None and self.size_basis != "text"


@dataclass(frozen=True, slots=True)
class LayoutProfile:
    """A prescribed layout with its dates of force.

    Attributes:
        id: PARTY_2026, PARTY_2018 or STATE_2020.
        title: its name for the clerk.
        in_force_until: its last day; None while it holds.
        look: what our documents look like by default, within the rules.
        rules: by the part or matter each speaks of.
    """

    id: str
    title: str
    system: System
    in_force_from: date
    in_force_until: date | None
    look: Look
    rules: tuple[Rule, ...]

    def rule(self, component: Part | str) -> Rule | None:
        """Return the rule about a part or a matter; None when there is none."""
        return next((rule for rule in self.rules if component in (rule.part, rule.matter)), None)


def profile_of(profile_id: str) -> LayoutProfile:
    """Return the profile with this id, written in any case, with dashes or underscores.

    Raises:
        UserError: there is no such profile.
    """
    known = profile_id.strip().upper().replace("-", "_")
    if known not in _FILES:
        names = ", ".join(name.lower().replace("_", "-") for name in _FILES)
        raise UserError(Code.NO_SUCH_PROFILE, profile=profile_id, known=names)
    return _load(known)


def all_profiles() -> tuple[LayoutProfile, ...]:
    """Return every profile, the newest of each system first."""
    return tuple(_load(known) for known in _FILES)


def profile_in_force(system: System, on: date) -> LayoutProfile:
    """Return the profile of a system that holds on a day; before the oldest one we know, the oldest."""
    known = sorted((p for p in all_profiles() if p.system is system), key=lambda p: p.in_force_from, reverse=True)
    return next((profile for profile in known if profile.in_force_from <= on), known[-1])


@cache
def _load(profile_id: str) -> LayoutProfile:
    import msgspec

    path = reference_data_dir() / "layout_rules" / f"{_FILES[profile_id]}.json"
    return msgspec.json.decode(path.read_bytes(), type=LayoutProfile)
