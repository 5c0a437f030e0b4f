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
    Code.BOOK_WITHOUT_UNITS: Message(
        "Không lập được kế hoạch của đơn vị", "sổ chưa có đơn vị nào", "hãy nhập danh bạ đơn vị hoặc nhập kế hoạch trước"
    ),
    Code.DOCUMENT_WITHOUT_UNIT: Message(
        "Không lập được “{kind}”", "văn bản này lập cho một đơn vị mà chưa chọn đơn vị nào", "hãy chọn đơn vị"
    ),
    Code.NO_PLAN: Message("Không lập được văn bản", "sổ chưa có kế hoạch nào", "hãy nhập kế hoạch trước"),
    Code.DOCUMENT_FILE_GONE: Message(
        "Không ghi được là đã ký", "tệp “{file}” không còn ở chỗ cũ", "hãy chọn tệp của bản đã ký rồi ghi lại"
    ),
    Code.NO_WRITTEN_FILE: Message(
        "Không có tệp để ghi PDF", "tệp “{file}” không còn ở chỗ cũ", "hãy xuất lại văn bản ra Word trước"
    ),
    Code.NO_PDF_PROGRAM: Message(
        "Không ghi được “{file}” bằng Word hay LibreOffice",
        "máy này không có chương trình nào trong hai chương trình ấy",
        "hãy dùng “Lưu PDF” của Đôn Đốc",
    ),
    Code.PDF_FAILED: Message(
        "Không ghi được “{file}”",
        "{program} không mở được văn bản, hoặc mất quá nhiều thời gian",
        "hãy thử lại, hoặc dùng “Lưu PDF” của Đôn Đốc",
    ),
    Code.DOCUMENT_ALREADY_SIGNED: Message(
        "Văn bản đã ghi là đã ký ngày {day}", "số liệu và tệp của bản đã ký không đổi được nữa", "hãy hoàn tác nếu đã ghi nhầm"
    ),
    Code.SIGNED_IN_THE_FUTURE: Message("Ngày ký {day} chưa tới", "hôm nay là {today}", "hãy chọn lại ngày ký"),
    Code.MARGIN_NOT_ALLOWED: Message("Không đặt lề {side} {mm} mm", "{rule} cho phép {allowed}", "hãy nhập số trong khoảng đó"),
    Code.MARGIN_OUT_OF_REACH: Message(
        "Không đặt lề {side} {mm} mm cho trang ngang",
        "{rule} không nêu số cho trang ngang, nhưng số trang và máy in cần chỗ: {allowed}",
        "hãy nhập số trong khoảng đó",
    ),
    Code.SIGNER_WITHOUT_NAME: Message(
        "Chưa ghi được người ký", "dòng “{authority}” chỉ có quyền hạn ký", "hãy điền chức vụ hoặc họ tên"
    ),
    Code.TEMPLATE_HAS_FAULTS: Message(
        "Chưa lập được văn bản theo mẫu “{name}”",
        "mẫu có {count} lỗi; lỗi đầu tiên: {first}",
        "hãy sửa mẫu bằng Word rồi chọn tệp lại",
    ),
    Code.TEMPLATE_REPEATS_TOO_MUCH: Message(
        "Không lập được văn bản theo mẫu này", "các dòng lặp thành hơn {limit} dòng", "hãy bớt bảng lặp trong mẫu"
    ),
    Code.TEMPLATE_WITHOUT_NAME: Message("Không ghi được mẫu", "mẫu chưa có tên", "hãy đặt tên cho mẫu"),
    Code.TEMPLATE_NAME_TAKEN: Message(
        "Không ghi được mẫu", "đã có mẫu tên “{name}”", "hãy đặt tên khác hoặc thay tệp của mẫu đó"
    ),
    Code.TEMPLATE_OF_OTHER_KIND: Message(
        "Không lập được “{kind}” theo mẫu “{name}”", "mẫu này dùng cho “{other}”", "hãy chọn mẫu khác"
    ),
    Code.DRAFT_IS_SIGNED: Message(
        "Không sửa được “{draft}”",
        "văn bản đã ký, nội dung và số liệu giữ đúng như khi ký",
        "hãy lập bản thảo mới từ bản này, hoặc hoàn tác nếu ghi đã ký nhầm",
    ),
    Code.DRAFT_KIND_IS_FIXED: Message(
        "Không đổi được loại văn bản, kế hoạch của “{draft}”",
        "các chỗ đã sửa thuộc về loại văn bản và kế hoạch này",
        "hãy soạn một văn bản khác",
    ),
    Code.DRAFT_TEXT_EMPTY: Message("Chưa ghi được", "ô chữ đang để trống", "hãy nhập chữ, hoặc chọn “Bỏ khỏi văn bản”"),
    Code.DRAFT_BLOCK_GONE: Message(
        "Không tìm thấy đoạn này trong “{draft}”", "số liệu đã đổi nên sổ không còn lập đoạn ấy", "hãy xem lại bản thảo rồi sửa"
    ),
    Code.DRAFT_BLOCK_WITHOUT_TEXT: Message(
        "Không sửa được chữ ở đây",
        "bảng lấy từ sổ, đề mục có lệnh riêng để đổi tên",
        "hãy sửa đoạn văn, hoặc ghi tiến độ trong sổ để bảng đổi theo",
    ),
    Code.DRAFT_NOT_WRITTEN: Message(
        "Chưa ghi được “{draft}” là đã ký", "bản thảo chưa được ghi ra tệp Word lần nào", "hãy ghi tệp Word trước"
    ),
    Code.HEADING_IN_USE: Message(
        "Không xoá đề mục “{heading}”", "dưới đề mục còn đoạn văn hoặc đề mục đã thêm", "hãy xoá các phần ấy trước"
    ),
    Code.PLAN_HAS_DRAFTS: Message(
        "Không xoá “{plan}”", "sổ còn bản thảo hoặc văn bản đã ký lập từ kế hoạch này", "hãy xoá các bản thảo trước"
    ),
    Code.PLAN_HAS_NO_MOULD: Message(
        "Không lập được theo mẫu văn bản gốc", "tệp của “{plan}” không giữ lại được cách trình bày", "hãy chọn thể thức quy định"
    ),
}
