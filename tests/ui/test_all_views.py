"""Each view and dialog opens on the sample, empty and full; nothing in them is English, markup, nameless or too large."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from app.bootstrap import create_workspace
from app.services import sample
from tests import sample_books
from tests.ui.marked_book import PROBE, mark_every_text, readable_labels, tips_of
from tests.ui.window import OpenWindow
from ui.actions.ids import ActionId
from ui.bridge.prompts import WindowPrompts
from ui.views import VIEWS
from ui.window.places import PLACES

SMALLEST_WINDOW = (900, 440)
SMALLEST_DIALOG = (860, 420)
ENGLISH = re.compile(
    r"\b(OK|Cancel|Close|Open|Save|Yes|No|File|Edit|View|Help|Delete|Copy|Paste|Undo|Redo|Search|Name|Size|Date|Error|Warning)\b"
)
FOCUSABLE = (QAbstractButton, QAbstractItemView, QComboBox, QDateEdit, QLineEdit, QPlainTextEdit)

DIALOGS = (
    ActionId.RECORD_PROGRESS,
    ActionId.SET_DEADLINE,
    ActionId.EXTEND_DEADLINE,
    ActionId.PAUSE_TASK,
    ActionId.SKIP_PERIOD,
    ActionId.PLAN_PREPARATION,
    ActionId.OFFICE_CALENDAR,
    ActionId.ASSIGN_UNIT,
    ActionId.ASSIGN_MATRIX,
    ActionId.LINK_PLAN,
    ActionId.ENTER_SUPERIOR_PLAN,
    ActionId.RECORD_ACTIVITY,
    ActionId.SHOW_ACTIVITIES,
    ActionId.SEND_TRACKERS,
    ActionId.REMIND_UNITS,
    ActionId.MAKE_REPORT,
    ActionId.OFFICE_TEMPLATES,
    ActionId.PAST_STEPS,
    ActionId.WASTE_BIN,
    ActionId.SETTINGS,
    ActionId.ABOUT,
)

OTHER_WINDOWS = (
    ActionId.SHOW_ITEM,
    ActionId.COMPOSE_DOCUMENT,
    ActionId.CHECK_LAYOUT,
    ActionId.ADD_NOTE,
    ActionId.RECORD_EVIDENCE,
    ActionId.DEFINE_INDICATORS,
    ActionId.MAIL_TEMPLATE,
    ActionId.HAND_OVER,
)
"""Windows in which the words of a book stand, and that other tests look over."""


@pytest.fixture
def full(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path, qapp):
    create_workspace(tmp_path / "so.dondoc").close()
    opened = OpenWindow(tmp_path / "so.dondoc", sample.SENT_ON)
    yield opened
    opened.close()


def test_every_view_stands_in_a_place():
    assert {name for place in PLACES for name in place.views} == set(VIEWS)


def test_every_place_opens_on_an_empty_book(empty):
    walk_places(empty)


def test_every_place_opens_on_a_full_book(full):
    walk_places(full)


def walk_places(opened: OpenWindow) -> None:
    for number in range(len(PLACES)):
        opened.window.show_place(number)
        opened.settle()
        look_over(opened.window)
    assert opened.prompts.refusals == []


@pytest.mark.parametrize("action", DIALOGS)
def test_every_dialog_opens_and_fits_a_small_screen(full, action):
    full.window.action(action).trigger()
    dialog = full.dialog()
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    dialog.reject()


def test_the_review_of_a_plan_fits_a_small_screen(empty):
    empty.window.handlers.imports.review(sample.sample_plan())
    dialog = empty.dialog()
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    dialog.reject()


def test_the_preview_of_a_merge_fits_a_small_screen(full):
    full.window.handlers.trackers.preview(sample.sample_replies(sample.SAMPLE_PERIOD)[-3:])
    dialog = full.dialog()
    look_over(dialog)
    fits(dialog, SMALLEST_DIALOG)
    dialog.reject()


def test_the_window_fits_a_small_screen(full):
    fits(full.window, SMALLEST_WINDOW)


def test_the_title_of_the_sample_says_that_it_is_the_sample(tmp_path, qapp):
    core = sample_books.imported(tmp_path)
    core.close()
    opened = OpenWindow(core.path, sample.SENT_ON, is_sample=True)
    assert "MẪU" in opened.window.windowTitle()
    opened.close()


def test_models_keep_the_rules_of_their_kind(full):
    models = [view.model() for view in full.window.findChildren(QAbstractItemView)]
    ours = [one for one in models if isinstance(one, QAbstractItemModel) and type(one).__module__.startswith("ui.")]
    assert len(ours) >= 8
    testers = [QAbstractItemModelTester(one, QAbstractItemModelTester.FailureReportingMode.Fatal) for one in ours]
    walk_places(full)
    del testers


def test_markup_in_the_texts_of_a_book_is_never_read(tmp_path, qapp):
    core = sample_books.merged(tmp_path)
    core.close()
    assert mark_every_text(core.path) > 200
    opened = OpenWindow(core.path, sample.RECEIVED_ON)
    seen = [*see_no_markup(opened.window)]
    for number in range(len(PLACES)):
        opened.window.show_place(number)
        opened.settle()
        seen += see_no_markup(opened.window)
    opened.window.show_place(1)
    for action in (*DIALOGS, *OTHER_WINDOWS):
        opened.window.action(action).trigger()
        dialog = opened.dialog()
        opened.settle()
        seen += see_no_markup(dialog)
        dialog.close()
        opened.settle()
    assert sum(PROBE.replace("<", "&lt;")[:8] in tip for tip in seen) > 100, "the probe did not reach the tool tips"
    assert opened.prompts.refusals == []
    opened.close()


def see_no_markup(window: QWidget) -> list[str]:
    """See that neither labels nor tool tips would read the probe; returns the tool tips."""
    assert readable_labels(window) == []
    found = [*tips_of(window)]
    assert [(where, tip) for where, tip in found if PROBE in tip] == []
    return [tip for _, tip in found]


def test_the_words_of_a_message_are_never_read_as_markup(qapp):
    shown: list[QMessageBox] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.append(box)
        box.reject()

    prompts = WindowPrompts()
    for ask in (
        lambda: prompts.say(PROBE, PROBE),
        lambda: prompts.refuse(PROBE),
        lambda: prompts.confirm(PROBE, PROBE, yes=PROBE),
        lambda: prompts.choose(PROBE, PROBE, [PROBE]),
    ):
        QTimer.singleShot(0, look)
        ask()
    assert [box.textFormat() for box in shown] == [Qt.TextFormat.PlainText] * 4
    assert [readable_labels(box) for box in shown] == [[]] * 4


def look_over(window: QWidget) -> None:
    """See that nothing shown is English, and that all one can use has a name and plain text."""
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        assert not ENGLISH.search(text), text
        if isinstance(widget, FOCUSABLE) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            named = widget.accessibleName() or text or _buddy_name(widget)
            assert named, f"{type(widget).__name__} in {type(window).__name__} has no name"
        if isinstance(widget, QLabel) and not isinstance(widget.parent(), QComboBox):
            fine = widget.textFormat() is Qt.TextFormat.PlainText or widget.buddy() is not None or not widget.text()
            assert fine, f"“{widget.text()[:40]}” could be read as markup"


def _buddy_name(widget: QWidget) -> str:
    parent = widget.parent()
    # The line inside a combo box or date field speaks for its owner.
    return parent.accessibleName() if isinstance(parent, QComboBox | QDateEdit) else ""


def fits(window: QWidget, most: tuple[int, int]) -> None:
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    assert least.width() <= most[0], f"needs {least.width()} of {most[0]} pixels"
    assert least.height() <= most[1], f"needs {least.height()} of {most[1]} pixels"


def test_no_dialog_is_left_open_by_these_tests(qapp):
    assert [one for one in qapp.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()] == []


def test_pictures_lie_where_the_pages_show_them():
    shown = Path(__file__).resolve().parents[2] / "docs" / "screens"
    assert (shown / "ke-hoach.png").is_file()
