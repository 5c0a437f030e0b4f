"""Documents for signature."""

from app.messages.code import Code
from app.messages.message import Message

WORDS: dict[Code, Message] = {
    Code.NOTHING_TO_REPORT: Message(
        "Không lập được văn bản", "{period} không có đầu việc nào", "hãy chọn kỳ khác hoặc phân công trước"
    ),
    Code.NO_SUCH_PROFILE: Message("Không có bộ thể thức “{profile}”", "tên gõ chưa đúng", "hãy chọn một trong: {known}"),
    Code.COPY_OVER_ORIGINAL: Message(
        "Không ghi đè lên “{file}”", "đó chính là văn bản đang kiểm tra", "hãy đặt một tên khác cho bản sao"
    ),
    Code.NO_SUCH_REPORT: Message("Không có loại văn bản “{kind}”", "tên gõ chưa đúng", "hãy chọn một trong: {known}"),
    Code.NOTHING_TO_REMIND: Message(
        "Không lập công văn đôn đốc",
        "các đơn vị đã chọn không còn việc quá hạn và đã gửi báo cáo",
        "hãy chọn kỳ hoặc đơn vị khác",
    ),
    Code.NOTHING_TO_SUBMIT: Message(
        "Không lập được tờ trình",
        "trong {period} các đơn vị không nêu khó khăn, đề xuất nào",
        "hãy chọn kỳ khác hoặc ghi đề xuất của đơn vị trước",
    ),
    Code.NO_SUPERIOR_PLAN: Message(
        "Không lập được bảng đối chiếu",
        "sổ chưa có kế hoạch cấp trên nào",
        "hãy nhập kế hoạch cấp trên và chọn nhiệm vụ đáp ứng trước",
    ),
    Code.DOCUMENT_WITHOUT_UNIT: Message(
        "Không lập được “{kind}”", "văn bản này lập cho một đơn vị mà chưa chọn đơn vị nào", "hãy chọn đơn vị"
    ),
    Code.NO_PLAN: Message("Không lập được văn bản", "sổ chưa có kế hoạch nào", "hãy nhập kế hoạch trước"),
    Code.DOCUMENT_FILE_GONE: Message(
        "Không ghi được là đã ký", "tệp “{file}” không còn ở chỗ cũ", "hãy chọn tệp của bản đã ký rồi ghi lại"
    ),
    Code.DOCUMENT_ALREADY_SIGNED: Message(
        "Văn bản đã ghi là đã ký ngày {day}", "số liệu và tệp của bản đã ký không đổi được nữa", "hãy hoàn tác nếu đã ghi nhầm"
    ),
    Code.SIGNED_IN_THE_FUTURE: Message("Ngày ký {day} chưa tới", "hôm nay là {today}", "hãy chọn lại ngày ký"),
    Code.PLAN_HAS_NO_MOULD: Message(
        "Không lập được theo mẫu văn bản gốc", "tệp của “{plan}” không giữ lại được cách trình bày", "hãy chọn thể thức quy định"
    ),
}
