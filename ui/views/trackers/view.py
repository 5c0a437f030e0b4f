"""The board of trackers of the period looked at, one line a unit."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.changes import ChangeSet
from app.domain.progress import REPORT_STATE_LABELS, ReportState
from app.services.show_items import BoardLine, show_board
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card
from ui.kit.cells import Cell
from ui.kit.chip import DONE, IDLE, LATE, RUNNING, SOON, Chip, ChipLook
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.numbers import short_date
from ui.kit.table import Column, RowsModel, RowsTable
from ui.looks.task import due_cell

_LOOKS: dict[ReportState, ChipLook] = {
    ReportState.NOT_SENT: IDLE,
    ReportState.SENT: RUNNING,
    ReportState.REPORTED: DONE,
    ReportState.SENT_BACK: SOON,
    ReportState.APPROVED: DONE,
}


class TrackersView(QWidget):
    """The board of one period.

    Signals:
        send_requested, receive_requested, remind_requested: the next steps.
    """

    send_requested = Signal()
    receive_requested = Signal()
    remind_requested = Signal()

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._model: RowsModel[BoardLine] = RowsModel(
            (
                Column("Đơn vị", lambda line: Cell(line.unit.name)),
                Column("Báo cáo", _report_cell, 158),
                Column("Gửi phiếu", _sent_cell, 120),
                Column("Phiếu về", lambda line: Cell(short_date(line.report.received_on, year=True)), 100),
                Column("Đã nhắc", lambda line: Cell(_times(line.report.reminders), colour="ink_soft"), 84),
                Column("Quá hạn", _overdue_cell, 92),
                Column("Xong/đến hạn", lambda line: due_cell(line.count), 130),
            ),
            self,
        )
        self.table = RowsTable(self._model, self.tr("Bảng thu gửi phiếu"), 40)
        self._card = Card(self.tr("Thu gửi phiếu"))
        self._chips = (Chip(DONE), Chip(RUNNING), Chip(IDLE), Chip(LATE))
        self._build()
        book.changed.connect(self.on_book_changed)
        book.context_changed.connect(self.on_context_changed)

    def refresh(self) -> None:
        """Read the board again."""
        period = self._book.period
        if period is not None:
            self._book.ask(lambda core: show_board(core, period), self._on_read)

    def on_book_changed(self, changes: ChangeSet, origin: object) -> None:
        """Read again when trackers, work or units changed."""
        if self.isVisible() and changes.touches("unit_report", "tracker_issue", "reminder", "work_item", "unit", "plan"):
            self.refresh()

    def on_context_changed(self) -> None:
        """Look at another period."""
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was missed while hidden."""
        super().showEvent(event)
        self.refresh()

    def _build(self) -> None:
        buttons = (
            (self.tr("Đôn đốc…"), self.remind_requested, False),
            (self.tr("Nhận phiếu về…"), self.receive_requested, False),
            (self.tr("Gửi phiếu…"), self.send_requested, True),
        )
        for text, request, primary in buttons:
            button = QPushButton(text)
            button.setProperty("primary", primary)
            button.clicked.connect(request)
            self._card.tools.addWidget(button)
        empty = EmptyState(
            self.tr("Kỳ này chưa có đầu việc nào của đơn vị"),
            self.tr("Nhập kế hoạch và giao nhiệm vụ cho đơn vị, rồi gửi phiếu theo dõi của kỳ."),
        )
        self._body = WithEmptyState(self.table, empty)
        self._card.body.addWidget(self._body)
        foot = self._card.add_foot()
        for chip in self._chips:
            foot.addWidget(chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)

    def _on_read(self, lines: list[BoardLine]) -> None:
        period = self._book.period
        self._model.set_rows(lines)
        self._body.show_view(bool(lines))
        self._card.set_title(self.tr("Thu gửi phiếu"), f"{period.label} · {len(lines)} đơn vị" if period else "")
        states = [line.report.state for line in lines]
        numbers = (
            states.count(ReportState.REPORTED) + states.count(ReportState.APPROVED),
            states.count(ReportState.SENT) + states.count(ReportState.SENT_BACK),
            states.count(ReportState.NOT_SENT),
            sum(line.count.overdue > 0 for line in lines),
        )
        words = (self.tr("Đã báo cáo"), self.tr("Chưa báo cáo"), self.tr("Chưa gửi phiếu"), self.tr("Đơn vị có việc quá hạn"))
        for chip, word, number in zip(self._chips, words, numbers, strict=True):
            chip.set_text(f"{word} {number}")


def _report_cell(line: BoardLine) -> Cell:
    state = line.report.state
    if line.is_late:
        return Cell("Quá hạn gửi về", chip=LATE)
    return Cell(REPORT_STATE_LABELS[state], chip=_LOOKS[state])


def _sent_cell(line: BoardLine) -> Cell:
    report = line.report
    if not report.sendings:
        return Cell("–", colour="ink_soft")
    return Cell(f"{short_date(report.sent_on, year=True)}" + (f" ({report.sendings} lần)" if report.sendings > 1 else ""))


def _overdue_cell(line: BoardLine) -> Cell:
    return Cell(f"{line.count.overdue} việc", chip=LATE) if line.count.overdue else Cell("–", colour="ink_soft")


def _times(number: int) -> str:
    return f"{number} lần" if number else "–"
