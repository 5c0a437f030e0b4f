"""Words that are not Vietnamese: each must have the build of a Vietnamese syllable, be a figure, or be on a short list."""

import re
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from app.text.syllables import may_be_vietnamese
from tests.ui.marked_book import tips_of
from ui.dialogs.about.dialog import AboutDialog
from ui.dialogs.error_report.dialog import ErrorReportDialog

ALLOWED = {
    *("Word", "Excel", "PDF", "LibreOffice", "Windows", "Zalo", "USB", "Ctrl", "Alt", "Shift", "Enter", "Esc", "Tab", "Home"),
    *("End", "Del", "Ins", "Backspace", "Space", "Insert", "Page", "Up", "Down"),
    *("Unicode", "Outlook", "Python", "Qt", "SQLite", "web", "mm", "Paris", "Th", "bchdb"),
}
"""Names of programs, of kinds of files, of a city, measures, what stands on keys; "Th" is short for Thứ."""
_TOKEN = re.compile(r"[^\W\d_]+")
_NOT_WORDS = re.compile(
    r"“[^”]*”|</?\w+/?>|\w*_\w*|\S+@\S+|https?://\S+|\S*[\\/]\S+|\.\w{2,6}\b|%\d|\S+\.(?:docx?|xlsx?|pdf|zip|ics|eml|dondoc|odt|txt)\b"
)
_MOST_ROWS = 60


def foreign_words(window: QWidget) -> list[str]:
    """Return the texts of a window in which a word is not Vietnamese, with that word."""
    return sorted({f"{word}: “{text[:60]}” ({where})" for where, text in texts(window) for word in foreign(text)})


@cache
def foreign(text: str) -> tuple[str, ...]:
    """Return the words of a text that are neither Vietnamese nor allowed; abbreviations in capitals are names."""
    found = _TOKEN.findall(_NOT_WORDS.sub(" ", text.replace("&", "")))
    candidates = (one for one in found if len(one) > 1 and not one.isupper() and one not in ALLOWED)
    return tuple(one for one in candidates if not may_be_vietnamese(one))


def texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Give every text a window shows or says, with where it stands."""
    yield "title", window.windowTitle()
    technical = window.findChildren(QPlainTextEdit) if isinstance(window, (AboutDialog, ErrorReportDialog)) else []
    for widget in [window, *(one for one in window.findChildren(QWidget) if one not in technical)]:
        kind = type(widget).__name__
        yield f"{kind}, name", widget.accessibleName()
        yield f"{kind}, description", widget.accessibleDescription()
        for one in _texts_of(widget):
            yield kind, one
    for action in window.findChildren(QAction):
        yield "action", action.text()
        yield "action, hint", action.statusTip()
    yield from tips_of(window)


def _texts_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, (QGroupBox, QMenu)):
        yield widget.title()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(number) for number in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
        yield widget.text() if widget.isReadOnly() else ""
    elif isinstance(widget, (QPlainTextEdit, QTextEdit)):
        yield widget.placeholderText()
        yield widget.toPlainText()
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _texts_of_model(widget.model(), QModelIndex())


def _texts_of_model(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent))
    if not parent.isValid():
        yield from (str(model.headerData(one, Qt.Orientation.Horizontal) or "") for one in columns)
    for row in range(min(model.rowCount(parent), _MOST_ROWS)):
        for column in columns:
            index = model.index(row, column, parent)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(index.data(role) or "")
        yield from _texts_of_model(model, model.index(row, 0, parent))
