"""Duties in tables: columns by their heads in any order, group rows, merged cells, rows that go on with the one above."""

from datetime import date
from pathlib import Path

import docx

from app.domain.plan_reading import DoubtCode, FindingCode, ReadTask
from app.importers.plan.read import read_plan
from app.timing.rules.registry import shown
from tests.importers.plan.written import adds_up, reading_of_body, tasks_of

TABLE = """
II. NHIỆM VỤ
|TT|Nội dung công việc|Đơn vị chủ trì|Đơn vị phối hợp|Thời gian|Sản phẩm|
|1|Rà soát hồ sơ|Văn phòng|Công đoàn; Đoàn Thanh niên|Quý II/2026|Báo cáo|
|2|Tổng hợp số liệu|Ban Tổ chức||Trước ngày 15/8/2026||
"""


def test_each_row_is_a_duty_with_what_its_columns_say() -> None:
    tasks = tasks_of(TABLE)
    first, second = tasks["II.1"], tasks["II.2"]
    assert (first.lead, first.support, first.product) == (("Văn phòng",), ("Công đoàn", "Đoàn Thanh niên"), "Báo cáo")
    assert shown(first.timing) == "quarter 2026-04-01..2026-06-30"
    assert first.text.split("\n")[0] == "Rà soát hồ sơ"
    assert (second.lead, second.support, second.timing.end) == (("Ban Tổ chức",), (), date(2026, 8, 15))


def test_columns_may_stand_in_any_order_under_other_heads() -> None:
    tasks = tasks_of("""
II. NHIỆM VỤ
|Hoàn thành|Người thực hiện|STT|Nhiệm vụ, giải pháp|
|30/6/2026|Văn phòng|1|Rà soát hồ sơ|
""")
    assert (tasks["II.1"].lead, tasks["II.1"].timing.end) == (("Văn phòng",), date(2026, 6, 30))


def test_heads_may_take_two_rows_and_a_row_of_column_numbers() -> None:
    tasks = tasks_of("""
II. NHIỆM VỤ
|TT|Nhiệm vụ|Đơn vị thực hiện||Thời gian||
|||Chủ trì|Phối hợp|Bắt đầu|Kết thúc|
|(1)|(2)|(3)|(4)|(5)|(6)|
|1|Rà soát hồ sơ|Văn phòng|Công đoàn|01/3/2026|31/3/2026|
""")
    assert (tasks["II.1"].lead, tasks["II.1"].support) == (("Văn phòng",), ("Công đoàn",))
    assert shown(tasks["II.1"].timing) == "range 2026-03-01..2026-03-31"


def test_group_rows_are_headings_and_number_the_rows_below() -> None:
    reading = reading_of_body("""
II. NHIỆM VỤ
|TT|Nội dung|Chủ trì|Thời hạn|
|I|Công tác chuyên môn|||
|1|Khám sức khỏe|Trạm Y tế|30/6/2026|
|II|Công tác khác|||
|1|Tổng kết|Văn phòng|Tháng 12/2026|
""")
    assert [(section.number, section.title) for section in reading.sections] == [
        ("II", "NHIỆM VỤ"),
        ("II.I", "Công tác chuyên môn"),
        ("II.II", "Công tác khác"),
    ]
    assert [task.number for task in reading.tasks] == ["II.I.1", "II.II.1"]


def test_a_row_without_number_is_a_second_part_of_the_row_above() -> None:
    tasks = tasks_of("""
II. NHIỆM VỤ
|TT|Nội dung|Chủ trì|Thời hạn|
|1|Rà soát hồ sơ|Văn phòng|Quý I/2026|
||Báo cáo kết quả||Quý II/2026|
""")
    assert list(tasks) == ["II.1", "II.1b"]
    assert (tasks["II.1b"].lead, tasks["II.1b"].timing.end) == (("Văn phòng",), date(2026, 6, 30))


def test_words_under_no_duty_of_their_own_go_on_with_the_row_above() -> None:
    tasks = tasks_of("""
II. NHIỆM VỤ
|TT|Nội dung|Chủ trì|Thời hạn|
|1|Rà soát hồ sơ|Văn phòng|Quý I/2026|
||||(riêng các xã: quý II)|
""")
    assert list(tasks) == ["II.1"]
    assert tasks["II.1"].text.endswith("(riêng các xã: quý II)")


def test_without_a_number_column_rows_count_as_bullets() -> None:
    tasks = tasks_of(
        "II. NHIỆM VỤ\n|Nhiệm vụ|Đơn vị thực hiện|Thời hạn|\n|Rà soát|Văn phòng|Quý I|\n|Tổng kết|Công đoàn|Quý II|\n"
    )
    assert {number: task.lead for number, task in tasks.items()} == {"II-1": ("Văn phòng",), "II-2": ("Công đoàn",)}


def test_a_ditto_takes_what_stands_above() -> None:
    tasks = tasks_of(TABLE + "|3|Sơ kết|-nt-||nt||\n")
    assert (tasks["II.3"].lead, tasks["II.3"].timing.end) == (("Ban Tổ chức",), date(2026, 8, 15))


def test_a_table_goes_on_after_a_paragraph_without_heads() -> None:
    tasks = tasks_of(TABLE + "Tiếp theo bảng trên:\n|3|Tổng kết|Công đoàn||Tháng 12/2026||\n")
    assert (tasks["II.3"].lead, tasks["II.3"].timing.end) == (("Công đoàn",), date(2026, 12, 31))


def test_columns_without_heads_are_seen_from_what_stands_in_them() -> None:
    tasks = tasks_of("""
II. NHIỆM VỤ
|1|Rà soát toàn bộ hồ sơ đảng viên của các chi bộ|Văn phòng|Quý I/2026|
|2|Kiểm tra việc chấp hành chế độ báo cáo của các chi bộ|Ủy ban Kiểm tra|Quý II/2026|
""")
    assert [(task.number, task.lead) for task in tasks.values()] == [("II.1", ("Văn phòng",)), ("II.2", ("Ủy ban Kiểm tra",))]


def test_the_programme_of_a_meeting_holds_no_duties() -> None:
    reading = reading_of_body(
        "II. NHIỆM VỤ\n|Thời gian|Nội dung|Thực hiện|\n|7h30|Đón tiếp đại biểu|Văn phòng|\n|8h00|Khai mạc|Ban Tổ chức|\n"
    )
    assert not reading.tasks


def test_a_table_nobody_can_place_is_shown_to_the_clerk() -> None:
    reading = reading_of_body("II. NHIỆM VỤ\n|Họ và tên|Ngày sinh|Quê quán|\n|Người thứ nhất|một|hai|\n")
    assert FindingCode.UNPLACED_TABLE in {finding.code for finding in reading.findings}
    assert adds_up(reading)


def test_a_time_column_that_is_not_understood_is_told() -> None:
    tasks = tasks_of(TABLE.replace("Quý II/2026", "khoảng giữa kỳ"))
    assert [doubt.code for doubt in tasks["II.1"].doubts] == [DoubtCode.TIMING_NOT_UNDERSTOOD]


def _tasks_of_word_table(rows: list[list[str]], merged: list[tuple[int, int, int, int]], folder: Path) -> dict[str, ReadTask]:
    document = docx.Document()
    for line in ("ĐẢNG ỦY XÃ B", "ĐẢNG CỘNG SẢN VIỆT NAM", "KẾ HOẠCH", "II. NHIỆM VỤ"):
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, words in enumerate(rows):
        for column, text in enumerate(words):
            table.cell(row, column).text = text
    for top, left, bottom, right in merged:
        table.cell(top, left).merge(table.cell(bottom, right))
    document.save(str(folder / "bảng.docx"))
    reading = read_plan(folder / "bảng.docx")
    assert adds_up(reading)
    return {task.number: task for task in reading.tasks}


def test_a_cell_merged_downwards_counts_for_every_row_beside_it(tmp_path: Path) -> None:
    rows = [["TT", "Nội dung", "Chủ trì", "Thời gian"]]
    rows += [
        ["1", "Rà soát hồ sơ", "Văn phòng", "Quý II/2026"],
        ["2", "Tổng hợp số liệu", "", ""],
        ["3", "Báo cáo", "Công đoàn", ""],
    ]
    tasks = _tasks_of_word_table(rows, [(1, 2, 2, 2), (1, 3, 3, 3)], tmp_path)
    assert [task.lead for task in tasks.values()] == [("Văn phòng",), ("Văn phòng",), ("Công đoàn",)]
    assert {task.timing.end for task in tasks.values()} == {date(2026, 6, 30)}
    assert "Văn phòng" not in tasks["2" if "2" in tasks else "II.2"].text


def test_a_group_row_merged_over_the_whole_table_may_hold_number_and_title(tmp_path: Path) -> None:
    rows = [
        ["TT", "Nội dung", "Chủ trì", "Thời gian"],
        ["I. CÔNG TÁC CHUYÊN MÔN", "", "", ""],
        ["1", "Rà soát", "Văn phòng", "Quý I"],
    ]
    assert list(_tasks_of_word_table(rows, [(1, 0, 1, 3)], tmp_path)) == ["II.I.1"]
