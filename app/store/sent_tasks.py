"""The tasks of trackers that were sent, to know a returned row by its words, and the sendings that carried given work items."""

from collections.abc import Collection
from dataclasses import dataclass

from app.domain.ids import TrackerIssueId
from app.store.columns import as_bytes, as_int, as_text
from app.store.session import Reader


@dataclass(frozen=True, slots=True)
class SentTask:
    """The task of one row that was sent: as the book has it now."""

    item_uid: bytes
    number: str
    text: str


def of_issue(book: Reader, issue_id: TrackerIssueId) -> list[SentTask]:
    """Return the tasks of a sending, in the order of its rows."""
    rows = book.rows(
        "SELECT w.uid, t.number, t.text FROM tracker_row r JOIN work_item w ON w.id = r.work_item_id "
        "JOIN task t ON t.id = w.task_id WHERE r.issue_id = ? ORDER BY r.id",
        issue_id,
    )
    return [SentTask(as_bytes(uid), as_text(number), as_text(text).split("\n", 1)[0]) for uid, number, text in rows]


def issues_with(book: Reader, item_uids: Collection[bytes]) -> dict[TrackerIssueId, set[bytes]]:
    """Return the sendings that carried any of the work items -> those it carried, the last sending first."""
    wanted = set(item_uids)
    found: dict[TrackerIssueId, set[bytes]] = {}
    for uid in wanted:
        rows = book.rows(
            "SELECT r.issue_id FROM work_item w JOIN tracker_row r ON r.work_item_id = w.id WHERE w.uid = ?",
            uid,
        )
        for (issue_id,) in rows:
            found.setdefault(TrackerIssueId(as_int(issue_id)), set()).add(uid)
    return dict(sorted(found.items(), reverse=True))
