"""Compound files ([MS-CFB]): the container of Office 97-2003 and of Outlook's messages, as olefile gives it."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol, cast


class CompoundFile(Protocol):
    """Storages and the streams in them, each named by its path with "/" between."""

    def exists(self, filename: str) -> bool:
        """Whether there is a stream or storage of that path."""
        ...

    def openstream(self, filename: str | list[str]) -> BinaryIO:
        """Open a stream."""
        ...

    def listdir(self, streams: bool = True, storages: bool = False) -> list[list[str]]:
        """Return the paths of all streams or storages."""
        ...


@contextmanager
def opened_compound(source: Path | BinaryIO) -> Generator[CompoundFile]:
    """Open a compound file. Raises OSError when it is none or its tables are damaged."""
    import olefile

    given = str(source) if isinstance(source, Path) else source
    with olefile.OleFileIO(given) as compound:  # pyright: ignore[reportUnknownVariableType]
        yield cast(CompoundFile, compound)
