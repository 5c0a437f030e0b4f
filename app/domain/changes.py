"""What a service call changed: the one thing every screen is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Step(StrEnum):
    """The intentions that change a book: one service call, one transaction, one undo step each.

    To add one: 1. a member here; 2. its name for the user in `STEP_LABELS`; 3. the service, in `app/services/`; 4. a case
    in `tests/services/test_every_step_is_undone.py`, which complains until it is there.
    """

    CREATE_BOOK = "create_book"
    IMPORT_PLAN = "import_plan"
    AMEND_PLAN = "amend_plan"
    DELETE_PLAN = "delete_plan"
    EDIT_TASK = "edit_task"
    ASSIGN_UNITS = "assign_units"
    EDIT_UNIT = "edit_unit"
    ADD_UNIT = "add_unit"
    DELETE_UNIT = "delete_unit"
    EDIT_UNIT_GROUP = "edit_unit_group"
    ASSIGN_OVERSEER = "assign_overseer"
    IMPORT_UNITS = "import_units"
    OPEN_PERIOD = "open_period"
    RECORD_PROGRESS = "record_progress"
    SEND_TRACKERS = "send_trackers"
    MERGE_TRACKERS = "merge_trackers"
    REMIND_UNITS = "remind_units"
    MAKE_REPORT = "make_report"
    CHANGE_SETTINGS = "change_settings"
    RECORD_UNIT_EVENT = "record_unit_event"
    ORDER_UNITS = "order_units"
    LINK_PLAN = "link_plan"
    ANSWER_TASKS = "answer_tasks"
    RECORD_ACTIVITY = "record_activity"
    CHANGE_BEAT = "change_beat"
    PAUSE_TASK = "pause_task"
    EXTEND_DEADLINE = "extend_deadline"
    PLAN_PREPARATION = "plan_preparation"
    CHANGE_CALENDAR = "change_calendar"
    RECORD_EVIDENCE = "record_evidence"
    ADD_NOTE = "add_note"
    DEFINE_INDICATORS = "define_indicators"
    RECORD_REPORT = "record_report"
    APPROVE_REPORT = "approve_report"
    SEND_BACK_REPORT = "send_back_report"
    CORRECT_PROGRESS = "correct_progress"
    SIGN_DOCUMENT = "sign_document"
    SAVE_FILTER = "save_filter"
    HAND_OVER_TRACKERS = "hand_over_trackers"
    KEEP_DRAFT = "keep_draft"
    CHANGE_DRAFT = "change_draft"
    EDIT_DRAFT = "edit_draft"
    EDIT_OUTLINE = "edit_outline"
    REMARK_ON_DRAFT = "remark_on_draft"
    REVIEW_DRAFT = "review_draft"
    COPY_DRAFT = "copy_draft"
    DELETE_DRAFT = "delete_draft"
    EDIT_TEMPLATES = "edit_templates"
    RESTORE_DELETED = "restore_deleted"


STEP_LABELS: dict[Step, str] = {
    Step.CREATE_BOOK: "tạo sổ",
    Step.IMPORT_PLAN: "nhập kế hoạch",
    Step.AMEND_PLAN: "cập nhật kế hoạch",
    Step.DELETE_PLAN: "xoá kế hoạch",
    Step.EDIT_TASK: "sửa nhiệm vụ",
    Step.ASSIGN_UNITS: "phân công",
    Step.EDIT_UNIT: "sửa đơn vị",
    Step.ADD_UNIT: "thêm đơn vị",
    Step.DELETE_UNIT: "xoá đơn vị",
    Step.EDIT_UNIT_GROUP: "ghi nhóm đơn vị",
    Step.ASSIGN_OVERSEER: "phân công theo dõi",
    Step.IMPORT_UNITS: "nhập danh bạ",
    Step.OPEN_PERIOD: "mở kỳ",
    Step.RECORD_PROGRESS: "ghi tiến độ",
    Step.SEND_TRACKERS: "gửi phiếu",
    Step.MERGE_TRACKERS: "gộp phiếu",
    Step.REMIND_UNITS: "đôn đốc",
    Step.MAKE_REPORT: "lập văn bản",
    Step.CHANGE_SETTINGS: "đổi cài đặt",
    Step.RECORD_UNIT_EVENT: "ghi biến động đơn vị",
    Step.ORDER_UNITS: "xếp thứ tự đơn vị",
    Step.LINK_PLAN: "liên kết kế hoạch",
    Step.ANSWER_TASKS: "đối chiếu nhiệm vụ",
    Step.RECORD_ACTIVITY: "ghi hoạt động",
    Step.CHANGE_BEAT: "đổi nhịp theo dõi",
    Step.PAUSE_TASK: "tạm dừng nhiệm vụ",
    Step.EXTEND_DEADLINE: "gia hạn",
    Step.PLAN_PREPARATION: "việc chuẩn bị",
    Step.CHANGE_CALENDAR: "đổi lịch cơ quan",
    Step.RECORD_EVIDENCE: "ghi minh chứng",
    Step.ADD_NOTE: "ghi chú",
    Step.DEFINE_INDICATORS: "đặt chỉ tiêu",
    Step.RECORD_REPORT: "ghi đã báo cáo",
    Step.APPROVE_REPORT: "duyệt báo cáo",
    Step.SEND_BACK_REPORT: "trả lại đơn vị",
    Step.CORRECT_PROGRESS: "đính chính",
    Step.SIGN_DOCUMENT: "ghi văn bản đã ký",
    Step.SAVE_FILTER: "lưu bộ lọc",
    Step.HAND_OVER_TRACKERS: "ghi đã gửi",
    Step.KEEP_DRAFT: "lưu bản thảo",
    Step.CHANGE_DRAFT: "đổi thông tin bản thảo",
    Step.EDIT_DRAFT: "sửa bản thảo",
    Step.EDIT_OUTLINE: "sửa đề cương",
    Step.REMARK_ON_DRAFT: "ghi ý kiến vào bản thảo",
    Step.REVIEW_DRAFT: "duyệt bản thảo",
    Step.COPY_DRAFT: "lập bản thảo kỳ sau",
    Step.DELETE_DRAFT: "xoá bản thảo",
    Step.EDIT_TEMPLATES: "sửa mẫu văn bản",
    Step.RESTORE_DELETED: "khôi phục",
}
"""The name of each step as the undo menu says it: "Hoàn tác: gộp phiếu"."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Which rows of which tables one transaction changed.

    Attributes:
        step: the intention, or None when nothing changed.
        rows: table name -> ids of the rows that were added, changed or removed.
    """

    step: Step | None = None
    rows: Mapping[str, frozenset[int]] = field(default_factory=lambda: {})

    def __bool__(self) -> bool:
        return bool(self.rows)

    def touches(self, *tables: str) -> bool:
        """Whether any row of any of `tables` changed."""
        return any(table in self.rows for table in tables)


@dataclass(frozen=True, slots=True)
class StepName:
    """A step as the menu names it.

    Attributes:
        step: the intention.
        subject: what it was done to, in the user's words; may be empty.
    """

    step: Step
    subject: str


@dataclass(frozen=True, slots=True)
class UndoStatus:
    """The steps that undo and redo would take next; None where there is none."""

    undo: StepName | None
    redo: StepName | None


@dataclass(frozen=True, slots=True)
class PastStep:
    """One step of the list that undo goes back along.

    Attributes:
        id: names it.
        at: when it was last done, redone or undone.
        name: what it was.
        is_undone: whether it is undone now and could be done again.
    """

    id: int
    at: datetime
    name: StepName
    is_undone: bool
