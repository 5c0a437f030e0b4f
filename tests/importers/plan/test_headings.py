"""What stands under a heading, and sentences that are no duty anywhere."""

import pytest

from app.importers.plan.headings import Mode, is_closing, is_known_title, is_no_duty, mode_under


@pytest.mark.parametrize(
    "title",
    [
        "NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU",
        "TỔ CHỨC THỰC HIỆN",
        "Nội dung và thời gian thực hiện",
        "PHÂN CÔNG NHIỆM VỤ",
        "MỤC TIÊU, NHIỆM VỤ",
        "CÔNG TÁC XÂY DỰNG ĐẢNG",
    ],
)
def test_main_sections_hold_duties_unless_they_say_otherwise(title: str) -> None:
    assert mode_under(title, Mode.DUTIES, is_main=True) is Mode.DUTIES


@pytest.mark.parametrize(
    "title", ["MỤC ĐÍCH, YÊU CẦU", "Mục tiêu", "QUAN ĐIỂM CHỈ ĐẠO", "Đánh giá tình hình", "Các chương trình, dự án"]
)
def test_nothing_under_aims_and_accounts_is_a_duty(title: str) -> None:
    assert mode_under(title, Mode.DUTIES, is_main=True) is Mode.NO_DUTIES
    assert mode_under(title, Mode.DUTIES, is_main=False) is Mode.NO_DUTIES


@pytest.mark.parametrize("title", ["KINH PHÍ", "Thời gian, địa điểm", "Đối tượng"])
def test_side_topics_hold_duties_only_among_duties_and_only_with_a_unit(title: str) -> None:
    assert mode_under(title, Mode.DUTIES, is_main=True) is Mode.NO_DUTIES
    assert mode_under(title, Mode.DUTIES, is_main=False) is Mode.ONLY_WITH_UNIT


def test_a_sub_heading_of_another_topic_keeps_what_holds_above() -> None:
    assert mode_under("Công tác tuyên truyền", Mode.NO_DUTIES, is_main=False) is Mode.NO_DUTIES
    assert mode_under("Công tác tuyên truyền", Mode.DUTIES, is_main=False) is Mode.DUTIES
    assert mode_under("Nhiệm vụ", Mode.NO_DUTIES, is_main=False) is Mode.NO_DUTIES


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong quá trình thực hiện nếu có vướng mắc, đề nghị phản ánh về Văn phòng.",
        "Kế hoạch này được phổ biến đến chi bộ.",
        "Kinh phí thực hiện do ngân sách bảo đảm.",
        "Phấn đấu 100% chi bộ đạt yêu cầu.",
        "Việc kiểm tra phải được tiến hành khách quan.",
        "(Chi tiết tại Phụ lục kèm theo)",
    ],
)
def test_formulas_targets_and_money_are_no_duty(sentence: str) -> None:
    assert is_no_duty(sentence)


@pytest.mark.parametrize(
    "sentence", ["Văn phòng theo dõi việc thực hiện.", "Bố trí kinh phí cho các chi bộ.", "Kiểm tra 100% chi bộ."]
)
def test_a_duty_that_speaks_of_them_stays_a_duty(sentence: str) -> None:
    assert not is_no_duty(sentence)


def test_the_last_paragraphs_close_the_plan() -> None:
    assert is_closing("Trên đây là Kế hoạch của Đảng ủy.")
    assert is_closing("Yêu cầu các chi bộ nghiêm túc triển khai thực hiện.")
    assert not is_closing("Văn phòng theo dõi, đôn đốc.")


def test_headings_without_numbers_are_known_by_their_words() -> None:
    assert is_known_title("TỔ CHỨC THỰC HIỆN")
    assert not is_known_title("ĐẢNG ỦY XÃ B")
