"""What the clerk has chosen of each entry, and what that comes to. Plain values, no Qt."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.ids import WorkItemId
from app.merging.accept import Choice, taken_entries
from app.merging.preview import MergeEntry, MergeKind
from app.services.merge_trackers import MergeDraft, TrackerPreview, choices_about, with_evidence_placed

_CHOOSABLE = (MergeKind.NEW, MergeKind.CHANGED, MergeKind.CONFLICT, MergeKind.PROPOSAL)
_LEFT_OPEN = (MergeKind.CONFLICT, MergeKind.PROPOSAL)

EntryKey = tuple[Path, WorkItemId, str]


@dataclass(slots=True)
class MergeChoices:
    """The choices made so far; an entry without one goes its default way."""

    draft: MergeDraft
    chosen: dict[EntryKey, Choice] = field(default_factory=dict[EntryKey, Choice])
    confirmed: set[Path] = field(default_factory=set[Path])
    denied: set[Path] = field(default_factory=set[Path])

    def answer(self, file: TrackerPreview, *, is_right: bool) -> None:
        """Take the clerk's yes or no to what was guessed of a file."""
        (self.confirmed if is_right else self.denied).add(file.path)
        (self.denied if is_right else self.confirmed).discard(file.path)

    def is_asked(self, file: TrackerPreview) -> bool:
        """Whether a file's question still waits for a yes or no."""
        return bool(file.question) and file.path not in self.confirmed and file.path not in self.denied

    def answer_to(self, file: TrackerPreview) -> bool | None:
        """Return the answer to a file's question; None while there is none."""
        return True if file.path in self.confirmed else False if file.path in self.denied else None

    def place_evidence(self, file: TrackerPreview, name: str, like: MergeEntry) -> TrackerPreview:
        """Take a file that came along as evidence of an entry's work item; returns the file's new preview."""
        placed = with_evidence_placed(file, name, like)
        self.draft = replace(self.draft, files=tuple(placed if one is file else one for one in self.draft.files))
        return placed

    def take_over(self, earlier: "MergeChoices") -> None:
        """Take over earlier choices and answers about the same files, where the entry is still the same."""
        known = {(file.origin, file.unit.id): file for file in earlier.draft.files}
        for file in self.draft.files:
            before = known.get((file.origin, file.unit.id))
            if before is None:
                continue
            self.confirmed |= {file.path} if before.path in earlier.confirmed else set()
            self.denied |= {file.path} if before.path in earlier.denied else set()
            same = set(before.preview.entries) & set(file.preview.entries)
            for entry in same:
                item_id = entry.work_item_id
                if item_id is not None and (choice := earlier.chosen.get((before.path, item_id, entry.field))) is not None:
                    self.choose(file, entry, choice)

    def questions_left(self) -> int:
        """Return how many files wait for a yes or no."""
        return len({file.path for file in self.draft.files if self.is_asked(file)})

    def is_written(self) -> bool:
        """Whether any file may be written as things stand."""
        return any(file.writable(self.confirmed) is not None for file in self.draft.files)

    def choice_of(self, file: TrackerPreview, entry: MergeEntry) -> Choice | None:
        """Return what will be done with an entry; None where there is nothing to choose or it is left open."""
        if entry.kind not in _CHOOSABLE or entry.work_item_id is None:
            return None
        default = None if entry.kind in _LEFT_OPEN else Choice.TAKE_UNIT
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

    def entries_to_write(self) -> int:
        """Return how many entries will be written: exactly those the service writes."""
        chosen = self.for_service()
        return sum(
            len(taken_entries(preview, choices_about(preview, chosen.get(file.path, {}))))
            for file in self.draft.files
            if (preview := file.writable(self.confirmed)) is not None
        )

    def open_conflicts(self) -> int:
        """Return how many conflicts nobody has decided about."""
        return sum(self.choice_of(file, entry) is None for file in self.draft.files for entry in file.conflicts)

    def unusable(self) -> int:
        """Return how many entries cannot be used."""
        return sum(len(file.preview.of_kind(MergeKind.UNUSABLE)) for file in self.draft.files)
