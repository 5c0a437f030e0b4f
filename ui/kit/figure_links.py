"""Figures in the cells of a table or tree are links: a click or Enter on such a cell says which figures it shows."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from ui.kit.cells import FIGURES_ROLE

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FigureLinks(QObject):
    """Watches a view; the pointer turns into a hand over a figure."""

    def __init__(self, view: QAbstractItemView, chosen: SignalInstance) -> None:
        super().__init__(view)
        self._view = view
        self._chosen = chosen
        view.setMouseTracking(True)
        view.viewport().installEventFilter(self)
        view.clicked.connect(self._on_clicked)

    def take_key(self, event: QKeyEvent) -> bool:
        """Open the figures under the cursor on Enter; returns whether the key was for that."""
        figures = figures_at(self._view.currentIndex())
        if event.key() in _ENTER and figures:
            self._chosen.emit(figures)
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show a hand over a figure."""
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            is_link = bool(figures_at(self._view.indexAt(event.position().toPoint())))
            shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor
            self._view.viewport().setCursor(shape)
        return super().eventFilter(watched, event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if figures := figures_at(index):
            self._chosen.emit(figures)


def figures_at(index: QModelIndex) -> tuple[object, ...]:
    """Return the figures of a cell, none for one without."""
    found = index.data(FIGURES_ROLE) if index.isValid() else None
    return found if isinstance(found, tuple) else ()
