"""Trackers (phiếu theo dõi): what is sent to a unit, what comes back, and the fields both carry.

`PROGRESS_FIELDS` is the one table of what a unit fills in; the workbook's columns, its reader and the merge follow from it.
To add a field: 1. an attribute of `Progress`; 2. a row here; 3. a column of `work_item` and `tracker_row` in a migration.
What does not live in `Progress` (deadline, indicators, evidence) is a row here all the same: `shown_row` says what it shows.

A reason (lý do) has no column of its own, which would make the sheet too wide for A4: beside the state "Không thực hiện" the
column of the result holds it. `shown_values` is the one place that says so on the way out, `app.merging` on the way back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.ids import TrackerIssueId, UnitId, WorkItemId
from app.domain.item_parts import NO_PARTS, ItemParts, evidence_text, indicator_text
from app.domain.period import Period
from app.domain.progress import STATE_LABELS, Progress, ProgressState


class FieldKind(StrEnum):
    """How a field is typed in, checked and shown."""

    STATE = "state"
    DATE = "date"
    TEXT = "text"
    DEADLINE = "deadline"
    NUMBERS = "numbers"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class ProgressField:
    """One field of a work item that a unit fills in, or may ask to have changed.

    Attributes:
        key: the attribute of `Progress`, where it lives there.
        label: its name for the user and the head of its column.
        kind: how it is typed in.
        width: the column's width in the workbook, in characters.
        hint: what the unit is told when it enters the cell.
        is_input: whether it is the unit's to fill in; a change of any other one is only a proposal.
    """

    key: str
    label: str
    kind: FieldKind
    width: float
    hint: str
    is_input: bool = True


PROGRESS_FIELDS: tuple[ProgressField, ...] = (
    ProgressField(
        "due_on",
        "Thời hạn",
        FieldKind.DEADLINE,
        11,
        "Thời hạn đã giao. Cần lùi hạn thì gõ ngày đề nghị vào đây và nêu lý do ở cột đề xuất; cơ quan quyết định.",
        is_input=False,
    ),
    ProgressField("state", "Trạng thái", FieldKind.STATE, 14, "Bấm mũi tên bên phải ô rồi chọn một trạng thái."),
    ProgressField(
        "done_on", "Ngày hoàn thành", FieldKind.DATE, 11, "Gõ ngày/tháng/năm, ví dụ 15/12/2022. Chỉ ghi khi đã hoàn thành."
    ),
    ProgressField(
        "result",
        "Kết quả thực hiện",
        FieldKind.TEXT,
        26,
        "Ghi ngắn gọn việc đã làm, kèm số liệu. Nếu trạng thái là “Không thực hiện” thì ghi lý do vào ô này.",
    ),
    ProgressField(
        "indicators",
        "Chỉ tiêu",
        FieldKind.NUMBERS,
        17,
        "Mỗi dòng một chỉ tiêu: giữ nguyên tên, chỉ gõ số sau dấu hai chấm, ví dụ “Số buổi (buổi): 3”.",
    ),
    ProgressField("difficulty", "Khó khăn, vướng mắc", FieldKind.TEXT, 14, "Bỏ trống nếu không có."),
    ProgressField("proposal", "Đề xuất, kiến nghị", FieldKind.TEXT, 14, "Bỏ trống nếu không có."),
    ProgressField(
        "evidence",
        "Minh chứng",
        FieldKind.NAMES,
        14,
        "Tên tệp minh chứng, mỗi dòng một tên, đúng như tên tệp gửi kèm thư.",
    ),
)
INPUT_FIELDS = tuple(one for one in PROGRESS_FIELDS if one.is_input)


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
    """Return a field's value, as `shown_row` gives it, the way a clerk reads it: "Hoàn thành", "15/12/2022"."""
    if kind is FieldKind.STATE and value:
        return STATE_LABELS[ProgressState(value)]
    day = day_of(value) if kind in (FieldKind.DATE, FieldKind.DEADLINE) else None
    return f"{day:%d/%m/%Y}" if day else value


def day_of(value: str) -> date | None:
    """Return the day that a field's value stands for; None for an empty one and for a deadline in words."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


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
        parts: its indicators and evidence, likewise.
        last_period: what stood at the end of the task's period before, in words; empty for none.
        unit_name: whose it is, where a workbook holds the rows of several units.
    """

    item_uid: bytes
    number: str
    task_text: str
    role: str
    due_on: date | None
    timing_text: str
    progress: Progress
    parts: ItemParts = NO_PARTS
    last_period: str = ""
    unit_name: str = ""


def shown_row(row: TrackerRow) -> dict[str, str]:
    """Return what a tracker shows of a row: the key of each of `PROGRESS_FIELDS` -> text, see `shown_values`.

    A deadline that is no day is shown in the plan's words.
    """
    values = shown_values(row.progress) | {
        "due_on": row.due_on.isoformat() if row.due_on else row.timing_text,
        "indicators": indicator_text(row.parts),
        "evidence": evidence_text(row.parts),
    }
    return {one.key: values[one.key] for one in PROGRESS_FIELDS}


@dataclass(frozen=True, slots=True)
class Tracker:
    """One workbook for one unit and period, or for all units of a period.

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
        notice: what the unit is told before anything else: why its report was sent back and until when to answer.
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
    notice: str = ""

    @property
    def has_units(self) -> bool:
        """Whether it holds rows of several units, each with its name."""
        return any(row.unit_name for row in self.rows)


class RowProblem(StrEnum):
    """Why a returned row or cell cannot be used as it stands.

    The reader says what stands in a cell, the matching of rows whose it is, the merge what it means: the members up to
    `TEXT_TOO_LONG` are of the first two.
    """

    UNKNOWN_ROW = "unknown_row"
    ROW_TWICE = "row_twice"
    ROW_UNCLEAR = "row_unclear"
    CODE_OF_ANOTHER_TASK = "code_of_another_task"
    BAD_DATE = "bad_date"
    DATE_MONTH_FIRST = "date_month_first"
    DATE_WITHOUT_YEAR = "date_without_year"
    BAD_STATE = "bad_state"
    FORMULA = "formula"
    MERGED_CELLS = "merged_cells"
    TEXT_TOO_LONG = "text_too_long"
    ITEM_GONE = "item_gone"
    DONE_WITHOUT_DATE = "done_without_date"
    DATE_WITHOUT_DONE = "date_without_done"
    DATE_UNLIKELY = "date_unlikely"
    REASON_MISSING = "reason_missing"
    ITEM_LOCKED = "item_locked"
    DEADLINE_UNCLEAR = "deadline_unclear"
    DEADLINE_NOT_LATER = "deadline_not_later"
    INDICATOR_UNKNOWN = "indicator_unknown"
    INDICATOR_TWICE = "indicator_twice"
    BAD_NUMBER = "bad_number"
    NUMBER_UNCLEAR = "number_unclear"


ROW_PROBLEM_LABELS: dict[RowProblem, str] = {
    RowProblem.UNKNOWN_ROW: "không rõ dòng này thuộc nhiệm vụ nào trong phiếu đã gửi",
    RowProblem.ROW_TWICE: "nhiệm vụ này có nhiều dòng trong phiếu, không rõ lấy dòng nào",
    RowProblem.ROW_UNCLEAR: "dòng mất mã, nội dung giống từ hai nhiệm vụ đã gửi trở lên nên không rõ là nhiệm vụ nào",
    RowProblem.CODE_OF_ANOTHER_TASK: "mã ẩn và nội dung của dòng là của hai nhiệm vụ khác nhau, có thể do sắp xếp lệch cột",
    RowProblem.BAD_DATE: "không đọc được ngày; ghi đủ ngày/tháng/năm",
    RowProblem.DATE_MONTH_FIRST: "ngày ghi kiểu tháng/ngày; hỏi lại đơn vị rồi ghi theo ngày/tháng/năm",
    RowProblem.DATE_WITHOUT_YEAR: "ngày thiếu năm; ghi đủ ngày/tháng/năm",
    RowProblem.BAD_STATE: "không hiểu trạng thái; chọn một trạng thái trong danh sách",
    RowProblem.FORMULA: "ô có công thức; chương trình không tính công thức của tệp gửi về",
    RowProblem.MERGED_CELLS: "ô bị gộp với ô khác, không rõ nội dung thuộc dòng nào, cột nào",
    RowProblem.TEXT_TOO_LONG: "nội dung dài quá 32.767 ký tự",
    RowProblem.ITEM_GONE: "việc này không còn trong sổ",
    RowProblem.DONE_WITHOUT_DATE: "hoàn thành nhưng thiếu ngày, mà phiếu về sau thời hạn: không rõ đúng hạn hay quá hạn",
    RowProblem.DATE_WITHOUT_DONE: "có ngày hoàn thành nhưng trạng thái không phải là “Hoàn thành”",
    RowProblem.DATE_UNLIKELY: "ngày hoàn thành sau ngày nhận phiếu hoặc trước kỳ báo cáo quá lâu",
    RowProblem.REASON_MISSING: "không thực hiện nhưng thiếu lý do ở cột kết quả",
    RowProblem.ITEM_LOCKED: "báo cáo của đơn vị đã duyệt nên kỳ đã khoá; chỉ đính chính được",
    RowProblem.DEADLINE_UNCLEAR: "ô thời hạn bị sửa nhưng không phải là ngày; đề nghị lùi hạn phải ghi đủ ngày/tháng/năm",
    RowProblem.DEADLINE_NOT_LATER: "ngày đề nghị không muộn hơn thời hạn trong sổ, hoặc đã qua khi nhận phiếu",
    RowProblem.INDICATOR_UNKNOWN: "không rõ dòng này của chỉ tiêu nào; mỗi dòng giữ nguyên tên, số ghi sau dấu hai chấm",
    RowProblem.INDICATOR_TWICE: "chỉ tiêu này có nhiều dòng với số khác nhau, không rõ lấy dòng nào",
    RowProblem.BAD_NUMBER: "không đọc được số của chỉ tiêu; ghi số không âm sau dấu hai chấm, ví dụ 1250 hoặc 12,5",
    RowProblem.NUMBER_UNCLEAR: "số này có hai cách hiểu, dấu phân cách nghìn hay dấu thập phân; hỏi lại đơn vị rồi ghi vào sổ",
}


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that cannot be used.

    Attributes:
        cell: its address in the sheet ("F12"), for the sentence; of a whole row, its first cell ("A12").
        field: key of the progress field; empty when the whole row is concerned.
        text: what stands there.
        reading: what it may mean, in words; empty when nothing comes to mind.
    """

    problem: RowProblem
    cell: str
    field: str
    text: str
    reading: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row of a returned workbook, as far as it could be read.

    Attributes:
        item_uid: the work item it belongs to; None when its identity is lost.
        row: the row's number in the sheet.
        values: field key -> value as `shown_values` gives it; an empty cell is "". Keys that could not be read are missing.
        cells: field key -> cell address; keys whose column is missing are missing.
        problems: what is wrong with it.
        task_text: the task as it stands in the returned row, for messages and to know it by where its code is lost.
        number: the task's number as it stands there; empty when its column is gone.
    """

    item_uid: bytes | None
    row: int
    values: dict[str, str]
    cells: dict[str, str]
    problems: tuple[CellProblem, ...] = ()
    task_text: str = ""
    number: str = ""


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
        head_lines: what stands above the table, a line a cell: who it is from and of which period, where identity is lost.
    """

    file_name: str
    sheet_name: str
    book_uid: bytes | None
    issue_uid: bytes | None
    unit_name: str
    period_code: str
    rows: tuple[ReturnedRow, ...]
    missing_fields: tuple[str, ...] = ()
    head_lines: tuple[str, ...] = ()


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
    """What stood in a tracker's row when it left: the base of the merge.

    Attributes:
        others: what it showed of the fields that do not live in `Progress`, by key, as `shown_row` gives it. A tracker of an
            older program did not have them: then they are missing, and nothing that comes back is compared with them.
    """

    work_item_id: WorkItemId
    item_uid: bytes
    progress: Progress
    others: Mapping[str, str] = field(default_factory=dict[str, str])
