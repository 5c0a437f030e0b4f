"""Trackers sent and received, what stood in each row when it left, and whether a unit has reported."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.ids import TrackerIssueId, UnitId, WorkItemId
from app.domain.period import Period
from app.domain.progress import Progress, ProgressState, ReportState
from app.domain.tracker import SentRow, TrackerIssue
from app.store.columns import as_bytes, as_date, as_int, as_text, iso
from app.store.session import Reader, Row, Transaction
from app.store.work_items import period_id, read_period

_ISSUE = (
    "SELECT i.id, i.uid, i.number, i.unit_id, i.sent_on, i.file_name, p.starts_on, p.ends_on, p.kind "
    "FROM tracker_issue i JOIN period p ON p.id = i.period_id"
)


@dataclass(frozen=True, slots=True)
class UnitReport:
    """Where a unit's tracker of a period stands.

    Attributes:
        sendings: how many trackers were sent.
        sent_on: when the last one was; None when none was.
        reply_by: until when it asked for an answer.
        received_on: when the last reply came; None when none did.
        reminders: how often the unit was reminded.
    """

    unit_id: UnitId
    state: ReportState
    sendings: int
    sent_on: date | None
    reply_by: date | None
    received_on: date | None
    reminders: int

    def is_late(self, today: date) -> bool:
        """Whether the unit was sent a tracker and let the day pass by which it was to answer."""
        waited = self.state in (ReportState.SENT, ReportState.SENT_BACK)
        return waited and self.reply_by is not None and today > self.reply_by


def no_report(unit_id: UnitId) -> UnitReport:
    """Return where the report of a unit stands that was never sent anything."""
    return UnitReport(unit_id, ReportState.NOT_SENT, 0, None, None, None, 0)


def add_issue(work: Transaction, unit_id: UnitId, period: Period, sent_on: date, reply_by: date, file_name: str) -> TrackerIssue:
    """Record one more sending to a unit in a period; its number follows the last one."""
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
    )
    return TrackerIssue(TrackerIssueId(issue_id), uid, number, unit_id, period, sent_on, file_name)


def add_sent_rows(work: Transaction, issue_id: TrackerIssueId, rows: Iterable[tuple[WorkItemId, Progress]]) -> None:
    """Record what stands in each row when the tracker leaves."""
    for item_id, progress in rows:
        work.insert(
            "tracker_row",
            issue_id=issue_id,
            work_item_id=item_id,
            state=progress.state.value,
            done_on=iso(progress.done_on),
            result=progress.result,
            difficulty=progress.difficulty,
            proposal=progress.proposal,
            reason=progress.reason,
        )


def find_issue(book: Reader, uid: bytes) -> TrackerIssue | None:
    """Return the sending with this UUID, None when the book never made it (or took it back)."""
    row = book.row(f"{_ISSUE} WHERE i.uid = ?", uid)
    return _issue(row) if row else None


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
        "SELECT r.work_item_id, w.uid, r.state, r.done_on, r.result, r.difficulty, r.proposal, r.reason "
        "FROM tracker_row r JOIN work_item w ON w.id = r.work_item_id WHERE r.issue_id = ? ORDER BY r.id",
        issue_id,
    )
    return [
        SentRow(
            WorkItemId(as_int(item_id)),
            as_bytes(uid),
            Progress(
                ProgressState(as_text(state)),
                as_date(done_on),
                as_text(result),
                as_text(difficulty),
                as_text(proposal),
                as_text(reason),
            ),
        )
        for item_id, uid, state, done_on, result, difficulty, proposal, reason in rows
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
    """Set whether a unit's tracker of a period is out, back, sent back to it, or approved."""
    row_of_period = period_id(work, period)
    found = work.value("SELECT id FROM unit_report WHERE unit_id = ? AND period_id = ?", unit_id, row_of_period)
    if isinstance(found, int):
        work.update("unit_report", found, state=state.value, received_on=iso(received_on))
    else:
        work.insert("unit_report", unit_id=unit_id, period_id=row_of_period, state=state.value, received_on=iso(received_on))


def add_reminder(work: Transaction, unit_id: UnitId, period: Period, reminded_on: date, file_name: str) -> None:
    """Record that a unit was reminded."""
    work.insert(
        "reminder",
        uid=work.new_uid(),
        unit_id=unit_id,
        period_id=period_id(work, period),
        reminded_on=iso(reminded_on),
        file_name=file_name,
    )


def unit_reports(book: Reader, period: Period) -> dict[UnitId, UnitReport]:
    """Return, for every unit with a tracker or reminder in a period, where its report stands."""
    rows = book.named_rows(
        """
        SELECT u.id, r.state, r.received_on,
               (SELECT count(*) FROM tracker_issue i WHERE i.unit_id = u.id AND i.period_id = p.id),
               (SELECT max(sent_on) FROM tracker_issue i WHERE i.unit_id = u.id AND i.period_id = p.id),
               (SELECT max(reply_by) FROM tracker_issue i WHERE i.unit_id = u.id AND i.period_id = p.id),
               (SELECT count(*) FROM reminder m WHERE m.unit_id = u.id AND m.period_id = p.id)
        FROM unit u JOIN period p ON p.code = :code
        LEFT JOIN unit_report r ON r.unit_id = u.id AND r.period_id = p.id
        ORDER BY u.position, u.id
        """,
        code=period.code,
    )
    return {
        UnitId(as_int(unit_id)): UnitReport(
            UnitId(as_int(unit_id)),
            ReportState(state) if isinstance(state, str) else ReportState.NOT_SENT,
            as_int(sendings),
            as_date(sent_on),
            as_date(reply_by),
            as_date(received_on),
            as_int(reminders),
        )
        for unit_id, state, received_on, sendings, sent_on, reply_by, reminders in rows
    }


def _issue(row: Row) -> TrackerIssue:
    issue_id, uid, number, unit_id, sent_on, file_name, *period = row
    sent = as_date(sent_on)
    assert sent is not None
    return TrackerIssue(
        TrackerIssueId(as_int(issue_id)),
        as_bytes(uid),
        as_int(number),
        UnitId(as_int(unit_id)),
        read_period(*period),
        sent,
        as_text(file_name),
    )
