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
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_ENCRYPTED = "file_encrypted"
    FILE_OLD_BINARY = "file_old_binary"
    FILE_NOT_OFFICE = "file_not_office"
    FILE_DAMAGED = "file_damaged"
    FILE_WRONG_KIND = "file_wrong_kind"
    FILE_STRANGE = "file_strange"
    FILE_HAS_MACROS = "file_has_macros"
    FILE_UNREADABLE = "file_unreadable"
    READING_TOOK_TOO_LONG = "reading_took_too_long"
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


MESSAGES: dict[Code, Message] = {
    Code.NO_SUCH_FILE: Message("Không tìm thấy tệp “{file}”", "tệp đã bị xoá, đổi tên hoặc chuyển chỗ", "hãy chọn lại tệp"),
    Code.NOT_A_FILE: Message("“{file}” không phải là tệp", "đó là thư mục hoặc thiết bị", "hãy chọn một tệp"),
    Code.FILE_EMPTY: Message("Tệp “{file}” rỗng", "tệp không có nội dung nào", "hãy xin lại tệp từ nơi gửi"),
    Code.FILE_TOO_LARGE: Message("Tệp “{file}” quá lớn", "{detail}", "hãy kiểm tra lại tệp hoặc chia nhỏ rồi nhập từng phần"),
    Code.FILE_ENCRYPTED: Message(
        "Tệp “{file}” có mật khẩu",
        "chương trình không mở tệp đặt mật khẩu",
        "hãy mở bằng Word hoặc Excel, bỏ mật khẩu rồi lưu lại",
    ),
    Code.FILE_OLD_BINARY: Message(
        "Tệp “{file}” theo định dạng cũ", "đây là kiểu tệp của Office 97-2003", "hãy mở bằng Word hoặc Excel rồi lưu thành {kind}"
    ),
    Code.FILE_NOT_OFFICE: Message(
        "Tệp “{file}” không phải là tệp {kind}", "nội dung bên trong không đúng định dạng", "hãy chọn đúng tệp {kind}"
    ),
    Code.FILE_DAMAGED: Message("Tệp “{file}” bị hỏng", "{detail}", "hãy xin lại tệp từ nơi gửi"),
    Code.FILE_WRONG_KIND: Message(
        "Tệp “{file}” không phải là tệp {kind}", "bên trong là một loại tệp Office khác", "hãy chọn đúng tệp {kind}"
    ),
    Code.FILE_STRANGE: Message(
        "Tệp “{file}” có cấu trúc lạ nên không được mở", "{detail}", "hãy mở bằng Word hoặc Excel, lưu thành tệp mới rồi nhập lại"
    ),
    Code.FILE_HAS_MACROS: Message(
        "Tệp “{file}” có macro nên không được mở", "macro có thể gây hại cho máy", "hãy lưu lại thành tệp không có macro"
    ),
    Code.FILE_UNREADABLE: Message(
        "Không đọc được tệp “{file}”", "{detail}", "hãy mở thử bằng Word hoặc Excel, lưu lại rồi nhập lại"
    ),
    Code.READING_TOOK_TOO_LONG: Message(
        "Đã dừng đọc tệp “{file}”",
        "tệp đọc quá lâu hoặc cần quá nhiều bộ nhớ",
        "hãy mở bằng Word, lưu thành tệp mới rồi nhập lại",
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
