"""`merge BOOK FILE... [--apply]`: what returned trackers would change; with `--apply`, take all that is not in conflict."""

import argparse
from pathlib import Path

from app.commands.base import LEFT_OPEN, REFUSED, Command, Json, book_argument, opened_book, show
from app.domain.tracker import in_words
from app.merging.preview import MERGE_KIND_LABELS, MergeEntry, MergeKind, progress_field
from app.messages.catalogue import sentence
from app.messages.code import Code
from app.services.merge_trackers import MergeDraft, TrackerPreview, problem_sentence

_SHOWN = (MergeKind.NEW, MergeKind.CHANGED, MergeKind.CONFLICT, MergeKind.PROPOSAL, MergeKind.UNUSABLE)


def _arguments(parser: argparse.ArgumentParser) -> None:
    book_argument(parser)
    parser.add_argument("files", type=Path, nargs="+", metavar="TỆP", help="phiếu, thư, tệp nén hoặc thư mục đơn vị gửi về")
    parser.add_argument("--apply", action="store_true", help="ghi vào sổ mọi chỗ không trùng sửa")
    parser.add_argument(
        "--accept-guess", action="store_true", help="nhận cả phiếu và dòng chỉ nhận ra theo mã dòng hoặc nội dung"
    )


def _run(arguments: argparse.Namespace) -> int:
    from app.services.merge_trackers import give_up, merge_trackers, preview_trackers

    written = 0
    with opened_book(arguments) as core:
        draft = preview_trackers(core, arguments.files)
        confirmed = [file.path for file in draft.questions] if arguments.accept_guess else []
        try:
            if arguments.apply and any(file.writable(confirmed) for file in draft.files):
                written = merge_trackers(core, draft, confirmed=confirmed).values
        finally:
            give_up(draft)
    lines = _lines(draft, written, applied=arguments.apply, accepts_guess=arguments.accept_guess)
    code = show(arguments, _as_json(draft, written, applied=arguments.apply), lines)
    if not any(file.writable(confirmed) for file in draft.files):
        return REFUSED
    return LEFT_OPEN if arguments.apply and any(file.conflicts for file in draft.files) else code


def _as_json(draft: MergeDraft, written: int, *, applied: bool) -> Json:
    return {
        "applied": applied,
        "written": written,
        "conflicts": sum(len(file.conflicts) for file in draft.files),
        "proposals": sum(len(file.preview.of_kind(MergeKind.PROPOSAL)) for file in draft.files),
        "unusable": sum(len(file.preview.of_kind(MergeKind.UNUSABLE)) for file in draft.files),
        "files": [
            {
                "file": file.path.name,
                "origin": file.origin,
                "question": file.question or None,
                "unit": file.unit.name,
                "period": file.issue.period.code,
                "sending": file.issue.number,
                "missing": len(file.preview.missing),
                "entries": [
                    {
                        "task": entry.task_text,
                        "field": entry.field,
                        "kind": entry.kind.value,
                        "cell": entry.cell,
                        "sent": list(entry.sent),
                        "returned": list(entry.returned),
                        "now": list(entry.now),
                        "problem": problem_sentence(file, entry) if entry.problem else None,
                    }
                    for entry in file.preview.entries
                ],
            }
            for file in draft.files
        ],
        "refused": [{"file": one.path.name, "origin": one.origin, "why": one.why} for one in draft.refused],
    }


def _lines(draft: MergeDraft, written: int, *, applied: bool, accepts_guess: bool) -> list[str]:
    lines: list[str] = []
    for file in draft.files:
        counts = ", ".join(f"{MERGE_KIND_LABELS[kind].lower()} {len(file.preview.of_kind(kind))}" for kind in MergeKind)
        head = f"{file.unit.name}, {file.issue.period.label} ({file.origin or file.path.name})"
        lines.append(f"{head}: {counts}; vắng {len(file.preview.missing)} dòng")
        lines += [f"    {_entry_line(file, entry)}" for entry in file.preview.of_kind(*_SHOWN)]
        if file.question and not accepts_guess:
            lines += [f"    {file.question}", f"    {sentence(Code.TRACKER_NOT_CONFIRMED, file=file.origin or file.path.name)}"]
    lines += [f"{one.origin}: {one.why}" if " › " in one.origin else one.why for one in draft.refused]
    left = sum(len(file.conflicts) for file in draft.files)
    proposals = sum(len(file.preview.of_kind(MergeKind.PROPOSAL)) for file in draft.files)
    open_ones = f"còn {left} chỗ trùng sửa" + (f", {proposals} đề nghị lùi hạn" if proposals else "")
    end = " chờ quyết định trong cửa sổ gộp phiếu" if left or proposals else ""
    lines.append(f"Đã ghi {written} chỗ vào sổ; {open_ones}{end}." if applied else "Chưa ghi gì vào sổ.")
    return lines


def _entry_line(file: TrackerPreview, entry: MergeEntry) -> str:
    if entry.problem is not None:
        return problem_sentence(file, entry)
    field = progress_field(entry.field)
    assert field is not None
    sent, returned, now = (in_words(field.kind, values[0]) or "–" for values in (entry.sent, entry.returned, entry.now))
    kind = MERGE_KIND_LABELS[entry.kind]
    label = f"{field.label} {entry.subject}".rstrip()
    return f"{kind}: {entry.task_text[:40]} · {label}: gửi “{sent}”, về “{returned}”, sổ “{now}”"


COMMAND = Command("merge", "xem và gộp phiếu đơn vị gửi về", _arguments, _run)
