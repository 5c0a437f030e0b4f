"""THE TABLE of the tour on the sample book: what each step says, what is to be clicked.

To add one: a row in `STEPS` with an action the clerk can really choose. `tests/ui/test_tour.py` clicks through all of them.
"""

from dataclasses import dataclass
from enum import Enum

from ui.actions.ids import ActionId


class At(Enum):
    """Where the control is that gets the ring."""

    RAIL = "rail"
    BUTTON = "button"
    MENU = "menu"


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step.

    Attributes:
        title: what it is about.
        words: one or two sentences.
        what: what to click.
        action: the action that is chosen by that; then the step is done.
        at: where the ring goes.
        button: the words of the button in the place, for `At.BUTTON`.
        place: the action that goes to the place in which it happens; None stays.
        trial: the words of a button that does it with a file of the sample; empty for none.
    """

    title: str
    words: str
    what: str
    action: ActionId
    at: At
    button: str = ""
    place: ActionId | None = None
    trial: str = ""


STEPS: tuple[TourStep, ...] = (
    TourStep(
        "Mỗi sáng: Hôm nay",
        "Việc đến hạn, quá hạn, phiếu chưa về và bước cần làm tiếp. Bấm vào số nào cũng ra danh sách phía sau.",
        "Bấm Hôm nay ở cột bên trái.",
        ActionId.GO_TODAY,
        At.RAIL,
    ),
    TourStep(
        "Kế hoạch trong sổ",
        "Nhiệm vụ đọc từ tệp Word, đơn vị làm và lịch đứng cạnh nhau. Cơ quan này là tưởng tượng.",
        "Bấm Kế hoạch ở cột bên trái.",
        ActionId.GO_PLAN,
        At.RAIL,
    ),
    TourStep(
        "Nhập kế hoạch",
        "Chương trình đọc tệp và đề nghị nhiệm vụ; anh chị xem cạnh bản gốc rồi mới nhập. Xem xong bấm Thôi.",
        "Mở Kế hoạch → Nhập kế hoạch…, hoặc bấm nút dưới đây.",
        ActionId.IMPORT_PLAN,
        At.MENU,
        place=ActionId.GO_PLAN,
        trial="Xem thử với kế hoạch mẫu",
    ),
    TourStep(
        "Giao việc",
        "Cả kế hoạch trên một bảng: C là chủ trì, P là phối hợp, T là theo dõi. Xem xong bấm Thôi.",
        "Mở Kế hoạch → Ma trận phân công…",
        ActionId.ASSIGN_MATRIX,
        At.MENU,
        place=ActionId.GO_PLAN,
    ),
    TourStep(
        "Thu gửi",
        "Mỗi đơn vị một dòng: đã gửi phiếu chưa, đã báo cáo chưa, việc tiếp theo là gì.",
        "Bấm Thu gửi ở cột bên trái.",
        ActionId.GO_TRACKERS,
        At.RAIL,
    ),
    TourStep(
        "Gửi phiếu",
        "Mỗi đơn vị một phiếu Excel và một thư nháp đã kèm phiếu; chương trình không tự gửi. Xem xong bấm Thôi.",
        "Bấm Gửi phiếu…",
        ActionId.SEND_TRACKERS,
        At.BUTTON,
        "Gửi phiếu…",
        ActionId.GO_TRACKERS,
    ),
    TourStep(
        "Gộp phiếu gửi về",
        "Ba giá trị của mỗi ô đứng cạnh nhau: đã gửi, gửi về, trong sổ. Không có gì bị ghi đè lặng lẽ.",
        "Bấm Nhận phiếu…, hoặc nút dưới đây.",
        ActionId.RECEIVE_TRACKERS,
        At.BUTTON,
        "Nhận phiếu…",
        ActionId.GO_TRACKERS,
        "Xem thử với phiếu mẫu",
    ),
    TourStep(
        "Đôn đốc",
        "Nhắn tin, gọi điện hoặc công văn cho đơn vị chậm; lần nào cũng được ghi lại. Xem xong bấm Thôi.",
        "Bấm Đôn đốc…",
        ActionId.REMIND_UNITS,
        At.BUTTON,
        "Đôn đốc…",
        ActionId.GO_TRACKERS,
    ),
    TourStep(
        "Soạn báo cáo",
        "Trang in hiện ngay, số liệu lấy từ sổ; sửa câu nào thì câu ấy được giữ. Xem xong đóng lại.",
        "Mở Văn bản → Soạn văn bản…",
        ActionId.COMPOSE_DOCUMENT,
        At.MENU,
        place=ActionId.GO_DOCUMENTS,
    ),
    TourStep(
        "Sao lưu",
        "Sổ tự sao lưu khi đóng và trước bước lớn; bản nào cũng được mở ra kiểm tra. Đây là bước cuối.",
        "Mở Sổ → Sao lưu ngay.",
        ActionId.BACK_UP,
        At.MENU,
    ),
)
