"""Undo, redo and the list of what was done."""

from collections.abc import Sequence

from app.domain.changes import STEP_LABELS, ChangeSet, PastStep, StepName, UndoStatus
from app.errors import UserError
from app.messages.code import Code
from app.services.workspace import Workspace


def undo(core: Workspace) -> ChangeSet:
    """Take the last step back. Raises UserError when there is none."""
    changes = core.database.undo()
    if changes is None:
        raise UserError(Code.NOTHING_TO_UNDO)
    return changes


def redo(core: Workspace) -> ChangeSet:
    """Do the last undone step again. Raises UserError when there is none."""
    changes = core.database.redo()
    if changes is None:
        raise UserError(Code.NOTHING_TO_REDO)
    return changes


MOST_STEPS = 500


def past_steps(core: Workspace, most: int = MOST_STEPS) -> list[PastStep]:
    """Return the steps that can be undone and redone, the newest first."""
    return core.database.past_steps(most)


def go_to(core: Workspace, step: PastStep) -> ChangeSet:
    """Undo every step back to and with one that is done, or do again every step up to and with one that is undone.

    Returns what all of them changed together; its step is the last one turned. All of them are turned, or none.

    Raises:
        UserError: the list is no longer what it was when the step was chosen; nothing was changed then.
    """
    now = past_steps(core, most=-1)
    if step not in now:
        raise UserError(Code.UNDO_LIST_CHANGED)
    turned = [
        one for one in now if one.is_undone == step.is_undone and (one.id <= step.id if step.is_undone else one.id >= step.id)
    ]
    return together(core.database.turn_back(len(turned), redo=step.is_undone))


def together(changes: Sequence[ChangeSet]) -> ChangeSet:
    """Return what several steps changed as one ChangeSet, named by the last."""
    rows: dict[str, frozenset[int]] = {}
    for change in changes:
        for table, ids in change.rows.items():
            rows[table] = rows.get(table, frozenset()) | ids
    return ChangeSet(changes[-1].step if changes else None, rows)


def status(core: Workspace) -> UndoStatus:
    """Return which steps undo and redo would take."""
    return core.database.undo_status()


def name_of(step: StepName) -> str:
    """Return a step as the menu names it: "gộp phiếu: Chi bộ Văn phòng"."""
    label = STEP_LABELS[step.step]
    return f"{label}: {step.subject}" if step.subject else label
