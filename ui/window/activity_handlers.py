"""Activities and inspections: the list, and what is entered of one."""

from datetime import date

from app.domain.activity import Activity
from app.domain.ids import TaskId
from app.services.record_activity import (
    ActivityChoices,
    ActivityLine,
    ServedItem,
    activity_choices,
    delete_activity,
    record_activity,
    served_items,
    show_activities,
)
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.dialogs.record_activity.dialog import RecordActivityDialog, Served
from ui.dialogs.record_activity.listing import ActivitiesDialog, Wanted
from ui.window.handler_group import HandlerGroup, Table


class ActivityHandlers(HandlerGroup):
    """What is done with activities. The list opens again after each change, so that the clerk sees what she entered."""

    def table(self) -> Table:
        """See HandlerGroup."""
        return {ActionId.SHOW_ACTIVITIES: self.show_activities, ActionId.RECORD_ACTIVITY: self.record_activity}

    def show_activities(self) -> None:
        """List the activities."""
        self.book.ask(lambda core: (show_activities(core), core.today), lambda found: self._open_list(*found))

    def record_activity(self) -> None:
        """Enter a new activity, with the duty under the cursor chosen already."""
        self._ask_form(None, self.window.tree.current_task)

    def _open_list(self, lines: list[ActivityLine], today: date) -> None:
        dialog = ActivitiesDialog(lines, today, self.window)
        self.open_dialog(dialog, lambda: self._on_wanted(dialog.wanted, dialog.current))

    def _on_wanted(self, wanted: Wanted, current: Activity | None) -> None:
        if wanted is Wanted.DELETE and current is not None:
            self._delete(current)
        else:
            self._ask_form(current if wanted is Wanted.EDIT else None, None)

    def _delete(self, activity: Activity) -> None:
        question = self.tr(
            "Xoá “{title}”? Lời kết quả của nó được gỡ khỏi {count} đầu việc, trạng thái giữ nguyên. Có thể hoàn tác."
        ).format(title=activity.title, count=len(activity.item_ids))
        if self.prompts.confirm(self.tr("Xoá hoạt động"), question, yes=self.tr("&Xoá")):
            self.book.do(lambda core: delete_activity(core, activity.id), lambda _: self.show_activities())
        else:
            self.show_activities()

    def _ask_form(self, activity: Activity | None, chosen_task: TaskId | None) -> None:
        def gather(core: Workspace) -> tuple[ActivityLine | None, ActivityChoices, date]:
            known = next((one for one in show_activities(core) if activity and one.activity.id == activity.id), None)
            return known, activity_choices(core), core.today

        self.book.ask(gather, lambda found: self._open_form(*found, chosen_task))

    def _open_form(self, known: ActivityLine | None, choices: ActivityChoices, today: date, chosen_task: TaskId | None) -> None:
        dialog = RecordActivityDialog(known, choices, today, chosen_task, self.window)
        dialog.served_requested.connect(lambda wanted: self._ask_served(dialog, wanted))
        self.open_dialog(dialog, lambda: self._store(dialog))

    def _ask_served(self, dialog: RecordActivityDialog, wanted: Served) -> None:
        def on_found(items: list[ServedItem]) -> None:
            if dialog.wanted_items == wanted:  # nothing was ticked meanwhile
                dialog.show_served(items)

        self.book.ask(lambda core: _items(core, wanted), on_found)

    def _store(self, dialog: RecordActivityDialog) -> None:
        activity, wanted, completes = dialog.activity, dialog.wanted_items, dialog.completes.isChecked()
        self.book.do(
            lambda core: record_activity(core, activity, [one.item for one in _items(core, wanted)], completes=completes),
            lambda _: self.show_activities(),
        )


def _items(core: Workspace, wanted: Served) -> list[ServedItem]:
    return served_items(core, wanted.on, wanted.unit_ids, wanted.task_ids, wanted.activity_id)
