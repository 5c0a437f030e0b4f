"""A chart in a document: drawn by Word from its own figures, whole on one page, in the same place on the screen and on paper."""

import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from app.exporters.document_docx import render
from app.exporters.document_pages import pages_of
from app.layout_rules.checker import check_layout
from app.layout_rules.profile import all_profiles, profile_of
from app.register.chart import ChartKind
from app.reports.chart_of_items import chart_of_items
from app.reports.document import ChartBlock, Heading, OfficialDocument, Table, paragraph
from app.reports.kept_document import KeptDocument, packed, says_the_same, unpacked
from app.reports.registry import report_kind
from tests.exporters.test_open_xml import faults_of
from tests.libreoffice import converted
from tests.reports.sample import full_data, full_state_data

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PROFILES = all_profiles()


def charts_of(data) -> list[ChartBlock]:
    return [chart for kind in ChartKind if (chart := chart_of_items(data, kind, f"own-{kind}")) is not None]


def with_charts(profile, *, place: int = 3) -> OfficialDocument:
    """Return a report with a chart of each kind one after the other from a place of its body on."""
    data = full_state_data() if profile.id.startswith("STATE") else full_data()
    document = report_kind("progress-report").build(data)
    return replace(document, body=(*document.body[:place], *charts_of(data), *document.body[place:]))


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(params=PROFILES, ids=lambda profile: profile.id)
def written(request, tmp_path) -> tuple[OfficialDocument, Path]:
    document = with_charts(request.param)
    render(document, request.param, None, tmp_path / "bao-cao.docx")
    return document, tmp_path / "bao-cao.docx"


def test_a_file_with_charts_is_valid(written):
    assert faults_of(written[1]) == []


def test_a_chart_holds_its_figures_and_needs_no_workbook(written):
    document, path = written
    found = parts(path)
    names = sorted(name for name in found if name.startswith("word/charts/"))
    charts = [block for block in document.body if isinstance(block, ChartBlock)]
    assert names == [f"word/charts/chart{number}.xml" for number in range(1, len(charts) + 1)]
    for name, chart in zip(names, charts, strict=True):
        root = etree.fromstring(found[name])
        assert root.find(f".//{C}externalData") is None
        series = [
            [int(v.text) for v in one.iter(f"{C}v") if v.getparent().getparent().tag == f"{C}numLit"]
            for one in root.iter(f"{C}ser")
        ]
        assert series == [list(one.amounts) for one in chart.series]
        assert {one.get("typeface") for one in root.iter(f"{A}latin")} == {"Times New Roman"}


def test_parts_are_told_apart_without_colour(written):
    _, path = written
    root = etree.fromstring(parts(path)["word/charts/chart1.xml"])
    fills = [etree.tostring(one.find(f"{C}spPr")[0]) for one in root.iter(f"{C}ser")]
    assert len(set(fills)) == len(fills) == 4
    colours = {one.get("val") for one in root.iter(f"{A}srgbClr")}
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)


def test_a_chart_is_told_to_those_who_do_not_see_it(written):
    document, path = written
    chart = next(block for block in document.body if isinstance(block, ChartBlock))
    assert chart.in_words in parts(path)["word/document.xml"].decode()


def test_the_layout_checker_has_nothing_against_charts(written, tmp_path, request):
    document, path = written
    profile = request.node.callspec.params["written"]
    bare = replace(document, body=tuple(block for block in document.body if not isinstance(block, ChartBlock)))
    render(bare, profile, None, tmp_path / "khong.docx")

    def said(file: Path) -> list[tuple[str, str]]:
        return sorted((one.rule_id, one.verdict.value) for one in check_layout(file, profile.id))

    assert said(path) == said(tmp_path / "khong.docx")


def test_tables_of_charts_never_touch(written):
    body = etree.fromstring(parts(written[1])["word/document.xml"])[0]
    tags = [etree.QName(one).localname for one in body]
    assert ("tbl", "tbl") not in set(pairwise(tags))


# ---------------------------------------------------------------------------------------------------------- on pages


def test_a_chart_is_whole_on_its_page_with_the_line_below_it():
    profile = profile_of("PARTY_2026")
    made = with_charts(profile)
    for filler in range(12):
        document = replace(made, body=(*(paragraph("Một dòng.") for _ in range(filler)), *made.body))
        for key in (f"own-{kind}" for kind in ChartKind):
            on = [
                number
                for number, page in enumerate(pages_of(document, profile, None).pages)
                for one in page.texts
                if one.key == key
            ]
            assert len(set(on)) == 1, (filler, key)


def test_words_and_figures_of_a_chart_stand_on_the_page_and_lead_to_its_work():
    profile = profile_of("PARTY_2026")
    chart = charts_of(full_data())[0]
    pages = pages_of(with_charts(profile), profile, None).pages
    pieces = [one for page in pages for one in page.texts if one.key == chart.key]
    words = [one.text for one in pieces]
    assert {*chart.bars, *(one.name for one in chart.series)} <= set(words)
    figures = sorted(int(word) for word in words if word.isdigit())
    assert figures == sorted(amount for one in chart.series for amount in one.amounts if amount)
    assert {one.sources for one in pieces if one.text in chart.bars} == {chart.sources}
    first = next(page for page in pages if page.areas)
    assert all(area.x_pt > 0 and area.x_pt + area.width_pt < first.width_pt for area in first.areas)


@pytest.mark.office
def test_pages_are_as_many_as_in_libreoffice_wherever_a_chart_stands(tmp_path):
    made = {}
    for number, profile in enumerate(PROFILES):
        base = with_charts(profile)
        for filler in range(0, 24, 4 if number == 0 else 11):
            document = replace(
                base, body=(*(paragraph(f"Dòng {place}.") for place in range(filler)), Heading(1, "MỤC"), *base.body)
            )
            name = f"{profile.id}-{filler}"
            render(document, profile, None, tmp_path / f"{name}.docx")
            made[name] = len(pages_of(document, profile, None).pages)
    (tmp_path / "pdf").mkdir()
    found = {}
    for path in converted([tmp_path / f"{name}.docx" for name in made], tmp_path / "pdf", "pdf"):
        with pypdfium2.PdfDocument(path) as pdf:
            found[path.stem] = len(pdf)
    assert found == made


# ------------------------------------------------------------------------------------------------------------ kept


def test_a_kept_document_has_its_charts_as_they_were():
    profile = profile_of("PARTY_2026")
    data = full_data()
    kept = KeptDocument(with_charts(profile), profile, None, data.today)
    again = unpacked(packed(kept))
    assert [one for one in again.document.body if isinstance(one, ChartBlock)] == charts_of(data)
    assert says_the_same(kept, again)
    chart = charts_of(data)[0]
    other = replace(chart, series=tuple(replace(one, amounts=tuple(n + 1 for n in one.amounts)) for one in chart.series))
    body = tuple(other if one == chart else one for one in kept.document.body)
    assert not says_the_same(kept, replace(kept, document=replace(kept.document, body=body)))


def test_a_template_of_the_office_gets_the_figures_as_a_table():
    from app.exporters.office_template.order import order_of

    profile = profile_of("PARTY_2026")
    order = order_of(with_charts(profile), full_data(), profile)
    tables = [line.table for line in order.blocks["than_bai"] if isinstance(line.table, Table)]
    assert [table.rows[0].cells[0] for table in tables if table.rows[0].is_band][:4] == [
        one.title for one in charts_of(full_data())
    ]
