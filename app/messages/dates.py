"""Time: beats, pauses, extensions, preparation, the office's calendar, the computer's clock."""

from app.messages.code import Code
from app.messages.message import Message

WORDS: dict[Code, Message] = {
    Code.BEAT_HAS_ONE_PERIOD: Message(
        "Chưa đổi được nhịp của nhiệm vụ {task}",
        "nhiệm vụ chỉ có một kỳ và đã gửi phiếu hoặc ghi kết quả",
        "hãy gia hạn, hoặc đổi thời hạn của nhiệm vụ",
    ),
    Code.BEAT_IN_THE_PAST: Message(
        "Chưa đổi được nhịp từ ngày {day}",
        "các kỳ đã qua phải giữ nguyên như đã báo cáo",
        "hãy chọn từ ngày {first} trở đi",
    ),
    Code.BEAT_TOO_LATE: Message(
        "Chưa đổi được nhịp từ ngày {day}",
        "kỳ đang theo dõi kéo dài đến khi nhiệm vụ kết thúc",
        "hãy chọn ngày sớm hơn, hoặc giữ nhịp đang có",
    ),
    Code.PAUSE_OF_ONE_DEADLINE: Message(
        "Chưa tạm dừng được nhiệm vụ {task}",
        "nhiệm vụ chỉ có một kỳ, tạm dừng thì không còn kỳ nào",
        "hãy gia hạn cho đơn vị, hoặc ghi “Không thực hiện” kèm lý do",
    ),
    Code.TIME_WITHOUT_REASON: Message("Chưa ghi được việc {what}", "còn thiếu lý do", "hãy ghi lý do rồi lưu lại"),
    Code.DATES_REVERSED: Message("Chưa lưu được", "ngày cuối {last} đứng trước ngày đầu {first}", "hãy xem lại hai ngày"),
    Code.PAUSES_OVERLAP: Message(
        "Chưa tạm dừng được nhiệm vụ {task}",
        "thời gian này trùng với lần tạm dừng {pause}",
        "hãy sửa hoặc bỏ lần tạm dừng ấy trước",
    ),
    Code.NO_PAUSE_TO_END: Message(
        "Chưa tiếp tục được từ ngày {day}",
        "ngay trước ngày ấy nhiệm vụ không tạm dừng",
        "hãy chọn ngày sau ngày đầu của lần tạm dừng",
    ),
    Code.EXTENSION_NOT_LATER: Message(
        "Chưa gia hạn được cho {unit}",
        "hạn mới {day} không muộn hơn hạn đang có {due}",
        "hãy chọn ngày muộn hơn; muốn rút ngắn thì đổi thời hạn của nhiệm vụ hoặc của đơn vị",
    ),
    Code.EXTENSION_BEFORE_DECISION: Message(
        "Chưa gia hạn được", "hạn mới {day} đã qua vào ngày quyết định {decided}", "hãy xem lại hai ngày"
    ),
    Code.DAY_IN_THE_FUTURE: Message("Chưa lưu được", "ngày {day} chưa đến", "hãy chọn từ hôm nay {today} trở về trước"),
    Code.PREPARATION_WITHOUT_TEXT: Message(
        "Chưa lưu được việc chuẩn bị", "dòng T-{days} chưa ghi phải làm gì", "hãy ghi việc hoặc bỏ dòng đó"
    ),
    Code.PREPARATION_BAD_DAYS: Message(
        "Chưa lưu được việc chuẩn bị", "số ngày trước hạn phải từ 1 đến {most}", "hãy sửa lại số ngày"
    ),
    Code.CALENDAR_ROW_WITHOUT_NAME: Message("Chưa lưu được lịch của cơ quan", "ngày {day} chưa có tên", "hãy ghi tên ngày"),
    Code.NO_SUCH_DAY_OF_YEAR: Message(
        "Chưa lưu được “{name}”", "không năm nào có ngày {day} tháng {month} ({calendar})", "hãy sửa lại ngày, tháng"
    ),
    Code.FOUNDED_IN_THE_FUTURE: Message("Chưa lưu được “{name}”", "năm {year} chưa đến", "hãy sửa lại năm"),
    Code.DAY_ENTERED_TWICE: Message("Chưa lưu được lịch của cơ quan", "ngày {day} được ghi hai lần", "hãy giữ lại một dòng"),
    Code.CLOCK_SET_BACK: Message(
        "Ngày của máy tính có thể sai",
        "máy chỉ {today}, sổ đã ghi đến {last}",
        "hãy chỉnh ngày của máy hoặc tự gõ ngày",
    ),
}
