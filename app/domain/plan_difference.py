"""An amended plan held against the one in the book: which duties are equal, changed, new, gone.

Numbers move when a duty comes in or goes out, so duties are paired by their words first; number and order only break ties.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.ids import TaskId
from app.domain.plan import Task
from app.domain.plan_reading import ReadTask
from app.domain.timing import Timing, TimingKind
from app.text.compare import comparable
from app.text.normalise import one_line

ALIKE = 0.6
"""From this share of common words on, two texts are taken for versions of one duty."""
ALIKE_WITH_ONE_NUMBER = 0.35
"""The same for two duties that also stand under one number and found no closer mate."""
_LONGEST_LABEL = 40
"""Within so many letters the colon of a label stands, the bullet before it included."""

Decided = Mapping[int, TaskId | None]
"""What the clerk says of duties of the file: place in the reading, from 0 -> the stored duty it is, None for none of them."""


class DutyPart(StrEnum):
    """What of a duty can differ between two versions of a plan."""

    NUMBER = "number"
    TEXT = "text"
    ROLES = "roles"
    TIMING = "timing"
    DELIVERABLE = "deliverable"
    LAST_DAY = "last_day"


PART_LABELS: dict[DutyPart, str] = {
    DutyPart.NUMBER: "Số thứ tự",
    DutyPart.TEXT: "Nội dung",
    DutyPart.ROLES: "Phân công",
    DutyPart.TIMING: "Thời gian",
    DutyPart.DELIVERABLE: "Sản phẩm",
    DutyPart.LAST_DAY: "Theo dõi trở lại",
}


class GoneChoice(StrEnum):
    """What is done with a duty that the new version no longer has."""

    KEEP = "keep"
    """It is followed to the end of the period under way."""
    REMOVE = "remove"
    """It is followed no longer; what was entered for it stays."""


GONE_LABELS: dict[GoneChoice, str] = {GoneChoice.KEEP: "Giữ lại đến hết kỳ", GoneChoice.REMOVE: "Bỏ"}


@dataclass(frozen=True, slots=True)
class StoredDuty:
    """A task of the book with its assignments.

    Attributes:
        has_progress: whether anything was entered for it, in any period.
    """

    task: Task
    assignments: tuple[Assignment, ...] = ()
    has_progress: bool = False

    def names(self, role: AssignmentRole) -> tuple[str, ...]:
        """Return the names that the plan gives a role, as written; units the clerk added by hand are not among them."""
        return tuple(one.written for one in self.assignments if one.role is role and one.written)

    @property
    def default_choice(self) -> GoneChoice:
        """What is done with it when the new version has it no longer and the clerk says nothing."""
        return GoneChoice.KEEP if self.has_progress else GoneChoice.REMOVE


@dataclass(frozen=True, slots=True)
class DutyChange:
    """One part of a duty, before and after, in words."""

    part: DutyPart
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DutyPair:
    """A duty of the file and the stored one it is a version of.

    Attributes:
        position: its place in the reading, from 0.
        changes: what differs; empty for an equal duty.
    """

    position: int
    stored: StoredDuty
    read: ReadTask
    changes: tuple[DutyChange, ...]


@dataclass(frozen=True, slots=True)
class NewDuty:
    """A duty that only the new version has, and its place in the reading, from 0."""

    position: int
    read: ReadTask


@dataclass(frozen=True, slots=True)
class AmendChoices:
    """What the clerk decided of a difference.

    Attributes:
        gone: what is done with duties gone; one that is not named goes its default way.
        pairs: which duties of the file are which stored ones; the others are paired by their words.
    """

    gone: Mapping[TaskId, GoneChoice] = field(default_factory=dict[TaskId, GoneChoice])
    pairs: Decided = field(default_factory=dict[int, TaskId | None])

    def of(self, duty: StoredDuty) -> GoneChoice:
        """Return what is done with a duty gone."""
        return self.gone.get(duty.task.id, duty.default_choice)


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """Two versions of a plan, duty by duty; every duty of either is in exactly one place.

    Attributes:
        pairs: duties in both, in the order of the file.
        new: duties only in the file, in its order.
        gone: duties only in the book, in its order; those that had ended before are not told again.
    """

    pairs: tuple[DutyPair, ...] = ()
    new: tuple[NewDuty, ...] = ()
    gone: tuple[StoredDuty, ...] = ()

    @property
    def equal(self) -> tuple[DutyPair, ...]:
        """The duties in which nothing differs."""
        return tuple(pair for pair in self.pairs if not pair.changes)

    @property
    def changed(self) -> tuple[DutyPair, ...]:
        """The duties in which something differs."""
        return tuple(pair for pair in self.pairs if pair.changes)


def compare(stored: Sequence[StoredDuty], read: Sequence[ReadTask], decided: Decided | None = None) -> PlanDifference:
    """Return how a newly read plan differs from the stored one.

    Args:
        stored: the plan's tasks in their order.
        read: the duties of the file in their order.
        decided: what the clerk says of single duties; the rest is paired by likeness.
    """
    mates = _mates(stored, read, decided or {})
    pairs = tuple(
        DutyPair(position, stored[mates[position]], one, _changes(stored[mates[position]], one))
        for position, one in enumerate(read)
        if position in mates
    )
    new = tuple(NewDuty(position, one) for position, one in enumerate(read) if position not in mates)
    paired = set(mates.values())
    gone = tuple(one for place, one in enumerate(stored) if place not in paired and one.task.ended_on is None)
    return PlanDifference(pairs, new, gone)


def likeness(stored: Iterable[Task], read: Iterable[ReadTask]) -> float:
    """Return the share of duties that two versions of a plan have word for word, of the longer one: 0 to 1."""
    ours = Counter(comparable(_own_words(task.text)) for task in stored if task.ended_on is None)
    theirs = Counter(comparable(_own_words(one.text)) for one in read)
    return (ours & theirs).total() / max(ours.total(), theirs.total(), 1)


def keeps_time(stored: Timing, read: Timing) -> bool:
    """Whether the plan says the same of a time as before.

    It is told by the words: a deadline that the clerk set by hand stands beside unchanged words and is no change of the plan.
    """
    if one_line(stored.raw or "") != one_line(read.raw or ""):
        return False
    return stored == read or stored.kind in (TimingKind.DEADLINE, TimingKind.BY_PLAN)


_Rank = tuple[float, ...]
_Ranking = Callable[["_Side", "_Side"], _Rank | None]


@dataclass(frozen=True, slots=True)
class _Side:
    """A duty of either version as the pairing sees it."""

    place: int
    number: str
    key: str
    words: Counter[str]
    content: object
    has_ended: bool = False


def _mates(stored: Sequence[StoredDuty], read: Sequence[ReadTask], decided: Decided) -> dict[int, int]:
    """Return place in the reading -> place in the book, one to one: the clerk's word first, then the closest first."""
    places = {one.task.id: place for place, one in enumerate(stored)}
    mates: dict[int, int] = {}
    for position, task_id in sorted(decided.items()):
        place = places.get(task_id) if task_id is not None else None
        if place is not None and place not in mates.values() and position < len(read):
            mates[position] = place
    left = {place: _stored_side(place, one) for place, one in enumerate(stored) if place not in mates.values()}
    right = {place: _read_side(place, one) for place, one in enumerate(read) if place not in decided}
    for rank in (_same_words, _alike, _under_one_number):
        for position, place in _closest_first(right.values(), left.values(), rank):
            if position in right and place in left:
                mates[position] = place
                del right[position], left[place]
    return mates


def _closest_first(read: Iterable[_Side], stored: Iterable[_Side], rank: _Ranking) -> list[tuple[int, int]]:
    ours = list(stored)
    ranked = ((rank(one, other), one.place, other.place) for one in read for other in ours)
    return [(position, place) for found, position, place in sorted(one for one in ranked if one[0] is not None) if found]


def _same_words(read: _Side, stored: _Side) -> _Rank | None:
    if read.key != stored.key:
        return None
    return (stored.has_ended, read.content != stored.content, read.number != stored.number, abs(read.place - stored.place))


def _alike(read: _Side, stored: _Side) -> _Rank | None:
    return _by_likeness(read, stored, ALIKE)


def _under_one_number(read: _Side, stored: _Side) -> _Rank | None:
    return _by_likeness(read, stored, ALIKE_WITH_ONE_NUMBER) if read.number == stored.number else None


def _by_likeness(read: _Side, stored: _Side, least: float) -> _Rank | None:
    ours, theirs = read.words.total(), stored.words.total()
    if not ours + theirs or 2 * min(ours, theirs) < least * (ours + theirs):
        return None
    likeness = 2 * (read.words & stored.words).total() / (ours + theirs)
    if likeness < least:
        return None
    return (stored.has_ended, -likeness, read.number != stored.number, abs(read.place - stored.place))


def _stored_side(place: int, duty: StoredDuty) -> _Side:
    key = comparable(_own_words(duty.task.text))
    content = (_roles(duty), one_line(duty.task.timing.raw or ""), one_line(duty.task.deliverable))
    return _Side(place, duty.task.number, key, Counter(key.split()), content, duty.task.ended_on is not None)


def _read_side(place: int, read: ReadTask) -> _Side:
    key = comparable(_own_words(read.text))
    content = (_roles_read(read), one_line(read.timing.raw or ""), one_line(read.product or ""))
    return _Side(place, read.number, key, Counter(key.split()), content)


def _changes(stored: StoredDuty, read: ReadTask) -> tuple[DutyChange, ...]:
    """Return what differs between two versions of one duty, in the order of `DutyPart`."""
    task = stored.task
    roles = _roles_in_words(stored.names(AssignmentRole.LEAD), stored.names(AssignmentRole.SUPPORT))
    last_day = f"đến {task.ended_on:%d/%m/%Y}" if task.ended_on else ""
    fields = (
        (_roles(stored) == _roles_read(read), DutyPart.ROLES, roles, _roles_in_words(read.lead, read.support)),
        (keeps_time(task.timing, read.timing), DutyPart.TIMING, _in_words(task.timing), _in_words(read.timing)),
        (one_line(task.deliverable) == one_line(read.product or ""), DutyPart.DELIVERABLE, task.deliverable, read.product or ""),
        (task.ended_on is None, DutyPart.LAST_DAY, last_day, ""),
    )
    told = [DutyChange(part, before, after) for is_same, part, before, after in fields if not is_same]
    found = [DutyChange(DutyPart.NUMBER, task.number, read.number)] if task.number != read.number else []
    before, after = (_own_words(task.text), _own_words(read.text)) if told else (task.text, read.text)
    if _differ(before, after):  # what the lines with labels say is told by the parts beside it
        found.append(DutyChange(DutyPart.TEXT, before, after))
    return (*found, *told)


def _differ(before: str, after: str) -> bool:
    return one_line(before) != one_line(after)


def _own_words(text: str) -> str:
    """Return a duty's text without the lines that open with a label: what "Đơn vị thực hiện:" names is compared as such.

    Such lines are the same below most duties and would make any two of them alike.
    """
    first, *others = text.split("\n")
    return "\n".join([first, *(line for line in others if ":" not in line[:_LONGEST_LABEL])])


def _roles(duty: StoredDuty) -> tuple[list[str], list[str]]:
    return _keys(duty.names(AssignmentRole.LEAD)), _keys(duty.names(AssignmentRole.SUPPORT))


def _roles_read(read: ReadTask) -> tuple[list[str], list[str]]:
    return _keys(read.lead), _keys(read.support)


def _keys(names: Iterable[str]) -> list[str]:
    """Return names made comparable; who stands first says nothing."""
    return sorted(comparable(name) for name in names)


def _roles_in_words(lead: Sequence[str], support: Sequence[str]) -> str:
    said = [f"{label}: {', '.join(names)}" for label, names in (("Chủ trì", lead), ("Phối hợp", support)) if names]
    return "; ".join(said) or "Chưa giao"


def _in_words(timing: Timing) -> str:
    """Return a time as the plan writes it, with the days that were understood."""
    days = " – ".join(f"{day:%d/%m/%Y}" for day in (timing.start, timing.end) if day)
    words = timing.raw or "không ghi"
    return f"{words} ({days})" if days else words
