"""Backups: verified copies of a book."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified backup.

    Attributes:
        path: the file.
        counter: the book's change counter when it was made; orders backups whatever the clock said.
        made_at: the clock's time.
        reason: why it was made: "tay" by hand, "dong" at closing, "truoc-nhap" before an import…
    """

    path: Path
    counter: int
    made_at: datetime
    reason: str
