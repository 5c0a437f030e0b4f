"""The month sheet of the plan looked at, and below it what the day under the cursor brings."""

from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.changes import ChangeSet
from app.domain.progress import Standing
from app.services.prepare import PreparationLine
from app.services.show_calendar import DayView, MonthView, show_month
from app.services.show_items import ItemLine
from ui import theme
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card, plain_label
from ui.kit.carried import Carried, carried_in
from ui.kit.month_grid import GridDay, MonthGrid
from ui.kit.tool_tip import plain_tip
from ui.looks.carried import TASK
from ui.looks.standing import LOOKS

_TABLES = (
    *("task", "task_beat", "task_pause", "assignment", "work_item", "plan", "unit", "unit_group", "unit_group_member"),
    *("preparation", "preparation_done", "local_anniversary", "office_day"),
)
_OPEN = (Standing.OVERDUE, Standing.DUE_SOON, Standing.IN_TERM)
_PREPARATION_DOT = "ink"
_TURNS_AFTER_MS = 700
_ORDER = (Standing.OVERDUE, Standing.DUE_SOON, Standing.IN_TERM, Standing.DONE_LATE, Standing.DONE_ON_TIME)


class CalendarView(QWidget):
    """A month of the plan looked at.

    Signals:
        day_activated: Enter on a day; the clerk wants to give the task under the cursor this deadline.
        tasks_dropped: tasks were dragged to a day, which shall be their deadline (a Carried, the date).
    """

    day_activated = Signal(object)
    tasks_dropped = Signal(object, object)

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._shown: date | None = None
        self._today: date | None = None
        self._view: MonthView | None = None
        self.grid = MonthGrid()
        self.grid.setAccessibleName(self.tr("Lịch tháng"))
        self._card = Card(self.tr("Lịch"))
        self._below = plain_label("", "soft", wraps=True)
        self._build()
        book.changed.connect(self.on_book_changed)
        book.context_changed.connect(self.on_context_changed)

    def go_to(self, on: date) -> None:
        """Show the month of a day and put the cursor on it."""
        self._shown = on
        self.refresh()

    def refresh(self) -> None:
        """Read the month shown again."""
        shown, plan_id = self._shown, self._book.plan_id
        if shown is not None:
            self._book.ask(lambda core: (show_month(core, shown.year, shown.month, plan_id), core.today), self._on_read)
        elif self._book.period is not None:
            period = self._book.period
            self._book.ask(lambda core: core.today, lambda today: self.go_to(min(max(today, period.starts_on), period.ends_on)))

    def on_book_changed(self, changes: ChangeSet, origin: object) -> None:
        """Read again when deadlines or work changed."""
        if self.isVisible() and changes.touches(*_TABLES):
            self.refresh()

    def on_context_changed(self) -> None:
        """Follow the period looked at when the month shown lies outside of it."""
        period, shown = self._book.period, self._shown
        if shown is not None and period is not None and not period.starts_on <= shown <= period.ends_on:
            self._shown = None
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was missed while hidden."""
        super().showEvent(event)
        self.refresh()

    def _build(self) -> None:
        steps = (
            (self.tr("‹"), self.tr("Tháng trước"), lambda: self._go(-1)),
            (self.tr("Hôm nay"), self.tr("Về hôm nay"), self._go_today),
            (self.tr("›"), self.tr("Tháng sau"), lambda: self._go(1)),
        )
        for text, name, act in steps:
            button = _StepButton(text)
            button.setProperty("quiet", True)
            theme.at_least(button, width=theme.TARGET)
            button.setAccessibleName(name)
            button.setToolTip(plain_tip(name))
            button.clicked.connect(act)
            self._card.tools.addWidget(button)
        self.grid.day_selected.connect(self._on_day_selected)
        self.grid.day_activated.connect(self.day_activated)
        self.grid.take_drops((TASK,))
        self.grid.carried_over.connect(self._say_drop)
        self.grid.carried_dropped.connect(self.tasks_dropped)
        self._card.body.addWidget(self.grid, 1)
        self._below.setContentsMargins(12, 6, 12, 8)
        theme.at_least(self._below, height=44)
        self._card.body.addWidget(self._below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)

    def _on_read(self, found: tuple[MonthView, date]) -> None:
        view, self._today = found
        self._view = view
        shown = self._shown or self._today
        self._card.set_title(f"Tháng {view.month}/{view.year}", view.year_name)
        self.grid.set_days([_grid_day(day) for day in _weeks_of_month(view.days)], self._today, shown)
        self._show_day(shown)

    def _on_day_selected(self, on: date) -> None:
        view = self._view
        if view is not None and (on.year, on.month) != (view.year, view.month):
            self.go_to(on)
        else:
            self._shown = on
            self._show_day(on)

    def _show_day(self, on: date) -> None:
        found = next((day for day in self._view.days if day.day.on == on), None) if self._view else None
        self._below.setText(_spoken(found) if found else "")

    def _say_drop(self, carried: Carried | None, on: date | None) -> None:
        """Say what letting go over a day does; after that, what the day brings again."""
        if carried is not None and on is not None:
            self._below.setText(self.tr("Thả để đặt hạn {day} cho {tasks}").format(day=f"{on:%d/%m/%Y}", tasks=carried.words))
        elif self._shown is not None:
            self._show_day(self._shown)

    def _go(self, months: int) -> None:
        shown = self._shown or self._today
        if shown is not None:
            first = shown.replace(day=1)
            self.go_to(first - timedelta(days=1) if months < 0 else first + timedelta(days=31))

    def _go_today(self) -> None:
        if self._today is not None:
            self.go_to(self._today)


class _StepButton(QPushButton):
    """A button that turns the month also while something is held over it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAcceptDrops(True)
        self._held = QTimer(self)
        self._held.setInterval(_TURNS_AFTER_MS)
        self._held.timeout.connect(self.click)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Begin to turn."""
        if carried_in(event.mimeData(), (TASK,)) is not None:
            event.acceptProposedAction()
            self._held.start()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Turn no more."""
        self._held.stop()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take nothing: this is no day."""
        self._held.stop()
        event.ignore()


def _weeks_of_month(days: tuple[DayView, ...]) -> list[DayView]:
    """Leave out the weeks that have no day of the month."""
    weeks = [days[start : start + 7] for start in range(0, len(days), 7)]
    return [day for week in weeks if any(one.is_in_month for one in week) for day in week]


def _grid_day(view: DayView) -> GridDay:
    day = view.day
    note = day.holiday or next(iter(name.removeprefix("Kỷ niệm ") for name in day.anniversary_names), "")
    return GridDay(
        on=day.on,
        corner=day.lunar_label,
        note=note,
        dots=_dots(view),
        is_in_month=view.is_in_month,
        is_day_off=day.is_day_off,
        spoken=_spoken(view),
    )


def _dots(view: DayView) -> tuple[str, ...]:
    """Return the dots of a day: one for each standing of what falls due, a dark one for open preparation."""
    is_prepared_for = any(line.step.done_on is None for line in view.prepared)
    return (*(LOOKS[standing].colour for standing in _standings(view.due)), *((_PREPARATION_DOT,) if is_prepared_for else ()))


def _standings(due: tuple[ItemLine, ...]) -> list[Standing]:
    """Return the different standings of what falls due, the urgent ones first: one dot each."""
    seen = {line.standing for line in due}
    return [standing for standing in _ORDER if standing in seen]


def _spoken(view: DayView) -> str:
    """Return a day in words: date, lunar date, what is kept, what falls due, what is to be prepared, the next working day."""
    day = view.day
    parts = [f"Ngày {day.on:%d/%m/%Y} ({day.lunar.day}/{day.lunar.month} âm lịch)"]
    parts += [day.holiday] if day.holiday else []
    parts += list(day.anniversary_names)
    parts += [_due_words(view.due)] if view.due else []
    parts += [_prepared(line) for line in view.prepared]
    if view.works_on is not None:
        parts.append(f"Ngày nghỉ, ngày làm việc tiếp theo {view.works_on:%d/%m/%Y}")
    return ". ".join(parts) + "."


def _due_words(due: tuple[ItemLine, ...]) -> str:
    """Return which tasks fall due, and in which of them somebody is not done yet."""
    still_open = {line.task.number for line in due if line.standing in _OPEN}
    numbers = list(dict.fromkeys(line.task.number for line in due))
    unfinished = [number for number in numbers if number in still_open]
    said = f"Đến hạn: nhiệm vụ {', '.join(numbers)}"
    if not unfinished:
        return f"{said}, đã xong cả"
    return (
        f"{said}, đều còn đơn vị chưa xong"
        if unfinished == numbers
        else f"{said}; còn đơn vị chưa xong: nhiệm vụ {', '.join(unfinished)}"
    )


def _prepared(line: PreparationLine) -> str:
    """Return a preparation step in words: "T-7 Nhắc đơn vị (trước hạn 31/12, II.1 …), đã xong"."""
    step = line.step
    done = ", đã xong" if step.done_on else ""
    return f"{step.preparation.mark} {step.preparation.text} (trước ngày {step.target_on:%d/%m}: {line.before}){done}"
