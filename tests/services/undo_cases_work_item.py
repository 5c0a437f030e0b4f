"""Cases of undo for what is done to one work item and to a unit's report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.changes import Step
from app.domain.evidence import Evidence
from app.domain.ids import IndicatorId
from app.services.correct_progress import correct_progress
from app.services.indicators import IndicatorDraft, define_indicators, of_task
from app.services.notes import add_note
from app.services.record_evidence import (
    accept_evidence,
    add_address,
    add_file,
    add_missing,
    evidence_of,
    remove_evidence,
)
from app.services.report_states import approve_report, record_report, send_back_report
from app.services.workspace import Workspace
from tests.builders import task_of, unit_of
from tests.services.work_item_books import DONE, Q4, approved, done, item_of, reported, two_cells

Case = Callable[[Workspace, Path], object]


def a_file(folder: Path, name: str = "bien-ban.pdf", content: bytes = b"%PDF-1.7 bien ban") -> Path:
    """Write a file of evidence."""
    path = folder / name
    path.write_bytes(content)
    return path


def _with_evidence(folder: Path) -> Workspace:
    core = done(folder)
    add_missing(core, item_of(core), "Danh sách ký nhận")
    add_file(core, item_of(core), a_file(folder))
    return core


def _missing(core: Workspace) -> Evidence:
    return next(one for one in evidence_of(core, item_of(core)) if not one.is_there)


def _there(core: Workspace) -> Evidence:
    return next(one for one in evidence_of(core, item_of(core)) if one.is_there)


def _redefine(core: Workspace, _: Path) -> object:
    task = task_of(core, "II.1")
    first, second = of_task(core, task.id)
    kept = IndicatorDraft(second.id, "Tỷ lệ đảng viên tham gia", "%")
    renamed = IndicatorDraft(first.id, "Số buổi 'nói chuyện'", "buổi", target="12,5")
    return define_indicators(core, task.id, [kept, renamed, IndicatorDraft(IndicatorId(0), "Tin, bài", "tin, bài")])


def _correct(core: Workspace, _: Path) -> object:
    first, _second = of_task(core, task_of(core, "II.1").id)
    return correct_progress(core, item_of(core), replace(DONE, result="Đã tổ chức ba buổi"), "Đếm thiếu", {first.id: "3"})


def _send_back(core: Workspace, _: Path) -> object:
    unit = unit_of(core, "Chi bộ A")
    return send_back_report(core, unit.id, Q4, "Thiếu số liệu", date(2022, 12, 30))


CASES: dict[Step, tuple[Callable[[Path], Workspace], list[Case]]] = {
    Step.DEFINE_INDICATORS: (done, [_redefine]),
    Step.RECORD_EVIDENCE: (
        _with_evidence,
        [
            lambda core, folder: add_file(core, item_of(core, "Chi bộ B"), a_file(folder, "ảnh.jpg", b"\xff\xd8\xff")),
            lambda core, folder: add_file(core, item_of(core), a_file(folder), fills=_missing(core).id),
            lambda core, _: add_address(core, item_of(core), "https://vi-du.vn/bai?so=1", date(2022, 12, 19)),
            lambda core, _: add_missing(core, item_of(core, "Chi bộ B"), "Ảnh hội nghị"),
            lambda core, _: accept_evidence(core, _there(core).id),
            lambda core, _: remove_evidence(core, _there(core).id),
        ],
    ),
    Step.ADD_NOTE: (
        two_cells,
        [lambda core, _: add_note(core, item_of(core), "Đã gọi điện:\n'sẽ gửi', work_item_id=1, sau")],
    ),
    Step.RECORD_REPORT: (done, [lambda core, _: record_report(core, unit_of(core, "Chi bộ A").id, Q4)]),
    Step.APPROVE_REPORT: (reported, [lambda core, _: approve_report(core, unit_of(core, "Chi bộ A").id, Q4)]),
    Step.SEND_BACK_REPORT: (reported, [_send_back]),
    Step.CORRECT_PROGRESS: (approved, [_correct]),
}
