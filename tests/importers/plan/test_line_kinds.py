"""Lines known by their words wherever they stand."""

import pytest

from app.domain.file_content import Alignment, Block
from app.importers.plan import line_kinds
from app.importers.plan.lines import Line, lines_of


def _line(text: str, alignment: Alignment = Alignment.UNKNOWN) -> Line:
    return lines_of([Block(text, paragraph=1, alignment=alignment)])[0]


@pytest.mark.parametrize(
    ("text", "name"), [("KẾ HOẠCH", "Kế hoạch"), ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "Chương trình hành động"), ("ĐỀ ÁN.", "Đề án")]
)
def test_a_type_name_in_capitals_is_the_type_of_a_document(text: str, name: str) -> None:
    assert line_kinds.type_of(_line(text)) == name


def test_a_type_name_in_a_sentence_is_not() -> None:
    assert line_kinds.type_of(_line("Kế hoạch")) is None
    assert line_kinds.type_of(_line("Kế hoạch", Alignment.CENTRE)) == "Kế hoạch"


def test_type_and_number_may_stand_on_one_line() -> None:
    assert line_kinds.numbered_type_of(_line("Thông báo số 42-TB/ĐU")) == ("Thông báo", "42-TB/ĐU")
    assert line_kinds.type_beginning(_line("KẾ HOẠCH thực hiện Đề án", Alignment.CENTRE)) == ("Kế hoạch", len("KẾ HOẠCH"))


def test_a_document_may_name_its_own_type() -> None:
    assert line_kinds.type_named_itself("Kết luận này phổ biến đến chi bộ.") == "Kết luận"
    assert line_kinds.type_named_itself("Thực hiện kết luận của cấp trên.") is None


@pytest.mark.parametrize("text", ["Số: 12/KH-UBND", "Số      -KH/ĐU", "Số 15-KH/ĐU", "Số: /KH-SYT", "Số ..../KH-CĐ"])
def test_number_lines_are_known_blank_or_filled(text: str) -> None:
    assert line_kinds.is_number_line(_line(text))


def test_a_sentence_about_numbers_is_no_number_line() -> None:
    assert not line_kinds.is_number_line(_line("Số lượng đại biểu dự kiến khoảng một trăm người"))


@pytest.mark.parametrize(
    "text",
    ["B, ngày 12 tháng 02 năm 2026", "B, ngày    tháng 9 năm 2022", "B, ngày 02/3/2026", "Thành phố B, ngày … tháng … năm 2025"],
)
def test_date_lines_are_known_blank_or_filled(text: str) -> None:
    assert line_kinds.LOOKS_LIKE_DATE.search(_line(text).key)


@pytest.mark.parametrize("text", ["TM. ỦY BAN NHÂN DÂN", "T/M ĐẢNG ỦY", "KT. GIÁM ĐỐC", "PHÓ BÍ THƯ", "GIÁM ĐỐC Nguyễn Văn A"])
def test_authority_and_post_in_capitals_sign(text: str) -> None:
    assert line_kinds.is_signature_line(_line(text))


@pytest.mark.parametrize("text", ["Bí thư chi bộ chỉ đạo", "- TM. Chi bộ", "NHIỆM VỤ"])
def test_other_lines_do_not_sign(text: str) -> None:
    assert not line_kinds.is_signature_line(_line(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        ("PHÓ BÍ THƯ Trần Thị B", "Trần Thị B"),
        ("TS. Lê Văn C", "Lê Văn C"),
        ("ĐẢNG ỦY XÃ B", ""),
        ("Các chi bộ trực thuộc", ""),
    ],
)
def test_a_persons_name_ends_a_line(text: str, name: str) -> None:
    assert line_kinds.name_at_end(text) == name


@pytest.mark.parametrize("text", ["MẬT", "TỐI MẬT", "(Tuyệt mật)"])
def test_stamps_of_secrecy_are_known(text: str) -> None:
    assert line_kinds.SECRECY.fullmatch(_line(text).key)


def test_drafts_urgency_and_appendices_are_known() -> None:
    assert line_kinds.DRAFT.fullmatch(_line("DỰ THẢO LẦN 2").key)
    assert line_kinds.URGENCY.fullmatch(_line("HỎA TỐC").key)
    assert line_kinds.APPENDIX.fullmatch(_line("PHỤ LỤC II").key)
