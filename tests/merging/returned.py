"""Small sendings and replies for the tests of the merge: `a_sending().row(...)` says in a line what was sent and typed."""

from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.assignment import AssignmentRole
from app.domain.ids import TaskId, UnitId, WorkItemId
from app.domain.period import quarter
from app.domain.progress import Progress, WorkItem
from app.domain.tracker import CellProblem, ReturnedRow, ReturnedTracker, SentRow, shown_values
from app.merging.compare import compare
from app.merging.preview import MergeEntry, MergePreview

RECEIVED = date(2022, 12, 20)
COLUMN_OF = {"state": "F", "done_on": "G", "result": "H", "difficulty": "I", "proposal": "J"}


def uid(number: int) -> bytes:
    return number.to_bytes(16, "big")


@dataclass
class Sending:
    """What was sent, what came back and what stands now, row by row."""

    sent: list[SentRow] = field(default_factory=list)
    returned: list[ReturnedRow] = field(default_factory=list)
    current: list[WorkItem] = field(default_factory=list)

    def row(
        self,
        sent: Progress,
        now: Progress | None = None,
        *,
        due_on: date | None = date(2022, 12, 31),
        problems: tuple[CellProblem, ...] = (),
        lost: tuple[str, ...] = (),
        **typed: str,
    ) -> "Sending":
        """Add a row. `typed` is what the unit typed over what was sent; `lost` columns are gone; `now` is by default `sent`."""
        number = len(self.sent) + 1
        self.sent.append(SentRow(WorkItemId(number), uid(number), sent))
        self.current.append(an_item(number, sent if now is None else now, due_on))
        unreadable = {problem.field for problem in problems} | set(lost)
        values = {key: value for key, value in (shown_values(sent) | typed).items() if key not in unreadable}
        cells = {key: f"{letter}{number + 6}" for key, letter in COLUMN_OF.items() if key not in lost}
        self.returned.append(ReturnedRow(uid(number), number + 6, values, cells, problems, f"Nhiệm vụ {number}"))
        return self

    def preview(self, received_on: date = RECEIVED) -> MergePreview:
        tracker = ReturnedTracker("phiếu.xlsx", "Phiếu", uid(98), uid(99), "Chi bộ", "2022-Q4", tuple(self.returned))
        return compare(self.sent, tracker, self.current, received_on)

    def entry(self, which: str, received_on: date = RECEIVED) -> MergeEntry:
        """Return the one entry of that field."""
        (found,) = [entry for entry in self.preview(received_on).entries if entry.field == which]
        return found


def a_sending() -> Sending:
    return Sending()


def an_item(number: int, progress: Progress, due_on: date | None = date(2022, 12, 31)) -> WorkItem:
    item = WorkItem(TaskId(number), UnitId(1), quarter(2022, 4), AssignmentRole.LEAD, due_on, progress)
    return replace(item, id=WorkItemId(number))
