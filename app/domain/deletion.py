"""What went out of the book and can come back: kinds of things as a clerk names them, and one of them.

To add a kind that the waste bin lists: a row in `DELETED_KINDS` (and one in `OWNED_BY` of `app/store/ownership.py` if it hangs on
another thing); a part that only comes along with others: a row in `PART_WORDS`. A thing whose going changed other things too,
as a unit's event or an extension, is taken back by undoing alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.changes import STEP_LABELS, Step


@dataclass(frozen=True, slots=True)
class DeletedKind:
    """A kind of thing that the waste bin lists.

    Attributes:
        label: what a clerk calls it.
        names: the columns of which the first that says something names it; where none does, the step's own subject. What stands
            before ">" names the row it points to: "unit_id>name".
        details: label -> column, for what else is shown of it.
    """

    label: str
    names: tuple[str, ...]
    details: Mapping[str, str]


DELETED_KINDS: dict[str, DeletedKind] = {
    "plan": DeletedKind(
        "Kế hoạch", ("document_id>written", "document_id>subject"), {"Nơi ban hành": "place", "Cấp trên": "superior"}
    ),
    "task": DeletedKind(
        "Nhiệm vụ", ("text",), {"Số": "number", "Sản phẩm": "deliverable", "Thời gian": "timing_text", "Hạn": "ends_on"}
    ),
    "unit": DeletedKind(
        "Đơn vị",
        ("name",),
        {"Tên gọi tắt": "short_name", "Người phụ trách": "contact_person", "Thư điện tử": "email", "Điện thoại": "phone"},
    ),
    "unit_group": DeletedKind("Nhóm đơn vị", ("name",), {}),
    "draft": DeletedKind("Bản thảo", (), {"Ngày": "dated_on", "Số": "document_number"}),
    "draft_edit": DeletedKind("Chỗ sửa tay trong bản thảo", ("text", "base"), {"Lời của sổ": "base"}),
    "draft_paragraph": DeletedKind("Đoạn thêm vào bản thảo", ("text",), {}),
    "draft_heading": DeletedKind("Đề mục của bản thảo", ("title", "base"), {"Tên cũ": "base"}),
    "draft_remark": DeletedKind("Ý kiến vào bản thảo", ("text",), {"Người cho ý kiến": "said_by", "Ngày": "said_on"}),
    "evidence": DeletedKind("Minh chứng", ("name",), {"Địa chỉ": "address", "Ngày ghi": "added_on"}),
    "note": DeletedKind("Ghi chú", ("text",), {"Ngày": "noted_on"}),
    "indicator": DeletedKind("Chỉ tiêu", ("name",), {"Đơn vị tính": "measuring_unit", "Mức giao": "target"}),
    "preparation": DeletedKind("Việc chuẩn bị", ("text",), {"Trước (ngày)": "days_before"}),
    "activity": DeletedKind(
        "Hoạt động",
        ("title",),
        {"Ngày": "happened_on", "Kết quả": "result", "Nhận xét": "findings", "Khắc phục trước": "remedy_by"},
    ),
    "office_template": DeletedKind("Mẫu văn bản", ("name",), {"Ngày nhận": "added_on"}),
    "saved_filter": DeletedKind("Bộ lọc đã lưu", ("name",), {}),
    "local_anniversary": DeletedKind("Ngày kỷ niệm", ("name",), {"Ngày": "day", "Tháng": "month", "Năm": "year"}),
    "office_day": DeletedKind("Ngày của cơ quan", ("name",), {"Ngày": "on_day"}),
}
"""Table -> what a row of it is to a clerk."""

PART_WORDS: dict[str, str] = {table: kind.label.lower() for table, kind in DELETED_KINDS.items()} | {
    "section": "đề mục",
    "assignment": "dòng phân công",
    "work_item": "đầu việc",
    "alias": "tên gọi",
    "unit_group_member": "lượt là thành viên nhóm",
    "oversight": "phân công theo dõi",
    "document": "văn bản",
    "plan_recipient": "nơi nhận",
    "unit_event": "biến động đơn vị",
    "extension": "lần gia hạn",
    "document_basis": "căn cứ",
    "task_beat": "lần đổi nhịp",
    "task_pause": "lần tạm dừng",
    "task_answer": "chỗ đáp ứng cấp trên",
    "indicator_value": "số liệu chỉ tiêu",
    "correction": "lần đính chính",
    "activity_unit": "đơn vị của hoạt động",
    "activity_item": "đầu việc của hoạt động",
    "draft_unit": "đơn vị của bản thảo",
    "preparation_done": "lần chuẩn bị xong",
    "tracker_issue": "lần gửi phiếu",
    "tracker_row": "dòng phiếu",
    "tracker_receipt": "phiếu nhận về",
    "stored_file": "tệp kèm",
    "period": "kỳ",
    "issued_document": "văn bản đã lập",
    "reminder": "lần đôn đốc",
    "unit_report": "báo cáo của đơn vị",
    "setting": "cài đặt",
    "book": "sổ",
}
"""Table -> what its rows are called where they come along with something else."""

_DIRECTIONS = {"do": "", "undo": "hoàn tác ", "redo": "làm lại "}


@dataclass(frozen=True, slots=True)
class Deletion:
    """One thing that is no longer in the book, and with which nothing else took it along.

    Attributes:
        id: names it; the row of the log that tells of it.
        table: its kind, a key of `DELETED_KINDS`.
        name: its name in one line.
        at: when it went, at this computer's place.
        step: the intention with which it went.
        direction: do, undo or redo.
    """

    id: int
    table: str
    name: str
    at: datetime
    step: Step
    direction: str

    @property
    def kind(self) -> str:
        """What a clerk calls it."""
        return DELETED_KINDS[self.table].label

    @property
    def went_with(self) -> str:
        """The step with which it went, in words: "xoá kế hoạch", "hoàn tác nhập kế hoạch"."""
        return _DIRECTIONS[self.direction] + STEP_LABELS[self.step]


@dataclass(frozen=True, slots=True)
class DeletionDetails:
    """What is shown of one deletion before it is taken back.

    Attributes:
        fields: label and value of what stood in it.
        parts: word and number of what comes back along with it.
    """

    fields: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, int], ...]
