"""The place "Văn bản": drafts above, below them the documents made from the book, newest first; Enter opens one."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from app.domain.changes import ChangeSet
from app.domain.draft import DraftStage
from app.domain.ids import DraftId
from app.domain.progress import HEAP_LABELS, Heap
from app.services.drafts import BookState, DraftList, draft_list, stale_blocks
from app.services.make_report import MadeDocument, all_documents
from app.services.office_pdf import pdf_program
from app.services.sign_document import FrozenFigure
from ui import theme
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card
from ui.kit.cells import Cell
from ui.kit.chip import DONE, IDLE, SOON
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.numbers import grouped, percent
from ui.kit.scrolled import scroll_area
from ui.kit.table import Column, RowsModel, RowsTable, Side
from ui.kit.tool_tip import plain_tip
from ui.looks.task import shares_of
from ui.views.documents.drafts import DraftsCard

_DRAFT_TABLES = ("draft", "draft_unit", "draft_edit", "draft_paragraph", "draft_heading", "draft_remark")
_LEAST_LIST = 76  # pixels


class DocumentsView(QWidget):
    """Documents made from the book.

    Signals:
        report_requested: the clerk wants to make one.
        check_requested: the clerk wants a Word file judged by the prescribed layout.
        sign_requested: the clerk wants to record that the document under the cursor was signed.
        pdf_requested: the document under the cursor is wanted as a PDF by the office program.
        figures_chosen: the figures that were clicked; the clerk wants the list behind one of them.
    """

    report_requested = Signal()
    check_requested = Signal()
    sign_requested = Signal(object)
    pdf_requested = Signal(object)
    figures_chosen = Signal(object)

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.drafts = DraftsCard()
        self._to_count: list[DraftId] = []
        self._counted: BookState | None = None
        self._model: RowsModel[MadeDocument] = RowsModel(
            (
                Column("Văn bản", lambda row: Cell(f"{row.title}\n{row.path}")),
                Column("Ngày", lambda row: Cell(f"{row.dated_on:%d/%m/%Y}"), 96, side=Side.MIDDLE),
                Column("Ký", _signed_cell, 176, sorts_by=lambda row: row.signed_on),
                Column("Số liệu khi lập", _figures_cell, 150, figures=_figures, sorts_by=lambda row: row.figures.count.rate),
                Column("Thể thức", lambda row: Cell(row.profile_name, colour="ink_soft", lines=2), 170, yields=1),
                Column("Tệp", _file_cell, 178, yields=2),
            ),
            self,
        )
        self.table = RowsTable(self._model, self.tr("Văn bản đã lập, đã ký"), 50, groups=True)
        self._pdf_program = pdf_program()
        self._card = self._build_card()
        self._lay_out()
        self.table.activated.connect(lambda index: self._open(self._model.rows[index.row()]))
        self.table.figures_chosen.connect(self.figures_chosen)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self._model.dataChanged.connect(lambda *_: self._offer())
        book.changed.connect(self.on_book_changed)

    def refresh(self) -> None:
        """Read both lists again."""
        self._book.ask(all_documents, self._on_read)
        self._book.ask(draft_list, self._on_drafts_read)

    def on_book_changed(self, changes: ChangeSet, origin: object) -> None:
        """Read again when a document was made or a draft changed; work items move what drafts say."""
        if self.isVisible() and changes.touches("issued_document", "work_item", *_DRAFT_TABLES):
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was missed while hidden."""
        super().showEvent(event)
        self.refresh()

    def _build_card(self) -> Card:
        card = Card(self.tr("Văn bản đã lập, đã ký"))
        self.pdf = QPushButton(self.tr("PDF…"))
        self.pdf.setToolTip(plain_tip(self.tr("PDF bằng {program}").format(program=self._pdf_program)))
        self.sign, self.check = QPushButton(self.tr("Ghi đã ký…")), QPushButton(self.tr("Kiểm tra thể thức…"))
        self.make = QPushButton(self.tr("Lập văn bản…"))
        self.make.setToolTip(self.tr("Ghi thẳng ra tệp Word, không xem trước"))
        for button in (self.pdf, self.sign, self.check, self.make):
            card.tools.addWidget(button)
        self.pdf.clicked.connect(lambda: self._tell(self.pdf_requested))
        self.sign.clicked.connect(lambda: self._tell(self.sign_requested))
        self.check.clicked.connect(self.check_requested)
        self.make.clicked.connect(self.report_requested)
        empty = EmptyState(
            self.tr("Chưa lập văn bản nào"),
            self.tr("Báo cáo và công văn lấy số liệu từ sổ, trình bày đúng thể thức; văn bản xuất ra Word nằm ở đây."),
            self.tr("Lập văn bản…"),
        )
        empty.button.setProperty("primary", False)  # the card above leads on
        empty.button.clicked.connect(self.report_requested)
        self._body = WithEmptyState(self.table, empty)
        theme.at_least(self.table, height=_LEAST_LIST)
        card.body.addWidget(self._body)
        return card

    def _lay_out(self) -> None:
        """Put the two lists one above the other; where the window is low, the lower one is reached by scrolling."""
        both = QSplitter(Qt.Orientation.Vertical)
        both.setHandleWidth(theme.SPACE)
        both.setChildrenCollapsible(False)
        for card in (self.drafts, self._card):
            both.addWidget(card)
        both.setSizes([300, 340])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll_area(both))

    def _on_read(self, found: list[MadeDocument]) -> None:
        self._model.set_rows(found)
        self._card.set_title(self.tr("Văn bản đã lập, đã ký"), self.tr("{count} văn bản").format(count=len(found)))
        self._body.show_view(bool(found))
        if found and self.table.current_row is None:
            self.table.selectRow(0)
        self._offer()

    def _on_drafts_read(self, found: DraftList) -> None:
        """Show the drafts, then have what is stale counted: each draft is composed for that, so one waits for the other.

        What the clerk asks for meanwhile comes in between; where the book has not changed nothing is counted again.
        """
        self.drafts.show_drafts(found.lines)
        if found.state != self._counted:
            is_counting = bool(self._to_count)
            self._counted = found.state
            self._to_count = [line.draft.id for line in found.lines if line.draft.stage is not DraftStage.SIGNED]
            if not is_counting:
                self._count_next()

    def _count_next(self) -> None:
        if not self.isVisible():  # what is not seen is counted when it is
            self._to_count, self._counted = [], None
        if not self._to_count:
            return
        draft_id, state = self._to_count[0], self._counted

        def show(count: int) -> None:
            self.drafts.show_stale(draft_id, count)
            if state == self._counted:
                self._to_count = self._to_count[1:]
            self._count_next()

        self._book.ask(lambda core: stale_blocks(core, draft_id), show)

    def _current(self) -> MadeDocument | None:
        row = self.table.current_row
        return self._model.rows[row] if row is not None and row < len(self._model.rows) else None

    def _offer(self) -> None:
        current = self._current()
        self.sign.setVisible(bool(self._model.all_rows))
        self.make.setVisible(bool(self._model.all_rows))
        self.sign.setEnabled(current is not None and current.signed_on is None)
        self.pdf.setVisible(bool(self._model.all_rows) and bool(self._pdf_program))
        self.pdf.setEnabled(current is not None and current.is_as_made is not None)

    def _tell(self, signal: SignalInstance) -> None:
        if (current := self._current()) is not None:
            signal.emit(current)

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
    said = (
        f"{grouped(count.done)}/{grouped(count.fell_due)} · {percent(count.rate)}"
        if count.fell_due
        else f"{grouped(count.total)} việc"
    )
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
