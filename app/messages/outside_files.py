"""Files from outside: what the gate and the readers refuse."""

from app.messages.code import Code
from app.messages.message import Message

_SAVE_ANEW = "hãy mở bằng Word hoặc Excel, lưu thành tệp mới rồi nhập lại"
_DELETE_SPARE = "hãy mở bằng Excel, xoá các {what} rồi lưu lại"

WORDS: dict[Code, Message] = {
    Code.NO_SUCH_FILE: Message("Không tìm thấy tệp “{file}”", "tệp đã bị xoá, đổi tên hoặc chuyển chỗ", "hãy chọn lại tệp"),
    Code.NOT_A_FILE: Message("“{file}” không phải là tệp", "đó là thư mục, thiết bị hoặc lối tắt", "hãy chọn một tệp"),
    Code.FILE_NOT_PERMITTED: Message(
        "Không mở được tệp “{file}”",
        "máy không cho phép đọc tệp này hoặc chương trình khác đang giữ tệp",
        "hãy đóng chương trình kia hoặc chép tệp sang thư mục khác rồi thử lại",
    ),
    Code.FILE_EMPTY: Message("Tệp “{file}” rỗng", "tệp không có nội dung nào", "hãy xin lại tệp từ nơi gửi"),
    Code.FILE_TOO_LARGE: Message(
        "Tệp “{file}” quá lớn",
        "tệp nặng {size} MB, chương trình nhận tối đa {limit} MB",
        "hãy nén bớt ảnh trong tệp hoặc chia nhỏ rồi nhập từng phần",
    ),
    Code.FILE_ENCRYPTED: Message(
        "Tệp “{file}” có mật khẩu",
        "chương trình không mở tệp đặt mật khẩu",
        "hãy mở bằng Word hoặc Excel, bỏ mật khẩu rồi lưu lại",
    ),
    Code.FILE_OLD_BINARY: Message(
        "Tệp “{file}” theo định dạng cũ", "đây là kiểu tệp của Office 97-2003", "hãy mở bằng Word hoặc Excel rồi lưu thành {kind}"
    ),
    Code.FILE_IS_PDF: Message(
        "Tệp “{file}” là tệp PDF", "chương trình chỉ nhập được tệp {kind}", "hãy xin bản {kind} từ nơi gửi"
    ),
    Code.FILE_IS_WEB_PAGE: Message(
        "Tệp “{file}” thật ra là một trang web",
        "phần mềm nơi gửi đã xuất trang web rồi đặt đuôi của tệp Office",
        "hãy mở bằng Word hoặc Excel rồi lưu thành {kind}",
    ),
    Code.FILE_IS_OPEN_DOCUMENT: Message(
        "Tệp “{file}” là tệp OpenDocument của LibreOffice",
        "chương trình chỉ nhập được tệp {kind}",
        "hãy mở bằng LibreOffice rồi lưu thành {kind}",
    ),
    Code.FILE_NOT_OFFICE: Message(
        "Tệp “{file}” không phải là tệp {kind}",
        "nội dung bên trong không đúng định dạng",
        "hãy chọn đúng tệp {kind}, hoặc mở tệp này bằng Word hay Excel rồi lưu thành {kind}",
    ),
    Code.FILE_KIND_UNKNOWN: Message(
        "Chương trình không đọc được loại tệp như “{file}”",
        "kế hoạch nhập được từ tệp Word (.docx, .doc), LibreOffice (.odt), RTF, PDF có chữ và văn bản thuần (.txt)",
        "hãy mở tệp bằng phần mềm đã tạo ra nó rồi lưu thành {kind}",
    ),
    Code.FILE_NOT_REPLY: Message(
        "Chương trình không đọc được loại tệp như “{file}”",
        "phiếu gửi về nhận được từ tệp Excel (.xlsx, .xls), LibreOffice (.ods), .csv, thư (.eml, .msg) và tệp nén .zip",
        "hãy mở tệp bằng phần mềm đã tạo ra nó rồi lưu thành {kind}",
    ),
    Code.FILE_IS_RAR: Message(
        "Tệp “{file}” là tệp nén .rar hoặc .7z",
        "chương trình chỉ mở được tệp nén .zip",
        "hãy giải nén bằng phần mềm đã tạo ra nó rồi chọn các tệp hoặc thư mục bên trong",
    ),
    Code.FILE_ZIP_ENCRYPTED: Message(
        "Tệp nén “{file}” có mật khẩu",
        "chương trình không mở tệp đặt mật khẩu",
        "hãy giải nén bằng mật khẩu đơn vị gửi rồi chọn các tệp bên trong",
    ),
    Code.FILE_CUT_OFF: Message(
        "Tệp “{file}” bị cắt cụt", "tệp thiếu phần cuối, thường do chép hoặc tải chưa xong", "hãy chép lại hoặc xin lại tệp"
    ),
    Code.FILE_DAMAGED: Message("Tệp “{file}” bị hỏng", "có phần bên trong không giải nén được", "hãy xin lại tệp từ nơi gửi"),
    Code.FILE_BAD_CHECKSUM: Message(
        "Nội dung tệp “{file}” đã bị sai lệch", "mã kiểm tra bên trong không khớp", "hãy chép lại hoặc xin lại tệp từ nơi gửi"
    ),
    Code.FILE_BROKEN_PART: Message(
        "Tệp “{file}” có chỗ viết sai quy tắc",
        "phần mềm tạo ra tệp đã ghi dở hoặc ghi sai",
        "hãy mở bằng Word hoặc Excel để sửa, lưu thành tệp mới rồi nhập lại",
    ),
    Code.FILE_WRONG_KIND: Message(
        "Tệp “{file}” không phải là tệp {kind}", "bên trong là một loại tệp Office khác", "hãy chọn đúng tệp {kind}"
    ),
    Code.FILE_STRICT_FORMAT: Message(
        "Tệp “{file}” được lưu theo chuẩn Strict Open XML",
        "chương trình chỉ nhập được kiểu lưu thông thường",
        "hãy mở bằng Word hoặc Excel, chọn Lưu thành, kiểu {kind}",
    ),
    Code.FILE_HAS_MACROS: Message(
        "Tệp “{file}” có macro nên không được mở", "macro có thể gây hại cho máy", "hãy lưu lại thành tệp không có macro"
    ),
    Code.FILE_HAS_ACTIVE_OBJECTS: Message(
        "Tệp “{file}” có đối tượng nhúng nên không được mở",
        "đối tượng nhúng trong tệp RTF có thể chạy lệnh, gây hại cho máy",
        "hãy mở bằng Word, bỏ các đối tượng nhúng rồi lưu thành {kind}",
    ),
    Code.FILE_STRANGE: Message(
        "Tệp “{file}” có cấu trúc lạ nên không được mở", "Word và Excel không ghi tệp như vậy", _SAVE_ANEW
    ),
    Code.FILE_HAS_DOCTYPE: Message(
        "Tệp “{file}” có cấu trúc lạ nên không được mở",
        "bên trong có khai báo kiểu tài liệu (DTD), tệp Office không được phép có",
        _SAVE_ANEW,
    ),
    Code.FILE_INFLATES_TOO_LARGE: Message(
        "Tệp “{file}” không được mở",
        "dữ liệu nén bên trong bung ra quá lớn so với một văn bản hay bảng tính thật",
        "hãy hỏi lại nơi gửi trước khi mở tệp này",
    ),
    Code.FILE_TOO_MANY_PARTS: Message(
        "Tệp “{file}” không được mở", "bên trong gồm hơn {limit} phần nhỏ", "hãy bớt ảnh trong tệp hoặc chia nhỏ rồi nhập lại"
    ),
    Code.FILE_DUPLICATE_PARTS: Message(
        "Tệp “{file}” có cấu trúc lạ nên không được mở",
        "bên trong có hai phần trùng tên, không biết phần nào là thật",
        _SAVE_ANEW,
    ),
    Code.FILE_OVERLAPPING_PARTS: Message(
        "Tệp “{file}” có cấu trúc lạ nên không được mở", "các phần bên trong nằm chồng lên nhau", _SAVE_ANEW
    ),
    Code.FILE_UNSAFE_PATHS: Message(
        "Tệp “{file}” có cấu trúc lạ nên không được mở", "bên trong có đường dẫn trỏ ra ngoài tệp", _SAVE_ANEW
    ),
    Code.FILE_NESTED_TOO_DEEP: Message(
        "Tệp “{file}” có cấu trúc lạ nên không được mở", "các thẻ bên trong lồng nhau quá {limit} tầng", _SAVE_ANEW
    ),
    Code.SHEET_TOO_MANY_ROWS: Message(
        "Bảng “{sheet}” của tệp “{file}” có quá nhiều dòng",
        "bảng dùng đến dòng {row}, chương trình đọc tối đa {limit} dòng; thường do định dạng cả cột xuống tận cuối bảng",
        _DELETE_SPARE.format(what="dòng trống thừa ở cuối bảng"),
    ),
    Code.SHEET_TOO_MANY_COLUMNS: Message(
        "Bảng “{sheet}” của tệp “{file}” có quá nhiều cột",
        "bảng dùng đến cột {column}, chương trình đọc tối đa {limit} cột; thường do định dạng cả dòng sang tận cuối bảng",
        _DELETE_SPARE.format(what="cột trống thừa bên phải bảng"),
    ),
    Code.SHEET_TOO_MANY_CELLS: Message(
        "Tệp “{file}” có quá nhiều ô",
        "các bảng có hơn {limit} ô, kể cả ô trống có định dạng",
        _DELETE_SPARE.format(what="dòng và cột trống thừa"),
    ),
    Code.SHEET_MERGES_TOO_LARGE: Message(
        "Bảng “{sheet}” của tệp “{file}” có vùng ô gộp quá lớn",
        "các vùng ô gộp, liên kết và công thức mảng phủ hơn {limit} ô",
        "hãy mở bằng Excel, bỏ gộp các ô trống rồi lưu lại",
    ),
    Code.FILE_UNREADABLE: Message(
        "Không đọc được tệp “{file}”",
        "chương trình gặp chỗ không hiểu trong tệp",
        "hãy mở thử bằng Word hoặc Excel, lưu lại rồi nhập lại",
    ),
    Code.READING_TOOK_TOO_LONG: Message(
        "Đã dừng đọc tệp “{file}”",
        "tệp đọc quá lâu hoặc cần quá nhiều bộ nhớ",
        "hãy mở bằng Word hoặc Excel, lưu thành tệp mới rồi nhập lại",
    ),
    Code.NO_CONVERTER: Message(
        "Máy này chưa đọc được tệp “{file}”",
        "tệp thuộc loại cũ (.doc, .rtf), cần Word hoặc LibreOffice trên máy để chuyển đổi",
        "hãy mở tệp bằng Word ở máy khác, chọn Tệp → Lưu dưới dạng → Word (.docx) rồi nhập tệp mới",
    ),
    Code.CONVERSION_FAILED: Message(
        "Không chuyển được tệp “{file}” sang Word (.docx)",
        "{program} không mở được tệp, hoặc mất quá nhiều thời gian",
        "hãy mở bằng Word, chọn Tệp → Lưu dưới dạng → Word (.docx) rồi nhập tệp mới",
    ),
    Code.CANNOT_START_READING: Message(
        "Chưa đọc được tệp “{file}”",
        "máy không cho chương trình mở thêm một tiến trình để đọc tệp",
        "hãy đóng bớt chương trình rồi thử lại, hoặc nhờ cán bộ tin học cho phép Đôn Đốc trong phần mềm diệt vi-rút",
    ),
    Code.PDF_ENCRYPTED: Message(
        "Tệp PDF “{file}” có mật khẩu",
        "chương trình không mở tệp đặt mật khẩu",
        "hãy xin bản không đặt mật khẩu, hoặc xin tệp Word từ nơi gửi",
    ),
    Code.PDF_BROKEN: Message(
        "Tệp PDF “{file}” bị hỏng",
        "có phần bên trong không đọc được, thường do chép hoặc tải chưa xong",
        "hãy chép lại hoặc xin lại tệp từ nơi gửi",
    ),
    Code.PDF_TOO_LONG: Message(
        "Tệp PDF “{file}” quá dài",
        "tệp có {pages} trang, chương trình đọc tối đa {limit} trang",
        "hãy tách lấy phần kế hoạch cần theo dõi rồi nhập lại",
    ),
    Code.PDF_IS_SCAN: Message(
        "Tệp PDF “{file}” là bản quét ảnh",
        "các trang là ảnh chụp, bên trong không có chữ để đọc",
        "hãy xin tệp Word từ nơi gửi, hoặc dùng phần mềm nhận dạng chữ rồi nhập tệp đã nhận dạng",
    ),
    Code.PDF_WITHOUT_TEXT: Message(
        "Tệp PDF “{file}” không có chữ nào",
        "các trang trống, hoặc chữ đã bị đổi thành nét vẽ",
        "hãy xin tệp Word từ nơi gửi",
    ),
}
