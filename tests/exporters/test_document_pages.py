"""Pages without a screen: where lines and pages break, what is repeated, and what can be traced."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from app.exporters.document_pages import pages_of
from app.exporters.pages.flow import FlowParagraph, Letters, Setting
from app.exporters.pages.lines import lines_of
from app.exporters.pages.pieces import Page, Pages
from app.layout_rules.advances import ems
from app.layout_rules.parts import Align, LineRule
from app.layout_rules.profile import LayoutProfile, all_profiles, profile_of
from app.reports.document import Appendix, Column, Heading, Table, TableRow, paragraph
from app.reports.registry import report_kind
from tests.exporters.page_samples import long_document
from tests.reports.sample import report_data

PROFILES = pytest.mark.parametrize("profile", all_profiles(), ids=lambda profile: profile.id)
PLAIN = Setting(Align.LEFT, 0, 0, 0, 0, 0, LineRule.MULTIPLE, 1.0, keeps_next=False, rule=0, rule_gap=0, level=0)
SIZE = 14.0


def set_in(text: str, width_pt: float, setting: Setting = PLAIN, *, italic: bool = False) -> list[str]:
    letters = (Letters(text, SIZE, bold=False, italic=italic, underline=False),)
    lines = lines_of(FlowParagraph(setting, letters, SIZE), width_pt * 20)
    return ["".join(one.text for one in line.stretches) for line in lines]


# What LibreOffice 7.4 does with a word for which there is room up to the letters in the second column (and a little more).
BROKEN_WORDS = (
    ("18-KH/ĐU", "18-", "18-|KH/ĐU"),
    ("18-KH/ĐU", "18-KH", "18-|KH/ĐU"),
    ("18-KH/ĐU", "18-KH/", "18-|KH/ĐU"),
    ("18-KH/ĐU", "18-KH/Đ", "|18-KH/ĐU"),
    ("và/hoặc", "và/", "|và/hoặc"),
    ("và/hoặc", "và/ho", "|và/hoặc"),
    ("05/02/2026", "05/02/20", "|05/02/2026"),
    ("123/QĐ-UBND", "123/QĐ", "|123/QĐ-UBND"),
    ("123/QĐ-UBND", "123/QĐ-U", "123/QĐ-|UBND"),
    ("thong-tin/2026", "thong-tin/", "thong-|tin/2026"),
    ("thong-tin/2026", "thong-tin/20", "|thong-tin/2026"),
    ("a-b/c-d/e-f", "a-b/c", "|a-b/c-d/e-f"),
    ("a-b/c-d/e-f", "a-b/c-d", "a-b/c-|d/e-f"),
    ("UBND-VP…", "UBND-V", "UBND-|VP…"),
    ("aa–bb", "aa–", "aa–|bb"),
    ("aa…)", "aa…", "|aa…)"),
    ("(2025-2027)", "(2025-20", "(2025-|2027)"),
    ("71,4%/bb", "71,4%/", "|71,4%/bb"),
    ("aa\u00a0bb", "aa\u00a0", "|aa\u00a0bb"),
)


@pytest.mark.parametrize(("word", "room", "broken"), BROKEN_WORDS)
def test_words_break_where_libreoffice_breaks_them(word: str, room: str, broken: str):
    head, tail = broken.split("|")
    assert set_in(f"WWW {word}", ems(f"WWW {room}") * SIZE + 2.5) == [f"WWW {head}".rstrip(" "), tail]


def test_a_word_wider_than_its_line_is_cut():
    assert set_in("x" * 10, ems("xxxx") * SIZE + 0.1) == ["xxxx", "xxxx", "xx"]


def test_leaning_letters_are_given_a_little_room_at_the_end_of_a_line():
    width = ems("học tập", italic=True) * SIZE + 1.0
    assert set_in("học tập", width, italic=True) == ["học", "tập"]
    assert set_in("học tập", width + 0.5, italic=True) == ["học tập"]


def test_the_names_of_an_address_begin_below_one_another():
    """The first stands behind the label and a tab, which ends where the hanging lines begin."""
    pages = pages_of(report_kind("reminder-letter").build(report_data()), profile_of("PARTY_2026"), None).pages
    names = [
        piece for piece in pages[0].texts if piece.text.startswith("- ") and piece.text.endswith((";", ".")) and piece.x_pt > 150
    ]
    assert len(names) > 1
    assert {round(piece.x_pt, 1) for piece in names} == {round(names[0].x_pt, 1)}


def test_a_row_that_may_be_split_begins_on_the_page_where_its_first_lines_fit():
    """And one that may not goes to the next page whole."""
    tall = "từng dòng của một kết quả rất dài, " * 160
    table = Table(
        (Column("TT", 0.1), Column("Kết quả", 0.9)), (TableRow(("1", "Ngắn")), TableRow(("2", tall)), TableRow(("3", "Ngắn")))
    )
    document = replace(report_kind("progress-report").build(report_data()), body=(table, paragraph("Hết.")), appendices=())
    pages = pages_of(document, profile_of("PARTY_2026"), None).pages
    assert [any(piece.text == "2" and piece.size_pt == 12 for piece in page.texts) for page in pages[:2]] == [True, False]
    assert "từng dòng" in pages[0].text
    assert "từng dòng" in pages[1].text


def test_a_justified_line_fills_its_column_and_the_last_one_does_not():
    setting = replace(PLAIN, align=Align.JUSTIFY, first=400)
    letters = (Letters("tổ chức sinh hoạt chuyên đề về truyền thống " * 3, SIZE, bold=False, italic=False, underline=False),)
    *full, last = lines_of(FlowParagraph(setting, letters, SIZE), 4000)
    assert len(full) > 2
    assert all(line.stretches[-1].x + line.stretches[-1].width == pytest.approx(4000) for line in full)
    assert full[0].stretches[0].x == 400
    assert last.stretches[0].space == 0


def test_an_exact_line_is_as_high_as_said_and_a_single_one_as_its_letters():
    exact, single = replace(PLAIN, line_rule=LineRule.EXACT, line=360), PLAIN
    heights = [lines_of(FlowParagraph(setting, (), SIZE), 4000)[0].pitch for setting in (exact, single)]
    assert heights == [360, 322]


def shown_rows(pages: Sequence[Page]) -> list[str]:
    """Return the numbers of the rows, as they stand in the first column."""
    return [piece.text for page in pages for piece in page.texts if piece.text.isdigit() and piece.size_pt < 13]


@PROFILES
def test_no_row_is_lost_none_is_split_and_heads_come_again_on_every_page(profile: LayoutProfile):
    document = long_document(profile, tasks=1, units=1, rows=300)
    found = pages_of(document, profile, None)
    appendix = [page for page in found.pages if page.width_pt > page.height_pt]
    assert len(appendix) > 10
    assert shown_rows(appendix) == [str(number) for number in range(300) if number % 17]
    for page in appendix:
        assert [piece.text for piece in page.texts if piece.bold].count("STT") == 1
        lowest = max(line.to_y_pt for line in page.lines)
        assert all(piece.baseline_pt < lowest for piece in page.texts)


@PROFILES
def test_nothing_stands_outside_the_margins(profile: LayoutProfile):
    for page in pages_of(long_document(profile, tasks=12, rows=60), profile, None).pages:
        is_turned = page.width_pt > page.height_pt
        margins = profile.look.landscape_margins if is_turned else profile.look.margins
        right, bottom = page.width_pt - margins.right * 72 / 25.4, page.height_pt - margins.bottom * 72 / 25.4
        assert all(piece.x_pt + piece.width_pt <= right + 0.2 for piece in page.texts)
        assert all(piece.top_pt + piece.height_pt <= bottom + 0.2 for piece in page.texts)


def test_every_section_counts_its_pages_and_shows_no_number_on_its_first():
    profile = profile_of("PARTY_2026")
    found = pages_of(long_document(profile, tasks=6, rows=60), profile, None)
    starts = [place for place, page in enumerate(found.pages) if page.number == 1]
    assert len(starts) == 2
    for place, page in enumerate(found.pages):
        above = [piece.text for piece in page.texts if piece.baseline_pt < profile.look.margins.top * 72 / 25.4]
        assert above == ([] if place in starts else [str(page.number)])


def test_a_heading_never_stands_alone_at_the_foot_of_a_page():
    profile = profile_of("PARTY_2026")
    for seed in range(4):
        found = pages_of(long_document(profile, tasks=30, units=2, rows=0, seed=seed), profile, None)
        for heading in found.headings:
            below = [piece for piece in found.pages[heading.page].texts if piece.top_pt > heading.top_pt + 1]
            assert any(not piece.bold or piece.top_pt - heading.top_pt > 40 for piece in below), heading


def test_headings_are_found_in_their_order():
    profile = profile_of("STATE_2020")
    document = long_document(profile, tasks=15, rows=0)
    found = pages_of(document, profile, None)
    assert len(found.headings) == sum(isinstance(block, Heading) for block in document.body)
    assert all((one.page, one.top_pt) < (other.page, other.top_pt) for one, other in pairwise(found.headings))


def test_a_row_higher_than_a_page_goes_on_on_the_next_one():
    profile = profile_of("PARTY_2026")
    document = long_document(profile, tasks=1, units=1, rows=3)
    appendix = document.appendices[0]
    assert isinstance(appendix.blocks[0], Table)
    high = TableRow(("1", "việc dài " * 1500, "Chi bộ", "30/12/2026", "xong"))
    longer = replace(appendix, blocks=(replace(appendix.blocks[0], rows=(high,)),))
    found = pages_of(replace(document, appendices=(longer,)), profile, None)
    assert sum(piece.text.count("dài") for page in found.pages for piece in page.texts) == 1500
    assert len(found.pages) > 3


def made(kind: str) -> Pages:
    return pages_of(report_kind(kind).build(report_data()), profile_of("PARTY_2026"), None)


def test_sentences_with_figures_can_be_traced_to_their_work_items():
    document = report_kind("progress-report").build(report_data())
    behind = {key for page in made("progress-report").pages for piece in page.texts for key in piece.sources}
    said = {key for block in document.body if not isinstance(block, Heading | Table) for key in block.sources}
    assert said
    assert said <= behind


def test_a_page_is_read_aloud_line_by_line():
    text = made("progress-report").pages[0].text
    assert "BÁO CÁO\nkết quả thực hiện" in text
    assert "nhiệm vụ. Trong quý IV/2026" in text


def test_a_document_without_a_body_is_one_page():
    profile = profile_of("PARTY_2018")
    document = replace(long_document(profile, tasks=0, rows=0), body=(paragraph("Hết."),))
    assert len(pages_of(document, profile, None).pages) == 1
    upright = replace(document, appendices=(Appendix("Bảng", "Kèm theo", (paragraph("Không có."),)),))
    assert [page.width_pt < page.height_pt for page in pages_of(upright, profile, None).pages] == [True, True]
