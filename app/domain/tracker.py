"""Trackers (phiếu theo dõi): what is sent to a unit, what comes back, and the fields both carry.

`PROGRESS_FIELDS` is the one table of what a unit fills in; the workbook's columns, its reader and the merge follow from it.
To add a field: 1. an attribute of `Progress`; 2. a row here; 3. a column of `work_item` and `tracker_row` in a migration.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.ids import TrackerIssueId, UnitId, WorkItemId
from app.domain.period import Period
from app.domain.progress import Progress


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
    ProgressField("state", "Trạng thái", FieldKind.STATE, 16, "Chọn một trạng thái trong danh sách."),
    ProgressField("done_on", "Ngày hoàn thành", FieldKind.DATE, 13, "Gõ ngày/tháng/năm, ví dụ 15/12/2022."),
    ProgressField("result", "Kết quả thực hiện", FieldKind.TEXT, 42, "Ghi ngắn gọn việc đã làm, kèm số liệu."),
    ProgressField("difficulty", "Khó khăn, vướng mắc", FieldKind.TEXT, 26, "Bỏ trống nếu không có."),
    ProgressField("proposal", "Đề xuất, kiến nghị", FieldKind.TEXT, 26, "Bỏ trống nếu không có."),
)


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
    """Why a returned row or cell cannot be used as it stands."""

    UNKNOWN_ROW = "unknown_row"
    ROW_TWICE = "row_twice"
    BAD_DATE = "bad_date"
    BAD_STATE = "bad_state"
    FORMULA = "formula"
    TEXT_TOO_LONG = "text_too_long"
    DONE_WITHOUT_DATE = "done_without_date"
    DATE_WITHOUT_DONE = "date_without_done"
    REASON_MISSING = "reason_missing"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that cannot be used.

    Attributes:
        cell: its address in the sheet ("F12"), for the sentence.
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
        values: field key -> value as text, ISO for dates, the enum's value for states; keys that could not be read are missing.
        cells: field key -> cell address.
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
        book_uid, issue_uid: from its hidden sheet; None when that is lost.
        unit_name, period_code: from its hidden sheet, for messages.
        rows: what was read.
        missing: item uids that were sent but stand in no row any more (deleted rows); filled where identity is known.
    """

    file_name: str
    book_uid: bytes | None
    issue_uid: bytes | None
    unit_name: str
    period_code: str
    rows: tuple[ReturnedRow, ...]


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
