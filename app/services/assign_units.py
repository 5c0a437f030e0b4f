"""Assignment: which units and groups lead, support or oversee which tasks, and a unit's own deadline."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.changes import ChangeSet, Step
from app.domain.ids import PlanId, TaskId, UnitGroupId, UnitId
from app.errors import UserError
from app.messages.code import Code
from app.register.matrix import (
    Expansion,
    Lines,
    copied,
    groups_in_the_way,
    split_group,
    with_deadline,
    with_group,
    with_role,
)
from app.services.show_matrix import show_matrix
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import tasks, units


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


def assign_cells(
    core: Workspace,
    task_ids: Iterable[TaskId],
    unit_ids: Sequence[UnitId],
    role: AssignmentRole | None,
    *,
    splits_groups: bool = False,
) -> ChangeSet:
    """Give units a role in tasks, or take the tasks from them.

    Args:
        task_ids, unit_ids: the block of cells.
        role: the role; None takes the tasks away.
        splits_groups: whether a group that is in the way is replaced by its members of today.

    Raises:
        UserError: a unit has more than that through a group, and groups are not to be split.
    """
    expansion = _expansion(core)

    def change(task_id: TaskId, lines: Lines) -> Lines:
        blocking = groups_in_the_way(lines, unit_ids, role, expansion)
        if blocking and not splits_groups:
            raise UserError(Code.ROLE_BY_GROUP, task=tasks.get(core.book, task_id).number, group=_group_names(core, blocking))
        for group_id in blocking:
            lines = split_group(lines, group_id, expansion)
        for unit_id in unit_ids:
            lines = with_role(lines, task_id, unit_id, role, expansion)
        return lines

    return _change_each(core, task_ids, change)


def assign_group(core: Workspace, task_ids: Iterable[TaskId], group_id: UnitGroupId, role: AssignmentRole) -> ChangeSet:
    """Give a group a role in many tasks."""
    return _change_each(core, task_ids, lambda task_id, lines: with_group(lines, task_id, group_id, role))


def set_unit_deadline(core: Workspace, task_id: TaskId, unit_id: UnitId, due_on: date | None) -> ChangeSet:
    """Give one unit its own deadline for a task; None takes it back to the task's.

    A unit that has the task through a group gets a line of its own, so that the others keep theirs; a unit that has no part
    in the task, or only oversees it, gets no deadline.
    """
    expansion = _expansion(core)
    return _change_each(core, [task_id], lambda one, lines: with_deadline(lines, one, unit_id, due_on, expansion))


def copy_assignment(core: Workspace, source_id: TaskId, task_ids: Iterable[TaskId]) -> ChangeSet:
    """Let tasks take over the units, groups and roles of another task, of this plan or another; deadlines are not copied."""
    source = tasks.assignments_of(core.book, source_id)
    targets = [task_id for task_id in task_ids if task_id != source_id]
    return _change_each(core, targets, lambda task_id, lines: copied(source, lines, task_id))


def fill_from_words(core: Workspace, plan_id: PlanId) -> ChangeSet:
    """Match the names of a plan that stood for nobody when it came in and that the directory knows by now."""
    view = show_matrix(core, plan_id)
    return assign_matrix(core, {row.task.id: view.matched(row.lines) for row in view.rows})


def _change_each(core: Workspace, task_ids: Iterable[TaskId], change: Callable[[TaskId, Lines], Lines]) -> ChangeSet:
    return assign_matrix(
        core, {task_id: change(task_id, tuple(tasks.assignments_of(core.book, task_id))) for task_id in task_ids}
    )


def _expansion(core: Workspace) -> Expansion:
    return Expansion.on(units.organisation(core.book), core.today)


def _group_names(core: Workspace, group_ids: Iterable[UnitGroupId]) -> str:
    names = {group.id: group.name for group in units.all_groups(core.book)}
    return "”, “".join(dict.fromkeys(names[group_id] for group_id in group_ids))


def _named(core: Workspace, task_ids: Sequence[TaskId]) -> str:
    """Return what the undo menu calls the tasks: the number of one, how many when there are more."""
    return tasks.get(core.book, task_ids[0]).number if len(task_ids) == 1 else f"{len(task_ids)} nhiệm vụ"
