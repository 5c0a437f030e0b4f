"""A draft becomes a document: the file says what the pages say, and what is signed stays as it was signed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.draft import BlockInfo, DraftStage, OwnWords
from app.domain.office import OfficeSettings
from app.domain.progress import Progress, ProgressState
from app.errors import UserError
from app.services import history, sample
from app.services.compose_document import Composition, compose
from app.services.draft_outline import rename_heading
from app.services.drafts import (
    change_draft,
    compose_draft,
    copy_draft,
    delete_draft,
    keep_draft,
    list_drafts,
)
from app.services.edit_draft import edit_block
from app.services.issue_draft import sign_draft, write_draft
from app.services.make_report import ReportRequest, all_documents
from app.services.office import change_office
from app.services.office_templates import add_template, office_templates, remove_template, save_starter
from app.services.record_progress import record_progress
from app.services.review_draft import add_remark, review
from app.services.show_items import show_items
from app.services.sign_document import sign_document
from tests import sample_books
from tests.golden_text import dump_of_document

Q4 = sample.SAMPLE_PERIOD
DAY = date(2022, 12, 28)
REQUEST = ReportRequest("progress-report", Q4, DAY)
FIGURES = "results/figures"
OVERDUE = "limits/shortcomings/overdue"
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
    return blocks(compose_draft(core, draft))[key]


def blocks(made: Composition) -> dict[str, BlockInfo]:
    return {one.key: one for one in made.blocks}


def text_of(made: Composition) -> str:
    return " ".join("\n".join(page.text for page in made.pages).split())


def finish_what_is_overdue(core, how_many: int = 1) -> None:
    late = [line for line in show_items(core, Q4) if line.standing.value == "overdue"]
    for line in late[:how_many]:
        record_progress(core, line.item, Progress(ProgressState.COMPLETED, DAY))


def test_the_file_says_what_the_pages_say_and_is_recorded(core, draft, tmp_path):
    edit_block(core, draft, FIGURES, OWN)
    path = tmp_path / "bc.docx"
    write_draft(core, draft, path)
    assert OWN in dump_of_document(path)
    (line,) = list_drafts(core)
    assert line.document is not None
    assert (line.document.path, line.document.title) == (str(path.resolve()), line.title)
    assert compose_draft(core, draft).warnings == ()


def test_a_change_after_the_file_was_written_is_said(core, draft, tmp_path):
    write_draft(core, draft, tmp_path / "bc.docx")
    edit_block(core, draft, FIGURES, OWN)
    assert "ghi lại tệp" in compose_draft(core, draft).warnings[0]
    write_draft(core, draft, tmp_path / "bc-2.docx")
    assert compose_draft(core, draft).warnings == ()


def signed(core, draft, folder: Path) -> Composition:
    """Sign a draft with words of hers in it; returns its pages on that day."""
    edit_block(core, draft, FIGURES, f"{OWN}\nDòng hai.")
    write_draft(core, draft, folder / "bc.docx")
    made = compose_draft(core, draft)
    sign_draft(core, draft, DAY, "12-BC/ĐU")
    return made


def test_a_signed_draft_is_shown_as_it_was_signed_whatever_the_register_and_the_office_say_later(core, draft, tmp_path):
    before = signed(core, draft, tmp_path)
    finish_what_is_overdue(core, how_many=9)
    change_office(core, OfficeSettings(issuing_body="ĐẢNG UỶ TÊN MỚI"))
    after = compose_draft(core, draft)
    assert after.pages == before.pages
    assert after.draft is not None
    assert (after.draft.stage, after.draft.document_number) == (DraftStage.SIGNED, "12-BC/ĐU")
    assert blocks(after)[FIGURES].shown == f"{OWN}\nDòng hai."
    assert "TÊN MỚI" in text_of(compose(core, REQUEST, OwnWords()))


def test_a_signed_draft_is_not_changed_any_more(core, draft, tmp_path):
    signed(core, draft, tmp_path)
    refused = (
        lambda: edit_block(core, draft, FIGURES, "x"),
        lambda: rename_heading(core, draft, "results", "x"),
        lambda: add_remark(core, draft, "", "x"),
        lambda: change_draft(core, draft, REQUEST, OwnWords()),
        lambda: write_draft(core, draft, tmp_path / "lan-nua.docx"),
        lambda: sign_draft(core, draft, DAY),
        lambda: review(core, draft),
        lambda: delete_draft(core, draft),
    )
    for act in refused:
        with pytest.raises(UserError, match="văn bản đã ký"):
            act()
    assert copy_draft(core, draft, sample.NEXT_PERIOD, DAY).draft_id != draft


def test_undoing_the_signature_opens_the_draft_again(core, draft, tmp_path):
    signed(core, draft, tmp_path)
    history.undo(core)
    edit_block(core, draft, FIGURES, "Sửa tiếp.")
    assert block(core, draft, FIGURES).shown == "Sửa tiếp."


def test_a_document_signed_in_the_list_closes_its_draft_with_what_that_document_says(core, draft, tmp_path):
    write_draft(core, draft, tmp_path / "mot.docx")
    first = compose_draft(core, draft)
    edit_block(core, draft, FIGURES, OWN)
    write_draft(core, draft, tmp_path / "hai.docx")
    sign_document(core, all_documents(core)[1].id, DAY, "3")
    after = compose_draft(core, draft)
    assert after.draft is not None
    assert after.draft.stage is DraftStage.SIGNED
    assert after.pages == first.pages


def test_a_draft_is_written_into_the_offices_template_and_outlives_it(core, tmp_path):
    save_starter(core, "progress-report", tmp_path / "mau.docx")
    add_template(core, tmp_path / "mau.docx", "Mẫu", "progress-report")
    (template,) = office_templates(core)
    draft = keep_draft(core, replace(REQUEST, template_id=template.id), OwnWords()).draft_id
    edit_block(core, draft, FIGURES, OWN)
    write_draft(core, draft, tmp_path / "theo-mau.docx")
    assert OWN in dump_of_document(tmp_path / "theo-mau.docx")
    remove_template(core, template.id)
    assert list_drafts(core)[0].draft.template_id is None
    write_draft(core, draft, tmp_path / "khong-mau.docx")
    history.undo(core)
    history.undo(core)
    assert list_drafts(core)[0].draft.template_id == template.id


def test_a_draft_never_written_is_not_signed(core, draft):
    with pytest.raises(UserError, match="Word"):
        sign_draft(core, draft, DAY)
