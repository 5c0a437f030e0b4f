"""Documents (văn bản): how one is cited, and the chain in which each carries out the one above."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class System(StrEnum):
    """Which system's rules a document follows."""

    PARTY = "party"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is cited: "Kế hoạch số 61-KH/ĐUK ngày 06/9/2022 của …".

    Attributes:
        type: the type name, "Kế hoạch"; empty when the citation gives none.
        document_number: number and symbol, "61-KH/ĐUK"; None when left blank.
        issued_on: its date; None when left blank.
        issuing_body: who issued it, as written; empty when not said.
        subject: what it is about (trích yếu); empty when not said.
        written: the citation word for word.
    """

    type: str
    document_number: str | None = None
    issued_on: date | None = None
    issuing_body: str = ""
    subject: str = ""
    written: str = ""

    @property
    def citation(self) -> str:
        """The short form used after the first mention: type and number (P-53, S-53)."""
        return f"{self.type} số {self.document_number}" if self.document_number else self.type

    @property
    def key(self) -> str:
        """What tells two documents apart: number and date; empty when there is no number to go by."""
        if not self.document_number:
            return ""
        return f"{self.document_number.upper()}|{self.issued_on.isoformat() if self.issued_on else ''}"

    def is_other_than(self, other: "Document") -> bool:
        """Whether both have a number to go by and it tells them apart."""
        return bool(self.key and other.key) and self.key != other.key


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Who signs: authority ("T/M ĐẢNG ỦY"), title ("BÍ THƯ") and name, each None when not printed."""

    authority: str | None = None
    title: str | None = None
    name: str | None = None
