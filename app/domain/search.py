"""What the search box finds: things of the book by sort, each with a title, where the words stood, and where it leads."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.ids import PlanId, TaskId, UnitGroupId, UnitId
from app.domain.period import Period


class FoundKind(StrEnum):
    """The sorts of things that are found, in the order in which they are listed among equals."""

    WORK_ITEM = "work_item"
    TASK = "task"
    UNIT = "unit"
    DOCUMENT = "document"
    RESULT = "result"
    EVIDENCE = "evidence"
    NOTE = "note"
    ACTIVITY = "activity"


FOUND_KIND_LABELS: dict[FoundKind, str] = {
    FoundKind.WORK_ITEM: "Đầu việc",
    FoundKind.TASK: "Nhiệm vụ",
    FoundKind.UNIT: "Đơn vị",
    FoundKind.DOCUMENT: "Văn bản",
    FoundKind.RESULT: "Kết quả đã ghi",
    FoundKind.EVIDENCE: "Minh chứng",
    FoundKind.NOTE: "Ghi chú",
    FoundKind.ACTIVITY: "Hoạt động, kiểm tra",
}


class Part(StrEnum):
    """The part of a thing in which words were found."""

    NAME = "name"
    RESULT = "result"
    DIFFICULTY = "difficulty"
    PROPOSAL = "proposal"
    FINDINGS = "findings"


PART_LABELS: dict[Part, str] = {
    Part.NAME: "",
    Part.RESULT: "Kết quả",
    Part.DIFFICULTY: "Khó khăn",
    Part.PROPOSAL: "Đề xuất",
    Part.FINDINGS: "Phát hiện",
}


@dataclass(frozen=True, slots=True)
class Target:
    """Where something found leads; what does not apply is None.

    Attributes:
        plan_id, task_id: the plan, the task in it.
        unit_id, group_id: the unit or the group.
        period: with task and unit the key of a work item.
        document_id: a document that is cited; `issued_id` one that was made from the book.
        activity_id: an activity or inspection.
    """

    plan_id: PlanId | None = None
    task_id: TaskId | None = None
    unit_id: UnitId | None = None
    group_id: UnitGroupId | None = None
    period: Period | None = None
    document_id: int | None = None
    issued_id: int | None = None
    activity_id: int | None = None


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a search is kept to; whatever is left out narrows nothing.

    Attributes:
        plan_id: only what belongs to this plan.
        is_open: of work items and what hangs on them, only of those that are neither done nor given up.
    """

    plan_id: PlanId | None = None
    is_open: bool = False


EVERYTHING = Narrowing()


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A search the clerk keeps under a name (bộ lọc đã lưu).

    Attributes:
        id: its id in the book; 0 before it is stored.
        words: what is typed in the box.
        narrowing: what the search is kept to.
    """

    id: int
    name: str
    words: str
    narrowing: Narrowing = EVERYTHING


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that may hold the words, before it is looked at closely.

    Attributes:
        kind: of which sort.
        target: where it leads.
        title: what it is called.
        context: what it belongs to, for the second line; may be empty.
        parts: its texts that are searched, the first one first.
        other_names: of a unit: aliases, abbreviations, former names.
        due_on: its deadline, None when it has none.
    """

    kind: FoundKind
    target: Target
    title: str
    context: str = ""
    parts: tuple[tuple[Part, str], ...] = ()
    other_names: tuple[str, ...] = ()
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found.

    Attributes:
        title: what it is called, on one line.
        line: what it belongs to and the words around the place where they were found, on one line, plain text.
        target: where it leads.
    """

    kind: FoundKind
    title: str
    line: str
    target: Target


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What a search found, by sort, what matches best first.

    Attributes:
        groups: each sort with what was found of it, none of them empty.
        is_complete: False when the book is so large that older results, notes or activities were not looked through.
    """

    groups: tuple[tuple[FoundKind, tuple[Found, ...]], ...] = ()
    is_complete: bool = True

    @property
    def all(self) -> list[Found]:
        """Everything found, in the order shown."""
        return [one for _, found in self.groups for one in found]
