"""The fields of an office's own template: name, meaning, example, and where each takes its words from.

Names are plain words without accents; a template may write them with accents and spaces too ("{{tên cơ quan}}").

To add a field: a row in `FIELDS`. To add a list: `template_lists.py`. To add a block: a row in `BLOCKS` and its lines in
`app/exporters/office_template/order.py`. The dialog, the check of templates and the starting template follow.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.progress import FourWayCount
from app.layout_rules.look import Look
from app.reports.data import ReportData
from app.reports.document import OfficialDocument
from app.reports.frame import office_name
from app.reports.wording import (
    day_in_date,
    full_citation,
    long_date,
    month_in_date,
    number,
    percent,
    period_name,
    short_date,
    upper_first,
)
from app.text.normalise import one_line

BLANK_NUMBER, BLANK_DAY = " " * 6, " " * 3
"""Room for the hand where the registry or the signer has yet to write, as typists leave it."""


@dataclass(frozen=True, slots=True)
class FieldSource:
    """What fields take their words from: the document as built, what it was built from, and its look."""

    document: OfficialDocument
    data: ReportData
    look: Look


@dataclass(frozen=True, slots=True)
class TemplateField:
    """One field.

    Attributes:
        group: under which heading it is listed.
        name: what is written between the braces.
        meaning: what it stands for.
        example: what it may become.
        value: its words in a document; empty where there are none yet.
    """

    group: str
    name: str
    meaning: str
    example: str
    value: Callable[[FieldSource], str]


@dataclass(frozen=True, slots=True)
class TemplateBlock:
    """A part of the composed document that stands in a paragraph of its own."""

    name: str
    meaning: str


def count_text(value: int) -> str:
    """Return a count as documents write it; nought is a plain 0."""
    return number(value) if value else "0"


def date_text(on: date | None) -> str:
    """Return a date as it stands in a text; empty when there is none."""
    return short_date(on) if on else ""


def rate_text(found: FourWayCount) -> str:
    """Return the rate of completion; empty while nothing fell due."""
    return percent(found.rate) if found.rate is not None else ""


def _day(source: FieldSource) -> str:
    head = source.document.letterhead
    return day_in_date(head.dated_on) if head.day_is_known else BLANK_DAY


def _whole_date(source: FieldSource) -> str:
    on = source.document.letterhead.dated_on
    return f"ngày {_day(source)} tháng {month_in_date(on)} năm {on.year}"


def _number(source: FieldSource) -> str:
    document, head, look = source.document, source.document.letterhead, source.look
    form = look.letter_number_form if document.type.is_letter else look.number_form
    return form.format(number=head.number or BLANK_NUMBER, type=document.type.symbol, body=head.symbol, section=head.section)


def _subject(source: FieldSource) -> str:
    """Return the subject as it is printed: behind the lead of a letter ("V/v") it begins small."""
    look, subject = source.look, source.document.subject
    is_upper = not look.letter_subject_lead if source.document.type.is_letter else look.subject_starts_upper
    return upper_first(subject) if is_upper else subject


def _address(source: FieldSource) -> str:
    """Return the receivers: one by its name, several below one another with their marks."""
    names = source.document.address
    if len(names) < 2:
        return "".join(names)
    return "\n".join(source.look.address_marks.line(name, is_last=name is names[-1]) for name in names)


def _figure(pick: Callable[[FourWayCount], int]) -> Callable[[FieldSource], str]:
    return lambda source: count_text(pick(source.data.count()))


def _figure_before(pick: Callable[[FourWayCount], int]) -> Callable[[FieldSource], str]:
    return lambda source: count_text(pick(source.data.previous)) if source.data.previous else ""


def _on_time_rate(source: FieldSource) -> str:
    found = source.data.count()
    return percent(100 * found.done_on_time / found.fell_due) if found.fell_due else ""


def _signature(line: str) -> Callable[[FieldSource], str]:
    """Return a line of the signature block, its lines below one another."""
    return lambda source: (getattr(source.document.signature, line) or "").replace(" / ", "\n")


_HEAD, _DATE, _PLAN, _PERIOD = "Tiêu đề văn bản", "Ngày tháng", "Kế hoạch căn cứ", "Kỳ và đơn vị"
_FIGURES, _FOOT = "Số liệu của kỳ", "Ký và nơi nhận"

FIELDS: tuple[TemplateField, ...] = (
    TemplateField(
        _HEAD,
        "co_quan",
        "Cơ quan ban hành, in hoa như ở góc trái",
        "ĐẢNG UỶ SỞ NỘI VỤ",
        lambda of: of.document.letterhead.issuing_body,
    ),
    TemplateField(
        _HEAD, "cap_tren", "Cơ quan cấp trên, in hoa", "ĐẢNG BỘ TỈNH HOÀ SƠN", lambda of: of.document.letterhead.superior
    ),
    TemplateField(_HEAD, "ten_co_quan", "Tên cơ quan viết trong câu", "Đảng uỷ Sở Nội vụ", lambda of: office_name(of.data)),
    TemplateField(_HEAD, "so_ky_hieu", "Cả dòng số và ký hiệu, số để trống khi chưa có", "Số 05-BC/ĐU", _number),
    TemplateField(
        _HEAD,
        "so",
        "Số của văn bản; khi chưa có thì để khoảng trống",
        "05",
        lambda of: of.document.letterhead.number or BLANK_NUMBER,
    ),
    TemplateField(_HEAD, "ky_hieu", "Ký hiệu của cơ quan", "ĐU", lambda of: of.document.letterhead.symbol),
    TemplateField(_HEAD, "ky_hieu_loai", "Ký hiệu của loại văn bản", "BC", lambda of: of.document.type.symbol),
    TemplateField(_HEAD, "ten_loai", "Tên loại văn bản", "Báo cáo", lambda of: of.document.type.name),
    TemplateField(_HEAD, "trich_yeu", "Trích yếu", "kết quả thực hiện Kế hoạch số 18-KH/ĐU", _subject),
    TemplateField(_HEAD, "kinh_gui", "Nơi được gửi của công văn, tờ trình", "Chi bộ Văn phòng", _address),
    TemplateField(_DATE, "noi_ban_hanh", "Địa danh", "Hoà Sơn", lambda of: of.document.letterhead.place),
    TemplateField(_DATE, "ngay", "Ngày của văn bản, hai chữ số", "05", _day),
    TemplateField(_DATE, "thang", "Tháng của văn bản", "9", lambda of: month_in_date(of.document.letterhead.dated_on)),
    TemplateField(_DATE, "nam", "Năm của văn bản", "2026", lambda of: str(of.document.letterhead.dated_on.year)),
    TemplateField(_DATE, "ngay_thang_nam", "Ngày đầy đủ", "ngày 05 tháng 9 năm 2026", _whole_date),
    TemplateField(_DATE, "ngay_so_lieu", "Ngày lấy số liệu", "ngày 05 tháng 9 năm 2026", lambda of: long_date(of.data.today)),
    TemplateField(_PLAN, "ke_hoach", "Kế hoạch: loại và số", "Kế hoạch số 18-KH/ĐU", lambda of: of.data.plan.document.citation),
    TemplateField(
        _PLAN,
        "ke_hoach_day_du",
        "Kế hoạch viết đầy đủ như lần nhắc đầu tiên",
        "Kế hoạch số 18-KH/ĐU, ngày 05/02/2026 của Đảng uỷ Sở Nội vụ về …",
        lambda of: full_citation(of.data.plan.document, of.data.office.system),
    ),
    TemplateField(
        _PLAN, "so_ke_hoach", "Số, ký hiệu của kế hoạch", "18-KH/ĐU", lambda of: of.data.plan.document.document_number or ""
    ),
    TemplateField(
        _PLAN, "ngay_ke_hoach", "Ngày của kế hoạch", "05/02/2026", lambda of: date_text(of.data.plan.document.issued_on)
    ),
    TemplateField(
        _PLAN,
        "ten_ke_hoach",
        "Trích yếu của kế hoạch",
        "về chuyển đổi số năm 2026",
        lambda of: one_line(of.data.plan.document.subject),
    ),
    TemplateField(_PERIOD, "ky", "Kỳ báo cáo", "quý IV/2026", lambda of: period_name(of.data.period)),
    TemplateField(_PERIOD, "tu_ngay", "Ngày đầu của kỳ", "01/10/2026", lambda of: short_date(of.data.period.starts_on)),
    TemplateField(_PERIOD, "den_ngay", "Ngày cuối của kỳ", "31/12/2026", lambda of: short_date(of.data.period.ends_on)),
    TemplateField(
        _PERIOD, "ten_don_vi", "Đơn vị mà văn bản nói tới", "Chi bộ Văn phòng", lambda of: of.data.names(of.data.unit_ids)
    ),
    TemplateField(_PERIOD, "han_tra_loi", "Hạn trả lời của công văn", "20/12/2026", lambda of: date_text(of.data.answer_by)),
    TemplateField(_FIGURES, "so_nhiem_vu", "Số nhiệm vụ của kế hoạch", "12", lambda of: count_text(len(of.data.tasks))),
    TemplateField(_FIGURES, "tong_dau_viec", "Tổng số đầu việc phải thực hiện", "48", _figure(lambda found: found.total)),
    TemplateField(_FIGURES, "den_han", "Số đầu việc đã đến hạn", "40", _figure(lambda found: found.fell_due)),
    TemplateField(_FIGURES, "da_hoan_thanh", "Số đầu việc đã hoàn thành", "35", _figure(lambda found: found.done)),
    TemplateField(_FIGURES, "dung_han", "Hoàn thành đúng hạn", "30", _figure(lambda found: found.done_on_time)),
    TemplateField(_FIGURES, "tre_han", "Hoàn thành quá hạn", "05", _figure(lambda found: found.done_late)),
    TemplateField(_FIGURES, "trong_han", "Đang làm, còn trong hạn", "08", _figure(lambda found: found.in_term)),
    TemplateField(_FIGURES, "sap_den_han", "Trong số còn hạn, sắp đến hạn", "02", _figure(lambda found: found.due_soon)),
    TemplateField(_FIGURES, "qua_han", "Quá hạn chưa hoàn thành", "05", _figure(lambda found: found.overdue)),
    TemplateField(_FIGURES, "khong_thuc_hien", "Không phải thực hiện", "0", _figure(lambda found: found.not_applicable)),
    TemplateField(_FIGURES, "ty_le", "Tỷ lệ hoàn thành trên số đến hạn", "87,5%", lambda of: rate_text(of.data.count())),
    TemplateField(_FIGURES, "ty_le_dung_han", "Tỷ lệ hoàn thành đúng hạn", "75%", _on_time_rate),
    TemplateField(_FIGURES, "so_don_vi", "Số đơn vị có việc trong kỳ", "16", lambda of: count_text(len(of.data.organisations))),
    TemplateField(_FIGURES, "so_chua_bao_cao", "Số đơn vị chưa báo cáo", "03", lambda of: count_text(len(of.data.silent_units))),
    TemplateField(
        _FIGURES,
        "don_vi_chua_bao_cao",
        "Tên các đơn vị chưa báo cáo",
        "Chi bộ 1, Chi bộ 2",
        lambda of: of.data.names(of.data.silent_units),
    ),
    TemplateField(_FIGURES, "ky_truoc_da_hoan_thanh", "Kỳ trước: đã hoàn thành", "28", _figure_before(lambda found: found.done)),
    TemplateField(_FIGURES, "ky_truoc_qua_han", "Kỳ trước: quá hạn", "07", _figure_before(lambda found: found.overdue)),
    TemplateField(
        _FIGURES,
        "ky_truoc_ty_le",
        "Kỳ trước: tỷ lệ hoàn thành",
        "80%",
        lambda of: rate_text(of.data.previous) if of.data.previous else "",
    ),
    TemplateField(_FOOT, "quyen_han_ky", "Quyền hạn ký", "T/M ĐẢNG UỶ", _signature("authority")),
    TemplateField(_FOOT, "chuc_vu_nguoi_ky", "Chức vụ người ký", "BÍ THƯ", _signature("title")),
    TemplateField(_FOOT, "nguoi_ky", "Họ tên người ký", "Nguyễn Văn A", _signature("name")),
)

LARGEST_SECTION = 9

BLOCKS: tuple[TemplateBlock, ...] = (
    TemplateBlock("than_bai", "Toàn bộ nội dung của văn bản: các mục, đoạn, bảng"),
    TemplateBlock("mo_dau", "Phần trước mục I"),
    *(TemplateBlock(f"muc_{place}", f"Nội dung mục thứ {place}, không kèm tên mục") for place in range(1, LARGEST_SECTION + 1)),
    TemplateBlock("phu_luc", "Các phụ lục của văn bản: tên, dòng kèm theo, bảng"),
)

FORMS: Mapping[str, Callable[[str], str]] = {
    "in_hoa": str.upper,
    "in_thuong": str.lower,
    "hoa_dau": lambda text: f"{text[:1].upper()}{text[1:]}",
}
"""Ways to write a field: {{ten_loai|in hoa}}."""


def field_values(source: FieldSource) -> dict[str, str]:
    """Return every field with its words."""
    return {field.name: field.value(source) for field in FIELDS}
