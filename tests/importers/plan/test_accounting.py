"""The account of a file's words: it adds up on every plan, and a strange word planted anywhere has exactly one owner."""

import random
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.table import Table

from app.domain.file_content import Block
from app.domain.plan_reading import FindingCode
from app.importers.plan.ledger import Ledger, Owner
from app.importers.plan.lines import lines_of
from app.importers.plan.read import read_plan, understand
from app.importers.plan_files.word.read import read_docx
from tests.importers.plan.shared_plans import CORPUS, PLANS, needs_shared
from tests.importers.plan.written import adds_up, entries_with

STRANGE = "zqxwv"
PLANTS_A_PLAN = 12


def _ledger(*texts: str) -> tuple[Ledger, list[Block]]:
    blocks = [Block(text, paragraph=number) for number, text in enumerate(texts, start=1)]
    return Ledger(lines_of(blocks)), blocks


def test_a_line_nobody_claims_becomes_a_finding() -> None:
    ledger, blocks = _ledger("Văn phòng theo dõi", "Chữ lạ")
    ledger.claim(lines_of(blocks)[0], Owner.TASK)
    findings, account = ledger.close(6)
    assert [(finding.code, finding.text, finding.place.paragraph) for finding in findings] == [
        (FindingCode.UNREAD_TEXT, "Chữ lạ", 2)
    ]
    assert (account.words_in_tasks, account.words_elsewhere, account.words_unread) == (4, 0, 2)


def test_of_a_line_shown_in_the_header_only_the_strange_words_become_a_finding() -> None:
    ledger, blocks = _ledger("B, ngày 5 chữ lạ tháng 3")
    ledger.claim_shown(lines_of(blocks)[0], ["B"], {"ngày", "tháng"})
    findings, account = ledger.close(7)
    assert [finding.text for finding in findings] == ["chữ lạ"]
    assert (account.words_elsewhere, account.words_unread) == (5, 2)


def test_a_line_has_one_owner_only() -> None:
    ledger, blocks = _ledger("Văn phòng theo dõi")
    line = lines_of(blocks)[0]
    ledger.claim(line, Owner.TASK)
    with pytest.raises(AssertionError):
        ledger.claim(line, Owner.ELSEWHERE)


def _fill(table: Table, rows: list[list[str]]) -> None:
    for row, words in enumerate(rows):
        for column, text in enumerate(words):
            table.cell(row, column).text = text


def _plan(folder: Path, place: str) -> Path:
    """Write a plan with a strange word at one place."""

    def at(name: str, text: str) -> str:
        return f"{text} {STRANGE}" if name == place else text

    document = docx.Document()
    head = document.add_table(rows=1, cols=2)
    _fill(head, [[at("letterhead", "ĐẢNG BỘ HUYỆN A") + "\nĐẢNG ỦY XÃ B\n" + at("number", "Số 15-KH/ĐU"), ""]])
    head.cell(0, 1).text = at("motto", "ĐẢNG CỘNG SẢN VIỆT NAM") + "\n" + at("date", "B, ngày 12 tháng 02 năm 2026")
    for text in (at("type", "KẾ HOẠCH"), at("title", "THỰC HIỆN CÔNG TÁC TUYÊN TRUYỀN")):
        document.add_paragraph(text).alignment = 1
    document.add_paragraph(at("opening", "Thực hiện Chương trình số 05-CTr/HU của Huyện ủy, Đảng ủy ban hành kế hoạch như sau:"))
    document.add_paragraph(at("heading", "I. MỤC ĐÍCH"))
    document.add_paragraph(at("section text", "Nâng cao nhận thức của cán bộ."))
    document.add_paragraph("II. NHIỆM VỤ")
    document.add_paragraph(at("duty", "1. Rà soát hồ sơ đảng viên."))
    document.add_paragraph(at("field line", "- Đơn vị thực hiện: Văn phòng"))
    document.add_paragraph(at("heading with a unit", "2. Văn phòng Đảng ủy"))
    document.add_paragraph("- Chuẩn bị hội trường.")
    document.add_paragraph(at("last bullet", "- Gửi giấy mời."))
    document.add_paragraph("III. PHÂN CÔNG")
    table = document.add_table(rows=3, cols=4)
    _fill(
        table,
        [["TT", "Nội dung", "Chủ trì", "Thời hạn"], ["1", "Rà soát", "Văn phòng", "Quý I"], ["2", "Kiểm tra", "", "Quý II"]],
    )
    table.cell(0, 1).text = at("table head", "Nội dung")
    table.cell(1, 3).text = at("table cell", "Quý I")
    table.cell(1, 2).merge(table.cell(2, 2)).text = at("merged cell", "Văn phòng")
    _fill(table.cell(2, 1).add_table(rows=1, cols=2), [["Đợt 1", at("nested table", "Chi bộ 1")]])
    document.add_paragraph(at("closing", "Trên đây là Kế hoạch của Đảng ủy."))
    end = document.add_table(rows=1, cols=2)
    _fill(end, [["Nơi nhận:\n" + at("recipients", "- Huyện ủy,") + "\n- Lưu VP.", f"T/M ĐẢNG ỦY\n{at('post', 'BÍ THƯ')}\n"]])
    document.sections[0].header.paragraphs[0].text = at("page header", "2")
    document.sections[0].footer.paragraphs[0].text = at("page footer", "Kế hoạch năm 2026")
    document.save(str(folder / "kế hoạch.docx"))
    return folder / "kế hoạch.docx"


PLACES = (
    "letterhead", "number", "motto", "date", "type", "title", "opening", "heading", "section text", "duty", "field line",
    "heading with a unit", "last bullet", "table head", "table cell", "merged cell", "nested table", "closing", "recipients",
    "post", "page header", "page footer",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_wherever_in_a_word_file_a_strange_word_stands_it_has_one_owner(place: str, tmp_path: Path) -> None:
    reading = read_plan(_plan(tmp_path, place))
    assert adds_up(reading)
    assert len(entries_with(reading, STRANGE)) == 1
    assert len(reading.tasks) == 5


@pytest.mark.shared
class TestRealPlans:
    """Every plan of the corpus, as it is and with planted words."""

    pytestmark = needs_shared

    @pytest.mark.parametrize("name", PLANS)
    def test_the_account_adds_up_to_the_words_counted_from_the_file(self, name: str) -> None:
        content = read_docx(CORPUS / f"{name}.docx")
        reading = understand(content)
        assert adds_up(reading)
        assert reading.accounting.words_in_file == sum(len(block.text.split()) for block in content.blocks)

    @pytest.mark.parametrize("name", PLANS)
    def test_a_planted_word_has_exactly_one_owner(self, name: str) -> None:
        content = read_docx(CORPUS / f"{name}.docx")
        chance = random.Random(name)
        filled = [index for index, block in enumerate(content.blocks) if block.text.strip()]
        for index in chance.sample(filled, min(PLANTS_A_PLAN, len(filled))):
            words = content.blocks[index].text.split(" ")
            words.insert(chance.randint(0, len(words)), STRANGE)
            blocks = list(content.blocks)
            blocks[index] = replace(blocks[index], text=" ".join(words))
            reading = understand(replace(content, blocks=tuple(blocks), words=content.words + 1))
            assert adds_up(reading)
            assert len(entries_with(reading, STRANGE)) == 1, blocks[index].text
