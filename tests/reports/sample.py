"""One small plan of an invented office with two quarters of work: the data every report test starts from."""

from dataclasses import replace
from datetime import date

from app.domain.assignment import AssignmentRole
from app.domain.document import Document, SignatureBlock, System
from app.domain.ids import PlanId, TaskId, UnitId, WorkItemId
from app.domain.office import Office
from app.domain.period import quarter
from app.domain.plan import Plan, Task
from app.domain.progress import FourWayCount, Progress, ProgressState, ReportState, WorkItem
from app.domain.timing import Timing, TimingKind
from app.domain.unit import Unit, UnitKind
from app.reports.data import ReportData

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
        "Tổ chức sinh hoạt chuyên đề về truyền thống cách mạng; kết hợp thăm di tích lịch sử trong tỉnh.",
        TimingKind.ONGOING,
    ),
    ("II.2", "Biên soạn kỷ yếu của Đảng bộ, cơ quan (theo kế hoạch riêng).", TimingKind.BY_PLAN),
    ("II.3", "Đăng tin, bài tuyên truyền trên trang thông tin điện tử của cơ quan.", TimingKind.ONGOING),
    ("III.1", "Ban hành kế hoạch thực hiện; quán triệt đến đảng viên, hoàn thành trong tháng 10/2026.", TimingKind.DEADLINE),
)
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
            Task(TaskId(number), PlanId(1), written, text, timing=Timing(kind))
            for number, (written, text, kind) in enumerate(_TASKS, start=1)
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
    )
    return replace(data, **changes)


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
