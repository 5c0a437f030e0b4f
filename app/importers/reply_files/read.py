"""Anything a unit may send back -> the tracker it is, or the files that came out of it. One reading, one child process a file.

To read replies of another kind: 1. its kind and its way through the gate; 2. a function in this room; 3. a row in `_BUNDLES`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.tracker import ReturnedTracker
from app.errors import UserError
from app.importers.gate.facts import OfficeKind, Refusal, shown_name
from app.importers.reply_files.archive import unpack_archive
from app.importers.reply_files.bundle import Bundle
from app.importers.reply_files.mail import unpack_mail
from app.importers.reply_files.outlook_message import unpack_outlook_message
from app.importers.tracker_xlsx import read_tracker

_BUNDLES: dict[OfficeKind, Callable[[Path, Path], Bundle]] = {
    OfficeKind.ZIP: unpack_archive,
    OfficeKind.EML: unpack_mail,
    OfficeKind.MSG: unpack_outlook_message,
}


@dataclass(frozen=True, slots=True)
class ReplyContent:
    """What one file is: a tracker, or a mail or archive with files in it. One of the two."""

    tracker: ReturnedTracker | None = None
    bundle: Bundle | None = None


def read_reply(path: Path, kind: OfficeKind, into: Path) -> ReplyContent:
    """Read a file that has passed the gate; what comes out of a mail or archive is written below the empty folder `into`.

    Raises:
        UserError: it is no tracker, carries nothing, or is refused.
    """
    if kind not in _BUNDLES:
        return ReplyContent(tracker=read_tracker(path, kind))
    try:
        return ReplyContent(bundle=_BUNDLES[kind](path, into))
    except Refusal as refusal:
        raise UserError(refusal.code, file=shown_name(path), kind=kind.label, **refusal.parameters) from refusal
