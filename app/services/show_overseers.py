"""Who answers for what: the units and tasks that a person oversees, and the overseers of work items."""

from collections.abc import Iterable
from datetime import date

from app.domain.assignment import AssignmentRole
from app.domain.ids import TaskId, UnitId
from app.domain.organisation import Organisation
from app.domain.period import Period
from app.domain.progress import WorkItem
from app.errors import UserError
from app.messages.code import Code
from app.register.cells import assigned_units
from app.register.selection import Overseen
from app.services.workspace import Workspace
from app.store import plans, tasks, units
from app.store.session import Reader


def overseen_work(book: Reader, organisation: Organisation, on: date) -> dict[UnitId, Overseen]:
    """Return overseer -> the units and tasks he or she answers for, in the office's order of persons.

    Args:
        on: the day. Groups among the overseers of a task are expanded for it; who was not there then answers for nothing, and
            what an heir took over later is not his or hers yet.
    """
    of_units = units.oversight(book, on)
    of_tasks: dict[UnitId, set[TaskId]] = {}
    for plan in plans.all_plans(book):
        for task_id, assigned in tasks.assignments_of_plan(book, plan.id).items():
            named = [one for one in assigned if one.role is AssignmentRole.OVERSEER]
            for one in assigned_units(named, organisation, on):
                of_tasks.setdefault(one.unit_id, set()).add(task_id)
    return {
        unit_id: Overseen(frozenset(of_units.get(unit_id, ())), frozenset(of_tasks.get(unit_id, ())))
        for unit_id, unit in organisation.units.items()
        if (unit_id in of_units or unit_id in of_tasks) and unit.exists_on(on)
    }


def find_overseen(core: Workspace, period: Period, name: str) -> Overseen:
    """Return what a person answers for in a period. Raises UserError when nobody is known by that name."""
    unit_id, _ = units.resolve(core.book, name)
    if unit_id is None:
        raise UserError(Code.NO_SUCH_UNIT, unit=name)
    return overseen_work(core.book, units.organisation(core.book), period.ends_on).get(unit_id, Overseen())


def overseers_of(core: Workspace, period: Period, items: Iterable[WorkItem]) -> list[tuple[str, ...]]:
    """Return for each work item the names of those who answer for it."""
    organisation = units.organisation(core.book)
    overseen = overseen_work(core.book, organisation, period.ends_on)
    names = {unit_id: organisation.name_on(unit_id, period.ends_on) for unit_id in overseen}
    return [tuple(names[one] for one, work in overseen.items() if work.holds(item)) for item in items]
