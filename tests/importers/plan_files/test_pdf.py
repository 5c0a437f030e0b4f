"""PDF files: paragraphs, columns, tables and margins found again from where words and rules stand."""

from pathlib import Path

import pytest

from app.domain.file_content import Alignment, FileContent, NoticeKind, Part
from app.errors import UserError
from app.importers.gate import limits
from app.importers.plan_files.pdf import pages
from app.importers.plan_files.pdf.read import read_pdf
from app.messages.code import Code
from tests.importers.plan_files.pdf_files import LEFT, PITCH, RIGHT, Sheet, text_width, write_pdf

FULL = "one two three four five six seven eight nine ten eleven twelve"
TABLE = [85.0, 130.0, 330.0, 553.0]


def read(tmp_path: Path, *sheets: Sheet, **options: tuple[str, str]) -> FileContent:
    content = read_pdf(write_pdf(tmp_path / "plan.pdf", *sheets, **options))
    assert sum(len(block.text.split()) for block in content.blocks) == content.words, "every word stands in one block"
    return content


def texts(content: FileContent, part: Part = Part.BODY) -> list[str]:
    return [block.text for block in content.blocks if block.part is part]


def cells(content: FileContent) -> list[tuple[int, int, str]]:
    return [(block.cell.row, block.cell.column, block.text) for block in content.blocks if block.cell]


def test_printed_lines_become_paragraphs_again(tmp_path: Path) -> None:
    sheet = Sheet()
    down = sheet.paragraph(100, [FULL, FULL, "the end."])
    sheet.paragraph(down, [FULL, "short."])
    content = read(tmp_path, sheet)
    assert texts(content) == [f"{FULL} {FULL} the end.", f"{FULL} short."]
    assert content.blocks[0].alignment is Alignment.JUSTIFIED
    assert [block.paragraph for block in content.blocks] == [1, 2]


def test_two_paragraphs_of_one_full_line_each_stay_two(tmp_path: Path) -> None:
    sheet = Sheet()
    down = sheet.paragraph(100, [FULL, FULL, "the end."])
    sheet.stretched(LEFT + 28, RIGHT, down, FULL)
    sheet.stretched(LEFT + 28, RIGHT, down + PITCH, FULL)
    assert texts(read(tmp_path, sheet))[1:] == [FULL, FULL]


def test_a_line_with_room_for_the_next_word_ends_its_paragraph(tmp_path: Path) -> None:
    sheet = Sheet().text(LEFT, 100, "a line broken by hand").text(LEFT, 118, "the line below it")
    sheet.stretched(LEFT, RIGHT, 136, FULL)
    assert texts(read(tmp_path, sheet)) == ["a line broken by hand", "the line below it", FULL]


def test_a_paragraph_goes_on_over_a_page_break_past_the_page_number(tmp_path: Path) -> None:
    first, second = Sheet(), Sheet().centred(40, "2")
    first.paragraph(760, [FULL, FULL, FULL])
    first.pieces.pop()  # the last line, set again as a full one
    first.stretched(LEFT, RIGHT, 760 + 2 * PITCH, FULL)
    second.text(LEFT, 76, "rest of it.")
    second.paragraph(94, [FULL, "another."])
    content = read(tmp_path, first, second)
    assert texts(content)[-1] == f"{FULL} another."
    assert texts(content)[0].endswith("twelve rest of it.")
    assert texts(content, Part.HEADER) == ["2"]


def test_running_headers_and_footers_are_no_body(tmp_path: Path) -> None:
    sheets = [
        Sheet().text(LEFT, 30, "Office of samples").text(LEFT, 100, f"{word} words.").text(LEFT, 810, f"Page {number}/3")
        for number, word in enumerate(["First", "Second", "Third"], start=1)
    ]
    content = read(tmp_path, *sheets)
    assert texts(content) == ["First words.", "Second words.", "Third words."]
    assert texts(content, Part.HEADER) == ["Office of samples"] * 3
    assert texts(content, Part.FOOTER) == ["Page 1/3", "Page 2/3", "Page 3/3"]


def test_a_line_that_ends_two_pages_by_chance_stays_in_the_body(tmp_path: Path) -> None:
    sheets = [
        Sheet().text(LEFT, 100, f"Body {number} of it.").text(LEFT, 780, "- At all times.", 12 if number < 3 else 11)
        for number in (1, 2)
    ] + [Sheet().text(LEFT, 100, "Body 3 of it.")]
    assert texts(read(tmp_path, *sheets)).count("- At all times.") == 2


def test_notes_below_a_short_rule_are_footnotes_and_their_marks_vanish_from_the_text(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(LEFT, 100, "By the law").text(LEFT + text_width("By the law"), 95, "1", 7)
    sheet.text(LEFT, 130, "some 30m").text(LEFT + text_width("some 30m"), 125, "2", 7)
    sheet.paragraph(160, [FULL, "the end."])
    sheet.rule(LEFT, 750, LEFT + 140, 750).text(LEFT, 765, "1 Law of samples.", 9)
    content = read(tmp_path, sheet)
    assert texts(content)[:2] == ["By the law", "some 30m2"]
    assert texts(content, Part.FOOTNOTE) == ["1 Law of samples."]


def test_an_underline_makes_no_footnotes_of_the_recipients(tmp_path: Path) -> None:
    sheet = Sheet().text(LEFT, 100, FULL[:40], 14).rule(LEFT, 753, LEFT + 70, 753)
    sheet.text(LEFT, 750, "Sent to:", 14).text(LEFT, 770, "- All offices;", 10)
    assert not texts(read(tmp_path, sheet), Part.FOOTNOTE)


def test_a_letterhead_is_read_column_by_column(tmp_path: Path) -> None:
    sheet = Sheet()
    for number, (left, right) in enumerate([("OFFICE OF", "STATE OF SAMPLES"), ("SAMPLES", "Rest - Peace - Joy")]):
        sheet.centred(60 + 20 * number, left, middle=190, bold=True).centred(60 + 20 * number, right, middle=430, bold=True)
    sheet.centred(100, "No. 12/P", middle=190).centred(104, "Town, 3 May 2026", middle=430)
    sheet.centred(140, "PLAN", 14, bold=True)
    sheet.paragraph(180, [FULL, "the end."])
    content = read(tmp_path, sheet)
    assert cells(content) == [
        (0, 0, "OFFICE OF"), (0, 0, "SAMPLES"), (0, 0, "No. 12/P"),
        (0, 1, "STATE OF SAMPLES"), (0, 1, "Rest - Peace - Joy"), (0, 1, "Town, 3 May 2026"),
    ]  # fmt: skip
    title = next(block for block in content.blocks if block.text == "PLAN")
    assert (title.alignment, title.is_bold, title.cell) == (Alignment.CENTRE, True, None)


def test_recipients_stand_apart_from_the_signature_beside_them(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.paragraph(100, [FULL, "the end."])
    sheet.centred(160, "FOR THE OFFICE", middle=430, bold=True).text(LEFT, 166, "Sent to:", 11, bold=True)
    sheet.text(LEFT, 180, "- All the offices of", 10).text(LEFT, 193, "the town;", 10).text(LEFT, 206, "- File.", 10)
    sheet.centred(178, "HEAD", middle=430, bold=True).centred(270, "Sample Name", middle=430, bold=True)
    assert cells(read(tmp_path, sheet)) == [
        (0, 0, "Sent to:"), (0, 0, "- All the offices of the town;"), (0, 0, "- File."),
        (0, 1, "FOR THE OFFICE"), (0, 1, "HEAD"), (0, 1, "Sample Name"),
    ]  # fmt: skip


def test_a_list_set_with_tabs_stays_lines(tmp_path: Path) -> None:
    sheet = Sheet()
    for number, name in enumerate(["First person", "Second person", "Third person"]):
        sheet.text(LEFT, 100 + PITCH * number, name).text(350, 100 + PITCH * number, "member")
    content = read(tmp_path, sheet)
    assert texts(content) == ["First person\tmember", "Second person\tmember", "Third person\tmember"]
    assert not cells(content)


@pytest.mark.parametrize("filled", [False, True])
def test_ruled_lines_make_a_table(tmp_path: Path, filled: bool) -> None:
    sheet = Sheet().text(LEFT, 80, "Above.").grid(TABLE, [100, 130, 190], filled=filled)
    sheet.text(90, 120, "No").text(135, 120, "Duty").text(340, 120, "Who", bold=True)
    sheet.text(90, 150, "1").text(135, 150, "Write the report on").text(135, 166, "samples, 30m").text(
        135 + text_width("samples, 30m"), 161, "2", 7
    )
    content = read(tmp_path, sheet)
    assert cells(content) == [
        (0, 0, "No"),
        (0, 1, "Duty"),
        (0, 2, "Who"),
        (1, 0, "1"),
        (1, 1, "Write the report on samples, 30m2"),
        (1, 2, ""),
    ]
    assert [block.is_bold for block in content.blocks if block.text == "Who"] == [True]
    assert texts(content)[0] == "Above."


def test_cells_merged_to_the_right_and_downwards_keep_their_place(tmp_path: Path) -> None:
    sheet = Sheet().rule(85, 100, 553, 100).rule(85, 130, 553, 130).rule(130, 160, 553, 160).rule(85, 190, 553, 190)
    sheet.rule(85, 100, 85, 190).rule(553, 100, 553, 190).rule(130, 130, 130, 190).rule(330, 130, 330, 190)
    sheet.text(90, 120, "GROUP").text(90, 150, "1").text(135, 150, "Duty").text(340, 150, "Who").text(135, 180, "More").text(
        340, 180, "Them"
    )
    found = {
        (block.cell.row, block.cell.column): (block.cell, block.text) for block in read(tmp_path, sheet).blocks if block.cell
    }
    assert found[0, 0][0].span == 3
    assert found[2, 0][0].continues_above
    assert (found[1, 0][1], found[2, 0][1], found[2, 1][1]) == ("1", "", "More")


def test_a_table_over_a_page_break_is_one_with_its_repeated_head_set_aside(tmp_path: Path) -> None:
    first = Sheet().grid(TABLE, [700, 730, 780]).text(90, 720, "No").text(135, 720, "Duty").text(340, 720, "Who")
    first.text(90, 750, "1").text(135, 750, "Write the report on the use").text(340, 750, "Office A")
    second = Sheet().grid(TABLE, [57, 87, 120, 150]).text(90, 77, "No").text(135, 77, "Duty").text(340, 77, "Who")
    second.text(135, 105, "of samples").text(90, 140, "2").text(135, 140, "Next").text(340, 140, "Office B")
    content = read(tmp_path, first, second)
    assert {block.cell.table for block in content.blocks if block.cell} == {1}
    assert cells(content)[3:] == [
        (1, 0, "1"), (1, 1, "Write the report on the use of samples"), (1, 2, "Office A"),
        (2, 0, "2"), (2, 1, "Next"), (2, 2, "Office B"),
    ]  # fmt: skip
    assert texts(content, Part.HEADER) == ["No", "Duty", "Who"]


def test_an_underline_and_a_box_are_no_tables(tmp_path: Path) -> None:
    sheet = Sheet().text(LEFT, 100, "Underlined words").rule(LEFT, 103, 200, 103)
    sheet.grid([300, 400], [90, 120]).text(310, 110, "DRAFT")
    assert not any(block.cell and block.cell.table and block.cell.column > 1 for block in read(tmp_path, sheet).blocks)
    assert "DRAFT" in " ".join(texts(read(tmp_path, sheet)))


def test_letters_are_composed_ligatures_taken_apart_and_soft_hyphens_shown(tmp_path: Path) -> None:
    content = read(tmp_path, Sheet().text(LEFT, 100, "A B C", font="F3"))
    assert texts(content) == ["ê fi -"]


def test_a_word_cut_at_a_hyphen_is_one_again(tmp_path: Path) -> None:
    sheet = (
        Sheet().stretched(LEFT, RIGHT, 100, "one two three four five six seven eight nine ten 12/KH-").text(LEFT, 118, "ABC here")
    )
    content = read(tmp_path, sheet)
    assert texts(content) == ["one two three four five six seven eight nine ten 12/KH-ABC here"]
    assert content.words == 12


def test_text_of_an_old_font_becomes_unicode_by_the_name_of_the_font(tmp_path: Path) -> None:
    content = read(tmp_path, Sheet().text(LEFT, 100, "§¶ng uû"), fonts=("ABCDEF+.VnTime", "Courier-Bold"))
    assert texts(content) == ["Đảng uỷ"]
    assert [notice.kind for notice in content.notices] == [NoticeKind.LEGACY_FONT]


def test_a_page_that_is_a_picture_is_told(tmp_path: Path) -> None:
    content = read(tmp_path, Sheet().text(LEFT, 100, "Words."), Sheet().text(LEFT, 100, "More words."), Sheet().picture())
    assert [(notice.kind, "3" in notice.text) for notice in content.notices] == [(NoticeKind.EMBEDDED_OBJECT, True)]


def refusal(path: Path) -> Code:
    with pytest.raises(UserError) as caught:
        read_pdf(path)
    assert "plan.pdf" in str(caught.value)
    return caught.value.code


def test_a_scan_is_refused_even_with_a_stamp_on_it(tmp_path: Path) -> None:
    assert refusal(write_pdf(tmp_path / "plan.pdf", Sheet().picture().text(LEFT, 30, "Signed on 3 May"))) is Code.PDF_IS_SCAN


def test_a_file_without_words_and_pictures_is_refused(tmp_path: Path) -> None:
    assert refusal(write_pdf(tmp_path / "plan.pdf", Sheet().rule(10, 10, 90, 10))) is Code.PDF_WITHOUT_TEXT


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nnothing more\n%%EOF\n")
    assert refusal(tmp_path / "plan.pdf") is Code.PDF_BROKEN


def test_a_file_with_a_password_is_refused(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", Sheet().text(LEFT, 100, "Words."))
    lock = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"11" * 32
        + b"> /U <"
        + b"22" * 32
        + b"> >> /ID [<33> <33>] /Root"
    )
    path.write_bytes(path.read_bytes().replace(b"/Root", lock))
    assert refusal(path) is Code.PDF_ENCRYPTED


def test_a_file_with_too_many_pages_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MAX_PAGES", 2)
    assert refusal(write_pdf(tmp_path / "plan.pdf", *[Sheet().text(LEFT, 100, "Words.")] * 3)) is Code.PDF_TOO_LONG
    assert limits.MAX_PAGES >= 600
