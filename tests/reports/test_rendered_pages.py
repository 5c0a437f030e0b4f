"""Every kind in every profile, and in a mould, as LibreOffice puts it on pages: read back from its PDF."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.exporters.document_docx import render
from app.importers.mould import read_mould
from app.layout_rules.profile import LayoutProfile, all_profiles, profile_of
from app.reports.document import Heading, OfficialDocument, Paragraph, Table
from app.reports.registry import REPORT_KINDS
from app.services import sample
from tests.libreoffice import converted
from tests.reports.sample import full_data, full_state_data

_LONG_LINES = 60
_PORTRAIT = pytest.approx(595.3, abs=1)


def document_of(kind_id: str, profile: LayoutProfile) -> OfficialDocument:
    """Return a document of a kind over enough work to fill several pages of its appendix."""
    data = full_state_data() if profile.id.startswith("STATE") else full_data()
    long = "\n".join(f"- Đoạn {number} của kết quả đơn vị gửi về, hết{number}." for number in range(_LONG_LINES))
    first, *rest = data.items
    items = (replace(first, progress=replace(first.progress, result=long)), *rest)
    kind = next(kind for kind in REPORT_KINDS if kind.id == kind_id)
    return kind.build(replace(data, items=items))


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, list[tuple[float, str]]]:
    """Return file name -> width in points and text of each page, for every kind, profile and one mould."""
    from pypdfium2 import PdfDocument

    folder: Path = tmp_path_factory.mktemp("pages")
    mould = read_mould(sample.sample_plan())
    files: list[Path] = []
    for kind in REPORT_KINDS:
        for profile in all_profiles():
            path = folder / f"{kind.id}.{profile.id}.docx"
            render(document_of(kind.id, profile), profile, None, path)
            files.append(path)
        path = folder / f"{kind.id}.mould.docx"
        render(document_of(kind.id, profile_of("PARTY_2026")), profile_of("PARTY_2026"), mould, path)
        files.append(path)
    found: dict[str, list[tuple[float, str]]] = {}
    for path in converted(files, folder / "pdf", "pdf"):
        pdf = PdfDocument(path)
        found[path.stem] = [(page.get_width(), page.get_textpage().get_text_range()) for page in pdf]
        pdf.close()
    return found


def squeezed(text: str) -> str:
    """Return a text without spaces and line ends, as pages break lines where they like."""
    return "".join(text.split()).replace("\ufffe", "-").replace("\u00ad", "-")


_NAMES = [*(profile.id for profile in all_profiles()), "mould"]


@pytest.mark.parametrize("look", _NAMES)
@pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)
def test_no_word_is_lost_or_clipped_on_its_way_to_the_page(pages, kind, look: str):
    profile = profile_of("PARTY_2026" if look == "mould" else look)
    document = document_of(kind.id, profile)
    everything = squeezed(" ".join(text for _, text in pages[f"{kind.id}.{look}"]))
    blocks = [*document.body, *(block for appendix in document.appendices for block in appendix.blocks)]
    wanted = [block.text.rstrip(". ") for block in blocks if isinstance(block, Heading | Paragraph)]
    short_cells = [
        cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row.cells if len(cell) < 60
    ]
    missing = [text for text in (*wanted, *short_cells) if squeezed(text)[:120] not in everything and len(squeezed(text)) < 60]
    assert missing == []
    if kind.id in ("progress-report", "interim-report", "final-report", "tracking-list"):
        assert all(f"hết{number}" in everything for number in range(_LONG_LINES))


@pytest.mark.parametrize("look", _NAMES)
@pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)
def test_the_head_row_stands_on_every_page_of_a_landscape_appendix(pages, kind, look: str):
    document = document_of(kind.id, profile_of("PARTY_2026" if look == "mould" else look))
    turned = [text for width, text in pages[f"{kind.id}.{look}"] if width > 800]
    assert bool(turned) is any(appendix.is_landscape for appendix in document.appendices)
    heads = [
        block.columns[1].title
        for appendix in document.appendices
        if appendix.is_landscape
        for block in appendix.blocks
        if isinstance(block, Table)
    ]
    assert all(any(squeezed(head) in squeezed(text) for head in heads) for text in turned)


@pytest.mark.parametrize("look", _NAMES)
@pytest.mark.parametrize("kind", REPORT_KINDS, ids=lambda kind: kind.id)
def test_the_signature_stands_on_the_last_upright_page_with_the_end_of_the_text(pages, kind, look: str):
    document = document_of(kind.id, profile_of("PARTY_2026" if look == "mould" else look))
    upright = [text for width, text in pages[f"{kind.id}.{look}"] if width == _PORTRAIT]
    tables_upright = sum(not appendix.is_landscape for appendix in document.appendices)
    last = document.body[-1]
    assert isinstance(last, Paragraph)
    page = next(text for text in reversed(upright) if "Nơi nhận" in text)
    assert squeezed(last.text)[-40:].rstrip("./") in squeezed(page)
    assert upright.index(page) >= len(upright) - 1 - tables_upright


def test_in_a_mould_the_plan_of_a_unit_keeps_the_units_own_letterhead(pages):
    first = squeezed(pages["unit-plan.mould"][0][1])
    assert "CHIBỘVĂNPHÒNG" in first
    assert "-KH/CB" in first
