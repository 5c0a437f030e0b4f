"""The board of trackers of the period looked at, one line a unit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.changes import ChangeSet
from app.domain.progress import REPORT_STATE_LABELS, Heap, ReportState
from app.register.selection import Figure, Selection
from app.services.show_items import BoardLine, show_board
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card
from ui.kit.cells import Cell
from ui.kit.chip import DONE, IDLE, LATE, RUNNING, SOON, ChipLook, LinkChip
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.numbers import short_date
from ui.kit.table import Column, RowsModel, RowsTable
from ui.looks.figures import DUE, figures_of
from ui.looks.task import due_cell

_LOOKS: dict[ReportState, ChipLook] = {
    ReportState.NOT_SENT: IDLE,
    ReportState.SENT: RUNNING,
    ReportState.REPORTED: DONE,
    ReportState.SENT_BACK: SOON,
    ReportState.APPROVED: DONE,
}


_HEARD = (ReportState.REPORTED, ReportState.APPROVED)
_AWAITED = (ReportState.SENT, ReportState.SENT_BACK)


@dataclass(frozen=True, slots=True)
class BoardPart:
    """A part of the board that one can look at alone: its words, its look, and which units belong to it."""

    words: str
    look: ChipLook
    holds: Callable[[BoardLine], bool]


ALL = BoardPart("Tất cả", IDLE, lambda _: True)
AWAITED = BoardPart("Chưa báo cáo", RUNNING, lambda line: line.report.state in _AWAITED)
PARTS = (
    ALL,
    BoardPart("Đã báo cáo", DONE, lambda line: line.report.state in _HEARD),
    AWAITED,
    BoardPart("Chưa gửi phiếu", IDLE, lambda line: line.report.state is ReportState.NOT_SENT),
    BoardPart("Đơn vị có việc quá hạn", LATE, lambda line: line.count.overdue > 0),
)


class TrackersView(QWidget):
    """The board of one period.

    Signals:
        send_requested, receive_requested, remind_requested: the next steps.
        approve_requested, send_back_requested: the clerk has looked at the report of the unit under the cursor.
        figures_chosen: the figures that were clicked; the clerk wants the list behind one of them.
    """

    send_requested = Signal()
    receive_requested = Signal()
    remind_requested = Signal()
    approve_requested = Signal()
    send_back_requested = Signal()
    figures_chosen = Signal(object)

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._model: RowsModel[BoardLine] = RowsModel(
            (
                Column("Đơn vị", lambda line: Cell(line.unit.name)),
                Column("Báo cáo", _report_cell, 158),
                Column("Hẹn trả lời", _answer_cell, 176, yields=1),
                Column("Gửi phiếu", _sent_cell, 120),
                Column("Phiếu về", lambda line: Cell(short_date(line.report.received_on, year=True)), 100),
                Column("Đã nhắc", lambda line: Cell(_times(line.report.reminders), colour="ink_soft"), 84),
                Column("Quá hạn", _overdue_cell, 92, figures=lambda line: self._figures_of(line, (Heap.OVERDUE,))),
                Column("Xong/đến hạn", lambda line: due_cell(line.count), 130, figures=lambda line: self._figures_of(line, DUE)),
            ),
            self,
        )
        self.table = RowsTable(self._model, self.tr("Bảng thu gửi phiếu"), 40)
        self._card = Card(self.tr("Thu gửi phiếu"))
        self.table.figures_chosen.connect(self.figures_chosen)
        self._chips = tuple(LinkChip(part.look) for part in PARTS)
        self._part = ALL
        self._lines: list[BoardLine] = []
        self._today = date.min
        self._build()
        book.changed.connect(self.on_book_changed)
        book.context_changed.connect(self.on_context_changed)

    def refresh(self) -> None:
        """Read the board again."""
        period = self._book.period
        if period is not None:
            self._book.ask(lambda core: (show_board(core, period), core.today), lambda found: self._on_read(*found))

    @property
    def current_line(self) -> BoardLine | None:
        """The unit under the cursor."""
        row = self.table.current_row
        return self._model.rows[row] if row is not None and row < len(self._model.rows) else None

    def add_row_actions(self, actions: list[QAction]) -> None:
        """Offer these on the right mouse button and the menu key."""
        self.table.addActions(actions)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def all_part(self) -> BoardPart:
        """The part that is the whole board."""
        return ALL

    def show_part(self, part: BoardPart) -> None:
        """Show the units of one part of the board alone."""
        self._part = part
        self._show()

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
            (self.tr("Trả lại…"), self.send_back_requested, False),
            (self.tr("Duyệt…"), self.approve_requested, False),
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
        for chip, part in zip(self._chips, PARTS, strict=True):
            chip.figures_chosen.connect(lambda _figures, part=part: self.show_part(part))
            foot.addWidget(chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)

    def _on_read(self, lines: list[BoardLine], today: date) -> None:
        self._lines, self._today = lines, today
        self._show()

    def _show(self) -> None:
        period = self._book.period
        shown = [line for line in self._lines if self._part.holds(line)]
        self._model.set_rows(shown)
        self._body.show_view(bool(self._lines))
        note = f"{period.label} · {len(shown)} đơn vị" if period else ""
        self._card.set_title(self.tr("Thu gửi phiếu"), note if self._part is ALL else f"{note} · chỉ: {self._part.words}")
        for chip, part in zip(self._chips, PARTS, strict=True):
            found = [line for line in self._lines if part.holds(line)]
            chip.set_figures(f"{part.words} {len(found)}", found)

    def _figures_of(self, line: BoardLine, heaps: tuple[Heap, ...]) -> list[Figure]:
        period = self._book.period
        if period is None:
            return []
        return figures_of(line.count, heaps, line.unit.name, period, Selection(unit_id=line.unit.id), self._today)


def _report_cell(line: BoardLine) -> Cell:
    state = line.report.state
    if line.is_late:
        return Cell("Quá hạn gửi về", chip=LATE)
    return Cell(REPORT_STATE_LABELS[state], chip=_LOOKS[state])


def _answer_cell(line: BoardLine) -> Cell:
    """Say until when the unit is to answer and why it was sent back, or when it was approved."""
    report = line.report
    if report.approved_on is not None:
        return Cell(f"duyệt ngày {short_date(report.approved_on, year=True)}", colour="ink_soft")
    if report.state not in _AWAITED or report.reply_by is None:
        return Cell("–", colour="ink_soft")
    until = f"trước {short_date(report.reply_by, year=True)}"
    return Cell(f"{until}\n{report.reason}" if report.reason else until)


def _sent_cell(line: BoardLine) -> Cell:
    report = line.report
    if not report.sendings:
        return Cell("–", colour="ink_soft")
    return Cell(f"{short_date(report.sent_on, year=True)}" + (f" ({report.sendings} lần)" if report.sendings > 1 else ""))


def _overdue_cell(line: BoardLine) -> Cell:
    return Cell(f"{line.count.overdue} việc", chip=LATE) if line.count.overdue else Cell("–", colour="ink_soft")


def _times(number: int) -> str:
    return f"{number} lần" if number else "–"
