"""A widget that shows something of the open book: it reads again when that changed, and waits while nobody sees it."""

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.changes import ChangeSet
from ui.bridge.open_book import OpenBook


class BookView(QWidget):
    """The base of the views: they say what they read, this says when.

    Attributes:
        tables: a change of one of these makes the view stale; empty for every table.
    """

    tables: ClassVar[tuple[str, ...]] = ()

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        book.changed.connect(self.on_book_changed)
        book.context_changed.connect(self.on_context_changed)

    def refresh(self) -> None:
        """Read everything shown again."""
        raise NotImplementedError

    def on_book_changed(self, changes: ChangeSet, origin: object) -> None:
        """Read again when what is shown may have changed."""
        if not self.tables or changes.touches(*self.tables):
            self._refresh_if_seen()

    def on_context_changed(self) -> None:
        """Look at another plan or period."""
        self._refresh_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was missed while hidden."""
        super().showEvent(event)
        self.refresh()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()
