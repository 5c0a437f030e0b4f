"""Trackers sent and received, what stood in each row when it left, and whether a unit has reported."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.ids import TrackerIssueId, UnitId, WorkItemId
from app.domain.period import Period
from app.domain.progress import ReportState
from app.domain.reminder import Rung
from app.domain.tracker import SentRow, TrackerIssue
from app.store.columns import as_bytes, as_date, as_day, as_int, as_text, iso
from app.store.progress_columns import columns_of, progress_columns, progress_of
from app.store.session import Reader, Row, Transaction, Value
from app.store.work_items import period_id, read_period

_ISSUE = (
    "SELECT i.id, i.uid, i.number, i.unit_id, i.sent_on, i.file_name, p.starts_on, p.ends_on, p.kind "
    "FROM tracker_issue i JOIN period p ON p.id = i.period_id"
)
# The columns of a row that hold what does not live in `Progress`: the keys of `SentRow.others`.
_OTHERS = ("due_on", "indicators", "evidence")


@dataclass(frozen=True, slots=True)
class UnitReport:
    """Where a unit's tracker of a period stands.

    Attributes:
        sendings: how many trackers were sent.
        sent_on: when the last one was; None when none was.
        reply_by: until when an answer is asked for: the day given when it was sent back, else the last tracker's.
        received_on: when the last reply came; None when none did.
        reminders: how often the unit was reminded.
        reason: why it was sent back; empty in any other state.
        approved_on: the day it was approved; None in any other state.
        handed_on: the day the clerk noted that the last tracker really left; None while she did not.
        last_rung: the strongest way in which the unit was reminded; None when it was not.
    """

    unit_id: UnitId
    state: ReportState
    sendings: int
    sent_on: date | None
    reply_by: date | None
    received_on: date | None
    reminders: int
    reason: str = ""
    approved_on: date | None = None
    handed_on: date | None = None
    last_rung: Rung | None = None

    @property
    def came_late(self) -> bool:
        """Whether the reply came, but after the day by which it was asked for."""
        return self.received_on is not None and self.reply_by is not None and self.received_on > self.reply_by

    def is_late(self, today: date) -> bool:
        """Whether the unit was sent a tracker and let the day pass by which it was to answer."""
        waited = self.state in (ReportState.SENT, ReportState.SENT_BACK)
        return waited and self.reply_by is not None and today > self.reply_by


@dataclass(frozen=True, slots=True)
class Sending:
    """A tracker that carried a work item."""

    number: int
    period: Period
    sent_on: date
    reply_by: date
    file_name: str


@dataclass(frozen=True, slots=True)
class DatedFile:
    """A file that came in and its day."""

    on: date
    file_name: str


def no_report(unit_id: UnitId) -> UnitReport:
    """Return where the report of a unit stands that was never sent anything."""
    return UnitReport(unit_id, ReportState.NOT_SENT, 0, None, None, None, 0)


def add_issue(
    work: Transaction,
    unit_id: UnitId,
    period: Period,
    sent_on: date,
    reply_by: date,
    file_name: str,
    workbook_uid: bytes | None = None,
) -> TrackerIssue:
    """Record one more sending to a unit in a period; its number follows the last one.

    `workbook_uid` names the workbook that carries the sendings of several units.
    """
    row_of_period = period_id(work, period)
    number = 1 + last_number(work, unit_id, period)
    uid = work.new_uid()
    issue_id = work.insert(
        "tracker_issue",
        uid=uid,
        number=number,
        unit_id=unit_id,
        period_id=row_of_period,
        sent_on=iso(sent_on),
        reply_by=iso(reply_by),
        file_name=file_name,
        workbook_uid=workbook_uid,
    )
    return TrackerIssue(TrackerIssueId(issue_id), uid, number, unit_id, period, sent_on, file_name)


def put_handed_over(work: Transaction, unit_id: UnitId, period: Period, on: date | None) -> None:
    """Note on which day the last tracker of a unit and period really left; None takes the note back."""
    number = last_number(work, unit_id, period)
    issue_id = work.value(
        "SELECT i.id FROM tracker_issue i JOIN period p ON p.id = i.period_id "
        "WHERE i.unit_id = ? AND p.code = ? AND i.number = ?",
        unit_id,
        period.code,
        number,
    )
    work.update("tracker_issue", as_int(issue_id), handed_on=iso(on))


def add_sent_rows(work: Transaction, issue_id: TrackerIssueId, rows: Iterable[SentRow]) -> None:
    """Record what stands in each row when the tracker leaves."""
    for row in rows:
        work.insert(
            "tracker_row",
            issue_id=issue_id,
            work_item_id=row.work_item_id,
            **columns_of(row.progress),
            **{key: row.others.get(key) for key in _OTHERS},
        )


def issues_in_workbook(book: Reader, uid: bytes) -> list[TrackerIssue]:
    """Return the sendings that the workbook with this UUID carried: one, or one a unit; none when the book never made it."""
    return [_issue(row) for row in book.rows(f"{_ISSUE} WHERE i.uid = ? OR i.workbook_uid = ? ORDER BY i.id", uid, uid)]


def all_issues(book: Reader) -> list[TrackerIssue]:
    """Return every sending the book remembers, the first one first."""
    return [_issue(row) for row in book.rows(f"{_ISSUE} ORDER BY i.id")]


def last_number(book: Reader, unit_id: UnitId, period: Period) -> int:
    """Return the number of the last tracker sent to a unit in a period, 0 when none was."""
    return book.number(
        "SELECT coalesce(max(i.number), 0) FROM tracker_issue i JOIN period p ON p.id = i.period_id "
        "WHERE i.unit_id = ? AND p.code = ?",
        unit_id,
        period.code,
    )


def items_of_issue(book: Reader, issue_id: TrackerIssueId) -> list[WorkItemId]:
    """Return the work items a tracker carried."""
    rows = book.rows("SELECT work_item_id FROM tracker_row WHERE issue_id = ? ORDER BY id", issue_id)
    return [WorkItemId(as_int(item_id)) for (item_id,) in rows]


def task_numbers(book: Reader) -> dict[WorkItemId, str]:
    """Return work item -> the number of its task, for every item a tracker carried."""
    rows = book.rows(
        "SELECT DISTINCT w.id, t.number FROM tracker_row r JOIN work_item w ON w.id = r.work_item_id "
        "JOIN task t ON t.id = w.task_id"
    )
    return {WorkItemId(as_int(item_id)): as_text(number) for item_id, number in rows}


def sent_rows(book: Reader, issue_id: TrackerIssueId) -> list[SentRow]:
    """Return what stood in a tracker when it left."""
    rows = book.rows(
        f"SELECT r.work_item_id, w.uid, r.due_on, r.indicators, r.evidence, {progress_columns('r')} "
        "FROM tracker_row r JOIN work_item w ON w.id = r.work_item_id WHERE r.issue_id = ? ORDER BY r.id",
        issue_id,
    )
    return [
        SentRow(
            WorkItemId(as_int(item_id)),
            as_bytes(uid),
            progress_of(row[len(_OTHERS) :]),
            {key: text for key, text in zip(_OTHERS, row, strict=False) if isinstance(text, str)},
        )
        for item_id, uid, *row in rows
    ]


def add_receipt(
    work: Transaction, issue_id: TrackerIssueId, file_id: int, file_name: str, received_on: date, decision: str
) -> None:
    """Record a merged reply: the file as it came and, as JSON, what was decided about every field."""
    work.insert(
        "tracker_receipt",
        uid=work.new_uid(),
        issue_id=issue_id,
        file_id=file_id,
        file_name=file_name,
        received_on=iso(received_on),
        decision=decision,
    )


def has_receipt(book: Reader, issue_id: TrackerIssueId, sha256: bytes) -> bool:
    """Whether a reply of exactly this content was merged for a sending."""
    found = book.value(
        "SELECT 1 FROM tracker_receipt r JOIN stored_file f ON f.id = r.file_id WHERE r.issue_id = ? AND f.sha256 = ?",
        issue_id,
        sha256,
    )
    return found is not None


def put_report_state(
    work: Transaction, unit_id: UnitId, period: Period, state: ReportState, received_on: date | None = None
) -> None:
    """Set that a unit's tracker of a period is out or back. A report that was approved stays approved."""
    if state_of(work, unit_id, period) is not ReportState.APPROVED:
        _put_report(work, unit_id, period, state=state.value, received_on=iso(received_on))


def approve(work: Transaction, unit_id: UnitId, period: Period, approved_on: date) -> None:
    """Set that a unit's report of a period is approved."""
    _put_report(work, unit_id, period, state=ReportState.APPROVED.value, approved_on=iso(approved_on))


def send_back(work: Transaction, unit_id: UnitId, period: Period, reason: str, reply_by: date) -> None:
    """Set that a unit's report of a period was sent back to it, why, and until when it is to answer."""
    _put_report(work, unit_id, period, state=ReportState.SENT_BACK.value, reason=reason, reply_by=iso(reply_by))


def state_of(book: Reader, unit_id: UnitId, period: Period) -> ReportState:
    """Return where a unit's report of a period stands."""
    found = book.value(
        "SELECT r.state FROM unit_report r JOIN period p ON p.id = r.period_id WHERE r.unit_id = ? AND p.code = ?",
        unit_id,
        period.code,
    )
    return ReportState(found) if isinstance(found, str) else ReportState.NOT_SENT


def approved_over(book: Reader, unit_id: UnitId, period: Period) -> tuple[Period, date] | None:
    """Return the approved report of a unit whose period holds all of `period`, the shortest one, and the day it was approved."""
    row = book.row(
        "SELECT p.starts_on, p.ends_on, p.kind, r.approved_on FROM unit_report r JOIN period p ON p.id = r.period_id "
        "WHERE r.unit_id = ? AND r.state = 'approved' AND p.starts_on <= ? AND p.ends_on >= ? "
        "ORDER BY p.starts_on DESC, p.ends_on LIMIT 1",
        unit_id,
        iso(period.starts_on),
        iso(period.ends_on),
    )
    approved_on = as_date(row[3]) if row else None
    return (read_period(*row[:3]), approved_on) if row and approved_on else None


def unit_reports(book: Reader, period: Period) -> dict[UnitId, UnitReport]:
    """Return, for every unit with a tracker or reminder in a period, where its report stands."""
    rows = book.named_rows(
        """
        SELECT u.id, r.state, r.received_on, r.reason, r.reply_by, r.approved_on,
               (SELECT count(*) FROM tracker_issue i WHERE i.unit_id = u.id AND i.period_id = p.id),
               (SELECT max(sent_on) FROM tracker_issue i WHERE i.unit_id = u.id AND i.period_id = p.id),
               (SELECT max(reply_by) FROM tracker_issue i WHERE i.unit_id = u.id AND i.period_id = p.id),
               (SELECT handed_on FROM tracker_issue i WHERE i.unit_id = u.id AND i.period_id = p.id ORDER BY number DESC LIMIT 1),
               (SELECT count(*) FROM reminder m WHERE m.unit_id = u.id AND m.period_id = p.id),
               (SELECT min(rung) FROM reminder m WHERE m.unit_id = u.id AND m.period_id = p.id AND m.rung = 'letter'),
               (SELECT max(rung) FROM reminder m WHERE m.unit_id = u.id AND m.period_id = p.id AND m.rung <> 'letter')
        FROM unit u JOIN period p ON p.code = :code
        LEFT JOIN unit_report r ON r.unit_id = u.id AND r.period_id = p.id
        ORDER BY u.position, u.id
        """,
        code=period.code,
    )
    return {UnitId(as_int(row[0])): _report(row) for row in rows}


def reports_over(book: Reader, unit_id: UnitId, period: Period) -> list[tuple[Period, UnitReport]]:
    """Return where a unit's reports stand, of every period that shares a day with `period`, in order."""
    rows = book.rows(
        "SELECT p.starts_on, p.ends_on, p.kind FROM unit_report r JOIN period p ON p.id = r.period_id "
        "WHERE r.unit_id = ? AND p.starts_on <= ? AND p.ends_on >= ? ORDER BY p.starts_on, p.ends_on",
        unit_id,
        iso(period.ends_on),
        iso(period.starts_on),
    )
    periods = [read_period(*row) for row in rows]
    return [(one, unit_reports(book, one)[unit_id]) for one in periods]


def sendings_of_item(book: Reader, item_id: WorkItemId) -> list[Sending]:
    """Return the trackers that carried a work item, the first one first."""
    rows = book.rows(
        "SELECT i.number, i.sent_on, i.reply_by, i.file_name, p.starts_on, p.ends_on, p.kind FROM tracker_row r "
        "JOIN tracker_issue i ON i.id = r.issue_id JOIN period p ON p.id = i.period_id WHERE r.work_item_id = ? ORDER BY i.id",
        item_id,
    )
    return [
        Sending(as_int(number), read_period(*period), as_day(sent_on), as_day(reply_by), as_text(file_name))
        for number, sent_on, reply_by, file_name, *period in rows
    ]


def receipts_of_item(book: Reader, item_id: WorkItemId) -> list[DatedFile]:
    """Return the replies to trackers that carried a work item, the first one first."""
    rows = book.rows(
        "SELECT t.received_on, t.file_name FROM tracker_row r JOIN tracker_receipt t ON t.issue_id = r.issue_id "
        "WHERE r.work_item_id = ? ORDER BY t.id",
        item_id,
    )
    return [DatedFile(as_day(on), as_text(file_name)) for on, file_name in rows]


def _report(row: Row) -> UnitReport:
    unit_id, state, received_on, reason, asked_by, approved_on, sendings, sent_on, reply_by, handed_on, reminders, *rungs = row
    return UnitReport(
        UnitId(as_int(unit_id)),
        ReportState(state) if isinstance(state, str) else ReportState.NOT_SENT,
        as_int(sendings),
        as_date(sent_on),
        as_date(asked_by) or as_date(reply_by),
        as_date(received_on),
        as_int(reminders),
        reason if isinstance(reason, str) else "",
        as_date(approved_on),
        as_date(handed_on),
        next((Rung(rung) for rung in rungs if isinstance(rung, str)), None),
    )


def _put_report(work: Transaction, unit_id: UnitId, period: Period, **columns: Value) -> None:
    """Write a report's columns; reason and day of approval do not outlive their state, the day it came in does.

    So does the day by which it was asked for, until a new tracker asks for another.
    """
    row_of_period = period_id(work, period)
    found = work.value("SELECT id FROM unit_report WHERE unit_id = ? AND period_id = ?", unit_id, row_of_period)
    asked_anew: dict[str, Value] = {"reply_by": None} if columns["state"] == ReportState.SENT.value else {}
    wanted: dict[str, Value] = {"reason": "", "approved_on": None, **asked_anew, **columns}
    if isinstance(found, int):
        work.update("unit_report", found, **wanted)
    else:
        work.insert("unit_report", unit_id=unit_id, period_id=row_of_period, **wanted)


def _issue(row: Row) -> TrackerIssue:
    issue_id, uid, number, unit_id, sent_on, file_name, *period = row
    return TrackerIssue(
        TrackerIssueId(as_int(issue_id)),
        as_bytes(uid),
        as_int(number),
        UnitId(as_int(unit_id)),
        read_period(*period),
        as_day(sent_on),
        as_text(file_name),
    )
