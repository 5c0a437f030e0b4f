"""What to do now: four figures, the steps that are due, what is late or soon, the days ahead, each unit's progress."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.calendars.calendar_days import CalendarDay
from app.domain.changes import ChangeSet
from app.domain.progress import Standing
from app.services.show_items import BoardLine, ItemLine
from app.services.show_today import TodayView, show_today
from ui import theme
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card, plain_label
from ui.kit.cells import Cell
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.numbers import percent, short_date
from ui.kit.table import Column, RowsModel, RowsTable
from ui.looks.standing import standing_cell
from ui.looks.task import due_cell, first_line

_SIDE_WIDTH = 366
_WIDTH_WITH_SIDE = 960


class TodayPage(QWidget):
    """The first screen.

    Signals:
        remind_requested, receive_requested, report_requested: the next steps.
        task_requested: the clerk wants to see a task (its plan's id, its id).
    """

    remind_requested = Signal()
    receive_requested = Signal()
    report_requested = Signal()
    task_requested = Signal(object, object)

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._view: TodayView | None = None
        self._figures: dict[str, tuple[QLabel, QLabel]] = {}
        self._urgent: RowsModel[ItemLine] = RowsModel(
            (
                Column("Đơn vị", lambda line: Cell(line.unit.name, lines=2), 190),
                Column("Nhiệm vụ", lambda line: Cell(f"{line.task.number} {first_line(line.task)}")),
                Column("Hạn", lambda line: Cell(short_date(line.item.due_on)), 62),
                Column("Tình trạng", lambda line: standing_cell(line.item, self._view.today) if self._view else Cell(""), 148),
            ),
            self,
        )
        self._days: RowsModel[CalendarDay] = RowsModel(
            (
                Column("Ngày", lambda day: Cell(short_date(day.on)), 62),
                Column("Ngày lễ, kỷ niệm", lambda day: Cell(_day_name(day), lines=2)),
                Column("Còn", self._days_left, 84),
            ),
            self,
        )
        self._units: RowsModel[BoardLine] = RowsModel(
            (
                Column("Đơn vị", lambda line: Cell(line.unit.name)),
                Column("Xong/đến hạn", lambda line: due_cell(line.count), 140),
            ),
            self,
        )
        self._build()
        book.changed.connect(self.on_book_changed)
        book.context_changed.connect(self.on_context_changed)

    def refresh(self) -> None:
        """Read everything shown again."""
        period = self._book.period
        if period is not None:
            self._book.ask(lambda core: show_today(core, period), self._on_read)

    def on_book_changed(self, changes: ChangeSet, origin: object) -> None:
        """Read again after any change: this page sums up the whole book."""
        if self.isVisible():
            self.refresh()

    def on_context_changed(self) -> None:
        """Look at another period."""
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was missed while hidden."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the side out where it would squeeze the rest."""
        super().resizeEvent(event)
        self._side.setVisible(event.size().width() >= _WIDTH_WITH_SIDE)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.SPACE)
        left.addLayout(self._build_figures())
        left.addWidget(self._build_urgent(), 1)
        self._side = QWidget()
        self._side.setMinimumWidth(1)  # it goes when there is no room for it, see resizeEvent
        self._side.setMaximumWidth(_SIDE_WIDTH)
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.SPACE)
        right.addWidget(self._build_days(), 2)
        right.addWidget(self._build_units(), 3)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE)
        layout.addLayout(left, 5)
        layout.addWidget(self._side, 3)

    def _build_figures(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE)
        heads = (
            ("overdue", self.tr("Quá hạn"), "overdue", self.tr("Đôn đốc…"), self.remind_requested),
            ("due_soon", self.tr("Đến hạn trong 7 ngày"), "due_soon", "", None),
            ("awaited", self.tr("Phiếu chưa về"), "", self.tr("Nhận phiếu về…"), self.receive_requested),
            ("rate", self.tr("Tỷ lệ hoàn thành"), "done", self.tr("Lập báo cáo…"), self.report_requested),
        )
        for key, title, standing, step, request in heads:
            card = Card(title)
            figure, note = plain_label("–", "figure"), plain_label("", "soft", wraps=True)
            figure.setProperty("standing", standing)
            figure.setContentsMargins(12, 4, 12, 0)
            note.setContentsMargins(12, 0, 12, 2)
            note.setMinimumHeight(44)
            note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            card.body.addWidget(figure)
            card.body.addWidget(note, 1)
            card.body.addWidget(_step(step, request), 0, Qt.AlignmentFlag.AlignLeft)
            self._figures[key] = (figure, note)
            line.addWidget(card, 1)
        return line

    def _build_urgent(self) -> Card:
        card = Card(self.tr("Quá hạn và sắp đến hạn"))
        self.table = RowsTable(self._urgent, self.tr("Việc quá hạn và sắp đến hạn"), 44)
        empty = EmptyState(
            self.tr("Không có việc nào quá hạn hoặc đến hạn trong 7 ngày"),
            self.tr("Các việc còn lại của kỳ đều trong hạn hoặc đã xong."),
        )
        self._urgent_body = WithEmptyState(self.table, empty)
        card.body.addWidget(self._urgent_body)
        self._urgent_card = card
        self.table.activated.connect(lambda index: self._ask_for_task(self._urgent.rows[index.row()]))
        return card

    def _build_days(self) -> Card:
        card = Card(self.tr("Ngày lễ, ngày kỷ niệm sắp tới"))
        card.body.addWidget(RowsTable(self._days, self.tr("Ngày lễ, ngày kỷ niệm sắp tới"), 44))
        return card

    def _build_units(self) -> Card:
        self._units_card = Card(self.tr("Hoàn thành theo đơn vị"))
        self._units_card.body.addWidget(RowsTable(self._units, self.tr("Hoàn thành theo đơn vị"), 40))
        return self._units_card

    def _on_read(self, view: TodayView) -> None:
        self._view = view
        late = [line for line in view.urgent if line.standing is Standing.OVERDUE]
        soon = [line for line in view.urgent if line.standing is Standing.DUE_SOON]
        units = len({line.unit.id for line in late})
        oldest = max(((view.today - line.item.due_on).days for line in late if line.item.due_on), default=0)
        self._say("overdue", str(len(late)), f"{units} đơn vị · lâu nhất {oldest} ngày" if late else "Không có việc quá hạn")
        nearest = min((line.item.due_on for line in soon if line.item.due_on), default=None)
        self._say("due_soon", str(len(soon)), f"Gần nhất: {short_date(nearest, year=True)}" if nearest else "Chưa có việc nào")
        self._say("awaited", f"{len(view.awaited)}/{view.sent}", _awaited_note(view))
        count = view.count
        note = f"{count.done}/{count.fell_due} việc đến hạn · {view.period.label}"
        self._say("rate", percent(count.rate), note if count.fell_due else f"Chưa có việc đến hạn · {view.period.label}")
        self._urgent.set_rows(view.urgent)
        self._urgent_body.show_view(bool(view.urgent))
        self._urgent_card.set_title(self.tr("Quá hạn và sắp đến hạn"), f"{len(view.urgent)} việc" if view.urgent else "")
        self._days.set_rows(view.days)
        self._units.set_rows(view.by_unit)
        self._units_card.set_title(self.tr("Hoàn thành theo đơn vị"), view.period.label)

    def _say(self, key: str, figure: str, note: str) -> None:
        self._figures[key][0].setText(figure)
        self._figures[key][1].setText(note)

    def _days_left(self, day: CalendarDay) -> Cell:
        left = (day.on - self._view.today).days if self._view else 0
        return Cell({0: "hôm nay", 1: "ngày mai"}.get(left, f"{left} ngày"), colour="ink_soft")

    def _ask_for_task(self, line: ItemLine) -> None:
        self.task_requested.emit(line.plan.id, line.task.id)


def _step(text: str, request: SignalInstance | None) -> QPushButton:
    """Return the button for the next step; where there is none, the room it would take."""
    button = QPushButton(text)
    button.setProperty("quiet", True)
    button.setContentsMargins(6, 0, 6, 6)
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
    button.setVisible(bool(text))
    if request is not None:
        button.clicked.connect(request)
    return button


def _awaited_note(view: TodayView) -> str:
    if not view.sent:
        return f"Chưa gửi phiếu {view.period.label}"
    if not view.awaited:
        return "Mọi đơn vị đã gửi phiếu về"
    names = ", ".join(line.unit.name for line in view.awaited[:2])
    return names + (f" và {len(view.awaited) - 2} đơn vị khác" if len(view.awaited) > 2 else "")


def _day_name(day: CalendarDay) -> str:
    return day.holiday or "; ".join(name.removeprefix("Kỷ niệm ") for name in day.anniversary_names)
