"""Assignment: which units and groups lead, support or oversee which tasks, and a unit's own deadline."""

from collections.abc import Mapping, Sequence

from app.domain.assignment import Assignment
from app.domain.changes import ChangeSet, Step
from app.domain.ids import PlanId, TaskId
from app.services.show_matrix import show_matrix
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import tasks


def assign_units(core: Workspace, task_id: TaskId, assignments: Sequence[Assignment]) -> ChangeSet:
    """Make a task's assignments exactly these (undoable as "phân công")."""
    return assign_matrix(core, {task_id: assignments})


def assign_matrix(core: Workspace, wanted: Mapping[TaskId, Sequence[Assignment]]) -> ChangeSet:
    """Make the assignments of many tasks exactly these, in one step; tasks whose assignments stand already are left alone."""
    changed = {task_id: lines for task_id, lines in wanted.items() if tasks.assignments_of(core.book, task_id) != list(lines)}
    if not changed:
        return ChangeSet()
    with core.unit_of_work(Step.ASSIGN_UNITS, _named(core, list(changed))) as work:
        for task_id, lines in changed.items():
            tasks.put_assignments(work, task_id, lines)
        refresh_opened(work, core.today)
    return work.changes


def add_assignment(core: Workspace, assignment: Assignment) -> ChangeSet:
    """Add one unit or group to a task, after those it has."""
    return assign_units(core, assignment.task_id, [*tasks.assignments_of(core.book, assignment.task_id), assignment])


def fill_from_words(core: Workspace, plan_id: PlanId) -> ChangeSet:
    """Match the names of a plan that stood for nobody when it came in and that the directory knows by now."""
    view = show_matrix(core, plan_id)
    return assign_matrix(core, {row.task.id: view.matched(row.lines) for row in view.rows})


def _named(core: Workspace, task_ids: Sequence[TaskId]) -> str:
    """Return what the undo menu calls the tasks: the number of one, how many when there are more."""
    return tasks.get(core.book, task_ids[0]).number if len(task_ids) == 1 else f"{len(task_ids)} nhiệm vụ"
