"""The form every message has."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """Three parts, each a clause without its full stop; {names} are filled from the parameters.

    Attributes:
        what: what happened, in the user's words, naming file, row or cell.
        why: the reason as far as it is known.
        now: what to do now.
    """

    what: str
    why: str
    now: str
