"""Units over time: names, units above, holders of work and members of groups, each on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import UnitGroupId, UnitId
from app.domain.organisation import Organisation
from app.domain.unit import GroupRule, Membership, Unit, UnitGroup, UnitKind
from app.domain.unit_history import UnitEvent, UnitEventKind, why_closed

A, B, C, D = (UnitId(number) for number in (1, 2, 3, 4))
GROUP = UnitGroupId(1)
DAY = date(2025, 7, 1)
EVE = DAY - timedelta(days=1)


def unit(unit_id, **more):
    return Unit(unit_id, f"Đơn vị {unit_id}", more.pop("kind", UnitKind.PARTY_CELL), unit_id, **more)


def organisation(*units, group=None, history=None):
    return Organisation({one.id: one for one in units}, {GROUP: group} if group else {}, history or {})


def renamed(on, before, event_id=1):
    return UnitEvent(event_id, A, UnitEventKind.RENAMED, on, name_before=before)


def moved(unit_id, on, before):
    return UnitEvent(1, unit_id, UnitEventKind.MOVED, on, parent_before_id=before)


def test_a_name_holds_until_the_day_before_the_renaming():
    found = organisation(unit(A), history={A: (renamed(DAY, "Tên cũ"),)})
    assert (found.name_on(A, EVE), found.name_on(A, DAY)) == ("Tên cũ", "Đơn vị 1")
    assert found.units_on(EVE)[A].name == "Tên cũ"


def test_two_renamings_on_one_day_leave_the_first_name_before_it():
    found = organisation(unit(A), history={A: (renamed(DAY, "Một", 1), renamed(DAY, "Hai", 2))})
    assert (found.name_on(A, EVE), found.name_on(A, DAY)) == ("Một", "Đơn vị 1")


@given(
    st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), unique=True, max_size=6), st.dates(date(2019, 1, 1), date(2031, 1, 1))
)
def test_the_name_of_a_day_is_the_one_last_given(days, on):
    days.sort()
    events = tuple(renamed(day, f"Tên {number}", number) for number, day in enumerate(days))
    given_by_then = sum(day <= on for day in days)
    expected = "Đơn vị 1" if given_by_then == len(days) else f"Tên {given_by_then}"
    assert organisation(unit(A), history={A: events}).name_on(A, on) == expected


def test_the_unit_above_is_that_of_the_day():
    found = organisation(unit(A), unit(B), unit(C, parent_id=B), history={C: (moved(C, DAY, A),)})
    assert (found.parent_on(C, EVE), found.parent_on(C, DAY)) == (A, B)
    assert found.stands_below(C, A, EVE)
    assert not found.stands_below(C, A, DAY)


def test_work_goes_from_heir_to_heir():
    found = organisation(unit(A, abolished_on=EVE, heir_id=B), unit(B, abolished_on=DAY, heir_id=C), unit(C, founded_on=DAY))
    assert [found.holder_on(A, EVE - timedelta(days=1)), found.holder_on(A, EVE), found.holder_on(A, DAY)] == [A, B, C]


def test_nobody_does_the_work_of_a_unit_before_it_is_founded_or_after_it_ended_without_heir():
    found = organisation(unit(A, founded_on=DAY), unit(B, abolished_on=DAY))
    assert (found.holder_on(A, EVE), found.holder_on(B, DAY)) == (None, None)


def test_an_heir_stands_once_in_the_place_of_all_it_took_over():
    members = tuple(Membership(one) for one in (A, B, C))
    group = UnitGroup(GROUP, "nhóm", (), members)
    found = organisation(*(unit(one, abolished_on=DAY, heir_id=D) for one in (A, B)), unit(C), unit(D), group=group)
    assert found.holders_on(GROUP, EVE) == [A, B, C]
    assert found.holders_on(GROUP, DAY) == [D, C]


def test_a_rule_finds_all_of_a_kind_that_exist_below_a_unit_at_any_depth():
    group = UnitGroup(GROUP, "nhóm", (), (), GroupRule(UnitKind.PARTY_CELL, A))
    found = organisation(
        unit(A, kind=UnitKind.COMMITTEE), unit(B, parent_id=A), unit(C, parent_id=B, abolished_on=DAY), unit(D), group=group
    )
    assert found.members_on(GROUP, EVE) == [B, C]
    assert found.members_on(GROUP, DAY) == [B]


@pytest.mark.parametrize(
    ("child", "above", "circles"), [(A, A, True), (A, C, True), (C, A, False), (D, A, False), (A, None, False)]
)
def test_a_unit_cannot_stand_below_itself(child, above, circles):
    found = organisation(unit(A), unit(B, parent_id=A), unit(C, parent_id=B), unit(D))
    assert found.would_circle(child, above, DAY) is circles


def test_the_tree_shows_sisters_in_the_offices_order():
    found = organisation(unit(A), unit(B, parent_id=D), unit(C, parent_id=A), unit(D))
    assert [(one.id, depth) for one, depth in found.in_tree_order()] == [(A, 0), (C, 1), (D, 0), (B, 1)]


def test_closed_work_says_why_in_the_clerks_words():
    assert why_closed(UnitEventKind.MERGED, "Phường Mới", DAY) == "Sáp nhập vào Phường Mới từ ngày 01/07/2025"
    assert why_closed(UnitEventKind.ABOLISHED, "", DAY) == "Giải thể từ ngày 01/07/2025"
