"""THE TABLE of pictures.

To add one: 1. its book in `books.py`; 2. a function of `ways.py` that brings the window there; 3. a row in `PICTURES`. Places
with nothing, as much as usual and very much in their book stand in `places.py`.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests import document_pictures
from tests.screens.books import (
    empty,
    merged,
    with_activities,
    with_deletions,
    with_directory,
    with_events,
    with_superior_plan,
    with_templates,
)
from tests.screens.ways import (
    activity,
    amend,
    answer,
    behind_a_figure,
    chart_into_draft,
    composer,
    crash,
    directory_preview,
    doubts,
    filtered,
    follow_up,
    group,
    manual,
    matrix,
    merge,
    merger_of_units,
    new_beat,
    new_names,
    on_open_unit,
    opened_by,
    own_days,
    place,
    preparation,
    review,
    searched,
    settings,
    task_five,
    tour,
    units,
    unread_words,
    welcome,
)
from tests.screens_of_places import calendar, evidence, printed_calendar, with_calendar, with_evidence
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.dialogs.settings.rows import Section
from ui.views.calendar_place.bar import Sheet
from ui.views.counts.view import Mode
from ui.window.places import place_number

PICTURES: dict[str, tuple[Callable[[Path], OpenWindow], Callable[[OpenWindow], QWidget]]] = {
    "hom-nay": (merged, place(0)),
    "ke-hoach": (merged, task_five),
    "theo-doi": (merged, place(2)),
    "theo-doi-ma-tran": (merged, follow_up(Mode.MATRIX)),
    "theo-doi-bieu-do": (merged, follow_up(Mode.CHARTS)),
    "theo-doi-bieu-do-thang": (merged, follow_up(Mode.CHARTS, 2)),
    "dua-vao-bao-cao": (merged, chart_into_draft),
    "danh-sach-dau-viec": (merged, behind_a_figure),
    "loc-theo-cot": (merged, filtered),
    "lich-thang": (with_calendar, calendar(Sheet.MONTH)),
    "lich-tuan": (with_calendar, calendar(Sheet.WEEK)),
    "lich-chuong-trinh": (with_calendar, calendar(Sheet.AGENDA)),
    "lich-nam": (with_calendar, calendar(Sheet.YEAR)),
    "in-lich": (with_calendar, printed_calendar),
    "minh-chung-noi": (with_evidence, evidence),
    "thu-gui": (merged, place(place_number(ActionId.GO_TRACKERS))),
    "van-ban": (document_pictures.with_drafts, document_pictures.documents),
    "don-vi": (with_events, units),
    "sap-nhap-don-vi": (merged, merger_of_units),
    "nhom-don-vi": (with_events, group),
    "nhap-danh-ba": (merged, directory_preview),
    "tim": (merged, searched("sinh hoat chuyen de cbvp")),
    "tim-o-trong": (merged, searched("")),
    "nhap-ke-hoach": (with_directory, review),
    "nhap-ke-hoach-can-xem": (with_directory, doubts),
    "nhap-ke-hoach-chua-ro": (with_directory, unread_words),
    "nhap-ke-hoach-ten-moi": (empty, new_names),
    "cap-nhat-ke-hoach": (merged, amend),
    "gop-phieu": (merged, merge),
    "thung-rac": (with_deletions, opened_by(ActionId.WASTE_BIN)),
    "lich-su-thao-tac": (with_deletions, opened_by(ActionId.PAST_STEPS)),
    "tra-loi": (merged, answer),
    "minh-chung": (merged, opened_by(ActionId.RECORD_EVIDENCE)),
    "dat-chi-tieu": (merged, opened_by(ActionId.DEFINE_INDICATORS)),
    "ghi-tien-do": (merged, opened_by(ActionId.RECORD_PROGRESS)),
    "doi-thoi-han": (merged, opened_by(ActionId.SET_DEADLINE)),
    "doi-nhip": (merged, new_beat),
    "gia-han": (merged, on_open_unit(ActionId.EXTEND_DEADLINE)),
    "tam-dung": (merged, opened_by(ActionId.PAUSE_TASK)),
    "bo-qua-ky": (merged, on_open_unit(ActionId.SKIP_PERIOD)),
    "viec-chuan-bi": (merged, preparation),
    "lich-co-quan": (merged, own_days),
    "giao-nhiem-vu": (merged, opened_by(ActionId.ASSIGN_UNIT)),
    "ma-tran-phan-cong": (merged, matrix),
    "doi-chieu-cap-tren": (with_superior_plan, opened_by(ActionId.ANSWER_TASKS)),
    "ghi-hoat-dong": (merged, activity),
    "so-hoat-dong": (with_activities, opened_by(ActionId.SHOW_ACTIVITIES)),
    "gui-phieu": (merged, opened_by(ActionId.SEND_TRACKERS)),
    "ghi-da-gui": (merged, opened_by(ActionId.HAND_OVER)),
    "mau-thu": (merged, opened_by(ActionId.MAIL_TEMPLATE)),
    "don-doc": (merged, opened_by(ActionId.REMIND_UNITS)),
    "mau-van-ban": (with_templates, opened_by(ActionId.OFFICE_TEMPLATES)),
    "lap-van-ban": (merged, opened_by(ActionId.MAKE_REPORT)),
    "soan-van-ban": (merged, composer),
    "ban-thao-cau-cu": (document_pictures.with_drafts, document_pictures.draft("Báo cáo", "results/figures", "Đoạn")),
    "ban-thao-y-kien": (document_pictures.with_drafts, document_pictures.draft("Báo cáo", "conduct/oversight", "Ý kiến")),
    "ban-thao-da-ky": (document_pictures.with_drafts, document_pictures.draft("Thông báo", "opening", "Bản")),
    "kiem-tra-the-thuc": (merged, document_pictures.checked),
    "cai-dat": (merged, settings(Section.OFFICE)),
    "cai-dat-tim": (merged, settings(Section.LOOKS, "le trang")),
    "buoc-dau": (merged, tour(6)),
    "chao": (merged, welcome),
    "huong-dan": (merged, manual("gui-thu-phieu")),
    "huong-dan-tim": (merged, manual("bat-dau", "sao luu")),
    "phim-tat": (merged, opened_by(ActionId.SHORTCUTS)),
    "bao-cao-loi": (merged, crash),
    "gioi-thieu": (merged, opened_by(ActionId.ABOUT)),
}
