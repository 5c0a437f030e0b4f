"""Undo, redo and the list of what was done."""

from app.domain.changes import STEP_LABELS, ChangeSet, StepName, UndoStatus
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


def status(core: Workspace) -> UndoStatus:
    """Return which steps undo and redo would take."""
    return core.database.undo_status()


def name_of(step: StepName) -> str:
    """Return a step as the menu names it: "gộp phiếu: Chi bộ Văn phòng"."""
    label = STEP_LABELS[step.step]
    return f"{label}: {step.subject}" if step.subject else label
