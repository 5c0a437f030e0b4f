"""Trackers (phiếu theo dõi): what is sent to a unit, what comes back, and the fields both carry.

`PROGRESS_FIELDS` is the one table of what a unit fills in; the workbook's columns, its reader and the merge follow from it.
To add a field: 1. an attribute of `Progress`; 2. a row here; 3. a column of `work_item` and `tracker_row` in a migration.

A reason (lý do) has no column of its own, which would make the sheet too wide for A4: beside the state "Không thực hiện" the
column of the result holds it. `shown_values` is the one place that says so on the way out, `app.merging` on the way back.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.ids import TrackerIssueId, UnitId, WorkItemId
from app.domain.period import Period
from app.domain.progress import STATE_LABELS, Progress, ProgressState


class FieldKind(StrEnum):
    """How a field is typed in, checked and shown."""

    STATE = "state"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ProgressField:
    """One field of a work item's progress that a unit fills in.

    Attributes:
        key: the attribute of `Progress`.
        label: its name for the user and the head of its column.
        kind: how it is typed in.
        width: the column's width in the workbook, in characters.
        hint: what the unit is told when it enters the cell.
    """

    key: str
    label: str
    kind: FieldKind
    width: int
    hint: str


PROGRESS_FIELDS: tuple[ProgressField, ...] = (
    ProgressField("state", "Trạng thái", FieldKind.STATE, 16, "Bấm mũi tên bên phải ô rồi chọn một trạng thái."),
    ProgressField(
        "done_on", "Ngày hoàn thành", FieldKind.DATE, 12, "Gõ ngày/tháng/năm, ví dụ 15/12/2022. Chỉ ghi khi đã hoàn thành."
    ),
    ProgressField(
        "result",
        "Kết quả thực hiện",
        FieldKind.TEXT,
        36,
        "Ghi ngắn gọn việc đã làm, kèm số liệu. Nếu trạng thái là “Không thực hiện” thì ghi lý do vào ô này.",
    ),
    ProgressField("difficulty", "Khó khăn, vướng mắc", FieldKind.TEXT, 20, "Bỏ trống nếu không có."),
    ProgressField("proposal", "Đề xuất, kiến nghị", FieldKind.TEXT, 20, "Bỏ trống nếu không có."),
)


def shown_values(progress: Progress) -> dict[str, str]:
    """Return what a tracker shows of `progress`: field key -> text; ISO for dates, the enum's value for states.

    Beside `not_applicable` the result's cell shows the reason.
    """
    not_applicable = progress.state is ProgressState.NOT_APPLICABLE
    return {
        "state": progress.state.value,
        "done_on": progress.done_on.isoformat() if progress.done_on else "",
        "result": progress.reason if not_applicable else progress.result,
        "difficulty": progress.difficulty,
        "proposal": progress.proposal,
    }


def earliest_done_on(period: Period) -> date:
    """Return the first day that can be meant as the day an item of `period` was done: New Year of the year before.

    An earlier one is a slip of the hand, such as day and year changed round.
    """
    return date(period.starts_on.year - 1, 1, 1)


def in_words(kind: FieldKind, value: str) -> str:
    """Return a field's value, as `shown_values` gives it, the way a clerk reads it: "Hoàn thành", "15/12/2022"."""
    if not value or kind is FieldKind.TEXT:
        return value
    return STATE_LABELS[ProgressState(value)] if kind is FieldKind.STATE else f"{date.fromisoformat(value):%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """One work item in a tracker.

    Attributes:
        item_uid: the work item's UUID, 16 bytes; it travels in the workbook and survives sorting.
        number: the task's number in the plan ("II.5").
        task_text: the task as written.
        role: the unit's role, in words.
        due_on: the deadline; None when none is known.
        timing_text: the time as the plan writes it.
        progress: what stands in the book when the tracker leaves.
    """

    item_uid: bytes
    number: str
    task_text: str
    role: str
    due_on: date | None
    timing_text: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class Tracker:
    """One workbook for one unit and period.

    Attributes:
        book_uid: the book it comes from, 16 bytes.
        issue_uid: this sending, 16 bytes.
        number: the how-manieth sending to this unit in this period, from 1.
        unit_name: the unit.
        period: the period it reports on.
        sent_on: the day it is made.
        office: who sends it (issuing body), for the head of the sheet.
        plan_titles: the plans its tasks come from, as cited.
        rows: its work items, in the order of the plan.
    """

    book_uid: bytes
    issue_uid: bytes
    number: int
    unit_name: str
    period: Period
    sent_on: date
    office: str
    plan_titles: tuple[str, ...]
    rows: tuple[TrackerRow, ...]


class RowProblem(StrEnum):
    """Why a returned row or cell cannot be used as it stands.

    The reader says what stands in a cell, the merge what it means: the members up to `TEXT_TOO_LONG` are the reader's.
    """

    UNKNOWN_ROW = "unknown_row"
    ROW_TWICE = "row_twice"
    BAD_DATE = "bad_date"
    BAD_STATE = "bad_state"
    FORMULA = "formula"
    MERGED_CELLS = "merged_cells"
    TEXT_TOO_LONG = "text_too_long"
    ITEM_GONE = "item_gone"
    DONE_WITHOUT_DATE = "done_without_date"
    DATE_WITHOUT_DONE = "date_without_done"
    DATE_UNLIKELY = "date_unlikely"
    REASON_MISSING = "reason_missing"


ROW_PROBLEM_LABELS: dict[RowProblem, str] = {
    RowProblem.UNKNOWN_ROW: "không rõ dòng này thuộc nhiệm vụ nào trong phiếu đã gửi",
    RowProblem.ROW_TWICE: "nhiệm vụ này có nhiều dòng trong phiếu, không rõ lấy dòng nào",
    RowProblem.BAD_DATE: "không đọc được ngày; ghi đủ ngày/tháng/năm",
    RowProblem.BAD_STATE: "không hiểu trạng thái; chọn một trạng thái trong danh sách",
    RowProblem.FORMULA: "ô có công thức; chương trình không tính công thức của tệp gửi về",
    RowProblem.MERGED_CELLS: "ô bị gộp với ô khác, không rõ nội dung thuộc dòng nào, cột nào",
    RowProblem.TEXT_TOO_LONG: "nội dung dài quá 32.767 ký tự",
    RowProblem.ITEM_GONE: "việc này không còn trong sổ",
    RowProblem.DONE_WITHOUT_DATE: "hoàn thành nhưng thiếu ngày, mà phiếu về sau thời hạn: không rõ đúng hạn hay quá hạn",
    RowProblem.DATE_WITHOUT_DONE: "có ngày hoàn thành nhưng trạng thái không phải là “Hoàn thành”",
    RowProblem.DATE_UNLIKELY: "ngày hoàn thành sau ngày nhận phiếu hoặc trước kỳ báo cáo quá lâu",
    RowProblem.REASON_MISSING: "không thực hiện nhưng thiếu lý do ở cột kết quả",
}


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that cannot be used.

    Attributes:
        cell: its address in the sheet ("F12"), for the sentence; of a whole row, its first cell ("A12").
        field: key of the progress field; empty when the whole row is concerned.
        text: what stands there.
    """

    problem: RowProblem
    cell: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row of a returned workbook, as far as it could be read.

    Attributes:
        item_uid: the work item it belongs to; None when its identity is lost.
        row: the row's number in the sheet.
        values: field key -> value as `shown_values` gives it; an empty cell is "". Keys that could not be read are missing.
        cells: field key -> cell address; keys whose column is missing are missing.
        problems: what is wrong with it.
        task_text: the task as it stands in the returned row, for messages.
    """

    item_uid: bytes | None
    row: int
    values: dict[str, str]
    cells: dict[str, str]
    problems: tuple[CellProblem, ...] = ()
    task_text: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedTracker:
    """A returned workbook, read.

    Attributes:
        file_name: its name, for messages.
        sheet_name: the sheet its rows stand in, for messages.
        book_uid, issue_uid: from its hidden sheet; None when that is lost.
        unit_name, period_code: from its hidden sheet, for messages; empty when that is lost.
        rows: what was read. Rows that were deleted in it are told by the merge, which knows what was sent.
        missing_fields: keys of the progress fields whose column is gone from the sheet.
    """

    file_name: str
    sheet_name: str
    book_uid: bytes | None
    issue_uid: bytes | None
    unit_name: str
    period_code: str
    rows: tuple[ReturnedRow, ...]
    missing_fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrackerIssue:
    """One sending of a tracker, as the book remembers it."""

    id: TrackerIssueId
    uid: bytes
    number: int
    unit_id: UnitId
    period: Period
    sent_on: date
    file_name: str


@dataclass(frozen=True, slots=True)
class SentRow:
    """What stood in a tracker's row when it left: the base of the merge."""

    work_item_id: WorkItemId
    item_uid: bytes
    progress: Progress
