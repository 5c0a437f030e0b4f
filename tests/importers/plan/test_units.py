"""Names of units: lists split one by one, and who leads and who supports as a sentence says."""

import pytest

from app.importers.plan.unit_names import end_of_list, is_unit_list, split_units, starts_with_unit, starts_with_verb
from app.importers.plan.units import Roles, roles_of, tells_actions, unit_of_heading


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ban Chấp hành, Lãnh đạo Sở, các chi bộ trực thuộc", ["Ban Chấp hành", "Lãnh đạo Sở", "các chi bộ trực thuộc"]),
        ("Sở Văn hóa, Thể thao và Du lịch; Sở Tài chính", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Tài chính"]),
        ("Sở Giáo dục và Đào tạo, Sở Y tế", ["Sở Giáo dục và Đào tạo", "Sở Y tế"]),
        ("Ban Tuyên giáo và Dân vận, Văn phòng", ["Ban Tuyên giáo và Dân vận", "Văn phòng"]),
        ("Văn phòng và các cơ quan, đơn vị liên quan", ["Văn phòng", "các cơ quan, đơn vị liên quan"]),
        ("UBND các xã, phường, đặc khu; Công an tỉnh", ["UBND các xã, phường, đặc khu", "Công an tỉnh"]),
        ("Các sở, ban, ngành, đoàn thể", ["Các sở, ban, ngành, đoàn thể"]),
        ("Thủ trưởng các cơ quan, đơn vị và Chủ tịch UBND các xã", ["Thủ trưởng các cơ quan, đơn vị", "Chủ tịch UBND các xã"]),
        ("MTTQ và các tổ chức chính trị - xã hội", ["MTTQ", "các tổ chức chính trị - xã hội"]),
        ("Văn phòng HĐND và UBND, Phòng Nội vụ", ["Văn phòng HĐND và UBND", "Phòng Nội vụ"]),
        ("Sở Nội vụ (cơ quan thường trực), Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Chi bộ 1\nChi bộ 2", ["Chi bộ 1", "Chi bộ 2"]),
        ("Đồng chí Nguyễn Văn A, Phó Bí thư; Văn phòng", ["Đồng chí Nguyễn Văn A, Phó Bí thư", "Văn phòng"]),
        ("Toàn thể cán bộ, đảng viên, công chức", ["Toàn thể cán bộ, đảng viên, công chức"]),
        ("Nhóm thi đua số 2", ["Nhóm thi đua số 2"]),
    ],
)
def test_a_list_is_split_into_names_as_written(written: str, names: list[str]) -> None:
    assert list(split_units(written)) == names


@pytest.mark.parametrize(
    ("sentence", "lead", "support"),
    [
        ("Văn phòng tham mưu kế hoạch.", ["Văn phòng"], []),
        (
            "Sở Y tế chủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan lập dự toán.",
            ["Sở Y tế"],
            ["Sở Tài chính", "các đơn vị liên quan"],
        ),
        ("Giao Ban Tổ chức là cơ quan thường trực, đôn đốc.", ["Ban Tổ chức"], []),
        ("Giao trách nhiệm cho Phòng Nội vụ theo dõi.", ["Phòng Nội vụ"], []),
        ("Đề nghị Ủy ban MTTQ Việt Nam xã và các đoàn thể giám sát.", ["Ủy ban MTTQ Việt Nam xã", "các đoàn thể"], []),
        ("Rà soát hồ sơ; giao Văn phòng theo dõi.", ["Văn phòng"], []),
        ("Phòng Tài chính - Kế hoạch: Bố trí kinh phí.", ["Phòng Tài chính - Kế hoạch"], []),
        ("Thủ trưởng các cơ quan, đơn vị: chuẩn bị cơ sở vật chất.", ["Thủ trưởng các cơ quan, đơn vị"], []),
        ("Hằng quý, các đơn vị báo cáo về Văn phòng.", ["các đơn vị"], []),
        ("Căn cứ kế hoạch này, các chi bộ tổ chức sinh hoạt.", ["các chi bộ"], []),
        ("Từ ngày 01/3 đến ngày 15/3: Các chi bộ tổ chức hội nghị.", ["Các chi bộ"], []),
        ("Phối hợp với Công an xã tuần tra.", [], ["Công an xã"]),
        ("Phát động phong trào (Hội Nông dân thực hiện, tháng 4).", ["Hội Nông dân"], []),
        ("Kiểm tra chuyên đề: Ủy ban Kiểm tra chủ trì.", ["Ủy ban Kiểm tra"], []),
        ("Đón tiếp đại biểu: Đoàn Thanh niên.", ["Đoàn Thanh niên"], []),
        ("Ban Quản lý dự án giải ngân vốn đầu tư công.", ["Ban Quản lý dự án"], []),
        ("Các ban xây dựng Đảng tham mưu văn kiện.", ["Các ban xây dựng Đảng"], []),
    ],
)
def test_a_sentence_says_who_leads_and_who_supports(sentence: str, lead: list[str], support: list[str]) -> None:
    assert roles_of(sentence) == Roles(tuple(lead), tuple(support))


@pytest.mark.parametrize(
    "sentence",
    [
        "Rà soát, bổ sung quy hoạch.",
        "Ban hành văn bản chỉ đạo.",
        "Phòng, chống tham nhũng trong các đơn vị.",
        "Tổ chức hội nghị cho cán bộ, đảng viên.",
        "Hội nghị tổng kết tổ chức vào tháng 12.",
        "Đoàn kết, thống nhất trong nội bộ.",
        "Giao ban công tác tháng.",
        "Chuẩn bị địa điểm: Nhà văn hóa.",
        "Đơn vị chủ động thực hiện.",
    ],
)
def test_a_sentence_without_a_unit_before_its_verb_names_nobody(sentence: str) -> None:
    assert roles_of(sentence).lead == ()


def test_among_the_duties_of_one_unit_a_request_to_others_is_its_own_duty() -> None:
    assert roles_of("Đề nghị các đơn vị báo cáo.").lead == ("các đơn vị",)
    assert roles_of("Đề nghị các đơn vị báo cáo.", is_among_own_duties=True).lead == ()


@pytest.mark.parametrize(
    ("heading", "units"),
    [
        ("Văn phòng Đảng ủy", ["Văn phòng Đảng ủy"]),
        ("Giao Sở Nội vụ:", ["Sở Nội vụ"]),
        ("Trách nhiệm của các chi bộ", ["các chi bộ"]),
        ("Sở Y tế (cơ quan chủ trì)", ["Sở Y tế"]),
        ("Sở Y tế - cơ quan thường trực", ["Sở Y tế"]),
        ("UBND xã và các tổ chức chính trị - xã hội", ["UBND xã", "các tổ chức chính trị - xã hội"]),
        ("Công tác tuyên truyền", []),
        ("Văn phòng tham mưu kế hoạch", []),
        ("Giao Văn phòng theo dõi", []),
    ],
)
def test_a_heading_may_be_nothing_but_units(heading: str, units: list[str]) -> None:
    assert list(unit_of_heading(heading)) == units


def test_a_list_ends_before_the_verb_that_follows() -> None:
    sentence = "Sở Y tế, Sở Nội vụ chủ động rà soát"
    assert end_of_list(sentence, 0) == (len("Sở Y tế, Sở Nội vụ"), "chủ động")
    assert end_of_list("rà soát", 0) == (0, "")


def test_small_questions_about_names() -> None:
    assert is_unit_list("Sở Y tế, Sở Nội vụ")
    assert not is_unit_list("Sở Y tế rà soát hồ sơ")
    assert starts_with_unit("các chi bộ")
    assert not starts_with_unit("hội nghị")
    assert starts_with_verb("rà soát hồ sơ")
    assert tells_actions("Văn phòng theo dõi")
    assert not tells_actions("Văn phòng")
