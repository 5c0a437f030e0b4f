"""The whole way from a file to a reading: parts beside the duties, findings, appendices, and plans of unusual build."""

from pathlib import Path

import docx
import msgspec

from app.domain.file_content import Block, FileContent, Notice, NoticeKind, Part
from app.domain.plan_reading import FindingCode, PlanReading
from app.importers.plan.contract import as_json
from app.importers.plan.read import read_plan, understand
from app.importers.plan_files.content import READERS
from app.importers.readers import PLAN_KINDS
from tests.importers.plan.written import END, HEAD, adds_up, content_of, entries_with, reading_of, reading_of_body

BODY = "I. MỤC ĐÍCH\nNâng cao nhận thức.\nII. NHIỆM VỤ\n1. Văn phòng theo dõi.\n"


def _with(*blocks: Block, notices: tuple[Notice, ...] = ()) -> PlanReading:
    content = content_of(HEAD + BODY + END)
    words = content.words + sum(len(block.text.split()) for block in blocks)
    return understand(FileContent(content.blocks + blocks, notices, words))


def test_page_headers_footers_and_notes_are_named_parts() -> None:
    reading = _with(Block("trang đầu", Part.HEADER), Block("trang cuối", Part.FOOTER), Block("chú thích", Part.FOOTNOTE))
    assert [(part.name, part.text, part.place.part) for part in reading.parts[-3:]] == [
        ("page_header", "trang đầu", "header"),
        ("page_footer", "trang cuối", "footer"),
        ("footnote", "chú thích", "footnote"),
    ]
    assert adds_up(reading)


def test_text_boxes_are_shown_as_not_read_one_finding_each() -> None:
    reading = _with(
        Block("ô thứ nhất", Part.TEXT_BOX, 7), Block("dòng hai", Part.TEXT_BOX, 7), Block("TỐI MẬT", Part.TEXT_BOX, 1)
    )
    assert [(finding.code, finding.text) for finding in reading.findings] == [
        (FindingCode.TEXT_BOX, "ô thứ nhất\ndòng hai"),
        (FindingCode.SECRECY_STAMP, "TỐI MẬT"),
    ]
    assert reading.accounting.words_unread == 7


def test_hidden_words_are_shown_as_not_read() -> None:
    reading = _with(Block("chữ ẩn", Part.HIDDEN, 7), Block("chỗ khác", Part.HIDDEN, 9))
    assert [(finding.code, finding.text, finding.place.paragraph) for finding in reading.findings] == [
        (FindingCode.HIDDEN_TEXT, "chữ ẩn", 7),
        (FindingCode.HIDDEN_TEXT, "chỗ khác", 9),
    ]
    assert reading.accounting.words_unread == 4


def test_facts_about_the_file_are_findings_without_words() -> None:
    notices = (
        Notice(NoticeKind.COMMENTS, "2"),
        Notice(NoticeKind.EXTERNAL_LINK, "http://a.example"),
        Notice(NoticeKind.LEGACY_FONT, "TCVN3"),
    )
    reading = _with(notices=notices)
    assert [(finding.code, finding.text) for finding in reading.findings] == [
        (FindingCode.COMMENTS_LEFT_OUT, "2"),
        (FindingCode.EXTERNAL_LINK, "http://a.example"),
        (FindingCode.LEGACY_FONT, "TCVN3"),
    ]
    assert reading.accounting.words_unread == 0


def test_a_document_without_duties_says_so() -> None:
    reading = reading_of(HEAD + "Trân trọng thông báo.\n" + END)
    assert FindingCode.NO_DUTY in {finding.code for finding in reading.findings}
    assert adds_up(reading)


def test_an_empty_file_is_read_too() -> None:
    reading = understand(FileContent(()))
    assert [finding.code for finding in reading.findings] == [FindingCode.NO_DUTY]


def test_rows_of_an_appendix_begin_with_its_sign() -> None:
    appendix = """PHỤ LỤC
^DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số 15-KH/ĐU)
|TT|Nội dung|Chủ trì|Thời gian|
|1|Rà soát hồ sơ|Văn phòng|Quý II/2026|
"""
    reading = reading_of(HEAD + BODY + END + appendix)
    assert [(task.number, task.lead) for task in reading.tasks] == [("II.1", ("Văn phòng",)), ("PL.1", ("Văn phòng",))]
    assert ("PL", "DANH MỤC NHIỆM VỤ") in [(section.number, section.title) for section in reading.sections]
    assert adds_up(reading)


def test_a_letter_without_numbers_gives_its_duties_in_paragraphs() -> None:
    letter = """ĐẢNG ỦY XÃ B\t\tĐẢNG CỘNG SẢN VIỆT NAM
Số 42-TB/ĐU\t\tB, ngày 12 tháng 02 năm 2026
^THÔNG BÁO
^Kết luận của Thường trực Đảng ủy
Thường trực Đảng ủy thống nhất như sau:
Giao Văn phòng tham mưu kế hoạch, hoàn thành trong tháng 3/2026.
Đề nghị các chi bộ báo cáo trước ngày 15/3/2026.
"""
    assert [(task.number, task.lead) for task in reading_of(letter + END).tasks] == [
        ("-1", ("Văn phòng",)),
        ("-2", ("các chi bộ",)),
    ]


def test_addressees_are_a_part_and_no_duties() -> None:
    letter = HEAD.replace("Căn cứ", "Kính gửi:\n- Các chi bộ trực thuộc,\n- Các đoàn thể.\nCăn cứ")
    reading = reading_of(letter + BODY + END)
    assert [part.text for part in reading.parts if part.name == "addressees"] == [
        "Kính gửi:",
        "- Các chi bộ trực thuộc,",
        "- Các đoàn thể.",
    ]


def test_places_are_paragraphs_of_the_body() -> None:
    reading = reading_of_body(BODY)
    assert reading.tasks[0].place.paragraph == HEAD.count("\n") + 4
    assert reading.tasks[0].section == "II"


def test_the_printed_reading_has_the_keys_of_the_contract() -> None:
    printed = as_json(reading_of_body(BODY + "2. Các chi bộ báo cáo trước ngày 15/3.\n- Đơn vị phối hợp: Công đoàn.\n"))
    assert list(printed) == ["header", "sections", "tasks", "recipients", "findings", "parts", "accounting"]
    tasks = printed["tasks"]
    assert isinstance(tasks, list)
    assert tasks[1] == {
        "number": "II.2",
        "text": "Các chi bộ báo cáo trước ngày 15/3.\n- Đơn vị phối hợp: Công đoàn.",
        "lead": ["Các chi bộ"],
        "support": ["Công đoàn"],
        "product": None,
        "timing": {"kind": "deadline", "raw": "trước ngày 15/3", "start": None, "end": "2026-03-15", "every": None},
        "place_in_file": {"paragraph": HEAD.count("\n") + 5},
        "doubts": [],
    }


def test_a_reading_survives_the_way_from_the_child_process() -> None:
    reading = reading_of_body(BODY)
    assert msgspec.json.decode(msgspec.json.encode(reading), type=PlanReading) == reading


def test_a_file_is_read_by_its_content_whatever_its_name_ends_with(tmp_path: Path) -> None:
    document = docx.Document()
    for line in (HEAD + BODY).replace("^", "").split("\n"):
        document.add_paragraph(line)
    for name in ("kế hoạch.docx", "KẾ HOẠCH.DOCX", "kế hoạch.tmp"):
        document.save(str(tmp_path / name))
        assert [task.number for task in read_plan(tmp_path / name).tasks] == ["II.1"]
    assert set(READERS) == set(PLAN_KINDS)


def test_a_strange_word_in_an_appendix_title_shows_once() -> None:
    reading = reading_of(HEAD + BODY + END + "PHỤ LỤC\n^DANH MỤC zqxwv NHIỆM VỤ\n1. Văn phòng rà soát.\n")
    assert entries_with(reading, "zqxwv") == ["sections"]
