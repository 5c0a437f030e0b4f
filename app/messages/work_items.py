"""One work item: numbers, evidence, notes, approval and correction."""

from app.messages.code import Code
from app.messages.message import Message

_ASK_FOR_ONE = "hãy gõ lại, ví dụ 1234 hoặc 12,5"

WORDS: dict[Code, Message] = {
    Code.ITEM_LOCKED: Message(
        "Không sửa được đầu việc này",
        "báo cáo {period} của “{unit}” đã được duyệt nên kỳ đã khoá",
        "hãy dùng “Đính chính” trong trang trả lời và ghi lý do, hoặc hoàn tác lần duyệt",
    ),
    Code.ITEM_NOT_LOCKED: Message(
        "Chưa cần đính chính", "báo cáo của “{unit}” cho {period} chưa được duyệt", "hãy sửa thẳng bằng “Ghi tiến độ”"
    ),
    Code.CORRECTION_WITHOUT_REASON: Message(
        "Chưa ghi được đính chính", "còn thiếu lý do đính chính", "hãy ghi lý do rồi lưu lại"
    ),
    Code.NOTHING_TO_CORRECT: Message(
        "Chưa ghi được đính chính", "nội dung mới giống hệt nội dung đã duyệt", "hãy sửa nội dung cần đính chính rồi lưu lại"
    ),
    Code.REPORT_NOT_RECEIVED: Message(
        "Chưa duyệt hoặc trả lại được “{unit}”",
        "báo cáo {period} của đơn vị đang ở tình trạng “{state}”",
        "hãy chọn đơn vị có báo cáo đã nhận về mà chưa duyệt",
    ),
    Code.REPORT_IS_THERE: Message(
        "Chưa ghi được “{unit}” đã báo cáo",
        "báo cáo {period} của đơn vị đang ở tình trạng “{state}”",
        "hãy chọn đơn vị chưa báo cáo",
    ),
    Code.SEND_BACK_WITHOUT_REASON: Message("Chưa trả lại được “{unit}”", "còn thiếu lý do trả lại", "hãy ghi lý do rồi trả lại"),
    Code.SEND_BACK_TOO_EARLY: Message(
        "Chưa trả lại được “{unit}”", "hạn gửi lại {day} đã qua", "hãy chọn ngày từ hôm nay trở đi"
    ),
    Code.NOT_A_NUMBER: Message("Không ghi được “{name}”", "“{written}” không phải là số", _ASK_FOR_ONE),
    Code.NUMBER_NEGATIVE: Message("Không ghi được “{name}”", "“{written}” là số âm", "hãy ghi số từ 0 trở lên"),
    Code.NUMBER_TOO_LONG: Message(
        "Không ghi được “{name}”", "“{written}” dài quá {digits} chữ số hoặc quá {decimals} số lẻ", "hãy kiểm tra rồi gõ lại"
    ),
    Code.NUMBER_TWO_READINGS: Message(
        "Không ghi được “{name}”",
        "“{written}” đọc được hai cách, là {first} hoặc {second}",
        "hãy gõ đúng một trong hai cách ấy",
    ),
    Code.INDICATOR_INCOMPLETE: Message(
        "Chưa lưu được chỉ tiêu", "dòng {row} thiếu tên hoặc đơn vị tính", "hãy điền đủ hoặc xoá dòng đó"
    ),
    Code.INDICATOR_TWICE: Message(
        "Chưa lưu được chỉ tiêu", "“{name}” có hai dòng cùng tên, cùng đơn vị tính", "hãy xoá hoặc đổi tên một dòng"
    ),
    Code.INDICATOR_IN_USE: Message(
        "Không xoá hoặc đổi đơn vị tính của “{name}” được",
        "đã có đơn vị ghi số liệu cho chỉ tiêu này",
        "hãy giữ chỉ tiêu cũ và thêm chỉ tiêu mới",
    ),
    Code.EVIDENCE_IS_PROGRAM: Message(
        "Tệp “{file}” không được nhận làm minh chứng",
        "đây là chương trình hoặc tệp lệnh, mở ra có thể gây hại",
        "hãy chọn văn bản, ảnh hoặc tệp PDF",
    ),
    Code.EVIDENCE_KIND_UNKNOWN: Message(
        "Tệp “{file}” không được nhận làm minh chứng",
        "chương trình chỉ giữ văn bản, bảng tính, trình chiếu, PDF, ảnh, âm thanh, phim, thư và tệp nén",
        "hãy lưu tệp thành PDF hoặc ảnh rồi thêm lại",
    ),
    Code.EVIDENCE_WITHOUT_NAME: Message("Chưa thêm được minh chứng", "còn thiếu tên", "hãy ghi tên minh chứng"),
    Code.EVIDENCE_NOT_THERE: Message(
        "Chưa chấp nhận được “{name}”", "mới có tên, chưa có tệp hoặc địa chỉ", "hãy thêm tệp hoặc địa chỉ trước"
    ),
    Code.BAD_ADDRESS: Message(
        "Chưa thêm được địa chỉ “{address}”",
        "địa chỉ phải bắt đầu bằng http:// hoặc https://, có tên trang và không có dấu cách",
        "hãy sao chép lại địa chỉ từ trình duyệt",
    ),
    Code.SEEN_LATER_THAN_TODAY: Message("Chưa thêm được địa chỉ", "ngày xem {day} chưa tới", "hãy chọn ngày đã xem trang"),
    Code.NOTE_EMPTY: Message("Chưa ghi được ghi chú", "ghi chú còn trống", "hãy gõ nội dung rồi lưu lại"),
    Code.NO_SUCH_ITEM: Message(
        "Không có đầu việc để xem",
        "“{unit}” không có đầu việc nào của nhiệm vụ {task} trong {period}",
        "hãy chọn kỳ khác hoặc xem lại phân công",
    ),
}
