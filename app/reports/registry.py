"""The kinds of documents the program makes.

To add one: 1. a file in this folder with one function `ReportData -> OfficialDocument`; 2. a row in `REPORT_KINDS`;
3. `python -m tests --accept KIND.PROFILE` for each profile, then read the texts it wrote. Menu, dialog and command line follow
the row; `tests/reports/test_all_reports.py` builds every kind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.errors import UserError
from app.messages.code import Code
from app.reports.answer_list import answer_list
from app.reports.assignment_notice import assignment_notice
from app.reports.data import ReportData
from app.reports.document import OfficialDocument
from app.reports.evidence_list import evidence_list
from app.reports.office_plan import office_plan
from app.reports.progress_report import final_report, interim_report, progress_report
from app.reports.reminder_letter import reminder_letter
from app.reports.submission import submission
from app.reports.tracking_list import tracking_list
from app.reports.unit_plan import unit_plan


class Parameter(StrEnum):
    """What a kind must be told besides the plan."""

    PERIOD = "period"
    UNITS = "units"
    """Units it is narrowed to; none for all."""
    UNIT = "unit"
    """The one unit it is for."""
    ANSWER_BY = "answer_by"


class Gathered(StrEnum):
    """What is collected for the kinds that show it only, since it takes time."""

    EVIDENCE = "evidence"
    SUPERIORS = "superiors"
    PLAN_TEXT = "plan_text"


class KindGroup(StrEnum):
    """The heading under which a kind is offered."""

    REPORTS = "Báo cáo"
    DIRECTING = "Chỉ đạo, điều hành"
    TABLES = "Bảng, biểu"


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of document.

    Attributes:
        id: its name on the command line.
        title: its name for the clerk.
        group: the heading it is offered under.
        explanation: what it is for, one line.
        build: makes the document from collected data.
        parameters: what the dialog asks for.
        gathers: what must be collected besides the register.
    """

    id: str
    title: str
    group: KindGroup
    explanation: str
    build: Callable[[ReportData], OfficialDocument]
    parameters: tuple[Parameter, ...] = (Parameter.PERIOD,)
    gathers: tuple[Gathered, ...] = ()

    @property
    def is_periodic(self) -> bool:
        """Whether it tells of one period; the others tell of the plan as it stands."""
        return Parameter.PERIOD in self.parameters


_REPORTS, _DIRECTING, _TABLES = KindGroup

REPORT_KINDS: tuple[ReportKind, ...] = (
    ReportKind(
        "progress-report",
        "Báo cáo kết quả thực hiện",
        _REPORTS,
        "Báo cáo tháng, quý, 6 tháng hoặc năm theo kỳ đã chọn: số liệu, kết quả từng nhiệm vụ, hạn chế, kiến nghị.",
        progress_report,
    ),
    ReportKind(
        "interim-report",
        "Báo cáo sơ kết",
        _REPORTS,
        "Đánh giá giữa chặng: ưu điểm, hạn chế, bảng số liệu theo nhiệm vụ và theo đơn vị.",
        interim_report,
    ),
    ReportKind(
        "final-report",
        "Báo cáo tổng kết",
        _REPORTS,
        "Đánh giá toàn bộ kế hoạch hoặc cả năm; nên chọn kỳ năm hoặc cả thời gian của kế hoạch.",
        final_report,
    ),
    ReportKind(
        "reminder-letter",
        "Công văn đôn đốc",
        _DIRECTING,
        "Gửi một hoặc nhiều đơn vị chậm: còn nợ báo cáo, việc quá hạn, hạn trả lời.",
        reminder_letter,
        (Parameter.PERIOD, Parameter.UNITS, Parameter.ANSWER_BY),
    ),
    ReportKind(
        "assignment-notice",
        "Thông báo phân công nhiệm vụ",
        _DIRECTING,
        "Đơn vị nào chủ trì, phối hợp nhiệm vụ nào; ai theo dõi đơn vị nào; kèm danh mục nhiệm vụ.",
        assignment_notice,
        (),
    ),
    ReportKind(
        "plan",
        "Kế hoạch",
        _DIRECTING,
        "Lập lại kế hoạch theo sổ: đề mục, nhiệm vụ, đơn vị, thời gian như đang ghi trong sổ.",
        office_plan,
        (),
        (Gathered.PLAN_TEXT,),
    ),
    ReportKind(
        "unit-plan",
        "Kế hoạch của đơn vị",
        _DIRECTING,
        "Kế hoạch riêng của một chi bộ, đơn vị: các nhiệm vụ được giao và thời gian thực hiện.",
        unit_plan,
        (Parameter.UNIT,),
    ),
    ReportKind(
        "submission",
        "Tờ trình",
        _DIRECTING,
        "Trình cấp trên giải quyết khó khăn, vướng mắc và đề xuất của các đơn vị trong kỳ.",
        submission,
    ),
    ReportKind(
        "tracking-list",
        "Bảng theo dõi kết quả",
        _TABLES,
        "Phụ lục trang ngang: mọi đầu việc của kỳ theo nhiệm vụ và đơn vị, kèm một trang số liệu chung.",
        tracking_list,
    ),
    ReportKind(
        "evidence-list",
        "Bảng kê minh chứng",
        _TABLES,
        "Minh chứng của từng đầu việc: đã có, chờ kiểm tra, còn thiếu.",
        evidence_list,
        (Parameter.PERIOD,),
        (Gathered.EVIDENCE,),
    ),
    ReportKind(
        "answer-list",
        "Bảng đối chiếu với kế hoạch cấp trên",
        _TABLES,
        "Nhiệm vụ nào của ta đáp ứng nội dung nào cấp trên giao, và đã làm đến đâu.",
        answer_list,
        (Parameter.PERIOD,),
        (Gathered.SUPERIORS,),
    ),
)


def report_kind(kind_id: str) -> ReportKind:
    """Return the kind with this id; dashes and underscores are the same.

    Raises:
        UserError: there is no such kind.
    """
    wanted = kind_id.strip().lower().replace("_", "-")
    for kind in REPORT_KINDS:
        if kind.id == wanted:
            return kind
    raise UserError(Code.NO_SUCH_REPORT, kind=kind_id, known=", ".join(kind.id for kind in REPORT_KINDS))
