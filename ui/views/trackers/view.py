"""The board of trackers of the period looked at, one line a unit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.domain.period import Period
from app.domain.progress import Heap, ReportState
from app.register.selection import Figure, Selection
from app.services.show_items import BoardLine, show_board
from app.services.show_past_reports import PERIODS, PastLine, show_past_reports
from ui.bridge.book_view import BookView
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card
from ui.kit.cells import Cell
from ui.kit.chip import DONE, IDLE, LATE, RUNNING, ChipLook, LinkChip
from ui.kit.empty_state import EmptyState, WithEmptyState, way_to_plans
from ui.kit.numbers import grouped
from ui.kit.table import Column, RowsModel, Side
from ui.looks.figures import DUE, figures_of
from ui.looks.task import due_cell
from ui.views.trackers.board_table import AWAITED as AWAITED_STATES
from ui.views.trackers.board_table import (
    HEARD,
    BoardTable,
    answer_cell,
    missing_cell,
    overdue_cell,
    received_cell,
    reminded_cell,
    report_cell,
    sent_cell,
    step_cell,
)
from ui.views.trackers.next_step import next_step
from ui.views.trackers.past_table import PastTable


@dataclass(frozen=True, slots=True)
class BoardPart:
    """A part of the board that one can look at alone: its words, its look, and which units belong to it."""

    words: str
    look: ChipLook
    holds: Callable[[BoardLine], bool]


ALL = BoardPart("Tất cả", IDLE, lambda _: True)
AWAITED = BoardPart("Chưa báo cáo", RUNNING, lambda line: line.report.state in AWAITED_STATES)
PARTS = (
    ALL,
    BoardPart("Đã báo cáo", DONE, lambda line: line.report.state in HEARD),
    AWAITED,
    BoardPart("Chưa gửi phiếu", IDLE, lambda line: line.report.state is ReportState.NOT_SENT),
    BoardPart("Đơn vị có việc quá hạn", LATE, lambda line: line.count.overdue > 0),
)


class TrackersView(BookView):
    """The board of one period.

    Signals:
        send_requested, receive_requested, remind_requested: the next steps.
        approve_requested, send_back_requested: the clerk has looked at the report of the unit under the cursor.
        figures_chosen: the figures that were clicked; the clerk wants the list behind one of them.
        step_requested: the next step of one unit: its BoardLine and a NextStep.
        plans_requested: there is no work yet; the clerk wants to bring some in.
    """

    tables = ("unit_report", "tracker_issue", "reminder", "work_item", "unit", "plan")
    send_requested = Signal()
    receive_requested = Signal()
    remind_requested = Signal()
    approve_requested = Signal()
    send_back_requested = Signal()
    figures_chosen = Signal(object)
    step_requested = Signal(object, object)
    plans_requested = Signal()

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._model: RowsModel[BoardLine] = RowsModel(
            (
                Column("Đơn vị", lambda line: Cell(line.unit.name, lines=2)),
                Column("Báo cáo", report_cell, 140),
                Column("Hẹn trả lời", answer_cell, 136, yields=2, sorts_by=lambda line: line.report.reply_by),
                Column("Lập phiếu", sent_cell, 118, yields=4, side=Side.MIDDLE),
                Column("Phiếu về", received_cell, 96, side=Side.MIDDLE),
                Column("Chưa báo", missing_cell, 82, figures=self._missing_of, side=Side.RIGHT),
                Column("Đã nhắc", reminded_cell, 84, yields=3, side=Side.RIGHT),
                Column("Quá hạn", overdue_cell, 90, figures=lambda line: self._figures_of(line, (Heap.OVERDUE,))),
                Column(
                    "Xong/đến hạn",
                    lambda line: due_cell(line.count),
                    118,
                    yields=1,
                    figures=lambda line: self._figures_of(line, DUE),
                    sorts_by=lambda line: line.count.rate,
                ),
                Column("Việc tiếp theo", step_cell, 124),
            ),
            self,
        )
        self.table = BoardTable(self._model, self.tr("Bảng thu gửi phiếu"), 42)
        self.table.step_chosen.connect(self._on_step_chosen)
        self.past = PastTable(PERIODS)
        self.over_periods = QPushButton(self.tr("Các kỳ"))
        self._card = Card(self.tr("Thu gửi phiếu"))
        self.table.figures_chosen.connect(self.figures_chosen)
        self._chips = tuple(LinkChip(part.look) for part in PARTS)
        self._part = ALL
        self._lines: list[BoardLine] = []
        self._today = date.min
        self._build()

    def refresh(self) -> None:
        """Read the board again."""
        period = self._book.period
        if period is not None:
            self._book.ask(
                lambda core: (show_board(core, period), core.today, *show_past_reports(core, period)),
                lambda found: self._on_read(*found),
            )

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

    def _build(self) -> None:
        self.over_periods.setCheckable(True)
        self.over_periods.toggled.connect(lambda _: self._show())
        self._card.tools.addWidget(self.over_periods)
        buttons = (
            (self.tr("Trả lại…"), self.send_back_requested, False),
            (self.tr("Duyệt…"), self.approve_requested, False),
            (self.tr("Đôn đốc…"), self.remind_requested, False),
            (self.tr("Nhận phiếu…"), self.receive_requested, False),
            (self.tr("Gửi phiếu…"), self.send_requested, True),
        )
        for text, request, primary in buttons:
            button = QPushButton(text)
            button.setProperty("primary", primary)
            button.clicked.connect(request)
            self._card.tools.addWidget(button)
        self._empty = EmptyState("", "", " ")
        self._empty.button.clicked.connect(self.plans_requested)
        self._boards = QStackedWidget()
        self._boards.addWidget(self.table)
        self._boards.addWidget(self.past)
        self._body = WithEmptyState(self._boards, self._empty)
        self._card.body.addWidget(self._body)
        foot = self._card.add_foot()
        for chip, part in zip(self._chips, PARTS, strict=True):
            chip.figures_chosen.connect(lambda _figures, part=part: self.show_part(part))
            foot.addWidget(chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)

    def _on_read(self, lines: list[BoardLine], today: date, periods: list[Period], past: list[PastLine]) -> None:
        self._lines, self._today = lines, today
        self.past.show_lines(periods, past)
        self._show()

    def _on_step_chosen(self, row: int) -> None:
        line = self._model.rows[row]
        if proposal := next_step(line):
            self.step_requested.emit(line, proposal.step)

    def _show(self) -> None:
        period = self._book.period
        shown = [line for line in self._lines if self._part.holds(line)]
        self._model.set_rows(shown)
        self._boards.setCurrentWidget(self.past if self.over_periods.isChecked() else self.table)
        self._empty.say(
            self.tr("Kỳ này chưa có đầu việc nào của đơn vị"),
            self.tr("Nhập kế hoạch và giao nhiệm vụ cho đơn vị, rồi gửi phiếu theo dõi của kỳ."),
            way_to_plans(has_plan=self._book.plan_id is not None),
        )
        self._body.show_view(bool(self._lines))
        note = f"{period.label} · {grouped(len(shown))} đơn vị" if period else ""
        self._card.set_title(self.tr("Thu gửi phiếu"), note if self._part is ALL else f"{note} · chỉ: {self._part.words}")
        for chip, part in zip(self._chips, PARTS, strict=True):
            found = [line for line in self._lines if part.holds(line)]
            chip.set_look(part.look if found or part.look is not LATE else IDLE)  # none overdue is no alarm
            chip.set_figures(f"{part.words} {grouped(len(found))}", found)

    def _figures_of(self, line: BoardLine, heaps: tuple[Heap, ...]) -> list[Figure]:
        period = self._book.period
        if period is None:
            return []
        return figures_of(line.count, heaps, line.unit.name, period, Selection(unit_id=line.unit.id), self._today)

    def _missing_of(self, line: BoardLine) -> list[Figure]:
        period = self._book.period
        if period is None or not line.unreported:
            return []
        wanted = Selection(unit_id=line.unit.id, is_unreported=True)
        return [Figure(line.unreported, f"Chưa báo cáo · {line.unit.name}", period, wanted)]
