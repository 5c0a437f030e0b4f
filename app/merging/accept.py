"""A preview and the clerk's choices -> the changes to write: exactly what was shown, nothing of a conflict left open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.ids import WorkItemId
from app.domain.progress import Progress, ProgressState
from app.merging.preview import FIELDS_OF, MergeEntry, MergeKind, MergePreview


class Choice(StrEnum):
    """What the clerk decides about an entry."""

    KEEP_BOOK = "keep_book"
    TAKE_UNIT = "take_unit"


PROGRESS_KEYS = frozenset(key for keys in FIELDS_OF.values() for key in keys)

# Which entry a choice is about: the work item and the entry's field.
Choices = Mapping[tuple[WorkItemId, str], Choice]


@dataclass(frozen=True, slots=True)
class AcceptedChange:
    """One value to write.

    Attributes:
        work_item_id: the item.
        field: an attribute of `Progress`, or the field of an entry that is about something else (`preview.DUE` and so on).
        before: what stood in the book when the preview was made; where something else stands by now, the preview is stale.
        value: what to write: ISO for dates, the enum's value for states, "" for no date.
    """

    work_item_id: WorkItemId
    field: str
    before: str
    value: str


def accept(preview: MergePreview, choices: Choices | None = None) -> tuple[AcceptedChange, ...]:
    """Return the changes to write.

    Args:
        preview: what was shown.
        choices: what the clerk decided. Without a choice, new and changed values are taken; conflicts and proposed deadlines
            stay as the book has them.

    Raises:
        ValueError: a choice is about no entry of the preview, or takes a value that cannot be used.
    """
    taken = taken_entries(preview, choices)
    return tuple(change for entry in taken if entry.work_item_id is not None for change in _changes(entry, entry.work_item_id))


def taken_entries(preview: MergePreview, choices: Choices | None = None) -> tuple[MergeEntry, ...]:
    """Return the entries whose values `accept` writes: a state and its day are one of them. Raises as `accept`."""
    chosen = dict(choices or {})
    taken = tuple(
        entry
        for entry in preview.entries
        if entry.work_item_id is not None and _is_taken(entry, chosen.pop((entry.work_item_id, entry.field), None))
    )
    if chosen:
        raise ValueError(f"choices about no entry of the preview: {sorted(chosen)}")
    return taken


def apply_changes(progress: Progress, changes: Iterable[AcceptedChange]) -> Progress:
    """Return `progress` with the changes of its work item made, all at once: state, day and reason hold together.

    Changes of what does not live in `Progress` are left to the caller.
    """
    ours = [change for change in changes if change.field in PROGRESS_KEYS]
    return replace(progress, **{change.field: _typed(change.field, change.value) for change in ours})


def _is_taken(entry: MergeEntry, choice: Choice | None) -> bool:
    if entry.kind is MergeKind.UNUSABLE and choice is Choice.TAKE_UNIT:
        raise ValueError(f"no value to take: {entry.work_item_id} {entry.field}")
    if entry.kind is MergeKind.SAME:
        return False
    default = Choice.TAKE_UNIT if entry.kind in (MergeKind.NEW, MergeKind.CHANGED) else Choice.KEEP_BOOK
    return (choice or default) is Choice.TAKE_UNIT


def _changes(entry: MergeEntry, item_id: WorkItemId) -> Iterator[AcceptedChange]:
    for field, before, value in zip(FIELDS_OF.get(entry.field, (entry.field,)), entry.now, entry.returned, strict=True):
        if before != value or entry.has_file:
            yield AcceptedChange(item_id, field, before, value)


def _typed(field: str, value: str) -> ProgressState | date | str | None:
    match field:
        case "state":
            return ProgressState(value)
        case "done_on":
            return date.fromisoformat(value) if value else None
        case _:
            return value
