"""Writes both copies of a checked document. It runs in the reader's child process: the file is from outside."""

from dataclasses import dataclass
from pathlib import Path

from app.layout_rules.profile import LayoutProfile, profile_of

REQUEST = "the-thuc.txt"
"""The file in the child's folder that names the profile to judge by."""
COMMENTED, MENDED = "nhan-xet.docx", "sua-giup.docx"


@dataclass(frozen=True, slots=True)
class CopyAccount:
    """What the copies hold.

    Attributes:
        comments: how many remarks stand in the commented one.
        changes: how many tracked changes in the mended one.
    """

    comments: int
    changes: int


def write_requested(path: Path, folder: Path) -> CopyAccount:
    """Write both copies into a folder that holds the request."""
    profile = profile_of((folder / REQUEST).read_text(encoding="utf-8"))
    return CopyAccount(write_commented(path, profile, folder / COMMENTED), write_mended(path, profile, folder / MENDED))


def write_commented(path: Path, profile: LayoutProfile, target: Path) -> int:
    """Write the copy with comments; return how many.

    Raises:
        UserError: the file is no Word file or is damaged.
    """
    from app.exporters.checked_copy.commented import comment
    from app.exporters.document_parts.package import save
    from app.layout_rules.checker import judge
    from app.layout_rules.reading import opened_layout

    document, reader = opened_layout(path)
    layout = reader.read()
    count = comment(document, reader, layout, judge(layout, profile))
    save(document, target)
    return count


def write_mended(path: Path, profile: LayoutProfile, target: Path) -> int:
    """Write the copy with tracked changes; return how many.

    Raises:
        UserError: the file is no Word file or is damaged.
    """
    from app.exporters.checked_copy.mended import mend
    from app.exporters.document_parts.package import save
    from app.layout_rules.checks.remark import CheckedDocument
    from app.layout_rules.mends import Mender
    from app.layout_rules.reading import opened_layout
    from app.layout_rules.recognise import recognise

    document, reader = opened_layout(path)
    layout = reader.read()
    count = mend(reader, layout, Mender(CheckedDocument(layout, recognise(layout), profile)))
    save(document, target)
    return count
