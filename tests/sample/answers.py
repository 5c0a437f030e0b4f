"""What the sample's units answer: results, difficulties and proposals in our own words, by task and quarter.

A row's text may use {n}, {m}, {k}: small numbers that differ from unit to unit but are always the same for one unit.
"""

from dataclasses import dataclass
from datetime import date

DONE, RUNNING, NOT_STARTED = "Hoàn thành", "Đang thực hiện", "Chưa thực hiện"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a unit writes into one row.

    Attributes:
        state: the state as typed.
        done_on: the day; None for an empty cell.
    """

    state: str
    done_on: date | str | None = None
    result: str = ""
    difficulty: str = ""
    proposal: str = ""


RESULTS: dict[str, dict[str, str]] = {
    "2022-Q4": {
        "II.1": "Đã tổ chức {n} buổi sinh hoạt chuyên đề với {m} lượt người dự; giới thiệu {k} cuốn sách.",
        "II.2": "Đã xong đề cương sổ tay và phân công người viết từng phần.",
        "II.3": "Tủ sách có thêm {m} đầu sách; đăng {k} bài giới thiệu sách trên trang của Sở.",
        "II.4": "Tham quan thư viện tỉnh và kho lưu trữ lịch sử, {m} người tham gia.",
        "II.5": "Đã gửi báo cáo sơ kết của đơn vị kèm số liệu 05 năm.",
        "II.6": "Lồng ghép trong {n} kỳ sinh hoạt; nêu gương {k} người tốt, việc tốt.",
        "II.7": "Gửi {k} tin, bài và {m} ảnh cho ban biên tập trang thông tin.",
        "III.1": "Đã ban hành kế hoạch của chi bộ và phổ biến đến 100% đảng viên.",
        "III.2": "Vận động {m} đoàn viên, hội viên ký cam kết giữ nếp sống văn minh.",
    },
    "2023-Q1": {
        "II.1": "Tổ chức {n} buổi đọc sách đầu năm, {m} lượt người tham gia.",
        "II.2": "Đã viết xong {k} phần của sổ tay, đang góp ý.",
        "II.3": "Bổ sung {k} đầu sách; mượn, đọc {m} lượt.",
        "II.4": "Đã đăng ký tham quan trong quý II.",
        "II.6": "Đưa vào {n} kỳ sinh hoạt quý I; biểu dương {k} tập thể, cá nhân.",
        "II.7": "Đăng {k} tin, bài về ngày hội đọc sách đầu xuân.",
        "III.2": "Phát động tháng Thanh niên gắn với văn hoá đọc, {m} người tham gia.",
    },
}

DIFFICULTIES: dict[tuple[str, str], str] = {
    ("Chi bộ Thanh tra", "II.4"): "Cuối năm nhiều đoàn thanh tra, khó bố trí cả chi bộ cùng đi.",
    ("Chi bộ Tôn giáo", "II.3"): "Phòng làm việc chật, chưa có chỗ đặt tủ sách.",
    ("Công đoàn Sở", "II.1"): "Kinh phí tổ chức hội thi còn hạn hẹp.",
    ("Chi bộ Tổ chức cán bộ", "II.5"): "Thiếu số liệu các năm 2018, 2019.",
}

PROPOSALS: dict[tuple[str, str], str] = {
    ("Chi bộ Tôn giáo", "II.3"): "Đề nghị dùng chung tủ sách với Văn phòng.",
    ("Công đoàn Sở", "II.1"): "Đề nghị Sở hỗ trợ kinh phí hội thi năm 2023.",
}

# Rows that are not simply done: (unit, task, quarter) -> what is typed.
EXCEPTIONS: dict[tuple[str, str, str], Answer] = {
    ("Chi bộ Thanh tra", "II.4", "2022-Q4"): Answer(RUNNING, None, "Đã lập danh sách, chờ xếp lịch.", ""),
    ("Chi bộ Tôn giáo", "II.3", "2022-Q4"): Answer(RUNNING, None, "Đã chọn được {k} đầu sách."),
    ("Chi bộ Cải cách hành chính", "II.5", "2022-Q4"): Answer(RUNNING, None, "Đang tổng hợp số liệu."),
    ("Chi bộ Xây dựng chính quyền", "III.1", "2022-Q4"): Answer(
        DONE, date(2022, 11, 8), "Ban hành kế hoạch muộn do kiện toàn chi uỷ."
    ),
    ("Chi bộ Thi đua, khen thưởng", "III.1", "2022-Q4"): Answer(NOT_STARTED, None, ""),
    ("Đoàn Thanh niên Sở", "II.7", "2022-Q4"): Answer("xong", "24/12/2022", "Đăng {k} tin, {m} ảnh."),
    ("Ban Chấp hành Đảng bộ", "II.2", "2022-Q4"): Answer(
        RUNNING, None, "Đã xong đề cương sổ tay và phân công người viết từng phần."
    ),
    ("Lãnh đạo Sở", "II.2", "2022-Q4"): Answer(RUNNING, None, "Đã cử người tham gia ban biên soạn."),
    ("Ban Chấp hành Đảng bộ", "II.2", "2023-Q1"): Answer(RUNNING, None, "Đã viết xong {k} phần của sổ tay, đang góp ý."),
    ("Lãnh đạo Sở", "II.2", "2023-Q1"): Answer(RUNNING, None, "Đã góp ý {k} phần của sổ tay."),
    ("Chi bộ Thanh tra", "II.4", "2023-Q1"): Answer(DONE, date(2023, 3, 10), "Tham quan bảo tàng tỉnh, {m} người tham gia."),
    ("Chi bộ Thi đua, khen thưởng", "III.1", "2023-Q1"): Answer(DONE, date(2023, 2, 14), "Đã ban hành kế hoạch của chi bộ."),
}

SILENT: dict[str, tuple[str, ...]] = {
    "2022-Q4": ("Hội Cựu chiến binh Sở", "Ban Nữ công Sở"),
    "2023-Q1": ("Ban Nữ công Sở",),
}

DONE_ON: dict[str, date] = {"2022-Q4": date(2022, 12, 20), "2023-Q1": date(2023, 3, 24)}
DONE_ON_OF_TASK: dict[str, date] = {"III.1": date(2022, 10, 26), "II.5": date(2022, 12, 12)}

# The tracker that comes back sorted, with a row deleted, and with a result that the clerk has meanwhile entered otherwise.
MISHANDLED = "Chi bộ Tổ chức cán bộ"


def answer_of(unit: str, task: str, period: str, place: int) -> Answer:
    """Return what the unit at a place of the directory answers about a task."""
    numbers = {name: f"{value:02}" for name, value in (("n", 1 + place % 3), ("m", 9 + 7 * (place % 5)), ("k", 2 + place % 4))}
    found = EXCEPTIONS.get((unit, task, period))
    if found is None:
        result = RESULTS[period].get(task, "")
        if task == "II.4" and period == "2023-Q1":
            found = Answer(RUNNING, None, result)
        else:
            found = Answer(DONE, DONE_ON_OF_TASK.get(task, DONE_ON[period]), result)
    return Answer(
        found.state,
        found.done_on,
        found.result.format(**numbers),
        DIFFICULTIES.get((unit, task), "") if period == "2022-Q4" else "",
        PROPOSALS.get((unit, task), "") if period == "2022-Q4" else "",
    )
