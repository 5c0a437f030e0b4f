"""Time: deadlines, beats, pauses, extensions, preparation, the office's calendar, and a clock that was set back."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from app.calendars.public_holidays import next_working_day
from app.domain.ids import TaskId, UnitId
from app.domain.period import Period
from app.domain.plan import Task
from app.domain.preparation import PreparationStep
from app.domain.progress import WorkItem
from app.domain.unit import Unit
from app.register.beats import Outlook
from app.services.change_beat import beat_outlook, change_beat
from app.services.check_clock import ClockTrouble, clock_trouble
from app.services.edit_task import set_deadline
from app.services.extend_deadline import ExtendableItem, extend_deadline, extendable_items
from app.services.office_calendar import OfficeCalendar, change_calendar, office_calendar
from app.services.pause_task import cancel_pause, pause_task, resume_task
from app.services.prepare import OwnerLine, plan_preparation, preparation_owners, tick_preparation
from app.services.record_progress import record_progress
from app.services.show_plan import show_task
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.dialogs.extend_deadline.dialog import ExtendDeadlineDialog
from ui.dialogs.office_calendar.dialog import OfficeCalendarDialog
from ui.dialogs.pause_task.dialog import PauseTaskDialog
from ui.dialogs.plan_preparation.dialog import PlanPreparationDialog
from ui.dialogs.set_deadline.dialog import SetDeadlineDialog
from ui.dialogs.skip_period.dialog import SkipPeriodDialog
from ui.window.handler_group import HandlerGroup, Table

Result = TypeVar("Result")
SkipPeriodRequest = tuple[Task, Unit, WorkItem]


class TimeHandlers(HandlerGroup):
    """What is done about time."""

    def table(self) -> Table:
        """See HandlerGroup."""
        return {
            ActionId.SET_DEADLINE: self.set_deadline,
            ActionId.EXTEND_DEADLINE: self.extend_deadline,
            ActionId.PAUSE_TASK: self.pause_task,
            ActionId.SKIP_PERIOD: self.skip_period,
            ActionId.PLAN_PREPARATION: self.plan_preparation,
            ActionId.OFFICE_CALENDAR: self.office_calendar,
        }

    def check_clock(self) -> None:
        """Warn below while the computer's clock shows a day before the book's last change."""
        self.book.ask(clock_trouble, self._on_clock)

    def set_deadline(self, proposed: date | None = None) -> None:
        """Ask for a day, or a beat from a day on, for the task under the cursor."""
        self._with_task(beat_outlook, lambda outlook: self._open_deadline(outlook, proposed))

    def set_deadline_of(self, task_id: TaskId, proposed: date | None) -> None:
        """Ask the same for any task."""
        self.book.ask(lambda core: beat_outlook(core, task_id), lambda outlook: self._open_deadline(outlook, proposed))

    def extend_deadline(self) -> None:
        """Ask for a new deadline for units of the task under the cursor; the unit under the cursor is ticked."""
        task_id, period, line = self.window.tree.current_task, self.book.period, self.window.assignment.current_line
        if task_id is not None and period is not None:
            self.extend_item(task_id, line.unit.id if line else None, period)

    def extend_item(self, task_id: TaskId, unit_id: UnitId | None, period: Period) -> None:
        """Ask for a new deadline for units of a task in a period; one of them is ticked."""
        self.book.ask(
            lambda core: (beat_outlook(core, task_id), extendable_items(core, task_id, period)),
            lambda found: self.open_extension(*found, unit_id),
        )

    def pause_task(self) -> None:
        """Ask for a pause of the task under the cursor, or for its end."""
        self._with_task(beat_outlook, lambda outlook: self._open_pause(outlook.task, outlook.today))

    def skip_period(self) -> None:
        """Ask why the unit under the cursor leaves out this period of the task under the cursor."""
        period, line = self.book.period, self.window.assignment.current_line
        if period is None or line is None:
            return
        unit_id = line.unit.id

        def open_it(core: Workspace, task_id: TaskId) -> SkipPeriodRequest | None:
            view = show_task(core, task_id, period)
            found = next((one for one in view.units if one.unit.id == unit_id and one.item is not None), None)
            return (view.task, found.unit, found.item) if found and found.item else None

        self._with_task(open_it, self._open_skip)

    def plan_preparation(self) -> None:
        """Ask what is to be ready before the deadlines of the task under the cursor, or before an anniversary."""
        task_id = self.window.tree.current_task
        self.book.ask(
            lambda core: (preparation_owners(core, task_id), office_calendar(core)),
            lambda found: self._open_preparation(*found),
        )

    def tick_preparation(self, step: PreparationStep, is_done: bool) -> None:
        """Tick a step off, or make it open again."""
        preparation_id, target_on = step.preparation.id, step.target_on
        self.book.do(lambda core: tick_preparation(core, preparation_id, target_on, is_done=is_done))

    def office_calendar(self) -> None:
        """Ask for the office's own days."""
        self.book.ask(lambda core: (office_calendar(core), core.today), lambda found: self._open_calendar(*found))

    def _with_task(self, query: Callable[[Workspace, TaskId], Result], done: Callable[[Result], None]) -> None:
        """Read something of the task under the cursor and go on with it."""
        task_id = self.window.tree.current_task
        if task_id is not None:
            self.book.ask(lambda core: query(core, task_id), done)

    def _on_clock(self, trouble: ClockTrouble | None) -> None:
        self.window.status.show_warning(trouble.words if trouble else "")

    def _open_deadline(self, outlook: Outlook, proposed: date | None) -> None:
        dialog = SetDeadlineDialog(outlook, proposed, self.window)
        self.open_dialog(dialog, lambda: self._set_deadline(dialog))

    def _set_deadline(self, dialog: SetDeadlineDialog) -> None:
        task_id, day, beat, start = dialog.task.id, dialog.chosen_day, dialog.chosen_beat, dialog.chosen_start
        if day is not None:
            self.book.do(lambda core: set_deadline(core, task_id, day))
        else:
            self.book.do(lambda core: change_beat(core, task_id, beat, start), changes=lambda changed: changed.changes)

    def open_extension(
        self, outlook: Outlook, items: list[ExtendableItem], unit_id: UnitId | None, *, proposed: date | None = None
    ) -> None:
        """Ask for a new deadline for units of a task; with a day proposed and no unit given, all of them are ticked."""
        if not items:
            self.prompts.say(self.tr("Gia hạn"), self.tr("Kỳ đang xem không có đơn vị nào phải làm nhiệm vụ này."))
            return
        dialog = ExtendDeadlineDialog(outlook.task, items, unit_id, outlook.today, self.window, proposed=proposed)
        self.open_dialog(dialog, lambda: self._extend(dialog))

    def _extend(self, dialog: ExtendDeadlineDialog) -> None:
        items, due_on, decided_on = dialog.chosen_items, dialog.due_on.value, dialog.decided_on.value
        reason = dialog.reason.text()
        self.book.do(lambda core: extend_deadline(core, items, due_on, reason, decided_on))

    def _open_pause(self, task: Task, today: date) -> None:
        dialog = PauseTaskDialog(task, today, self.window)
        self.open_dialog(dialog, lambda: self._pause(task, dialog))

    def _pause(self, task: Task, dialog: PauseTaskDialog) -> None:
        pause, chosen, resumes_on = dialog.pause, dialog.chosen_pause, dialog.resumes_on.value
        if dialog.pauses.isChecked():
            self.book.do(lambda core: pause_task(core, task.id, pause))
        elif dialog.resumes.isChecked():
            self.book.do(lambda core: resume_task(core, task.id, resumes_on))
        elif chosen is not None:
            self.book.do(lambda core: cancel_pause(core, task.id, chosen))

    def _open_skip(self, found: SkipPeriodRequest | None) -> None:
        if found is not None:
            dialog = SkipPeriodDialog(*found, self.window)
            self.open_dialog(dialog, lambda: self._skip(dialog))

    def _skip(self, dialog: SkipPeriodDialog) -> None:
        item, progress = dialog.item, dialog.progress
        self.book.do(lambda core: record_progress(core, item, progress))

    def _open_preparation(self, owners: list[OwnerLine], calendar: OfficeCalendar) -> None:
        dialog = PlanPreparationDialog(owners, lambda on: next_working_day(on, calendar.days), self.window)
        self.open_dialog(dialog, lambda: self._plan_preparation(dialog))

    def _plan_preparation(self, dialog: PlanPreparationDialog) -> None:
        owner, preparations = dialog.chosen_owner, dialog.preparations
        self.book.do(lambda core: plan_preparation(core, owner, preparations))

    def _open_calendar(self, calendar: OfficeCalendar, today: date) -> None:
        dialog = OfficeCalendarDialog(calendar, today, self.window)
        self.open_dialog(dialog, lambda: self._change_calendar(dialog))

    def _change_calendar(self, dialog: OfficeCalendarDialog) -> None:
        anniversaries, days = dialog.anniversaries, dialog.days
        self.book.do(lambda core: change_calendar(core, anniversaries, days))
