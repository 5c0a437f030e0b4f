"""From lines to duties: what is a duty, what a heading, what neither; who, when and what each inherits."""

from datetime import date

import pytest

from app.domain.plan_reading import DoubtCode
from app.timing.rules.registry import shown
from tests.importers.plan.written import reading_of_body, tasks_of


def test_field_lines_belong_to_the_duty_above_them() -> None:
    task = tasks_of("""
II. NHIỆM VỤ
1. Rà soát hồ sơ đảng viên.
- Đơn vị thực hiện: Ban Tổ chức, các chi bộ trực thuộc.
- Đơn vị phối hợp: Văn phòng.
- Thời gian thực hiện: Quý II/2026.
- Sản phẩm: Báo cáo.
""")["II.1"]
    assert (task.lead, task.support, task.product) == (("Ban Tổ chức", "các chi bộ trực thuộc"), ("Văn phòng",), "Báo cáo")
    assert shown(task.timing) == "quarter 2026-04-01..2026-06-30"
    assert task.text.split("\n")[0] == "Rà soát hồ sơ đảng viên."
    assert task.text.count("\n") == 4


def test_what_performs_supports_where_another_line_leads() -> None:
    task = tasks_of("II. NHIỆM VỤ\n1. Rà soát hồ sơ.\n- Chủ trì: Văn phòng.\n- Thực hiện: Các chi bộ.\n")["II.1"]
    assert (task.lead, task.support) == (("Văn phòng",), ("Các chi bộ",))


def test_nothing_under_aims_is_a_duty() -> None:
    reading = reading_of_body("I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Nâng cao nhận thức.\n2. Yêu cầu\n- Bảo đảm tiến độ.\n")
    assert not reading.tasks
    assert [section.number for section in reading.sections] == ["I", "I.1", "I.2"]
    assert {part.text for part in reading.parts if part.name == "section_text"} == {"- Nâng cao nhận thức.", "- Bảo đảm tiến độ."}


def test_a_unit_as_heading_gives_its_lead_to_each_bullet_below() -> None:
    tasks = tasks_of("""
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Đảng ủy
- Chuẩn bị hội trường.
- Phối hợp với Công an xã bảo đảm an ninh.
2. Ban Xây dựng Đảng: chuẩn bị tài liệu.
""")
    assert {number: (task.lead, task.support) for number, task in tasks.items()} == {
        "II.1-1": (("Văn phòng Đảng ủy",), ()),
        "II.1-2": (("Văn phòng Đảng ủy",), ("Công an xã",)),
        "II.2": (("Ban Xây dựng Đảng",), ()),
    }


def test_a_time_in_a_sub_heading_passes_down_until_a_line_has_its_own() -> None:
    tasks = tasks_of(
        "II. NHIỆM VỤ\n1. Quý I/2026\n- Tổng kết công tác.\n- Giao ban, xong trước ngày 15/3/2026.\n2. Quý II/2026\n- Sơ kết.\n"
    )
    assert [shown(task.timing) for task in tasks.values()] == [
        "quarter 2026-01-01..2026-03-31",
        "deadline ..2026-03-15",
        "quarter 2026-04-01..2026-06-30",
    ]


def test_a_bullet_that_is_a_month_passes_it_to_the_bullets_below() -> None:
    tasks = tasks_of("II. NHIỆM VỤ\n1. Công tác tuyên truyền\n* Tháng 3/2026:\n- Tổ chức tọa đàm.\n- Viết tin bài.\n")
    assert [shown(task.timing) for task in tasks.values()] == ["deadline ..2026-03-31"] * 2


def test_an_item_with_its_own_fields_keeps_its_plain_bullets_as_text() -> None:
    tasks = tasks_of("""
II. NHIỆM VỤ
1. Tổ chức hội thi
- Thành lập ban giám khảo;
- Chuẩn bị câu hỏi.
- Đơn vị thực hiện: Đoàn Thanh niên.
- Thời gian: tháng 5/2026.
""")
    assert list(tasks) == ["II.1"]
    assert "ban giám khảo" in tasks["II.1"].text
    assert (tasks["II.1"].lead, tasks["II.1"].timing.end) == (("Đoàn Thanh niên",), date(2026, 5, 31))


def test_duties_with_fields_of_their_own_stand_under_a_heading() -> None:
    reading = reading_of_body("""
II. NHIỆM VỤ
1. Chuyển đổi số
a) Triển khai phần mềm
- Chủ trì: Phòng Văn hóa - Xã hội
b) Tập huấn kỹ năng số
- Chủ trì: Phòng Nội vụ
""")
    assert [(task.number, task.lead) for task in reading.tasks] == [
        ("II.1.a", ("Phòng Văn hóa - Xã hội",)),
        ("II.1.b", ("Phòng Nội vụ",)),
    ]
    assert [section.title for section in reading.sections] == ["NHIỆM VỤ", "Chuyển đổi số"]


def test_fields_in_brackets_at_the_end_are_read() -> None:
    task = tasks_of(
        "II. NHIỆM VỤ\n1. Rà soát văn bản (cơ quan chủ trì: Phòng Tư pháp; phối hợp: các phòng, ban; thời gian: quý III/2026).\n"
    )["II.1"]
    assert (task.lead, task.support) == (("Phòng Tư pháp",), ("các phòng, ban",))
    assert shown(task.timing) == "quarter 2026-07-01..2026-09-30"


def test_paragraphs_under_organising_are_duties_and_the_closing_is_not() -> None:
    reading = reading_of_body("""
II. TỔ CHỨC THỰC HIỆN
Giao Văn phòng theo dõi, đôn đốc.
Đề nghị Mặt trận Tổ quốc xã tham gia giám sát.
Trên đây là Kế hoạch, yêu cầu các chi bộ nghiêm túc thực hiện./.
""")
    assert [(task.number, task.lead) for task in reading.tasks] == [("II-1", ("Văn phòng",)), ("II-2", ("Mặt trận Tổ quốc xã",))]
    assert [part.text[:12] for part in reading.parts if part.name == "closing"] == ["Trên đây là "]


def test_numbers_are_joined_from_the_section_down_as_the_file_shows_them() -> None:
    tasks = tasks_of("""
B. NỘI DUNG
I. Công tác tuyên truyền
1. Tổ chức hội nghị.
3. Viết tin bài.
II. Công tác kiểm tra
2.1. Kiểm tra chi bộ.
""")
    assert list(tasks) == ["B.I.1", "B.I.3", "B.II.2.1"]


def test_a_number_that_repeats_is_told() -> None:
    reading = reading_of_body("II. NHIỆM VỤ\n1. Rà soát hồ sơ.\n1. Tổng hợp hồ sơ.\n")
    assert [[doubt.code for doubt in task.doubts if doubt.code is DoubtCode.NUMBER_REPEATS] for task in reading.tasks] == [
        [],
        [DoubtCode.NUMBER_REPEATS],
    ]


def test_two_times_in_one_duty_keep_the_deadline_and_tell_the_other() -> None:
    task = tasks_of("II. NHIỆM VỤ\n1. Hằng năm rà soát; văn phòng gửi trước ngày 10/5/2026.\n")["II.1"]
    assert task.timing.end == date(2026, 5, 10)
    assert [(doubt.code, doubt.text) for doubt in task.doubts if doubt.code is DoubtCode.TWO_TIMES] == [
        (DoubtCode.TWO_TIMES, "Hằng năm")
    ]


def test_a_time_that_is_not_understood_is_told_with_its_words() -> None:
    task = tasks_of("II. NHIỆM VỤ\n1. Rà soát hồ sơ.\n- Thời gian: khoảng giữa kỳ.\n")["II.1"]
    assert [(doubt.code, doubt.text) for doubt in task.doubts if doubt.text] == [
        (DoubtCode.TIMING_NOT_UNDERSTOOD, "khoảng giữa kỳ")
    ]


def test_a_unit_named_by_a_slip_of_typing_stays_where_it_was_written() -> None:
    tasks = tasks_of("II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng zqxwv Đảng ủy\n- Chuẩn bị hội trường.\n- Gửi giấy mời.\n")
    assert {task.lead for task in tasks.values()} == {("Văn phòng Đảng ủy",)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("I. ", "II. "),
        ("I- ", "II- "),
        ("A. ", "B. "),
        ("1. ", "2. "),
        ("Phần I. ", "Phần II. "),
        ("Chương I: ", "Chương II: "),
        ("", ""),
    ],
)
@pytest.mark.parametrize("own", ["1. ", "1- ", "1) ", "(1) ", "a) ", "1/ "])
@pytest.mark.parametrize("field", ["- ", "+ ", "* ", "• ", ""])
def test_the_style_of_the_numbers_makes_no_difference(first: str, second: str, own: str, field: str) -> None:
    tasks = tasks_of(f"""
{first}MỤC ĐÍCH, YÊU CẦU
Nâng cao nhận thức.
{second}NHIỆM VỤ, GIẢI PHÁP
{own}Rà soát hồ sơ đảng viên.
{field}Đơn vị thực hiện: Ban Tổ chức.
{field}Thời gian thực hiện: Quý II/2026.
{own.replace("1", "2").replace("a", "b")}Kiểm tra các chi bộ.
{field}Đơn vị thực hiện: Ủy ban Kiểm tra.
""")
    assert [(task.lead, task.timing.end) for task in tasks.values()] == [
        (("Ban Tổ chức",), date(2026, 6, 30)),
        (("Ủy ban Kiểm tra",), None),
    ]
