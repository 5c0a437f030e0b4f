"""What to do now: four figures, the steps that are due, what is late or soon, the days ahead, each unit's progress."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.calendars.calendar_days import CalendarDay
from app.domain.ids import TaskId, UnitId
from app.domain.period import Period
from app.domain.progress import Heap, Standing
from app.register.selection import EVERY_ITEM, Figure, Selection
from app.services.record_activity import ActivityLine
from app.services.show_items import BoardLine, ItemLine
from app.services.show_today import TodayView, show_today
from ui import theme
from ui.bridge.book_view import BookView
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card
from ui.kit.cells import Cell
from ui.kit.empty_state import EmptyState, WithEmptyState, way_to_plans
from ui.kit.link import LinkLabel
from ui.kit.numbers import grouped, percent, short_date
from ui.kit.table import Column, RowsModel, RowsTable
from ui.kit.tool_tip import plain_tip
from ui.looks.day import day_in_little_room
from ui.looks.figures import DUE, figures_of
from ui.looks.standing import standing_cell
from ui.looks.task import due_cell, first_line
from ui.views.today.backup_line import BackupLine
from ui.views.today.preparations import PreparationCard

_SIDE_WIDTH = 366
_WIDTH_WITH_SIDE = 960
_HEIGHT_WITH_BACKUP = 420
_LEAST_CARD = 184  # pixels
_LEAST_LIST = 56
_NONE_URGENT = "Không có việc nào quá hạn hoặc đến hạn trong 7 ngày"


class TodayPage(BookView):
    """The first screen.

    Signals:
        remind_requested, receive_requested, report_requested: the next steps.
        task_requested: the clerk wants to see a task (its plan's id, its id).
        figures_chosen: the figures that were clicked; the clerk wants the list behind one of them.
        board_requested: the clerk wants to see which trackers are not back.
        activities_requested: the clerk wants to see the inspections whose remedy is overdue.
        day_requested: the clerk wants to see a day in the calendar (the date).
        plans_requested: there is no work yet; the clerk wants to bring some in.
    """

    remind_requested = Signal()
    receive_requested = Signal()
    report_requested = Signal()
    task_requested = Signal(object, object)
    figures_chosen = Signal(object)
    board_requested = Signal()
    activities_requested = Signal()
    day_requested = Signal(object)
    plans_requested = Signal()

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._view: TodayView | None = None
        self._figures: dict[str, tuple[LinkLabel, LinkLabel]] = {}
        self._urgent: RowsModel[ItemLine] = RowsModel(
            (
                Column("Đơn vị", lambda line: Cell(line.unit.name, lines=2), 190),
                Column("Nhiệm vụ", lambda line: Cell(f"{line.task.number} {first_line(line.task)}", lines=2)),
                Column("Hạn", self._due_cell, 64),
                Column("Tình trạng", lambda line: standing_cell(line.item, self._view.today) if self._view else Cell(""), 148),
            ),
            self,
        )
        self._days: RowsModel[CalendarDay] = RowsModel(
            (
                Column("Ngày", lambda day: Cell(f"{short_date(day.on)}\n{day.lunar.day}/{day.lunar.month} âm"), 76),
                Column("Ngày lễ, kỷ niệm", lambda day: Cell(_day_name(day), lines=2)),
                Column("Còn", self._days_left, 84),
            ),
            self,
        )
        self._units: RowsModel[BoardLine] = RowsModel(
            (
                Column("Đơn vị", lambda line: Cell(line.unit.name)),
                Column("Xong/đến hạn", lambda line: due_cell(line.count), 140, figures=self._figures_of_unit),
            ),
            self,
        )
        self.preparations, self.backup = PreparationCard(book), BackupLine()
        self._build()

    @property
    def current_item(self) -> tuple[TaskId, UnitId, Period] | None:
        """The work item under the cursor of the list: its task, unit and period."""
        row = self.table.current_row
        if row is None or row >= len(self._urgent.rows):
            return None
        item = self._urgent.rows[row].item
        return item.task_id, item.unit_id, item.period

    def add_row_actions(self, actions: list[QAction]) -> None:
        """Offer these on the right mouse button and the menu key."""
        self.table.addActions(actions)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def refresh(self) -> None:
        """Read everything shown again."""
        period = self._book.period
        if period is not None:
            self._book.ask(lambda core: show_today(core, period), self._on_read)
            self.preparations.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the side out where it would squeeze the rest."""
        super().resizeEvent(event)
        self._side.setVisible(event.size().width() >= theme.scaled(_WIDTH_WITH_SIDE))
        self._fit_backup()

    def _fit_backup(self) -> None:
        """Leave the line about the backup to the status line where the list would have no room."""
        self.backup.setVisible(self._view is not None and self.height() >= theme.scaled(_HEIGHT_WITH_BACKUP))

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.SPACE)
        left.addLayout(self._build_figures())
        left.addWidget(self._build_urgent(), 1)
        self.backup.setMinimumHeight(1)  # it goes when there is no room for it, see _fit_backup
        self.backup.hide()
        left.addWidget(self.backup)
        self._side = QWidget()
        self._side.setMinimumWidth(1)  # it goes when there is no room for it, see resizeEvent
        theme.at_most(self._side, width=_SIDE_WIDTH)
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.SPACE)
        right.addWidget(self.preparations)
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
            ("due_soon", self.tr("Hạn trong 7 ngày"), "due_soon", "", None),
            ("awaited", self.tr("Phiếu chưa về"), "", self.tr("Nhận phiếu về…"), self.receive_requested),
            ("rate", self.tr("Tỷ lệ hoàn thành"), "done", self.tr("Lập báo cáo…"), self.report_requested),
        )
        for key, title, standing, step, request in heads:
            card = _FigureCard(title)
            figure, note = LinkLabel("figure"), LinkLabel("soft")
            note.setWordWrap(True)
            wanted = self._on_awaited if key == "awaited" else self.figures_chosen
            for label in (figure, note):
                label.figures_chosen.connect(wanted)
            figure.setProperty("standing", standing)
            figure.setContentsMargins(12, 4, 12, 0)
            note.setContentsMargins(12, 0, 12, 2)
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
        self._urgent_empty = EmptyState(_NONE_URGENT, self.tr("Các việc còn lại của kỳ đều trong hạn hoặc đã xong."))
        self._urgent_empty.button.clicked.connect(self.plans_requested)
        theme.at_least(self.table, height=_LEAST_LIST)
        self._urgent_body = WithEmptyState(self.table, self._urgent_empty)
        card.body.addWidget(self._urgent_body)
        self._urgent_card = card
        self._remedies = LinkLabel("soft")
        self._remedies.figures_chosen.connect(lambda _: self.activities_requested.emit())
        self._remedies.hide()
        card.tools.addWidget(self._remedies)
        self.table.activated.connect(lambda index: self._ask_for_task(self._urgent.rows[index.row()]))
        return card

    def _build_days(self) -> Card:
        card = Card(self.tr("Ngày lễ, ngày kỷ niệm sắp tới"))
        self.days_table = RowsTable(self._days, self.tr("Ngày lễ, ngày kỷ niệm sắp tới"), 44)
        self.days_table.activated.connect(lambda index: self.day_requested.emit(self._days.rows[index.row()].on))
        hint = self.tr("Ngày riêng của cơ quan thêm ở trình đơn Thời gian, Lịch cơ quan.")
        empty = EmptyState(self.tr("30 ngày tới không có ngày nào"), hint)
        self._days_body = WithEmptyState(self.days_table, empty)
        card.body.addWidget(self._days_body)
        self._days_card = card
        return card

    def _build_units(self) -> Card:
        self._units_card = Card(self.tr("Hoàn thành theo đơn vị"))
        table = RowsTable(self._units, self.tr("Hoàn thành theo đơn vị"), 40)
        table.figures_chosen.connect(self.figures_chosen)
        empty = EmptyState(
            self.tr("Kỳ này chưa có đơn vị nào được giao việc"), self.tr("Nhập kế hoạch và giao nhiệm vụ ở mục Kế hoạch.")
        )
        self._units_body = WithEmptyState(table, empty)
        self._units_card.body.addWidget(self._units_body)
        return self._units_card

    def _on_read(self, view: TodayView) -> None:
        self._view = view
        late = [line for line in view.urgent if line.standing is Standing.OVERDUE]
        soon = [line for line in view.urgent if line.standing is Standing.DUE_SOON]
        oldest = max(((view.today - line.item.due_on).days for line in late if line.item.due_on), default=0)
        note = self.tr("Lâu nhất {days} ngày").format(days=oldest) if late else self.tr("Không có việc quá hạn")
        self._say("overdue", grouped(view.count.overdue), note, self._of(Heap.OVERDUE) if view.count.overdue else ())
        nearest = min((line.item.due_on for line in soon if line.item.due_on), default=None)
        note = f"Gần nhất: {short_date(nearest, year=True)}" if nearest else "Chưa có việc nào"
        self._say("due_soon", grouped(view.count.due_soon), note, self._of(Heap.DUE_SOON) if view.count.due_soon else ())
        self._say("awaited", grouped(len(view.awaited)), _awaited_note(view), view.awaited)
        count = view.count
        due = f"{grouped(count.done)}/{grouped(count.fell_due)} việc đến hạn" if count.fell_due else "Chưa có việc đến hạn"
        self._say("rate", percent(count.rate), "", self._of(Heap.FELL_DUE) if count.fell_due else ())
        self._figures["rate"][1].set_figures(f"{due}\n{view.period.label}", self._of(*DUE) if count.fell_due else ())
        self._urgent.set_rows(view.urgent)
        self._urgent_body.show_view(bool(view.urgent))
        self._say_why_nothing_is_urgent(bool(count.total))
        self._urgent_card.set_title(self.tr("Quá hạn và sắp đến hạn"), f"{grouped(len(view.urgent))} việc" if view.urgent else "")
        self._remedies.set_figures(self.tr("Khắc phục quá hạn: {count}").format(count=len(view.remedies)), view.remedies)
        self._remedies.setToolTip(plain_tip("\n".join(_remedy_words(line) for line in view.remedies)))
        self._remedies.setVisible(bool(view.remedies))
        self._days.set_rows(view.days)
        self._days_body.show_view(bool(view.days))
        self._days_card.set_title(self.tr("Ngày lễ, ngày kỷ niệm"), self.tr("30 ngày tới"))
        self.backup.show_age(view.backup)
        self._fit_backup()
        self._units.set_rows(view.by_unit)
        self._units_body.show_view(bool(view.by_unit))
        self._units_card.set_title(self.tr("Hoàn thành theo đơn vị"), view.period.label)

    def _say_why_nothing_is_urgent(self, has_items: bool) -> None:
        if has_items:
            self._urgent_empty.say(_NONE_URGENT, self.tr("Các việc còn lại của kỳ đều trong hạn hoặc đã xong."))
        else:
            why = self.tr("Nhập kế hoạch và giao nhiệm vụ cho đơn vị, hoặc chọn kỳ khác ở phía trên.")
            step = way_to_plans(has_plan=self._book.plan_id is not None)
            self._urgent_empty.say(self.tr("Kỳ này chưa có đầu việc nào"), why, step)

    def _say(self, key: str, figure: str, note: str, figures: Sequence[object]) -> None:
        self._figures[key][0].set_figures(figure, figures)
        self._figures[key][1].setText(note)

    def _of(self, *heaps: Heap) -> list[Figure]:
        """Return figures of the whole period."""
        view = self._view
        return figures_of(view.count, heaps, "", view.period, EVERY_ITEM, view.today) if view else []

    def _figures_of_unit(self, line: BoardLine) -> list[Figure]:
        view = self._view
        if view is None:
            return []
        return figures_of(line.count, DUE, line.unit.name, view.period, Selection(unit_id=line.unit.id), view.today)

    def _on_awaited(self, _trackers: object) -> None:
        self.board_requested.emit()

    def _due_cell(self, line: ItemLine) -> Cell:
        works_on = self._view.works_on if self._view else {}
        due_on = line.item.due_on
        return Cell(day_in_little_room(due_on, works_on.get(due_on) if due_on else None))

    def _days_left(self, day: CalendarDay) -> Cell:
        left = (day.on - self._view.today).days if self._view else 0
        return Cell({0: "hôm nay", 1: "ngày mai"}.get(left, f"{left} ngày"), colour="ink_soft")

    def _ask_for_task(self, line: ItemLine) -> None:
        self.task_requested.emit(line.plan.id, line.task.id)


class _FigureCard(Card):
    """A card that is never lower than the others, nor than its words are high."""

    def event(self, event: QEvent) -> bool:
        """Hold the room of the words at their width: Qt squeezes what has no least height of its own beside a list."""
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.setMinimumHeight(max(theme.scaled(_LEAST_CARD), self.minimumSizeHint().height()))
        return is_done


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
        return f"Chưa gửi phiếu\n{view.period.label}"
    if not view.awaited:
        return "Mọi đơn vị đã gửi phiếu về"
    name = view.awaited[0].unit.name
    return f"{name} và {grouped(len(view.awaited) - 1)} đơn vị khác" if len(view.awaited) > 1 else name


def _day_name(day: CalendarDay) -> str:
    names = [name.removeprefix("Kỷ niệm ") for name in day.anniversary_names]
    return "; ".join([day.holiday, *(name for name in names if day.holiday not in name)] if day.holiday else names)


def _remedy_words(line: ActivityLine) -> str:
    """Return an inspection whose remedy is overdue: what it was, of whom, by when."""
    units = ", ".join(unit.name for unit in line.units)
    of_whom = f" ({units})" if units else ""
    return f"{line.activity.title}{of_whom}, hạn khắc phục {short_date(line.activity.remedy_by, year=True)}"
