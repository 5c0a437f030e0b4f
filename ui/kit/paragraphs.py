"""Draws paragraphs of running text in a list, wrapped to the list's width."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme

_PAD = 8
_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class ParagraphDelegate(QStyledItemDelegate):
    """One paragraph an item, as high as its text at the list's width."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of the wrapped text."""
        width = self._view.viewport().width() - 2 * _PAD
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        box = QFontMetrics(_font(index)).boundingRect(QRect(0, 0, width, 0), _FLAGS, text)
        return QSize(self._view.viewport().width(), box.height() + _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw ground, text and the line below."""
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent_soft"))
        painter.setPen(QPen(theme.colour("line_soft"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setFont(_font(index))
        painter.setPen(theme.colour("ink"))
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(area.adjusted(_PAD, _PAD // 2, -_PAD, -_PAD // 2), _FLAGS, text)
        painter.restore()


def _font(index: QModelIndex | QPersistentModelIndex) -> QFont:
    found = index.data(Qt.ItemDataRole.FontRole)
    return found if isinstance(found, QFont) else theme.body_font()
