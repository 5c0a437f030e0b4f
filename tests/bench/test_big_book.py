"""The made books that measurements stand on: sound, as large as they say, and following our own rule."""

import pytest

from app.domain.period import year
from app.register.counts import count_by, count_items
from app.services import work_register
from app.services.back_up import verify
from app.services.open_period import open_period
from app.services.show_counts import count_period
from app.services.show_items import show_board
from bench.__main__ import MEASUREMENTS
from bench.big_book import SIZES, THIS_QUARTER, TODAY, YEAR, make_book
from bench.big_book_texts import unit_name
from bench.starting import ROOT

TINY = SIZES["tiny"]


@pytest.fixture
def core(tmp_path):
    core = make_book(tmp_path / "tiny.dondoc", TINY)
    yield core
    core.close()


def test_a_made_book_is_sound(core):
    assert verify(core).is_sound


def test_a_made_book_has_the_items_its_size_promises(core):
    assert core.book.number("SELECT count(*) FROM work_item") == TINY.items == 177
    assert len(work_register.plan_of_tasks(core.book)) == TINY.tasks
    assert core.book.number("SELECT count(*) FROM unit") == TINY.units


@pytest.mark.parametrize("period", [THIS_QUARTER, year(YEAR)], ids=["quarter", "year"])
def test_its_counts_in_sql_are_those_of_the_rule(core, period):
    items = work_register.items_in(core, period)
    assert work_register.counts_by_unit(core, period) == count_by(items, lambda item: item.unit_id, TODAY)
    assert count_period(core, period).total == count_items(items, TODAY)


def test_its_items_are_the_ones_the_register_would_make(core):
    before = core.database.change_counter()
    assert not open_period(core, THIS_QUARTER)
    assert core.database.change_counter() == before


def test_its_work_stands_in_every_way(core):
    total = count_period(core, year(YEAR)).total
    assert min(total.done_on_time, total.done_late, total.in_term, total.overdue, total.not_applicable) > 0
    assert any(line.is_late for line in show_board(core, THIS_QUARTER))


def test_the_same_seed_gives_the_same_book(core, tmp_path):
    everything = "SELECT uid, task_id, unit_id, state, done_on, result FROM work_item ORDER BY id"
    other = make_book(tmp_path / "other.dondoc", TINY)
    assert list(core.book.rows(everything)) == list(other.book.rows(everything))
    other.close()


@pytest.mark.parametrize(("name", "units", "plans", "items"), [
    ("office", 16, 6, 4_000),
    ("province", 124, 30, 120_000),
    ("country", 3_321, 30, 3_300_000),
])  # fmt: skip
def test_the_sizes_are_those_of_the_product_page(name, units, plans, items):
    size = SIZES[name]
    assert (size.units, size.plans, size.items) == (units, plans, items)


def test_as_many_units_as_the_country_has_all_differ_in_name():
    assert len({unit_name(number) for number in range(SIZES["country"].units)}) == SIZES["country"].units


def test_every_measurement_has_a_line_among_the_results():
    page = (ROOT / "bench" / "RESULTS.md").read_text("utf-8")
    assert not [name for name in MEASUREMENTS if f"| {name} |" not in page]
