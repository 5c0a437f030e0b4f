"""The work items of a duty whose time is another one in the newer version of its plan: they go along, with all that was entered.

Without this a unit would be asked twice: for the item it has reported on, and for an empty one in the new period.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.assignment import Assignment
from app.domain.period import Period, day
from app.domain.plan import Plan, Task
from app.register.cells import due_periods, only_period, work_items
from app.store import units
from app.store import work_items as stored
from app.store.session import Transaction


def move_items(
    work: Transaction, before: tuple[Plan, Task], after: tuple[Plan, Task], assignments: Sequence[Assignment], today: date
) -> None:
    """Move the items of a duty from the period it was followed in to the one it is followed in now.

    A duty with one period takes them wherever that goes; where it came or comes again beat by beat, only from and to a period
    that overlaps. Units that have left the duty, or have an item in the new period already, keep what they have.

    Args:
        before: the plan and the task as they stood.
        after: the same as they are now.
        assignments: who has the duty now.
    """
    old, new = _followed_in(*before, today), _followed_in(*after, today)
    if old is None or new is None or old == new or not _goes_along(before, after, old, new):
        return
    plan, task = after
    computed = work_items(plan, [task], {task.id: assignments}, units.organisation(work), new, today)
    wanted = {item.unit_id: item for item in computed if item.period == new}
    present = stored.of_task(work, task.id)
    taken = {item.unit_id for item in present if item.period == new}
    for item in present:
        if item.id is not None and item.period == old and item.unit_id in wanted and item.unit_id not in taken:
            target = wanted[item.unit_id]
            stored.move(work, item.id, replace(target, due_on=item.extended_to or target.due_on))


def _followed_in(plan: Plan, task: Task, today: date) -> Period | None:
    """Return a duty's one period, else the one under way; None when it is not followed now."""
    span = plan.span(today)
    only = only_period(task, span)
    found = [only] if only else due_periods(task, span, day(today))
    return found[0].period if found else None


def _goes_along(before: tuple[Plan, Task], after: tuple[Plan, Task], old: Period, new: Period) -> bool:
    """Whether what was entered for the old period tells of the new one."""
    once = [only_period(task, old) is not None for _, task in (before, after)]
    return all(once) or (any(once) and old.overlaps(new))
