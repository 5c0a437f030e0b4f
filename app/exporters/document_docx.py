"""Official documents as Word files, in a prescribed layout or in the office's own mould.

The document says what, the look says how; this module puts the pieces on pages: letterhead, title, body, signature, and
each appendix in a section of its own with its own page numbers.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.files import written_whole
from app.layout_rules.look import A4_MM, Look
from app.layout_rules.mould import Mould, look_of
from app.layout_rules.numbering import roman
from app.layout_rules.parts import Part
from app.layout_rules.profile import LayoutProfile
from app.reports.document import Appendix, Block, ChartBlock, OfficialDocument, Table

if TYPE_CHECKING:
    from docx.document import Document

    from app.exporters.document_parts.elements import Element, Setter


@dataclass(frozen=True, slots=True)
class Composed:
    """A document set, not yet written.

    Attributes:
        package: the Word file.
        header: the one paragraph of its page header.
        blocks: which block of the document an element was made from.
    """

    package: "Document"
    header: "Element"
    blocks: "Mapping[Element, Block]"


def render(document: OfficialDocument, profile: LayoutProfile, mould: Mould | None, path: Path) -> None:
    """Write a document as .docx.

    Args:
        document: what it says.
        profile: the prescribed layout.
        mould: the office's own look and texts, which go before the profile's; None to follow the profile alone.
        path: the file to write; it is written whole or not at all.

    Raises:
        EnvironmentTrouble: the file cannot be written.
    """
    from app.exporters.document_parts.package import save

    package = composed(document, profile, mould).package
    with written_whole(path) as temporary:
        save(package, temporary)


def composed(document: OfficialDocument, profile: LayoutProfile, mould: Mould | None) -> Composed:
    """Set a document as `render` writes it; pages are laid out from the same elements."""
    from app.exporters.document_parts import package
    from app.exporters.document_parts.closing import with_authority_of

    look = look_of(profile, mould) if document.is_own else _without_texts(look_of(profile, mould), profile.look)
    shown = with_mould_texts(document, mould) if mould else with_authority_of(profile.system, document)
    file = package.empty_package(shown, look)
    header = _setter(look).page_number(Part.PAGE_NUMBER)
    header_id = package.header_part(file, header)
    pages = _Pages(shown, look, header_id, draw=lambda chart: package.add_chart(file, chart, look.font))
    package.clear_body(file).extend(pages.elements())
    return Composed(file, header, pages.blocks)


def with_mould_texts(document: OfficialDocument, mould: Mould) -> OfficialDocument:
    """Return the document with the recipients and the signer of the office's own plan, where the plan names them.

    A document of another body keeps its own.
    """
    if not document.is_own:
        return document
    recipients = replace(document.recipients, lines=mould.recipients) if mould.recipients else document.recipients
    signature = mould.signature if mould.signature.name or mould.signature.title else document.signature
    return replace(document, recipients=recipients, signature=signature)


def _without_texts(look: Look, plain: Look) -> Look:
    """Return a look whose letterhead has the lines of `plain`: those of a mould name the office."""
    return replace(
        look,
        letterhead=plain.letterhead,
        letterhead_columns_mm=plain.letterhead_columns_mm,
        number_form=plain.number_form,
        letter_number_form=plain.letter_number_form,
    )


def _setter(look: Look) -> "Setter":
    from app.exporters.document_parts.elements import Setter

    return Setter(look.font)


_TABLES = (Table, ChartBlock)
"""The blocks that are tables in the file."""


class _Pages:
    """Puts one document on pages."""

    def __init__(self, document: OfficialDocument, look: Look, header_id: str, draw: Callable[[ChartBlock], str]) -> None:
        self._document, self._look, self._header_id, self._draw = document, look, header_id, draw
        self._setter = _setter(look)
        self.blocks: dict[Element, Block] = {}

    def elements(self) -> "list[Element]":
        """Return everything in the body, the last section's properties at its end."""
        from app.exporters.document_parts.elements import hair_paragraph

        elements = self._main()
        is_landscape = False
        for position, appendix in enumerate(self._document.appendices, start=1):
            elements.append(hair_paragraph(self._section(is_landscape=is_landscape, is_first=position == 1)))
            elements += self._appendix(appendix, position)
            is_landscape = appendix.is_landscape
        elements.append(hair_paragraph())
        elements.append(self._section(is_landscape=is_landscape, is_first=not self._document.appendices))
        return elements

    def _main(self) -> "list[Element]":
        from app.exporters.document_parts import body, closing, letterhead

        document, look, setter = self._document, self._look, self._setter
        return [
            letterhead.letterhead(document, look, setter),
            *letterhead.title(document, look, setter),
            *letterhead.address(document, look, setter),
            *body.bases(document.bases, look, setter),
            *self._noted(
                document.body,
                body.blocks(document.body, look, setter, width_mm=look.text_width_mm(), draw=self._draw, end_mark=look.end_mark),
            ),
            closing.closing(document, look, setter),
        ]

    def _appendix(self, appendix: Appendix, position: int) -> "list[Element]":
        from app.exporters.document_parts import body

        look, setter = self._look, self._setter
        is_only = len(self._document.appendices) == 1
        figure = roman(position) if look.appendix_numbering == "roman" else str(position)
        width = look.text_width_mm(landscape=appendix.is_landscape)
        return [
            setter.paragraph(Part.APPENDIX_NUMBER, look.appendix_word if is_only else f"{look.appendix_word} {figure}"),
            setter.paragraph(Part.APPENDIX_TITLE, appendix.title.upper()),
            setter.paragraph(Part.APPENDIX_REFERENCE, appendix.reference),
            *self._noted(appendix.blocks, body.blocks(appendix.blocks, look, setter, width_mm=width, draw=self._draw)),
        ]

    def _noted(self, blocks: Sequence[Block], elements: "Iterator[Element]") -> "Iterator[Element]":
        """Give the elements of blocks, one each, and remember which is which; tables that touch would become one in Word."""
        from app.exporters.document_parts.elements import hair_paragraph

        last: Block | None = None
        for block, element in zip(blocks, elements, strict=True):
            if isinstance(block, _TABLES) and isinstance(last, _TABLES):
                yield hair_paragraph()
            self.blocks[element] = last = block
            yield element

    def _section(self, *, is_landscape: bool, is_first: bool) -> "Element":
        """Return a section's page: its size, margins, header; every section numbers its pages from 1 (P-06, S-06)."""
        from app.exporters.document_parts.elements import make, twips
        from app.exporters.document_parts.package import RELATION_ID

        look = self._look
        margins = look.landscape_margins if is_landscape else look.margins
        width, height = (twips(side) for side in (reversed(A4_MM) if is_landscape else A4_MM))
        distance = twips(look.page_number_distance_mm)
        header = make("headerReference", type="default")
        header.set(RELATION_ID, self._header_id)
        return make(
            "sectPr",
            header,
            make("type", val="nextPage"),
            make("pgSz", w=width, h=height, **({"orient": "landscape"} if is_landscape else {})),
            make(
                "pgMar",
                top=twips(margins.top),
                right=twips(margins.right),
                bottom=twips(margins.bottom),
                left=twips(margins.left),
                header=distance,
                footer=distance,
                gutter=0,
            ),
            None if is_first else make("pgNumType", start=1),
            make("cols", space=720),
            make("titlePg"),
        )
