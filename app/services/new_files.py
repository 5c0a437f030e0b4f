"""Files written together: when anything fails, none of them is left, nor a folder that was made for them."""

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self


class NewFiles:
    """Remembers the files an intention writes and removes them again when it ends with an error."""

    def __init__(self) -> None:
        self._paths: list[Path] = []
        self._folders: list[Path] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None) -> None:
        if trouble is not None:
            for path in self._paths:
                path.unlink(missing_ok=True)
            for folder in sorted(self._folders, reverse=True):  # inner ones first
                with suppress(OSError):  # something else came into it
                    folder.rmdir()

    def add(self, path: Path) -> Path:
        """Announce a file that is about to be written; returns it. One that exists already is not ours to remove."""
        if not path.exists():
            self._paths.append(path)
            self.add_folder(path.parent)
        return path

    def add_folder(self, folder: Path) -> Path:
        """Announce a folder that is about to be made, with those above it; returns it."""
        for one in (folder, *folder.parents):
            if one.exists() or one in self._folders:
                break
            self._folders.append(one)
        return folder
