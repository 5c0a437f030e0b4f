"""Judge any Word file by the prescribed layout; what it finds can be had as a commented or a mended copy."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.document import System
from app.errors import UserError
from app.exporters.checked_copy.copies import COMMENTED, MENDED, REQUEST, CopyAccount
from app.files import write_bytes
from app.importers.child import read_outside
from app.importers.processes import private_folder
from app.layout_rules.checker import judge
from app.layout_rules.checks.remark import Remark, Verdict
from app.layout_rules.profile import LayoutProfile, all_profiles, profile_in_force, profile_of
from app.layout_rules.reading import DocumentLayout
from app.messages.code import Code
from app.text.compare import fold

_HEAD_PARAGRAPHS = 20
_STATE_MOTTO = "cong hoa xa hoi chu nghia viet nam"
_DATE = re.compile(r"ngày\s*(\d{1,2})?[\s.…]*tháng\s*(\d{1,2})?[\s.…]*năm\s+(\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LayoutJudgement:
    """What the checker says of a file, and by which profile."""

    profile: LayoutProfile
    remarks: tuple[Remark, ...]

    @property
    def faults(self) -> tuple[Remark, ...]:
        """The rules that are broken."""
        return tuple(remark for remark in self.remarks if remark.verdict is Verdict.FAULT)


def check_layout(path: Path, profile_id: str = "", today: date | None = None) -> LayoutJudgement:
    """Judge a file.

    Args:
        path: any .docx.
        profile_id: the profile to judge by; empty for the one in force on the file's own date, by its own letterhead.
        today: the day that stands for a date left blank; None for the real one.

    Raises:
        UserError: the file is refused, or there is no such profile.
    """
    layout = read_outside("layout", path)
    assert isinstance(layout, DocumentLayout)
    profile = profile_of(profile_id) if profile_id else _own_profile(layout, today or date.today())  # noqa: DTZ011
    return LayoutJudgement(profile, judge(layout, profile))


def profiles_to_choose() -> tuple[LayoutProfile, ...]:
    """Return the profiles a document can be judged by, the newest of each system first."""
    return all_profiles()


def save_commented(path: Path, profile_id: str, target: Path) -> int:
    """Write a copy with a Word comment for every fault and doubt; return how many.

    Args:
        path: any .docx; it stays as it is.
        profile_id: the profile to judge by.
        target: the copy.

    Raises:
        UserError: the file is refused, there is no such profile, or the target is the file itself.
        EnvironmentTrouble: the copy cannot be written.
    """
    return _copied(path, profile_id, COMMENTED, target).comments


def save_mended(path: Path, profile_id: str, target: Path) -> int:
    """Write a copy with what can be mended as tracked changes; return how many. Arguments and errors as `save_commented`."""
    return _copied(path, profile_id, MENDED, target).changes


def _copied(path: Path, profile_id: str, name: str, target: Path) -> CopyAccount:
    """Have both copies written in the child, where files from outside are read, and keep the one that is wanted."""
    if target.exists() and path.exists() and target.samefile(path):
        raise UserError(Code.COPY_OVER_ORIGINAL, file=path.name)
    with private_folder() as folder:
        (folder / REQUEST).write_text(profile_of(profile_id).id, encoding="utf-8")
        account = read_outside("checked copies", path, into=folder)
        assert isinstance(account, CopyAccount)
        write_bytes(target, (folder / name).read_bytes())
    return account


def _own_profile(layout: DocumentLayout, today: date) -> LayoutProfile:
    """Return the profile a document asks for by its letterhead and date."""
    head = " ".join(paragraph.text for paragraph in layout.paragraphs[:_HEAD_PARAGRAPHS])
    system = System.STATE if _STATE_MOTTO in fold(head) else System.PARTY
    found = _DATE.search(head)
    try:
        on = date(int(found[3]), int(found[2] or 12), int(found[1] or 28)) if found else today
    except ValueError:  # 31 April: the checker itself says so
        on = today
    return profile_in_force(system, on)
