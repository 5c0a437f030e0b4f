"""What a returned tracker would change, field by field: the plan that is shown, stored, and then carried out as it stands.

Each entry shows three values, what was sent, what came back and what stands now, and says which kind of change that is.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.ids import WorkItemId
from app.domain.tracker import PROGRESS_FIELDS, CellProblem, FieldKind, ProgressField

# State, day and reason mean something only together, so they are one entry, under the key of the state.
STATE_GROUP = "state"
FIELDS_OF: dict[str, tuple[str, ...]] = {
    STATE_GROUP: ("state", "done_on", "reason"),
    **{field.key: (field.key,) for field in PROGRESS_FIELDS if field.kind is FieldKind.TEXT},
}
# What does not live in `Progress`: a deadline, and an entry for each indicator or piece of evidence, such as "indicators.12".
DUE = "due_on"
INDICATORS = "indicators"
EVIDENCE = "evidence"
_FIELD_BY_KEY = {field.key: field for field in PROGRESS_FIELDS}


def entry_field(key: str, which: object) -> str:
    """Return the `field` of an entry about one of the several things that a field holds."""
    return f"{key}.{which}"


def which_of(field: str) -> str:
    """Return which of several things an entry's `field` is about; empty where a field holds one."""
    return field.partition(".")[2]


def progress_field(field: str) -> ProgressField | None:
    """Return the row of `PROGRESS_FIELDS` that an entry's `field` belongs to; None for a whole row."""
    return _FIELD_BY_KEY.get(field.partition(".")[0])


class MergeKind(StrEnum):
    """What an entry would do to the book."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    UNUSABLE = "unusable"
    PROPOSAL = "proposal"


MERGE_KIND_LABELS: dict[MergeKind, str] = {
    MergeKind.NEW: "Mới",
    MergeKind.CHANGED: "Thay đổi",
    MergeKind.SAME: "Không đổi",
    MergeKind.CONFLICT: "Hai bên cùng sửa",
    MergeKind.UNUSABLE: "Chưa dùng được",
    MergeKind.PROPOSAL: "Đề nghị lùi hạn",
}


@dataclass(frozen=True, slots=True)
class MergeEntry:
    """One field of one work item, or a row that cannot be used at all.

    Attributes:
        work_item_id: the item; None when the row could not be matched to one.
        field: key of `FIELDS_OF`, or what `DUE`, `INDICATORS` and `EVIDENCE` say; empty when the whole row is concerned. With
            the work item it names the entry.
        kind: what it would do. A proposal is written only when the clerk takes it.
        sent, returned, now: the values of `FIELDS_OF[field]`, in its order, as `shown_row` writes them; one value for what is
            not in `FIELDS_OF`; empty when unusable.
        cell: where it stands in the sheet, for the sentence.
        task_text: the task as the returned sheet has it, for the sentence.
        problem: why it is unusable.
        is_date_assumed: the unit gave no day; the day of receipt, within the deadline, is proposed.
        subject: which indicator or piece of evidence it is about, in words.
        has_file: the file of that name came along.
    """

    work_item_id: WorkItemId | None
    field: str
    kind: MergeKind
    sent: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    cell: str = ""
    task_text: str = ""
    problem: CellProblem | None = None
    is_date_assumed: bool = False
    subject: str = ""
    has_file: bool = False


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Everything one returned tracker would change.

    Attributes:
        file_name, sheet_name: where it was read, for messages.
        received_on: the day it came back.
        entries: in the order of the returned rows.
        missing: items that were sent but stand in no returned row; nothing of them changes.
    """

    file_name: str
    sheet_name: str
    received_on: date
    entries: tuple[MergeEntry, ...]
    missing: tuple[WorkItemId, ...]

    def of_kind(self, *kinds: MergeKind) -> tuple[MergeEntry, ...]:
        """Return the entries of these kinds, in order."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)


def kind_of(sent: tuple[str, ...], returned: tuple[str, ...], now: tuple[str, ...], untouched: tuple[str, ...]) -> MergeKind:
    """Say what taking `returned` would do: the rule of the three-way merge.

    Nothing where the unit left what it was sent, or where the book says the same already. A conflict where both sides
    changed it, each to something else. Otherwise the book still says what was sent: new where that was nothing yet.
    """
    if returned in (now, sent):
        return MergeKind.SAME
    if now != sent:
        return MergeKind.CONFLICT
    return MergeKind.NEW if now[0] in untouched else MergeKind.CHANGED
