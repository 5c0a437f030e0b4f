"""Files written together: when anything fails, none of them is left."""

from pathlib import Path
from types import TracebackType
from typing import Self


class NewFiles:
    """Remembers the files an intention writes and removes them again when it ends with an error."""

    def __init__(self) -> None:
        self._paths: list[Path] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None) -> None:
        if trouble is not None:
            for path in self._paths:
                path.unlink(missing_ok=True)

    def add(self, path: Path) -> Path:
        """Announce a file that is about to be written; returns it. One that exists already is not ours to remove."""
        if not path.exists():
            self._paths.append(path)
        return path
