"""A reviewed plan that is like one in the book: brings that one up to date, or comes in as a plan of its own."""

from collections.abc import Callable, Mapping

from app.domain.changes import ChangeSet
from app.domain.ids import PlanId
from app.services.amend_plan import Amendment, amend_plan, amendment_of
from app.services.import_plan import ImportDraft
from app.services.match_names import NameAnswer
from ui.dialogs.amend_plan.dialog import AmendPlanDialog
from ui.window.handler_group import HandlerGroup, Table

_AMEND = 0


class AmendHandlers(HandlerGroup):
    """What is done with a plan file that is a newer version of a plan in the book."""

    def table(self) -> Table:
        """See HandlerGroup: it comes after the review, no action of its own."""
        return {}

    def amend_or(
        self,
        draft: ImportDraft,
        answers: Mapping[str, NameAnswer],
        import_it: Callable[[], None],
        done: Callable[[PlanId], None],
        back: Callable[[], None],
        named: PlanId | None = None,
    ) -> None:
        """Ask about a reviewed plan that is like one in the book.

        Args:
            draft: the plan as the clerk left it.
            answers: what the clerk said of names.
            import_it: brings it in as a plan of its own; called at once when the book has none like it.
            done: gets the plan that was brought up to date.
            back: shows the review again, when the clerk wants neither.
            named: the plan it is to amend; nothing is asked then.
        """

        def on_known(found: Amendment | None) -> None:
            way = (_AMEND if named is not None else self._ask(found)) if found else None
            if found is None or (way is not None and way != _AMEND):
                import_it()
            elif way == _AMEND:
                self._open(draft, answers, found, done).rejected.connect(back)
            else:
                back()

        self.book.ask(lambda core: amendment_of(core, draft, named), on_known)

    def _ask(self, found: Amendment) -> int | None:
        title = self.tr("Nhập kế hoạch")
        amend = self.tr("&Cập nhật kế hoạch ấy")
        if found.is_same_document:
            question = self.tr("Sổ đã có “{plan}” cùng số và ngày.\n\nCập nhật kế hoạch ấy theo bản này?").format(plan=found.name)
            return self.prompts.choose(title, question, [amend])
        question = self.tr(
            "Kế hoạch này giống “{plan}” đã có trong sổ.\n\nCập nhật kế hoạch ấy hay nhập thành kế hoạch mới?"
        ).format(plan=found.name)
        return self.prompts.choose(title, question, [amend, self.tr("&Nhập thành kế hoạch mới")])

    def _open(
        self, draft: ImportDraft, answers: Mapping[str, NameAnswer], found: Amendment, done: Callable[[PlanId], None]
    ) -> AmendPlanDialog:
        dialog = AmendPlanDialog(draft, found, self.window)

        def on_accepted() -> None:
            choices = dialog.decisions.for_service

            def on_amended(_: ChangeSet) -> None:
                done(found.plan_id)

            self.book.do(
                lambda core: amend_plan(core, draft, found.plan_id, answers, choices),
                on_amended,
                words=self.tr("Đang cập nhật kế hoạch…"),
            )

        self.open_dialog(dialog, on_accepted)
        return dialog
