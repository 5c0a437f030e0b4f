"""After every service command: undo, close, open again, redo gives the same book. A step without a case here fails the test."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import open_workspace
from app.domain.assignment import Assignment, AssignmentRole
from app.domain.changes import STEP_LABELS, Step
from app.domain.document import SignatureBlock
from app.domain.ids import AssignmentId, UnitGroupId, UnitId
from app.domain.office import OfficeSettings
from app.domain.progress import Progress, ProgressState
from app.domain.unit import Membership, Unit, UnitGroup, UnitKind
from app.services import (
    amend_plan,
    assign_units,
    delete_plan,
    edit_task,
    edit_units,
    exchange_units,
    history,
    import_plan,
    make_report,
    merge_trackers,
    office,
    open_period,
    record_progress,
    remind_units,
    sample,
    send_trackers,
    show_items,
)
from app.services.workspace import Workspace
from app.store import plans, tasks, units
from tests import sample_books
from tests.builders import an_empty_book, task_of, unit_of
from tests.dumps import exact_dump
from tests.sample.amended_plan import write_amended_plan
from tests.services import (
    undo_cases_assignment,
    undo_cases_counts,
    undo_cases_drafts,
    undo_cases_search,
    undo_cases_templates,
    undo_cases_time,
    undo_cases_trackers,
    undo_cases_units,
    undo_cases_waste,
    undo_cases_work_item,
)

Q4 = sample.SAMPLE_PERIOD
Case = Callable[[Workspace, Path], object]


def _import_plan(core: Workspace, _: Path) -> object:
    draft = import_plan.prepare_import(core, sample.sample_plan())
    return import_plan.import_plan(core, draft, import_plan.default_answers(draft))


def _amend_plan(core: Workspace, folder: Path) -> object:
    draft = import_plan.prepare_import(core, write_amended_plan(folder / "sua-doi.docx"))
    return amend_plan.amend_plan(core, draft, plans.all_plans(core.book)[0].id, import_plan.default_answers(draft))


def _merge(core: Workspace, _: Path) -> object:
    draft = merge_trackers.preview_trackers(core, sample.sample_replies(Q4)[:3])
    return merge_trackers.merge_trackers(core, draft)


def _record(core: Workspace, _: Path) -> object:
    item = show_items.show_items(core, Q4)[0].item
    progress = Progress(ProgressState.COMPLETED, date(2022, 12, 20), "Đã làm: 'xong', 100%", "Khó\nkhăn", "= đề xuất")
    return record_progress.record_progress(core, item, progress)


def _report(core: Workspace, folder: Path) -> object:
    request = make_report.ReportRequest("progress-report", Q4, date(2026, 7, 1))
    return make_report.make_report(core, request, folder / "bc.docx")


def _assign(core: Workspace, _: Path) -> object:
    task = task_of(core, "II.2")
    line = Assignment(AssignmentId(0), task.id, AssignmentRole.SUPPORT, "", unit_of(core, "Công đoàn Sở").id)
    return assign_units.add_assignment(core, line)


def _edit_group(core: Workspace, _: Path) -> object:
    group = units.all_groups(core.book)[1]
    return edit_units.edit_group(core, replace(group, members=(*group.members[1:], Membership(unit_of(core, "Lãnh đạo Sở").id))))


def _oversee(core: Workspace, _: Path) -> object:
    person = unit_of(core, "Đồng chí Vũ Văn Mẫu")
    return edit_units.assign_overseer(core, person, [unit_of(core, "Lãnh đạo Sở").id])


def _edit_unit(core: Workspace, _: Path) -> object:
    unit = unit_of(core, "Chi bộ Tôn giáo")
    return edit_units.edit_unit(core, replace(unit, name="Chi bộ Tôn giáo, dân tộc", aliases=("Chi bộ Tôn giáo",), email="a@b"))


def _with_a_spare_unit(folder: Path) -> Workspace:
    core = sample_books.imported(folder)
    edit_units.add_unit(core, Unit(UnitId(0), "Đơn vị thừa", UnitKind.OTHER))
    return core


def _delete_unit(core: Workspace, _: Path) -> object:
    return edit_units.delete_unit(core, unit_of(core, "Đơn vị thừa"))


def _edit_task(core: Workspace, _: Path) -> object:
    return edit_task.set_deadline(core, task_of(core, "II.1").id, date(2022, 12, 15))


def _send(core: Workspace, folder: Path) -> object:
    return send_trackers.send_trackers(core, sample.NEXT_PERIOD, folder / "gui", with_mail=True)


def _new_group(core: Workspace, _: Path) -> object:
    return edit_units.edit_group(core, UnitGroup(UnitGroupId(0), "nhóm mới", ("tên khác",), ()))


# Step -> (the stage of the book it starts from, the service calls).
CASES: dict[Step, tuple[Callable[[Path], Workspace], list[Case]]] = {
    Step.IMPORT_PLAN: (an_empty_book, [_import_plan]),
    Step.AMEND_PLAN: (sample_books.merged, [_amend_plan]),
    Step.IMPORT_UNITS: (an_empty_book, [lambda core, _: exchange_units.import_units(core, sample.sample_directory())]),
    Step.DELETE_PLAN: (
        sample_books.imported,
        [lambda core, _: delete_plan.delete_plan(core, plans.all_plans(core.book)[0].id)],
    ),
    Step.EDIT_TASK: (sample_books.sent, [_edit_task]),
    Step.ASSIGN_UNITS: (sample_books.sent, [_assign, *undo_cases_assignment.ASSIGN_UNITS]),
    Step.ADD_UNIT: (
        sample_books.imported,
        [lambda core, _: edit_units.add_unit(core, Unit(UnitId(0), "Đơn vị mới", UnitKind.OTHER, aliases=("ĐVM",)))],
    ),
    Step.EDIT_UNIT: (sample_books.sent, [_edit_unit, *undo_cases_units.EDIT_UNIT]),
    Step.DELETE_UNIT: (_with_a_spare_unit, [_delete_unit]),
    Step.EDIT_UNIT_GROUP: (sample_books.sent, [_edit_group, _new_group, *undo_cases_units.EDIT_UNIT_GROUP]),
    Step.ASSIGN_OVERSEER: (sample_books.imported, [_oversee]),
    Step.OPEN_PERIOD: (sample_books.imported, [lambda core, _: open_period.open_period(core, Q4)]),
    Step.RECORD_PROGRESS: (sample_books.imported, [_record]),
    Step.SEND_TRACKERS: (sample_books.imported, [_send]),
    Step.MERGE_TRACKERS: (sample_books.sent, [_merge]),
    Step.REMIND_UNITS: (
        sample_books.sent,
        [lambda core, folder: remind_units.remind_units(core, Q4, folder / "thu"), *undo_cases_trackers.REMIND],
    ),
    Step.MAKE_REPORT: (undo_cases_drafts.with_a_report_too, [_report, *undo_cases_drafts.WRITE]),
    Step.HAND_OVER_TRACKERS: (sample_books.sent, undo_cases_trackers.HAND_OVER),
    Step.EDIT_TEMPLATES: undo_cases_templates.EDIT_TEMPLATES,
    Step.RESTORE_DELETED: undo_cases_waste.RESTORE,
    Step.SAVE_FILTER: undo_cases_search.SAVE_FILTER,
    Step.SIGN_DOCUMENT: (undo_cases_drafts.with_a_report_too, [undo_cases_counts.sign, *undo_cases_drafts.SIGN]),
    Step.CHANGE_SETTINGS: (
        sample_books.imported,
        [
            lambda core, _: office.change_office(core, OfficeSettings(issuing_body="ĐẢNG UỶ MẪU", place="Hoà Sơn")),
            lambda core, _: office.change_office(
                core, OfficeSettings(signers=(SignatureBlock(None, "BÍ THƯ"),), turned_mm={"left": 25})
            ),
            undo_cases_trackers.change_letter,
        ],
    ),
    **undo_cases_assignment.CASES,
    **undo_cases_drafts.CASES,
    **undo_cases_work_item.CASES,
    **undo_cases_time.CASES,
    **undo_cases_units.CASES,
}


def test_every_step_has_a_case():
    without = set(Step) - set(CASES) - {Step.CREATE_BOOK}
    assert not without, f"steps without a case: {', '.join(sorted(without))}"


def test_every_step_has_a_name_for_the_menu():
    assert set(STEP_LABELS) == set(Step)


@pytest.mark.parametrize(
    ("step", "number"), [(step, number) for step, (_, calls) in CASES.items() for number in range(len(calls))]
)
def test_undo_close_open_redo_gives_the_same_book(tmp_path, step, number):
    start, calls = CASES[step]
    core = start(tmp_path)
    before = exact_dump(core)
    calls[number](core, tmp_path)
    undone = history.status(core).undo
    assert undone is not None
    assert undone.step is step
    after = exact_dump(core)
    assert after != before, "the case changes nothing"
    history.undo(core)
    assert exact_dump(core) == before
    core = _reopened(core)
    assert exact_dump(core) == before
    history.redo(core)
    assert exact_dump(core) == after
    core = _reopened(core)
    history.undo(core)
    assert exact_dump(core) == before
    core.close()


def test_undoing_everything_leaves_an_empty_book(tmp_path):
    core = sample_books.merged(tmp_path)
    last = exact_dump(core)
    steps = 0
    while history.status(core).undo is not None:
        history.undo(core)
        steps += 1
    assert steps == 4
    assert not tasks.unmatched(core.book)
    assert units.all_units(core.book) == []
    core = _reopened(core)
    for _ in range(steps):
        history.redo(core)
    assert exact_dump(core) == last


def _reopened(core: Workspace) -> Workspace:
    core.close()
    return open_workspace(core.path, core.clock)
