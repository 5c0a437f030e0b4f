"""What the clerk has chosen of each entry, and what that comes to. Plain values, no Qt."""

from dataclasses import dataclass, field
from pathlib import Path

from app.domain.ids import WorkItemId
from app.merging.accept import Choice, accept
from app.merging.preview import MergeEntry, MergeKind
from app.services.merge_trackers import MergeDraft, TrackerPreview

_CHOOSABLE = (MergeKind.NEW, MergeKind.CHANGED, MergeKind.CONFLICT)

EntryKey = tuple[Path, WorkItemId, str]


@dataclass(slots=True)
class MergeChoices:
    """The choices made so far; an entry without one goes its default way."""

    draft: MergeDraft
    chosen: dict[EntryKey, Choice] = field(default_factory=dict[EntryKey, Choice])

    def choice_of(self, file: TrackerPreview, entry: MergeEntry) -> Choice | None:
        """Return what will be done with an entry; None where there is nothing to choose or a conflict is left open."""
        if entry.kind not in _CHOOSABLE or entry.work_item_id is None:
            return None
        default = None if entry.kind is MergeKind.CONFLICT else Choice.TAKE_UNIT
        return self.chosen.get((file.path, entry.work_item_id, entry.field), default)

    def choose(self, file: TrackerPreview, entry: MergeEntry, choice: Choice) -> None:
        """Decide about one entry."""
        if entry.kind in _CHOOSABLE and entry.work_item_id is not None:
            self.chosen[(file.path, entry.work_item_id, entry.field)] = choice

    def for_service(self) -> dict[Path, dict[tuple[WorkItemId, str], Choice]]:
        """Return the choices in the form the service takes: file -> entry -> choice."""
        found: dict[Path, dict[tuple[WorkItemId, str], Choice]] = {}
        for (path, item_id, name), choice in self.chosen.items():
            found.setdefault(path, {})[(item_id, name)] = choice
        return found

    def values_to_write(self) -> int:
        """Return how many values will be written: exactly those the service writes."""
        chosen = self.for_service()
        return sum(len(accept(file.preview, chosen.get(file.path))) for file in self.draft.files)

    def open_conflicts(self) -> int:
        """Return how many conflicts nobody has decided about."""
        return sum(self.choice_of(file, entry) is None for file in self.draft.files for entry in file.conflicts)

    def unusable(self) -> int:
        """Return how many entries cannot be used."""
        return sum(len(file.preview.of_kind(MergeKind.UNUSABLE)) for file in self.draft.files)
