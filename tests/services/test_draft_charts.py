"""Charts in drafts: their figures are the book's of now, they stand where the clerk put them, and what is signed keeps them."""

import zipfile
from datetime import date

import pytest

from app.domain.draft import BlockInfo, BlockKind, OwnWords
from app.domain.progress import Progress, ProgressState
from app.errors import UserError
from app.messages.code import Code
from app.register.chart import ChartKind
from app.services import history, sample
from app.services.draft_outline import leave_out_heading, move_heading
from app.services.drafts import compose_draft, copy_draft, keep_draft
from app.services.edit_draft import add_chart, add_paragraph, edit_block, remove_paragraph
from app.services.issue_draft import sign_draft, write_draft
from app.services.make_report import ReportRequest
from app.services.record_progress import record_progress
from app.services.review_draft import review
from app.services.show_items import show_items
from tests import sample_books

Q4 = sample.SAMPLE_PERIOD
REQUEST = ReportRequest("progress-report", Q4, date(2022, 12, 28))
FIGURES = "results/figures"


@pytest.fixture
def core(tmp_path):
    core = sample_books.merged(tmp_path)
    yield core
    core.close()


@pytest.fixture
def draft(core):
    return keep_draft(core, REQUEST, OwnWords()).draft_id


def charts(core, draft) -> list[BlockInfo]:
    return [one for one in compose_draft(core, draft).blocks if one.kind is BlockKind.CHART]


def page_text(core, draft) -> str:
    return "\n".join(page.text for page in compose_draft(core, draft).pages)


def figures(core, draft) -> list[str]:
    """Return what stands on the bars of the first chart."""
    key = charts(core, draft)[0].key
    return [one.text for page in compose_draft(core, draft).pages for one in page.texts if one.key == key and one.text.isdigit()]


@pytest.mark.parametrize("kind", ChartKind)
def test_every_kind_of_chart_is_printed_behind_its_paragraph(core, draft, kind):
    add_chart(core, draft, FIGURES, kind)
    (chart,) = charts(core, draft)
    keys = [one.key for one in compose_draft(core, draft).blocks]
    assert keys.index(chart.key) == keys.index(FIGURES) + 1
    assert chart.under == "results"
    assert chart.is_added
    assert not chart.is_editable
    assert chart.sources
    assert chart.shown in page_text(core, draft).replace("\n", " ")


def test_a_chart_follows_the_figures_by_itself(core, draft):
    add_chart(core, draft, FIGURES, ChartKind.UNITS)
    before = figures(core, draft)
    item = next(line.item for line in show_items(core, Q4) if line.item.progress.state is not ProgressState.COMPLETED)
    record_progress(core, item, Progress(ProgressState.COMPLETED, done_on=core.today))
    assert figures(core, draft) != before
    assert not charts(core, draft)[0].is_stale


def test_new_figures_in_a_chart_are_told_after_the_review(core, draft):
    add_chart(core, draft, FIGURES, ChartKind.UNITS)
    review(core, draft, "Bí thư")
    assert not charts(core, draft)[0].has_moved
    item = next(line.item for line in show_items(core, Q4) if line.item.progress.state is not ProgressState.COMPLETED)
    record_progress(core, item, Progress(ProgressState.COMPLETED, done_on=core.today))
    assert charts(core, draft)[0].has_moved


def test_charts_and_paragraphs_behind_one_block_stand_in_order(core, draft):
    add_chart(core, draft, FIGURES, ChartKind.UNITS)
    add_paragraph(core, draft, charts(core, draft)[0].key, "Nhận xét biểu đồ.")
    added = [one for one in compose_draft(core, draft).blocks if one.is_added]
    assert [one.kind for one in added] == [BlockKind.CHART, BlockKind.PARAGRAPH]


def test_a_chart_goes_with_its_heading_and_is_left_out_with_it(core, draft):
    add_chart(core, draft, FIGURES, ChartKind.UNITS)
    move_heading(core, draft, "results", 1)
    (chart,) = charts(core, draft)
    keys = [one.key for one in compose_draft(core, draft).blocks]
    assert keys.index("results") < keys.index(chart.key) == keys.index(FIGURES) + 1
    leave_out_heading(core, draft, "results")
    assert charts(core, draft)[0].is_left_out
    assert not any(page.areas for page in compose_draft(core, draft).pages)


def test_a_chart_is_removed_and_brought_back_by_undo(core, draft):
    add_chart(core, draft, FIGURES, ChartKind.UNITS)
    before = page_text(core, draft)
    remove_paragraph(core, draft, charts(core, draft)[0].key)
    assert charts(core, draft) == []
    history.undo(core)
    assert page_text(core, draft) == before
    history.undo(core)
    assert charts(core, draft) == []


def test_a_chart_has_no_words_to_edit(core, draft):
    add_chart(core, draft, FIGURES, ChartKind.UNITS)
    with pytest.raises(UserError) as refused:
        edit_block(core, draft, charts(core, draft)[0].key, "Chữ")
    assert refused.value.code is Code.DRAFT_BLOCK_WITHOUT_TEXT


def test_a_document_still_ends_with_words_and_its_mark(core, draft):
    body_end = [one for one in compose_draft(core, draft).blocks if not one.is_in_appendix][-1]
    add_chart(core, draft, body_end.key, ChartKind.UNITS)
    texts = [one for page in compose_draft(core, draft).pages for one in page.texts if one.key]
    chart, words = charts(core, draft)[0].key, body_end.key
    places = [place for place, one in enumerate(texts) if one.key == chart]
    assert max(places) < min(place for place, one in enumerate(texts) if one.key == words)
    assert texts[max(place for place, one in enumerate(texts) if one.key == words)].text.endswith(".")


def test_the_next_period_has_the_chart_with_its_own_figures(core, draft):
    add_chart(core, draft, FIGURES, ChartKind.UNITS)
    copy = copy_draft(core, draft, Q4.before(), date(2022, 9, 28)).draft_id
    (chart,) = charts(core, copy)
    assert Q4.before().label in chart.shown


def test_a_file_has_the_chart_and_what_was_signed_keeps_it_whatever_the_book_says_later(core, draft, tmp_path):
    add_chart(core, draft, FIGURES, ChartKind.UNITS)
    write_draft(core, draft, tmp_path / "bao-cao.docx")
    with zipfile.ZipFile(tmp_path / "bao-cao.docx") as package:
        assert "word/charts/chart1.xml" in package.namelist()
    sign_draft(core, draft, core.today)
    before = figures(core, draft)
    item = next(line.item for line in show_items(core, Q4) if line.item.progress.state is not ProgressState.COMPLETED)
    record_progress(core, item, Progress(ProgressState.COMPLETED, done_on=core.today))
    assert figures(core, draft) == before
    assert len(charts(core, draft)) == 1
