"""Plans and tasks: which is looked at, delete, assignment."""

from datetime import date

from app.domain.ids import PlanId
from app.domain.period import Period
from app.domain.plan import Plan
from app.domain.unit import Unit, UnitGroup
from app.services.assign_units import add_assignment
from app.services.delete_plan import PlanLoss, delete_plan, what_goes_with
from app.services.show_plan import TaskView, all_plans, directory, show_task
from ui.actions.ids import ActionId
from ui.dialogs.assign_unit.dialog import AssignUnitDialog
from ui.window.handler_group import HandlerGroup, Table
from ui.window.top_bar import period_to_start_with, periods_to_offer

_ANSWERS = "dòng đối chiếu giữa nhiệm vụ của cơ quan và của cấp trên"


class PlanHandlers(HandlerGroup):
    """What is done with plans and their tasks."""

    def table(self) -> Table:
        """See HandlerGroup."""
        return {
            ActionId.DELETE_PLAN: self.delete_plan,
            ActionId.ASSIGN_UNIT: self.assign_unit,
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

    def delete_plan(self) -> None:
        """Ask, then take the plan looked at out of the book."""
        plan_id = self.book.plan_id
        if plan_id is None:
            return
        self.book.ask(lambda core: what_goes_with(core, plan_id), lambda loss: self._confirm_deletion(plan_id, loss))

    def _confirm_deletion(self, plan_id: PlanId, loss: PlanLoss) -> None:
        """Say all that goes with the plan, what was worked out about it too."""
        gone = [f"{loss.tasks} nhiệm vụ", f"{loss.assignments} dòng phân công"]
        gone += [f"{count} {words}" for count, words in ((loss.answers, _ANSWERS), (loss.indicators, "chỉ tiêu")) if count]
        gone += [f"{loss.preparations} việc chuẩn bị"] if loss.preparations else []
        question = self.tr("Xoá “{plan}” khỏi sổ? Mất theo: {gone}. Có thể hoàn tác.").format(
            plan=loss.plan.document.citation, gone=", ".join(gone)
        )
        if self.prompts.confirm(self.tr("Xoá kế hoạch"), question, yes=self.tr("&Xoá")):
            self.book.do(lambda core: delete_plan(core, plan_id), lambda _: self.book.forget_plan())

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

    def _on_plans(self, plans: list[Plan], today: date, chosen: PlanId | None) -> None:
        ids = [plan.id for plan in plans]
        wanted = chosen if chosen in ids else self.book.plan_id
        plan = next((one for one in plans if one.id == wanted), plans[-1] if plans else None)
        periods = periods_to_offer(plan, today)
        period = self.book.period if self.book.period in periods else period_to_start_with(plan, today)
        self.window.top.show_plans(plans, plan.id if plan else None)
        self.window.top.show_periods(periods, period)
        for action in (ActionId.DELETE_PLAN, ActionId.AMEND_PLAN):
            self.window.action(action).setEnabled(bool(plans))
        if plan is None and self.book.plan_id is not None:
            self.book.forget_plan()
        self.book.look_at(plan_id=plan.id if plan else None, period=period)

    def _open_assignment(self, view: TaskView, units: list[Unit], groups: list[UnitGroup], today: date) -> None:
        dialog = AssignUnitDialog(view.task, units, groups, today, self.window)
        self.open_dialog(dialog, lambda: self._assign(dialog))

    def _assign(self, dialog: AssignUnitDialog) -> None:
        assignment = dialog.assignment
        self.book.do(lambda core: add_assignment(core, assignment))
