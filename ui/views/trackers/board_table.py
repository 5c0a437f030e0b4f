"""The table of the board: its cells, and the last column, whose words do the next step for the unit."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.domain.progress import REPORT_STATE_LABELS, ReportState
from app.domain.reminder import RUNG_LABELS
from app.services.show_items import BoardLine
from ui.kit.cells import Cell
from ui.kit.chip import DONE, DONE_LATE, IDLE, LATE, RUNNING, SOON, ChipLook
from ui.kit.numbers import grouped, short_date
from ui.kit.table import Row, RowsModel, RowsTable
from ui.views.trackers.next_step import next_step

LOOKS: dict[ReportState, ChipLook] = {
    ReportState.NOT_SENT: IDLE,
    ReportState.SENT: RUNNING,
    ReportState.REPORTED: DONE,
    ReportState.SENT_BACK: SOON,
    ReportState.APPROVED: DONE,
}
AWAITED = (ReportState.SENT, ReportState.SENT_BACK)
HEARD = (ReportState.REPORTED, ReportState.APPROVED)


class BoardTable(RowsTable):
    """A table whose last column is done by a click or Enter.

    Signals:
        step_chosen: the number of the row whose next step is wanted.
    """

    step_chosen = Signal(int)

    def __init__(self, model: RowsModel[Row], name: str, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(model, name, row_height, parent)
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the next step on Enter in the last column."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._is_step(self.currentIndex()):
            self.step_chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over a next step."""
        super().mouseMoveEvent(event)
        if self._is_step(self.indexAt(event.position().toPoint())):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._is_step(index):
            self.step_chosen.emit(index.row())

    def _is_step(self, index: QModelIndex) -> bool:
        return index.isValid() and index.column() == self.model().columnCount() - 1 and index.data() not in (None, "", "–")


def report_cell(line: BoardLine) -> Cell:
    """Say how a unit's report stands."""
    state = line.report.state
    if line.is_late:
        return Cell("Quá hạn gửi về", chip=LATE)
    look = DONE_LATE if state in HEARD and line.report.came_late else LOOKS[state]
    return Cell(REPORT_STATE_LABELS[state], chip=look)


def answer_cell(line: BoardLine) -> Cell:
    """Say until when the unit is to answer and why it was sent back, or when it was approved."""
    report = line.report
    if report.approved_on is not None:
        return Cell(f"duyệt {short_date(report.approved_on, year=True)}", colour="ink_soft")
    if report.reply_by is None:
        return Cell("–", colour="ink_soft")
    until = f"trước {short_date(report.reply_by, year=True)}"
    if report.state not in AWAITED:
        return Cell(until, colour="ink_soft")
    return Cell(f"{until}\n{report.reason}" if report.reason else until)


def sent_cell(line: BoardLine) -> Cell:
    """Say when the last tracker was made, and whether it really left; a unit that answered must have had it."""
    report = line.report
    if not report.sendings:
        return Cell("–", colour="ink_soft")
    times = f" ({report.sendings} lần)" if report.sendings > 1 else ""
    made = f"{short_date(report.sent_on, year=True)}{times}"
    if report.handed_on:
        return Cell(f"{made}\nđã gửi {short_date(report.handed_on)}")
    return Cell(made if report.received_on else f"{made}\nchưa ghi đã gửi")


def received_cell(line: BoardLine) -> Cell:
    """Say when the reply came, and whether that was in time."""
    report = line.report
    if report.received_on is None:
        return Cell("–", colour="ink_soft")
    return Cell(f"{short_date(report.received_on, year=True)}\n{in_time_words(line)}".strip())


def in_time_words(line: BoardLine) -> str:
    """Return "đúng hạn", or by how many days the reply was late; nothing once it was sent back: its day is a new one."""
    report = line.report
    if report.received_on is None or report.reply_by is None or report.state is ReportState.SENT_BACK:
        return ""
    late = (report.received_on - report.reply_by).days
    return f"trễ {late} ngày" if late > 0 else "đúng hạn"


def missing_cell(line: BoardLine) -> Cell:
    """Say of how many tasks nothing was said yet."""
    return Cell(f"{grouped(line.unreported)} việc", colour="accent") if line.unreported else Cell("–", colour="ink_soft")


def overdue_cell(line: BoardLine) -> Cell:
    """Say how many tasks are overdue."""
    return Cell(f"{grouped(line.count.overdue)} việc", chip=LATE) if line.count.overdue else Cell("–", colour="ink_soft")


def reminded_cell(line: BoardLine) -> Cell:
    """Say how often the unit was reminded, and by which rung."""
    report = line.report
    if report.last_rung is None:
        return Cell("–", colour="ink_soft")
    return Cell(f"{report.reminders} lần\n{RUNG_LABELS[report.last_rung]}", colour="ink_soft")


def step_cell(line: BoardLine) -> Cell:
    """Name the next step."""
    proposal = next_step(line)
    return Cell(proposal.words, icon=proposal.step.value, colour="accent") if proposal else Cell("–", colour="ink_soft")
