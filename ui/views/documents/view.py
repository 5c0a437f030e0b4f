"""The list of documents made from the book, newest first; Enter opens one in Word."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.changes import ChangeSet
from app.services.make_report import MadeDocument, all_documents
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card
from ui.kit.cells import Cell
from ui.kit.chip import DONE, IDLE, SOON
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.table import Column, RowsModel, RowsTable


class DocumentsView(QWidget):
    """Documents made from the book.

    Signals:
        report_requested: the clerk wants to make one.
    """

    report_requested = Signal()

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._model: RowsModel[MadeDocument] = RowsModel(
            (
                Column("Văn bản", lambda row: Cell(f"{row.title}\n{row.path}")),
                Column("Ngày", lambda row: Cell(f"{row.dated_on:%d/%m/%Y}"), 96),
                Column("Thể thức", lambda row: Cell(row.profile_name, colour="ink_soft"), 210),
                Column("Tệp", _file_cell, 190),
            ),
            self,
        )
        self.table = RowsTable(self._model, self.tr("Văn bản đã lập"), 50)
        self._card = Card(self.tr("Văn bản đã lập"))
        make = QPushButton(self.tr("Lập văn bản…"))
        make.setProperty("primary", True)
        make.clicked.connect(self.report_requested)
        self._card.tools.addWidget(make)
        empty = EmptyState(
            self.tr("Chưa lập văn bản nào"),
            self.tr("Báo cáo và công văn lấy số liệu từ sổ, trình bày đúng thể thức, rồi anh chị sửa tiếp trong Word."),
            self.tr("Lập văn bản…"),
        )
        empty.button.clicked.connect(self.report_requested)
        self._body = WithEmptyState(self.table, empty)
        self._card.body.addWidget(self._body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)
        self.table.activated.connect(lambda index: self._open(self._model.rows[index.row()]))
        book.changed.connect(self.on_book_changed)

    def refresh(self) -> None:
        """Read the list again."""
        self._book.ask(all_documents, self._on_read)

    def on_book_changed(self, changes: ChangeSet, origin: object) -> None:
        """Read again when a document was made."""
        if self.isVisible() and changes.touches("issued_document"):
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was missed while hidden."""
        super().showEvent(event)
        self.refresh()

    def _on_read(self, found: list[MadeDocument]) -> None:
        self._model.set_rows(found)
        self._card.set_title(self.tr("Văn bản đã lập"), self.tr("{count} văn bản").format(count=len(found)))
        self._body.show_view(bool(found))

    def _open(self, document: MadeDocument) -> None:
        if Path(document.path).is_file():
            QDesktopServices.openUrl(QUrl.fromLocalFile(document.path))


def _file_cell(row: MadeDocument) -> Cell:
    """Say whether the file is as it was made, was changed since (in Word), or is gone."""
    if row.is_as_made is None:
        return Cell("Không còn ở chỗ cũ", chip=IDLE)
    return Cell("Nguyên như khi lập", chip=DONE) if row.is_as_made else Cell("Đã sửa trong Word", chip=SOON)
