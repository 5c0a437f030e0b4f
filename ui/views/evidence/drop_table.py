"""A table that takes files dragged from a folder: they belong to the row they are let go over."""

from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from ui.kit.table import RowsTable


class DropTable(RowsTable):
    """The table.

    Signals:
        files_dropped: the paths; the row they were let go over is the current one.
        drop_missed: what was let go is no file, or there is no row below it.
    """

    files_dropped = Signal(list)
    drop_missed = Signal()

    def take_drops(self) -> None:
        """Let files be dragged here."""
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take whatever is dragged from a folder; the window would take it for a plan or a reply."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show over which row the files are."""
        row = self.rowAt(self._place(event).y())
        if row >= 0:
            self.selectRow(row)
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were let go, over which row."""
        row, paths = self.rowAt(self._place(event).y()), dropped_files(event)
        event.acceptProposedAction()
        if row >= 0 and paths:
            self.selectRow(row)
            self.files_dropped.emit(paths)
        else:
            self.drop_missed.emit()

    def _place(self, event: QDropEvent) -> QPoint:
        """Return where the pointer is, in the viewport: Qt gives it so for a view's own events."""
        return event.position().toPoint()


def dropped_files(event: QDropEvent) -> list[Path]:
    """Return the files that are dragged; a folder is none."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]
