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


def hand_over(
    core: Workspace, period: Period, unit_ids: Sequence[UnitId], on: date, taken_back: Sequence[UnitId] = ()
) -> ChangeSet:
    """Note on which day the last trackers of some units really left (undoable as "ghi đã gửi").

    Args:
        period: the period the trackers are of.
        unit_ids: whose trackers left.
        on: the day.
        taken_back: whose note was a slip, and goes.

    Raises:
        UserError: a unit has no tracker of the period.
    """
    reports = trackers.unit_reports(core.book, period)
    names = {unit.id: unit.name for unit in units.all_units(core.book)}
    days: dict[UnitId, date | None] = {**dict.fromkeys(taken_back), **dict.fromkeys(unit_ids, on)}
    for unit_id in days:
        if unit_id not in reports or not reports[unit_id].sendings:
            raise UserError(Code.NOT_SENT_YET, unit=names[unit_id], period=period.label)
    subject = names[next(iter(days))] if len(days) == 1 else f"{len(days)} đơn vị"
    with core.unit_of_work(Step.HAND_OVER_TRACKERS, f"{subject}, {period.label}") as work:
        for unit_id, day in days.items():
            trackers.put_handed_over(work, unit_id, period, day)
    return work.changes
