"""Take a plan out of the book, as long as nobody has worked with it."""

from app.domain.changes import ChangeSet, Step
from app.domain.ids import PlanId
from app.errors import UserError
from app.messages.code import Code
from app.services import work_register
from app.services.workspace import Workspace
from app.store import drafts, plans, tasks, work_items


def delete_plan(core: Workspace, plan_id: PlanId) -> ChangeSet:
    """Remove a plan with its tasks and assignments (undoable as "xoá kế hoạch").

    Raises:
        UserError: progress was entered or trackers were sent: what units have reported is not thrown away; or drafts of documents
            rest on the plan.
    """
    plan = plans.get(core.book, plan_id)
    if work_items.any_touched(core.book, plan_id):
        raise UserError(Code.PLAN_IN_USE, plan=plan.document.citation)
    if drafts.count_of_plan(core.book, plan_id):
        raise UserError(Code.PLAN_HAS_DRAFTS, plan=plan.document.citation)
    with core.unit_of_work(Step.DELETE_PLAN, plan.document.citation) as work:
        work_register.remove_items_of_plan(work, plan_id)
        tasks.delete_of_plan(work, plan_id)
        plans.delete(work, plan_id)
    return work.changes
