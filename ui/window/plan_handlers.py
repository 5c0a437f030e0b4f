"""Plans and tasks: import, delete, deadlines, assignment, progress."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.changes import ChangeSet
from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.period import Period
from app.domain.plan import Plan
from app.domain.unit import Unit, UnitGroup
from app.services.assign_units import add_assignment
from app.services.delete_plan import delete_plan
from app.services.edit_task import set_beat, set_deadline
from app.services.import_number import import_number
from app.services.import_plan import ImportDraft, import_plan, prepare_import
from app.services.paste_plan import discard_pasted, prepare_pasted
from app.services.plan_kinds import PLAN_SUFFIXES
from app.services.record_progress import record_progress
from app.services.show_plan import TaskView, all_plans, directory, show_task
from app.services.workspace import Workspace
from ui.actions.registry import ActionId
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.dialogs.assign_unit.dialog import AssignUnitDialog
from ui.dialogs.import_plan.dialog import ImportPlanDialog
from ui.dialogs.record_progress.dialog import RecordProgressDialog
from ui.dialogs.set_deadline.dialog import SetDeadlineDialog
from ui.window.amend_handlers import AmendHandlers
from ui.window.handler_group import HandlerGroup, Table
from ui.window.top_bar import period_to_start_with, periods_to_offer
from ui.window.window_parts import WindowParts


class PlanHandlers(HandlerGroup):
    """What is done with plans and their tasks."""

    def __init__(self, window: WindowParts, book: OpenBook, prompts: Prompts) -> None:
        super().__init__(window, book, prompts)
        self._amending = AmendHandlers(window, book, prompts)
        self._amends: PlanId | None = None
        self._read: ImportDraft | None = None
        self._reviewing: ImportPlanDialog | None = None
        window.closed.connect(self.forget_pasted)

    def table(self) -> Table:
        """See HandlerGroup."""
        return {
            ActionId.IMPORT_PLAN: self.import_plan,
            ActionId.PASTE_PLAN: self.paste_plan,
            ActionId.AMEND_PLAN: self.amend_plan,
            ActionId.DELETE_PLAN: self.delete_plan,
            ActionId.SET_DEADLINE: self.set_deadline,
            ActionId.ASSIGN_UNIT: self.assign_unit,
            ActionId.RECORD_PROGRESS: self.record_progress,
        }

    def show_plans(self, chosen: PlanId | None = None) -> None:
        """List the plans in the bar and look at one: the chosen one, else the one looked at, else the last."""
        self.book.ask(lambda core: (all_plans(core), core.today), lambda found: self._on_plans(*found, chosen))

    def look_at_plan(self, plan_id: PlanId) -> None:
        """Look at another plan."""
        self.show_plans(plan_id)

    def look_at_period(self, period: Period) -> None:
        """Look at another period."""
        self.book.look_at(period=period)

    def import_plan(self) -> None:
        """Ask for a file, read it, show the review."""
        for path in self._plan_file(self.tr("Chọn tệp kế hoạch")):
            self.review(path)

    def paste_plan(self) -> None:
        """Read what was copied elsewhere as a plan and show the review."""
        text = QApplication.clipboard().text()
        self._begin_reading(self.tr("Đang đọc chữ vừa dán…"))
        self._read_then_review(lambda core: prepare_pasted(core, text))

    def amend_plan(self) -> None:
        """Ask for a newer version of the plan looked at, read it, show the review."""
        if self.book.plan_id is not None:
            for path in self._plan_file(self.tr("Chọn bản mới của kế hoạch đang xem")):
                self.review(path, self.book.plan_id)

    def review(self, path: Path, amends: PlanId | None = None) -> None:
        """Read a plan file and show what was understood of it; it `amends` a plan, or may turn out to."""
        self._begin_reading(self.tr("Đang đọc “{file}”…").format(file=path.name), amends)
        self._read_then_review(lambda core: prepare_import(core, path))

    def show_review(self, draft: ImportDraft, units: list[Unit], groups: list[UnitGroup]) -> None:
        """Show what was read of a plan; a secret one is not shown, only offered by its number."""
        self.window.status.show_hint("")
        self._read = draft
        if draft.is_secret:
            self._offer_number_only(draft)
            return
        dialog = ImportPlanDialog(draft, units, groups, self.window, may_leave=self._may_leave)
        dialog.rejected.connect(self._forget_review)
        self.open_dialog(dialog, lambda: self._import(dialog))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # a question may follow that leads back to it
        self._reviewing = dialog

    def forget_pasted(self) -> None:
        """Delete the text of a pasted plan that nobody needs any more."""
        if self._read is not None:
            discard_pasted(self._read)
        self._read = None

    def delete_plan(self) -> None:
        """Ask, then take the plan looked at out of the book."""
        plan_id = self.book.plan_id
        if plan_id is None:
            return
        question = self.tr("Xoá kế hoạch đang xem và mọi nhiệm vụ của nó khỏi sổ? Có thể hoàn tác.")
        if self.prompts.confirm(self.tr("Xoá kế hoạch"), question, yes=self.tr("&Xoá")):
            self.book.do(lambda core: delete_plan(core, plan_id), lambda _: self.book.forget_plan())

    def set_deadline(self, proposed: date | None = None) -> None:
        """Ask for a day or a beat for the task under the cursor."""
        self._with_task(lambda view, today: self._open_deadline(view, proposed or today))

    def assign_unit(self) -> None:
        """Ask for a unit or group for the task under the cursor."""
        task_id = self.window.tree.current_task
        if task_id is not None:
            period = self.book.period
            assert period is not None
            self.book.ask(
                lambda core: (show_task(core, task_id, period), *directory(core), core.today),
                lambda found: self._open_assignment(*found),
            )

    def record_progress(self) -> None:
        """Ask what the unit under the cursor has done of the task under the cursor."""
        line = self.window.assignment.current_line
        if line is not None:
            self._with_task(lambda view, today: self._open_progress(view, line.unit.id, today))

    def _with_task(self, act: Callable[[TaskView, date], None]) -> None:
        """Read the task under the cursor and go on with it."""
        task_id, period = self.window.tree.current_task, self.book.period
        if task_id is not None and period is not None:
            self.book.ask(lambda core: (show_task(core, task_id, period), core.today), lambda found: act(found[0], found[1]))

    def _on_plans(self, plans: list[Plan], today: date, chosen: PlanId | None) -> None:
        ids = [plan.id for plan in plans]
        wanted = chosen if chosen in ids else self.book.plan_id
        plan = next((one for one in plans if one.id == wanted), plans[-1] if plans else None)
        periods = periods_to_offer(plan, today)
        period = self.book.period if self.book.period in periods else period_to_start_with(plan, today)
        self.window.top.show_plans(plans, plan.id if plan else None)
        self.window.top.show_periods(periods, period)
        self.window.top.search.setEnabled(bool(plans))
        for action in (ActionId.DELETE_PLAN, ActionId.AMEND_PLAN):
            self.window.action(action).setEnabled(bool(plans))
        self.book.look_at(plan_id=plan.id if plan else None, period=period)

    def _plan_file(self, title: str) -> list[Path]:
        kinds = " ".join(f"*{suffix}" for suffix in PLAN_SUFFIXES)
        return self.prompts.open_files(title, self.tr("Kế hoạch ({kinds})").format(kinds=kinds))[:1]

    def _begin_reading(self, hint: str, amends: PlanId | None = None) -> None:
        self.forget_pasted()
        self._amends = amends
        self.window.status.show_hint(hint)

    def _read_then_review(self, read: Callable[[Workspace], ImportDraft]) -> None:
        self.book.ask(
            lambda core: (read(core), *directory(core)),
            lambda found: self.show_review(*found),
            refused=lambda: self.window.status.show_hint(""),
        )

    def _offer_number_only(self, draft: ImportDraft) -> None:
        """Warn of a secrecy stamp; nothing of such a file but what names it may come into the book."""
        question = self.tr(
            "“{file}” có dấu độ mật. Chương trình không được giữ văn bản mật.\n\n"
            "Có thể chỉ nhập số, ngày, cơ quan ban hành và trích yếu; nội dung, nhiệm vụ và tệp gốc không được lưu."
        ).format(file=draft.path.name)
        if self.prompts.confirm(self.tr("Văn bản có dấu độ mật"), question, yes=self.tr("&Chỉ nhập số và trích yếu")):
            self.book.do(lambda core: import_number(core, draft), self._on_imported)
        else:
            self.forget_pasted()

    def _may_leave(self) -> bool:
        question = self.tr("Bỏ các chỗ đã sửa và không nhập kế hoạch này?")
        return self.prompts.confirm(self.tr("Nhập kế hoạch"), question, yes=self.tr("&Bỏ, không nhập"))

    def _import(self, dialog: ImportPlanDialog) -> None:
        draft, answers = dialog.reviewed, dialog.answers

        def import_it() -> None:
            self.book.do(lambda core: import_plan(core, draft, answers), self._on_imported)

        self._amending.amend_or(draft, answers, import_it, self._on_amended, dialog.open, self._amends)

    def _on_imported(self, changes: ChangeSet) -> None:
        self._on_amended(PlanId(max(changes.rows["plan"])))

    def _on_amended(self, plan_id: PlanId) -> None:
        self._forget_review()
        self.show_plans(plan_id)

    def _forget_review(self) -> None:
        self.forget_pasted()
        if self._reviewing is not None:
            self._reviewing.deleteLater()
        self._reviewing = None

    def _open_deadline(self, view: TaskView, proposed: date) -> None:
        dialog = SetDeadlineDialog(view.task, proposed, self.window)
        self.open_dialog(dialog, lambda: self._set_deadline(view.task.id, dialog))

    def _set_deadline(self, task_id: TaskId, dialog: SetDeadlineDialog) -> None:
        day, beat = dialog.chosen_day, dialog.chosen_beat
        if day is not None:
            self.book.do(lambda core: set_deadline(core, task_id, day))
        else:
            self.book.do(lambda core: set_beat(core, task_id, beat))

    def _open_assignment(self, view: TaskView, units: list[Unit], groups: list[UnitGroup], today: date) -> None:
        dialog = AssignUnitDialog(view.task, units, groups, today, self.window)
        self.open_dialog(dialog, lambda: self._assign(dialog))

    def _assign(self, dialog: AssignUnitDialog) -> None:
        assignment = dialog.assignment
        self.book.do(lambda core: add_assignment(core, assignment))

    def _open_progress(self, view: TaskView, unit_id: UnitId, today: date) -> None:
        line = next((one for one in view.units if one.unit.id == unit_id), None)
        if line is None or line.item is None:
            return
        dialog = RecordProgressDialog(view.task, line.unit, line.item, today, self.window)
        self.open_dialog(dialog, lambda: self._record(dialog))

    def _record(self, dialog: RecordProgressDialog) -> None:
        item, progress = dialog.item, dialog.progress
        self.book.do(lambda core: record_progress(core, item, progress))
