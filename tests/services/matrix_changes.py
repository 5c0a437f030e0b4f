"""What the clerk does in the matrix and stores at once: roles of cells, groups, own deadlines, copies.

In the program a draft holds such changes until they are stored together (`ui/dialogs/assignment_matrix/draft.py`).
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from app.domain.assignment import AssignmentRole
from app.domain.changes import ChangeSet
from app.domain.ids import TaskId, UnitGroupId, UnitId
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
from app.services.assign_units import assign_matrix
from app.services.workspace import Workspace
from app.store import tasks, units


def assign_cells(
    core: Workspace, task_ids: Iterable[TaskId], unit_ids: Sequence[UnitId], role: AssignmentRole | None
) -> ChangeSet:
    """Give units a role in tasks, or take the tasks from them; a group in the way is replaced by its members."""
    expansion = expansion_of(core)

    def change(task_id: TaskId, lines: Lines) -> Lines:
        for group_id in groups_in_the_way(lines, unit_ids, role, expansion):
            lines = split_group(lines, group_id, expansion)
        for unit_id in unit_ids:
            lines = with_role(lines, task_id, unit_id, role, expansion)
        return lines

    return change_each(core, task_ids, change)


def assign_group(core: Workspace, task_ids: Iterable[TaskId], group_id: UnitGroupId, role: AssignmentRole) -> ChangeSet:
    return change_each(core, task_ids, lambda task_id, lines: with_group(lines, task_id, group_id, role))


def set_unit_deadline(core: Workspace, task_id: TaskId, unit_id: UnitId, due_on: date | None) -> ChangeSet:
    expansion = expansion_of(core)
    return change_each(core, [task_id], lambda one, lines: with_deadline(lines, one, unit_id, due_on, expansion))


def copy_assignment(core: Workspace, source_id: TaskId, task_ids: Iterable[TaskId]) -> ChangeSet:
    source = tasks.assignments_of(core.book, source_id)
    targets = [task_id for task_id in task_ids if task_id != source_id]
    return change_each(core, targets, lambda task_id, lines: copied(source, lines, task_id))


def change_each(core: Workspace, task_ids: Iterable[TaskId], change: Callable[[TaskId, Lines], Lines]) -> ChangeSet:
    return assign_matrix(core, {one: change(one, tuple(tasks.assignments_of(core.book, one))) for one in task_ids})


def expansion_of(core: Workspace) -> Expansion:
    return Expansion.on(units.organisation(core.book), core.today)
