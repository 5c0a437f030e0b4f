"""The place "Minh chứng": which work items are listed, how far each is, and that the same rule stands in SQL."""

from collections import Counter

import pytest

from app.domain.evidence import EvidenceState, evidence_standing
from app.domain.progress import ProgressState
from app.errors import UserError
from app.register.selection import Selection
from app.services import history, sample
from app.services.record_evidence import accept_evidence, add_files, add_missing, evidence_of
from app.services.show_evidence import pieces_of, show_evidence
from app.services.work_register import items_in
from app.store import plans
from app.text.compare import fold
from tests import sample_books

MISSING, DRAFT, ACCEPTED = EvidenceState.MISSING, EvidenceState.DRAFT, EvidenceState.ACCEPTED
PERIOD = sample.SAMPLE_PERIOD


@pytest.fixture
def core(tmp_path):
    opened = sample_books.merged(tmp_path)
    yield opened
    opened.close()


def a_file(folder, name: str = "anh.pdf", content: bytes = b"%PDF-1.7 anh"):
    path = folder / name
    path.write_bytes(content)
    return path


def done_items(core):
    return [item for item in items_in(core, PERIOD) if item.progress.state is ProgressState.COMPLETED]


def line_of(core, item):
    return next((line for line in show_evidence(core, PERIOD) if line.key == (item.task_id, item.unit_id, item.period)), None)


@pytest.mark.parametrize(
    ("pieces", "is_done", "expected"),
    [
        ((), False, None),
        ((), True, MISSING),
        ((MISSING,), False, MISSING),
        ((MISSING, ACCEPTED), True, MISSING),
        ((DRAFT, ACCEPTED), True, DRAFT),
        ((ACCEPTED, ACCEPTED), False, ACCEPTED),
    ],
)
def test_how_far_evidence_is(pieces, is_done, expected):
    assert evidence_standing(pieces, is_done=is_done) is expected


def test_what_is_done_without_evidence_is_missing_some(core):
    lines = show_evidence(core, PERIOD)
    assert len(lines) == len(done_items(core)) > 10
    assert {line.standing for line in lines} == {MISSING}


def test_an_item_that_is_not_done_shows_only_once_something_is_asked_of_it(core):
    item = next(one for one in items_in(core, PERIOD) if one.progress.state is not ProgressState.COMPLETED)
    assert line_of(core, item) is None
    add_missing(core, item, "Biên bản")
    assert line_of(core, item).standing is MISSING
    assert line_of(core, item).words == "thiếu: Biên bản"


def test_the_same_rule_stands_in_the_query(core, tmp_path):
    first, second, third, *_ = done_items(core)
    add_files(core, first, [a_file(tmp_path)])
    add_files(core, second, [a_file(tmp_path)])
    accept_evidence(core, evidence_of(core, second)[0].id)
    add_files(core, third, [a_file(tmp_path)])
    add_missing(core, third, "Danh sách")
    found = Counter(line.standing for line in show_evidence(core, PERIOD))
    assert found[DRAFT] == found[ACCEPTED] == 1
    for standing in EvidenceState:
        assert len(items_in(core, PERIOD, Selection(evidence=standing))) == found[standing]


def test_lines_stand_in_the_order_of_tasks_and_units(core):
    lines = show_evidence(core, PERIOD)
    numbers = [line.task.number for line in lines]
    assert len(list(dict.fromkeys(numbers))) == len([one for place, one in enumerate(numbers) if one != numbers[place - 1 :][0]])
    assert show_evidence(core, PERIOD, plans.all_plans(core.book)[0].id) == lines
    assert show_evidence(core, PERIOD, plans.all_plans(core.book)[0].id + 1) == []


def test_a_line_is_found_by_task_unit_and_evidence_without_diacritics(core, tmp_path):
    item = done_items(core)[0]
    add_files(core, item, [a_file(tmp_path, "Danh sách ký nhận.pdf")])
    line = line_of(core, item)
    assert line.holds(["danh", "sach"])
    assert line.holds(fold(f"{line.task.number} ky nhan").split())
    assert not line.holds(["danh", "khong co dau"])


def test_several_files_are_one_step(core, tmp_path):
    item = done_items(core)[0]
    add_files(core, item, [a_file(tmp_path, "a.pdf"), a_file(tmp_path, "b.pdf", b"%PDF-1.7 b")])
    assert [one.name for one in pieces_of(core, item.task_id, item.unit_id, item.period)] == ["a.pdf", "b.pdf"]
    history.undo(core)
    assert pieces_of(core, item.task_id, item.unit_id, item.period) == []


def test_the_same_file_twice_adds_nothing(core, tmp_path):
    item = done_items(core)[0]
    add_files(core, item, [a_file(tmp_path, "a.pdf"), a_file(tmp_path, "ban sao cua a.pdf")])
    assert len(evidence_of(core, item)) == 1


def test_the_one_missing_piece_is_what_the_first_file_is(core, tmp_path):
    item = done_items(core)[0]
    add_missing(core, item, "Biên bản")
    add_files(core, item, [a_file(tmp_path, "bb.pdf"), a_file(tmp_path, "anh.pdf", b"%PDF-1.7 b")])
    assert [(one.name, one.state) for one in evidence_of(core, item)] == [("Biên bản", DRAFT), ("anh.pdf", DRAFT)]


def test_one_file_that_may_not_be_kept_keeps_them_all_out(core, tmp_path):
    item = done_items(core)[0]
    with pytest.raises(UserError):
        add_files(core, item, [a_file(tmp_path, "a.pdf"), a_file(tmp_path, "b.exe", b"MZ")])
    assert evidence_of(core, item) == []
