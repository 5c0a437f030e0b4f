"""Take a plan out of the book, as long as nobody has worked with it."""

from dataclasses import dataclass

from app.domain.changes import ChangeSet, Step
from app.domain.ids import PlanId
from app.domain.plan import Plan
from app.errors import UserError
from app.messages.code import Code
from app.services import work_register
from app.services.workspace import Workspace
from app.store import answers, drafts, indicators, plans, preparations, tasks, work_items


@dataclass(frozen=True, slots=True)
class PlanLoss:
    """What goes with a plan that is deleted.

    Attributes:
        plan: the plan.
        tasks: how many tasks it has.
        assignments: how many lines of assignment.
        answers: how many answers it has part in: duties of ours that answer lines of a superior plan.
        indicators: how many numbers its tasks ask for.
        preparations: how many steps are planned before its deadlines.
    """

    plan: Plan
    tasks: int
    assignments: int
    answers: int
    indicators: int
    preparations: int


def what_goes_with(core: Workspace, plan_id: PlanId) -> PlanLoss:
    """Return what deleting a plan takes along, so that the question can name it."""
    book = core.book
    found = tasks.of_plan(book, plan_id)
    ids = {task.id for task in found}
    return PlanLoss(
        plan=plans.get(book, plan_id),
        tasks=len(found),
        assignments=sum(map(len, tasks.assignments_of_plan(book, plan_id).values())),
        answers=answers.count_with(book, plan_id),
        indicators=sum(len(indicators.of_task(book, task.id)) for task in found),
        preparations=sum(one.owner.task_id in ids for one in preparations.all_preparations(book)),
    )


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
