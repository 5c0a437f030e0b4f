"""Work items by name -> the rows of a tracker: what stands in the book now, and what stood at the end of the period before."""

from collections.abc import Sequence

from app.domain.assignment import ROLE_LABELS
from app.domain.item_parts import NO_PARTS
from app.domain.progress import STATE_LABELS, ProgressState, WorkItem
from app.domain.tracker import TrackerRow
from app.services.item_parts import parts_of
from app.services.show_items import ItemLine
from app.store import work_items
from app.store.session import Reader
from app.text.normalise import one_line

_LONGEST_LAST_RESULT = 160


def tracker_rows(book: Reader, lines: Sequence[ItemLine], *, with_unit: bool = False) -> list[TrackerRow]:
    """Return the rows of stored work items, in the order given; with the name of the unit where several share a workbook."""
    parts = parts_of(book, [line.item for line in lines])
    return [
        TrackerRow(
            item_uid=work_items.uid_of(book, line.item.id),
            number=line.task.number,
            task_text=line.task.text.split("\n", 1)[0],
            role=ROLE_LABELS[line.item.role],
            due_on=line.item.due_on,
            timing_text=line.task.timing.raw or "",
            progress=line.item.progress,
            parts=parts.get(line.item.id, NO_PARTS),
            last_period=_last_period(book, line.item),
            unit_name=line.unit.name if with_unit else "",
        )
        for line in lines
        if line.item.id is not None
    ]


def _last_period(book: Reader, item: WorkItem) -> str:
    """Say how the item of the same task and unit stood that ended last before this one began; empty when there is none."""
    earlier = work_items.of_task_and_unit(book, item.task_id, item.unit_id)
    before = [one for one in earlier if one.period.ends_on < item.period.starts_on]
    if not before:
        return ""
    last = max(before, key=lambda one: (one.period.ends_on, one.period.starts_on))
    progress = last.progress
    state = STATE_LABELS[progress.state] + (f" ngày {progress.done_on:%d/%m/%Y}" if progress.done_on else "")
    words = progress.reason if progress.state is ProgressState.NOT_APPLICABLE else progress.result
    label = last.period.label
    return f"{label[:1].upper()}{label[1:]}: {state}" + (f". {_shortened(words)}" if words else "")


def _shortened(text: str) -> str:
    """Return the beginning of a long text, whole words, on one line: what stood last period is a reminder, not the report."""
    line = one_line(text)
    return line if len(line) <= _LONGEST_LAST_RESULT else line[:_LONGEST_LAST_RESULT].rsplit(" ", 1)[0] + " …"
