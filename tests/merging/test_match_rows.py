"""Rows without a code are known by their words only where these are one task's; codes that belie the words are found."""

from dataclasses import dataclass

import pytest

from app.domain.tracker import CellProblem, ReturnedRow, RowProblem
from app.merging.match_rows import exact_matches, match_rows, without_belied_codes


@dataclass(frozen=True)
class Task:
    item_uid: bytes
    number: str
    text: str


def uid(number: int) -> bytes:
    return number.to_bytes(16, "big")


TASKS = [
    Task(uid(1), "II.1", "Tổ chức quán triệt nội dung kế hoạch đến toàn thể đảng viên"),
    Task(uid(2), "II.2", "Rà soát, bổ sung quy chế làm việc của cấp uỷ chi bộ"),
    Task(uid(3), "II.3", "Báo cáo kết quả thực hiện hằng tháng"),
    Task(uid(4), "II.4", "Báo cáo kết quả thực hiện hằng quý"),
    Task(uid(5), "II.5", "Lưu hồ sơ, tài liệu minh chứng"),
    Task(uid(6), "II.6", "Lưu hồ sơ, tài liệu minh chứng"),
]


def row(text: str, number: str = "", item_uid: bytes | None = None, at: int = 7) -> ReturnedRow:
    problems = () if item_uid else (CellProblem(RowProblem.UNKNOWN_ROW, f"A{at}", "", text),)
    return ReturnedRow(item_uid, at, {"result": text}, {"result": f"H{at}"}, problems, text, number)


def problem_of(found: ReturnedRow) -> RowProblem | None:
    return found.problems[0].problem if found.problems else None


KNOWN = (
    ("Rà soát, bổ sung quy chế làm việc của cấp uỷ chi bộ", "II.2", 2),
    ("RÀ SOÁT, BỔ SUNG QUY CHẾ LÀM VIỆC CỦA CẤP ỦY CHI BỘ.", "", 2),
    ("Rà soát, bổ sung quy chế làm việc của cấp uỷ chi bô", "", 2),
    ("Lưu hồ sơ, tài liệu minh chứng", "II.6", 6),
    ("Báo cáo kết quả thực hiện hằng quý", "", 4),
)


@pytest.mark.parametrize(("text", "number", "expected"), KNOWN, ids=[f"{text[:20]} {number}" for text, number, _ in KNOWN])
def test_a_row_is_known_by_words_that_are_one_tasks(text: str, number: str, expected: int) -> None:
    matched = match_rows([row(text, number)], TASKS)
    assert matched.rows[0].item_uid == uid(expected)
    assert matched.rows[0].problems == ()
    assert matched.guessed == 1


def test_words_that_fit_two_tasks_are_told_and_used_for_none() -> None:
    (found,) = match_rows([row("Lưu hồ sơ, tài liệu minh chứng")], TASKS).rows
    assert (found.item_uid, problem_of(found)) == (None, RowProblem.ROW_UNCLEAR)


def test_words_like_two_tasks_are_told_and_used_for_none() -> None:
    (found,) = match_rows([row("Báo cáo kết quả thực hiện hằng quí tháng")], TASKS).rows
    assert (found.item_uid, problem_of(found)) == (None, RowProblem.ROW_UNCLEAR)


def test_words_of_one_task_with_the_number_of_another_are_told() -> None:
    (found,) = match_rows([row("Rà soát, bổ sung quy chế làm việc của cấp uỷ chi bộ", "II.5")], TASKS).rows
    assert (found.item_uid, problem_of(found)) == (None, RowProblem.ROW_UNCLEAR)


def test_words_of_no_task_stay_unknown() -> None:
    for text in ("Việc đơn vị tự thêm", "", "Rà soát", "Báo cáo"):
        (found,) = match_rows([row(text)], TASKS).rows
        assert (found.item_uid, problem_of(found)) == (None, RowProblem.UNKNOWN_ROW)


def test_a_copy_without_code_of_a_row_with_code_stays_unknown() -> None:
    text = TASKS[1].text
    kept, copy = match_rows([row(text, "II.2", uid(2)), row(text, "II.2", at=8)], TASKS).rows
    assert kept.item_uid == uid(2)
    assert (copy.item_uid, problem_of(copy)) == (None, RowProblem.UNKNOWN_ROW)


def test_two_rows_of_the_same_words_are_both_told() -> None:
    matched = match_rows([row(TASKS[1].text), row(TASKS[1].text, at=8)], TASKS)
    assert [problem_of(one) for one in matched.rows] == [RowProblem.ROW_TWICE, RowProblem.ROW_TWICE]
    assert matched.guessed == 0


def test_a_code_beside_the_words_of_another_task_is_told() -> None:
    first, second = without_belied_codes([row(TASKS[1].text, "II.2", uid(1)), row(TASKS[0].text, "II.1", uid(2), 8)], TASKS)
    assert problem_of(first) is problem_of(second) is RowProblem.CODE_OF_ANOTHER_TASK
    assert match_rows([first, second], TASKS).guessed == 0


@pytest.mark.parametrize("text", ["", "Rà soát quy chế làm việc", "đã sửa lại nội dung cho gọn", TASKS[1].text.upper()])
def test_words_that_the_unit_rewrote_do_not_belie_the_code(text: str) -> None:
    (found,) = without_belied_codes([row(text, "II.2", uid(2))], TASKS)
    assert found.item_uid == uid(2)
    assert found.problems == ()


def test_exact_words_are_counted() -> None:
    assert exact_matches([row(TASKS[0].text), row(TASKS[1].text.upper()), row("khác"), row("")], TASKS) == 2
