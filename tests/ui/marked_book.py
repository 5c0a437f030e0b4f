"""A book in whose every text stands markup, and every place of a window where Qt might read it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QMenu, QToolButton, QWidget

from app.store.change_triggers import create_triggers, drop_triggers, logged_tables

PROBE = "<img src=probe>"
# Columns of text in which no free words stand: dates, keys, choices of ours, JSON.
NO_WORDS_END = ("_on", "_at", "_key", "_folded", "_kind", "_by")
NO_WORDS = {
    *(
        "at",
        "since",
        "state",
        "kind",
        "role",
        "every",
        "beat",
        "system",
        "rung",
        "calendar",
        "step",
        "direction",
        "code",
        "target",
    ),
    *("value", "decision", "figures", "mould", "profile", "signing_authority", "indicators", "evidence", "query", "key"),
    *("anniversary", "email"),
}
ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole)


def mark_every_text(book: Path) -> int:
    """Put the probe before every text of a book that is closed; returns how many texts have it now."""
    marked = 0
    connection = sqlite3.connect(book)
    drop_triggers(connection)
    for table in [*logged_tables(connection), "change_batch"]:
        for _, column, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")').fetchall():
            if kind == "TEXT" and column not in NO_WORDS and not column.endswith(NO_WORDS_END):
                cursor = connection.execute(f"UPDATE {table} SET {column} = ? || {column} WHERE {column} <> ''", (PROBE,))
                marked += cursor.rowcount
    create_triggers(connection)
    connection.commit()
    connection.close()
    return marked


def tips_of(window: QWidget) -> Iterator[tuple[str, str]]:
    """Return every tool tip of a window with a word on where it is: of widgets, actions, cells and heads."""
    for widget in [window, *window.findChildren(QWidget)]:
        for tip in (widget.toolTip(), widget.whatsThis()):
            yield type(widget).__name__, tip
        if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
            for tip in _tips_of_model(widget.model()):
                yield f"{type(widget).__name__} “{widget.accessibleName()}”", tip
    for action in {*window.findChildren(QAction), *window.actions()}:
        if any(isinstance(one, QToolButton) or (isinstance(one, QMenu) and one.toolTipsVisible()) for one in shown_by(action)):
            yield f"action {action.objectName()}", action.toolTip()


def shown_by(action: QAction) -> list[object]:
    """Return what shows an action: menus that say no tool tips may hold one whose tool tip is its own text."""
    return list(action.associatedObjects())


def readable_labels(window: QWidget) -> list[str]:
    """Return the words of the labels that hold the probe and would read it."""
    labels = [window] if isinstance(window, QLabel) else window.findChildren(QLabel)
    return [one.text() for one in labels if PROBE in one.text() and one.textFormat() is not Qt.TextFormat.PlainText]


def _tips_of_model(model: QAbstractItemModel) -> Iterator[str]:
    for way, count in ((Qt.Orientation.Horizontal, _columns(model)), (Qt.Orientation.Vertical, model.rowCount())):
        for section in range(count):
            yield from (str(model.headerData(section, way, role) or "") for role in ROLES)
    yield from _tips_below(model, QModelIndex())


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())  # Qt hides it of a list


def _tips_below(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(_columns(model)):
            index = model.index(row, column, parent)
            yield from (str(index.data(role) or "") for role in ROLES)
        yield from _tips_below(model, model.index(row, 0, parent))
