"""The demo's further documents: one of each kind that the story has not written yet, and what they need in the book first."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.period import Period, half_year, year
from app.domain.progress import ProgressState
from app.register.selection import Selection
from app.services import sample
from app.services.link_plans import SuperiorLine, answer_tasks, enter_superior_plan
from app.services.make_report import ReportRequest, make_report
from app.services.record_evidence import add_address, add_missing
from app.services.report_data import plan_to_report
from app.services.show_items import find_unit
from app.services.work_register import items_in
from app.services.workspace import Workspace
from app.store import tasks

_UNIT = "Chi bộ Văn phòng"

_DOCUMENTS: tuple[tuple[str, Period, str, str], ...] = (
    ("interim-report", half_year(2022, 2), "bao-cao-so-ket-2022-H2.docx", "báo cáo sơ kết 6 tháng cuối năm 2022"),
    ("final-report", year(2022), "bao-cao-tong-ket-2022.docx", "báo cáo tổng kết năm 2022"),
    ("reminder-letter", sample.SAMPLE_PERIOD, "cong-van-don-doc-chung.docx", "công văn đôn đốc chung mọi đơn vị chậm"),
    ("assignment-notice", sample.SAMPLE_PERIOD, "thong-bao-phan-cong.docx", "thông báo phân công nhiệm vụ"),
    ("plan", sample.SAMPLE_PERIOD, "ke-hoach-lap-lai.docx", "kế hoạch lập lại từ sổ"),
    ("unit-plan", sample.SAMPLE_PERIOD, "ke-hoach-chi-bo-van-phong.docx", "kế hoạch của một chi bộ"),
    ("submission", sample.SAMPLE_PERIOD, "to-trinh-quy-IV-2022.docx", "tờ trình cấp trên về khó khăn, đề xuất"),
    ("tracking-list", sample.SAMPLE_PERIOD, "bang-theo-doi-quy-IV-2022.docx", "bảng theo dõi, trang ngang"),
    ("evidence-list", sample.SAMPLE_PERIOD, "bang-ke-minh-chung-quy-IV-2022.docx", "bảng kê minh chứng"),
    ("answer-list", sample.SAMPLE_PERIOD, "bang-doi-chieu-quy-IV-2022.docx", "bảng đối chiếu với kế hoạch cấp trên"),
)

_ASKED_FROM_ABOVE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Tổ chức sinh hoạt chuyên đề, tham quan về văn hoá công sở.", ("II.1", "II.4")),
    ("Xây dựng tủ sách, phát triển văn hoá đọc trong cơ quan.", ("II.3",)),
    ("Tuyên truyền về văn hoá công sở trên trang thông tin điện tử.", ("II.7",)),
    ("Tổ chức hội thi tìm hiểu về văn hoá công sở cấp cơ sở.", ()),
)
"""What the superior plan of the story asks, and which duties of ours answer."""


def further_documents(core: Workspace, folder: Path, dated_on: date) -> Iterator[tuple[Path, str]]:
    """Write one document of each further kind; gives each file and what it is.

    Raises:
        EnvironmentTrouble: a file cannot be written.
    """
    plan = plan_to_report(core, None)
    _enter_superior_plan(core, plan.id)
    _record_evidence(core, plan.id)
    unit_id = find_unit(core, _UNIT)
    for kind_id, period, name, what in _DOCUMENTS:
        units: tuple[UnitId, ...] = (unit_id,) if kind_id == "unit-plan" else ()
        request = ReportRequest(kind_id, period, dated_on, plan_id=plan.id, unit_ids=units)
        make_report(core, request, folder / name)
        yield folder / name, what


def _enter_superior_plan(core: Workspace, plan_id: PlanId) -> None:
    """Enter what the plan above asks, as a clerk would type it in, and say which duties answer."""
    plan = plan_to_report(core, plan_id)
    lines = [SuperiorLine(str(number), text) for number, (text, _) in enumerate(_ASKED_FROM_ABOVE, start=1)]
    superior_id, _ = enter_superior_plan(core, plan.bases[0], plan.system, lines)
    ours: dict[str, TaskId] = {task.number: task.id for task in tasks.of_plan(core.book, plan_id)}
    entered = tasks.of_plan(core.book, superior_id)
    wanted = {
        line.id: [ours[number] for number in numbers] for line, (_, numbers) in zip(entered, _ASKED_FROM_ABOVE, strict=True)
    }
    answer_tasks(core, superior_id, wanted)


def _record_evidence(core: Workspace, plan_id: PlanId) -> None:
    """Record what shows the first results: an address, and a paper still to come."""
    items = items_in(core, sample.SAMPLE_PERIOD, Selection(plan_id=plan_id))
    done = [item for item in items if item.progress.state is ProgressState.COMPLETED]
    for item in done[:3]:
        add_address(core, item, f"https://trang-mau.example.vn/tin/{item.task_id}-{item.unit_id}", core.today, "Tin đã đăng")
    for item in done[3:5]:
        add_missing(core, item, "Biên bản, ảnh chụp")
