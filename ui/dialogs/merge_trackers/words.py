"""How files and entries of a merge are worded: chips, the three values, the whole text of one entry."""

from app.domain.tracker import FieldKind, in_words
from app.merging.preview import MergeEntry, MergeKind, progress_field
from app.services.merge_trackers import RefusedFile, TrackerPreview, problem_sentence
from ui.dialogs.merge_trackers.choices import MergeChoices
from ui.kit.cells import Cell
from ui.kit.chip import DONE, FAULT, IDLE, RUNNING, SOON, ChipLook

LOOKS: dict[MergeKind, tuple[ChipLook, str]] = {
    MergeKind.NEW: (DONE, "Mới"),
    MergeKind.CHANGED: (RUNNING, "Thay đổi"),
    MergeKind.SAME: (IDLE, "Không đổi"),
    MergeKind.CONFLICT: (FAULT, "Trùng sửa"),
    MergeKind.PROPOSAL: (SOON, "Đề nghị lùi hạn"),
    MergeKind.UNUSABLE: (SOON, "Chưa dùng được"),
}
_BRIEF = {MergeKind.PROPOSAL: "xin lùi hạn", MergeKind.UNUSABLE: "chưa rõ"}  # in the narrow list of files
SHOWN_ORDER = (MergeKind.CONFLICT, MergeKind.PROPOSAL, MergeKind.UNUSABLE, MergeKind.NEW, MergeKind.CHANGED)

FileRow = TrackerPreview | RefusedFile


def state_chip(row: FileRow) -> Cell:
    """Say what is most pressing in a file."""
    if isinstance(row, RefusedFile):
        return Cell("Không gộp", chip=FAULT)
    for kind in SHOWN_ORDER:
        number = len(row.preview.of_kind(kind))
        if number:
            look, word = LOOKS[kind]
            return Cell(f"{number} {_BRIEF.get(kind, word.lower())}", chip=look)
    return Cell("Không đổi", chip=IDLE)


def urgency(row: FileRow) -> int:
    """Return where a file stands in the list: what needs the clerk comes first."""
    if isinstance(row, RefusedFile) or row.question:
        return 0
    kinds = [place for place, kind in enumerate(SHOWN_ORDER, start=1) if row.preview.of_kind(kind)]
    return min(kinds, default=len(SHOWN_ORDER) + 1)


def file_cell(row: FileRow) -> Cell:
    """Name a file by its unit, or by itself where it is refused; then what it came in."""
    place, _, name = (row.origin or row.path.name).rpartition(" › ")
    if isinstance(row, RefusedFile):
        return Cell(f"{name}\n{place}".strip(), bold=True)
    items = len({entry.work_item_id for entry in row.preview.entries})
    return Cell(f"{row.unit.name}\n{items} việc · {name}" + (f" ({place})" if place else ""), bold=True)


def field_label(entry: MergeEntry) -> str:
    """Name what an entry is about."""
    field = progress_field(entry.field)
    if field is None:
        return "Cả dòng"
    return f"{field.label}: {entry.subject}" if entry.subject else field.label


def words(entry: MergeEntry, values: tuple[str, ...]) -> str:
    """Return one of an entry's three values as a clerk reads it: "Hoàn thành, 15/12/2022"."""
    if not values:
        return "–"
    field = progress_field(entry.field)
    if field is None or field.kind is not FieldKind.STATE:
        return (in_words(field.kind, values[0]) if field else values[0]) or "–"
    state, done_on, reason = values
    said = [in_words(FieldKind.STATE, state), in_words(FieldKind.DATE, done_on), reason]
    return ", ".join(one for one in said if one)


def returned(entry: MergeEntry) -> str:
    """Return what came back, as it was written where it cannot be used."""
    if entry.problem is not None:
        return f"“{entry.problem.text}” (ô {entry.problem.cell})"
    return words(entry, entry.returned) + (" (ngày nhận phiếu)" if entry.is_date_assumed else "")


def whole_text(file: TrackerPreview, entry: MergeEntry) -> str:
    """Return all there is to say of one entry."""
    if entry.problem is not None:
        return problem_sentence(file, entry)
    return (
        f"{field_label(entry)} – {entry.task_text}\n"
        f"Đã gửi đi: {words(entry, entry.sent)}\n"
        f"Đơn vị trả về: {returned(entry)}\n"
        f"Trong sổ: {words(entry, entry.now)}"
    )


def sum_words(entries: int, units: int, choices: MergeChoices) -> str:
    """Say what will be written and what stays behind; what there is none of is not spoken of."""
    asked = choices.questions_left()
    waits = f"{asked} phiếu chờ xác nhận. " if asked else ""
    if not units:
        return waits.strip() or "Không có gì để ghi."
    counted = ((choices.open_conflicts(), "trùng sửa"), (choices.unusable(), "chưa dùng được"))
    left = " và ".join(f"{number} chỗ {word}" for number, word in counted if number)
    what = f"Sẽ ghi {entries} chỗ của {units} đơn vị" if entries else f"Chỉ ghi {units} đơn vị đã gửi phiếu, không đổi số liệu"
    return f"{waits}{what}; để lại {left}." if left else f"{waits}{what}."
