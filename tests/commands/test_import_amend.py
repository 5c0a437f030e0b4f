"""`import` of a newer version of a plan: refused with the plan's name, applied with --amend, a plan of its own with --new."""

import json

import pytest

from app.__main__ import main
from app.bootstrap import open_workspace
from app.services import history, sample
from app.store import plans, tasks
from tests import sample_books
from tests.dumps import exact_dump
from tests.sample.amended_plan import write_amended_plan

TODAY = ("--today", str(sample.RECEIVED_ON))


@pytest.fixture(scope="module")
def amended_file(tmp_path_factory):
    return str(write_amended_plan(tmp_path_factory.mktemp("ke-hoach-moi") / "ke-hoach-sua-doi.docx"))


@pytest.fixture
def book(tmp_path):
    core = sample_books.merged(tmp_path)
    core.close()
    return core.path


def numbers(book) -> list[list[str]]:
    core = open_workspace(book)
    found = [[task.number for task in tasks.of_plan(core.book, plan.id)] for plan in plans.all_plans(core.book)]
    core.close()
    return found


def test_a_newer_version_is_refused_by_one_sentence_that_says_what_to_do(book, capsys, amended_file):
    core = open_workspace(book)
    before = exact_dump(core)
    core.close()
    assert main(["import", str(book), amended_file, *TODAY]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert all(word in said.err for word in ("ke-hoach-sua-doi.docx", "Kế hoạch thực hiện Đề án số 09-ĐA/TU", "--amend", "--new"))
    core = open_workspace(book)
    assert exact_dump(core) == before
    core.close()


def test_amend_says_what_is_new_changed_gone_and_equal(book, capsys, amended_file):
    assert main(["import", str(book), amended_file, "--amend", *TODAY]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "Nhiệm vụ: 1 mới, 4 thay đổi, 1 không còn, 5 giữ nguyên."
    assert "Nhiệm vụ II.2: thay đổi nội dung, thời gian." in lines
    assert "Nhiệm vụ II.6 cũ: không còn, giữ lại đến hết kỳ." in lines
    assert numbers(book) == [[*(f"II.{n}" for n in range(1, 8)), "III.1", "III.2", "III.3", "II.6"]]


def test_amend_as_json_gives_both_wordings(book, capsys, amended_file):
    assert main(["import", str(book), amended_file, "--amend", "--json", *TODAY]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["equal"], found["new"], found["gone"]) == (5, ["II.4"], {"II.6": "keep"})
    assert [one["number"] for one in found["changed"]] == ["II.2", "II.5", "II.6", "II.7"]
    assert found["changed"][1]["changes"] == {"number": {"before": "II.4", "after": "II.5"}}


def test_amend_is_one_step_that_undo_takes_back(book, amended_file):
    assert main(["import", str(book), amended_file, "--amend", *TODAY]) == 0
    assert main(["undo", str(book)]) == 0
    assert numbers(book) == [[*(f"II.{n}" for n in range(1, 8)), "III.1", "III.2", "III.3"]]
    core = open_workspace(book)
    assert history.status(core).redo is not None
    core.close()


def test_amend_may_name_the_plan_and_refuses_one_that_is_not_there(book, capsys, amended_file):
    assert main(["import", str(book), amended_file, "--amend", "7", *TODAY]) == 1
    assert "ke-hoach-sua-doi.docx" in capsys.readouterr().err
    assert main(["import", str(book), amended_file, "--amend", "1", *TODAY]) == 0


def test_new_brings_it_in_as_a_plan_of_its_own(book, amended_file):
    assert main(["import", str(book), amended_file, "--new", *TODAY]) == 0
    assert [len(one) for one in numbers(book)] == [10, 10]


def test_the_very_file_is_refused_whatever_is_asked(book, capsys):
    for options in ([], ["--amend"], ["--new"]):
        assert main(["import", str(book), str(sample.sample_plan()), *options, *TODAY]) == 1
        assert "đã có trong sổ" in capsys.readouterr().err


def test_a_plan_the_book_has_nothing_like_is_imported_as_ever_and_cannot_amend(tmp_path, capsys, amended_file):
    assert main(["create", str(tmp_path / "so.dondoc")]) == 0
    assert main(["import", str(tmp_path / "so.dondoc"), amended_file, "--amend"]) == 1
    assert "--" not in capsys.readouterr().err
    assert main(["import", str(tmp_path / "so.dondoc"), amended_file]) == 0


def test_amend_and_new_together_are_wrong_usage(book, amended_file):
    with pytest.raises(SystemExit) as ended:
        main(["import", str(book), amended_file, "--amend", "--new"])
    assert ended.value.code == 2
