"""How the window is brought to what a picture shows."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.services import sample
from tests.sample.amended_plan import write_amended_plan
from tests.services import undo_cases_units
from tests.ui.plan_files import doubtful_plan
from tests.ui.window import OpenWindow, let_events_happen
from ui.actions.ids import ActionId
from ui.dialogs.item_list.dialog import ItemListDialog
from ui.dialogs.settings.rows import Section
from ui.dialogs.unit_life.dialog import UnitLifeDialog
from ui.dialogs.welcome.dialog import WelcomeDialog
from ui.kit.cells import FIGURES_ROLE
from ui.views.counts.view import CountsView, Mode
from ui.views.units.view import UnitsView
from ui.window.places import place_number


def place(number: int) -> Callable[[OpenWindow], QWidget]:
    def bring(opened: OpenWindow) -> QWidget:
        opened.window.show_place(number)
        opened.settle()
        return opened.window

    return bring


def searched(typed: str) -> Callable[[OpenWindow], QWidget]:
    def bring(opened: OpenWindow) -> QWidget:
        opened.window.action(ActionId.FIND).trigger()
        opened.window.top.search.setText(typed)
        opened.settle()
        return opened.window

    return bring


def answer(opened: OpenWindow) -> QWidget:
    task_five(opened)
    opened.window.action(ActionId.SHOW_ITEM).trigger()
    opened.settle()
    page = opened.window.handlers.answers.page
    assert page is not None
    return page


def task_five(opened: OpenWindow) -> QWidget:
    tree = opened.window.tree
    tree.tree.setCurrentIndex(tree.model.index(4, 0, tree.model.index(0, 0)))
    opened.settle()
    return opened.window


def review(opened: OpenWindow) -> QWidget:
    return review_of(sample.sample_plan(), opened)


def review_of(path: Path, opened: OpenWindow) -> QWidget:
    opened.window.handlers.imports.review(path)
    dialog = opened.dialog()
    dialog.resize(1240, 700)  # the screen drawn upon is smaller
    opened.settle()
    return dialog


def amend(opened: OpenWindow) -> QWidget:
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


def doubts(opened: OpenWindow) -> QWidget:
    dialog = review_of(doubtful_plan(opened.window.path.parent, with_unread_words=True), opened)
    for _ in range(2):
        dialog.commands["next_place"].trigger()  # pyright: ignore[reportAttributeAccessIssue]
    opened.settle()
    return dialog


def unread_words(opened: OpenWindow) -> QWidget:
    dialog = doubts(opened)
    dialog.tabs.setCurrentIndex(2)  # pyright: ignore[reportAttributeAccessIssue]
    opened.settle()
    return dialog


def new_names(opened: OpenWindow) -> QWidget:
    dialog = review(opened)
    dialog.tabs.setCurrentIndex(1)  # pyright: ignore[reportAttributeAccessIssue]
    opened.settle()
    return dialog


def merge(opened: OpenWindow) -> QWidget:
    opened.window.handlers.trackers.preview(sample.sample_replies(sample.SAMPLE_PERIOD)[-3:])
    return opened.dialog()


def matrix(opened: OpenWindow) -> QWidget:
    dialog = opened_by(ActionId.ASSIGN_MATRIX)(opened)
    dialog.showNormal()  # the screen drawn upon is smaller than a clerk's
    dialog.resize(1366, 740)
    opened.settle()
    return dialog


def activity(opened: OpenWindow) -> QWidget:
    dialog = opened_by(ActionId.RECORD_ACTIVITY)(opened)
    dialog.title.setText("Toạ đàm về văn hoá công sở")  # pyright: ignore[reportAttributeAccessIssue]
    dialog.outcome.setPlainText("Đã tổ chức toạ đàm, 45 lượt người dự")  # pyright: ignore[reportAttributeAccessIssue]
    for ticks, rows in ((dialog.units, (2, 3)), (dialog.duties, (0, 5))):  # pyright: ignore[reportAttributeAccessIssue]
        for row in rows:
            ticks.item(row).setCheckState(Qt.CheckState.Checked)
    let_events_happen(400)  # the book is asked once the clerk has stopped ticking
    opened.settle()
    return dialog


def opened_by(action: ActionId) -> Callable[[OpenWindow], QWidget]:
    def bring(opened: OpenWindow) -> QWidget:
        opened.window.action(action).trigger()
        return opened.dialog()

    return bring


def composer(opened: OpenWindow) -> QWidget:
    dialog = opened_by(ActionId.COMPOSE_DOCUMENT)(opened)
    dialog.resize(1366, 740)
    opened.settle()
    return dialog


def settings(section: Section, typed: str = "") -> Callable[[OpenWindow], QWidget]:
    def bring(opened: OpenWindow) -> QWidget:
        dialog = opened_by(ActionId.SETTINGS)(opened)
        dialog.resize(980, 640)
        dialog.show_section(section)  # pyright: ignore[reportAttributeAccessIssue]
        dialog.search.setText(typed)  # pyright: ignore[reportAttributeAccessIssue]
        opened.settle()
        return dialog

    return bring


def new_beat(opened: OpenWindow) -> QWidget:
    dialog = opened_by(ActionId.SET_DEADLINE)(opened)
    dialog.by_beat.setChecked(True)  # pyright: ignore[reportAttributeAccessIssue]
    dialog.beat.setCurrentIndex(1)  # pyright: ignore[reportAttributeAccessIssue]
    opened.settle()
    return dialog


def on_open_unit(action: ActionId) -> Callable[[OpenWindow], QWidget]:
    def bring(opened: OpenWindow) -> QWidget:
        view = opened.window.assignment.task_view
        assert view is not None
        opened.window.assignment.table.selectRow([line.is_open for line in view.units].index(True))
        return opened_by(action)(opened)

    return bring


def preparation(opened: OpenWindow) -> QWidget:
    dialog = opened_by(ActionId.PLAN_PREPARATION)(opened)
    dialog.offer.click()  # pyright: ignore[reportAttributeAccessIssue]
    opened.settle()
    return dialog


def own_days(opened: OpenWindow) -> QWidget:
    dialog = opened_by(ActionId.OFFICE_CALENDAR)(opened)
    for tab in (dialog.day_list, dialog.anniversary_list):  # pyright: ignore[reportAttributeAccessIssue]
        tab.add.click()
    opened.settle()
    return dialog


def units(opened: OpenWindow) -> QWidget:
    view = opened.window.view(UnitsView)
    place(place_number(ActionId.GO_UNITS))(opened)
    view.shows_ended.setChecked(True)
    view.table.selectRow(2)
    opened.settle()
    return opened.window


def merger_of_units(opened: OpenWindow) -> QWidget:
    place(place_number(ActionId.GO_UNITS))(opened)
    opened.window.view(UnitsView).table.selectRow(4)
    opened.window.action(ActionId.MERGE_UNITS).trigger()
    dialog = opened.dialog()
    assert isinstance(dialog, UnitLifeDialog)
    dialog.merged.item(5).setCheckState(Qt.CheckState.Checked)
    dialog.into.setCurrentText("Chi bộ Tổng hợp")
    opened.settle()
    return dialog


def group(opened: OpenWindow) -> QWidget:
    view = opened.window.view(UnitsView)
    place(place_number(ActionId.GO_UNITS))(opened)
    view.group_requested.emit(view.group_table.model().rows[-1].group)  # pyright: ignore[reportAttributeAccessIssue]
    return opened.dialog()


def directory_preview(opened: OpenWindow) -> QWidget:
    opened.window.handlers.units.preview(undo_cases_units.write_changed_directory(opened.window.path.parent))
    dialog = opened.dialog()
    dialog.row_table.selectRow(2)  # pyright: ignore[reportAttributeAccessIssue]
    opened.settle()
    return dialog


def behind_a_figure(opened: OpenWindow) -> QWidget:
    opened.window.show_place(2)
    opened.settle()
    counts = opened.window.view(CountsView).counts
    opened.window.handlers.counts.open_list(counts.table.model().index(0, 5).data(FIGURES_ROLE)[0])
    return opened.dialog()


def filtered(opened: OpenWindow) -> QWidget:
    """The list behind a figure: sorted by its units, filtered by two columns."""
    place(place_number(ActionId.GO_COUNTS))(opened)
    counts = opened.window.view(CountsView).counts
    opened.window.handlers.counts.open_list(counts.table.model().index(0, 1).data(FIGURES_ROLE)[0])
    dialog = opened.dialog()
    assert isinstance(dialog, ItemListDialog)
    dialog.table.sort_by(1)
    dialog.table.toggle_filter()
    for column, words in ((0, "ke hoach"), (1, "chi bo")):
        dialog.table.head.fields[column].setText(words)
    opened.settle()
    return dialog


def follow_up(mode: Mode, chart: int = 0) -> Callable[[OpenWindow], QWidget]:
    def bring(opened: OpenWindow) -> QWidget:
        place(place_number(ActionId.GO_COUNTS))(opened)
        view = opened.window.view(CountsView)
        view.show_mode(mode)
        view.charts.tabs.setCurrentIndex(chart)
        opened.settle()
        return opened.window

    return bring


def chart_into_draft(opened: OpenWindow) -> QWidget:
    follow_up(Mode.CHARTS)(opened)
    opened.window.view(CountsView).charts.place.click()
    return opened.dialog()


def manual(topic: str, words: str = "") -> Callable[[OpenWindow], QWidget]:
    def bring(opened: OpenWindow) -> QWidget:
        help_handlers = opened.window.handlers.help
        help_handlers.show_manual(topic)
        assert help_handlers.manual is not None
        help_handlers.manual.search.setText(words)
        let_events_happen(200)  # pictures are drawn anew for the width
        return help_handlers.manual

    return bring


def tour(step: int) -> Callable[[OpenWindow], QWidget]:
    def bring(opened: OpenWindow) -> QWidget:
        opened.window.action(ActionId.TOUR).trigger()
        tour = opened.window.handlers.help.tour
        assert tour is not None
        for _ in range(step):
            tour.go_on()
        opened.settle()
        let_events_happen(200)
        return opened.window

    return bring


def welcome(opened: OpenWindow) -> QWidget:
    dialog = WelcomeDialog(opened.window)
    dialog.open()
    return dialog


def crash(opened: OpenWindow) -> QWidget:
    try:
        opened.window.action("no such action")  # pyright: ignore[reportArgumentType]
    except KeyError as trouble:
        opened.window.handlers.help.show_crash(trouble)
    return opened.dialog()
