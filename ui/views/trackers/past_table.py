"""The board over several periods: a line a unit, a sign and a word a period."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.period import Period
from app.domain.progress import ReportState
from app.services.show_past_reports import PastLine, PastReport
from ui.kit.cells import Cell
from ui.kit.chip import DONE, DONE_LATE, IDLE, LATE, RUNNING, SOON
from ui.kit.table import Column, RowsModel, RowsTable

_WIDTH = 118


class PastTable(RowsTable):
    """Which reports came, on time or late."""

    def __init__(self, periods: int, parent: QWidget | None = None) -> None:
        self.lines: RowsModel[PastLine] = RowsModel(_columns([""] * periods), parent)
        super().__init__(self.lines, "Báo cáo của đơn vị qua các kỳ", 42, parent)

    def show_lines(self, periods: Sequence[Period], lines: Sequence[PastLine]) -> None:
        """Show other periods."""
        self.lines.columns = _columns([period.label[:1].upper() + period.label[1:] for period in periods])
        self.lines.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(periods))
        self.lines.set_rows(lines)


def past_cell(past: PastReport | None) -> Cell:
    """Say how a report of one period went: one sign and one word; a dash for a period over in which nothing was asked."""
    if past is None:
        return Cell("–", colour="ink_soft")
    report = past.report
    if past.is_late:
        return Cell("Chưa về", chip=LATE)
    if report.state in (ReportState.REPORTED, ReportState.APPROVED):
        return Cell("Trễ hạn", chip=DONE_LATE) if report.came_late else Cell("Đúng hạn", chip=DONE)
    if report.state is ReportState.SENT_BACK:
        return Cell("Trả lại", chip=SOON)
    if report.state is ReportState.SENT:
        return Cell("Đang chờ", chip=RUNNING)
    return Cell("–", colour="ink_soft") if past.is_over else Cell("Chưa gửi", chip=IDLE)


def _columns(titles: Sequence[str]) -> tuple[Column[PastLine], ...]:
    names: Column[PastLine] = Column("Đơn vị", lambda line: Cell(line.unit.name, lines=2))
    return (names, *(_column(title, place) for place, title in enumerate(titles)))


def _column(title: str, place: int) -> Column[PastLine]:
    return Column(title, lambda line: past_cell(line.reports[place]), _WIDTH)
