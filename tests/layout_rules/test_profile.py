from datetime import date

import pytest

from app.domain.document import System
from app.errors import UserError
from app.layout_rules.look import A4_MM
from app.layout_rules.parts import Part
from app.layout_rules.profile import LayoutProfile, all_profiles, profile_in_force, profile_of


@pytest.mark.parametrize("written", ["PARTY_2026", "party-2026", "Party_2026", " party-2026 "])
def test_a_profile_is_found_without_regard_to_case_and_dash(written: str):
    assert profile_of(written).id == "PARTY_2026"


def test_an_unknown_profile_is_refused_with_the_known_names():
    with pytest.raises(UserError, match="party-2026, party-2018, state-2020"):
        profile_of("party-1999")


@pytest.mark.parametrize(
    ("system", "on", "expected"),
    [
        (System.PARTY, date(2026, 5, 27), "PARTY_2026"),
        (System.PARTY, date(2026, 5, 26), "PARTY_2018"),
        (System.PARTY, date(2010, 1, 1), "PARTY_2018"),
        (System.STATE, date(2026, 11, 23), "STATE_2020"),
    ],
)
def test_the_profile_in_force_follows_the_date(system: System, on: date, expected: str):
    assert profile_in_force(system, on).id == expected


def test_the_two_party_guides_leave_no_day_between_them():
    older, newer = profile_of("PARTY_2018"), profile_of("PARTY_2026")
    assert older.in_force_until is not None
    assert (newer.in_force_from - older.in_force_until).days == 1


@pytest.mark.parametrize("profile", all_profiles(), ids=lambda profile: profile.id)
def test_every_rule_is_named_once_and_has_a_source(profile: LayoutProfile):
    ids = [rule.id for rule in profile.rules]
    assert len(ids) == len(set(ids))
    assert all(rule.source and rule.demand and (rule.part or rule.matter) for rule in profile.rules)


@pytest.mark.parametrize("profile", all_profiles(), ids=lambda profile: profile.id)
def test_our_own_look_lies_within_the_rules(profile: LayoutProfile):
    for rule in profile.rules:
        if rule.part is None or rule.size_pt is None:
            continue
        look = profile.look.part(rule.part)
        assert rule.size_pt[0] <= look.size_pt <= rule.size_pt[1], rule.id
        assert rule.bold in (None, look.bold), rule.id
        assert rule.italic in (None, look.italic), rule.id
        assert rule.align in (None, look.align), rule.id


@pytest.mark.parametrize("profile", all_profiles(), ids=lambda profile: profile.id)
def test_columns_are_as_wide_as_the_text(profile: LayoutProfile):
    look = profile.look
    width = A4_MM[0] - look.margins.left - look.margins.right
    assert sum(look.letterhead_columns_mm) == pytest.approx(width)
    assert sum(look.signature_columns_mm) == pytest.approx(width)


def test_sizes_of_2026_not_seen_in_the_guide_stay_marked():
    rule = profile_of("PARTY_2026").rule(Part.TITLE)
    assert rule is not None
    assert rule.size_is_unverified
    assert not any(rule.size_is_unverified for rule in profile_of("STATE_2020").rules)
