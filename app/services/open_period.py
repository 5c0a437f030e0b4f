"""Open a period: its work items become rows that can be filled in."""

from app.domain.changes import ChangeSet, Step
from app.domain.period import Period
from app.services.work_register import open_in
from app.services.workspace import Workspace


def open_period(core: Workspace, period: Period) -> ChangeSet:
    """Make the work items of a period (undoable as "mở kỳ"); those that exist stay as they are."""
    with core.unit_of_work(Step.OPEN_PERIOD, period.label) as work:
        open_in(work, period, core.today)
    return work.changes
