"""Drafts: the clerk's sentences survive new figures, the leader's remarks are told, and what is signed stays as it was signed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.draft import BlockInfo, BlockKind, DraftStage, OwnWords
from app.domain.period import quarter
from app.domain.progress import Progress, ProgressState
from app.errors import UserError
from app.services import history, sample
from app.services.clock import Clock
from app.services.compose_document import Composition, compose
from app.services.delete_plan import delete_plan
from app.services.draft_outline import (
    add_heading,
    bring_back_heading,
    leave_out_heading,
    move_heading,
    remove_heading,
    rename_heading,
)
from app.services.drafts import (
    change_draft,
    compose_draft,
    copy_draft,
    delete_draft,
    keep_draft,
    keep_draft_with,
    list_drafts,
)
from app.services.edit_draft import (
    add_paragraph,
    bring_back,
    edit_block,
    keep_own,
    leave_out,
    remove_paragraph,
    take_generated,
)
from app.services.issue_draft import write_draft
from app.services.locks import is_locked
from app.services.make_report import ReportRequest, all_documents
from app.services.record_progress import record_progress
from app.services.review_draft import add_remark, back_to_draft, reopen_remark, review, settle_remark
from app.services.show_items import show_items
from app.store import plans
from tests import sample_books
from tests.builders import an_empty_book

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


def titles(made: Composition, level: int = 1) -> list[str]:
    found = [one for one in made.blocks if one.kind is BlockKind.HEADING and one.level == level and not one.is_left_out]
    return [one.shown for one in found]


def finish_what_is_overdue(core, how_many: int = 1) -> None:
    late = [line for line in show_items(core, Q4) if line.standing.value == "overdue"]
    for line in late[:how_many]:
        record_progress(core, line.item, Progress(ProgressState.COMPLETED, DAY))


def test_a_kept_draft_prints_what_was_composed(core, draft):
    assert compose_draft(core, draft).pages == compose(core, REQUEST, OwnWords()).pages
    (line,) = list_drafts(core)
    assert line.title == "Báo cáo kết quả thực hiện, quý IV/2022"
    assert line.draft.stage is DraftStage.DRAFT
    assert line.document is None


def test_what_cannot_be_composed_is_not_kept(core):
    with pytest.raises(UserError, match="2030"):
        keep_draft(core, replace(REQUEST, period=quarter(2030, 1)), OwnWords())
    assert list_drafts(core) == []


def test_her_sentence_is_printed_and_leads_to_the_same_work_items(core, draft):
    before = block(core, draft, FIGURES)
    edit_block(core, draft, FIGURES, f"  {OWN}  \n\nCòn 02 việc.")
    made = compose_draft(core, draft)
    pieces = [piece for page in made.pages for piece in page.texts if piece.key == FIGURES]
    assert OWN in text_of(made)
    assert before.shown not in text_of(made)
    assert pieces
    assert {piece.sources for piece in pieces} == {before.sources}
    assert blocks(made)[FIGURES].shown == f"{OWN}\nCòn 02 việc."


def test_a_first_edit_keeps_the_draft_in_one_step(core):
    kept = keep_draft_with(core, REQUEST, OwnWords(), lambda draft: edit_block(core, draft, FIGURES, OWN), OWN)
    assert block(core, kept.draft_id, FIGURES).shown == OWN
    history.undo(core)
    assert list_drafts(core) == []


def test_new_figures_leave_her_sentence_and_mark_it_stale(core, draft):
    edit_block(core, draft, FIGURES, OWN)
    assert not block(core, draft, FIGURES).is_stale
    finish_what_is_overdue(core)
    found = compose_draft(core, draft)
    assert OWN in text_of(found)
    assert blocks(found)[FIGURES].is_stale
    assert "71/72" in blocks(found)[FIGURES].generated
    assert any("sửa tay" in sentence for sentence in found.warnings)


def test_a_stale_sentence_is_kept_or_gives_way(core, draft):
    edit_block(core, draft, FIGURES, OWN)
    edit_block(core, draft, "conduct/extent", "Giao các đơn vị thực hiện.")
    finish_what_is_overdue(core)
    keep_own(core, draft, FIGURES)
    assert not block(core, draft, FIGURES).is_stale
    assert block(core, draft, FIGURES).shown == OWN
    finish_what_is_overdue(core)
    assert block(core, draft, FIGURES).is_stale
    take_generated(core, draft, FIGURES)
    found = block(core, draft, FIGURES)
    assert not found.is_own
    assert found.shown == found.generated


def test_the_books_own_words_are_no_edit(core, draft):
    said = block(core, draft, FIGURES).generated
    edit_block(core, draft, FIGURES, OWN)
    edit_block(core, draft, FIGURES, said)
    assert not block(core, draft, FIGURES).is_own


def test_the_next_day_makes_no_sentence_stale(core, draft):
    edit_block(core, draft, "conduct/reported", "Đa số đơn vị đã báo cáo.")
    core.clock = Clock(date(2022, 12, 29))
    found = block(core, draft, "conduct/reported")
    assert "29/12/2022" in found.generated
    assert not found.is_stale


def test_a_sentence_whose_block_is_gone_stays_at_the_end_of_its_heading(core, draft):
    key = next(one for one in blocks(compose_draft(core, draft)) if one.startswith(f"{OVERDUE}/"))
    edit_block(core, draft, key, "- Đã đôn đốc từng đơn vị.")
    finish_what_is_overdue(core, how_many=9)
    found = compose_draft(core, draft)
    assert blocks(found)[key].is_orphan
    assert blocks(found)[key].under == "limits/shortcomings"
    assert "Đã đôn đốc từng đơn vị." in text_of(found)
    assert any("không còn lập" in sentence for sentence in found.warnings)
    edit_block(core, draft, key, "- Đã đôn đốc.")
    keep_own(core, draft, key)
    (own,) = [one for one in compose_draft(core, draft).blocks if one.is_added]
    assert (own.shown, own.is_stale) == ("- Đã đôn đốc.", False)


def test_tables_headings_and_empty_words_are_refused(core, draft):
    for key in ("appendix/items", "results"):
        with pytest.raises(UserError, match="bảng lấy từ sổ"):
            edit_block(core, draft, key, OWN)
    with pytest.raises(UserError, match="đang để trống"):
        edit_block(core, draft, FIGURES, " \n ")
    with pytest.raises(UserError, match="không còn lập đoạn"):
        edit_block(core, draft, "results/nowhere", OWN)


def test_a_sentence_left_out_comes_back_as_she_wrote_it(core, draft):
    edit_block(core, draft, FIGURES, OWN)
    leave_out(core, draft, FIGURES)
    assert OWN not in text_of(compose_draft(core, draft))
    bring_back(core, draft, FIGURES)
    assert OWN in text_of(compose_draft(core, draft))
    leave_out(core, draft, "appendix/items")
    assert len(compose_draft(core, draft).pages) < len(compose(core, REQUEST, OwnWords()).pages)


def test_paragraphs_of_her_own_stand_where_she_put_them(core, draft):
    add_paragraph(core, draft, FIGURES, "Một.")
    first = next(one.key for one in compose_draft(core, draft).blocks if one.is_added)
    add_paragraph(core, draft, first, "Hai.")
    add_paragraph(core, draft, FIGURES, "Không.")
    added = [one for one in compose_draft(core, draft).blocks if one.is_added]
    assert [one.shown for one in added] == ["Không.", "Một.", "Hai."]
    edit_block(core, draft, first, "Một, sửa.")
    remove_paragraph(core, draft, added[0].key)
    assert [one.shown for one in compose_draft(core, draft).blocks if one.is_added] == ["Một, sửa.", "Hai."]


def test_the_outline_is_hers(core, draft):
    rename_heading(core, draft, "limits", "TỒN TẠI")
    move_heading(core, draft, "proposals", -9)
    leave_out_heading(core, draft, "directions")
    add_heading(core, draft, "results", "CÔNG TÁC KHÁC")
    made = compose_draft(core, draft)
    assert titles(made) == ["ĐỀ XUẤT, KIẾN NGHỊ", "TÌNH HÌNH TRIỂN KHAI", "KẾT QUẢ THỰC HIỆN", "CÔNG TÁC KHÁC", "TỒN TẠI"]
    numbered = next(heading.text for heading in made.headings if "CÔNG TÁC KHÁC" in heading.text)
    assert numbered.startswith("IV")
    bring_back_heading(core, draft, "directions")
    rename_heading(core, draft, "limits", "")
    assert titles(compose_draft(core, draft))[-2:] == ["HẠN CHẾ, NGUYÊN NHÂN", "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI"]


def test_a_heading_goes_no_further_than_its_parent(core, draft):
    assert not move_heading(core, draft, "conduct", -1)
    move_heading(core, draft, "limits/difficulties", 1)
    assert titles(compose_draft(core, draft), 2)[-2:] == ["Hạn chế", "Khó khăn, vướng mắc, nguyên nhân"]


def test_a_heading_of_hers_is_removed_once_nothing_of_hers_stands_under_it(core, draft):
    add_heading(core, draft, "", "MỞ ĐẦU")
    made = compose_draft(core, draft)
    assert titles(made)[0] == "MỞ ĐẦU"
    own = next(one.key for one in made.blocks if one.is_added)
    add_paragraph(core, draft, own, "Đoạn.")
    with pytest.raises(UserError, match="MỞ ĐẦU"):
        remove_heading(core, draft, own)
    remove_paragraph(core, draft, next(one.key for one in compose_draft(core, draft).blocks if one.shown == "Đoạn."))
    remove_heading(core, draft, own)
    assert "MỞ ĐẦU" not in titles(compose_draft(core, draft))


def test_remarks_are_told_until_they_are_settled(core, draft):
    add_remark(core, draft, FIGURES, "Viết gọn lại", "Đồng chí Bí thư")
    add_remark(core, draft, "", "Bổ sung phụ lục")
    made = compose_draft(core, draft)
    assert [one.text for one in blocks(made)[FIGURES].remarks] == ["Viết gọn lại"]
    assert [one.key for one in made.remarks] == [FIGURES, ""]
    assert made.warnings == ("Còn 02 ý kiến chưa xử lý.",)
    assert list_drafts(core)[0].open_remarks == 2
    settle_remark(core, made.remarks[0].id)
    assert blocks(compose_draft(core, draft))[FIGURES].remarks == ()
    reopen_remark(core, made.remarks[0].id)
    assert blocks(compose_draft(core, draft))[FIGURES].remarks != ()


def test_a_draft_found_good_is_a_draft_again_when_its_text_changes(core, draft):
    review(core, draft, "Đồng chí Bí thư")
    found = compose_draft(core, draft).draft
    assert found is not None
    assert (found.stage, found.reviewed_by, found.reviewed_on) == (DraftStage.REVIEWED, "Đồng chí Bí thư", core.today)
    change_draft(core, draft, REQUEST, OwnWords(), "12")
    assert list_drafts(core)[0].draft.stage is DraftStage.REVIEWED
    edit_block(core, draft, FIGURES, OWN)
    assert list_drafts(core)[0].draft.stage is DraftStage.DRAFT
    review(core, draft)
    back_to_draft(core, draft)
    assert list_drafts(core)[0].draft.reviewed_on is None


def test_period_signer_recipients_and_number_change_and_her_words_stay(core, draft):
    edit_block(core, draft, FIGURES, OWN)
    words = OwnWords("T/M ĐẢNG UỶ", "PHÓ BÍ THƯ", "Lê Thị Mẫu", ("Nơi nhận một", "Lưu"))
    change_draft(core, draft, replace(REQUEST, profile="STATE_2020", dated_on=date(2022, 12, 30)), words, "7")
    made = compose_draft(core, draft)
    assert (made.signature.name, made.recipients) == ("Lê Thị Mẫu", ("Nơi nhận một", "Lưu"))
    assert OWN in text_of(made)
    assert "07" in text_of(made)
    with pytest.raises(UserError, match="loại văn bản"):
        change_draft(core, draft, replace(REQUEST, kind="final-report"), words)


def test_the_next_period_takes_outline_and_words_along(core, draft):
    edit_block(core, draft, FIGURES, OWN)
    add_heading(core, draft, "results", "CÔNG TÁC KHÁC")
    own = next(one.key for one in compose_draft(core, draft).blocks if one.is_added)
    add_paragraph(core, draft, own, "Đoạn riêng.")
    add_remark(core, draft, "", "Ý kiến của kỳ này")
    change_draft(core, draft, REQUEST, OwnWords(signer_name="Lê Thị Mẫu"), "12")
    copy = copy_draft(core, draft, sample.NEXT_PERIOD, date(2023, 3, 30)).draft_id
    made = compose_draft(core, copy)
    assert "CÔNG TÁC KHÁC" in titles(made)
    assert "Đoạn riêng." in text_of(made)
    assert blocks(made)[FIGURES].shown == OWN
    assert blocks(made)[FIGURES].is_stale
    assert made.remarks == ()
    assert made.draft is not None
    assert made.draft.document_number == ""
    assert made.signature.name == "Lê Thị Mẫu"
    remove_paragraph(core, copy, next(one.key for one in made.blocks if one.shown == "Đoạn riêng."))
    assert "Đoạn riêng." in text_of(compose_draft(core, draft))


def test_a_draft_is_thrown_away_and_its_file_stays_recorded(core, draft, tmp_path):
    write_draft(core, draft, tmp_path / "bc.docx")
    add_remark(core, draft, "", "Ý kiến")
    delete_draft(core, draft)
    assert list_drafts(core) == []
    assert len(all_documents(core)) == 1


def test_a_plan_with_drafts_is_not_deleted(tmp_path):
    core = sample_books.imported(tmp_path)
    keep_draft(core, REQUEST, OwnWords())
    with pytest.raises(UserError, match="bản thảo"):
        delete_plan(core, plans.all_plans(core.book)[0].id)
    core.close()


def test_an_empty_book_has_no_drafts(tmp_path):
    core = an_empty_book(tmp_path)
    assert list_drafts(core) == []
    with pytest.raises(UserError, match="kế hoạch"):
        keep_draft(core, REQUEST, OwnWords())
    core.close()


_STATES = (Progress(), Progress(ProgressState.COMPLETED, DAY, "Xong"), Progress(ProgressState.IN_PROGRESS, None, "Đang làm"))
_PLACES = st.integers(0, 10_000)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edited=st.lists(_PLACES, min_size=1, max_size=4), recorded=st.lists(st.tuples(_PLACES, st.integers(0, 2)), max_size=8))
def test_whatever_units_report_her_sentences_stay_in_the_document(core, edited, recorded):
    draft = keep_draft(core, REQUEST, OwnWords()).draft_id
    said = [one.key for one in compose_draft(core, draft).blocks if one.kind is BlockKind.PARAGRAPH]
    own = {said[place % len(said)]: f"Câu riêng {place}." for place in edited}
    for key, text in own.items():
        edit_block(core, draft, key, text)
    open_lines = [line for line in show_items(core, Q4) if not is_locked(core.book, line.item)]
    for place, state in recorded:
        record_progress(core, open_lines[place % len(open_lines)].item, _STATES[state])
    made = compose_draft(core, draft)
    for key, text in own.items():
        assert text in text_of(made)
        assert blocks(made)[key].is_own
    while list_drafts(core):
        history.undo(core)
