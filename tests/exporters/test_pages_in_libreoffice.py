"""Pages of long documents on the screen are pages in LibreOffice: as many, with the same words on them."""

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from app.exporters.document_docx import render
from app.exporters.document_pages import pages_of
from app.exporters.pages.pieces import Page
from app.layout_rules.profile import all_profiles
from app.reports.document import OfficialDocument
from tests.exporters.page_samples import long_document
from tests.libreoffice import converted

pytestmark = pytest.mark.office
LETTERS_COMPARED = 40


def long_documents() -> dict[str, tuple[OfficialDocument, int]]:
    """Return documents of 20 to 90 pages: 40 tasks of 16 units, appendices of several hundred rows, long paragraphs."""
    made: dict[str, tuple[OfficialDocument, int]] = {}
    for number, profile in enumerate(all_profiles()):
        made[f"long.{profile.id}"] = (long_document(profile), number)
        made[f"prose.{profile.id}"] = (long_document(profile, tasks=25, units=4, rows=0, seed=2), number)
        made[f"rows.{profile.id}"] = (long_document(profile, tasks=3, units=2, rows=700, seed=3), number)
    return made


def laid_out_both_ways(
    made: dict[str, tuple[OfficialDocument, int]], folder: Path
) -> dict[str, tuple[tuple[Page, ...], list[str]]]:
    """Return name -> our pages, and the texts of the PDF's pages."""
    profiles = all_profiles()
    for name, (document, number) in made.items():
        render(document, profiles[number], None, folder / f"{name}.docx")
    out = folder / "pdf"
    out.mkdir()
    # A name's last dot would be taken for the suffix of the file that LibreOffice writes.
    files = [(folder / f"{name}.docx").rename(folder / f"{name.replace('.', '-')}.docx") for name in made]
    read = [texts_of(path) for path in converted(files, out, "pdf")]
    ours = [pages_of(document, profiles[number], None).pages for document, number in made.values()]
    return dict(zip(made, zip(ours, read, strict=True), strict=True))


def texts_of(path: Path) -> list[str]:
    """Return the letters of each page of a PDF."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [letters(page.get_textpage().get_text_range()) for page in pdf]


def letters(text: str) -> str:
    """Return a text without spaces and hyphens, which a PDF's reader joins and parts as it thinks fit."""
    return re.sub(r"[\s\u0002\ufffe-]", "", text)


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict[str, tuple[tuple[Page, ...], list[str]]]:
    """Return every long document both ways."""
    return laid_out_both_ways(long_documents(), tmp_path_factory.mktemp("long"))


def test_long_documents_have_as_many_pages_and_the_same_words_on_them(found):
    """Where a paragraph goes on over a page, LibreOffice may break the last line a word early, though there is room for it.

    It first spreads a document of more than a hundred paragraphs over pages by guess, and moves them back without breaking
    every line again.
    """
    assert {name: (len(ours), len(theirs)) for name, (ours, theirs) in found.items() if len(ours) != len(theirs)} == {}
    others = [
        (name, number + 1)
        for name, (pages, texts) in found.items()
        for number, (page, theirs) in enumerate(zip(pages, texts, strict=True))
        if Counter(letters(page.text)) != Counter(theirs)
    ]
    count = sum(len(pages) for pages, _ in found.values())
    assert count > 500
    assert len(others) <= count / 50, others
    assert [name for name, _ in others if name.startswith("prose")] == []


def test_pages_of_prose_open_with_the_same_words(found):
    for ours, theirs in (both for name, both in found.items() if name.startswith("prose")):
        opened = [letters(page.text)[:LETTERS_COMPARED] for page in ours]
        assert opened[1:] == [text[:LETTERS_COMPARED] for text in theirs[1:]]
