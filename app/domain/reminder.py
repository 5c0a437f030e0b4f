"""Reminding is a ladder: a message first, then the telephone, then an official letter; each rung is recorded."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Rung(StrEnum):
    """How a unit is urged, the mildest way first."""

    MESSAGE = "message"
    PHONE = "phone"
    LETTER = "letter"


RUNG_LABELS: dict[Rung, str] = {Rung.MESSAGE: "nhắn tin", Rung.PHONE: "gọi điện", Rung.LETTER: "công văn"}


def next_rung(last: Rung | None) -> Rung:
    """Return the way to urge a unit that was urged by `last` and still owes something; the last rung is repeated."""
    rungs = list(Rung)
    return rungs[0] if last is None else rungs[min(rungs.index(last) + 1, len(rungs) - 1)]


@dataclass(frozen=True, slots=True)
class Reminder:
    """One time a unit was urged: the day, the way, and the file that was made for it, empty where none was."""

    on: date
    rung: Rung
    file_name: str
