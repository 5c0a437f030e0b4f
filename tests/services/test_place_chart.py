"""A chart goes behind the figures of a draft, or into a new report; a signed draft takes none; either is one step."""

from datetime import date

import pytest

from app.domain.draft import BlockKind, OwnWords
from app.register.chart import ChartKind
from app.services import history, sample
from app.services.drafts import compose_draft, keep_draft, list_drafts
from app.services.issue_draft import sign_draft, write_draft
from app.services.make_report import ReportRequest
from app.services.place_chart import drafts_to_take, place_chart, place_in_new
from app.services.show_plan import all_plans
from tests import sample_books
from tests.dumps import exact_dump

DAY = date(2022, 12, 28)


@pytest.fixture
def core(tmp_path):
    core = sample_books.merged(tmp_path)
    yield core
    core.close()


def test_a_chart_stands_right_behind_the_figures(core):
    draft = keep_draft(core, ReportRequest("progress-report", sample.SAMPLE_PERIOD, DAY), OwnWords()).draft_id
    before = exact_dump(core)
    placed = place_chart(core, draft, ChartKind.UNITS)
    keys = [one.key for one in compose_draft(core, draft).blocks]
    assert keys.index(placed.key) == keys.index("results/figures") + 1
    history.undo(core)
    assert exact_dump(core) == before


def test_a_kind_without_that_paragraph_takes_it_behind_its_last_one(core):
    draft = keep_draft(core, ReportRequest("reminder-letter", sample.SAMPLE_PERIOD, DAY), OwnWords()).draft_id
    placed = place_chart(core, draft, ChartKind.SECTIONS)
    shown = [one for one in compose_draft(core, draft).blocks if one.kind in (BlockKind.PARAGRAPH, BlockKind.CHART)]
    assert shown[-1].key == placed.key


def test_a_new_report_with_its_chart_is_one_step(core):
    before = exact_dump(core)
    placed = place_in_new(core, all_plans(core)[0].id, sample.SAMPLE_PERIOD, ChartKind.MONTHS)
    assert [line.draft.id for line in list_drafts(core)] == [placed.draft.id]
    assert placed.draft.period == sample.SAMPLE_PERIOD
    history.undo(core)
    assert exact_dump(core) == before


def test_a_signed_draft_is_not_offered(core, tmp_path):
    draft = keep_draft(core, ReportRequest("progress-report", sample.SAMPLE_PERIOD, DAY), OwnWords()).draft_id
    assert [line.draft.id for line in drafts_to_take(core)] == [draft]
    write_draft(core, draft, tmp_path / "bao-cao.docx")
    sign_draft(core, draft, DAY, "12-BC/ĐU")
    assert drafts_to_take(core) == []
