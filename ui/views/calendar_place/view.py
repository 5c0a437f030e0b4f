"""The place "Lịch": the calendar as a month, a week, an agenda or a year, of one plan or of all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from app.domain.changes import ChangeSet
from app.domain.ids import PlanId
from app.domain.period import Period, PeriodKind, period_of
from app.services.print_calendar import PrintedSheet
from app.services.show_days import FIRST_DAY, LAST_DAY, DaysView, YearView, due_figure, month_sheet, show_days, show_year
from app.services.workspace import Workspace
from ui import theme
from ui.bridge.open_book import OpenBook
from ui.kit.card import FIRST_FOCUS, Card
from ui.kit.day_grid import DayGrid
from ui.kit.link import LinkLabel
from ui.kit.numbers import grouped
from ui.kit.tool_tip import plain_tip
from ui.views.calendar_place.agenda import Agenda
from ui.views.calendar_place.bar import CalendarBar, Sheet
from ui.views.calendar_place.day_panel import DayPanel
from ui.views.calendar_place.entries import Entry, sheet_day
from ui.views.calendar_place.year_sheet import YearSheet

_PANEL_WIDTH, _WIDTH_WITH_PANEL = 370, 860


PRINTED: dict[Sheet, PrintedSheet] = {sheet: PrintedSheet[sheet.name] for sheet in Sheet}


@dataclass(frozen=True, slots=True)
class Shown:
    """What is looked at, for whoever prints it."""

    sheet: PrintedSheet
    on: date
    plan_id: PlanId | None


class CalendarPlace(QWidget):
    """The calendar.

    Signals:
        figures_chosen: the figures that were clicked; the clerk wants the list behind one of them.
        entry_requested: the clerk wants to see what an entry is about; its source.
        move_requested: the clerk wants another deadline: a DueTask, and the day it was dragged to or None.
        print_requested: what is to be printed, a Shown.
        export_requested: the year that is wanted as a calendar file.
    """

    figures_chosen = Signal(object)
    entry_requested = Signal(object)
    move_requested = Signal(object, object)
    print_requested = Signal(object)
    export_requested = Signal(int)

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._sheet = Sheet.MONTH
        self._shown: date | None = None
        self._today: date | None = None
        self._days: DaysView | None = None
        self.grid = DayGrid(self.tr("Lịch tháng"))
        self.panel = DayPanel()
        self.agenda = Agenda()
        self.year = YearSheet()
        self.total = LinkLabel()
        self._card = Card(self.tr("Lịch"))
        self._stack = QStackedWidget()
        self.bar = CalendarBar()
        self._build()
        self._add_keys()
        book.changed.connect(self.on_book_changed)
        book.context_changed.connect(self.on_context_changed)

    @property
    def shown(self) -> Shown | None:
        """What is looked at."""
        return Shown(PRINTED[self._sheet], self._shown, self._plan_id) if self._shown else None

    def go_to(self, on: date) -> None:
        """Put the cursor on a day, wherever that is."""
        self._shown = min(max(on, FIRST_DAY), LAST_DAY)
        self.refresh()

    def show_sheet(self, sheet: Sheet) -> None:
        """Look at the calendar in another way."""
        self._sheet = sheet
        self.bar.show_sheet(sheet)
        self.refresh()

    def refresh(self) -> None:
        """Read what is shown again."""
        on, plan_id = self._shown, self._plan_id
        if on is None:
            self._book.ask(lambda core: core.today, self._begin)
        elif self._sheet is Sheet.YEAR:
            self._book.ask(lambda core: show_year(core, on.year, plan_id), self._on_year)
        else:
            sheet, stretch = self._sheet, _stretch(self._sheet, on)
            self._book.ask(_days_in(stretch, plan_id), lambda view: self._on_days(sheet, view))

    def on_book_changed(self, changes: ChangeSet, origin: object) -> None:
        """Read again after any change: most of them show here."""
        if self.isVisible():
            self.refresh()

    def on_context_changed(self) -> None:
        """Follow the plan looked at, and the period when the day shown lies outside of it."""
        period, shown = self._book.period, self._shown
        if shown is not None and period is not None and not period.starts_on <= shown <= period.ends_on:
            self._shown = None
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was missed while hidden."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the day's panel out where it would squeeze the days."""
        super().resizeEvent(event)
        self.panel.setVisible(event.size().width() >= theme.scaled(_WIDTH_WITH_PANEL))

    @property
    def _plan_id(self) -> PlanId | None:
        return self._book.plan_id if self.bar.is_one_plan else None

    # --- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._card.body.addWidget(self.bar)
        self._card.tools.addWidget(self.total)
        for text, hint, act in (
            (
                self.tr("Xuất .ics…"),
                self.tr("Ghi hạn, ngày lễ, kỷ niệm của năm ra tệp lịch cho điện thoại, Outlook"),
                self._export,
            ),
            (self.tr("In…"), self.tr("Xem trước, in hoặc lưu PDF lịch đang xem, khổ A4 (Ctrl+P)"), self._print),
        ):
            button = QPushButton(text)
            button.setToolTip(plain_tip(hint))
            button.clicked.connect(act)
            self._card.tools.addWidget(button)
        days = QWidget()
        line = QHBoxLayout(days)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.grid, 1)
        for widget in (days, self.agenda, self.year):
            self._stack.addWidget(widget)
        self._card.body.addWidget(self._stack, 1)
        self.panel.setMinimumWidth(1)  # it goes when there is no room for it, see resizeEvent
        theme.at_most(self.panel, width=_PANEL_WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE)
        layout.addWidget(self._card, 5)
        layout.addWidget(self.panel, 3)
        self.grid.setProperty(FIRST_FOCUS, True)
        self._wire()

    def _wire(self) -> None:
        self.bar.sheet_chosen.connect(self.show_sheet)
        self.bar.stepped.connect(self.step)
        self.bar.today_chosen.connect(self.go_today)
        self.bar.day_chosen.connect(self._on_jump)
        self.bar.plans_chosen.connect(self.refresh)
        self.grid.day_selected.connect(self._on_day_selected)
        self.grid.day_activated.connect(self._open_day)
        self.grid.entry_activated.connect(self._open)
        self.grid.entry_moved.connect(lambda entry, on: self.move_requested.emit(entry.source, on))
        self.panel.entry_activated.connect(self._open)
        self.panel.move_requested.connect(lambda entry: self.move_requested.emit(entry.source, None))
        self.agenda.entry_activated.connect(self._open)
        self.agenda.day_selected.connect(self._on_line_selected)
        self.agenda.empty.button.clicked.connect(lambda: self.step(1))
        self.year.day_activated.connect(self._open_day)
        self.year.month_chosen.connect(self._show_month)
        for part in (self.panel, self.agenda, self.year, self.total):
            part.figures_chosen.connect(self.figures_chosen)

    def _add_keys(self) -> None:
        keys = {
            "Alt+Left": lambda: self.step(-1),
            "Alt+Right": lambda: self.step(1),
            "PgUp": lambda: self.step(-1),
            "PgDown": lambda: self.step(1),
            "Alt+Home": self.go_today,
            "Ctrl+P": self._print,
            "Ctrl+Shift+L": self.bar.jump.setFocus,
        }
        keys |= {f"Alt+{number}": lambda sheet=sheet: self.show_sheet(sheet) for number, sheet in enumerate(Sheet, start=1)}
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # --- going about -------------------------------------------------------------------------------------------------

    def step(self, way: int) -> None:
        """Go to the next or the former month, week or year."""
        if self._shown is not None:
            self.go_to(_stepped(self._sheet, self._shown, way))

    def go_today(self) -> None:
        """Go to today."""
        if self._today is not None:
            self.go_to(self._today)

    def _begin(self, today: date) -> None:
        """Start on today, or on the day of the period looked at that is nearest to it."""
        period = self._book.period
        self._today = today
        self.go_to(min(max(today, period.starts_on), period.ends_on) if period else today)

    def _on_jump(self, on: date) -> None:
        if self._shown is not None and on != self._shown:
            self.go_to(on)

    def _on_day_selected(self, on: date) -> None:
        view = self._days
        is_shown = view is not None and view.stretch.starts_on <= on <= view.stretch.ends_on
        if not is_shown or (self._sheet is Sheet.MONTH and self._shown is not None and on.month != self._shown.month):
            self.go_to(on)
        else:
            self._shown = on
            self._show_day(on)

    def _on_line_selected(self, on: date) -> None:
        self._shown = on
        self._show_day(on)

    def _show_month(self, on: date) -> None:
        self._shown = on
        self.show_sheet(Sheet.MONTH)

    # --- showing -----------------------------------------------------------------------------------------------------

    def _on_days(self, sheet: Sheet, view: DaysView) -> None:
        if sheet is not self._sheet or self._shown is None:  # another way of looking was chosen meanwhile
            return
        self._days, self._today = view, view.today
        on, is_week = self._shown, sheet is Sheet.WEEK
        if sheet is Sheet.AGENDA:
            self.agenda.show_days(view, on)
            self._stack.setCurrentIndex(1)
        else:
            wide = is_week or self.grid.width() >= theme.scaled(1100)
            days = [sheet_day(day, view.today, 0 if is_week else on.month, is_wide=wide) for day in view.days]
            self.grid.show_days(_weeks(days, is_week=is_week), view.today, on, most_lines=5 if is_week else 2)
            self.grid.setAccessibleName(self.tr("Lịch tuần") if is_week else self.tr("Lịch tháng"))
            self._stack.setCurrentIndex(0)
        self._card.set_title(_title(sheet, on), view.year_name)
        counted = [day.count.total for day in view.days if is_week or day.day.on.month == on.month]
        limits = period_of(PeriodKind.WEEK if is_week else PeriodKind.MONTH, on)
        self._show_total(sum(counted), max(limits.starts_on, FIRST_DAY), min(limits.ends_on, LAST_DAY), view.plan_id)
        self._show_day(on)

    def _on_year(self, view: YearView) -> None:
        if self._sheet is not Sheet.YEAR or self._shown is None:
            return
        self._today = view.today
        self.year.show_year(view)
        self._stack.setCurrentIndex(2)
        self._card.set_title(f"Năm {view.year}", view.year_name)
        self._show_total(sum(day.count.total for day in view.days), view.days[0].day.on, view.days[-1].day.on, view.plan_id)
        self.bar.show_day(self._shown)
        self._book.ask(_days_in(period_of(PeriodKind.DAY, self._shown), view.plan_id), self._on_one_day)

    def _on_one_day(self, view: DaysView) -> None:
        if self._sheet is Sheet.YEAR:
            self.panel.show_day(view.days[0], view.today)

    def _show_total(self, number: int, first: date, last: date, plan_id: PlanId | None) -> None:
        assert self._today is not None
        figure = due_figure(number, first, last, plan_id, self._today)
        self.total.set_figures(
            f"{grouped(number)} đầu việc đến hạn" if number else "Không có hạn nào", (figure,) if number else ()
        )

    def _show_day(self, on: date) -> None:
        view = self._days
        found = next((day for day in view.days if day.day.on == on), None) if view else None
        if found is not None and view is not None:
            self.panel.show_day(found, view.today)
        self.bar.show_day(on)

    # --- what is asked for -------------------------------------------------------------------------------------------

    def _open(self, entry: Entry) -> None:
        self.entry_requested.emit(entry.source)

    def _open_day(self, on: date) -> None:
        """Open all that falls due on a day; in the year, a day on which nothing does is shown in its month."""
        plan_id = self._plan_id

        def show(view: DaysView) -> None:
            number = view.days[0].count.total
            if number:
                self.figures_chosen.emit((due_figure(number, on, on, plan_id, view.today),))
            elif self._sheet is Sheet.YEAR:
                self._show_month(on)
            elif self.panel.isVisible():
                self.panel.table.setFocus()

        self._book.ask(_days_in(period_of(PeriodKind.DAY, on), plan_id), show)
        if self._sheet is Sheet.YEAR:
            self._shown = on
            self.refresh()

    def _print(self) -> None:
        if self.shown is not None:
            self.print_requested.emit(self.shown)

    def _export(self) -> None:
        if self._shown is not None:
            self.export_requested.emit(self._shown.year)


def _days_in(stretch: Period, plan_id: PlanId | None) -> Callable[[Workspace], DaysView]:
    return lambda core: show_days(core, stretch, plan_id)


def _stretch(sheet: Sheet, on: date) -> Period:
    if sheet is Sheet.MONTH:
        return month_sheet(on)
    return period_of(PeriodKind.WEEK if sheet is Sheet.WEEK else PeriodKind.MONTH, on)


def _stepped(sheet: Sheet, on: date, way: int) -> date:
    """Return the same day a week, month or year on; the last day of a month that is shorter."""
    if sheet is Sheet.WEEK:
        return on + timedelta(days=7 * way)
    months = on.year * 12 + on.month - 1 + way * (12 if sheet is Sheet.YEAR else 1)
    target = period_of(PeriodKind.MONTH, date(months // 12, months % 12 + 1, 1))
    return min(target.starts_on + timedelta(days=on.day - 1), target.ends_on)


def _title(sheet: Sheet, on: date) -> str:
    if sheet is Sheet.WEEK:
        week = period_of(PeriodKind.WEEK, on)
        return f"Tuần {week.starts_on:%d/%m/%Y} – {week.ends_on:%d/%m/%Y}"
    name = "Chương trình tháng" if sheet is Sheet.AGENDA else "Tháng"
    return f"{name} {on.month}/{on.year}"


def _weeks(days: list, *, is_week: bool) -> list:  # type: ignore[type-arg]
    """Leave out the weeks of a month sheet that have no day of the month."""
    weeks = [days[start : start + 7] for start in range(0, len(days), 7)]
    return [day for week in weeks if is_week or any(one.is_in_month for one in week) for day in week]
