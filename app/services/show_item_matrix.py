"""What the matrix of work items shows: how far each task of a plan is with each unit in a period."""

from app.domain.ids import PlanId
from app.domain.period import Period
from app.register.item_matrix import ItemMatrix, item_rows, unit_columns
from app.services import work_register
from app.services.workspace import Workspace
from app.store import plans, tasks, units


def show_item_matrix(core: Workspace, plan_id: PlanId, period: Period) -> ItemMatrix:
    """Return a plan's matrix of work items in a period, as they stand today."""
    cells = work_register.cells_of_plan(core, plan_id, period)
    last_day = min(period.ends_on, core.today)
    organisation = units.organisation(core.book)
    with_work = {unit_id for _, unit_id in cells}
    shown = [unit for unit in organisation.units_on(last_day).values() if unit.id in with_work]
    members = {group_id: organisation.holders_on(group_id, last_day) for group_id in organisation.groups}
    with_items = {task_id for task_id, _ in cells}
    followed = [
        task
        for task in tasks.of_plan(core.book, plan_id)
        if task.id in with_items or task.ended_on is None or task.ended_on >= period.starts_on
    ]
    return ItemMatrix(
        plan=plans.get(core.book, plan_id),
        period=period,
        today=core.today,
        rows=item_rows(plans.sections_of(core.book, plan_id), followed),
        columns=unit_columns(shown, organisation.groups.values(), members),
        cells=cells,
    )
