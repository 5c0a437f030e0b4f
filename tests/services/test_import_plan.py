"""Import: what of the file reaches the book, which names are asked about, and that they are asked about once."""

from app.domain.assignment import AssignmentRole
from app.domain.ids import UnitId
from app.domain.timing import TimingKind
from app.domain.unit import Unit, UnitKind
from app.services import import_plan, sample
from app.services.edit_units import add_unit
from app.services.make_report import plan_mould
from app.services.match_names import Answer, NameAnswer
from app.services.show_items import show_items
from app.store import file_store, plans, tasks, units
from tests import sample_books
from tests.builders import an_empty_book, task_of, unit_of


def test_the_plan_stands_in_the_chain_of_documents_it_carries_out(tmp_path):
    core = sample_books.imported(tmp_path)
    plan = plans.all_plans(core.book)[0]
    assert [basis.document_number for basis in plan.bases] == ["47-KH/ĐUK", "09-ĐA/TU"]
    above = dict(
        core.book.rows(
            "SELECT d.document_number, coalesce(a.document_number, 'kế hoạch này') FROM document_basis b "
            "JOIN document d ON d.id = b.basis_id JOIN document a ON a.id = b.document_id"
        )
    )
    assert above == {"47-KH/ĐUK": "kế hoạch này", "09-ĐA/TU": "47-KH/ĐUK"}


def test_every_duty_comes_with_its_units_and_time(tmp_path):
    core = sample_books.imported(tmp_path)
    plan = plans.all_plans(core.book)[0]
    found = tasks.of_plan(core.book, plan.id)
    kinds = [task.timing.kind for task in found]
    assert [task.number for task in found] == [*(f"II.{n}" for n in range(1, 8)), "III.1", "III.2", "III.3"]
    assert (kinds.count(TimingKind.ONGOING), kinds.count(TimingKind.BY_PLAN), kinds.count(TimingKind.QUARTER)) == (5, 1, 1)
    assert task_of(core, "III.1").timing.end.isoformat() == "2022-10-31"
    five = tasks.assignments_of(core.book, task_of(core, "II.5").id)
    assert [(one.role, one.written) for one in five][:2] == [
        (AssignmentRole.LEAD, "Ban Chấp hành Đảng bộ"),
        (AssignmentRole.SUPPORT, "Lãnh đạo Sở"),
    ]
    assert not tasks.unmatched(core.book)


def test_the_committee_members_of_the_last_duty_are_persons_who_oversee_units(tmp_path):
    core = sample_books.imported(tmp_path)
    lines = [line for line in show_items(core, sample.SAMPLE_PERIOD) if line.task.number == "III.3"]
    assert len(lines) == 5
    assert all(line.unit.is_person for line in lines)
    overseen = [one for of_person in units.oversight(core.book).values() for one in of_person]
    assert len(overseen) == 14
    assert len(set(overseen)) == 14


def test_the_original_file_and_its_look_are_kept(tmp_path):
    core = sample_books.imported(tmp_path)
    plan = plans.all_plans(core.book)[0]
    assert plan_mould(core, plan).font == "Times New Roman"
    file_id = core.book.number("SELECT file_id FROM plan")
    assert file_store.path_of(core.book, core.path, file_id).read_bytes() == sample.sample_plan().read_bytes()


def test_names_the_directory_does_not_know_are_asked_about_each_once(tmp_path):
    core = an_empty_book(tmp_path)
    draft = import_plan.prepare_import(core, sample.sample_plan())
    assert [name.written for name in draft.unknown_names] == [
        "Ban Chấp hành Đảng bộ",
        "Lãnh đạo Sở",
        "các chi bộ trực thuộc",
        "các tổ chức đoàn thể",
        "Các đồng chí Uỷ viên Ban Chấp hành Đảng bộ",
    ]
    assert draft.unknown_names[2].times == 7


def test_an_answer_becomes_an_alias_and_is_never_asked_again(tmp_path):
    core = an_empty_book(tmp_path)
    add_unit(core, Unit(UnitId(0), "Ban Giám đốc Sở Nội vụ", UnitKind.LEADERSHIP))
    draft = import_plan.prepare_import(core, sample.sample_plan())
    answers = import_plan.default_answers(draft)
    answers["Lãnh đạo Sở"] = NameAnswer(Answer.UNIT, unit_of(core, "Ban Giám đốc Sở Nội vụ").id)
    import_plan.import_plan(core, draft, answers)
    assert "Lãnh đạo Sở" in unit_of(core, "Ban Giám đốc Sở Nội vụ").aliases
    assert {line.unit.name for line in show_items(core, sample.SAMPLE_PERIOD)} == {
        "Ban Chấp hành Đảng bộ",
        "Ban Giám đốc Sở Nội vụ",
    }


def test_a_name_left_for_later_is_shown_as_unmatched_and_keeps_its_words(tmp_path):
    core = an_empty_book(tmp_path)
    draft = import_plan.prepare_import(core, sample.sample_plan())
    import_plan.import_plan(core, draft, {})
    left = {one.written for one in tasks.unmatched(core.book)}
    assert "các chi bộ trực thuộc" in left
    assert show_items(core, sample.SAMPLE_PERIOD) == []


def test_preparing_an_import_writes_nothing(tmp_path):
    core = an_empty_book(tmp_path)
    before = core.database.change_counter()
    import_plan.prepare_import(core, sample.sample_plan())
    assert core.database.change_counter() == before
    assert not file_store.folder_of(core.path).exists()
