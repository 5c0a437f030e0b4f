"""One work item: the answer page, and what is entered from it: progress, corrections, numbers, evidence, notes."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.changes import ChangeSet
from app.domain.ids import TaskId, UnitId
from app.domain.indicator import Indicator
from app.domain.period import Period
from app.domain.plan import Task
from app.services.correct_progress import correct_progress
from app.services.indicators import define_indicators, of_task
from app.services.notes import add_note
from app.services.record_progress import ProgressForm, progress_form, record_progress
from app.services.show_item import ItemView, find_item, show_item
from app.services.show_items import ItemLine
from app.services.show_plan import show_task
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.dialogs.answer_page.dialog import AnswerPage
from ui.dialogs.indicators.dialog import IndicatorsDialog
from ui.dialogs.note.dialog import NoteDialog
from ui.dialogs.record_progress.dialog import RecordProgressDialog
from ui.window.evidence_handlers import EvidenceHandlers
from ui.window.handler_group import HandlerGroup, Table
from ui.window.window_parts import WindowParts

ItemKey = tuple[TaskId, UnitId, Period]


@runtime_checkable
class PointsAtItem(Protocol):
    """A view whose cursor stands on a work item."""

    @property
    def current_item(self) -> ItemKey | None:
        """The work item under the cursor."""
        ...


class AnswerHandlers(HandlerGroup):
    """What is done with one work item: the one under the cursor of the view that is shown, or the one of the open page.

    Signals:
        extension_requested: the clerk wants to put the deadline of an item off; its ItemView.
    """

    extension_requested = Signal(object)

    def __init__(self, window: WindowParts, book: OpenBook, prompts: Prompts) -> None:
        super().__init__(window, book, prompts)
        self._page: AnswerPage | None = None
        self.evidence = EvidenceHandlers(window, book, prompts)
        book.changed.connect(self._on_book_changed)

    def table(self) -> Table:
        """See HandlerGroup."""
        return {
            ActionId.SHOW_ITEM: lambda: self._with_current(self.show_item),
            ActionId.RECORD_PROGRESS: lambda: self._with_current(self.record_progress),
            ActionId.CORRECT_PROGRESS: lambda: self._with_current(self.correct_progress),
            ActionId.RECORD_EVIDENCE: lambda: self._with_current(self.record_evidence),
            ActionId.ADD_NOTE: lambda: self._with_current(self.add_note),
            ActionId.DEFINE_INDICATORS: self.define_indicators,
        }

    def show_item(self, task_id: TaskId, unit_id: UnitId, period: Period, over: QWidget | None = None) -> None:
        """Show everything known of a work item.

        Args:
            task_id: the task.
            unit_id: the unit.
            period: the item's period, or one in which it is looked at.
            over: the dialog from which it was asked for; None for the window.
        """
        self.book.ask(lambda core: show_item(core, task_id, unit_id, period), lambda view: self._show_page(view, over))

    def show_line(self, line: ItemLine, over: QWidget) -> None:
        """Show a work item of a list, over the dialog that lists it."""
        self.show_item(line.task.id, line.unit.id, line.item.period, over)

    def record_progress(self, task_id: TaskId, unit_id: UnitId, period: Period, over: QWidget | None = None) -> None:
        """Ask what the unit has done. Of a locked item, ask whether it is to be corrected."""
        self._with_form((task_id, unit_id, period), lambda view, asked: self._open_progress(view, asked, over))

    def correct_progress(self, task_id: TaskId, unit_id: UnitId, period: Period, over: QWidget | None = None) -> None:
        """Ask for a new version of what was approved."""
        self._with_form((task_id, unit_id, period), lambda view, asked: self._open_correction(view, asked, over))

    def record_evidence(self, task_id: TaskId, unit_id: UnitId, period: Period, over: QWidget | None = None) -> None:
        """Show the evidence and take more in."""
        self._with_view((task_id, unit_id, period), lambda view: self.evidence.open(view, over))

    def add_note(self, task_id: TaskId, unit_id: UnitId, period: Period, over: QWidget | None = None) -> None:
        """Ask for a note."""
        self._with_view((task_id, unit_id, period), lambda view: self._open_note(view, over))

    def define_indicators(self) -> None:
        """Ask which numbers the task under the cursor asks for."""
        task_id, period = self.window.tree.current_task, self.book.period
        if task_id is not None and period is not None:
            self.book.ask(
                lambda core: (show_task(core, task_id, period).task, of_task(core, task_id)),
                lambda found: self._open_indicators(*found),
            )

    @property
    def page(self) -> AnswerPage | None:
        """The page that is open."""
        return self._page

    def _with_current(self, act: Callable[[TaskId, UnitId, Period], None]) -> None:
        """Go on with the work item under the cursor of the view that is shown, else of the plan's panel."""
        shown = [view for view in self.window.views.values() if view.isVisible() and isinstance(view, PointsAtItem)]
        views: list[PointsAtItem] = [*shown, self.window.assignment]
        key = next((view.current_item for view in views if view.current_item is not None), None)
        if key is None:
            self.window.status.show_hint(self.tr("Hãy chọn một đơn vị của nhiệm vụ trước."))
        else:
            act(*key)

    def _with_view(self, key: ItemKey, act: Callable[[ItemView], None]) -> None:
        self.book.ask(lambda core: show_item(core, *key), act)

    def _with_form(self, key: ItemKey, act: Callable[[ItemView, ProgressForm], None]) -> None:
        def gather(core: Workspace) -> tuple[ItemView, ProgressForm]:
            view = show_item(core, *key)
            return view, progress_form(core, view.item)

        self.book.ask(gather, lambda found: act(*found))

    # --- the page ----------------------------------------------------------------------------------------------------

    def _show_page(self, view: ItemView, over: QWidget | None) -> None:
        """Show an item in the page that is open, or in a new one; a page over another dialog is a new one."""
        wanted = over or self.window
        page = self._page
        if page is None or page.parentWidget() is not wanted:
            page = self._new_page(wanted)
        page.show_view(view)
        page.show()
        page.raise_()
        page.activateWindow()

    def _new_page(self, parent: QWidget) -> AnswerPage:
        if self._page is not None:
            self._page.close()
        page = AnswerPage(parent)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.destroyed.connect(lambda: self._forget(page))
        page.finished.connect(lambda _: self._forget(page))
        for requested, act in (
            (page.progress_requested, self.record_progress),
            (page.correction_requested, self.correct_progress),
            (page.evidence_requested, self.record_evidence),
            (page.note_requested, self.add_note),
        ):
            requested.connect(lambda act=act: self._from_page(page, act))
        page.extension_requested.connect(lambda: self.extension_requested.emit(page.item_view))
        self._page = page
        return page

    def _forget(self, page: AnswerPage) -> None:
        if self._page is page:
            self._page = None

    def _from_page(self, page: AnswerPage, act: Callable[[TaskId, UnitId, Period, QWidget], None]) -> None:
        if (view := page.item_view) is not None:
            act(view.item.task_id, view.item.unit_id, view.item.period, page)

    def _on_book_changed(self, _changes: ChangeSet, _origin: object) -> None:
        """Show the item of the open page as it is now; one that is gone (by undo) closes the page."""
        page = self._page
        if page is None or (view := page.item_view) is None:
            return
        item = view.item

        def gather(core: Workspace) -> ItemView | None:
            return find_item(core, item.task_id, item.unit_id, item.period)

        self.book.ask(gather, lambda found: self._on_read_again(page, found))

    def _on_read_again(self, page: AnswerPage, view: ItemView | None) -> None:
        if page is not self._page:
            return
        if view is None:
            page.close()
        else:
            page.show_view(view)

    # --- dialogs -----------------------------------------------------------------------------------------------------

    def _open_progress(self, view: ItemView, asked: ProgressForm, over: QWidget | None) -> None:
        if asked.lock is not None:
            question = self.tr("Báo cáo {period} của “{unit}” đã duyệt ngày {day} nên kỳ đã khoá. Ghi đính chính?").format(
                period=asked.lock.period.label, unit=view.unit_name, day=f"{asked.lock.approved_on:%d/%m/%Y}"
            )
            if not self.prompts.confirm(self.tr("Kỳ đã khoá"), question, yes=self.tr("Đính &chính…")):
                return
        dialog = RecordProgressDialog(view.task, view.unit, view.item, view.today, asked, over or self.window)
        self.open_dialog(dialog, lambda: self._record(dialog))

    def _open_correction(self, view: ItemView, asked: ProgressForm, over: QWidget | None) -> None:
        if asked.lock is None:
            text = self.tr("Báo cáo của “{unit}” cho {period} chưa duyệt: hãy sửa thẳng bằng “Ghi tiến độ”.")
            self.prompts.say(self.tr("Đính chính"), text.format(unit=view.unit_name, period=view.item.period.label))
            return
        dialog = RecordProgressDialog(view.task, view.unit, view.item, view.today, asked, over or self.window)
        self.open_dialog(dialog, lambda: self._record(dialog))

    def _record(self, dialog: RecordProgressDialog) -> None:
        item, progress, values = dialog.item, dialog.progress, dialog.values
        if dialog.is_correction:
            why = dialog.why.toPlainText()
            self.book.do(lambda core: correct_progress(core, item, progress, why, values))
        else:
            self.book.do(lambda core: record_progress(core, item, progress, values))

    def _open_note(self, view: ItemView, over: QWidget | None) -> None:
        dialog = NoteDialog(f"{view.task.number}, {view.unit_name}, {view.item.period.label}", over or self.window)

        def save() -> None:
            text = dialog.text.toPlainText()
            self.book.do(lambda core: add_note(core, view.item, text))

        self.open_dialog(dialog, save)

    def _open_indicators(self, task: Task, present: list[Indicator]) -> None:
        dialog = IndicatorsDialog(task, present, self.window)

        def save() -> None:
            drafts = dialog.drafts
            self.book.do(lambda core: define_indicators(core, task.id, drafts))

        self.open_dialog(dialog, save)
