"""Plan files of our own with what a clerk has to look at: doubts, words without a place, a secrecy stamp."""

from pathlib import Path

import docx
from docx.oxml import parse_xml

from tests.importers.plan_files.word_files import NAMES

_HEAD = (("ĐẢNG BỘ HUYỆN AN HOÀ\nĐẢNG UỶ XÃ BÌNH MINH", "ĐẢNG CỘNG SẢN VIỆT NAM\n"),)
_BODY = """
II- NHIỆM VỤ, GIẢI PHÁP
1- Rà soát hồ sơ đảng viên, bổ sung giấy tờ còn thiếu.
- Đơn vị thực hiện: Văn phòng Đảng uỷ.
- Thời gian thực hiện: Thường xuyên.
2- Tổ chức hội nghị học tập chuyên đề. Gửi báo cáo kết quả về Văn phòng Đảng uỷ.
- Đơn vị thực hiện: Các chi bộ trực thuộc.
- Đơn vị phối hợp: Ban Tuyên giáo.
- Thời gian thực hiện: Theo điều kiện thực tế.
3- Kiểm tra việc nộp đảng phí ở các chi bộ.
- Thời gian thực hiện: Hằng quý.
3- Biên soạn bản tin nội bộ của Đảng bộ, hoàn thành trước ngày 30/6/2026.
- Đơn vị thực hiện: Ban Tuyên giáo.
- Thời gian thực hiện: trước ngày 15/12/2026.
III- TỔ CHỨC THỰC HIỆN
1- Văn phòng Đảng uỷ: theo dõi, đôn đốc việc thực hiện Kế hoạch này.
"""
_END = """
Trên đây là Kế hoạch của Đảng uỷ; yêu cầu các chi bộ thực hiện nghiêm túc.
Nơi nhận:
- Huyện uỷ (để báo cáo),
- Lưu Văn phòng.
"""
_BOX = (
    "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>"
    "Giao Ban Tuyên giáo chuẩn bị tài liệu, hoàn thành trong tháng 5/2026."
    "</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>"
)


def doubtful_plan(folder: Path, *, with_unread_words: bool = False, stamp: str = "") -> Path:
    """Write a plan with a time nobody understands, a duty nobody leads, two times in one duty and a number that repeats.

    Args:
        folder: where to.
        with_unread_words: whether strange words stand beside the date, and a duty in a text box.
        stamp: a secrecy stamp in the letterhead, empty for none.
    """
    document = docx.Document()
    if stamp:
        document.add_paragraph(stamp)
    head = document.add_table(rows=1, cols=2)
    for column, text in enumerate(_HEAD[0]):
        head.cell(0, column).text = text
    head.cell(0, 0).text += "\nSố 15-KH/ĐU"
    head.cell(0, 1).text += "Bình Minh, ngày 12 tháng 02 năm 2026" + (" bản trình lần hai" if with_unread_words else "")
    for text in ("KẾ HOẠCH", "Thực hiện công tác xây dựng Đảng năm 2026"):
        document.add_paragraph(text).alignment = 1
    document.add_paragraph("Thực hiện Chương trình số 05-CTr/HU ngày 10/01/2026 của Huyện uỷ An Hoà, Đảng uỷ ban hành Kế hoạch:")
    document.add_paragraph("I- MỤC ĐÍCH, YÊU CẦU")
    document.add_paragraph("- Giúp đảng viên nắm rõ nhiệm vụ trong năm.")
    _add_lines(document, _BODY)
    if with_unread_words:
        document.paragraphs[-1]._p.append(parse_xml(_BOX.replace("<w:r>", f"<w:r {NAMES}>", 1)))
    _add_lines(document, _END)
    path = folder / "ke-hoach-can-xem.docx"
    document.save(str(path))
    return path


def _add_lines(document: "docx.document.Document", text: str) -> None:
    for line in text.strip().splitlines():
        document.add_paragraph(line)
