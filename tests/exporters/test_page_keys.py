"""Every piece of a page says which block of the document it belongs to, so that a click finds the sentence it meant."""

import pytest

from app.exporters.document_pages import pages_of
from app.layout_rules.profile import profile_of
from app.reports.document import Heading
from app.reports.edited import texts_of
from app.reports.registry import REPORT_KINDS, ReportKind
from tests.reports.sample import full_data


@pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)
def test_every_block_is_found_on_the_pages_under_its_key(kind: ReportKind):
    document = kind.build(full_data())
    found = pages_of(document, profile_of("PARTY_2026"), None)
    keys = list(dict.fromkeys(piece.key for page in found.pages for piece in page.texts if piece.key))
    assert keys == list(texts_of(document))
    headings = [place.key for place in found.headings if place.key]
    assert headings == [block.key for block in document.body if isinstance(block, Heading)]


def test_letterhead_page_numbers_and_signature_belong_to_no_block():
    document = REPORT_KINDS[0].build(full_data())
    found = pages_of(document, profile_of("PARTY_2026"), None)
    first, second = found.pages[0], found.pages[1]
    assert first.texts[0].key == ""
    assert second.texts[0].text == str(second.number)
    assert second.texts[0].key == ""
    signer = [piece for page in found.pages for piece in page.texts if piece.text == document.signature.name]
    assert [piece.key for piece in signer] == [""]
