"""Hand over: the book makes drafts and sends nothing, so the clerk notes which trackers really left, and when."""

from collections.abc import Sequence
from datetime import date

from app.domain.changes import ChangeSet, Step
from app.domain.ids import UnitId
from app.domain.period import Period
from app.errors import UserError
from app.messages.code import Code
from app.services.workspace import Workspace
from app.store import trackers, units


def hand_over(core: Workspace, period: Period, unit_ids: Sequence[UnitId], on: date | None) -> ChangeSet:
    """Note on which day the last trackers of some units really left (undoable as "ghi đã gửi"); None takes the notes back.

    Raises:
        UserError: a unit has no tracker of the period.
    """
    reports = trackers.unit_reports(core.book, period)
    names = {unit.id: unit.name for unit in units.all_units(core.book)}
    for unit_id in unit_ids:
        if unit_id not in reports or not reports[unit_id].sendings:
            raise UserError(Code.NOT_SENT_YET, unit=names[unit_id], period=period.label)
    subject = names[unit_ids[0]] if len(unit_ids) == 1 else f"{len(unit_ids)} đơn vị"
    with core.unit_of_work(Step.HAND_OVER_TRACKERS, f"{subject}, {period.label}") as work:
        for unit_id in unit_ids:
            trackers.put_handed_over(work, unit_id, period, on)
    return work.changes
