"""A document and its look as bytes and back: what was signed is shown again as it was, whatever book and office say later.

Compressed JSON; a block is told by the fields it has.
"""

import zlib
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from app.domain.document import SignatureBlock, System
from app.layout_rules.mould import Mould
from app.layout_rules.profile import LayoutProfile
from app.reports.document import (
    Appendix,
    Block,
    ChartBlock,
    DocumentType,
    Heading,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Recipients,
    Table,
)
from app.reports.wording import without_day

_LONGEST = 256 * 1024 * 1024
"""Bytes of text at most: a book from elsewhere may hold anything."""

_VALUES: dict[str, Any] = {
    "type": DocumentType,
    "letterhead": Letterhead,
    "recipients": Recipients,
    "signature": SignatureBlock,
    "system": System,
    "address": tuple[str, ...],
    "bases": tuple[str, ...],
    "subject": str,
    "is_own": bool,
}


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """What a document says and how it is set; `today` is the day on which its figures were counted."""

    document: OfficialDocument
    profile: LayoutProfile
    mould: Mould | None
    today: date


def packed(kept: KeptDocument) -> bytes:
    """Return a document as it is kept."""
    import msgspec

    return zlib.compress(msgspec.json.encode(kept))


def unpacked(data: bytes) -> KeptDocument:
    """Return a kept document."""
    import msgspec

    read = cast("dict[str, Any]", msgspec.json.decode(zlib.decompressobj().decompress(data, _LONGEST)))
    profile, mould = msgspec.convert(read["profile"], LayoutProfile), msgspec.convert(read["mould"], Mould | None)
    return KeptDocument(_document(read["document"]), profile, mould, date.fromisoformat(read["today"]))


def says_the_same(first: KeptDocument, second: KeptDocument) -> bool:
    """Whether two documents print the same words, but for the day of their figures; the work items behind them may differ."""
    return _words(first) == _words(second)


def _document(read: "dict[str, Any]") -> OfficialDocument:
    import msgspec

    body, appendices = _blocks(read.pop("body")), tuple(_appendix(one) for one in read.pop("appendices"))
    values: dict[str, Any] = {name: msgspec.convert(value, _VALUES[name]) for name, value in read.items()}
    return OfficialDocument(body=body, appendices=appendices, **values)


def _appendix(read: "dict[str, Any]") -> Appendix:
    return Appendix(read["title"], read["reference"], _blocks(read["blocks"]), read["is_landscape"])


def _blocks(read: "list[dict[str, Any]]") -> tuple[Block, ...]:
    import msgspec

    return tuple(msgspec.convert(one, _kind_of(one)) for one in read)


def _kind_of(read: "dict[str, Any]") -> type[Block]:
    kinds: dict[str, type[Block]] = {"rows": Table, "runs": Paragraph, "bars": ChartBlock}
    return next((kind for name, kind in kinds.items() if name in read), Heading)


def _words(kept: KeptDocument) -> str:
    return without_day(repr(_without_sources(kept.document)), kept.today)


def _without_sources(document: OfficialDocument) -> OfficialDocument:
    appendices = tuple(replace(one, blocks=tuple(_bare(block) for block in one.blocks)) for one in document.appendices)
    return replace(document, body=tuple(_bare(block) for block in document.body), appendices=appendices)


def _bare(block: Block) -> Block:
    match block:
        case Heading():
            return block
        case Paragraph():
            return replace(block, runs=tuple(replace(run, sources=()) for run in block.runs))
        case ChartBlock():
            return replace(block, sources=())
        case Table():
            return replace(block, rows=tuple(replace(row, sources=()) for row in block.rows))
