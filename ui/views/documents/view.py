"""The list of documents made from the book, newest first; Enter opens one in Word."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.changes import ChangeSet
from app.domain.progress import HEAP_LABELS, Heap
from app.services.make_report import MadeDocument, all_documents
from app.services.sign_document import FrozenFigure
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card
from ui.kit.cells import Cell
from ui.kit.chip import DONE, IDLE, SOON
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.numbers import percent
from ui.kit.table import Column, RowsModel, RowsTable
from ui.looks.task import shares_of


class DocumentsView(QWidget):
    """Documents made from the book.

    Signals:
        report_requested: the clerk wants to make one.
        check_requested: the clerk wants a Word file judged by the prescribed layout.
        sign_requested: the clerk wants to record that the document under the cursor was signed.
        figures_chosen: the figures that were clicked; the clerk wants the list behind one of them.
    """

    report_requested = Signal()
    check_requested = Signal()
    sign_requested = Signal(object)
    figures_chosen = Signal(object)

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._model: RowsModel[MadeDocument] = RowsModel(
            (
                Column("Văn bản", lambda row: Cell(f"{row.title}\n{row.path}")),
                Column("Ngày", lambda row: Cell(f"{row.dated_on:%d/%m/%Y}"), 96),
                Column("Ký", _signed_cell, 176),
                Column("Số liệu khi lập", _figures_cell, 150, figures=_figures),
                Column("Thể thức", lambda row: Cell(row.profile_name, colour="ink_soft", lines=2), 170, yields=1),
                Column("Tệp", _file_cell, 178, yields=2),
            ),
            self,
        )
        self.table = RowsTable(self._model, self.tr("Văn bản đã lập"), 50)
        self._card = Card(self.tr("Văn bản đã lập"))
        self.sign = QPushButton(self.tr("Ghi đã ký…"))
        self.sign.clicked.connect(self._on_sign)
        self._card.tools.addWidget(self.sign)
        self.check = QPushButton(self.tr("Kiểm tra thể thức…"))
        self.check.clicked.connect(self.check_requested)
        self._card.tools.addWidget(self.check)
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
        self.table.figures_chosen.connect(self.figures_chosen)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._offer_signing())
        self._model.dataChanged.connect(lambda *_: self._offer_signing())
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
        if found and self.table.current_row is None:
            self.table.selectRow(0)
        self._offer_signing()

    def _offer_signing(self) -> None:
        row = self.table.current_row
        current = self._model.rows[row] if row is not None and row < len(self._model.rows) else None
        self.sign.setVisible(bool(self._model.rows))
        self.sign.setEnabled(current is not None and current.signed_on is None)

    def _on_sign(self) -> None:
        row = self.table.current_row
        if row is not None:
            self.sign_requested.emit(self._model.rows[row])

    def _open(self, document: MadeDocument) -> None:
        if Path(document.path).is_file():
            QDesktopServices.openUrl(QUrl.fromLocalFile(document.path))


def _signed_cell(row: MadeDocument) -> Cell:
    if row.signed_on is None:
        return Cell("Chưa ký", chip=IDLE)
    number = f"Số {row.number}" if row.number else "Chưa rõ số"
    return Cell(f"Đã ký {row.signed_on:%d/%m/%Y}\n{number}")


def _figures_cell(row: MadeDocument) -> Cell:
    count = row.figures.count
    if not count.total:
        return Cell("–", colour="ink_soft")
    said = f"{count.done}/{count.fell_due} · {percent(count.rate)}" if count.fell_due else f"{count.total} việc"
    return Cell(said, colour="accent" if row.figures.has_lists else "ink", shares=shares_of(count))


def _figures(row: MadeDocument) -> list[FrozenFigure]:
    """Return every figure of a document; those of documents made before lists were kept open nothing."""
    if not row.figures.has_lists:
        return []
    return [
        FrozenFigure(row.figures.count.of(heap), f"{HEAP_LABELS[heap]} · {row.title}", row.id, heap)
        for heap in Heap
        if row.figures.count.of(heap)
    ]


def _file_cell(row: MadeDocument) -> Cell:
    """Say whether the file is as it was made, was changed since (in Word), or is gone."""
    if row.is_as_made is None:
        return Cell("Không còn ở chỗ cũ", chip=IDLE)
    return Cell("Nguyên như khi lập", chip=DONE) if row.is_as_made else Cell("Đã sửa trong Word", chip=SOON)
