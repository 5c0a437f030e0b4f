"""The directory by hand: what a unit is tied by, names, groups with rules and without, the office's own order."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.ids import UnitGroupId, UnitId
from app.domain.period import quarter
from app.domain.unit import GroupRule, Membership, Unit, UnitGroup, UnitKind
from app.errors import UserError
from app.messages.code import Code
from app.services import edit_units, history, unit_life
from app.services.open_period import open_period
from app.services.order_units import Way, order_unit
from app.services.show_items import show_items
from app.services.show_plan import show_task
from app.store import units
from tests.builders import a_book, task_of, unit_of

Q4 = quarter(2022, 4)


@pytest.fixture
def core(tmp_path):
    """Three cells and a body below the party committee; a group of the cells has a task."""
    book = (
        a_book(tmp_path)
        .with_units("Chi bộ A", "Chi bộ B", "Chi bộ C")
        .with_units("Công đoàn", kind=UnitKind.MASS_ORGANISATION)
        .with_units("Đảng uỷ", kind=UnitKind.COMMITTEE)
        .with_group("các chi bộ", "Chi bộ A", "Chi bộ B")
        .with_task("Việc thường xuyên", lead="các chi bộ")
        .opened()
    )
    for name in ("Chi bộ A", "Chi bộ B"):
        edit_units.edit_unit(book, replace(unit_of(book, name), parent_id=unit_of(book, "Đảng uỷ").id))
    return book


def group_of(core):
    return units.all_groups(core.book)[0]


def doers(core, period=Q4):
    return [line.unit.name for line in show_items(core, period)]


# Deleting -------------------------------------------------------------------------------------------------------------


def test_a_unit_nothing_speaks_of_is_deleted(core):
    edit_units.delete_unit(core, unit_of(core, "Chi bộ C"))
    assert "Chi bộ C" not in {unit.name for unit in units.all_units(core.book)}


def test_a_unit_with_work_is_abolished_instead(core):
    open_period(core, Q4)
    with pytest.raises(UserError, match="đơn vị có đầu việc; hãy dùng “Giải thể”"):
        edit_units.delete_unit(core, unit_of(core, "Chi bộ A"))


def test_all_that_ties_a_unit_is_told_in_one_sentence(core):
    above = unit_of(core, "Đảng uỷ")
    edit_units.edit_group(core, replace(group_of(core), rule=GroupRule(UnitKind.PARTY_CELL, above.id)))
    edit_units.assign_overseer(core, unit_of(core, "Chi bộ C"), [above.id])
    unit_life.abolish_unit(core, unit_of(core, "Công đoàn").id, date(2023, 1, 1), heir_id=above.id)
    with pytest.raises(UserError) as refused:
        edit_units.delete_unit(core, above)
    assert str(refused.value.parameters["ties"]).split(", ") == [
        "là cấp trên của đơn vị khác",
        "kế thừa việc của đơn vị khác",
        "có tên trong phân công theo dõi",
        "nằm trong quy tắc của một nhóm",
    ]


def test_a_unit_with_a_history_is_not_deleted(core):
    unit_life.rename_unit(core, unit_of(core, "Chi bộ C").id, "Chi bộ D", date(2022, 11, 1))
    with pytest.raises(UserError) as refused:
        edit_units.delete_unit(core, unit_of(core, "Chi bộ D"))
    assert refused.value.code is Code.UNIT_IN_USE


# Names ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("taken", "bearer"), [("CHI BỘ B", "Chi bộ B"), ("Các chi bộ", "các chi bộ"), ("Liên đoàn cơ sở", "Công đoàn")]
)
def test_a_name_stands_for_one_unit_and_the_refusal_says_which(core, taken, bearer):
    edit_units.edit_unit(core, replace(unit_of(core, "Công đoàn"), aliases=("Liên đoàn cơ sở",)))
    with pytest.raises(UserError, match=f"tên này đã chỉ “{bearer}”"):
        edit_units.edit_unit(core, replace(unit_of(core, "Chi bộ A"), aliases=(taken,)))
    with pytest.raises(UserError, match=f"tên này đã chỉ “{bearer}”"):
        edit_units.add_unit(core, Unit(UnitId(0), taken, UnitKind.OTHER))


def test_one_name_written_twice_is_refused(core):
    with pytest.raises(UserError) as refused:
        edit_units.edit_unit(core, replace(unit_of(core, "Chi bộ A"), aliases=("CB A", "cb a")))
    assert refused.value.code is Code.NAME_TWICE


def test_a_person_and_whom_he_oversees_are_entered_and_changed_in_one_step(core):
    first, second = unit_of(core, "Chi bộ A").id, unit_of(core, "Chi bộ B").id
    edit_units.add_unit(core, Unit(UnitId(0), "Đồng chí Một", UnitKind.PERSON), [first])
    person = unit_of(core, "Đồng chí Một")
    assert units.oversight(core.book) == {person.id: [first]}
    edit_units.edit_unit(core, replace(person, phone="0900 000 000"), [second])
    assert (unit_of(core, "Đồng chí Một").phone, units.oversight(core.book)) == ("0900 000 000", {person.id: [second]})
    history.undo(core)
    assert (unit_of(core, "Đồng chí Một").phone, units.oversight(core.book)) == ("", {person.id: [first]})
    edit_units.edit_unit(core, replace(person, phone="0911 111 111"))
    assert units.oversight(core.book) == {person.id: [first]}


def test_editing_a_unit_keeps_its_history_and_moves_its_founding(core):
    unit_life.found_unit(core, unit_of(core, "Chi bộ A"), date(2022, 1, 1))
    edit_units.edit_unit(core, replace(unit_of(core, "Chi bộ A"), founded_on=date(2021, 5, 2), head="  Đồng chí   Mẫu "))
    (event,) = units.organisation(core.book).history[unit_of(core, "Chi bộ A").id]
    assert event.happened_on == date(2021, 5, 2)
    assert unit_of(core, "Chi bộ A").head == "Đồng chí Mẫu"
    edit_units.edit_unit(core, replace(unit_of(core, "Chi bộ A"), founded_on=None))
    assert units.organisation(core.book).history == {}


# Groups ---------------------------------------------------------------------------------------------------------------


def test_a_group_with_a_rule_holds_all_of_a_kind_and_those_picked_by_hand(core):
    picked = (Membership(unit_of(core, "Công đoàn").id),)
    edit_units.edit_group(core, replace(group_of(core), members=picked, rule=GroupRule(UnitKind.PARTY_CELL)))
    assert doers(core) == ["Công đoàn", "Chi bộ A", "Chi bộ B", "Chi bộ C"]


def test_a_rule_may_ask_for_a_unit_above(core):
    rule = GroupRule(UnitKind.PARTY_CELL, unit_of(core, "Đảng uỷ").id)
    edit_units.edit_group(core, replace(group_of(core), members=(), rule=rule))
    assert doers(core) == ["Chi bộ A", "Chi bộ B"]
    unit_life.move_unit(core, unit_of(core, "Chi bộ C").id, unit_of(core, "Đảng uỷ").id, date(2023, 1, 1))
    assert doers(core) == ["Chi bộ A", "Chi bộ B"]
    assert doers(core, quarter(2023, 1)) == ["Chi bộ A", "Chi bộ B", "Chi bộ C"]


def test_a_rule_follows_the_unit_above_into_a_merger(core):
    rule = GroupRule(UnitKind.PARTY_CELL, unit_of(core, "Đảng uỷ").id)
    edit_units.edit_group(core, replace(group_of(core), members=(), rule=rule))
    merged = Unit(UnitId(0), "Đảng uỷ mới", UnitKind.COMMITTEE)
    unit_life.merge_units(core, [unit_of(core, "Đảng uỷ").id], merged, date(2023, 1, 1))
    assert doers(core, quarter(2023, 1)) == ["Chi bộ A", "Chi bộ B"]
    assert doers(core) == ["Chi bộ A", "Chi bộ B"]


def test_a_new_unit_of_the_kind_joins_at_once_where_a_period_is_open(core):
    edit_units.edit_group(core, replace(group_of(core), rule=GroupRule(UnitKind.PARTY_CELL)))
    open_period(core, Q4)
    edit_units.add_unit(core, Unit(UnitId(0), "Chi bộ D", UnitKind.PARTY_CELL))
    assert "Chi bộ D" in doers(core)


def test_a_unit_that_changes_its_kind_leaves_the_group_of_that_kind(core):
    edit_units.edit_group(core, replace(group_of(core), members=(), rule=GroupRule(UnitKind.PARTY_CELL)))
    open_period(core, Q4)
    edit_units.edit_unit(core, replace(unit_of(core, "Chi bộ C"), kind=UnitKind.OTHER))
    assert doers(core) == ["Chi bộ A", "Chi bộ B"]


def test_a_member_may_belong_for_a_time(core):
    joined = Membership(unit_of(core, "Chi bộ C").id, date(2023, 1, 1), date(2023, 7, 1))
    edit_units.edit_group(core, replace(group_of(core), members=(joined,)))
    assert [doers(core, quarter(2023, number)) for number in (1, 2, 3)] == [["Chi bộ C"], ["Chi bộ C"], []]


def test_a_group_may_become_empty_and_its_task_says_so(core):
    edit_units.edit_group(core, replace(group_of(core), members=()))
    view = show_task(core, task_of(core, "II.1").id, Q4)
    assert (view.units, view.empty_groups) == ((), ("các chi bộ",))


def test_a_group_whose_unit_was_merged_is_not_empty(core):
    edit_units.edit_group(core, replace(group_of(core), members=(Membership(unit_of(core, "Chi bộ A").id),)))
    unit_life.abolish_unit(core, unit_of(core, "Chi bộ A").id, date(2022, 11, 1), heir_id=unit_of(core, "Chi bộ B").id)
    organisation = units.organisation(core.book)
    assert organisation.holders_on(UnitGroupId(group_of(core).id), Q4.ends_on) == [unit_of(core, "Chi bộ B").id]
    assert show_task(core, task_of(core, "II.1").id, Q4).empty_groups == ()


def test_a_group_cannot_take_a_units_name(core):
    with pytest.raises(UserError, match="tên này đã chỉ “Chi bộ A”"):
        edit_units.edit_group(core, UnitGroup(UnitGroupId(0), "chi bộ A"))


# The office's own order -----------------------------------------------------------------------------------------------


def order(core):
    return [unit.name for unit in units.all_units(core.book)]


def test_a_unit_goes_up_and_down_among_its_sisters(core):
    order_unit(core, unit_of(core, "Chi bộ B").id, Way.UP)
    assert order(core) == ["Chi bộ B", "Chi bộ A", "Chi bộ C", "Công đoàn", "Đảng uỷ"]
    order_unit(core, unit_of(core, "Đảng uỷ").id, Way.FIRST)
    assert order(core) == ["Chi bộ B", "Chi bộ A", "Đảng uỷ", "Chi bộ C", "Công đoàn"]
    order_unit(core, unit_of(core, "Đảng uỷ").id, Way.DOWN)
    assert order(core) == ["Chi bộ B", "Chi bộ A", "Chi bộ C", "Đảng uỷ", "Công đoàn"]
    order_unit(core, unit_of(core, "Chi bộ C").id, Way.LAST)
    assert order(core) == ["Chi bộ B", "Chi bộ A", "Đảng uỷ", "Công đoàn", "Chi bộ C"]


def test_at_the_end_already_nothing_happens_and_nothing_is_to_undo(core):
    before = core.database.undo_status()
    assert not order_unit(core, unit_of(core, "Chi bộ A").id, Way.UP)
    assert not order_unit(core, unit_of(core, "Đảng uỷ").id, Way.LAST)
    assert core.database.undo_status() == before


def test_units_that_are_no_more_are_stepped_over(core):
    unit_life.abolish_unit(core, unit_of(core, "Công đoàn").id, date(2022, 10, 1))
    order_unit(core, unit_of(core, "Đảng uỷ").id, Way.UP)
    assert [name for name in order(core) if name != "Công đoàn"][2:] == ["Đảng uỷ", "Chi bộ C"]


def test_places_that_two_units_share_are_given_anew(core):
    with core.unit_of_work(edit_units.Step.ORDER_UNITS) as work:
        units.put_positions(work, {unit.id: 7 for unit in units.all_units(core.book)})
    order_unit(core, unit_of(core, "Chi bộ C").id, Way.DOWN)
    assert order(core) == ["Chi bộ A", "Chi bộ B", "Công đoàn", "Chi bộ C", "Đảng uỷ"]
