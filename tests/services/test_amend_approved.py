"""A newer version of a plan, and what a unit's approved report says of a duty that it has no longer."""

from app.domain.changes import Step
from app.domain.progress import ProgressState, ReportState
from app.services import import_plan, sample
from app.services.amend_plan import amend_plan, plan_to_amend
from app.services.import_plan import prepare_import
from app.services.report_states import approve_report
from app.store import trackers, work_items
from tests import sample_books
from tests.builders import task_of
from tests.sample.amended_plan import write_amended_plan


def test_what_was_approved_stays_when_its_duty_goes(tmp_path):
    core = sample_books.sent(tmp_path)
    gone = task_of(core, "II.6")
    first = work_items.of_task(core.book, gone.id)[0]
    with core.unit_of_work(Step.MERGE_TRACKERS) as work:
        trackers.put_report_state(work, first.unit_id, sample.SAMPLE_PERIOD, ReportState.REPORTED, core.today)
    approve_report(core, first.unit_id, sample.SAMPLE_PERIOD)
    draft = prepare_import(core, write_amended_plan(tmp_path / "ke-hoach-sua-doi.docx"))
    amend_plan(core, draft, plan_to_amend(core, draft), import_plan.default_answers(draft))
    now = {item.id: item.progress.state for item in work_items.of_task(core.book, gone.id)}
    assert now.pop(first.id) is ProgressState.NOT_STARTED
    assert set(now.values()) == {ProgressState.NOT_APPLICABLE}
