"""Trackers out and back."""

from app.messages.code import Code
from app.messages.message import Message

WORDS: dict[Code, Message] = {
    Code.CELL_TEXT_TOO_LONG: Message(
        "Không lập được phiếu của “{unit}”",
        "ô “{column}” của nhiệm vụ {number} dài hơn {limit} ký tự, quá mức một ô Excel chứa được",
        "hãy rút gọn nội dung đó rồi gửi lại",
    ),
    Code.NOT_A_TRACKER: Message(
        "Tệp “{file}” không phải là phiếu theo dõi",
        "không trang nào có bảng với cột “Nhiệm vụ” và các cột đơn vị ghi",
        "hãy chọn đúng tệp đơn vị gửi về",
    ),
    Code.TRACKER_TWO_TABLES: Message(
        "Tệp “{file}” chưa được nhận",
        "có hai bảng theo dõi, ở trang “{first}” và trang “{second}”, không rõ lấy bảng nào",
        "hãy xoá trang thừa rồi nhập lại",
    ),
    Code.TRACKER_COLUMN_TWICE: Message(
        "Tệp “{file}” chưa được nhận",
        "trang “{sheet}” có hai cột “{column}”, ở ô {first} và ô {second}, không rõ lấy cột nào",
        "hãy xoá cột thừa rồi nhập lại",
    ),
    Code.TRACKER_TOO_NEW: Message(
        "Tệp “{file}” chưa được nhận", "phiếu do phiên bản Đôn Đốc mới hơn lập ra", "hãy cài phiên bản mới rồi nhập lại"
    ),
    Code.NOTHING_TO_SEND: Message(
        "Không có phiếu nào để gửi", "{period} không có đầu việc nào của đơn vị", "hãy phân công trước hoặc chọn kỳ khác"
    ),
    Code.TRACKER_WITHOUT_IDENTITY: Message(
        "Chưa gộp được tệp “{file}”",
        "tệp không có trang định danh của phiếu do chương trình lập",
        "hãy đề nghị đơn vị điền vào đúng phiếu đã gửi",
    ),
    Code.TRACKER_OF_ANOTHER_BOOK: Message(
        "Chưa gộp được tệp “{file}”", "phiếu này được lập từ một sổ khác", "hãy mở đúng sổ rồi nhận phiếu"
    ),
    Code.TRACKER_UNKNOWN: Message(
        "Chưa gộp được tệp “{file}”",
        "sổ không còn lần gửi phiếu này cho “{unit}” (có thể đã hoàn tác)",
        "hãy làm lại lần gửi hoặc gửi phiếu mới",
    ),
    Code.TRACKER_TWICE: Message(
        "Chưa gộp được tệp “{file}”", "tệp “{other}” cũng là phiếu của đơn vị và kỳ này", "hãy chọn một trong hai tệp"
    ),
    Code.BOOK_CHANGED_SINCE_PREVIEW: Message(
        "Chưa ghi gì vào sổ", "sổ đã thay đổi từ lúc xem trước", "hãy nhận lại các phiếu để xem lại"
    ),
}
