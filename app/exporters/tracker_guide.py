"""The second sheet of a tracker: how to fill it in, on one page, for somebody who sees it for the first time."""

from app.domain.progress import STATE_LABELS, ProgressState
from app.exporters.xlsx_style import Styles, for_print, row_height, write_text
from app.exporters.xlsx_types import Sheet

GUIDE_SHEET = "Hướng dẫn"
_TITLE = "CÁCH GHI PHIẾU THEO DÕI"
_WIDTH = 88
_POINTS = 12

_LINES: tuple[str, ...] = (
    "1. Chỉ ghi vào các ô màu vàng nhạt; các cột khác do cơ quan ghi sẵn. Không cần mở khoá trang tính.",
    "2. Trạng thái: bấm vào ô, bấm mũi tên bên phải rồi chọn một dòng có sẵn.",
    f"    – {STATE_LABELS[ProgressState.NOT_YET_DUE]}: kỳ này chưa đến lúc làm.",
    f"    – {STATE_LABELS[ProgressState.NOT_STARTED]}: đã đến lúc nhưng chưa bắt đầu.",
    f"    – {STATE_LABELS[ProgressState.IN_PROGRESS]}: đã bắt đầu, chưa xong.",
    f"    – {STATE_LABELS[ProgressState.COMPLETED]}: đã xong; ghi thêm ngày hoàn thành.",
    f"    – {STATE_LABELS[ProgressState.NOT_APPLICABLE]}: việc không phải làm; ghi lý do vào ô “Kết quả thực hiện”.",
    "3. Ngày hoàn thành: ghi đủ ngày/tháng/năm, ví dụ 15/12/2022; không ghi ngày chưa tới.",
    "4. Kết quả thực hiện: việc đã làm, kèm số liệu. Xuống dòng trong ô: giữ phím Alt (trong LibreOffice: Ctrl) rồi bấm Enter.",
    "5. Chỉ tiêu: mỗi dòng một chỉ tiêu; giữ nguyên tên, chỉ gõ số sau dấu hai chấm, ví dụ “Số buổi (buổi): 3”.",
    "6. Khó khăn, đề xuất: bỏ trống nếu không có.",
    "7. Minh chứng: tên từng tệp gửi kèm, mỗi dòng một tên; đính kèm chính các tệp đó vào thư trả lời.",
    "8. Cần lùi hạn: gõ ngày đề nghị vào ô thời hạn, chọn Yes (Có), nêu lý do ở cột đề xuất; cơ quan xem xét rồi trả lời.",
    "9. Chữ trong ngoặc sau trạng thái, như “(đã quá hạn)” hay “(cần ghi ngày)”, do phiếu tự hiện để nhắc; không phải gõ.",
    "10. Mỗi nhiệm vụ giữ đúng một dòng: không chép thêm, không gộp ô, không ghi công thức. Được sắp xếp, lọc, kéo rộng ô.",
    "11. Xong thì lưu (Ctrl+S) và gửi trả chính tệp này qua thư điện tử; không cần đổi tên tệp, không gửi ảnh chụp.",
    "12. Nơi cần bản giấy: in trang “Phiếu theo dõi” (khổ A4 ngang), ký ở cuối phiếu.",
)


def write_guide(sheet: Sheet, styles: Styles) -> None:
    """Fill `sheet` with the guide: one line a row, A4 upright, locked."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _WIDTH)
    write_text(sheet, 0, 0, _TITLE, styles, "guide_title")
    sheet.set_row(0, 30)
    for row, line in enumerate(_LINES, start=1):
        write_text(sheet, row, 0, line, styles, "guide_text")
        sheet.set_row(row, row_height([(line, _WIDTH)], points=_POINTS) + 4)
    for_print(sheet, landscape=False, footer="")
    sheet.protect("", {"select_locked_cells": True})
