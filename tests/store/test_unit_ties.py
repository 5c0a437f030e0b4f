"""Whatever names a unit is either asked before the unit is deleted, or goes with it: the schema says what there is."""

from app.store.unit_ties import GOES_WITH_IT, TIES
from tests.builders import an_empty_book


def test_every_column_that_names_a_unit_is_known(tmp_path):
    book = an_empty_book(tmp_path).book
    tables = [str(name) for (name,) in book.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    naming = {
        (table, str(column))
        for table in tables
        for column, target in book.rows('SELECT "from", "table" FROM pragma_foreign_key_list(?)', table)
        if target == "unit"
    }
    assert naming == {(table, column) for table, column, _ in TIES} | set(GOES_WITH_IT)
