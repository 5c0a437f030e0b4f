"""A plan with a secrecy stamp: only the facts by which a register names it come into the book, nothing of its content."""

from app.domain.changes import ChangeSet, Step
from app.domain.ids import PlanId
from app.domain.plan import Plan
from app.errors import UserError
from app.messages.code import Code
from app.services import back_up
from app.services.import_plan import ImportDraft, plan_of
from app.services.workspace import Workspace
from app.store import plans


def import_number(core: Workspace, draft: ImportDraft) -> ChangeSet:
    """Store number, date, issuing body and subject of a plan (undoable as "nhập kế hoạch").

    No duty, no basis, no recipient, no signer, no look and no file is kept (product.md: secret documents stay out).

    Raises:
        UserError: a plan of this number and date is in the book already.
    """
    document = plan_of(draft.reading).document
    if plans.find_by_document(core.book, document) is not None:
        raise UserError(Code.PLAN_ALREADY_IMPORTED, file=draft.path.name)
    plan = Plan(PlanId(0), document, plan_of(draft.reading).system)
    before_it = back_up.backed_up(core, back_up.Reason.BEFORE_IMPORT)
    with before_it, core.unit_of_work(Step.IMPORT_PLAN, document.citation) as work:
        plans.add(work, plan, file_id=None, mould="")
    return work.changes
