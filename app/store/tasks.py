"""Tasks and their assignments."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.ids import AssignmentId, PlanId, SectionId, TaskId, UnitGroupId, UnitId
from app.domain.period import PeriodKind
from app.domain.plan import Beat, BeatChange, Pause, Task
from app.domain.timing import Timing, TimingKind
from app.store import plans, preparations
from app.store.columns import as_date, as_day, as_int, as_text, iso
from app.store.session import Reader, Row, Transaction, Value
from app.text.compare import fold

Part = TypeVar("Part", BeatChange, Pause)

_TASK = (
    "SELECT id, plan_id, section_id, number, text, deliverable, timing_kind, timing_text, starts_on, ends_on, every, beat, "
    "paragraph, ended_on FROM task"
)
_ASSIGNMENT = "SELECT id, task_id, role, written, unit_id, group_id, due_on FROM assignment"


def of_plan(book: Reader, plan_id: PlanId) -> list[Task]:
    """Return a plan's tasks in the order of its text."""
    changes, pauses = _beat_changes(book, plan_id), _pauses(book, plan_id)
    found = [_task(row) for row in book.rows(f"{_TASK} WHERE plan_id = ? ORDER BY position", plan_id)]
    return [_over_time(task, changes, pauses) for task in found] if changes or pauses else found


def get(book: Reader, task_id: TaskId) -> Task:
    """Return one task."""
    row = book.row(f"{_TASK} WHERE id = ?", task_id)
    assert row is not None, f"no task {task_id}"
    task = _task(row)
    return _over_time(task, _beat_changes(book, task.plan_id), _pauses(book, task.plan_id))


def exists(book: Reader, task_id: TaskId) -> bool:
    """Whether a task is in the book; undo may have taken it out."""
    return book.value("SELECT 1 FROM task WHERE id = ?", task_id) is not None


def add(work: Transaction, task: Task, position: int) -> TaskId:
    """Add a task; returns its id."""
    return TaskId(
        work.insert(
            "task",
            uid=work.new_uid(),
            plan_id=task.plan_id,
            section_id=task.section_id,
            position=position,
            number=task.number,
            paragraph=task.paragraph,
            **_content(task),
        )
    )


def save(work: Transaction, task: Task) -> None:
    """Change what a task says: text, deliverable, timing, beat, last day."""
    work.update("task", task.id, number=task.number, section_id=task.section_id, **_content(task))


def place(work: Transaction, task_id: TaskId, position: int, paragraph: int) -> None:
    """Change where a task stands: its place among the plan's tasks and its first paragraph in the file."""
    work.update("task", task_id, position=position, paragraph=paragraph)


def delete(work: Transaction, task_id: TaskId) -> None:
    """Remove a task with its assignments; its work items are gone already."""
    _delete_parts(work, task_id)
    work.delete("task", task_id)


def delete_of_plan(work: Transaction, plan_id: PlanId) -> None:
    """Remove a plan's tasks with their assignments; their work items are gone already."""
    for (task_id,) in list(work.rows("SELECT id FROM task WHERE plan_id = ?", plan_id)):
        _delete_parts(work, TaskId(as_int(task_id)))
    work.delete_where("task", "plan_id", plan_id)


def assignments_of_plan(book: Reader, plan_id: PlanId) -> dict[TaskId, list[Assignment]]:
    """Return task -> its assignments in their order, for every task of a plan."""
    rows = book.rows(
        "SELECT a.id, a.task_id, a.role, a.written, a.unit_id, a.group_id, a.due_on FROM assignment a "
        "JOIN task t ON t.id = a.task_id WHERE t.plan_id = ? ORDER BY a.task_id, a.position, a.id",
        plan_id,
    )
    return _by_task(rows)


def assignments_of(book: Reader, task_id: TaskId) -> list[Assignment]:
    """Return one task's assignments in their order."""
    rows = book.rows(f"{_ASSIGNMENT} WHERE task_id = ? ORDER BY position, id", task_id)
    return _by_task(rows).get(task_id, [])


def unmatched(book: Reader) -> list[Assignment]:
    """Return the assignments whose written name stands for nobody in the directory yet."""
    rows = book.rows(f"{_ASSIGNMENT} WHERE unit_id IS NULL AND group_id IS NULL ORDER BY task_id, position")
    return [assignment for of_task in _by_task(rows).values() for assignment in of_task]


def put_assignments(work: Transaction, task_id: TaskId, wanted: Iterable[Assignment]) -> None:
    """Make a task's assignments exactly these, in this order; known ones (by id) keep their rows."""
    stored = {as_int(row_id) for (row_id,) in work.rows("SELECT id FROM assignment WHERE task_id = ?", task_id)}
    for position, assignment in enumerate(wanted, start=1):
        columns: dict[str, Value] = {
            "position": position,
            "role": assignment.role.value,
            "written": assignment.written,
            "unit_id": assignment.unit_id,
            "group_id": assignment.group_id,
            "due_on": iso(assignment.due_on),
        }
        if assignment.id in stored:
            stored.discard(assignment.id)
            work.update("assignment", assignment.id, **columns)
        else:
            work.insert("assignment", uid=work.new_uid(), task_id=task_id, **columns)
    for row_id in sorted(stored):
        work.delete("assignment", row_id)


def put_beat_changes(work: Transaction, task_id: TaskId, changes: Iterable[BeatChange]) -> None:
    """Make a task's later beats exactly these."""
    work.delete_where("task_beat", "task_id", task_id)
    for change in changes:
        work.insert("task_beat", task_id=task_id, starts_on=iso(change.starts_on), beat=change.beat.value)


def put_pauses(work: Transaction, task_id: TaskId, pauses: Iterable[Pause]) -> None:
    """Make a task's pauses exactly these."""
    work.delete_where("task_pause", "task_id", task_id)
    for pause in pauses:
        work.insert(
            "task_pause", task_id=task_id, starts_on=iso(pause.starts_on), ends_on=iso(pause.ends_on), reason=pause.reason
        )


def _delete_parts(work: Transaction, task_id: TaskId) -> None:
    """Remove what belongs to a task alone."""
    preparations.delete_of_task(work, task_id)
    for table in ("assignment", "task_beat", "task_pause", "task_answer", "indicator"):
        work.delete_where(table, "task_id", task_id)
    work.delete_where("task_answer", "answered_id", task_id)
    plans.forget_asking_task(work, task_id)


def _beat_changes(book: Reader, plan_id: PlanId) -> dict[TaskId, tuple[BeatChange, ...]]:
    rows = _over_plan(book, plan_id, "task_beat", "x.starts_on, x.beat")
    return _grouped((task_id, BeatChange(as_day(on), Beat(as_text(beat)))) for task_id, on, beat in rows)


def _pauses(book: Reader, plan_id: PlanId) -> dict[TaskId, tuple[Pause, ...]]:
    rows = _over_plan(book, plan_id, "task_pause", "x.starts_on, x.ends_on, x.reason")
    return _grouped((task_id, Pause(as_day(on), as_date(until), as_text(why))) for task_id, on, until, why in rows)


def _over_plan(book: Reader, plan_id: PlanId, table: str, columns: str) -> Iterable[Row]:
    """Return what a table holds of the tasks of a plan, each with its task's id first, from its first day on."""
    return book.rows(
        f"SELECT x.task_id, {columns} FROM {table} x JOIN task t ON t.id = x.task_id WHERE t.plan_id = ? "
        "ORDER BY x.task_id, x.starts_on",
        plan_id,
    )


def _grouped(parts: Iterable[tuple[Value, Part]]) -> dict[TaskId, tuple[Part, ...]]:
    """Return task -> its parts, in their order."""
    found: dict[TaskId, tuple[Part, ...]] = {}
    for task_id, part in parts:
        key = TaskId(as_int(task_id))
        found[key] = (*found.get(key, ()), part)
    return found


def _over_time(task: Task, changes: Mapping[TaskId, tuple[BeatChange, ...]], pauses: Mapping[TaskId, tuple[Pause, ...]]) -> Task:
    return replace(task, beat_changes=changes.get(task.id, ()), pauses=pauses.get(task.id, ()))


def _task(row: Row) -> Task:
    task_id, plan_id, section_id, number, text, deliverable, kind, raw, start, end, every, beat, paragraph, ended_on = row
    return Task(
        id=TaskId(as_int(task_id)),
        plan_id=PlanId(as_int(plan_id)),
        number=as_text(number),
        text=as_text(text),
        section_id=SectionId(section_id) if isinstance(section_id, int) else None,
        timing=Timing(
            TimingKind(as_text(kind)),
            raw if isinstance(raw, str) else None,
            as_date(start),
            as_date(end),
            PeriodKind(every) if isinstance(every, str) else None,
        ),
        deliverable=as_text(deliverable),
        beat=Beat(beat) if isinstance(beat, str) else None,
        paragraph=as_int(paragraph),
        ended_on=as_date(ended_on),
    )


def _content(task: Task) -> dict[str, Value]:
    timing = task.timing
    return {
        "text": task.text,
        "text_folded": fold(task.text),
        "deliverable": task.deliverable,
        "timing_kind": timing.kind.value,
        "timing_text": timing.raw,
        "starts_on": iso(timing.start),
        "ends_on": iso(timing.end),
        "every": timing.every.value if timing.every else None,
        "beat": task.beat.value if task.beat else None,
        "ended_on": iso(task.ended_on),
    }


def _by_task(rows: Iterable[Row]) -> dict[TaskId, list[Assignment]]:
    found: dict[TaskId, list[Assignment]] = {}
    for row_id, task_id, role, written, unit_id, group_id, due_on in rows:
        assignment = Assignment(
            AssignmentId(as_int(row_id)),
            TaskId(as_int(task_id)),
            AssignmentRole(as_text(role)),
            as_text(written),
            UnitId(unit_id) if isinstance(unit_id, int) else None,
            UnitGroupId(group_id) if isinstance(group_id, int) else None,
            as_date(due_on),
        )
        found.setdefault(assignment.task_id, []).append(assignment)
    return found
