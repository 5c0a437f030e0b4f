"""History and undo at the level of rows."""

import sqlite3

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.changes import Step
from app.store import undo_log
from app.store.database import Database
from tests.builders import an_empty_book
from tests.dumps import exact_dump

AWKWARD = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), min_size=1, max_size=40)


def add(core, name):
    with core.unit_of_work(Step.ADD_UNIT, name) as work:
        uid = work.new_uid()
        return work.insert("unit", uid=uid, name=name, name_folded=name, kind="other", position=1)


def rename(core, row, name):
    with core.unit_of_work(Step.EDIT_UNIT, name) as work:
        work.update("unit", row, name=name)


def remove(core, row):
    with core.unit_of_work(Step.DELETE_UNIT) as work:
        work.delete("unit", row)


def test_undo_and_redo_walk_the_same_road_over_restarts(tmp_path):
    core = an_empty_book(tmp_path)
    stages = [exact_dump(core)]
    row = add(core, "Sở A")
    stages.append(exact_dump(core))
    rename(core, row, "Sở 'A', tên=mới")
    stages.append(exact_dump(core))
    remove(core, row)
    stages.append(exact_dump(core))
    for expected in reversed(stages[:-1]):
        core = reopened(core)
        core.database.undo()
        assert exact_dump(core) == expected
    assert core.database.undo() is None
    for expected in stages[1:]:
        core = reopened(core)
        core.database.redo()
        assert exact_dump(core) == expected
    assert core.database.redo() is None
    assert undo_log.chain_holds(core.database.connection)


def test_a_new_step_ends_what_could_be_redone(tmp_path):
    core = an_empty_book(tmp_path)
    add(core, "A")
    core.database.undo()
    add(core, "B")
    assert core.database.redo() is None
    assert core.database.undo_status().undo.subject == "B"


def test_the_menu_names_the_steps(tmp_path):
    core = an_empty_book(tmp_path)
    add(core, "A")
    add(core, "B")
    core.database.undo()
    status = core.database.undo_status()
    assert (status.undo.subject, status.redo.subject) == ("A", "B")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(AWKWARD.filter(lambda name: name != "đầu"), min_size=1, max_size=4, unique=True))
def test_any_text_survives_undo_and_redo(tmp_path_factory, names):
    core = an_empty_book(tmp_path_factory.mktemp("so"))
    row = add(core, "đầu")
    for name in names:
        rename(core, row, name)
    last = exact_dump(core)
    for _ in names:
        core.database.undo()
    assert core.book.value("SELECT name FROM unit") == "đầu"
    for _ in names:
        core.database.redo()
    assert exact_dump(core) == last
    core.close()


def test_a_changed_row_of_the_history_is_seen(tmp_path):
    core = an_empty_book(tmp_path)
    add(core, "A")
    assert undo_log.chain_holds(core.database.connection)
    core.close()
    connection = sqlite3.connect(core.path)
    connection.execute("UPDATE change_log SET new = replace(new, '''A''', '''B''') WHERE table_name = 'unit'")
    connection.commit()
    connection.close()
    book = Database.open(core.path)
    assert not undo_log.chain_holds(book.connection)


def test_values_equal_to_those_that_stand_are_not_logged(tmp_path):
    core = an_empty_book(tmp_path)
    row = add(core, "A")
    rename(core, row, "A")
    assert core.database.undo_status().undo.step is Step.ADD_UNIT


def reopened(core):
    core.close()
    core.database = Database.open(core.path)
    return core
