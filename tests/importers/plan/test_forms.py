"""Forms of plans as offices write them: each in a few lines, with what a careful clerk reads out of it."""

import pytest

from app.domain.timing import TimingKind
from tests.importers.plan.written import END, HEAD, reading_of, tasks_of


@pytest.mark.parametrize(
    ("duty", "lead", "support"),
    [
        ("Phòng Chính trị, tư tưởng chủ trì, phối hợp với Thanh tra Sở làm.", ["Phòng Chính trị, tư tưởng"], ["Thanh tra Sở"]),
        ("Mở rộng dịch vụ (UBND phường chủ trì, các hội, đoàn thể phối hợp).", ["UBND phường"], ["các hội, đoàn thể"]),
        ("Lập danh sách hộ có lu, vại – Trạm Y tế các xã thực hiện, xong trước ngày 15/4.", ["Trạm Y tế các xã"], []),
        ("Giám sát thường xuyên: Chi ủy phân công đảng viên nắm tình hình.", ["Chi ủy"], []),
        ("Giao Văn phòng phối hợp với các cơ quan tham mưu, giúp việc theo dõi.", ["Văn phòng"],
         ["các cơ quan tham mưu, giúp việc"]),
        ("Tập huấn; Sở Y tế và Sở Nội vụ phối hợp với nhau.", [], []),
    ],
)  # fmt: skip
def test_who_does_a_duty_is_read_wherever_the_sentence_names_them(duty: str, lead: list[str], support: list[str]) -> None:
    task = tasks_of(f"I. NHIỆM VỤ\n1. {duty}")["I.1"]
    assert (list(task.lead), list(task.support)) == (lead, support)


def test_units_under_a_heading_keep_the_words_that_say_which_ones() -> None:
    tasks = tasks_of("I. TỔ CHỨC THỰC HIỆN\n1. Các cơ quan, đơn vị được kiểm tra:\na) Gửi báo cáo;\nb) Chuẩn bị hồ sơ.")
    assert {task.lead for task in tasks.values()} == {("Các cơ quan, đơn vị được kiểm tra",)}


def test_a_collective_that_names_its_members_is_those_members() -> None:
    tasks = tasks_of("I. TỔ CHỨC THỰC HIỆN\n1. Các đoàn thể: Hội Nông dân, Hội Cựu chiến binh\n- Vận động hội viên.")
    assert [task.lead for task in tasks.values()] == [("Hội Nông dân", "Hội Cựu chiến binh")]


def test_a_heading_that_tells_the_duty_of_a_unit_gives_the_unit() -> None:
    heading = "1. Thủ trưởng các đơn vị thuộc, trực thuộc Sở căn cứ nhiệm vụ được giao:"
    tasks = tasks_of(f"I. TỔ CHỨC THỰC HIỆN\n{heading}\na) Lập kế hoạch;\nb) Báo cáo.")
    assert {task.lead for task in tasks.values()} == {("Thủ trưởng các đơn vị thuộc, trực thuộc Sở",)}


def test_the_time_in_a_headings_bracket_counts_for_what_stands_below() -> None:
    tasks = tasks_of("I. NỘI DUNG\n1. Tuần 1 (từ 01/3 - 07/3): Cao điểm trồng cây\n- Tổ chức lễ phát động.\n- Trồng 100 cây.")
    assert {task.timing.start and task.timing.start.isoformat() for task in tasks.values()} == {"2026-03-01"}


def test_an_interval_told_more_closely_is_no_second_time() -> None:
    tasks = tasks_of("I. NHIỆM VỤ\n1. Văn phòng định kỳ hằng quý (trước ngày 25 tháng cuối quý) báo cáo Chi ủy.")
    assert tasks["I.1"].doubts == ()


def test_the_title_below_the_word_appendix_opens_no_second_one() -> None:
    end = END + "^PHỤ LỤC\n^DANH MỤC NHIỆM VỤ\n|TT|Nhiệm vụ|Đơn vị chủ trì|\n|1|Lập sổ theo dõi|Văn phòng|\n"
    reading = reading_of(HEAD + "I. NHIỆM VỤ\n1. Tổ 1 nộp sổ.\n" + end)
    assert [(section.number, section.title) for section in reading.sections][-1] == ("PL", "DANH MỤC NHIỆM VỤ")
    assert [task.number for task in reading.tasks] == ["I.1", "PL.1"]


@pytest.mark.parametrize(
    ("duty", "kind", "end"),
    [
        ("Bước 3: Tổng kết: tháng 12/2026.", TimingKind.DEADLINE, "2026-12-31"),
        ("Tập huấn; thời gian: 02 ngày trong tháng 10/2026.", TimingKind.DEADLINE, "2026-10-31"),
        ("Chi ủy nắm tình hình tư tưởng hằng tháng.", TimingKind.RECURRING, None),
        ("Thực hiện dự toán hằng tháng.", TimingKind.NONE, None),
    ],
)
def test_a_time_is_read_wherever_the_sentence_names_it(duty: str, kind: TimingKind, end: str | None) -> None:
    task = tasks_of(f"I. NHIỆM VỤ\n1. {duty}")["I.1"]
    assert (task.timing.kind, task.timing.end and task.timing.end.isoformat()) == (kind, end)


def test_the_facts_of_an_inspection_are_no_duties() -> None:
    tasks = tasks_of(
        "I. NỘI DUNG\n1. Đối tượng kiểm tra: 05 phòng.\n2. Thời kỳ kiểm tra: năm 2025.\n3. Thời gian kiểm tra: tháng 8.\n"
        "4. Văn phòng tổng hợp kết quả."
    )
    assert list(tasks) == ["I.4"]


TABLE = """I. BIỆN PHÁP
|TT|Hạn chế|Biện pháp khắc phục|Trách nhiệm của tập thể, cá nhân|Thời gian khắc phục|
|1|Sinh hoạt còn chậm đổi mới|Sinh hoạt theo chuyên đề|Chi ủy|Từ tháng 10/2026|
|2|Nộp báo cáo chậm|Nộp báo cáo đúng hạn|Tổ 1 chủ trì; Tổ 2 chuẩn bị|Quý II/2026|
"""


def test_a_table_of_remedies_is_read_by_its_heads() -> None:
    tasks = tasks_of(TABLE)
    assert [task.text.split("\n")[0] for task in tasks.values()] == ["Sinh hoạt theo chuyên đề", "Nộp báo cáo đúng hạn"]
    assert [task.lead for task in tasks.values()] == [("Chi ủy",), ("Tổ 1", "Tổ 2")]


def test_a_row_that_begins_with_tt_is_no_duty_even_if_nobody_knows_its_heads() -> None:
    unknown = TABLE.replace("Biện pháp khắc phục|", "Cách làm|").replace("Trách nhiệm của tập thể, cá nhân", "Ai làm")
    assert list(tasks_of(unknown)) == ["I.1", "I.2"]


ENCLOSED = "^DANH SÁCH\n^CÁC CƠ QUAN ĐƯỢC KIỂM TRA\n|STT|Tên cơ quan|Thời gian|\n|1|Sở A|12/8/2026|\n|2|Sở B|14/8/2026|\n"


def test_a_list_behind_the_signature_is_an_appendix_without_duties() -> None:
    end = "Nơi nhận:\n- Các đơn vị;\n- Lưu: VP.\nCHÁNH VĂN PHÒNG\n(Đã ký)\nThS. Trần Văn X\n"
    reading = reading_of(HEAD + "I. NHIỆM VỤ\n1. Văn phòng làm báo cáo.\n" + end + ENCLOSED)
    assert [task.number for task in reading.tasks] == ["I.1"]
    assert (reading.header.signature.title, reading.header.signature.name) == ("CHÁNH VĂN PHÒNG", "Trần Văn X")
    assert reading.accounting.words_unread == 0


def test_a_list_before_the_recipients_is_still_the_body() -> None:
    assert list(tasks_of("I. NHIỆM VỤ\n1. Văn phòng làm báo cáo.\n^DANH MỤC NHIỆM VỤ\n2. Tổ 1 nộp sổ.")) == ["I.1", "I.2"]


@pytest.mark.parametrize("written", ["B, ngày 12-02-2026", "B, ngày 12/02/2026", "B, ngày 12 tháng 02 năm 2026"])
def test_the_date_may_be_written_with_dashes(written: str) -> None:
    reading = reading_of(HEAD.replace("B, ngày 12 tháng 02 năm 2026", written) + "I. NHIỆM VỤ\n1. Văn phòng báo cáo.\n" + END)
    assert (reading.header.issued_on and reading.header.issued_on.isoformat(), reading.header.place) == ("2026-02-12", "B")


@pytest.mark.parametrize(
    ("signed", "authority", "title"),
    [
        ("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN", None, "K/T TRƯỞNG BAN / PHÓ TRƯỞNG BAN"),
        ("T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG", "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", None, "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG"),
    ],
)
def test_by_what_right_somebody_signs_is_told_apart_from_the_post(signed: str, authority: str | None, title: str) -> None:
    end = f"Nơi nhận:\n- Các đơn vị;\n- Lưu: VP.\n{signed}\nTrần Văn X\n"
    signature = reading_of(HEAD + "I. NHIỆM VỤ\n1. Văn phòng báo cáo.\n" + end).header.signature
    assert (signature.authority, signature.title) == (authority, title)
