"""One small plan of an invented office with two quarters of work: the data every report test starts from."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.activity import Activity, ActivityKind
from app.domain.assignment import Assignment, AssignmentRole
from app.domain.document import Document, SignatureBlock, System
from app.domain.evidence import Evidence, EvidenceState
from app.domain.extension import Extension
from app.domain.ids import (
    ActivityId,
    AssignmentId,
    EvidenceId,
    IndicatorId,
    PlanId,
    SectionId,
    TaskId,
    UnitGroupId,
    UnitId,
    WorkItemId,
)
from app.domain.indicator import Indicator
from app.domain.office import Office
from app.domain.period import quarter
from app.domain.plan import Plan, Section, Task
from app.domain.progress import FourWayCount, Progress, ProgressState, ReportState, WorkItem, count
from app.domain.timing import Timing, TimingKind
from app.domain.unit import Unit, UnitKind
from app.register.indicator_sums import Reading, indicator_sums
from app.register.matrix import MatrixCell
from app.reports.data import AnsweredLine, Duties, PlanText, ReportData, SuperiorPlan

PARTY_OFFICE = Office(
    issuing_body="ĐẢNG UỶ SỞ NỘI VỤ",
    superior="ĐẢNG BỘ TỈNH HOÀ SƠN",
    symbol="ĐU",
    place="Hoà Sơn",
    system=System.PARTY,
    signature=SignatureBlock("T/M ĐẢNG UỶ", "BÍ THƯ", "Trần Thị Mẫu"),
    recipients=("Tỉnh uỷ (để báo cáo)", "Các chi bộ trực thuộc", "Các tổ chức đoàn thể", "Lưu Văn phòng Đảng uỷ"),
)
STATE_OFFICE = Office(
    issuing_body="SỞ NỘI VỤ",
    superior="UỶ BAN NHÂN DÂN TỈNH HOÀ SƠN",
    symbol="SNV",
    place="Hoà Sơn",
    system=System.STATE,
    signature=SignatureBlock(None, "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", "Trần Thị Mẫu"),
    recipients=("Uỷ ban nhân dân tỉnh", "Các phòng thuộc Sở", "Lưu: VT, TH"),
)

_SUBJECT = "về giáo dục truyền thống cách mạng giai đoạn 2025-2027"
_TASKS = (
    (
        "II.1",
        "Tổ chức sinh hoạt chuyên đề về truyền thống cách mạng; kết hợp thăm di tích lịch sử trong tỉnh.\n"
        "- Đơn vị thực hiện: Các chi bộ trực thuộc, các tổ chức đoàn thể.\n- Thời gian thực hiện: Thường xuyên.",
        Timing(TimingKind.ONGOING, "Thường xuyên"),
    ),
    (
        "II.2",
        "Biên soạn kỷ yếu của Đảng bộ, cơ quan (theo kế hoạch riêng).",
        Timing(TimingKind.BY_PLAN, "Theo kế hoạch riêng"),
    ),
    (
        "II.3",
        "Đăng tin, bài tuyên truyền trên trang thông tin điện tử của cơ quan.",
        Timing(TimingKind.ONGOING, "Thường xuyên"),
    ),
    (
        "III.1",
        "Ban hành kế hoạch thực hiện; quán triệt đến đảng viên, hoàn thành trong tháng 10/2026.",
        Timing(TimingKind.DEADLINE, "hoàn thành trong tháng 10/2026", end=date(2026, 10, 31)),
    ),
)
_SECTIONS = (("I", "MỤC ĐÍCH, YÊU CẦU"), ("II", "NHIỆM VỤ, GIẢI PHÁP"), ("III", "TỔ CHỨC THỰC HIỆN"))
_UNITS = (
    "Chi bộ Văn phòng",
    "Chi bộ Thanh tra",
    "Chi bộ Tổ chức - Biên chế",
    "Chi bộ Cải cách hành chính",
    "Công đoàn Sở",
    "Đoàn Thanh niên",
)
_DONE = ProgressState.COMPLETED
_LAST_DAY = date(2026, 12, 31)


def _items() -> tuple[WorkItem, ...]:
    told = {
        (1, 1): Progress(_DONE, date(2026, 12, 20), "Tổ chức 02 buổi sinh hoạt, 45 lượt đảng viên tham gia."),
        (1, 2): Progress(_DONE, date(2026, 12, 28), "Tổ chức 01 buổi sinh hoạt chuyên đề.", "Địa điểm sinh hoạt chật", ""),
        (1, 3): Progress(_DONE, date(2027, 1, 4), "Tổ chức 01 buổi sinh hoạt chuyên đề."),
        (1, 5): Progress(
            ProgressState.IN_PROGRESS, None, "Đã xây dựng chương trình về nguồn", "", "Hỗ trợ kinh phí tổ chức về nguồn"
        ),
        (3, 1): Progress(_DONE, date(2026, 12, 30), "Đăng 24 tin, bài."),
        (3, 2): Progress(_DONE, date(2026, 12, 30), "Đăng 06 tin, bài."),
        (3, 6): Progress(ProgressState.NOT_APPLICABLE, None, reason="Không có trang thông tin riêng"),
        (4, 1): Progress(_DONE, date(2026, 10, 15), "Ban hành Kế hoạch số 12-KH/CB."),
        (4, 2): Progress(_DONE, date(2026, 11, 3), "Ban hành Kế hoạch số 09-KH/CB."),
    }
    due = {1: _LAST_DAY, 3: _LAST_DAY, 4: date(2026, 10, 31)}
    cells = [(1, unit) for unit in range(1, 7)] + [(3, unit) for unit in (1, 2, 3, 6)] + [(4, unit) for unit in range(1, 5)]
    return tuple(
        WorkItem(
            TaskId(task),
            UnitId(unit),
            quarter(2026, 4),
            AssignmentRole.LEAD,
            due[task],
            told.get((task, unit), Progress()),
            WorkItemId(number),
        )
        for number, (task, unit) in enumerate(cells, start=1)
    )


def report_data(**changes: object) -> ReportData:
    """Return the Party office's data for quarter IV/2026, with changes."""
    document = Document("Kế hoạch", "18-KH/ĐU", date(2026, 9, 20), "ĐẢNG UỶ SỞ NỘI VỤ", _SUBJECT)
    kinds = [UnitKind.PARTY_CELL] * 4 + [UnitKind.MASS_ORGANISATION] * 2
    data = ReportData(
        office=PARTY_OFFICE,
        plan=Plan(PlanId(1), document, System.PARTY),
        tasks=tuple(
            Task(TaskId(number), PlanId(1), written, text, SectionId(3 if written.startswith("III") else 2), timing)
            for number, (written, text, timing) in enumerate(_TASKS, start=1)
        ),
        units={
            UnitId(number): Unit(UnitId(number), name, kind, position=number)
            for number, (name, kind) in enumerate(zip(_UNITS, kinds, strict=True), start=1)
        },
        items=_items(),
        period=quarter(2026, 4),
        today=date(2027, 1, 5),
        dated_on=date(2027, 1, 5),
        day_is_known=False,
        previous=FourWayCount(done_on_time=6, overdue=4),
        report_states={UnitId(1): ReportState.APPROVED, UnitId(2): ReportState.REPORTED, UnitId(4): ReportState.SENT},
        overseers={UnitId(1): ("Lê Thị Mẫu",)},
        sections=tuple(Section(SectionId(number), *one) for number, one in enumerate(_SECTIONS, start=1)),
        duties=_duties(),
        plan_text=PlanText(sections={"I": ("Nâng cao nhận thức của đảng viên, người lao động về truyền thống cách mạng.",)}),
    )
    return replace(data, **changes)


def full_data(**changes: object) -> ReportData:
    """Return the Party office's data with everything a book can hold besides: what no kind's text may leave out."""
    return replace(_filled(report_data()), **changes)


def full_state_data(**changes: object) -> ReportData:
    """Return the State office's data with the same."""
    return replace(_filled(state_data()), **changes)


def _filled(data: ReportData) -> ReportData:
    put_off = data.items[4]
    items = tuple(
        replace(item, extended_to=date(2027, 1, 31), due_on=date(2027, 1, 31)) if item is put_off else item for item in data.items
    )
    sessions = Indicator(IndicatorId(1), TaskId(1), "Số buổi sinh hoạt chuyên đề", "buổi", target=Decimal(10))
    share = Indicator(IndicatorId(2), TaskId(3), "Tỷ lệ tin, bài có ảnh", "%", is_summed=False, target=Decimal(80))
    values = {(1, 1): 2, (1, 2): 1, (1, 3): 1, (3, 1): 100, (3, 2): 75}
    readings = {
        one.task_id: tuple(
            indicator_sums(
                Reading(
                    one,
                    item.unit_id,
                    item.period,
                    Decimal(value) if (value := values.get((item.task_id, item.unit_id))) else None,
                )
                for item in items
                if item.task_id == one.task_id
            )
        )
        for one in (sessions, share)
    }
    return replace(
        data,
        items=items,
        extensions={
            WorkItemId(5): Extension(
                WorkItemId(5), _LAST_DAY, date(2027, 1, 31), "chờ kinh phí tổ chức về nguồn", date(2026, 12, 28)
            )
        },
        indicators=readings,
        sent_back={UnitId(6): "thiếu số liệu đoàn viên tham gia"},
        activities=(
            Activity(
                ActivityId(1),
                ActivityKind.INSPECTION,
                date(2026, 11, 12),
                "Kiểm tra việc thực hiện kế hoạch",
                unit_ids=(UnitId(2),),
                item_ids=(WorkItemId(2),),
                findings="Sổ ghi biên bản sinh hoạt chưa đầy đủ",
            ),
        ),
        evidence=_evidence(),
        superiors=(_superior(data, items),),
    )


def _duties() -> Duties:
    cells, groups = UnitGroupId(1), UnitGroupId(2)
    lead, support = AssignmentRole.LEAD, AssignmentRole.SUPPORT

    def line(number: int, task: int, role: AssignmentRole, written: str, group: UnitGroupId | None = None) -> Assignment:
        return Assignment(AssignmentId(number), TaskId(task), role, written, None if group else UnitId(1), group)

    return Duties(
        lines={
            TaskId(1): (
                line(1, 1, lead, "Các chi bộ trực thuộc", cells),
                line(2, 1, lead, "các tổ chức đoàn thể", groups),
            ),
            TaskId(2): (line(3, 2, lead, "Chi bộ Văn phòng"), line(4, 2, support, "các tổ chức đoàn thể", groups)),
            TaskId(3): (line(5, 3, lead, "Các chi bộ trực thuộc", cells),),
            TaskId(4): (line(6, 4, lead, "Các chi bộ trực thuộc", cells),),
        },
        cells={
            TaskId(1): {UnitId(unit): MatrixCell(lead, None) for unit in range(1, 7)},
            TaskId(2): {
                UnitId(1): MatrixCell(lead, lead),
                UnitId(5): MatrixCell(support, None),
                UnitId(6): MatrixCell(support, None),
            },
            TaskId(3): {UnitId(unit): MatrixCell(lead, None) for unit in range(1, 5)},
            TaskId(4): {UnitId(unit): MatrixCell(lead, None) for unit in range(1, 5)},
        },
        group_names={cells: "các chi bộ trực thuộc", groups: "các tổ chức đoàn thể"},
    )


def _evidence() -> dict[WorkItemId, tuple[Evidence, ...]]:
    def piece(number: int, item: int, name: str, state: EvidenceState, file: str = "", address: str = "") -> Evidence:
        file_id = number if file else None
        seen = date(2026, 12, 30) if address else None
        return Evidence(EvidenceId(number), WorkItemId(item), name, state, file_id, file, address, seen, date(2026, 12, 30))

    return {
        WorkItemId(1): (
            piece(1, 1, "Biên bản sinh hoạt chuyên đề", EvidenceState.ACCEPTED, file="bien-ban-12.pdf"),
            piece(2, 1, "Danh sách đảng viên dự", EvidenceState.MISSING),
        ),
        WorkItemId(7): (piece(3, 7, "Tin trên trang thông tin", EvidenceState.DRAFT, address="https://example.vn/tin-bai/24"),),
    }


def _superior(data: ReportData, items: tuple[WorkItem, ...]) -> SuperiorPlan:
    is_party = data.office.system is System.PARTY
    body = "Ban Thường vụ Tỉnh uỷ" if is_party else "Uỷ ban nhân dân tỉnh Hoà Sơn"
    document = Document("Kế hoạch", "45-KH/TU" if is_party else "45/KH-UBND", date(2026, 7, 3), body, _SUBJECT)
    plan = Plan(PlanId(2), document, data.office.system, is_superior=True)
    texts = ("Sinh hoạt chuyên đề về truyền thống cách mạng.", "Tuyên truyền trên nền tảng số.", "Xây dựng phòng truyền thống.")
    lines = [Task(TaskId(20 + number), plan.id, str(number), text) for number, text in enumerate(texts, start=1)]
    found = {task: count(item.standing(data.today) for item in items if item.task_id == task.id) for task in data.tasks}
    duties = [(task, found[task]) for task in data.tasks]
    return SuperiorPlan(
        plan, (AnsweredLine(lines[0], (duties[0], duties[3])), AnsweredLine(lines[1], (duties[2],)), AnsweredLine(lines[2], ()))
    )


def state_data(**changes: object) -> ReportData:
    """Return the same work as a State office reports it to the body above."""
    document = Document("Kế hoạch", "18/KH-SNV", date(2026, 9, 20), "SỞ NỘI VỤ", _SUBJECT)
    base = report_data(
        office=STATE_OFFICE,
        plan=Plan(PlanId(1), document, System.STATE),
        addressed_to=("Uỷ ban nhân dân tỉnh Hoà Sơn",),
        number="5",
        day_is_known=True,
    )
    return replace(base, **changes)
