"""A unit's report of a period: recorded by hand, approved, or sent back with a reason and a new day to answer."""

from datetime import date

from app.domain.changes import ChangeSet, Step
from app.domain.ids import UnitId
from app.domain.period import Period
from app.domain.progress import REPORT_STATE_LABELS, ReportState
from app.errors import UserError
from app.messages.code import Code
from app.services.check_clock import day_to_write
from app.services.workspace import Workspace
from app.store import trackers, units
from app.text.normalise import clean


def record_report(core: Workspace, unit_id: UnitId, period: Period) -> ChangeSet:
    """Record that a unit has reported today without its tracker, by telephone or on paper (undoable as "ghi đã báo cáo").

    Raises:
        UserError: its report is there already, or the clock was set back.
    """
    state = trackers.state_of(core.book, unit_id, period)
    if state in (ReportState.REPORTED, ReportState.APPROVED):
        name = units.name_of(core.book, unit_id)
        raise UserError(Code.REPORT_IS_THERE, unit=name, period=period.label, state=REPORT_STATE_LABELS[state])
    today = day_to_write(core)
    with core.unit_of_work(Step.RECORD_REPORT, _subject(core, unit_id, period)) as work:
        trackers.put_report_state(work, unit_id, period, ReportState.REPORTED, today)
    return work.changes


def approve_report(core: Workspace, unit_id: UnitId, period: Period) -> ChangeSet:
    """Approve what a unit has reported of a period (undoable as "duyệt báo cáo"); its work items are locked from now on.

    Raises:
        UserError: the unit has not reported, what it reported was sent back, or the clock was set back.
    """
    _require(core, unit_id, period, ReportState.REPORTED)
    today = day_to_write(core)
    with core.unit_of_work(Step.APPROVE_REPORT, _subject(core, unit_id, period)) as work:
        trackers.approve(work, unit_id, period, today)
    return work.changes


def send_back_report(core: Workspace, unit_id: UnitId, period: Period, reason: str, reply_by: date) -> ChangeSet:
    """Send a report back to its unit (undoable as "trả lại đơn vị"); what was sent back already may get another reason or day.

    Args:
        unit_id: whose report it is.
        period: the period reported on.
        reason: why, in the clerk's words.
        reply_by: until when the unit is to answer.

    Raises:
        UserError: the unit has not reported, the report is approved, there is no reason, or the day has passed.
    """
    _require(core, unit_id, period, ReportState.REPORTED, ReportState.SENT_BACK)
    name, reason = units.name_of(core.book, unit_id), clean(reason).strip()
    if not reason:
        raise UserError(Code.SEND_BACK_WITHOUT_REASON, unit=name)
    if reply_by < core.today:
        raise UserError(Code.SEND_BACK_TOO_EARLY, unit=name, day=f"{reply_by:%d/%m/%Y}")
    with core.unit_of_work(Step.SEND_BACK_REPORT, _subject(core, unit_id, period)) as work:
        trackers.send_back(work, unit_id, period, reason, reply_by)
    return work.changes


def _require(core: Workspace, unit_id: UnitId, period: Period, *states: ReportState) -> None:
    state = trackers.state_of(core.book, unit_id, period)
    if state not in states:
        name = units.name_of(core.book, unit_id)
        raise UserError(Code.REPORT_NOT_RECEIVED, unit=name, period=period.label, state=REPORT_STATE_LABELS[state])


def _subject(core: Workspace, unit_id: UnitId, period: Period) -> str:
    return f"{units.name_of(core.book, unit_id)}, {period.label}"
