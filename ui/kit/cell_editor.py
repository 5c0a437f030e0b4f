"""The field in which a cell is typed over: Enter takes it, Esc leaves; what cannot stand is kept, with the reason below."""

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QStyleOptionViewItem, QWidget

from ui.kit.card import plain_label
from ui.kit.cells import CellDelegate

_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
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
        return super().eventFilter(editor, event)

    def _is_leaving(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress:
            return cast("QKeyEvent", event).key() in _TAKES
        return event.type() is QEvent.Type.FocusOut

    def _refusal(self, editor: CellEditor) -> str:
        index = self._at
        if not index.isValid() or editor.text() == str(index.data(Qt.ItemDataRole.EditRole) or ""):
            return ""
        return cast("_Refusing", index.model()).refusal(index, editor.text())
