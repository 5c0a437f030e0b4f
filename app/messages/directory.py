"""The directory, plans and the register: what cannot be entered."""

from app.messages.code import Code
from app.messages.message import Message

WORDS: dict[Code, Message] = {
    Code.PLAN_HAS_NO_DUTY: Message(
        "Tệp “{file}” không được nhập",
        "không tìm thấy nhiệm vụ nào trong văn bản",
        "hãy kiểm tra đây có phải là kế hoạch cần theo dõi không",
    ),
    Code.PLAN_ALREADY_IMPORTED: Message(
        "Tệp “{file}” không được nhập", "kế hoạch này đã có trong sổ", "hãy mở kế hoạch đã có để sửa"
    ),
    Code.PLAN_IS_AN_AMENDMENT: Message(
        "Tệp “{file}” chưa được nhập",
        "văn bản này giống “{plan}” đã có trong sổ",
        "hãy thêm --amend để cập nhật kế hoạch ấy, hoặc --new để nhập thành kế hoạch mới",
    ),
    Code.NOTHING_TO_AMEND: Message(
        "Chưa cập nhật được từ tệp “{file}”",
        "sổ không có kế hoạch nào giống văn bản này",
        "hãy nhập tệp thành kế hoạch mới, hoặc nêu số của kế hoạch trong sổ",
    ),
    Code.PLAN_IS_SECRET: Message(
        "Tệp “{file}” không được nhập",
        "văn bản có dấu độ mật, chương trình không được giữ nội dung mật",
        "hãy nhập tệp này trong cửa sổ Đôn Đốc và chọn “Chỉ nhập số và trích yếu”",
    ),
    Code.UNIT_IN_USE: Message(
        "Không xoá được “{unit}”", "đơn vị đã được giao nhiệm vụ hoặc đã nhận phiếu", "hãy giữ đơn vị trong danh bạ"
    ),
    Code.UNIT_WITHOUT_NAME: Message("Chưa lưu được đơn vị", "tên còn trống", "hãy gõ tên đơn vị"),
    Code.NAME_TAKEN: Message("Chưa lưu được tên “{name}”", "tên này đã chỉ một đơn vị hoặc nhóm khác", "hãy đặt tên khác"),
    Code.REASON_MISSING: Message("Chưa ghi được “Không thực hiện”", "còn thiếu lý do", "hãy ghi lý do rồi lưu lại"),
    Code.BAD_PERIOD: Message(
        "Không hiểu kỳ “{period}”", "kỳ phải viết như 2022, 2022-H2, 2022-Q4, 2022-10, 2022-W50 hoặc 2022-10-31", "hãy gõ lại"
    ),
    Code.YEAR_OUTSIDE_CALENDAR: Message(
        "Không có lịch năm {year}", "lịch âm chỉ tính từ năm {first} đến năm {last}", "hãy chọn năm khác"
    ),
    Code.NO_SUCH_UNIT: Message("Không có đơn vị “{unit}”", "danh bạ không có tên này", "hãy xem lại danh bạ"),
    Code.NOT_A_DIRECTORY: Message(
        "Tệp “{file}” không phải là danh bạ đơn vị",
        "không trang nào có cột “Tên đơn vị”",
        "hãy xuất danh bạ mẫu từ chương trình rồi điền vào đó",
    ),
    Code.DIRECTORY_ROW_WITHOUT_NAME: Message(
        "Không nhập được danh bạ “{file}”", "dòng {row} có chữ nhưng thiếu tên", "hãy ghi tên hoặc xoá trống cả dòng đó"
    ),
    Code.BAD_UNIT_KIND: Message(
        "Không nhập được danh bạ “{file}”", "dòng {row} có loại đơn vị lạ “{kind}”", "hãy chọn loại trong danh sách của cột Loại"
    ),
    Code.PLAN_IN_USE: Message(
        "Không xoá được “{plan}”", "đã gửi phiếu hoặc đã ghi kết quả của kế hoạch này", "hãy giữ kế hoạch trong sổ"
    ),
}
