"""What is read to find words: bounded stretches of the register by their ids, and nothing but what may match."""

from app.domain.progress import Progress, ProgressState
from app.domain.search import Narrowing
from app.services.open_period import open_period
from app.services.record_progress import record_progress
from app.services.sample import SAMPLE_PERIOD
from app.services.show_items import show_items
from app.store import plans
from app.store import search as stored
from app.text.search import parse_query
from tests.builders import a_book


class ReadsNoted:
    """A reader that notes the statements it is given."""

    def __init__(self, book):
        self._book = book
        self.statements = []

    def rows(self, sql, *values):
        self.statements.append((sql, values))
        return self._book.rows(sql, *values)

    def number(self, sql, *values):
        self.statements.append((sql, values))
        return self._book.number(sql, *values)


def a_register(folder):
    core = a_book(folder).with_units("Chi bộ 1", "Chi bộ 2").with_task("Cấp thẻ", lead=["Chi bộ 1", "Chi bộ 2"]).opened()
    open_period(core, SAMPLE_PERIOD)
    for line in show_items(core, SAMPLE_PERIOD):
        record_progress(core, line.item, Progress(ProgressState.IN_PROGRESS, None, "Đã cấp", "Thiếu mực", "Đề nghị mua"))
    return core


def test_results_are_read_by_stretches_of_ids_never_the_whole_register_at_once(tmp_path):
    core = a_register(tmp_path)
    noted = ReadsNoted(core.book)
    found, is_all = stored.results(noted, parse_query("cap muc mua"), lambda: True)
    assert (len(found), is_all) == (2, True)
    (sql, values) = next(one for one in noted.statements if "w.result, w.difficulty" in one[0])
    plan = [str(row[3]) for row in core.book.rows(f"EXPLAIN QUERY PLAN {sql}", *values)]
    assert plan[0] == "SEARCH w USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"
    assert not [line for line in plan if line.startswith("SCAN") or "TEMP B-TREE" in line]
    core.close()


def test_the_newest_item_with_words_is_found_in_the_index_of_those_alone(tmp_path):
    core = a_register(tmp_path)
    noted = ReadsNoted(core.book)
    stored.results(noted, parse_query("khong co"), lambda: True)
    bounds = [one for one in noted.statements if "INDEXED BY" in one[0] and "NOT INDEXED" not in one[0]]
    assert bounds
    for sql, values in bounds:
        plan = [str(row[3]) for row in core.book.rows(f"EXPLAIN QUERY PLAN {sql}", *values)]
        assert plan == ["SEARCH work_item USING INDEX work_item_with_words (id<?)"]
    core.close()


def test_a_search_kept_to_a_plan_reads_nothing_of_another(tmp_path):
    core = a_register(tmp_path)
    plan_id = plans.all_plans(core.book)[0].id
    query = parse_query("cap")
    assert len(stored.results(core.book, query, lambda: True, Narrowing(plan_id))[0]) == 2
    assert stored.results(core.book, query, lambda: True, Narrowing(plan_id + 1)) == ([], True)
    assert stored.tasks(core.book, query, Narrowing(plan_id + 1)) == []
    core.close()


def test_an_example_is_a_task_and_a_unit_it_is_given_to(tmp_path):
    core = a_book(tmp_path).with_units("Chi bộ 1").with_group("các chi bộ", "Chi bộ 1").opened()
    assert stored.example(core.book) is None
    core.close()
    (tmp_path / "nhom").mkdir()
    core = (
        a_book(tmp_path / "nhom")
        .with_units("Chi bộ 1")
        .with_group("các chi bộ", "Chi bộ 1")
        .with_task("Cấp thẻ", lead="các chi bộ")
        .opened()
    )
    assert stored.example(core.book) == ("Cấp thẻ", "Chi bộ 1")
    core.close()
