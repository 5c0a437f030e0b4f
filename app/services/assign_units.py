"""Assignment: which units and groups lead, support or oversee which tasks, and a unit's own deadline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.changes import ChangeSet, Step
from app.domain.ids import PlanId, TaskId
from app.domain.plan import Task
from app.register.cells import assigned_units
from app.services.show_matrix import show_matrix
from app.services.work_register import refresh_opened
from app.services.workspace import Workspace
from app.store import tasks, units


@dataclass(frozen=True, slots=True)
class RoleOffer:
    """What giving a task to one more unit or group would mean.

    Attributes:
        task: the task.
        name: the unit or group.
        role: the role it has by a line of its own; None when it has none.
        group_role: the role a unit has as member of a group; None when it has none.
        leads: the names of the units that lead the task.
    """

    task: Task
    name: str
    role: AssignmentRole | None
    group_role: AssignmentRole | None
    leads: tuple[str, ...]


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


def offer_role(core: Workspace, wanted: Assignment) -> RoleOffer:
    """Return what giving a task to a unit or group would mean today."""
    lines = tasks.assignments_of(core.book, wanted.task_id)
    organisation = units.organisation(core.book)
    held = assigned_units([line for line in lines if line.group_id is not None], organisation, core.today)
    leading = [one.unit_id for one in assigned_units(lines, organisation, core.today) if one.role is AssignmentRole.LEAD]
    if wanted.unit_id is not None:
        name = organisation.name_on(wanted.unit_id, core.today)
    else:
        assert wanted.group_id is not None
        name = organisation.groups[wanted.group_id].name
    own = [line.role for line in lines if _names_the_same(line, wanted)]
    return RoleOffer(
        task=tasks.get(core.book, wanted.task_id),
        name=name,
        role=own[0] if own else None,
        group_role=next((one.role for one in held if one.unit_id == wanted.unit_id), None),
        leads=tuple(organisation.name_on(unit_id, core.today) for unit_id in leading),
    )


def give_role(core: Workspace, wanted: Assignment) -> ChangeSet:
    """Give a task to a unit or group: in a line of its own, or by another role in the line it has; its deadline there stays."""
    lines = tasks.assignments_of(core.book, wanted.task_id)
    if not any(_names_the_same(line, wanted) for line in lines):
        return assign_units(core, wanted.task_id, [*lines, wanted])
    changed = [replace(line, role=wanted.role) if _names_the_same(line, wanted) else line for line in lines]
    return assign_units(core, wanted.task_id, changed)


def fill_from_words(core: Workspace, plan_id: PlanId) -> ChangeSet:
    """Match the names of a plan that stood for nobody when it came in and that the directory knows by now."""
    view = show_matrix(core, plan_id)
    return assign_matrix(core, {row.task.id: view.matched(row.lines) for row in view.rows})


def _names_the_same(line: Assignment, wanted: Assignment) -> bool:
    return line.is_matched and (line.unit_id, line.group_id) == (wanted.unit_id, wanted.group_id)


def _named(core: Workspace, task_ids: Sequence[TaskId]) -> str:
    """Return what the undo menu calls the tasks: the number of one, how many when there are more."""
    return tasks.get(core.book, task_ids[0]).number if len(task_ids) == 1 else f"{len(task_ids)} nhiệm vụ"
