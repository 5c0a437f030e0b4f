"""Units, groups and tasks as they travel from one view to another by dragging: what giver and taker call them."""

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.ids import AssignmentId, TaskId, UnitGroupId, UnitId
from app.domain.plan import Task
from app.domain.unit import Unit, UnitGroup
from ui.kit.carried import Carried

TASK, UNIT, GROUP = "task", "unit", "group"
HOLDERS = (UNIT, GROUP)
"""The kinds that can be given a task."""


def carried_unit(unit: Unit) -> Carried:
    """Return a unit as it is dragged."""
    return Carried(UNIT, (unit.id,), unit.name)


def carried_group(group: UnitGroup) -> Carried:
    """Return a group as it is dragged."""
    return Carried(GROUP, (group.id,), f"nhóm {group.name}")


def carried_tasks(tasks: list[Task]) -> Carried | None:
    """Return tasks as they are dragged; None when there are none."""
    if not tasks:
        return None
    numbers = ", ".join(task.number for task in tasks)
    few = f"nhiệm vụ {numbers}" if len(tasks) <= 3 else f"{len(tasks)} nhiệm vụ"
    return Carried(TASK, tuple(task.id for task in tasks), few)


def assignment_of(carried: Carried, task_id: TaskId, role: AssignmentRole) -> Assignment:
    """Return the line of assignment that gives a task to a dragged unit or group."""
    (key,) = carried.keys
    return Assignment(
        AssignmentId(0),
        task_id,
        role,
        unit_id=UnitId(key) if carried.kind == UNIT else None,
        group_id=UnitGroupId(key) if carried.kind == GROUP else None,
    )
