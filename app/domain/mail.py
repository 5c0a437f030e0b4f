"""E-mail drafts: what a clerk's mail program opens, ready to be looked over and sent. The program itself sends nothing."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s.,;<>]+")


def are_addresses(written: str) -> bool:
    """Whether what stands in a field for an e-mail address is one, or several with commas or semicolons between them."""
    return all(_ADDRESS.fullmatch(one.strip()) for one in re.split("[,;]", written))


@dataclass(frozen=True, slots=True)
class MailTemplate:
    """The office's text of a letter: one line and a body, both with {fields}."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class MailFacts:
    """What the fields of a letter stand for.

    Attributes:
        office: who sends it.
        unit_name: to whom it goes.
        period: the period reported on, in words.
        plan_titles: the plans its tasks come from, as cited.
        tasks: how many tasks the tracker holds.
        file_name: the tracker.
        reply_by: the day by which the unit is to answer; None when none is set.
        notice: why its last report was sent back; empty when it was not.
    """

    office: str
    unit_name: str
    period: str
    plan_titles: tuple[str, ...]
    tasks: int
    file_name: str
    reply_by: date | None = None
    notice: str = ""


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
