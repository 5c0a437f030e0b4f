"""The book: opening, undo, backups; and the machine it stands on."""

from app.messages.code import Code
from app.messages.message import Message

WORDS: dict[Code, Message] = {
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
    Code.UNDO_LIST_CHANGED: Message(
        "Chưa hoàn tác đến bước đã chọn", "từ lúc mở danh sách, sổ đã có thao tác khác", "hãy xem lại danh sách rồi chọn lại"
    ),
    Code.RESTORE_DONE: Message("Không cần khôi phục {what}", "mục này đang có trong sổ", "hãy tìm mục đó bằng ô tìm kiếm"),
    Code.RESTORE_NEEDS: Message(
        "Chưa khôi phục được {what}", "mục này cần {needs}, hiện không còn trong sổ", "hãy khôi phục {needs} trước"
    ),
    Code.RESTORE_CONFLICT: Message(
        "Chưa khôi phục được {what}",
        "tên hoặc chỗ của mục này nay đã là của mục khác trong sổ",
        "hãy đổi tên hoặc xoá mục đang giữ chỗ, rồi khôi phục lại",
    ),
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
