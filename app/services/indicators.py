"""Indicators: which numbers a task asks for, and what stands in them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.changes import ChangeSet, Step
from app.domain.ids import IndicatorId, TaskId, UnitId
from app.domain.indicator import (
    MOST_DECIMALS,
    MOST_DIGITS,
    Indicator,
    NumberProblem,
    UnreadNumber,
    may_be_summed,
    read_number,
)
from app.domain.period import Period
from app.domain.progress import WorkItem
from app.errors import UserError
from app.messages.code import Code
from app.register.indicator_sums import IndicatorSum, Reading, indicator_sums
from app.register.selection import Selection
from app.services import work_register
from app.services.workspace import Workspace
from app.store import indicators, tasks, work_items
from app.store.session import Reader
from app.text.compare import comparable
from app.text.normalise import one_line

# What is written in the form: indicator -> the number as typed; an empty text takes the number away.
WrittenValues = Mapping[IndicatorId, str]


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """An indicator as the clerk typed it.

    Attributes:
        id: its id in the book; 0 for a new one.
        target: the number as typed; empty for none.
    """

    id: IndicatorId
    name: str
    measuring_unit: str
    is_summed: bool = True
    target: str = ""


def define_indicators(core: Workspace, task_id: TaskId, drafts: Sequence[IndicatorDraft]) -> ChangeSet:
    """Make a task's indicators exactly these, in this order (undoable as "đặt chỉ tiêu").

    Shares of a hundred are never summed, whatever the draft says.

    Raises:
        UserError: a name or measuring unit is missing or stands twice, a target is no number, or an indicator that has
            values already would go or change its measuring unit.
    """
    wanted = [_indicator(task_id, row, draft) for row, draft in enumerate(drafts, start=1)]
    _refuse_twins(wanted)
    _refuse_loss(core.book, task_id, wanted)
    with core.unit_of_work(Step.DEFINE_INDICATORS, tasks.get(core.book, task_id).number) as work:
        indicators.put(work, task_id, wanted)
    return work.changes


def of_task(core: Workspace, task_id: TaskId) -> list[Indicator]:
    """Return a task's indicators in their order."""
    return indicators.of_task(core.book, task_id)


def values_of(core: Workspace, item: WorkItem) -> dict[IndicatorId, Decimal]:
    """Return indicator -> the value that stands in a work item; those without are missing."""
    found = work_items.find(core.book, item.task_id, item.unit_id, item.period)
    return indicators.values_of_item(core.book, found.id) if found and found.id else {}


def sums_in_period(core: Workspace, task_id: TaskId, period: Period) -> list[IndicatorSum]:
    """Return a task's indicators over all its units in the work items that belong to a period."""
    asked = work_register.items_in(core, period, Selection(plan_id=tasks.get(core.book, task_id).plan_id, task_id=task_id))
    return _sums(core.book, task_id, [(item.unit_id, item.period) for item in asked])


def sums_until(core: Workspace, task_id: TaskId, period: Period) -> list[IndicatorSum]:
    """Return a task's indicators over all its units, from the beginning to the end of a period (luỹ kế)."""
    asked = work_items.cells_of_task(core.book, task_id)
    return _sums(core.book, task_id, [one for one in asked if one[1].starts_on <= period.ends_on])


def read_values(book: Reader, item: WorkItem, written: WrittenValues) -> dict[IndicatorId, Decimal | None]:
    """Read the numbers written for a work item. Raises UserError at the first that cannot be kept, naming its indicator."""
    known = {one.id: one for one in indicators.of_task(book, item.task_id)}
    return {key: _number(known[key].name, text) for key, text in written.items()}


def _sums(book: Reader, task_id: TaskId, asked: Sequence[tuple[UnitId, Period]]) -> list[IndicatorSum]:
    values = indicators.values_of_task(book, task_id)
    return indicator_sums(
        Reading(indicator, unit_id, period, values.get((indicator.id, unit_id, period.code)))
        for indicator in indicators.of_task(book, task_id)
        for unit_id, period in asked
    )


def _indicator(task_id: TaskId, row: int, draft: IndicatorDraft) -> Indicator:
    name, measuring_unit = one_line(draft.name), one_line(draft.measuring_unit)
    if not name or not measuring_unit:
        raise UserError(Code.INDICATOR_INCOMPLETE, row=row)
    is_summed = draft.is_summed and may_be_summed(measuring_unit)
    return Indicator(draft.id, task_id, name, measuring_unit, is_summed, _number(name, draft.target))


def _refuse_twins(wanted: Sequence[Indicator]) -> None:
    seen: set[tuple[str, str]] = set()
    for one in wanted:
        key = (comparable(one.name), one.measuring_unit.casefold())
        if key in seen:
            raise UserError(Code.INDICATOR_TWICE, name=one.name)
        seen.add(key)


def _refuse_loss(book: Reader, task_id: TaskId, wanted: Sequence[Indicator]) -> None:
    """Refuse to lose values or to let them mean something else."""
    kept = {one.id: one.measuring_unit for one in wanted}
    for one in indicators.of_task(book, task_id):
        if kept.get(one.id) != one.measuring_unit and indicators.has_values(book, one.id):
            raise UserError(Code.INDICATOR_IN_USE, name=one.name)


def _number(name: str, written: str) -> Decimal | None:
    """Return the number written, None where nothing is."""
    text = one_line(written)
    if not text:
        return None
    try:
        return read_number(text)
    except UnreadNumber as unread:
        raise _REFUSALS[unread.problem](name, text, unread.readings) from unread


_REFUSALS: dict[NumberProblem, Callable[[str, str, tuple[str, ...]], UserError]] = {
    NumberProblem.NOT_A_NUMBER: lambda name, text, _: UserError(Code.NOT_A_NUMBER, name=name, written=text),
    NumberProblem.NEGATIVE: lambda name, text, _: UserError(Code.NUMBER_NEGATIVE, name=name, written=text),
    NumberProblem.TOO_LONG: lambda name, text, _: UserError(
        Code.NUMBER_TOO_LONG, name=name, written=text, digits=MOST_DIGITS, decimals=MOST_DECIMALS
    ),
    NumberProblem.TWO_READINGS: lambda name, text, readings: UserError(
        Code.NUMBER_TWO_READINGS, name=name, written=text, first=readings[0], second=readings[1]
    ),
}
