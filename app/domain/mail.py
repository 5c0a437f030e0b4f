"""E-mail drafts: what a clerk's mail program opens, ready to be looked over and sent. The program itself sends nothing."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class MailDraft:
    """One draft.

    Attributes:
        to: the addresses; none when the directory knows none, then the clerk fills them in.
        subject: one line.
        body: plain text.
        attachments: the files that go with it; their names are what the receiver sees.
        sender: the address in "From"; empty to leave it to the mail program.
    """

    to: tuple[str, ...]
    subject: str
    body: str
    attachments: tuple[Path, ...] = ()
    sender: str = ""
