"""Every window to walk: the pictures of `tests.screens`, and what is on no picture.

To add one: a picture in `tests/screens/table.py`; where none is wanted, a row in `FURTHER`.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from app.services.sample import SAMPLE_PERIOD
from tests.screens.books import empty, merged
from tests.screens.table import PICTURES
from tests.ui.window import OpenWindow, let_events_happen
from ui.actions.ids import ActionId
from ui.dialogs.assignment_matrix.deadline import OwnDeadlineDialog
from ui.dialogs.office_templates.fields import FieldListDialog
from ui.dialogs.reading_replies.dialog import ReadingRepliesDialog
from ui.dialogs.search.name_filter import NameFilterDialog
from ui.dialogs.send_back.dialog import SendBackDialog
from ui.window.main_window import START_PLACE
from ui.window.places import PLACES, place_number

Book = Callable[[Path], OpenWindow]
Bring = Callable[[OpenWindow], QWidget]

_MOST_BEHIND = 2
_MANY = 20
_MERGED, _EMPTY = merged, empty


def windows(names: list[str] | None = None, part: int = 0, parts: int = 1) -> Iterator[tuple[str, QWidget, OpenWindow]]:
    """Bring up window after window; the dialog before is closed, one book serves all the windows that are over it.

    Args:
        names: which ones; all when left out.
        part: which part of all of them, from 0.
        parts: how many parts there are.
    """
    for opened, ways in over_books(names, part, parts):
        for name, bring in ways.items():
            yield name, brought(opened, bring, QApplication.primaryScreen()), opened
            close_dialogs(opened)


def over_books(names: list[str] | None = None, part: int = 0, parts: int = 1) -> Iterator[tuple[OpenWindow, dict[str, Bring]]]:
    """Open book after book, with the windows that are over it and how each is brought up; arguments as for `windows`."""
    for book, ways in _part_of(_by_book(), part, parts):
        wanted = {name: bring for name, bring in ways.items() if not names or name in names}
        if not wanted:
            continue
        with TemporaryDirectory() as folder:
            opened = book(Path(folder))
            yield opened, wanted
            opened.close()


def brought(opened: OpenWindow, bring: Bring, screen: QScreen) -> QWidget:
    """Bring a window up on a screen, all of which the main window fills."""
    opened.window.setScreen(screen)
    opened.window.setGeometry(screen.availableGeometry())
    opened.window.show_place(START_PLACE)
    window = bring(opened)
    let_events_happen(60)
    opened.settle()
    return window


def fit_on_screen(window: QWidget) -> None:
    """Give a window that was made larger for its picture the size of its screen."""
    window.resize(window.size().boundedTo(window.screen().availableGeometry().size()))
    QApplication.processEvents()
    QApplication.processEvents()


def every_window() -> dict[str, tuple[Book, Bring]]:
    """Return all of them by name, those over one book one after the other."""
    empty = {f"trong: {place.action.value}": (_EMPTY, _place(number)) for number, place in enumerate(PLACES)}
    full = {f"đầy: {place.action.value}": (_MERGED, _place(number)) for number, place in enumerate(PLACES)}
    return {**PICTURES, **FURTHER, **empty, **full}


def close_dialogs(opened: OpenWindow) -> None:
    """Close whatever stands beside the main window, and the search in it."""
    opened.prompts.consents[:] = [True] * 4  # what was typed may be lost
    opened.window.top.search.clear()
    opened.window.setFocus()
    for _ in range(_MOST_BEHIND):  # behind one that closes the one before may come back
        for widget in QApplication.topLevelWidgets():
            if widget is not opened.window and widget.isVisible():
                widget.close()
                if isinstance(widget, QDialog) and not isinstance(widget.parent(), QWidget):
                    widget.deleteLater()
        opened.settle()
    opened.prompts.consents.clear()


def _by_book() -> dict[Book, dict[str, Bring]]:
    found: dict[Book, dict[str, Bring]] = {}
    for name, (book, bring) in every_window().items():
        found.setdefault(book, {})[name] = bring
    return found


def _part_of(books: dict[Book, dict[str, Bring]], part: int, parts: int) -> Iterator[tuple[Book, dict[str, Bring]]]:
    """Spread what is over a book with many windows; any other book is opened for one of the parts only, since that takes time."""
    few = 0
    for book, ways in books.items():
        if len(ways) >= _MANY:
            yield book, dict([*ways.items()][part::parts])
        else:
            few += 1
            if few % parts == part:
                yield book, ways


def _place(number: int) -> Bring:
    def bring(opened: OpenWindow) -> QWidget:
        opened.window.show_place(number)
        opened.settle()
        return opened.window

    return bring


def _action(action: ActionId, place: ActionId = ActionId.GO_PLAN) -> Bring:
    def bring(opened: OpenWindow) -> QWidget:
        opened.window.show_place(place_number(place))
        opened.settle()
        opened.window.action(action).trigger()
        return opened.dialog()

    return bring


def _alone(make: Callable[[QWidget], QDialog]) -> Bring:
    """Return what shows a dialog that is only seen in the middle of something else."""

    def bring(opened: OpenWindow) -> QWidget:
        dialog = make(opened.window)
        dialog.show()
        return dialog

    return bring


def _box(parent: QWidget) -> QDialog:
    box = QMessageBox(QMessageBox.Icon.Question, "Sao lưu", "Đã có bản sao lưu hôm nay. Sao lưu lần nữa?", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.addButton("&Sao lưu", QMessageBox.ButtonRole.AcceptRole)
    return box


_DAY = date(2022, 12, 28)

FURTHER: dict[str, tuple[Book, Bring]] = {
    **{
        f"lệnh: {action.value}": (_MERGED, _action(action, place))
        for action, place in {
            ActionId.ADD_NOTE: ActionId.GO_PLAN,
            ActionId.LINK_PLAN: ActionId.GO_PLAN,
            ActionId.ENTER_SUPERIOR_PLAN: ActionId.GO_PLAN,
            ActionId.ADD_UNIT: ActionId.GO_UNITS,
            ActionId.EDIT_UNIT: ActionId.GO_UNITS,
            ActionId.ADD_GROUP: ActionId.GO_UNITS,
            ActionId.RENAME_UNIT: ActionId.GO_UNITS,
            ActionId.SPLIT_UNIT: ActionId.GO_UNITS,
        }.items()
    },
    "hạn riêng": (_MERGED, _alone(lambda parent: OwnDeadlineDialog(4, None, _DAY, parent))),
    "đang đọc phiếu": (_MERGED, _alone(ReadingRepliesDialog)),
    "tên bộ lọc": (_MERGED, _alone(lambda parent: NameFilterDialog("Lưu bộ lọc", "chuyên đề", "Chuyên đề", parent))),
    "các trường": (_MERGED, _alone(FieldListDialog)),
    "trả lại": (
        _MERGED,
        _alone(lambda parent: SendBackDialog("Chi bộ Văn phòng", SAMPLE_PERIOD, _DAY, _DAY, parent=parent)),
    ),
    "câu hỏi": (_MERGED, _alone(_box)),
}
