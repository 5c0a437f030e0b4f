"""The field in which a cell is typed over: Enter and Tab take it and go on as in Excel, Esc leaves; what cannot stand is kept."""

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QStyleOptionViewItem, QTableView, QTreeView, QWidget

from ui.kit.card import plain_label
from ui.kit.cells import CellDelegate

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAKES = (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
AnyIndex = QModelIndex | QPersistentModelIndex


class _Refusing(Protocol):
    def refusal(self, index: AnyIndex, text: str) -> str: ...


class CellEditor(QLineEdit):
    """The field; says below itself why a text cannot stand."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("cellEditor")
        self.setAccessibleName(title)
        self.reason: QLabel = plain_label("", "cellRefusal", wraps=True)
        self.reason.setObjectName("cellRefusal")
        self.reason.setParent(parent)
        self.reason.hide()
        self.destroyed.connect(self.reason.deleteLater)
        self.textEdited.connect(lambda _: self.reason.hide())

    def refuse(self, sentence: str) -> None:
        """Say why what was typed cannot stand; it stays as it was typed."""
        room = self._room.rect()
        self.reason.setText(sentence)
        self.reason.setFixedWidth(min(max(self.width(), 260), room.width()))
        self.reason.adjustSize()
        top = self.geometry().bottom() + 2
        if top + self.reason.height() > room.bottom():
            top = self.geometry().top() - self.reason.height() - 2
        self.reason.move(min(self.x(), room.width() - self.reason.width()), top)
        self.setAccessibleDescription(sentence)
        self.reason.show()
        self.reason.raise_()


class TypingDelegate(CellDelegate):
    """Draws cells, and lets those be typed over that can."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QWidget:
        """Return the field over a cell."""
        title = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or "")
        editor = CellEditor(title, parent)
        self._at = QPersistentModelIndex(index)
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Begin with what stands there, all of it chosen; what was typed since is not thrown away when rows are read anew."""
        assert isinstance(editor, CellEditor)
        if not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QObject, index: QModelIndex | QPersistentModelIndex) -> None:
        """Take what was typed."""
        assert isinstance(editor, CellEditor)
        index.model().setData(index, editor.text(), Qt.ItemDataRole.EditRole)  # pyright: ignore[reportAttributeAccessIssue]

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Lay the field over its cell, in the middle of a high one."""
        area = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        height = min(area.height() - 2, editor.sizeHint().height())
        editor.setGeometry(area.left(), area.top() + (area.height() - height) // 2, area.width(), height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep the field open while what is typed cannot stand."""
        if isinstance(editor, CellEditor) and self._is_leaving(event):
            sentence = self._refusal(editor)
            if sentence:
                editor.refuse(sentence)
                return True
            if self._has_gone_on(event):
                return True
        return super().eventFilter(editor, event)

    def _has_gone_on(self, event: QEvent) -> bool:
        """Go to the next cell that is typed over: that takes what was typed here. Returns whether there is one."""
        view = self.parent()
        if event.type() is not QEvent.Type.KeyPress or not isinstance(view, QTableView | QTreeView) or not self._at.isValid():
            return False
        key = cast("QKeyEvent", event)
        goes_back = bool(key.modifiers() & Qt.KeyboardModifier.ShiftModifier) or key.key() == Qt.Key.Key_Backtab
        way, here = -1 if goes_back else 1, view.model().index(self._at.row(), self._at.column(), self._at.parent())
        found = _line_beyond(view, here, way) if key.key() in _ENTER else _column_beyond(view, here, way)
        if found.isValid():
            view.setCurrentIndex(found)
        return found.isValid()

    def _is_leaving(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress:
            return cast("QKeyEvent", event).key() in _TAKES
        return event.type() is QEvent.Type.FocusOut

    def _refusal(self, editor: CellEditor) -> str:
        index = self._at
        if not index.isValid() or editor.text() == str(index.data(Qt.ItemDataRole.EditRole) or ""):
            return ""
        return cast("_Refusing", index.model()).refusal(index, editor.text())


def _line_beyond(view: QAbstractItemView, index: QModelIndex, way: int) -> QModelIndex:
    """Return the next cell below or above that is typed over; headings and bands are left out."""
    found = _beyond(view, index, way)
    while found.isValid() and not found.flags() & Qt.ItemFlag.ItemIsEditable:
        found = _beyond(view, found, way)
    return found


def _beyond(view: QAbstractItemView, index: QModelIndex, way: int) -> QModelIndex:
    if isinstance(view, QTreeView):
        return view.indexBelow(index) if way > 0 else view.indexAbove(index)
    return index.siblingAtRow(index.row() + way)


def _column_beyond(view: QTableView | QTreeView, index: QModelIndex, way: int) -> QModelIndex:
    """Return the next cell of the same line to the right or left that is shown and typed over."""
    head = view.header() if isinstance(view, QTreeView) else view.horizontalHeader()
    place = head.visualIndex(index.column()) + way
    while 0 <= place < head.count():
        column = head.logicalIndex(place)
        found = index.siblingAtColumn(column)
        if not head.isSectionHidden(column) and found.flags() & Qt.ItemFlag.ItemIsEditable:
            return found
        place += way
    return QModelIndex()
