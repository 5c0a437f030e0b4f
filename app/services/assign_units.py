"""Assignment: which units and groups lead or support a task, and a unit's own deadline."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.changes import ChangeSet, Step
from app.domain.ids import AssignmentId, TaskId, UnitId
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import tasks, units


def assign_units(core: Workspace, task_id: TaskId, assignments: Sequence[Assignment]) -> ChangeSet:
    """Make a task's assignments exactly these (undoable as "phân công")."""
    with core.unit_of_work(Step.ASSIGN_UNITS, tasks.get(core.book, task_id).number) as work:
        tasks.put_assignments(work, task_id, assignments)
        refresh_opened(work, core.today)
    return work.changes


def add_assignment(core: Workspace, assignment: Assignment) -> ChangeSet:
    """Add one unit or group to a task, after those it has."""
    return assign_units(core, assignment.task_id, [*tasks.assignments_of(core.book, assignment.task_id), assignment])


def set_unit_deadline(core: Workspace, task_id: TaskId, unit_id: UnitId, due_on: date | None) -> ChangeSet:
    """Give one unit its own deadline for a task; None takes it back to the task's.

    A unit that has the task through a group gets a line of its own, so that the others keep theirs.
    """
    present = tasks.assignments_of(core.book, task_id)
    own = [replace(one, due_on=due_on) if one.unit_id == unit_id else one for one in present]
    if all(one.unit_id != unit_id for one in present):
        own.append(Assignment(AssignmentId(0), task_id, _role_by_group(core, present, unit_id), "", unit_id, None, due_on))
    return assign_units(core, task_id, own)


def _role_by_group(core: Workspace, present: Sequence[Assignment], unit_id: UnitId) -> AssignmentRole:
    """Return the role a unit has through its groups; support when it has none yet."""
    organisation = units.organisation(core.book)
    by_group = [(one.role, one.group_id) for one in present if one.group_id is not None]
    roles = [role for role, group_id in by_group if unit_id in organisation.members_on(group_id, core.today)]
    return min(roles, key=lambda role: role.strength, default=AssignmentRole.SUPPORT)
