"""The one catalogue of what a user is told when something cannot be done: what happened, why, what to do now.

The core raises a code with parameters; window and command line word it here. To add one: 1. a member of `Code`; 2. its
entry in `MESSAGES` with all three parts; `tests/test_messages.py` checks that every code is worded and every word used.
"""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """What can go wrong that a user can be told."""

    # Files from outside
    NO_SUCH_FILE = "no_such_file"
    NOT_A_FILE = "not_a_file"
    FILE_NOT_PERMITTED = "file_not_permitted"
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_ENCRYPTED = "file_encrypted"
    FILE_OLD_BINARY = "file_old_binary"
    FILE_IS_PDF = "file_is_pdf"
    FILE_IS_WEB_PAGE = "file_is_web_page"
    FILE_IS_OPEN_DOCUMENT = "file_is_open_document"
    FILE_NOT_OFFICE = "file_not_office"
    FILE_CUT_OFF = "file_cut_off"
    FILE_DAMAGED = "file_damaged"
    FILE_BAD_CHECKSUM = "file_bad_checksum"
    FILE_BROKEN_PART = "file_broken_part"
    FILE_WRONG_KIND = "file_wrong_kind"
    FILE_STRICT_FORMAT = "file_strict_format"
    FILE_HAS_MACROS = "file_has_macros"
    FILE_STRANGE = "file_strange"
    FILE_HAS_DOCTYPE = "file_has_doctype"
    FILE_INFLATES_TOO_LARGE = "file_inflates_too_large"
    FILE_TOO_MANY_PARTS = "file_too_many_parts"
    FILE_DUPLICATE_PARTS = "file_duplicate_parts"
    FILE_OVERLAPPING_PARTS = "file_overlapping_parts"
    FILE_UNSAFE_PATHS = "file_unsafe_paths"
    FILE_NESTED_TOO_DEEP = "file_nested_too_deep"
    SHEET_TOO_MANY_ROWS = "sheet_too_many_rows"
    SHEET_TOO_MANY_COLUMNS = "sheet_too_many_columns"
    SHEET_TOO_MANY_CELLS = "sheet_too_many_cells"
    SHEET_MERGES_TOO_LARGE = "sheet_merges_too_large"
    FILE_UNREADABLE = "file_unreadable"
    READING_TOOK_TOO_LONG = "reading_took_too_long"
    CANNOT_START_READING = "cannot_start_reading"
    PLAN_HAS_NO_DUTY = "plan_has_no_duty"
    PLAN_ALREADY_IMPORTED = "plan_already_imported"
    # The book
    BOOK_EXISTS = "book_exists"
    BOOK_IN_USE = "book_in_use"
    BOOK_EMPTY = "book_empty"
    BOOK_DAMAGED = "book_damaged"
    BOOK_TOO_NEW = "book_too_new"
    BOOK_FOREIGN_SCHEMA = "book_foreign_schema"
    NOT_A_BOOK = "not_a_book"
    CANNOT_OPEN_BOOK = "cannot_open_book"
    DATABASE_PROFILE_REFUSED = "database_profile_refused"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    BACKUP_NOT_VERIFIED = "backup_not_verified"
    STORED_FILE_MISSING = "stored_file_missing"
    # Documents
    NO_SUCH_PROFILE = "no_such_profile"
    NO_SUCH_REPORT = "no_such_report"
    NOTHING_TO_REMIND = "nothing_to_remind"
    # The directory and the register
    UNIT_IN_USE = "unit_in_use"
    UNIT_WITHOUT_NAME = "unit_without_name"
    NAME_TAKEN = "name_taken"
    REASON_MISSING = "reason_missing"
    BAD_PERIOD = "bad_period"
    BAD_DATE = "bad_date"
    YEAR_OUTSIDE_CALENDAR = "year_outside_calendar"
    NO_SUCH_UNIT = "no_such_unit"
    NOT_A_DIRECTORY = "not_a_directory"
    BAD_UNIT_KIND = "bad_unit_kind"
    NO_PLAN = "no_plan"
    PLAN_IN_USE = "plan_in_use"
    PLAN_HAS_NO_MOULD = "plan_has_no_mould"
    # Trackers
    CELL_TEXT_TOO_LONG = "cell_text_too_long"
    NOT_A_TRACKER = "not_a_tracker"
    TRACKER_TWO_TABLES = "tracker_two_tables"
    TRACKER_COLUMN_TWICE = "tracker_column_twice"
    TRACKER_TOO_NEW = "tracker_too_new"
    NOTHING_TO_SEND = "nothing_to_send"
    NOTHING_TO_REPORT = "nothing_to_report"
    # Trackers
    TRACKER_WITHOUT_IDENTITY = "tracker_without_identity"
    TRACKER_OF_ANOTHER_BOOK = "tracker_of_another_book"
    TRACKER_UNKNOWN = "tracker_unknown"
    TRACKER_TWICE = "tracker_twice"
    BOOK_CHANGED_SINCE_PREVIEW = "book_changed_since_preview"
    # The machine
    CANNOT_WRITE = "cannot_write"
    FILE_IN_USE = "file_in_use"
    NO_SUCH_FOLDER = "no_such_folder"
    DISK_FULL = "disk_full"


@dataclass(frozen=True, slots=True)
class Message:
    """Three parts, each a clause without its full stop; {names} are filled from the parameters.

    Attributes:
        what: what happened, in the user's words, naming file, row or cell.
        why: the reason as far as it is known.
        now: what to do now.
    """

    what: str
    why: str
    now: str


_SAVE_ANEW = "hãy mở bằng Word hoặc Excel, lưu thành tệp mới rồi nhập lại"
_DELETE_SPARE = "hãy mở bằng Excel, xoá các {what} rồi lưu lại"

MESSAGES: dict[Code, Message] = {
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
    Code.CANNOT_START_READING: Message(
        "Chưa đọc được tệp “{file}”",
        "máy không cho chương trình mở thêm một tiến trình để đọc tệp",
        "hãy đóng bớt chương trình rồi thử lại, hoặc nhờ cán bộ tin học cho phép Đôn Đốc trong phần mềm diệt vi-rút",
    ),
    Code.PLAN_HAS_NO_DUTY: Message(
        "Tệp “{file}” không được nhập",
        "không tìm thấy nhiệm vụ nào trong văn bản",
        "hãy kiểm tra đây có phải là kế hoạch cần theo dõi không",
    ),
    Code.PLAN_ALREADY_IMPORTED: Message(
        "Tệp “{file}” không được nhập", "kế hoạch này đã có trong sổ", "hãy mở kế hoạch đã có để sửa"
    ),
    Code.BOOK_EXISTS: Message("Không tạo được sổ “{file}”", "đã có tệp cùng tên", "hãy đặt tên khác"),
    Code.BOOK_IN_USE: Message(
        "Sổ đang mở trong cửa sổ Đôn Đốc", "sổ “{file}” mỗi lúc chỉ mở được ở một nơi", "hãy đóng cửa sổ kia rồi thử lại"
    ),
    Code.BOOK_EMPTY: Message(
        "Sổ “{file}” rỗng", "tệp không còn dữ liệu, thường do mất điện đột ngột", "hãy khôi phục từ bản sao lưu gần nhất"
    ),
    Code.BOOK_DAMAGED: Message(
        "Sổ “{file}” bị hỏng", "dữ liệu trong tệp không còn nguyên vẹn", "hãy giữ nguyên tệp và khôi phục từ bản sao lưu"
    ),
    Code.BOOK_TOO_NEW: Message(
        "Không mở được sổ “{file}”", "sổ do phiên bản Đôn Đốc mới hơn tạo ra", "hãy cài phiên bản mới rồi mở lại"
    ),
    Code.BOOK_FOREIGN_SCHEMA: Message(
        "Sổ “{file}” không được mở", "cấu trúc bên trong đã bị thay đổi từ bên ngoài", "hãy dùng bản sao lưu của chính sổ này"
    ),
    Code.NOT_A_BOOK: Message("“{file}” không phải là sổ Đôn Đốc", "nội dung tệp không đúng", "hãy chọn tệp có đuôi .dondoc"),
    Code.CANNOT_OPEN_BOOK: Message(
        "Không mở được sổ “{file}”", "máy không cho mở hoặc ghi tệp ở thư mục này", "hãy chép sổ sang thư mục khác rồi mở lại"
    ),
    Code.DATABASE_PROFILE_REFUSED: Message(
        "Chương trình không chạy an toàn được trên máy này",
        "thiết lập lưu trữ “{setting}” không có hiệu lực",
        "hãy cài lại chương trình",
    ),
    Code.NOTHING_TO_UNDO: Message("Không có gì để hoàn tác", "sổ chưa có thao tác nào", "hãy tiếp tục làm việc"),
    Code.NOTHING_TO_REDO: Message("Không có gì để làm lại", "chưa hoàn tác thao tác nào", "hãy tiếp tục làm việc"),
    Code.BACKUP_NOT_VERIFIED: Message(
        "Bản sao lưu vừa ghi không đạt kiểm tra nên đã bị bỏ", "{detail}", "hãy kiểm tra ổ đĩa rồi sao lưu lại"
    ),
    Code.STORED_FILE_MISSING: Message(
        "Không tìm thấy tệp gốc “{file}” đi kèm sổ",
        "thư mục tệp kèm của sổ thiếu tệp này",
        "hãy chép lại cả thư mục tệp kèm bên cạnh sổ",
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
    Code.BAD_DATE: Message("Không hiểu ngày “{date}”", "ngày phải viết như 2022-12-31", "hãy gõ lại"),
    Code.YEAR_OUTSIDE_CALENDAR: Message(
        "Không có lịch năm {year}", "lịch âm chỉ tính từ năm {first} đến năm {last}", "hãy chọn năm khác"
    ),
    Code.NO_SUCH_UNIT: Message("Không có đơn vị “{unit}”", "danh bạ không có tên này", "hãy xem lại danh bạ"),
    Code.NOT_A_DIRECTORY: Message(
        "Tệp “{file}” không phải là danh bạ đơn vị",
        "không trang nào có cột “Tên đơn vị”",
        "hãy xuất danh bạ mẫu từ chương trình rồi điền vào đó",
    ),
    Code.BAD_UNIT_KIND: Message(
        "Không nhập được danh bạ “{file}”", "dòng {row} có loại đơn vị lạ “{kind}”", "hãy chọn loại trong danh sách của cột Loại"
    ),
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
    Code.NOTHING_TO_REPORT: Message(
        "Không lập được văn bản", "{period} không có đầu việc nào", "hãy chọn kỳ khác hoặc phân công trước"
    ),
    Code.NO_SUCH_PROFILE: Message("Không có bộ thể thức “{profile}”", "tên gõ chưa đúng", "hãy chọn một trong: {known}"),
    Code.NO_SUCH_REPORT: Message("Không có loại văn bản “{kind}”", "tên gõ chưa đúng", "hãy chọn một trong: {known}"),
    Code.NOTHING_TO_REMIND: Message(
        "Không lập công văn đôn đốc",
        "các đơn vị đã chọn không còn việc quá hạn và đã gửi báo cáo",
        "hãy chọn kỳ hoặc đơn vị khác",
    ),
    Code.NO_PLAN: Message("Không lập được văn bản", "sổ chưa có kế hoạch nào", "hãy nhập kế hoạch trước"),
    Code.PLAN_IN_USE: Message(
        "Không xoá được “{plan}”", "đã gửi phiếu hoặc đã ghi kết quả của kế hoạch này", "hãy giữ kế hoạch trong sổ"
    ),
    Code.PLAN_HAS_NO_MOULD: Message(
        "Không lập được theo mẫu văn bản gốc", "tệp của “{plan}” không giữ lại được cách trình bày", "hãy chọn thể thức quy định"
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
    Code.CANNOT_WRITE: Message("Không ghi được “{file}”", "{reason}", "hãy kiểm tra ổ đĩa còn trống và thư mục cho phép ghi"),
    Code.FILE_IN_USE: Message(
        "Không ghi được “{file}”", "tệp đang mở trong Word, Excel hoặc chương trình khác", "hãy đóng tệp đó rồi thử lại"
    ),
    Code.NO_SUCH_FOLDER: Message(
        "Không tìm thấy thư mục “{folder}”", "thư mục đã bị xoá hoặc gõ sai tên", "hãy chọn thư mục khác"
    ),
    Code.DISK_FULL: Message("Ổ đĩa không đủ chỗ trống", "cần {needed} MB nhưng chỉ còn {free} MB", "hãy xoá bớt tệp rồi thử lại"),
}


def sentence(code: Code, **parameters: object) -> str:
    """Return the message as the command line prints it: one sentence of three clauses."""
    message = MESSAGES[code]
    parts = [part.format(**parameters) for part in (message.what, message.why, message.now)]
    return f"{parts[0]}: {parts[1]}; {parts[2]}."
