"""Field lines and table heads in all their wordings, and lines that only look like them."""

import pytest

from app.importers.plan.field_labels import FieldRole, field_of, fields_in, role_of_head


@pytest.mark.parametrize(
    ("line", "role", "value"),
    [
        ("Đơn vị thực hiện: Văn phòng.", FieldRole.PERFORMER, "Văn phòng."),
        ("Cơ quan, đơn vị thực hiện: Văn phòng", FieldRole.PERFORMER, "Văn phòng"),
        ("Thực hiện: Ban Tổ chức", FieldRole.PERFORMER, "Ban Tổ chức"),
        ("Đơn vị chủ trì: Sở Y tế", FieldRole.LEAD, "Sở Y tế"),
        ("Cơ quan chủ trì tham mưu: Sở Y tế", FieldRole.LEAD, "Sở Y tế"),
        ("Chủ trì : Sở Y tế", FieldRole.LEAD, "Sở Y tế"),
        ("Phân công thực hiện: Sở Y tế", FieldRole.LEAD, "Sở Y tế"),
        ("Đơn vị phối hợp (nếu có): Công an xã", FieldRole.SUPPORT, "Công an xã"),
        ("Phối hợp: Công an xã", FieldRole.SUPPORT, "Công an xã"),
        ("Đơn vị chủ trì, phối hợp: Sở Y tế", FieldRole.UNITS, "Sở Y tế"),
        ("Thời gian thực hiện: Thường xuyên", FieldRole.TIME, "Thường xuyên"),
        ("Thời hạn: Quý I", FieldRole.TIME, "Quý I"),
        ("Thời gian hoàn thành trước ngày 15/3", FieldRole.COMPLETION, "trước ngày 15/3"),
        ("Hoàn thành: 30/6/2026", FieldRole.COMPLETION, "30/6/2026"),
        ("Thời gian bắt đầu: 01/3/2026", FieldRole.START, "01/3/2026"),
        ("Sản phẩm: Báo cáo", FieldRole.PRODUCT, "Báo cáo"),
        ("Kết quả, sản phẩm dự kiến: Báo cáo", FieldRole.PRODUCT, "Báo cáo"),
        ("Lãnh đạo phụ trách: đồng chí Bí thư", FieldRole.OVERSEER, "đồng chí Bí thư"),
        ("Địa điểm: Hội trường", FieldRole.DETAIL, "Hội trường"),
        ("Nội dung: Tập huấn", FieldRole.CONTENT, "Tập huấn"),
        ("Đơn vị thực hiện", FieldRole.PERFORMER, ""),
    ],
)
def test_a_field_line_says_its_role_and_its_value(line: str, role: FieldRole, value: str) -> None:
    field = field_of(line)
    assert field is not None
    assert (field.role, field.value) == (role, value)


@pytest.mark.parametrize(
    "line",
    [
        "Thực hiện tốt công tác tuyên truyền",
        "Phối hợp với Công an xã tuần tra",
        "Kết quả đạt được rất tốt",
        "Chủ trì rà soát hồ sơ",
        "Tổ chức thực hiện",
        "Thời gian qua, đơn vị đã cố gắng",
    ],
)
def test_a_sentence_that_begins_with_the_same_words_is_no_field_line(line: str) -> None:
    assert field_of(line) is None


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("STT", FieldRole.NUMBER),
        ("TT", FieldRole.NUMBER),
        ("Nội dung công việc", FieldRole.CONTENT),
        ("Nhiệm vụ, giải pháp", FieldRole.CONTENT),
        ("Cơ quan\nchủ trì", FieldRole.LEAD),
        ("Đơn vị\nphối hợp", FieldRole.SUPPORT),
        ("Thời gian hoàn thành", FieldRole.COMPLETION),
        ("Ngày bắt đầu", FieldRole.START),
        ("Kết quả/Sản phẩm", FieldRole.PRODUCT),
        ("Ghi chú", FieldRole.DETAIL),
        ("Xây dựng kế hoạch tuyên truyền", None),
    ],
)
def test_table_heads_are_read_with_the_same_labels(head: str, role: FieldRole | None) -> None:
    assert role_of_head(head) == role


def test_several_fields_may_stand_in_one_paragraph() -> None:
    fields = fields_in("Tổ chức hội nghị. Thời gian: Quý I. Chủ trì: Văn phòng; phối hợp: Công đoàn.")
    assert [(field.role, field.value) for field in fields] == [
        (FieldRole.CONTENT, "Tổ chức hội nghị."),
        (FieldRole.TIME, "Quý I"),
        (FieldRole.LEAD, "Văn phòng"),
        (FieldRole.SUPPORT, "Công đoàn"),
    ]
