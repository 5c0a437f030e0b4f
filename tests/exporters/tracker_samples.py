"""An invented office's tracker: fourteen tasks of every kind, as a unit would find them in its post."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.evidence import Evidence, EvidenceState
from app.domain.ids import EvidenceId, IndicatorId, TaskId, WorkItemId
from app.domain.indicator import Indicator
from app.domain.item_parts import IndicatorValue, ItemParts
from app.domain.period import quarter
from app.domain.progress import Progress, ProgressState
from app.domain.tracker import Tracker, TrackerRow

_LEAD = "Chủ trì"
_SUPPORT = "Phối hợp"
_END = date(2022, 12, 31)

_TASKS: tuple[tuple[str, str, str, date | None, str, Progress], ...] = (
    (
        "II.1",
        "Tổ chức quán triệt nội dung kế hoạch đến toàn thể đảng viên, công chức bằng hình thức sinh hoạt chuyên đề",
        _LEAD,
        date(2022, 10, 31),
        "trong tháng 10/2022",
        Progress(ProgressState.COMPLETED, date(2022, 10, 26), "Đã tổ chức 01 buổi, 38/38 đảng viên dự."),
    ),
    (
        "II.2",
        "Rà soát, bổ sung quy chế làm việc của cấp uỷ chi bộ",
        _LEAD,
        _END,
        "Quý IV/2022",
        Progress(
            ProgressState.IN_PROGRESS,
            None,
            "- Đã lấy ý kiến lần 1.\n- Đang tổng hợp, dự kiến trình trong tháng 12.",
            "Một số ý kiến còn khác nhau.",
        ),
    ),
    (
        "II.3.a",
        "Phân công đảng viên phụ trách từng địa bàn dân cư; mỗi đảng viên có sổ theo dõi riêng",
        _LEAD,
        _END,
        "Quý IV/2022",
        Progress(ProgressState.NOT_APPLICABLE, reason="Chi bộ không có đảng viên được phân công phụ trách địa bàn."),
    ),
    (
        "II.3.b",
        "Theo dõi, nắm tình hình dư luận trong cơ quan, kịp thời báo cáo cấp uỷ những vấn đề phát sinh",
        _SUPPORT,
        _END,
        "Thường xuyên",
        Progress(),
    ),
    (
        "II.4",
        "Xây dựng chuyên mục giới thiệu gương người tốt, việc tốt trên trang thông tin điện tử của cơ quan; mỗi tháng có ít nhất "
        "02 tin, bài; chú trọng những việc làm cụ thể của công chức trẻ, người lao động trực tiếp và các tập thể ở cơ sở",
        _LEAD,
        _END,
        "Thường xuyên",
        Progress(ProgressState.IN_PROGRESS, None, "Đã đăng 05 tin, bài.", "", "Đề nghị hỗ trợ kinh phí nhuận bút."),
    ),
    (
        "II.5",
        "Tổ chức hội thi tìm hiểu nghiệp vụ công tác đảng",
        _SUPPORT,
        None,
        "Theo kế hoạch của Đảng uỷ cấp trên",
        Progress(ProgressState.NOT_YET_DUE),
    ),
    (
        "II.6",
        "Kiểm tra việc chấp hành giờ giấc làm việc, văn hoá công sở",
        _LEAD,
        date(2022, 11, 30),
        "trước ngày 30/11/2022",
        Progress(),
    ),
    ("II.7", "Số hoá hồ sơ đảng viên", _LEAD, _END, "Quý IV/2022", Progress()),
    (
        "II.8",
        "Thăm hỏi, tặng quà gia đình chính sách nhân ngày 22/12",
        _SUPPORT,
        date(2022, 12, 22),
        "ngày 22/12/2022",
        Progress(),
    ),
    (
        "II.9",
        "Rà soát, sắp xếp lại phòng làm việc, kho lưu trữ; lập danh mục tài sản cần thanh lý",
        _LEAD,
        _END,
        "Quý IV/2022",
        Progress(),
    ),
    (
        "III.1",
        "Xây dựng kế hoạch của chi bộ để thực hiện kế hoạch này, gửi về Văn phòng Đảng uỷ",
        _LEAD,
        date(2022, 10, 31),
        "hoàn thành trong tháng 10/2022",
        Progress(ProgressState.COMPLETED, date(2022, 11, 2), "Đã ban hành Kế hoạch số 07-KH/CB."),
    ),
    ("III.2", "Báo cáo kết quả thực hiện hằng quý", _LEAD, date(2022, 12, 15), "trước ngày 15 tháng cuối quý", Progress()),
    (
        "III.3",
        "Phối hợp với Công đoàn cơ quan phát động đợt thi đua ngắn ngày chào mừng năm mới",
        _SUPPORT,
        _END,
        "Quý IV/2022",
        Progress(),
    ),
    ("III.4", "Lưu hồ sơ, tài liệu minh chứng của từng nhiệm vụ để phục vụ kiểm tra", _LEAD, _END, "Thường xuyên", Progress()),
)


def an_indicator(number: int, name: str, measuring_unit: str, value: str = "") -> IndicatorValue:
    """Return an indicator of the sample and what was reached of it."""
    return IndicatorValue(Indicator(IndicatorId(number), TaskId(1), name, measuring_unit), Decimal(value) if value else None)


def a_name(number: int, name: str, file_id: int | None = None) -> Evidence:
    """Return a piece of evidence of the sample, its file still missing unless one is given."""
    state = EvidenceState.DRAFT if file_id else EvidenceState.MISSING
    return Evidence(EvidenceId(number), WorkItemId(1), name, state, file_id, name if file_id else "", "", None, _END)


# By the number of the task: its indicators and evidence, and what stood a quarter before.
_PARTS: dict[str, tuple[ItemParts, str]] = {
    "II.1": (
        ItemParts(
            (an_indicator(1, "Số buổi", "buổi", "1"), an_indicator(2, "Số lượt người dự", "lượt người", "38")),
            (a_name(1, "Giấy mời hội nghị.pdf", 7), a_name(2, "Danh sách điểm danh.pdf", 8)),
        ),
        "",
    ),
    "II.3.b": (ItemParts(), "Quý III/2022: Hoàn thành ngày 28/09/2022. Đã báo cáo cấp uỷ 03 vấn đề."),
    "II.4": (
        ItemParts((an_indicator(3, "Tin, bài đã đăng", "tin, bài", "5"), an_indicator(4, "Tỷ lệ đọc", "%"))),
        "Quý III/2022: Đang thực hiện. Đã đăng 06 tin, bài; trang thông tin điện tử tạm dừng một tháng để nâng cấp.",
    ),
    "II.8": (ItemParts(evidence=(a_name(3, "Danh sách nhận quà.xlsx"),)), ""),
}


def uid(number: int) -> bytes:
    """Return a made-up UUID."""
    return number.to_bytes(16, "big")


def a_tracker() -> Tracker:
    """Return the sample: fourteen tasks of a party cell in the last quarter of 2022."""
    rows = tuple(TrackerRow(uid(1000 + index), *task, *_PARTS.get(task[0], ())) for index, task in enumerate(_TASKS))
    return Tracker(
        book_uid=uid(1),
        issue_uid=uid(2),
        number=1,
        unit_name="Chi bộ Văn phòng Sở Nội vụ Hoà Sơn",
        period=quarter(2022, 4),
        sent_on=date(2022, 12, 1),
        office="ĐẢNG UỶ SỞ NỘI VỤ HOÀ SƠN",
        plan_titles=("Kế hoạch số 45-KH/ĐU ngày 20/9/2022 của Đảng uỷ Sở Nội vụ về đổi mới lề lối làm việc giai đoạn 2022-2025",),
        rows=rows,
    )


def a_tracker_of_all() -> Tracker:
    """Return one workbook with the rows of two units."""
    names = ("Chi bộ Văn phòng Sở Nội vụ Hoà Sơn", "Chi bộ Thanh tra")
    rows = tuple(
        replace(row, unit_name=name, item_uid=uid(3000 + 100 * place + index))
        for place, name in enumerate(names)
        for index, row in enumerate(a_tracker().rows[:8])
    )
    return replace(a_tracker(), unit_name="Tất cả đơn vị", rows=rows)


def a_tracker_with(*texts: str) -> Tracker:
    """Return a tracker with one row a text; the text stands in every cell that holds text."""
    row = a_tracker().rows[0]
    rows = [
        replace(
            row,
            item_uid=uid(2000 + index),
            number=f"II.{index}",
            task_text=text,
            progress=Progress(ProgressState.IN_PROGRESS, None, text, text, text),
        )
        for index, text in enumerate(texts)
    ]
    return replace(a_tracker(), rows=tuple(rows))
