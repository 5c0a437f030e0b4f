"""Preparation steps and which of them are done."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from app.domain.ids import PreparationId, TaskId
from app.domain.preparation import Preparation, PreparationOwner
from app.store.columns import as_bytes, as_day, as_int, as_text, iso
from app.store.session import Reader, Transaction, Value

_PREPARATION = "SELECT id, uid, task_id, anniversary, days_before, text FROM preparation"
_ORDER = "ORDER BY days_before DESC, id"
DoneOn = dict[tuple[PreparationId, date], date]


def all_preparations(book: Reader) -> list[Preparation]:
    """Return every preparation of the book, those of tasks first, the longest ahead first."""
    order = "ORDER BY task_id IS NULL, task_id, anniversary, days_before DESC, id"
    return [_preparation(*row) for row in book.rows(f"{_PREPARATION} {order}")]


def of_owner(book: Reader, owner: PreparationOwner) -> list[Preparation]:
    """Return what is prepared before the deadlines of a task or before an anniversary, the longest ahead first."""
    rows = book.rows(f"{_PREPARATION} WHERE task_id IS ? AND anniversary = ? {_ORDER}", owner.task_id, owner.anniversary)
    return [_preparation(*row) for row in rows]


def done_on(book: Reader) -> DoneOn:
    """Return (preparation, target) -> the day it was ticked off."""
    found: DoneOn = {}
    for preparation_id, target_on, ticked_on in book.rows("SELECT preparation_id, target_on, done_on FROM preparation_done"):
        found[PreparationId(as_int(preparation_id)), as_day(target_on)] = as_day(ticked_on)
    return found


def put(work: Transaction, owner: PreparationOwner, wanted: Sequence[Preparation]) -> None:
    """Make what is prepared exactly this; known ones (by id) keep their rows and what was ticked off."""
    known = {one.id for one in of_owner(work, owner)}
    for one in wanted:
        columns: dict[str, Value] = {"days_before": one.days_before, "text": one.text}
        if one.id in known:
            known.discard(one.id)
            work.update("preparation", one.id, **columns)
        else:
            work.insert("preparation", uid=work.new_uid(), task_id=owner.task_id, anniversary=owner.anniversary, **columns)
    for preparation_id in sorted(known):
        _delete(work, preparation_id)


def delete_of_task(work: Transaction, task_id: TaskId) -> None:
    """Remove what is prepared for a task, with what was ticked off."""
    put(work, PreparationOwner(task_id), ())


def tick(work: Transaction, preparation_id: PreparationId, target_on: date, ticked_on: date | None) -> None:
    """Tick a step off on a day; None makes it open again."""
    found = work.value(
        "SELECT id FROM preparation_done WHERE preparation_id = ? AND target_on = ?", preparation_id, iso(target_on)
    )
    if found is not None:
        work.delete("preparation_done", as_int(found))
    if ticked_on is not None:
        work.insert("preparation_done", preparation_id=preparation_id, target_on=iso(target_on), done_on=iso(ticked_on))


def _delete(work: Transaction, preparation_id: PreparationId) -> None:
    work.delete_where("preparation_done", "preparation_id", preparation_id)
    work.delete("preparation", preparation_id)


def _preparation(row_id: Value, uid: Value, task_id: Value, anniversary: Value, days_before: Value, text: Value) -> Preparation:
    owner = PreparationOwner(TaskId(task_id) if isinstance(task_id, int) else None, as_text(anniversary))
    key = UUID(bytes=as_bytes(uid)).hex
    return Preparation(owner, as_int(days_before), as_text(text), PreparationId(as_int(row_id)), key)
