"""Phrases in time fields and sentences: what counts as a duty's time, and what is a date of something else."""

from datetime import date

import pytest

from app.domain.timing import Timing, TimingKind
from app.timing.recognise import choose, find_timings, recognise, recognise_whole
from app.timing.rules.registry import Context, shown

PLAN = Context(issued_on=date(2026, 2, 12), year=2026)
COMPLETION = Context(issued_on=date(2026, 2, 12), year=2026, is_completion=True)


@pytest.mark.parametrize(
    ("field", "meaning"),
    [
        ("Trước ngày 15/3", "deadline ..2026-03-15"),
        ("Ngày 05/01", "deadline ..2027-01-05"),
        ("Trong quý II", "quarter 2026-04-01..2026-06-30"),
        ("Tháng 8", "deadline ..2026-08-31"),
        ("Cuối năm", "deadline ..2026-12-31"),
        ("Từ nay đến hết năm 2026", "range 2026-02-12..2026-12-31"),
        ("Dự kiến: Quý II/2026", "quarter 2026-04-01..2026-06-30"),
        ("Bắt đầu từ tháng 3/2026", "range 2026-03-01.."),
        ("Hoàn thành xong trước 30/6/2026", "deadline ..2026-06-30"),
        ("Trước ngày 20/6 và 20/12", "deadline ..2026-12-20"),
    ],
)
def test_a_time_field_is_read_with_the_year_of_the_plan(field: str, meaning: str) -> None:
    assert shown(recognise(field, PLAN)) == meaning


def test_without_a_year_anywhere_a_day_is_not_guessed() -> None:
    assert recognise("trước ngày 15/3") == Timing(raw="trước ngày 15/3")


@pytest.mark.parametrize("field", ["khoảng giữa kỳ", "31/02/2026", "Năm học 2025 - 2026", "tháng 13/2026"])
def test_what_is_not_understood_keeps_its_words_and_no_kind(field: str) -> None:
    timing = recognise(field, PLAN)
    assert (timing.kind, timing.raw) == (TimingKind.NONE, field)


def test_an_empty_field_says_nothing() -> None:
    assert recognise(" . ", PLAN) == Timing()


def test_where_a_completion_is_asked_for_a_stretch_means_its_last_day() -> None:
    assert shown(recognise("Tháng 11 - 12/2026", PLAN)) == "range 2026-11-01..2026-12-31"
    assert shown(recognise("Tháng 11 - 12/2026", COMPLETION)) == "deadline ..2026-12-31"


def test_decomposed_or_old_spelling_makes_no_difference() -> None:
    assert shown(recognise("Quí II/2026")) == shown(recognise("QUÝ II/2026")) == "quarter 2026-04-01..2026-06-30"


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("Rà soát hồ sơ, hoàn thành trong tháng 3/2026.", {"hoàn thành trong tháng 3/2026": "deadline ..2026-03-31"}),
        ("Trước ngày 05/3/2026, các đơn vị gửi kế hoạch.", {"Trước ngày 05/3/2026": "deadline ..2026-03-05"}),
        ("Báo cáo kết quả trước ngày 25 hàng tháng.", {"trước ngày 25 hàng tháng": "recurring month"}),
        ("Hằng năm tổ chức đánh giá, xếp loại.", {"Hằng năm": "recurring year"}),
        ("Tổ chức hội nghị tổng kết (tháng 11/2026).", {"tháng 11/2026": "deadline ..2026-11-30"}),
        ("Phát động thi đua (Công đoàn chủ trì; tháng 4/2026).", {"tháng 4/2026": "deadline ..2026-04-30"}),
        ("Tháng 4/2026: Văn phòng tổng hợp.", {"Tháng 4/2026": "deadline ..2026-04-30"}),
        ("Thường xuyên kiểm tra, đôn đốc.", {"Thường xuyên": "ongoing"}),
        ("Gửi kế hoạch sau khi Quy chế được ban hành.", {"sau khi Quy chế được ban hành": "by_plan"}),
        (
            "Rà soát trước 30/4/2026 và báo cáo trong tháng 5/2026.",
            {"trước 30/4/2026": "deadline ..2026-04-30", "trong tháng 5/2026": "deadline ..2026-05-31"},
        ),
    ],
)
def test_a_sentence_names_the_times_of_its_duty(sentence: str, times: dict[str, str]) -> None:
    assert {timing.raw: shown(timing) for timing in find_timings(sentence, PLAN)} == times


@pytest.mark.parametrize(
    "sentence",
    [
        "Triển khai Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Trung ương.",
        "Tổ chức lễ kỷ niệm 96 năm ngày thành lập Đảng (03/02/1930 - 03/02/2026).",
        "Tổ chức các hoạt động kỷ niệm ngày 30/4, 01/5 và 19/5.",
        "Tham mưu văn kiện Đại hội nhiệm kỳ 2025 - 2030.",
        "Thực hiện chỉ tiêu giai đoạn 2026 - 2030.",
        "Phấn đấu đến năm 2030 đạt 100%.",
        "Xây dựng dự toán kinh phí hằng năm.",
        "Kiểm tra thường xuyên, định kỳ hoặc đột xuất.",
        "Luật có hiệu lực từ ngày 01/7/2025.",
        "Hoàn thành mục tiêu trước năm 2015.",
        "Xây dựng kế hoạch năm 2026.",
    ],
)
def test_dates_of_documents_anniversaries_terms_and_targets_are_no_deadline(sentence: str) -> None:
    assert find_timings(sentence, PLAN) == []


def test_a_whole_phrase_must_be_a_time_from_its_first_word_to_its_last() -> None:
    assert shown(recognise_whole("Quý II/2026:", PLAN)) == "quarter 2026-04-01..2026-06-30"
    assert recognise_whole("Quý II/2026 và công việc khác", PLAN) == Timing()


def test_of_two_times_the_deadline_counts_and_of_two_deadlines_the_later() -> None:
    times = find_timings("Hằng năm rà soát; gửi trước ngày 10/5/2026, hoàn thành trước ngày 20/6/2026.", PLAN)
    best, others = choose(times)
    assert best.end == date(2026, 6, 20)
    assert {shown(timing) for timing in others} == {"recurring year", "deadline ..2026-05-10"}
