"""A plan with a secrecy stamp: refused whole; by number only, nothing of its content reaches the book or the disk beside it."""

import pytest

from app.__main__ import main
from app.errors import UserError
from app.messages.code import Code
from app.services import history
from app.services.import_number import import_number
from app.services.import_plan import import_plan, prepare_import
from app.store import file_store, plans, tasks
from tests.builders import an_empty_book
from tests.dumps import exact_dump
from tests.ui.plan_files import doubtful_plan


@pytest.fixture
def core(tmp_path):
    opened = an_empty_book(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def draft(core, tmp_path):
    return prepare_import(core, doubtful_plan(tmp_path, stamp="TUYỆT MẬT"))


def test_a_stamped_plan_is_refused_whole(core, draft):
    before = exact_dump(core)
    assert draft.is_secret
    with pytest.raises(UserError) as refused:
        import_plan(core, draft, {})
    assert refused.value.code is Code.PLAN_IS_SECRET
    assert exact_dump(core) == before


def test_only_what_names_the_document_is_stored(core, draft):
    import_number(core, draft)
    (plan,) = plans.all_plans(core.book)
    document = plan.document
    assert (document.document_number, document.issued_on.isoformat(), document.issuing_body, document.subject) == (
        "15-KH/ĐU", "2026-02-12", "ĐẢNG UỶ XÃ BÌNH MINH", "Thực hiện công tác xây dựng Đảng năm 2026"
    )  # fmt: skip
    assert (plan.bases, plan.recipients, plan.signature.name, plan.superior, plan.place) == ((), (), None, "", "")
    assert tasks.of_plan(core.book, plan.id) == []
    assert plans.sections_of(core.book, plan.id) == []
    assert plans.mould_of(core.book, plan.id) == ""
    assert core.book.value("SELECT count(*) FROM stored_file") == 0
    assert not file_store.folder_of(core.path).exists()
    kept = exact_dump(core)
    for word in ("Rà soát hồ sơ", "Văn phòng", "Chương trình số 05", "nắm rõ nhiệm vụ"):
        assert word not in kept


def test_it_is_undone_and_not_entered_twice(core, draft):
    before = exact_dump(core)
    import_number(core, draft)
    after = exact_dump(core)
    with pytest.raises(UserError):
        import_number(core, draft)
    history.undo(core)
    assert exact_dump(core) == before
    history.redo(core)
    assert exact_dump(core) == after


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_the_command_line_refuses_it_with_one_sentence_that_names_the_way(tmp_path, capsys, stamp):
    an_empty_book(tmp_path).close()
    path = doubtful_plan(tmp_path, stamp=stamp)
    assert main(["import", str(tmp_path / "so.dondoc"), str(path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Chỉ nhập số và trích yếu" in said.err
