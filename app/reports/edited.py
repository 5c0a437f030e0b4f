"""A document as the clerk changed it: her words over the book's, her order of headings, what she added and left out.

Changes hang on keys. What the book no longer says is never lost: her words then stand at the end of the heading they were under.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from zlib import crc32

from app.domain.draft import BlockEdit, BlockInfo, BlockKind, DraftChanges, HeadingChange, OwnParagraph, appendix_key
from app.reports.document import Appendix, Block, ChartBlock, Heading, OfficialDocument, Paragraph, Run, Table
from app.reports.wording import without_day

_CLOSING = "closing"
"""How the keys of what ends a body begin: it stands behind every heading, whatever their order."""

_KINDS = {Heading: BlockKind.HEADING, Paragraph: BlockKind.PARAGRAPH, Table: BlockKind.TABLE, ChartBlock: BlockKind.CHART}


@dataclass(slots=True)
class Part:
    """A heading with what stands under it; the whole body for the one without a heading.

    Attributes:
        above: the key of the heading above it.
        blocks: its own blocks, up to the first heading below it.
        parts: the headings below it.
    """

    heading: Heading | None = None
    above: str = ""
    blocks: list[Block] = field(default_factory=lambda: [])
    parts: list["Part"] = field(default_factory=lambda: [])

    @property
    def key(self) -> str:
        """The key of its heading."""
        return self.heading.key if self.heading is not None else ""

    @property
    def level(self) -> int:
        """The level of its heading; 0 for the whole body."""
        return self.heading.level if self.heading is not None else 0

    def every(self) -> Iterator["Part"]:
        """Give this part and all below it, in order."""
        yield self
        for part in self.parts:
            yield from part.every()


def edited(
    document: OfficialDocument, changes: DraftChanges, today: date, charts: Mapping[str, ChartBlock] | None = None
) -> tuple[OfficialDocument, tuple[BlockInfo, ...]]:
    """Return the document with the clerk's changes, and one line on each block, printed or not.

    Args:
        document: what the book says by itself; no two of its blocks have the same key.
        changes: the clerk's.
        today: the day of the document's figures.
        charts: the charts she put in, by key; one without figures is missing and not printed.
    """
    body, tail = parts_of(document.body)
    setter = _Setter(changes, today, document.blocks, charts or {})
    arrange(body, changes.headings)
    setter.bring_in_orphans(body)
    setter.set_part(body, is_out=False)
    setter.set_blocks(tail, "", is_out=False)
    printed = tuple(_ended_by_words(setter.printed))
    set_ones = [setter.set_appendix(one, appendix_key(number)) for number, one in enumerate(document.appendices, start=1)]
    appendices = tuple(one for one in set_ones if one.blocks)
    return replace(document, body=printed, appendices=appendices), tuple(setter.infos)


def texts_of(document: OfficialDocument) -> dict[str, str]:
    """Return key -> text of every block of a document as the book makes it."""
    return {block.key: text_of(block) for block in document.blocks}


def text_of(block: Block) -> str:
    """Return what a block says; nothing for a table, whose words are the register's."""
    return "" if isinstance(block, Table) else block.text


def digests_of(document: OfficialDocument, today: date) -> dict[str, str]:
    """Return key -> a short sign of what every block says, its day left out, so that two states can be compared later."""
    found: dict[str, int] = {}
    for block in document.blocks:
        words = _words_of(block)
        found[block.key] = crc32(without_day(words, today).encode(), found.get(block.key, 0))
    return {key: f"{sign:08x}" for key, sign in found.items()}


def _words_of(block: Block) -> str:
    """Return everything a block says, figures of tables and charts included."""
    if isinstance(block, Table):
        return "\n".join(cell for row in block.rows for cell in row.cells)
    return block.in_words if isinstance(block, ChartBlock) else block.text


def parts_of(body: Sequence[Block]) -> tuple[Part, list[Block]]:
    """Return a body as a tree of headings, and apart from it what ends it."""
    end = len(body)
    while end and _is_closing(body[end - 1].key):
        end -= 1
    root = Part()
    open_parts = [root]
    for block in body[:end]:
        if isinstance(block, Heading):
            while open_parts[-1].level >= block.level:
                open_parts.pop()
            part = Part(block, open_parts[-1].key)
            open_parts[-1].parts.append(part)
            open_parts.append(part)
        else:
            open_parts[-1].blocks.append(block)
    return root, list(body[end:])


def arrange(body: Part, headings: Iterable[HeadingChange]) -> None:
    """Put the clerk's own headings in and all headings in her order; those she did not move stay behind the one before them."""
    known = {part.key: part for part in body.every()}
    for change in sorted((one for one in headings if one.is_added), key=lambda one: one.level):
        parent = known.get(change.parent, body)
        part = Part(Heading(parent.level + 1, change.title or "", change.key), parent.key)
        parent.parts.append(part)
        known[change.key] = part
    position = {one.key: one.position for one in headings if one.position is not None}
    if position:
        for part in known.values():
            part.parts = _ordered(part.parts, position)


def _ordered(parts: list[Part], position: Mapping[str, int]) -> list[Part]:
    found = sorted((part for part in parts if part.key in position), key=lambda part: position[part.key])
    before: Part | None = None
    for part in parts:
        if part.key not in position:
            found.insert(found.index(before) + 1 if before is not None else 0, part)
        before = part
    return found


def _is_closing(key: str) -> bool:
    return key == _CLOSING or key.startswith(f"{_CLOSING}/")


class _Setter:
    """Sets the blocks of one document with the changes of its draft.

    Attributes:
        printed: the blocks of the body so far.
        infos: what is told of every block so far.
    """

    def __init__(self, changes: DraftChanges, today: date, blocks: Iterable[Block], charts: Mapping[str, ChartBlock]) -> None:
        self._today, self._charts = today, charts
        self._edits = {edit.key: edit for edit in changes.edits}
        self._headings = {change.key: change for change in changes.headings}
        self._known = {block.key for block in blocks}
        self._added: dict[str, list[OwnParagraph]] = {}
        for one in changes.paragraphs:
            self._added.setdefault(one.after, []).append(one)
        self._orphans: dict[str, list[BlockEdit | OwnParagraph]] = {}
        self.printed: list[Block] = []
        self.infos: list[BlockInfo] = []

    def bring_in_orphans(self, body: Part) -> None:
        """Give words whose block is gone to the nearest heading that is still there."""
        headings = {part.key for part in body.every()}
        known = self._known | headings
        lost = [edit for edit in self._edits.values() if edit.key not in known and edit.text and not edit.is_left_out]
        known |= {edit.key for edit in lost}
        for edit in lost:
            self._orphans.setdefault(_nearest(edit.key, headings), []).append(edit)
        for after in [after for after in self._added if after not in known]:
            self._orphans.setdefault(_nearest(after, headings), []).extend(self._added.pop(after))

    def set_part(self, part: Part, *, is_out: bool) -> None:
        """Set a heading and everything under it."""
        if part.heading is not None:
            is_out = self._heading(part.heading, part.above, is_out=is_out)
        self._paragraphs_after(part.key, part.key, is_out=is_out)
        self.set_blocks(part.blocks, part.key, is_out=is_out)
        if part.heading is not None:
            self._orphans_of(part.key, is_out=is_out)
        for below in part.parts:
            self.set_part(below, is_out=is_out)
        if part.heading is None:
            self._orphans_of(part.key, is_out=is_out)

    def set_blocks(self, blocks: Iterable[Block], under: str, *, is_out: bool) -> None:
        """Set blocks that are no headings, and what was added behind them."""
        for block in blocks:
            self._block(block, under, is_out=is_out)
            self._paragraphs_after(block.key, under, is_out=is_out)

    def set_appendix(self, appendix: Appendix, key: str) -> Appendix:
        """Return an appendix with the changes."""
        self.printed = []
        self.set_blocks(appendix.blocks, key, is_out=False)
        return replace(appendix, blocks=tuple(self.printed))

    def _heading(self, heading: Heading, above: str, *, is_out: bool) -> bool:
        """Set a heading; returns whether it and what stands under it are left out."""
        change = self._headings.get(heading.key, HeadingChange(heading.key))
        is_own = change.title is not None and not change.is_added
        shown = change.title or heading.text
        is_out = is_out or change.is_left_out
        self._tell(
            BlockInfo(
                heading.key,
                BlockKind.HEADING,
                above,
                heading.level,
                "" if change.is_added else heading.text,
                shown,
                change.base if is_own else "",
                is_own=is_own,
                is_added=change.is_added,
                is_left_out=is_out,
                is_stale=is_own and heading.text not in (change.base, shown),
            ),
            [replace(heading, text=shown)],
        )
        return is_out

    def _block(self, block: Block, under: str, *, is_out: bool) -> None:
        edit = self._edits.get(block.key)
        generated, own = text_of(block), edit.text if edit is not None else None
        is_out = is_out or (edit is not None and edit.is_left_out)
        sources = block.sources if isinstance(block, Paragraph | ChartBlock) else ()
        if isinstance(block, Table):
            sources = tuple(dict.fromkeys(key for row in block.rows for key in row.sources))
        is_own = own is not None and isinstance(block, Paragraph)
        self._tell(
            BlockInfo(
                block.key,
                _KINDS[type(block)],
                under,
                0,
                generated,
                own if own is not None else generated,
                edit.base if edit is not None else "",
                is_own=is_own,
                is_left_out=is_out,
                is_stale=is_own and not is_out and edit is not None and self._moved(edit, generated),
                sources=sources,
            ),
            _worded(block, own) if own is not None and isinstance(block, Paragraph) else [block],
        )

    def _moved(self, edit: BlockEdit, generated: str) -> bool:
        """Whether the book says something else now than when the clerk put her words there."""
        is_same = without_day(generated, self._today) == without_day(edit.base, edit.said_on)
        return not is_same and generated != edit.text

    def _orphans_of(self, key: str, *, is_out: bool) -> None:
        for one in self._orphans.get(key, ()):
            if isinstance(one, BlockEdit):
                self._orphan(one, key, is_out=is_out)
            else:
                self._paragraph(one, key, is_out=is_out)

    def _orphan(self, edit: BlockEdit, under: str, *, is_out: bool) -> None:
        text = edit.text or ""
        info = BlockInfo(edit.key, BlockKind.PARAGRAPH, under, 0, "", text, edit.base, is_own=True, is_left_out=is_out)
        self._tell(replace(info, is_stale=not is_out, is_orphan=True), _worded(Paragraph((), key=edit.key), text))
        self._paragraphs_after(edit.key, under, is_out=is_out)

    def _paragraphs_after(self, key: str, under: str, *, is_out: bool) -> None:
        for one in self._added.get(key, ()):
            self._paragraph(one, under, is_out=is_out)

    def _paragraph(self, one: OwnParagraph, under: str, *, is_out: bool) -> None:
        if one.chart:
            self._chart(one, under, is_out=is_out)
            return
        info = BlockInfo(one.key, BlockKind.PARAGRAPH, under, 0, "", one.text, is_own=True, is_added=True, is_left_out=is_out)
        self._tell(info, _worded(Paragraph((), key=one.key), one.text))

    def _chart(self, one: OwnParagraph, under: str, *, is_out: bool) -> None:
        """Set a chart she put in: the book's figures, whatever they are now."""
        chart = self._charts.get(one.key)
        shown = chart.text if chart is not None else f"Biểu đồ: {one.text} (kỳ này chưa có số liệu, không in)"
        info = BlockInfo(one.key, BlockKind.CHART, under, 0, "", shown, is_added=True, is_left_out=is_out)
        self._tell(replace(info, sources=chart.sources if chart else ()), [chart] if chart is not None else [])

    def _tell(self, info: BlockInfo, blocks: Iterable[Block]) -> None:
        self.infos.append(info)
        if not info.is_left_out:
            self.printed += blocks


def _ended_by_words(printed: Sequence[Block]) -> list[Block]:
    """Return a body whose last block is not a chart: the mark that ends it stands behind words."""
    end = next((place for place in range(len(printed), 0, -1) if not isinstance(printed[place - 1], ChartBlock)), 0)
    moved = printed[end - 1 : end] if end and isinstance(printed[end - 1], Paragraph) else ()
    return [*printed[: end - len(moved)], *printed[end:], *moved]


def _nearest(key: str, headings: set[str]) -> str:
    """Return the nearest heading above a key that the document has: the beginning of the key that is one's."""
    while key:
        key = key.rpartition("/")[0]
        if key in headings:
            return key
    return ""


def _worded(block: Paragraph, text: str) -> list[Block]:
    """Return a paragraph in the clerk's words, one a line; all of them rest on what the block rested on."""
    lines = [line for line in text.split("\n") if line.strip()]
    return [
        replace(block, runs=(Run(line, sources=block.sources),), level=block.level if place == 0 else 0)
        for place, line in enumerate(lines)
    ]
