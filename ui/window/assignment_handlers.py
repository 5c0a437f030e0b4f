"""Assignment as a whole: the matrix, and how plans hang together."""

from collections.abc import Sequence
from datetime import date

from app.domain.ids import PlanId, TaskId
from app.domain.period import Period
from app.domain.plan import Plan
from app.domain.unit import Unit
from app.services.assign_units import assign_matrix
from app.services.link_plans import (
    DeadlineProposal,
    LinkChoices,
    answer_tasks,
    enter_superior_plan,
    link_choices,
    link_own_plan,
    mark_superior,
    proposed_deadlines,
    unlink_plan,
)
from app.services.show_answers import AnswerChoices, answer_choices, superior_plans
from app.services.show_matrix import CopySource, MatrixView, copy_sources, show_matrix
from ui.actions.ids import ActionId
from ui.dialogs.assignment_matrix.dialog import AssignmentMatrixDialog
from ui.dialogs.link_plans.answers import AnswersDialog
from ui.dialogs.link_plans.lines import EnterSuperiorPlanDialog
from ui.dialogs.link_plans.part import LinkChoice, LinkPlanDialog, PlanPart, TakeDeadlinesDialog
from ui.window.handler_group import HandlerGroup, Table


class AssignmentHandlers(HandlerGroup):
    """What is done with the assignment of a whole plan, and with its place among the others."""

    def table(self) -> Table:
        """See HandlerGroup."""
        return {
            ActionId.ASSIGN_MATRIX: self.assign_matrix,
            ActionId.LINK_PLAN: self.link_plan,
            ActionId.ENTER_SUPERIOR_PLAN: self.enter_superior_plan,
            ActionId.ANSWER_TASKS: self.answer_tasks,
        }

    def assign_matrix(self) -> None:
        """Show the matrix of the plan looked at, and store what is changed there as one step."""
        plan_id = self._plan_looked_at()
        if plan_id is not None:
            self.book.ask(lambda core: (show_matrix(core, plan_id), copy_sources(core)), lambda found: self._open_matrix(*found))

    def link_plan(self) -> None:
        """Ask whose plan the one looked at is."""
        plan_id = self._plan_looked_at()
        if plan_id is not None:
            self.book.ask(lambda core: link_choices(core, plan_id), self._open_link)

    def enter_superior_plan(self) -> None:
        """Ask for a superior document's lines as typed."""
        self.book.ask(lambda core: core.today, self._open_lines)

    def answer_tasks(self) -> None:
        """Show a superior plan beside our duties: the one looked at, else the one the clerk chooses."""
        self.book.ask(superior_plans, self._choose_superior)

    def _plan_looked_at(self) -> PlanId | None:
        if self.book.plan_id is None:
            self.prompts.refuse(self.tr("Sổ chưa có kế hoạch nào: hãy nhập kế hoạch trước."))
        return self.book.plan_id

    def _open_matrix(self, view: MatrixView, sources: list[CopySource]) -> None:
        dialog = AssignmentMatrixDialog(view, sources, self.prompts, self.window)

        def store() -> None:
            changed = dialog.changed
            self.book.do(lambda core: assign_matrix(core, changed))

        self.open_dialog(dialog, store)

    def _open_link(self, choices: LinkChoices) -> None:
        dialog = LinkPlanDialog(choices, self.window)
        self.open_dialog(dialog, lambda: self._link(choices.plan.id, dialog.choice, choices.units))

    def _link(self, plan_id: PlanId, choice: LinkChoice, units: Sequence[Unit]) -> None:
        if choice.part is PlanPart.SUPERIOR:
            self.book.do(lambda core: mark_superior(core, plan_id))
        elif choice.part is PlanPart.OFFICE:
            self.book.do(lambda core: unlink_plan(core, plan_id))
        elif choice.unit_id is not None:
            unit = next(one for one in units if one.id == choice.unit_id)
            self.book.ask(
                lambda core: proposed_deadlines(core, plan_id, unit.id, choice.asked_by_id),
                lambda proposals: self._link_own(plan_id, unit, choice.asked_by_id, proposals),
            )

    def _link_own(self, plan_id: PlanId, unit: Unit, asked_by_id: TaskId | None, proposals: list[DeadlineProposal]) -> None:
        """Link a unit's plan; where its end could be a deadline, ask first."""

        def link(due: Sequence[TaskId]) -> None:
            self.book.do(lambda core: link_own_plan(core, plan_id, unit.id, asked_by_id, due))

        if not proposals:
            link(())
            return
        dialog = TakeDeadlinesDialog(unit.name, proposals, self.window)
        self.open_dialog(dialog, lambda: link(dialog.chosen))

    def _open_lines(self, today: date) -> None:
        dialog = EnterSuperiorPlanDialog(today, self.window)

        def store() -> None:
            document, system, lines = dialog.document, dialog.chosen_system, dialog.lines
            hint = self.tr("Đã ghi {plan} với {count} nhiệm vụ; chọn “Đối chiếu với cấp trên” để ghi nhiệm vụ nào đáp ứng.")
            words = hint.format(plan=document.citation, count=len(lines))
            self.book.do(
                lambda core: enter_superior_plan(core, document, system, lines),
                lambda _: self.window.status.show_hint(words),
                changes=lambda found: found[1],
            )

        self.open_dialog(dialog, store)

    def _choose_superior(self, found: list[Plan]) -> None:
        period = self.book.period
        if not found or period is None:
            self.prompts.refuse(
                self.tr("Sổ chưa có kế hoạch cấp trên: hãy gõ, hoặc nhập rồi đánh dấu ở “Liên kết kế hoạch”, rồi đối chiếu.")
            )
            return
        plan = next((one for one in found if one.id == self.book.plan_id), found[0] if len(found) == 1 else None)
        if plan is None:
            question = self.tr("Đối chiếu với kế hoạch cấp trên nào?")
            way = self.prompts.choose(self.tr("Đối chiếu"), question, [one.document.citation for one in found])
            plan = found[way] if way is not None else None
        if plan is not None:
            self._ask_answers(plan.id, period)

    def _ask_answers(self, plan_id: PlanId, period: Period) -> None:
        self.book.ask(lambda core: answer_choices(core, plan_id, period), self._open_answers)

    def _open_answers(self, choices: AnswerChoices) -> None:
        dialog = AnswersDialog(choices, self.window)

        def store() -> None:
            changed = dialog.changed
            self.book.do(lambda core: answer_tasks(core, choices.view.plan.id, changed))

        self.open_dialog(dialog, store)
