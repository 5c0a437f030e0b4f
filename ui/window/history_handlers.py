"""What was done and what was deleted: going back several steps at once, bringing things back from the waste bin."""

from shiboken6 import isValid

from app.domain.changes import PastStep
from app.domain.deletion import Deletion, DeletionDetails
from app.services import history, waste_bin
from ui.actions.ids import ActionId
from ui.dialogs.past_steps.dialog import PastStepsDialog
from ui.dialogs.waste_bin.dialog import WasteBinDialog
from ui.window.handler_group import HandlerGroup, Table


class HistoryHandlers(HandlerGroup):
    """What is done with the past of the book."""

    def table(self) -> Table:
        """See HandlerGroup."""
        return {ActionId.PAST_STEPS: self.show_steps, ActionId.WASTE_BIN: self.show_waste_bin}

    def show_steps(self) -> None:
        """Open the list of what was done."""
        self.book.ask(history.past_steps, self._open_steps)

    def show_waste_bin(self) -> None:
        """Open the waste bin."""
        self.book.ask(waste_bin.deletions, self._open_bin)

    def _open_steps(self, steps: list[PastStep]) -> None:
        dialog = PastStepsDialog(steps, self.window)
        dialog.turn_requested.connect(lambda step: self._turn(dialog, step))
        self.open_dialog(dialog, lambda: None)

    def _turn(self, dialog: PastStepsDialog, step: PastStep) -> None:
        self.book.do(
            lambda core: history.go_to(core, step),
            lambda _: self._refresh(dialog),
            refused=lambda: self._refresh(dialog),
            words=self.tr("Đang đưa sổ về như trước…") if not step.is_undone else self.tr("Đang làm lại…"),
        )

    def _refresh(self, dialog: PastStepsDialog) -> None:
        self.book.ask(history.past_steps, lambda steps: dialog.show_steps(steps) if isValid(dialog) else None)

    def _open_bin(self, found: list[Deletion]) -> None:
        dialog = WasteBinDialog(found, self.window)
        dialog.details_requested.connect(lambda one: self._show_details(dialog, one))
        dialog.restore_requested.connect(lambda one: self._restore(dialog, one))
        if dialog.chosen is not None:
            self._show_details(dialog, dialog.chosen)
        self.open_dialog(dialog, lambda: None)

    def _show_details(self, dialog: WasteBinDialog, deletion: Deletion) -> None:
        def show(found: DeletionDetails) -> None:
            if isValid(dialog):  # it may have been closed meanwhile
                dialog.show_details(deletion, found)

        self.book.ask(lambda core: waste_bin.details(core, deletion), show)

    def _restore(self, dialog: WasteBinDialog, deletion: Deletion) -> None:
        said = self.tr("Đã khôi phục {what}.").format(what=f"{deletion.kind.lower()} “{deletion.name}”")
        self.book.do(lambda core: waste_bin.restore(core, deletion), lambda _: self._on_restored(dialog, said))

    def _on_restored(self, dialog: WasteBinDialog, said: str) -> None:
        self.window.status.show_hint(said)
        self.book.ask(waste_bin.deletions, lambda found: dialog.show_deletions(found) if isValid(dialog) else None)
