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
    Code.MAIL_FIELD_UNKNOWN: Message(
        "Chưa lưu được mẫu thư", "không có trường {field}", "hãy dùng một trong các trường {known}, hoặc bỏ dấu ngoặc nhọn"
    ),
    Code.MAIL_TEMPLATE_EMPTY: Message("Chưa lưu được mẫu thư", "tiêu đề hoặc nội dung còn trống", "hãy ghi đủ cả hai"),
    Code.NOT_SENT_YET: Message(
        "Chưa ghi được ngày gửi cho “{unit}”", "chưa lập phiếu nào của {period} cho đơn vị này", "hãy gửi phiếu trước"
    ),
    Code.MAIL_WITHOUT_FILES: Message(
        "Thư “{file}” không kèm tệp nào",
        "đơn vị có thể đã gửi liên kết tải tệp hoặc viết thẳng vào thư",
        "hãy tải tệp trong thư về rồi chọn tệp đó, hoặc đề nghị đơn vị gửi lại kèm phiếu",
    ),
    Code.MAIL_IS_TNEF: Message(
        "Không lấy được tệp kèm “{file}”",
        "Outlook nơi gửi đã gói các tệp kèm vào winmail.dat, chương trình khác không mở được",
        "hãy đề nghị đơn vị gửi lại với kiểu thư HTML hoặc văn bản thuần",
    ),
    Code.ARCHIVE_WITHOUT_FILES: Message(
        "Tệp nén “{file}” không có tệp nào bên trong", "đơn vị có thể đã nén nhầm thư mục trống", "hãy xin lại tệp từ nơi gửi"
    ),
    Code.BUNDLE_TOO_MANY_FILES: Message(
        "Chưa nhận “{file}”",
        "bên trong có hơn {limit} tệp",
        "hãy giải nén rồi chỉ chọn các phiếu và minh chứng cần nhận",
    ),
    Code.BUNDLE_NESTED_TOO_DEEP: Message(
        "Chưa nhận “{file}”",
        "thư và tệp nén lồng vào nhau quá nhiều lớp",
        "hãy lưu tệp bên trong ra ngoài rồi chọn tệp đó",
    ),
    Code.ATTACHMENT_UNPLACED: Message(
        "Chưa biết tệp “{file}” là minh chứng của đơn vị nào",
        "tệp đi cùng nhiều phiếu mà không phiếu nào ghi tên tệp ở cột minh chứng",
        "hãy mở đầu việc cần minh chứng rồi thêm tệp này",
    ),
    Code.FOLDER_TOO_MANY_FILES: Message(
        "Chưa nhận hết thư mục “{file}”",
        "thư mục có hơn {limit} tệp hoặc quá nhiều lớp thư mục con",
        "hãy chọn riêng thư mục chứa phiếu đơn vị gửi về",
    ),
    Code.FOLDER_WITHOUT_FILES: Message(
        "Thư mục “{file}” không có tệp nào", "có thể đã chọn nhầm thư mục", "hãy chọn thư mục chứa phiếu đơn vị gửi về"
    ),
    Code.TRACKER_UNIT_UNCLEAR: Message(
        "Chưa gộp được tệp “{file}”",
        "phiếu mất phần nhận dạng, tên tệp và tiêu đề không cho biết là phiếu nào trong các phiếu đã gửi",
        "hãy ghi tên đơn vị vào tên tệp rồi nhận lại, hoặc đề nghị đơn vị điền vào đúng phiếu đã gửi",
    ),
    Code.TRACKER_NOT_CONFIRMED: Message(
        "Chưa gộp tệp “{file}”",
        "chưa có ai xác nhận điều chương trình đoán ra",
        "hãy trả lời trong cửa sổ gộp phiếu, hoặc chạy lại lệnh với --accept-guess nếu đúng",
    ),
    Code.TRACKER_SAME_FILE: Message("Bỏ qua tệp “{file}”", "nội dung giống hệt tệp “{other}”", "hãy giữ một bản là đủ"),
    Code.BOOK_CHANGED_SINCE_PREVIEW: Message(
        "Chưa ghi gì vào sổ", "sổ đã thay đổi từ lúc xem trước", "hãy nhận lại các phiếu để xem lại"
    ),
}
