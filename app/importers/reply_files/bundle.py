"""A file that carries others, a mail or an archive: what came out of it, and where it was put.

Each file that comes out lies in a folder of its own under its own name, so that no two collide and none leads out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from app.errors import UserError
from app.files import safe_name
from app.importers.gate.facts import shown_name
from app.importers.gate.limits import MAX_INFLATED_BYTES
from app.messages.code import Code
from app.text.normalise import one_line

MAX_FILES = 500
_LONGEST_STEM, _LONGEST_SUFFIX = 80, 10
_SMALL_PICTURE_BYTES = 20_000
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".svg")


class BundleKind(StrEnum):
    """What carries the files."""

    MAIL = "mail"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class BundleMember:
    """One file that came out.

    Attributes:
        name: what it is called in there, folders and carrying mail included, for messages.
        file: where it lies, below the folder given to the reader.
    """

    name: str
    file: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file in there that cannot be handed on, and the code that says why."""

    name: str
    code: Code


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything that came out of one file."""

    kind: BundleKind
    members: tuple[BundleMember, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(slots=True)
class Unpacking:
    """Puts what comes out of one file into a folder.

    Attributes:
        source: the file that is taken apart, for messages.
        into: the folder.
    """

    source: Path
    into: Path
    members: list[BundleMember] = field(default_factory=list[BundleMember])
    left_out: list[LeftOut] = field(default_factory=list[LeftOut])
    _bytes: int = 0

    def put(self, name: str, blocks: Iterable[bytes]) -> None:
        """Write one file; `name` is what it is called in there. Raises UserError when all is too much, Refusal of the blocks."""
        if len(self.members) >= MAX_FILES:
            raise UserError(Code.BUNDLE_TOO_MANY_FILES, file=shown_name(self.source), limit=MAX_FILES)
        name = one_line(name)
        folder = self.into / f"{len(self.members) + 1:04}"
        folder.mkdir()
        target = folder / local_name(name)
        with target.open("wb") as handle:
            for block in blocks:
                self._bytes += len(block)
                if self._bytes > MAX_INFLATED_BYTES:
                    raise UserError(Code.FILE_INFLATES_TOO_LARGE, file=shown_name(self.source))
                handle.write(block)
        self.members.append(BundleMember(name, target.relative_to(self.into).as_posix()))

    def leave_out(self, name: str, code: Code) -> None:
        """Take note of a file that cannot be handed on."""
        self.left_out.append(LeftOut(one_line(name), code))

    def bundle(self, kind: BundleKind) -> Bundle:
        """Return all that came out.

        Raises:
            UserError: nothing did.
        """
        if not self.members and not self.left_out:
            code = Code.MAIL_WITHOUT_FILES if kind is BundleKind.MAIL else Code.ARCHIVE_WITHOUT_FILES
            raise UserError(code, file=shown_name(self.source))
        return Bundle(kind, tuple(self.members), tuple(self.left_out))


def local_name(name: str) -> str:
    """Return the last part of a name as a file name that every system takes, its ending kept."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, suffix = last.rpartition(".")
    if not dot or not stem or len(suffix) > _LONGEST_SUFFIX or not suffix.isalnum():
        return safe_name(last, longest=_LONGEST_STEM)
    return f"{safe_name(stem, longest=_LONGEST_STEM)}.{suffix}"


def is_decoration(name: str, size: int, *, is_inline: bool) -> bool:
    """Whether a mail's part is a small picture of its text, such as the logo below a signature, and nobody's evidence."""
    return is_inline and size < _SMALL_PICTURE_BYTES and name.lower().endswith(_PICTURES)
