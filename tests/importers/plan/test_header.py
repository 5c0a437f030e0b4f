"""The document's own fields, in whatever order and layout its letterhead stands."""

from datetime import date

import pytest

from app.domain.document import System
from app.domain.plan_reading import FindingCode, ReadHeader
from tests.importers.plan.written import adds_up, reading_of, reading_of_body

BODY = """I. MỤC ĐÍCH
Tạo chuyển biến.
II. NHIỆM VỤ
1. Văn phòng theo dõi.
"""
STATE = """UBND TỈNH A\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ Y TẾ\t\tĐộc lập - Tự do - Hạnh phúc
Số:       /KH-SYT\t\tA, ngày     tháng 02 năm 2026
^KẾ HOẠCH
^Triển khai công tác y tế giai đoạn 2026 - 2030
Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh A về công tác y tế;
"""
STATE_END = """Nơi nhận:\t\tKT. GIÁM ĐỐC
- UBND tỉnh (để b/c);\t\tPHÓ GIÁM ĐỐC
- Lưu: VT, NVY.
\t\tNguyễn Văn A
"""


def _header(text: str) -> ReadHeader:
    reading = reading_of(text)
    assert adds_up(reading)
    assert not reading.findings
    return reading.header


def test_a_party_letterhead_in_two_flattened_columns_is_read() -> None:
    header = reading_of_body(BODY).header
    assert (header.issuing_body, header.superior) == ("ĐẢNG ỦY XÃ B", "ĐẢNG BỘ HUYỆN A")
    assert (header.document_number, header.issued_on, header.place) == ("15-KH/ĐU", date(2026, 2, 12), "B")
    assert (header.type, header.subject) == ("Kế hoạch", "Thực hiện công tác tuyên truyền năm 2026")
    assert header.system is System.PARTY
    signed = header.signature
    assert (signed.authority, signed.title, signed.name) == ("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ", "Trần Văn X")


def test_blank_number_and_date_stay_empty_and_the_place_is_still_read() -> None:
    header = _header(STATE + BODY + STATE_END)
    assert (header.document_number, header.issued_on, header.place) == (None, None, "A")
    assert (header.issuing_body, header.superior, header.system) == ("SỞ Y TẾ", "UBND TỈNH A", System.STATE)
    assert header.period == ("2026", "2030")


def test_a_letterhead_in_a_table_reads_like_one_on_lines() -> None:
    head = STATE.split("^", 1)
    left = "|UBND TỈNH A//SỞ Y TẾ//Số: 7/KH-SYT"
    table = left + "|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM//Độc lập - Tự do - Hạnh phúc//A, ngày 02/3/2026|\n"
    header = _header(table + "^" + head[1] + BODY + STATE_END)
    assert (header.issuing_body, header.superior) == ("SỞ Y TẾ", "UBND TỈNH A")
    assert (header.document_number, header.issued_on) == ("7/KH-SYT", date(2026, 3, 2))


def test_the_body_of_a_name_may_run_over_two_lines() -> None:
    text = STATE.replace("SỞ Y TẾ\t", "BAN QUẢN LÝ DỰ ÁN\nVÀ ĐẦU TƯ XÂY DỰNG\t")
    assert _header(text + BODY).issuing_body == "BAN QUẢN LÝ DỰ ÁN VÀ ĐẦU TƯ XÂY DỰNG"


def test_one_body_alone_has_no_superior() -> None:
    header = _header(STATE.replace("UBND TỈNH A\t", "\t").lstrip() + BODY)
    assert (header.issuing_body, header.superior) == ("SỞ Y TẾ", None)


def test_a_title_may_run_over_lines_and_ends_at_the_rule() -> None:
    text = STATE.replace("^Triển khai công tác y tế giai", "^Triển khai công tác y tế\n^giai").replace(
        "\nCăn cứ", "\n^-----\nCăn cứ"
    )
    assert _header(text + BODY).subject == "Triển khai công tác y tế giai đoạn 2026 - 2030"


def test_a_draft_mark_is_no_name() -> None:
    assert _header("DỰ THẢO\n" + STATE + BODY).superior == "UBND TỈNH A"


def test_an_official_letter_has_its_subject_under_the_number() -> None:
    letter = """ĐẢNG ỦY XÃ B\t\tĐẢNG CỘNG SẢN VIỆT NAM
Số 30-CV/ĐU\t\tB, ngày 03 tháng 3 năm 2026
V/v triển khai nhiệm vụ tháng 3
Kính gửi:
- Các chi bộ trực thuộc,
1. Các chi bộ báo cáo trước ngày 25/3/2026.
"""
    header = reading_of(letter).header
    assert (header.type, header.subject) == ("Công văn", "V/v triển khai nhiệm vụ tháng 3")


def test_a_stamp_of_secrecy_is_shown_to_the_clerk() -> None:
    reading = reading_of("MẬT\n" + STATE + BODY)
    assert [(finding.code, finding.text) for finding in reading.findings] == [(FindingCode.SECRECY_STAMP, "MẬT")]


def test_a_strange_word_in_the_letterhead_becomes_a_finding_of_its_own() -> None:
    reading = reading_of(STATE.replace("A, ngày", "A, ngày zqxwv") + BODY)
    assert [(finding.code, finding.text) for finding in reading.findings] == [(FindingCode.UNREAD_TEXT, "zqxwv")]
    assert reading.header.place == "A"


def test_signature_below_the_recipients_without_columns() -> None:
    end = "Nơi nhận:\n- Các chi bộ,\n- Lưu VP.\nTM. BAN CHẤP HÀNH\nCHỦ TỊCH\nLê Thị C\n"
    reading = reading_of(STATE + BODY + end)
    signed = reading.header.signature
    assert (signed.authority, signed.title, signed.name) == ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Lê Thị C")
    assert reading.recipients == ("Các chi bộ", "Lưu VP")


def test_recipients_come_without_bullets_and_two_on_a_line_come_apart() -> None:
    end = "Nơi nhận:\n- Thường trực Tỉnh ủy; - Các chi bộ;\n- Báo chí:\n+ Báo A\n- Lưu: VT.\n"
    assert reading_of(STATE + BODY + end).recipients == ("Thường trực Tỉnh ủy", "Các chi bộ", "Báo chí: + Báo A", "Lưu: VT")


@pytest.mark.parametrize(
    ("opening", "bases"),
    [
        (
            "Thực hiện Kế hoạch số 15-KH/TU ngày 10/02/2026 của Ban Thường vụ Tỉnh ủy về học tập; "
            "Đề án số 06-ĐA/TU ngày 31/5/2025 của Tỉnh ủy.",
            ["Kế hoạch số 15-KH/TU ngày 10/02/2026 của Ban Thường vụ Tỉnh ủy", "Đề án số 06-ĐA/TU ngày 31/5/2025 của Tỉnh ủy"],
        ),
        (
            "Căn cứ Luật Phòng thủ dân sự ngày 20 tháng 6 năm 2023;",
            ["Luật Phòng thủ dân sự ngày 20 tháng 6 năm 2023"],
        ),
        (
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ và Nghị định số 30/2020/NĐ-CP;",
            ["Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"],
        ),
        ("Theo đề nghị của Chánh Văn phòng tại Tờ trình số 5/TTr-VP;", []),
    ],
)
def test_the_bases_are_the_documents_cited_in_the_opening_each_once(opening: str, bases: list[str]) -> None:
    head = STATE[: STATE.index("Căn cứ")]
    assert [document.written for document in _header(head + opening + "\n" + BODY).bases] == bases


@pytest.mark.parametrize(
    ("behind", "subject"),
    [
        (
            " về thực hiện Đề án số 06-ĐA/TU ngày 31/5/2025 của Tỉnh ủy về học tập",
            "thực hiện Đề án số 06-ĐA/TU ngày 31/5/2025 của Tỉnh ủy về học tập",
        ),
        (" về việc sửa đổi, bổ sung quy chế; Luật Y tế", "sửa đổi, bổ sung quy chế"),
        (" về học tập, Sở Y tế ban hành kế hoạch như sau:", "học tập"),
        (" về học tập và Nghị quyết số 9-NQ/TU", "học tập"),
        (" và Nghị quyết số 9-NQ/TU về học tập", ""),
        ("; Sở Y tế ban hành kế hoạch", ""),
    ],
)
def test_a_basis_says_what_it_is_about_and_so_what_it_carries_out_itself(behind: str, subject: str) -> None:
    head = STATE[: STATE.index("Căn cứ")] + "Thực hiện Kế hoạch số 15-KH/TU ngày 10/02/2026 của Ban Thường vụ Tỉnh ủy"
    assert _header(head + behind + "\n" + BODY).bases[0].subject == subject


def test_a_plan_behind_the_decision_that_puts_it_in_force_has_the_decisions_number() -> None:
    decision = STATE[: STATE.index("^KẾ HOẠCH")].replace("Số:       /KH-SYT", "Số: 99/QĐ-SYT") + (
        "^QUYẾT ĐỊNH\n^Ban hành Kế hoạch công tác y tế\n^GIÁM ĐỐC SỞ Y TẾ\n"
        "Căn cứ Luật Khám bệnh, chữa bệnh ngày 09 tháng 01 năm 2023;\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch công tác y tế.\nĐiều 2. Chánh Văn phòng chịu trách nhiệm thi hành.\n"
    )
    reading = reading_of(decision + STATE_END + "^KẾ HOẠCH\n^Công tác y tế năm 2026\n" + BODY)
    assert (reading.header.type, reading.header.document_number) == ("Kế hoạch", "99/QĐ-SYT")
    assert [task.number for task in reading.tasks] == ["II.1"]
    assert adds_up(reading)
