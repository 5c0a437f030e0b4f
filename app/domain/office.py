"""The office that uses the book: what stands in the head and foot of the documents it issues."""

from dataclasses import dataclass

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
