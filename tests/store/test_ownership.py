"""What bringing something back goes by fits the tables there are: a new table is sorted before it can be deleted from."""

import pytest

from app.domain.deletion import DELETED_KINDS, PART_WORDS
from app.store.ownership import OWNED_BY, STANDS_ALONE, Shape
from tests.builders import an_empty_book


@pytest.fixture
def shape(tmp_path):
    core = an_empty_book(tmp_path)
    yield Shape(core.book, core.database.connection)
    core.close()


def test_every_table_hangs_on_another_or_stands_by_itself(shape):
    assert set(shape.tables) == set(OWNED_BY) | STANDS_ALONE
    assert not set(OWNED_BY) & STANDS_ALONE


def test_what_a_row_hangs_on_is_a_link_of_its_table(shape):
    assert [(table, one) for table, columns in OWNED_BY.items() for one in columns if one not in shape.links[table]] == []


def test_whatever_is_pointed_to_has_a_mark_that_stays(shape):
    targets = {target for links in shape.links.values() for target in links.values()}
    assert [table for table in sorted(targets) if shape.mark(table) is None] == []


def test_every_table_has_a_word_and_every_kind_names_columns_that_are_there(shape):
    assert set(shape.tables) <= set(PART_WORDS)
    for table, kind in DELETED_KINDS.items():
        own = {*kind.details.values(), *(path.split(">")[0] for path in kind.names)}
        assert own <= shape.columns[table], table
