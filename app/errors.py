"""Three kinds of trouble: the user can mend it, the machine is in the way, or it is a bug.

Code raises a message code with its parameters; `app.messages` words them. Whatever is neither of the two classes below
is a bug and is left to the crash hook.
"""

from app.messages.catalogue import sentence
from app.messages.code import Code


class Trouble(Exception):
    """Something a user is told in words from the catalogue.

    Attributes:
        code: which message of the catalogue.
        parameters: the values its text names (file, row, cell, unit…).
    """

    def __init__(self, code: Code, **parameters: object) -> None:
        super().__init__(code.value)
        self.code = code
        self.parameters = parameters

    def __str__(self) -> str:
        return sentence(self.code, **self.parameters)


class UserError(Trouble):
    """What was asked cannot be done as it stands; nothing was changed."""


class EnvironmentTrouble(Trouble):
    """The machine is in the way: disk full, file open elsewhere, folder not writable. Nothing was changed."""
