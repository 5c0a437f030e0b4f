"""Assignment, linked plans and activities: what cannot be entered."""

from app.messages.code import Code
from app.messages.message import Message

WORDS: dict[Code, Message] = {
    Code.SUPERIOR_PLAN_IN_USE: Message(
        "Không đánh dấu được “{plan}” là kế hoạch cấp trên",
        "đã gửi phiếu hoặc đã ghi kết quả của kế hoạch này",
        "hãy giữ nó là kế hoạch của cơ quan và nhập kế hoạch cấp trên thành một kế hoạch riêng",
    ),
    Code.PLAN_HAS_ANSWERS: Message(
        "Chưa đổi được loại của “{plan}”",
        "kế hoạch đang có {count} dòng đối chiếu với kế hoạch khác",
        "hãy bỏ các dòng đối chiếu ấy trước",
    ),
    Code.PLAN_IN_BOOK: Message(
        "Chưa ghi được “{plan}”", "sổ đã có kế hoạch cùng số và ngày", "hãy mở kế hoạch đã có và đánh dấu là kế hoạch cấp trên"
    ),
    Code.PLAN_WITHOUT_LINES: Message(
        "Chưa ghi được kế hoạch cấp trên", "chưa có nhiệm vụ nào", "hãy gõ mỗi nhiệm vụ thành một dòng"
    ),
    Code.NOT_A_SUPERIOR_PLAN: Message(
        "Chưa lưu được đối chiếu",
        "“{plan}” không phải kế hoạch cấp trên, hoặc nhiệm vụ đáp ứng không thuộc kế hoạch của cơ quan",
        "hãy đánh dấu kế hoạch cấp trên ở “Liên kết kế hoạch” rồi đối chiếu lại",
    ),
    Code.ACTIVITY_WITHOUT_TITLE: Message("Chưa lưu được hoạt động", "tên hoạt động còn trống", "hãy ghi tên hoạt động"),
    Code.ACTIVITY_IN_FUTURE: Message(
        "Chưa lưu được “{title}”", "ngày {day} còn chưa đến", "hãy ghi hoạt động khi đã diễn ra, hoặc sửa lại ngày"
    ),
    Code.REMEDY_BEFORE_INSPECTION: Message(
        "Chưa lưu được “{title}”", "hạn hoặc ngày khắc phục đứng trước ngày kiểm tra, hoặc còn chưa đến", "hãy sửa lại ngày"
    ),
}
