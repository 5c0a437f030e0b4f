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
        "Không xoá được “{unit}”", "đơn vị {ties}", "hãy dùng “Giải thể”: đơn vị thôi nhận việc mới, việc cũ vẫn còn trong sổ"
    ),
    Code.UNIT_WITHOUT_NAME: Message("Chưa lưu được đơn vị", "tên còn trống", "hãy gõ tên đơn vị"),
    Code.NAME_TAKEN: Message("Chưa lưu được tên “{name}”", "tên này đã chỉ “{owner}”", "hãy đặt tên khác"),
    Code.NAME_TWICE: Message("Chưa lưu được tên “{name}”", "tên này ghi hai lần", "hãy bỏ bớt một"),
    Code.NAME_UNCHANGED: Message("Chưa đổi được tên", "ngày ấy đơn vị đã có tên “{name}”", "hãy gõ tên mới hoặc chọn ngày khác"),
    Code.CIRCULAR_PARENT: Message(
        "Chưa đặt được “{parent}” làm cấp trên của “{unit}”",
        "như vậy “{unit}” thành cấp dưới của chính mình",
        "hãy chọn cấp trên khác",
    ),
    Code.HEIR_CIRCLE: Message(
        "Chưa đặt được “{heir}” kế thừa “{unit}”", "việc của “{heir}” lại chuyển về “{unit}”", "hãy chọn đơn vị kế thừa khác"
    ),
    Code.UNIT_NOT_THERE: Message(
        "Chưa ghi được biến động",
        "ngày {day} “{unit}” chưa thành lập hoặc không còn hoạt động",
        "hãy xem lại ngày hoặc chọn đơn vị khác",
    ),
    Code.EVENT_OUT_OF_ORDER: Message(
        "Chưa ghi được biến động ngày {day}",
        "lịch sử của “{unit}” đã có biến động không khớp với ngày ấy",
        "hãy xem lại lịch sử của đơn vị và sửa ngày",
    ),
    Code.FOUNDED_TOO_LATE: Message(
        "Chưa lưu được ngày thành lập của “{unit}”", "đơn vị đã thôi hoạt động từ ngày {day}", "hãy chọn ngày sớm hơn"
    ),
    Code.NOTHING_TO_MERGE: Message(
        "Chưa ghi được việc sáp nhập", "chưa có đơn vị nào khác để sáp nhập vào", "hãy chọn ít nhất một đơn vị"
    ),
    Code.NOTHING_TO_SPLIT: Message(
        "Chưa ghi được việc chia tách “{unit}”", "chưa có đơn vị nào tách ra", "hãy ghi ít nhất một đơn vị"
    ),
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
        "Không nhập được danh bạ “{file}”",
        "dòng {row} có chữ nhưng thiếu tên (ô {cell})",
        "hãy ghi tên hoặc xoá trống cả dòng đó",
    ),
    Code.BAD_UNIT_KIND: Message(
        "Không nhập được danh bạ “{file}”",
        "dòng {row} có loại đơn vị lạ “{text}” (ô {cell})",
        "hãy chọn loại trong danh sách của cột đó",
    ),
    Code.DIRECTORY_BAD_DAY: Message(
        "Không nhập được danh bạ “{file}”",
        "dòng {row} có ngày không đọc được “{text}” (ô {cell})",
        "hãy ghi ngày dạng 01/07/2025",
    ),
    Code.DIRECTORY_NAME_TWICE: Message(
        "Không nhập được danh bạ “{file}”", "dòng {row} ghi lại tên “{text}” đã có ở dòng trên (ô {cell})", "hãy bỏ bớt một dòng"
    ),
    Code.DIRECTORY_NAME_TAKEN: Message(
        "Không nhập được danh bạ “{file}”",
        "dòng {row} dùng tên “{text}” của đơn vị hoặc nhóm khác (ô {cell})",
        "hãy đặt tên khác",
    ),
    Code.DIRECTORY_NO_SUCH_UNIT: Message(
        "Không nhập được danh bạ “{file}”",
        "dòng {row} nhắc tới “{text}” mà cả tệp lẫn sổ đều không có (ô {cell})",
        "hãy sửa lại tên hoặc thêm đơn vị ấy",
    ),
    Code.DIRECTORY_CIRCLE: Message(
        "Không nhập được danh bạ “{file}”",
        "dòng {row} đặt cấp trên “{text}” là cấp dưới của chính đơn vị (ô {cell})",
        "hãy chọn cấp trên khác",
    ),
    Code.DIRECTORY_FOUNDED_TOO_LATE: Message(
        "Không nhập được danh bạ “{file}”",
        "dòng {row} có ngày thành lập sau ngày đơn vị thôi hoạt động (ô {cell})",
        "hãy sửa lại ngày",
    ),
    Code.PLAN_IN_USE: Message(
        "Không xoá được “{plan}”", "đã gửi phiếu hoặc đã ghi kết quả của kế hoạch này", "hãy giữ kế hoạch trong sổ"
    ),
}
