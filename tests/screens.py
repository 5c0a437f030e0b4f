"""Pictures of the window for docs/screens: `python -m tests.screens` (1366×768, drawn offscreen over the sample book).

`python -m tests.screens NAME … --theme dark --points 12 --to FOLDER` draws some of them otherwise; by itself places are drawn in
the dark theme too, under a name that ends in `-toi`.

To add one: a function that brings the window there, and a row in `PICTURES`; a place also in `PLACES`.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import create_workspace
from app.services import sample
from app.services.exchange_units import import_units
from tests import document_pictures, sample_books
from tests.sample.amended_plan import write_amended_plan
from tests.screens_of_places import calendar, evidence, printed_calendar, with_calendar, with_evidence
from tests.services import undo_cases_assignment, undo_cases_templates, undo_cases_units
from tests.ui.plan_files import doubtful_plan
from tests.ui.window import OpenWindow, let_events_happen
from ui.actions.ids import ActionId
from ui.colours import THEMES
from ui.dialogs.settings.rows import Section
from ui.dialogs.unit_life.dialog import UnitLifeDialog
from ui.kit.cells import FIGURES_ROLE
from ui.theme import BODY_POINTS, apply_theme
from ui.vietnamese import speak_vietnamese
from ui.views.calendar_place.bar import Sheet
from ui.views.counts.view import CountsView, Mode
from ui.views.units.view import UnitsView
from ui.window.places import place_number

TARGET = Path(__file__).resolve().parents[1] / "docs" / "screens"


def main() -> int:
    """Draw all pictures; with names as arguments, those alone."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    speak_vietnamese(application)
    words = _words()
    target = Path(words.to) if words.to else TARGET
    target.mkdir(parents=True, exist_ok=True)
    for name in words.names or PICTURES:
        if words.theme or words.points != BODY_POINTS:
            apply_theme(application, words.theme or "light", words.points)
            _draw(name, target / f"{name}.png")
            continue
        for theme_id, ending in (("light", ""), ("dark", "-toi")):
            if theme_id == "light" or name in PLACES:
                apply_theme(application, theme_id)
                _draw(name, target / f"{name}{ending}.png")
    return 0


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.screens")
    parser.add_argument("names", nargs="*", help="pictures to draw; all by default")
    parser.add_argument("--theme", choices=list(THEMES), help="the theme to draw them in")
    parser.add_argument("--points", type=int, default=BODY_POINTS, help="the size of ordinary text")
    parser.add_argument("--to", help="the folder to draw into instead of docs/screens")
    return parser.parse_args()


def _draw(name: str, file: Path) -> None:
    book, bring = PICTURES[name]
    with TemporaryDirectory() as folder:
        opened = book(Path(folder))
        bring(opened).grab().save(str(file))
        for widget in QApplication.topLevelWidgets():
            widget.close()
        opened.close()
    print(file)


def _merged(folder: Path) -> OpenWindow:
    core = sample_books.merged(folder)
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)


def _with_superior_plan(folder: Path) -> OpenWindow:
    core = sample_books.merged(folder)
    undo_cases_assignment.answered_plan(core)
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)


def _with_templates(folder: Path) -> OpenWindow:
    core = undo_cases_templates.with_right_and_wrong_templates(folder)
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)


def _with_activities(folder: Path) -> OpenWindow:
    core = sample_books.merged(folder)
    undo_cases_assignment.activity_and_inspection(core)
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)


def _with_directory(folder: Path) -> OpenWindow:
    core = create_workspace(folder / "so.dondoc")
    import_units(core, sample.sample_directory())
    core.close()
    return OpenWindow(core.path, sample.SENT_ON)


def _empty(folder: Path) -> OpenWindow:
    core = create_workspace(folder / "so.dondoc")
    core.close()
    return OpenWindow(core.path, sample.SENT_ON)


def _place(number: int) -> Callable[[OpenWindow], QWidget]:
    def bring(opened: OpenWindow) -> QWidget:
        opened.window.show_place(number)
        opened.settle()
        return opened.window

    return bring


def _searched(typed: str) -> Callable[[OpenWindow], QWidget]:
    def bring(opened: OpenWindow) -> QWidget:
        opened.window.action(ActionId.FIND).trigger()
        opened.window.top.search.setText(typed)
        opened.settle()
        return opened.window

    return bring


def _answer(opened: OpenWindow) -> QWidget:
    _task_five(opened)
    opened.window.action(ActionId.SHOW_ITEM).trigger()
    opened.settle()
    page = opened.window.handlers.answers.page
    assert page is not None
    return page


def _task_five(opened: OpenWindow) -> QWidget:
    tree = opened.window.tree
    tree.tree.setCurrentIndex(tree.model.index(4, 0, tree.model.index(0, 0)))
    opened.settle()
    return opened.window


def _review(opened: OpenWindow) -> QWidget:
    return _review_of(sample.sample_plan(), opened)


def _review_of(path: Path, opened: OpenWindow) -> QWidget:
    opened.window.handlers.imports.review(path)
    dialog = opened.dialog()
    dialog.resize(1240, 700)  # the screen drawn upon is smaller
    opened.settle()
    return dialog


def _amend(opened: OpenWindow) -> QWidget:
    with TemporaryDirectory() as folder:
        amended = write_amended_plan(Path(folder) / "ke-hoach-sua-doi.docx")
        opened.window.handlers.imports.review(amended)
        review = opened.dialog()
        opened.prompts.ways.append(0)
        review.accept()
        dialog = opened.dialog()
    dialog.table.selectRow(3)  # pyright: ignore[reportAttributeAccessIssue]
    opened.settle()
    return dialog


def _doubts(opened: OpenWindow) -> QWidget:
    dialog = _review_of(doubtful_plan(opened.window.path.parent, with_unread_words=True), opened)
    for _ in range(2):
        dialog.commands["next_place"].trigger()  # pyright: ignore[reportAttributeAccessIssue]
    opened.settle()
    return dialog


def _unread_words(opened: OpenWindow) -> QWidget:
    dialog = _doubts(opened)
    dialog.tabs.setCurrentIndex(2)  # pyright: ignore[reportAttributeAccessIssue]
    opened.settle()
    return dialog


def _new_names(opened: OpenWindow) -> QWidget:
    dialog = _review(opened)
    dialog.tabs.setCurrentIndex(1)  # pyright: ignore[reportAttributeAccessIssue]
    opened.settle()
    return dialog


def _merge(opened: OpenWindow) -> QWidget:
    opened.window.handlers.trackers.preview(sample.sample_replies(sample.SAMPLE_PERIOD)[-3:])
    return opened.dialog()


def _merge_conflict(opened: OpenWindow) -> QWidget:
    opened.window.handlers.trackers.preview(sample.sample_replies(sample.SAMPLE_PERIOD))
    return opened.dialog()


def _matrix(opened: OpenWindow) -> QWidget:
    dialog = _action(ActionId.ASSIGN_MATRIX)(opened)
    dialog.showNormal()  # the screen drawn upon is smaller than a clerk's
    dialog.resize(1366, 740)
    opened.settle()
    return dialog


def _activity(opened: OpenWindow) -> QWidget:
    dialog = _action(ActionId.RECORD_ACTIVITY)(opened)
    dialog.title.setText("Toạ đàm về văn hoá công sở")  # pyright: ignore[reportAttributeAccessIssue]
    dialog.outcome.setPlainText("Đã tổ chức toạ đàm, 45 lượt người dự")  # pyright: ignore[reportAttributeAccessIssue]
    for ticks, rows in ((dialog.units, (2, 3)), (dialog.duties, (0, 5))):  # pyright: ignore[reportAttributeAccessIssue]
        for row in rows:
            ticks.item(row).setCheckState(Qt.CheckState.Checked)
    let_events_happen(400)  # the book is asked once the clerk has stopped ticking
    opened.settle()
    return dialog


def _action(action: ActionId) -> Callable[[OpenWindow], QWidget]:
    def bring(opened: OpenWindow) -> QWidget:
        opened.window.action(action).trigger()
        return opened.dialog()

    return bring


def _composer(opened: OpenWindow) -> QWidget:
    dialog = _action(ActionId.COMPOSE_DOCUMENT)(opened)
    dialog.resize(1366, 740)
    opened.settle()
    return dialog


def _settings(section: Section, typed: str = "") -> Callable[[OpenWindow], QWidget]:
    def bring(opened: OpenWindow) -> QWidget:
        dialog = _action(ActionId.SETTINGS)(opened)
        dialog.resize(980, 640)
        dialog.show_section(section)  # pyright: ignore[reportAttributeAccessIssue]
        dialog.search.setText(typed)  # pyright: ignore[reportAttributeAccessIssue]
        opened.settle()
        return dialog

    return bring


def _new_beat(opened: OpenWindow) -> QWidget:
    dialog = _action(ActionId.SET_DEADLINE)(opened)
    dialog.by_beat.setChecked(True)  # pyright: ignore[reportAttributeAccessIssue]
    dialog.beat.setCurrentIndex(1)  # pyright: ignore[reportAttributeAccessIssue]
    opened.settle()
    return dialog


def _on_open_unit(action: ActionId) -> Callable[[OpenWindow], QWidget]:
    def bring(opened: OpenWindow) -> QWidget:
        view = opened.window.assignment.task_view
        assert view is not None
        opened.window.assignment.table.selectRow([line.is_open for line in view.units].index(True))
        return _action(action)(opened)

    return bring


def _preparation(opened: OpenWindow) -> QWidget:
    dialog = _action(ActionId.PLAN_PREPARATION)(opened)
    dialog.offer.click()  # pyright: ignore[reportAttributeAccessIssue]
    opened.settle()
    return dialog


def _own_days(opened: OpenWindow) -> QWidget:
    dialog = _action(ActionId.OFFICE_CALENDAR)(opened)
    for tab in (dialog.day_list, dialog.anniversary_list):  # pyright: ignore[reportAttributeAccessIssue]
        tab.add.click()
    opened.settle()
    return dialog


def _with_events(folder: Path) -> OpenWindow:
    core = sample_books.merged(folder)
    for record in undo_cases_units.STORY:
        record(core, folder)
    core.close()
    return OpenWindow(core.path, sample.RECEIVED_ON, is_sample=True)


def _units(opened: OpenWindow) -> QWidget:
    view = opened.window.view(UnitsView)
    _place(place_number(ActionId.GO_UNITS))(opened)
    view.shows_ended.setChecked(True)
    view.table.selectRow(2)
    opened.settle()
    return opened.window


def _merger_of_units(opened: OpenWindow) -> QWidget:
    _place(place_number(ActionId.GO_UNITS))(opened)
    opened.window.view(UnitsView).table.selectRow(4)
    opened.window.action(ActionId.MERGE_UNITS).trigger()
    dialog = opened.dialog()
    assert isinstance(dialog, UnitLifeDialog)
    dialog.merged.item(5).setCheckState(Qt.CheckState.Checked)
    dialog.into.setCurrentText("Chi bộ Tổng hợp")
    opened.settle()
    return dialog


def _group(opened: OpenWindow) -> QWidget:
    view = opened.window.view(UnitsView)
    _place(place_number(ActionId.GO_UNITS))(opened)
    view.group_requested.emit(view.group_table.model().rows[-1].group)  # pyright: ignore[reportAttributeAccessIssue]
    return opened.dialog()


def _directory_preview(opened: OpenWindow) -> QWidget:
    opened.window.handlers.units.preview(undo_cases_units.write_changed_directory(opened.window.path.parent))
    dialog = opened.dialog()
    dialog.row_table.selectRow(2)  # pyright: ignore[reportAttributeAccessIssue]
    opened.settle()
    return dialog


def _behind_a_figure(opened: OpenWindow) -> QWidget:
    opened.window.show_place(2)
    opened.settle()
    counts = opened.window.view(CountsView).counts
    opened.window.handlers.counts.open_list(counts.table.model().index(0, 5).data(FIGURES_ROLE)[0])
    return opened.dialog()


def _follow_up(mode: Mode, chart: int = 0) -> Callable[[OpenWindow], QWidget]:
    def bring(opened: OpenWindow) -> QWidget:
        _place(place_number(ActionId.GO_COUNTS))(opened)
        view = opened.window.view(CountsView)
        view.show_mode(mode)
        view.charts.tabs.setCurrentIndex(chart)
        opened.settle()
        return opened.window

    return bring


PICTURES: dict[str, tuple[Callable[[Path], OpenWindow], Callable[[OpenWindow], QWidget]]] = {
    "hom-nay": (_merged, _place(0)),
    "ke-hoach": (_merged, _task_five),
    "theo-doi": (_merged, _place(2)),
    "theo-doi-ma-tran": (_merged, _follow_up(Mode.MATRIX)),
    "theo-doi-bieu-do": (_merged, _follow_up(Mode.CHARTS)),
    "theo-doi-bieu-do-thang": (_merged, _follow_up(Mode.CHARTS, 2)),
    "danh-sach-dau-viec": (_merged, _behind_a_figure),
    "lich-thang": (with_calendar, calendar(Sheet.MONTH)),
    "lich-tuan": (with_calendar, calendar(Sheet.WEEK)),
    "lich-chuong-trinh": (with_calendar, calendar(Sheet.AGENDA)),
    "lich-nam": (with_calendar, calendar(Sheet.YEAR)),
    "in-lich": (with_calendar, printed_calendar),
    "lich-trong": (_empty, _place(place_number(ActionId.GO_CALENDAR))),
    "minh-chung-noi": (with_evidence, evidence),
    "minh-chung-noi-trong": (_empty, _place(place_number(ActionId.GO_EVIDENCE))),
    "thu-gui": (_merged, _place(place_number(ActionId.GO_TRACKERS))),
    "van-ban": (document_pictures.with_drafts, document_pictures.documents),
    "don-vi": (_with_events, _units),
    "sap-nhap-don-vi": (_merged, _merger_of_units),
    "nhom-don-vi": (_with_events, _group),
    "nhap-danh-ba": (_merged, _directory_preview),
    "tim": (_merged, _searched("sinh hoat chuyen de cbvp")),
    "tim-o-trong": (_merged, _searched("")),
    "so-trong": (_empty, _place(1)),
    "nhap-ke-hoach": (_with_directory, _review),
    "nhap-ke-hoach-can-xem": (_with_directory, _doubts),
    "nhap-ke-hoach-chua-ro": (_with_directory, _unread_words),
    "nhap-ke-hoach-ten-moi": (_empty, _new_names),
    "cap-nhat-ke-hoach": (_merged, _amend),
    "gop-phieu": (_merged, _merge),
    "tra-loi": (_merged, _answer),
    "minh-chung": (_merged, _action(ActionId.RECORD_EVIDENCE)),
    "dat-chi-tieu": (_merged, _action(ActionId.DEFINE_INDICATORS)),
    "ghi-tien-do": (_merged, _action(ActionId.RECORD_PROGRESS)),
    "doi-thoi-han": (_merged, _action(ActionId.SET_DEADLINE)),
    "doi-nhip": (_merged, _new_beat),
    "gia-han": (_merged, _on_open_unit(ActionId.EXTEND_DEADLINE)),
    "tam-dung": (_merged, _action(ActionId.PAUSE_TASK)),
    "bo-qua-ky": (_merged, _on_open_unit(ActionId.SKIP_PERIOD)),
    "viec-chuan-bi": (_merged, _preparation),
    "lich-co-quan": (_merged, _own_days),
    "giao-nhiem-vu": (_merged, _action(ActionId.ASSIGN_UNIT)),
    "ma-tran-phan-cong": (_merged, _matrix),
    "doi-chieu-cap-tren": (_with_superior_plan, _action(ActionId.ANSWER_TASKS)),
    "ghi-hoat-dong": (_merged, _activity),
    "so-hoat-dong": (_with_activities, _action(ActionId.SHOW_ACTIVITIES)),
    "gui-phieu": (_merged, _action(ActionId.SEND_TRACKERS)),
    "ghi-da-gui": (_merged, _action(ActionId.HAND_OVER)),
    "mau-thu": (_merged, _action(ActionId.MAIL_TEMPLATE)),
    "don-doc": (_merged, _action(ActionId.REMIND_UNITS)),
    "mau-van-ban": (_with_templates, _action(ActionId.OFFICE_TEMPLATES)),
    "lap-van-ban": (_merged, _action(ActionId.MAKE_REPORT)),
    "soan-van-ban": (_merged, _composer),
    "ban-thao-cau-cu": (document_pictures.with_drafts, document_pictures.draft("Báo cáo", "results/figures", "Đoạn")),
    "ban-thao-y-kien": (document_pictures.with_drafts, document_pictures.draft("Báo cáo", "conduct/oversight", "Ý kiến")),
    "ban-thao-da-ky": (document_pictures.with_drafts, document_pictures.draft("Thông báo", "opening", "Bản")),
    "kiem-tra-the-thuc": (_merged, document_pictures.checked),
    "cai-dat": (_merged, _settings(Section.OFFICE)),
    "cai-dat-tim": (_merged, _settings(Section.LOOKS, "le trang")),
    "gioi-thieu": (_merged, _action(ActionId.ABOUT)),
}

PLACES = ("hom-nay", "ke-hoach", "theo-doi", "lich-thang", "thu-gui", "van-ban", "don-vi", "minh-chung-noi")
"""Pictures of places, drawn in the light and in the dark theme."""

if __name__ == "__main__":
    raise SystemExit(main())
