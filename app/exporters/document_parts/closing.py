"""The foot of a document: recipients on the left, signature on the right, on one page."""

import re
from collections.abc import Iterator
from dataclasses import replace

from app.domain.document import SignatureBlock, System
from app.exporters.document_parts.elements import Element, Letters, Setter
from app.exporters.document_parts.tables import side_by_side
from app.layout_rules.look import Look
from app.layout_rules.parts import Part
from app.reports.document import OfficialDocument

_AUTHORITY_PREFIXES = ("T/M", "K/T", "T/L", "TM.", "KT.", "TL.", "TUQ.", "Q.")
_SHORTENED = re.compile(r"(?:(?<=/ )|^)(?:T/M|K/T|T/L|TM\.|KT\.|TL\.)(?=\s)", re.IGNORECASE)
_FORMS = {
    System.PARTY: {"TM": "T/M", "KT": "K/T", "TL": "T/L"},
    System.STATE: {"TM": "TM.", "KT": "KT.", "TL": "TL."},
}


def closing(document: OfficialDocument, look: Look, setter: Setter) -> Element:
    """Return the table with "Nơi nhận" and the signature block."""
    left = list(_recipients(document, look, setter))
    right = list(_signature(document.signature, setter))
    return side_by_side(look.signature_columns_mm, [[left, right]])


def with_authority_of(system: System, document: OfficialDocument) -> OfficialDocument:
    """Return a document whose signing authority is shortened as a system does it: "T/M" (P-70), "TM." (S-70)."""
    forms = _FORMS[system]
    words = _SHORTENED.sub(lambda found: forms[re.sub("[/.]", "", found[0]).upper()], document.signature.authority or "")
    return replace(document, signature=replace(document.signature, authority=words or None))


def signature_lines(signature: SignatureBlock) -> list[tuple[Part, str]]:
    """Return the lines above the name with the part each is: authority, title, or title of a head who signs directly."""
    lines = [line for text in (signature.authority, signature.title) for line in (text or "").split(" / ") if line]
    has_authority = any(line.startswith(_AUTHORITY_PREFIXES) for line in lines)
    title = Part.SIGNER_TITLE if has_authority else Part.HEAD_TITLE
    return [(Part.AUTHORITY if line.startswith(_AUTHORITY_PREFIXES) else title, line.upper()) for line in lines]


def _recipients(document: OfficialDocument, look: Look, setter: Setter) -> Iterator[Element]:
    lines = document.recipients.shown
    if not lines:
        return
    yield setter.paragraph(Part.RECIPIENTS_LABEL, list(_label(look)))
    for line in lines:
        yield setter.paragraph(Part.RECIPIENT, look.recipient_marks.line(line, is_last=line is lines[-1]))


def _label(look: Look) -> Iterator[Letters]:
    """Give the label; where it is underlined, the line stops before the colon (P-80)."""
    words = look.recipients_label.rstrip(": ")
    if look.part(Part.RECIPIENTS_LABEL).underline:
        yield Letters(words)
        yield Letters(look.recipients_label[len(words) :], underline=False)
    else:
        yield Letters(look.recipients_label)


def _signature(signature: SignatureBlock, setter: Setter) -> Iterator[Element]:
    for part, line in signature_lines(signature):
        yield setter.paragraph(part, line)
    yield setter.paragraph(Part.SIGNER_NAME, signature.name or "")
