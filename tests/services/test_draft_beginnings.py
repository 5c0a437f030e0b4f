"""Drafts: kept by whatever is done first, signed by whom the clerk chose, and told of what moved after the review."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.document import SignatureBlock
from app.domain.draft import BlockInfo, OwnWords
from app.domain.progress import Progress, ProgressState
from app.errors import UserError
from app.services import history, sample
from app.services.clock import Clock
from app.services.compose_document import compose
from app.services.draft_outline import add_heading, move_heading
from app.services.drafts import compose_draft, keep_draft, keep_draft_with, list_drafts
from app.services.edit_draft import add_paragraph, edit_block, keep_own, leave_out, take_generated
from app.services.make_report import ReportRequest
from app.services.record_progress import record_progress
from app.services.review_draft import add_remark, review
from app.services.show_items import show_items
from tests import sample_books

Q4 = sample.SAMPLE_PERIOD
DAY = date(2022, 12, 28)
REQUEST = ReportRequest("progress-report", Q4, DAY)
FIGURES = "results/figures"
OWN = "Kết quả chung đạt yêu cầu."


@pytest.fixture
def core(tmp_path):
    core = sample_books.merged(tmp_path)
    yield core
    core.close()


@pytest.fixture
def draft(core):
    return keep_draft(core, REQUEST, OwnWords()).draft_id


def block(core, draft, key) -> BlockInfo:
    return next(one for one in compose_draft(core, draft).blocks if one.key == key)


def text_of(made) -> str:
    return " ".join("\n".join(page.text for page in made.pages).split())


def finish_what_is_overdue(core) -> None:
    late = next(line for line in show_items(core, Q4) if line.standing.value == "overdue")
    record_progress(core, late.item, Progress(ProgressState.COMPLETED, DAY))


@pytest.mark.parametrize("number", ["", "12-BC/ĐU"])
def test_whatever_is_done_first_keeps_the_draft_in_one_step(core, number):
    first_acts = (
        lambda draft: add_heading(core, draft, "results", "VIỆC KHÁC"),
        lambda draft: leave_out(core, draft, FIGURES),
        lambda draft: move_heading(core, draft, "results", 1),
        lambda draft: add_remark(core, draft, FIGURES, "Viết gọn lại"),
        lambda draft: add_paragraph(core, draft, "opening", OWN),
    )
    for act in first_acts:
        kept = keep_draft_with(core, REQUEST, OwnWords(), act, number=number)
        assert "draft" in kept.changes.rows
        assert len(kept.changes.rows) > 1
        history.undo(core)
        assert list_drafts(core) == []
        history.redo(core)
        assert list_drafts(core)[0].draft.document_number == number
        history.undo(core)


def test_a_first_act_that_is_refused_keeps_nothing_and_leaves_nothing_to_redo(core):
    with pytest.raises(UserError):
        keep_draft_with(core, REQUEST, OwnWords(), lambda draft: add_heading(core, draft, "results", "  "))
    assert list_drafts(core) == []
    assert history.status(core).redo is None
    keep_draft(core, REQUEST, OwnWords())
    assert len(list_drafts(core)) == 1


def test_a_chosen_signer_is_printed_exactly_as_listed(core):
    office = compose(core, REQUEST, OwnWords()).signature
    assert office.authority
    listed = SignatureBlock(None, "PHÓ BÍ THƯ", "Lê Văn Mẫu")
    draft = keep_draft(core, replace(REQUEST, signer=listed), OwnWords()).draft_id
    assert compose_draft(core, draft).signature == listed
    typed = keep_draft(core, REQUEST, OwnWords(signer_name="Lê Văn Mẫu")).draft_id
    assert compose_draft(core, typed).signature == replace(office, name="Lê Văn Mẫu")


def test_figures_that_move_after_the_review_are_told_with_their_places(core, draft):
    review(core, draft)
    assert compose_draft(core, draft).warnings == ()
    finish_what_is_overdue(core)
    found = compose_draft(core, draft)
    moved = [one.key for one in found.blocks if one.has_moved]
    assert FIGURES in moved
    assert "opening" not in moved
    assert any("lúc duyệt" in sentence for sentence in found.warnings)
    review(core, draft)
    assert compose_draft(core, draft).warnings == ()


def test_another_day_alone_moves_nothing_after_the_review(core, draft):
    review(core, draft)
    core.clock = Clock(core.today + timedelta(days=1))
    found = compose_draft(core, draft)
    assert not [one.key for one in found.blocks if one.has_moved and one.key == FIGURES]


def test_a_sentence_of_several_units_is_found_again_when_another_of_them_comes_first(core, draft):
    lines = [line for line in show_items(core, Q4) if line.standing.value == "done_on_time"]
    task_id = next(line.task.id for line in lines if sum(one.task.id == line.task.id for one in lines) > 2)
    first, second = [line for line in lines if line.task.id == task_id][:2]
    record_progress(core, second.item, Progress(ProgressState.COMPLETED, DAY, result="Cùng một lời"))
    key = next(one.key for one in compose_draft(core, draft).blocks if "Cùng một lời" in one.generated)
    edit_block(core, draft, key, OWN)
    record_progress(core, first.item, Progress(ProgressState.COMPLETED, DAY, result="Cùng một lời"))
    found = block(core, draft, key)
    assert (found.shown, found.is_stale, found.is_orphan) == (OWN, True, False)
    assert first.unit.name in found.generated
    keep_own(core, draft, key)
    assert not block(core, draft, key).is_stale
    assert text_of(compose_draft(core, draft)).count(OWN) == 1
    take_generated(core, draft, key)
    assert "Cùng một lời" in text_of(compose_draft(core, draft))
