"""Review before import: the original at the left, what was understood of it at the right; a click on either shows the other.

The dialog keeps a `Reviewing` and shows it; each command asks `app.services.review_plan` for the next one.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.assignment import AssignmentRole
from app.domain.plan_reading import Place
from app.domain.plan_review import PlanReview
from app.domain.plan_review_steps import can_outdent, duty_above, next_duty, split_points
from app.domain.unit import Unit, UnitGroup
from app.services import review_plan
from app.services.import_plan import ImportDraft
from app.services.match_names import NameAnswer
from app.services.review_plan import Reviewing, reviewed_draft
from ui.dialogs.import_plan import places
from ui.dialogs.import_plan.commands import OF_DUTY, CommandId, make_commands
from ui.dialogs.import_plan.kept import KeptReview
from ui.dialogs.import_plan.parts import FINDINGS, TASKS, ReviewParts
from ui.kit.command_bar import with_key
from ui.kit.tool_tip import plain_tip
from ui.kit.typed_words import TypedWordsWatch

Step = Callable[[Reviewing, int], Reviewing]


class ImportPlanDialog(ReviewParts):
    """What was understood of a plan file, put right by the clerk before it is imported."""

    def __init__(
        self,
        draft: ImportDraft,
        units: Sequence[Unit],
        groups: Sequence[UnitGroup],
        parent: QWidget | None = None,
        *,
        may_leave: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(draft, units, groups, parent)
        self.reviewing = review_plan.begin(draft)
        self._units, self._groups, self._may_leave = units, groups, may_leave
        self._shown_duty: int | None = None
        self._matched: list[tuple[tuple[str, ...], tuple[str, ...]]] | None = None
        self._kept = KeptReview(self)
        self._typed = TypedWordsWatch(self)
        lists = {CommandId.SETTLE: self.tree, CommandId.TAKE_OUT: self.tree}
        lists |= dict.fromkeys((CommandId.SETTLE_FINDING, CommandId.DUTY_OF_FINDING), self.findings.table)
        self.commands = make_commands(self, lists, self._handlers())
        self.lay_out(self.commands)
        self._connect()
        self._show(0)
        self.tree.setFocus()

    @property
    def answers(self) -> dict[str, NameAnswer]:
        """What the clerk said of the names the directory does not know."""
        return self.names.answers

    @property
    def reviewed(self) -> ImportDraft:
        """What is to be imported: the draft as the clerk left it."""
        return reviewed_draft(self.reviewing, self._units, self._groups)

    @property
    def shown_duty(self) -> int | None:
        """The place in the review of the duty whose detail is shown."""
        return self._shown_duty

    def take_up(self, reviewing: Reviewing, at: int | None) -> None:
        """Go on with a review, with the cursor on a duty."""
        self._change(reviewing, at)

    def showEvent(self, event: QShowEvent) -> None:
        """Show where the first duty stands, now that the paragraphs have their places; offer what was left half done before."""
        super().showEvent(event)
        if not event.spontaneous():
            self._typed.begin(f"{type(self).__name__}\n{review_plan.name_of(self.draft)}")
        self._mark()

    def accept(self) -> None:
        """Take what is being typed as done, and import."""
        self.detail.commit()
        if self.acting.isEnabled():
            super().accept()

    def reject(self) -> None:
        """Leave without importing; corrections are not thrown away unasked."""
        self.detail.commit()
        if not self.reviewing.history.undo_name or self._may_leave is None or self._may_leave():
            super().reject()

    def _handlers(self) -> Mapping[CommandId, Callable[[], None]]:
        return {
            CommandId.SETTLE: lambda: self._command(review_plan.settle_doubt),
            CommandId.SPLIT: self._split,
            CommandId.JOIN: lambda: self._command(review_plan.join_next),
            CommandId.OUTDENT: lambda: self._command(review_plan.outdent),
            CommandId.JOIN_ABOVE: self._join_above,
            CommandId.TAKE_OUT: lambda: self._command(review_plan.take_out),
            CommandId.MAKE_DUTY: self._make_duty,
            CommandId.SETTLE_FINDING: self._settle_finding,
            CommandId.DUTY_OF_FINDING: self._make_duty_of_finding,
            CommandId.NEXT_PLACE: lambda: self._go_to_place(1),
            CommandId.PLACE_BEFORE: lambda: self._go_to_place(-1),
            CommandId.UNDO: lambda: self._change(self.reviewing.undone()),
            CommandId.REDO: lambda: self._change(self.reviewing.redone()),
            CommandId.IMPORT: self.accept,
        }

    def _connect(self) -> None:
        self.original.place_chosen.connect(self._show_place)
        self.tree.duty_chosen.connect(self._show_duty)
        self.findings.finding_chosen.connect(lambda _: self._on_finding())
        self.tabs.currentChanged.connect(lambda _: self._mark())
        detail = self.detail
        for role, field in ((AssignmentRole.LEAD, detail.lead), (AssignmentRole.SUPPORT, detail.support)):
            field.added.connect(lambda name, role=role: self._named(review_plan.add_name, role, name))
            field.removed.connect(lambda name, role=role: self._named(review_plan.remove_name, role, name))
            field.moved.connect(lambda name, role=role: self._named(review_plan.move_name, role, name))
            field.retyped.connect(lambda name, new, role=role: self._named(review_plan.retype_name, role, name, new))
        detail.timing_typed.connect(lambda words: self._step(lambda now, at: review_plan.change_timing(now, at, words)))
        detail.product_typed.connect(lambda words: self._step(lambda now, at: review_plan.change_product(now, at, words)))
        detail.section_chosen.connect(lambda number: self._step(lambda now, at: review_plan.put_under(now, at, number or None)))

    @property
    def _now(self) -> PlanReview:
        return self.reviewing.now

    def _command(self, step: Step) -> None:
        """Take a step about the duty under the cursor; what is being typed there comes first."""
        self.detail.commit()
        self._step(step)

    def _step(self, step: Step) -> None:
        """Take a step about the duty under the cursor."""
        at = self._shown_duty
        if at is not None:
            self._change(step(self.reviewing, at), at)

    def _named(self, step: Callable[..., Reviewing], *what: object) -> None:
        self._step(lambda now, at: step(now, at, *what))

    def _change(self, reviewing: Reviewing, at: int | None = None) -> None:
        """Show the review after a step, with the cursor on a duty; where it was, when no other is named."""
        self.reviewing = reviewing
        self._kept.changed.emit()
        self._show(self._shown_duty if at is None else at)

    def _split(self) -> None:
        """Ask from where the second duty begins, when there is more than one answer."""
        self.detail.commit()
        at = self._shown_duty
        if at is None:
            return
        text = self._now.duties[at].task.text
        points = split_points(text)
        if len(points) == 1:
            self._step(lambda now, at: review_plan.split_duty(now, at, points[0]))
            return
        menu = QMenu(self)
        for point, end in zip(points, [*points[1:], len(text)], strict=True):
            choice = menu.addAction(f"Từ: {places.shortened(text[point:end])}")
            choice.triggered.connect(
                lambda _=False, point=point: self._step(lambda now, at: review_plan.split_duty(now, at, point))
            )
        self.split_menu = menu
        menu.popup(self.tree.mapToGlobal(self.tree.visualRect(self.tree.currentIndex()).bottomLeft()))

    def _join_above(self) -> None:
        self.detail.commit()
        at = self._shown_duty
        above = duty_above(self._now, at) if at is not None else None
        if at is not None:
            self._change(review_plan.join_above(self.reviewing, at), above)

    def _make_duty(self) -> None:
        """Make a duty of the paragraph under the cursor of the original."""
        part, finding = places.part_at(self._now, self.original), places.finding_at(self._now, self.original.place)
        if finding is not None:
            reviewing, at = review_plan.make_duty_of_finding(self.reviewing, finding)
        elif part is not None:
            reviewing, at = review_plan.make_duty_of_part(self.reviewing, part)
        else:
            return
        self._change(reviewing, at)
        self.tabs.setCurrentIndex(TASKS)

    def _settle_finding(self) -> None:
        if (row := self.findings.table.current_row) is not None and row < len(self._now.findings):
            self._change(review_plan.settle_finding(self.reviewing, row))

    def _make_duty_of_finding(self) -> None:
        row = self.findings.table.current_row
        if row is not None and row < len(self._now.findings) and self._now.findings[row].words:
            self._change(*review_plan.make_duty_of_finding(self.reviewing, row))
            self.tabs.setCurrentIndex(TASKS)

    def _go_to_place(self, step: int) -> None:
        """Go to the next doubt or finding; after the last one comes the first."""
        self.detail.commit()
        doubtful = [at for at in self.tree.rows.duties_in_order() if self._now.duties[at].task.doubts]
        stops = [(TASKS, at) for at in doubtful] + [(FINDINGS, row) for row in range(len(self._now.findings))]
        in_findings = self.tabs.currentIndex() == FINDINGS
        here = (FINDINGS, self.findings.table.current_row) if in_findings else (TASKS, self._shown_duty)
        found = places.stop_after(stops, here, self.tree.rows.duties_in_order(), step)
        if found is None:
            return
        tab, place = found
        self.tabs.setCurrentIndex(tab)
        if tab == TASKS:
            self.tree.go_to(place)
            self.tree.setFocus()
        else:
            self.findings.go_to(place)
            self.findings.table.setFocus()

    def _show(self, at: int | None) -> None:
        """Show the review as it stands now."""
        now = self._now
        self.tree.show_review(now, at)
        self.findings.show_findings(now.reading.findings)
        unknown = self.reviewed.unknown_names
        self.names.show_names(unknown)
        self.account.show_account(now.accounting)
        waiting = now.places_to_look_at
        for tab, text in enumerate(
            (f"Nhiệm vụ ({len(now.duties)})", f"Tên mới ({len(unknown)})", f"Chỗ chưa rõ ({len(now.findings)})")
        ):
            self.tabs.setTabText(tab, text)
        self.waiting.setText(f"{waiting} chỗ cần x&em")
        self.waiting.setVisible(bool(waiting))
        self.new_names.setText(f"{len(unknown)} tên &mới")
        self.new_names.setVisible(bool(unknown))
        self.acting.setText(f"&Nhập {len(now.duties)} nhiệm vụ")
        self.acting.setEnabled(bool(now.duties))
        self._enable()

    def _match_names(self) -> None:
        """Ask about the names the directory does not know, as far as they are others than before."""
        written = [(duty.task.lead, duty.task.support) for duty in self._now.duties]
        if written != self._matched:
            self._matched = written
            self.names.show_names(self.reviewed.unknown_names)

    def _show_duty(self, at: int | None) -> None:
        before = self.reviewing
        if at != self._shown_duty:
            self.detail.commit()
        if before is not self.reviewing and at is not None:
            self.tree.go_to(at)  # taking in what was typed had put the cursor back
        self._shown_duty = at
        self.detail.show_duty(self._now, at)
        self._mark()
        self._enable()

    def _show_place(self, place: Place) -> None:
        """Put the cursor on the duty or finding that a paragraph of the original belongs to."""
        finding, duty = places.finding_at(self._now, place), places.duty_at(self._now, place)
        if finding is not None:
            self.tabs.setCurrentIndex(FINDINGS)
            self.findings.go_to(finding)
        elif duty is not None:
            self.tabs.setCurrentIndex(TASKS)
            self.tree.go_to(duty)
        self._enable()

    def _on_finding(self) -> None:
        self._mark()
        self._enable()

    def _mark(self) -> None:
        """Set off in the original what is shown at the right."""
        in_findings = self.tabs.currentIndex() == FINDINGS
        row = self.findings.table.current_row if in_findings else None
        shown: Sequence[Place] = ()
        if row is not None and row < len(self._now.findings):
            shown = places.places_of_finding(self._now, row)
        elif not in_findings and self._shown_duty is not None:
            shown = places.places_of_duty(self._now, self._shown_duty)
        self.original.mark(shown, places.unread_words(self._now))
        if shown and not self.original.hasFocus():
            self.original.show_place(shown[0])

    def _enable(self) -> None:
        """Switch off what cannot be done here; say what undo would take back."""
        row = self.findings.table.current_row
        can = possible_commands(self.reviewing, self._shown_duty, row)
        can[CommandId.MAKE_DUTY] = places.finding_at(self._now, self.original.place) is not None or (
            places.part_at(self._now, self.original) is not None
        )
        for command, is_possible in can.items():
            self.commands[command].setEnabled(is_possible)
        _name_step(self.commands[CommandId.UNDO], "Hoàn tác", self.reviewing.history.undo_name)
        _name_step(self.commands[CommandId.REDO], "Làm lại", self.reviewing.history.redo_name)


def possible_commands(reviewing: Reviewing, at: int | None, row: int | None) -> dict[CommandId, bool]:
    """Return which commands can be given for the duty and the finding under the cursors."""
    now, history = reviewing.now, reviewing.history
    duty = now.duties[at] if at is not None and at < len(now.duties) else None
    finding = now.findings[row] if row is not None and row < len(now.findings) else None
    found = dict.fromkeys((*OF_DUTY, CommandId.SETTLE), False)
    if at is not None and duty is not None:
        found = {
            CommandId.SETTLE: bool(duty.task.doubts),
            CommandId.SPLIT: bool(split_points(duty.task.text)),
            CommandId.JOIN: next_duty(now, at) is not None,
            CommandId.OUTDENT: can_outdent(now, at),
            CommandId.JOIN_ABOVE: duty_above(now, at) is not None,
            CommandId.TAKE_OUT: True,
        }
    return found | {
        CommandId.SETTLE_FINDING: finding is not None,
        CommandId.DUTY_OF_FINDING: finding is not None and bool(finding.words),
        CommandId.UNDO: bool(history.undo_name),
        CommandId.REDO: bool(history.redo_name),
    }


def _name_step(action: QAction, word: str, name: str) -> None:
    action.setStatusTip(f"{word}: {name}" if name else word)
    action.setToolTip(plain_tip(with_key(action)))
