from datetime import date
from decimal import Decimal

import pytest

from app.domain.document import Document, System
from app.domain.progress import rounded_rate
from app.reports.names import name_in_prose
from app.reports.wording import (
    full_citation,
    joined,
    long_date,
    named,
    number,
    percent,
    percentage_points,
    sentence_end,
    short_date,
    short_title,
)


@pytest.mark.parametrize(
    ("value", "written"), [(0, "00"), (7, "07"), (10, "10"), (999, "999"), (1234, "1.234"), (120000, "120.000")]
)
def test_counts_under_ten_have_a_leading_zero(value: int, written: str):
    assert number(value) == written


@pytest.mark.parametrize(
    ("value", "written"), [(500 / 7, "71,4%"), (100.0, "100%"), (66.65, "66,7%"), (0.0, "0%"), (90.25, "90,3%")]
)
def test_percentages_have_one_decimal_at_most_rounded_half_up(value: float, written: str):
    assert percent(value) == written


def test_differences_are_taken_between_printed_figures():
    assert percentage_points(rounded_rate(90.72) - rounded_rate(86.18)) == "4,5 điểm phần trăm"
    assert percentage_points(Decimal("-6.2")) == "6,2 điểm phần trăm"


@pytest.mark.parametrize(
    ("on", "short", "long"),
    [
        (date(2026, 2, 3), "03/02/2026", "ngày 03 tháng 02 năm 2026"),
        (date(2026, 5, 27), "27/5/2026", "ngày 27 tháng 5 năm 2026"),
        (date(2026, 12, 9), "09/12/2026", "ngày 09 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_are_padded(on: date, short: str, long: str):
    assert (short_date(on), long_date(on)) == (short, long)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tổ chức sinh hoạt; thăm di tích.", "Tổ chức sinh hoạt"),
        ("Biên soạn kỷ yếu (theo kế hoạch riêng).", "Biên soạn kỷ yếu"),
        ("Ban hành kế hoạch. Tổ chức thực hiện.", "Ban hành kế hoạch"),
        ("Một dòng\nĐơn vị thực hiện: A", "Một dòng"),
        ("(mở ngoặc ngay đầu", "(mở ngoặc ngay đầu"),
        ("chữ " * 50, "chữ " * 39 + "chữ…"),
    ],
)
def test_a_heading_is_the_opening_clause_of_a_task(text: str, title: str):
    assert short_title(text) == title


@pytest.mark.parametrize(
    ("text", "ended"), [("xong", "xong."), ("xong.", "xong."), ("xong;", "xong."), ("xong…", "xong…"), ("ạ?", "ạ?")]
)
def test_a_sentence_ends_with_one_full_stop(text: str, ended: str):
    assert sentence_end(text) == ended


def test_names_are_joined_as_in_prose():
    assert [joined([]), joined(["A"]), joined(["A", "B"]), joined("ABC")] == ["", "A", "A và B", "A, B và C"]


PLAN = Document("Kế hoạch", "18-KH/ĐU", date(2026, 9, 5), "ĐẢNG UỶ SỞ NỘI VỤ", "Về giáo dục truyền thống")


def test_the_first_mention_of_a_party_document_has_a_comma_before_the_date():
    assert (
        full_citation(PLAN, System.PARTY) == "Kế hoạch số 18-KH/ĐU, ngày 05/9/2026 của Đảng uỷ Sở Nội vụ về giáo dục truyền thống"
    )


def test_the_first_mention_of_a_state_document_has_the_date_in_words():
    plan = Document("Kế hoạch", "18/KH-SNV", date(2026, 9, 5), "Sở Nội vụ", "về cải cách hành chính")
    assert (
        full_citation(plan, System.STATE) == "Kế hoạch số 18/KH-SNV ngày 05 tháng 9 năm 2026 của Sở Nội vụ về cải cách hành chính"
    )


def test_what_a_plan_leaves_blank_is_left_out_of_its_citation():
    plan = Document("Kế hoạch", None, None, "ĐẢNG UỶ SỞ NỘI VỤ", "Thực hiện Đề án số 06-ĐA/TU")
    assert full_citation(plan, System.PARTY) == "Kế hoạch của Đảng uỷ Sở Nội vụ thực hiện Đề án số 06-ĐA/TU"
    assert named(plan) == "Kế hoạch thực hiện Đề án số 06-ĐA/TU"


@pytest.mark.parametrize(
    ("printed", "prose"),
    [
        ("ĐẢNG UỶ SỞ NỘI VỤ", "Đảng uỷ Sở Nội vụ"),
        ("ĐẢNG BỘ TỈNH HOÀ SƠN", "Đảng bộ tỉnh Hoà Sơn"),
        ("ĐẢNG UỶ XÃ BÌNH AN", "Đảng uỷ xã Bình An"),
        ("TỈNH UỶ HOÀ SƠN", "Tỉnh uỷ Hoà Sơn"),
        ("UỶ BAN NHÂN DÂN TỈNH HOÀ SƠN", "Uỷ ban nhân dân tỉnh Hoà Sơn"),
        ("UBND XÃ BÌNH AN", "UBND xã Bình An"),
        ("CHI BỘ PHÒNG TỔ CHỨC CÁN BỘ", "Chi bộ Phòng Tổ chức cán bộ"),
        ("ĐẢNG BỘ KHỐI CÁC CQ VÀ DN TỈNH", "Đảng bộ Khối các CQ và DN tỉnh"),
        ("Đảng uỷ Sở Nội vụ", "Đảng uỷ Sở Nội vụ"),
        ("", ""),
    ],
)
def test_names_of_bodies_lose_their_capitals_in_prose(printed: str, prose: str):
    assert name_in_prose(printed) == prose
