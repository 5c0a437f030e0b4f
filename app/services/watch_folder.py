"""A folder in which replies of units arrive, looked at again and again: which files are new and wholly there.

A file counts once two looks in a row found it with the same size and time: until then somebody is still writing it. Nothing is
opened and nothing leaves the computer.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

REPLY_SUFFIXES = (".xlsx", ".xls", ".ods", ".csv", ".eml", ".msg", ".zip")
"""The endings of files that a reply may have; what a file is, is told by its content later."""

_MOST_FILES = 5_000
_SKIPPED_STARTS = ("~$", ".")


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at the folder found.

    Attributes:
        new: the files that are new and wholly there, by name.
        is_reachable: whether the folder could be read; a share may be away for a while.
    """

    new: tuple[Path, ...]
    is_reachable: bool


class FolderWatch:
    """Remembers what stood in one folder at the last look, and what is new no longer."""

    def __init__(self, folder: Path, seen: Iterable[str] = ()) -> None:
        """Watch a folder; `seen` are the marks of files the clerk has looked at, from an earlier day."""
        self.folder = folder
        self._seen = set(seen)
        self._last: dict[Path, str] = {}

    @property
    def seen(self) -> Collection[str]:
        """The marks of files the clerk has looked at, to be kept until the next day."""
        return sorted(self._seen)

    def look(self) -> Look:
        """Look at the folder. It may take a while on a share; to be called off the window's thread."""
        try:
            marks = dict(islice(self._marks(), _MOST_FILES))
        except OSError:
            self._last = {}
            return Look((), is_reachable=False)
        stable = (path for path, mark in marks.items() if self._last.get(path) == mark and mark not in self._seen)
        new = tuple(sorted(stable, key=lambda path: path.name.casefold()))
        self._last = marks
        return Look(new, is_reachable=True)

    def put_seen(self, paths: Iterable[Path]) -> None:
        """Take files as seen: they are told again only when their content changes. Marks of files that are gone are forgotten."""
        self._seen |= {self._last[path] for path in paths if path in self._last}
        self._seen &= set(self._last.values())

    def _marks(self) -> Iterable[tuple[Path, str]]:
        """Yield each file that may be a reply with its mark: name, size and time."""
        for path in self.folder.iterdir():
            if path.suffix.lower() not in REPLY_SUFFIXES or path.name.startswith(_SKIPPED_STARTS):
                continue
            try:
                facts = path.stat(follow_symlinks=False)
            except OSError:  # gone since the folder was listed
                continue
            if facts.st_size > 0 and path.is_file() and not path.is_symlink():
                yield path, f"{path.name}|{facts.st_size}|{facts.st_mtime_ns}"
