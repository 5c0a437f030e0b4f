"""The history of one task in words: what it said, when it was due, who had to do it. Its work items tell their own.

To tell one more column of a task: a row in `_FIELDS`; one more table: a function and a row in `_TELLERS`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from app.domain.assignment import ROLE_LABELS, AssignmentRole
from app.domain.changes import STEP_LABELS
from app.domain.ids import TaskId
from app.domain.plan import BEAT_LABELS, Beat
from app.store import item_history, units
from app.store.item_history import LoggedChange
from app.store.session import Reader, Value

_LONGEST = 90
_DIRECTIONS = {"do": "", "undo": "hoàn tác ", "redo": "làm lại "}
Columns = Mapping[str, Value]
Names = Mapping[tuple[str, int], str]  # ("unit_id", 3) -> what it is called


@dataclass(frozen=True, slots=True)
class TaskChange:
    """One step that touched the task.

    Attributes:
        at: when, at this computer's place.
        step: what was done: "sửa nhiệm vụ", "hoàn tác phân công".
        changed: what changed by it, each in full.
    """

    at: datetime
    step: str
    changed: tuple[str, ...]

    @property
    def words(self) -> str:
        """What changed, in one line of a list."""
        line = "; ".join(" ".join(one.split()) for one in self.changed)
        return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]}…"


def history_of_task(book: Reader, task_id: TaskId) -> list[TaskChange]:
    """Return what was done to a task, the newest first; steps of which a clerk would see nothing are left out."""
    names = _names(book)
    lines: list[TaskChange] = []
    for _, changes in groupby(item_history.of_task(book, task_id), key=lambda change: change.batch_id):
        batch = list(changes)
        if said := tuple(dict.fromkeys(_said(batch, names))):
            step = _DIRECTIONS[batch[0].direction] + STEP_LABELS[batch[0].step]
            lines.append(TaskChange(batch[0].at.astimezone(), step, said))
    return lines[::-1]


def _said(batch: Iterable[LoggedChange], names: Names) -> list[str]:
    """Tell a step; of the one that brought the task into the book, or took it out, no more than that."""
    changes = list(batch)
    own = next((change for change in changes if change.table == "task" and None in (change.old, change.new)), None)
    if own is not None:
        return ["đưa vào sổ" if own.old is None else "đưa ra khỏi sổ"]
    return [part for change in changes for part in _TELLERS[change.table](change, names)]


def _names(book: Reader) -> Names:
    known = {("unit_id", unit.id): unit.name for unit in units.all_units(book)}
    return {**known, **{("group_id", group.id): f"nhóm {group.name}" for group in units.all_groups(book)}}


def _task(change: LoggedChange, _: Names) -> list[str]:
    old, new = change.old or {}, change.new or {}
    return [f"{label}: {show(old[column])} → {show(new[column])}" for column, label, show in _FIELDS if column in new]


def _assignment(change: LoggedChange, names: Names) -> list[str]:
    who = next((names[key] for key in _holders(change.new, change.old, change.born) if key in names), "")
    who = who or f"“{change.born.get('written') or 'đơn vị đã xoá'}”"
    old, new = change.old, change.new
    if old is None or new is None:
        role = _role((new or change.born)["role"])
        return [f"giao {who}: {role}" if old is None else f"bỏ giao {who}"]
    said = [f"{who}: {_role(old['role'])} → {_role(new['role'])}"] if "role" in new else []
    said += [f"{who}, thời hạn riêng: {_day(old['due_on'])} → {_day(new['due_on'])}"] if "due_on" in new else []
    if not said and ("unit_id" in new or "group_id" in new):
        said.append(f"“{change.born.get('written')}” hiểu là {who}")
    return said


def _holders(*rows: Columns | None) -> list[tuple[str, int]]:
    """Return the unit and group columns of a row, its newest values first."""
    found = [(column, row.get(column)) for row in rows if row for column in ("unit_id", "group_id")]
    return [(column, value) for column, value in found if isinstance(value, int)]


def _beat_change(change: LoggedChange, _: Names) -> list[str]:
    row = change.new or change.born
    said = f"{_beat(row.get('beat', change.born['beat']))} từ {_day(row.get('starts_on', change.born['starts_on']))}"
    return [f"bỏ theo dõi {said}" if change.new is None else f"theo dõi {said}"]


def _pause(change: LoggedChange, _: Names) -> list[str]:
    row = {**change.born, **(change.new or {})}
    until = f"đến {_day(row['ends_on'])}" if row.get("ends_on") else "chưa hẹn ngày tiếp tục"
    said = f"tạm dừng từ {_day(row['starts_on'])} {until}, lý do “{row['reason']}”"
    return [f"bỏ {said}" if change.new is None else said]


def _indicator(change: LoggedChange, _: Names) -> list[str]:
    row = {**change.born, **(change.new or {})}
    said = f"chỉ tiêu {row['name']} ({row['measuring_unit']})"
    if change.new is None:
        return [f"bỏ {said}"]
    target = f", phấn đấu {row['target']}" if row.get("target") else ""
    return [f"đặt {said}{target}" if change.old is None else f"sửa {said}{target}"]


def _preparation(change: LoggedChange, _: Names) -> list[str]:
    row = {**change.born, **(change.new or {})}
    said = f"việc chuẩn bị trước {row['days_before']} ngày: {row['text']}"
    return [f"bỏ {said}" if change.new is None else said]


def _text(value: Value) -> str:
    return f"“{value}”" if isinstance(value, str) and value else "để trống"


def _day(value: Value) -> str:
    return f"{date.fromisoformat(value):%d/%m/%Y}" if isinstance(value, str) and value else "không có"


def _role(value: Value) -> str:
    return ROLE_LABELS[AssignmentRole(str(value))].lower()


def _beat(value: Value) -> str:
    return BEAT_LABELS[Beat(value)] if isinstance(value, str) and value else "như kế hoạch"


# Column of a task, what a clerk calls it, how its value is said.
_FIELDS: tuple[tuple[str, str, Callable[[Value], str]], ...] = (
    ("number", "số", _text),
    ("text", "nội dung", _text),
    ("deliverable", "sản phẩm", _text),
    ("timing_text", "thời gian ghi trong kế hoạch", _text),
    ("starts_on", "ngày bắt đầu", _day),
    ("ends_on", "thời hạn", _day),
    ("beat", "nhịp theo dõi", _beat),
    ("ended_on", "theo dõi đến hết", _day),
)
_TELLERS: dict[str, Callable[[LoggedChange, Names], list[str]]] = {
    "task": _task,
    "assignment": _assignment,
    "task_beat": _beat_change,
    "task_pause": _pause,
    "indicator": _indicator,
    "preparation": _preparation,
}
