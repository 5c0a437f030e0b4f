"""The office that uses the book: what stands in the head and foot of the documents it issues."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.document import SignatureBlock, System


@dataclass(frozen=True, slots=True)
class Office:
    """What the office prints on its documents; taken from its own plan until the clerk changes it.

    Attributes:
        issuing_body: its name as in the letterhead, "ĐẢNG UỶ SỞ NỘI VỤ".
        superior: the body above it, "ĐẢNG BỘ TỈNH HOÀ SƠN"; empty when none is printed.
        symbol: its symbol in document numbers, "ĐU".
        place: the place of issue.
        system: whose layout rules it follows.
        signature: who signs.
        recipients: the lines of "Nơi nhận", the filing line last, without dash and end mark.
    """

    issuing_body: str = ""
    superior: str = ""
    symbol: str = ""
    place: str = ""
    system: System = System.PARTY
    signature: SignatureBlock = SignatureBlock()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """What the clerk set for all documents of the book; whatever is empty follows the plan or the prescribed layout.

    Attributes:
        issuing_body, superior, symbol, place, recipients: as in `Office`.
        signers: who may sign; the first one is proposed.
        upright_mm, turned_mm: side ("top", "bottom", "left", "right") -> margin in millimetres, of upright pages and of those
            that lie on their side.
        layout: "" for the layout in force on a document's date, "mould" for that of the plan's own file, else a profile's id.
    """

    issuing_body: str = ""
    superior: str = ""
    symbol: str = ""
    place: str = ""
    signers: tuple[SignatureBlock, ...] = ()
    recipients: tuple[str, ...] = ()
    upright_mm: Mapping[str, float] = field(default_factory=lambda: {})
    turned_mm: Mapping[str, float] = field(default_factory=lambda: {})
    layout: str = ""
