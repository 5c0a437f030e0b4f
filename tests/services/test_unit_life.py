"""The life of units: each event from a day on, what a period before that day still says, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.period import half_year
from app.domain.unit_history import UnitEventKind
from app.errors import UserError
from app.messages.code import Code
from app.register.selection import Selection
from app.services import history, unit_life, work_register
from app.services.clock import Clock
from app.services.edit_units import edit_unit
from app.services.open_period import open_period
from app.services.show_plan import show_task
from app.store import units
from tests.builders import task_of, unit_of
from tests.dumps import exact_dump
from tests.services.unit_books import BASIS, MERGER, OLD, Q2, Q3, WARD, cells, ids, merge, refused, wards


@pytest.fixture
def core(tmp_path):
    return wards(tmp_path)


# Names ----------------------------------------------------------------------------------------------------------------


def test_a_list_of_a_period_that_is_over_shows_the_names_of_that_period(core):
    unit_life.rename_unit(core, unit_of(core, "Phường Đông Hải").id, "Phường Biển", MERGER)
    core.clock = Clock(date(2025, 8, 1))
    assert ("II.1", "Phường Đông Hải") in cells(core, Q2)
    assert ("II.1", "Phường Biển") in cells(core, Q3)
    assert "Phường Biển" in {line.unit.name for line in show_task(core, task_of(core, "II.1").id, Q3).units}


def test_the_old_name_still_finds_the_unit(core):
    unit = unit_of(core, "Phường Đông Hải")
    unit_life.rename_unit(core, unit.id, "  Phường   Biển ", MERGER, BASIS)
    assert units.resolve(core.book, "phường đông hải") == (unit.id, None)
    assert unit_of(core, "Phường Biển").aliases == ("Phường Đông Hải",)


def test_a_renaming_told_late_takes_its_place_among_the_others(core):
    unit = unit_of(core, "Phường Đông Hải")
    unit_life.rename_unit(core, unit.id, "Phường Ba", date(2025, 9, 1))
    unit_life.rename_unit(core, unit.id, "Phường Hai", date(2025, 5, 1))
    organisation = units.organisation(core.book)
    days = (date(2025, 4, 30), date(2025, 5, 1), date(2025, 8, 31), date(2025, 9, 1))
    names = [organisation.name_on(unit.id, day) for day in days]
    assert names == ["Phường Đông Hải", "Phường Hai", "Phường Hai", "Phường Ba"]
    assert set(organisation.units[unit.id].aliases) == {"Phường Đông Hải", "Phường Hai"}


def test_going_back_to_an_old_name_is_possible(core):
    unit = unit_of(core, "Phường Đông Hải")
    unit_life.rename_unit(core, unit.id, "Phường Biển", date(2025, 3, 1))
    unit_life.rename_unit(core, unit.id, "Phường Đông Hải", date(2025, 5, 1))
    assert unit_of(core, "Phường Đông Hải").aliases == ("Phường Biển",)


def test_a_name_that_another_unit_has_is_refused_with_its_bearer(core):
    with pytest.raises(UserError, match="tên này đã chỉ “Phường Bình Minh”"):
        unit_life.rename_unit(core, unit_of(core, OLD[0]).id, OLD[1], MERGER)


def test_the_same_name_again_is_refused(core):
    with refused(Code.NAME_UNCHANGED):
        unit_life.rename_unit(core, unit_of(core, OLD[0]).id, OLD[0], MERGER)


# Splitting, founding, moving ------------------------------------------------------------------------------------------


def test_a_split_makes_new_units_and_gives_the_work_to_the_one_chosen(core):
    whole = unit_of(core, "Phường Đông Hải")
    parts = [replace(WARD, name="Phường Đông"), replace(WARD, name="Phường Hải")]
    unit_life.split_unit(core, whole.id, parts, MERGER, BASIS, heir=1)
    assert {unit for _, unit in cells(core, Q3)} == {*OLD, "Phường Hải"}
    organisation = units.organisation(core.book)
    east = unit_of(core, "Phường Đông")
    assert (east.founded_on, organisation.history[east.id][0].other_id) == (MERGER, whole.id)
    assert organisation.history[whole.id][0].kind is UnitEventKind.SPLIT


def test_a_unit_that_gives_away_a_part_and_goes_on_keeps_its_work(core):
    whole, other = unit_of(core, "Phường Đông Hải"), unit_of(core, OLD[0])
    before = cells(core, Q3)
    unit_life.split_unit(core, whole.id, [other.id], MERGER, BASIS, goes_on=True)
    assert cells(core, Q3) == before
    assert units.organisation(core.book).history[other.id][0].other_id == whole.id


def test_a_unit_has_no_work_before_it_was_founded(core):
    unit_life.found_unit(core, unit_of(core, "Phường Đông Hải"), MERGER, BASIS)
    assert "Phường Đông Hải" not in {unit for _, unit in cells(core, Q2)}
    assert "Phường Đông Hải" in {unit for _, unit in cells(core, Q3)}


def test_units_below_one_that_ends_go_under_its_heir(core):
    above, below, heir = ids(core, OLD[0], OLD[1], OLD[2])
    unit_life.move_unit(core, below, above, date(2025, 5, 1))
    unit_life.abolish_unit(core, above, MERGER, heir_id=heir)
    organisation = units.organisation(core.book)
    assert organisation.parent_on(below, date(2025, 6, 30)) == above
    assert organisation.parent_on(below, MERGER) == heir


def test_without_an_heir_they_go_under_what_stood_above_it(core):
    top, above, below = ids(core, *OLD)
    unit_life.move_unit(core, above, top, date(2025, 5, 1))
    unit_life.move_unit(core, below, above, date(2025, 5, 1))
    unit_life.abolish_unit(core, above, MERGER)
    assert units.organisation(core.book).parent_on(below, MERGER) == top


def test_a_unit_cannot_be_put_under_one_that_stands_below_it(core):
    top, middle, bottom = ids(core, *OLD)
    unit_life.move_unit(core, middle, top, date(2025, 5, 1))
    unit_life.move_unit(core, bottom, middle, date(2025, 5, 1))
    before = exact_dump(core)
    with refused(Code.CIRCULAR_PARENT):
        unit_life.move_unit(core, top, bottom, MERGER)
    with refused(Code.CIRCULAR_PARENT):
        unit_life.move_unit(core, top, top, MERGER)
    with refused(Code.CIRCULAR_PARENT):
        edit_unit(core, replace(unit_of(core, OLD[0]), parent_id=bottom))
    assert exact_dump(core) == before


def test_a_move_told_late_may_not_make_a_circle_with_a_later_one(core):
    first, second = ids(core, OLD[0], OLD[1])
    unit_life.move_unit(core, first, second, date(2025, 9, 1))
    with refused(Code.CIRCULAR_PARENT):
        unit_life.move_unit(core, second, first, date(2025, 5, 1))


# What cannot be -------------------------------------------------------------------------------------------------------


def test_heirs_may_not_go_round_in_a_circle(core):
    first, second = ids(core, OLD[0], OLD[1])
    unit_life.abolish_unit(core, first, MERGER, heir_id=second)
    with refused(Code.HEIR_CIRCLE):
        unit_life.abolish_unit(core, second, date(2025, 5, 1), heir_id=first)
    with refused(Code.HEIR_CIRCLE):
        unit_life.abolish_unit(core, second, date(2025, 9, 1), heir_id=second)


def test_a_unit_that_is_no_more_can_neither_change_nor_inherit(core):
    first, second = ids(core, OLD[0], OLD[1])
    unit_life.abolish_unit(core, first, MERGER)
    with refused(Code.UNIT_NOT_THERE):
        unit_life.rename_unit(core, first, "Phường Khác", date(2025, 8, 1))
    with refused(Code.UNIT_NOT_THERE):
        unit_life.abolish_unit(core, first, date(2025, 8, 1))
    with refused(Code.UNIT_NOT_THERE):
        unit_life.abolish_unit(core, second, date(2025, 8, 1), heir_id=first)
    with refused(Code.UNIT_NOT_THERE):
        unit_life.move_unit(core, second, first, date(2025, 8, 1))


def test_a_unit_cannot_end_before_what_is_told_of_it(core):
    first = unit_of(core, OLD[0]).id
    unit_life.rename_unit(core, first, "Phường Khác", date(2025, 8, 1))
    with refused(Code.EVENT_OUT_OF_ORDER):
        unit_life.abolish_unit(core, first, MERGER)
    with refused(Code.EVENT_OUT_OF_ORDER):
        unit_life.found_unit(core, unit_of(core, "Phường Khác"), date(2025, 9, 1))


def test_a_unit_founded_after_its_end_is_refused(core):
    unit_life.abolish_unit(core, unit_of(core, OLD[0]).id, MERGER)
    with refused(Code.FOUNDED_TOO_LATE):
        edit_unit(core, replace(unit_of(core, OLD[0]), founded_on=date(2025, 8, 1)))


def test_the_undo_menu_names_the_units_of_a_merger_and_the_one_they_become(core):
    merge(core)
    step = history.status(core).undo
    assert history.name_of(step) == f"ghi biến động đơn vị: sáp nhập {', '.join(OLD)} vào {WARD.name}"


def test_a_merger_of_nothing_and_a_split_into_nothing_are_refused(core):
    unit = unit_of(core, OLD[0]).id
    with refused(Code.NOTHING_TO_MERGE):
        unit_life.merge_units(core, [unit], unit, MERGER)
    with refused(Code.NOTHING_TO_SPLIT):
        unit_life.split_unit(core, unit, [], MERGER)


def test_a_new_unit_whose_name_is_taken_is_refused_and_nothing_has_happened(core):
    before = exact_dump(core)
    with refused(Code.NAME_TAKEN):
        unit_life.merge_units(core, ids(core, OLD[0]), replace(WARD, name="các phường"), MERGER)
    assert exact_dump(core) == before


def test_the_register_never_shows_a_task_twice_for_one_unit(core):
    for period in (Q2, Q3, half_year(2025, 2)):
        open_period(core, period)
    merge(core)
    for period in (Q2, Q3, half_year(2025, 2)):
        items = work_register.items_in(core, period, Selection())
        assert len({item.key for item in items}) == len(items)
