"""A plan comes in: from a file or the clipboard, through the review, as a new plan or a newer version of one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.changes import ChangeSet
from app.domain.ids import PlanId
from app.domain.unit import Unit, UnitGroup
from app.services.import_number import import_number
from app.services.import_plan import ImportDraft, import_plan, prepare_import
from app.services.paste_plan import discard_pasted, prepare_pasted
from app.services.plan_kinds import PLAN_SUFFIXES
from app.services.show_plan import directory
from app.services.workspace import Workspace
from app.steps import Cancelled
from ui.actions.ids import ActionId
from ui.bridge.long_work import LongCall
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.window.amend_handlers import AmendHandlers
from ui.window.handler_group import HandlerGroup, Table
from ui.window.window_parts import WindowParts

if TYPE_CHECKING:  # the review is loaded when one is shown
    from ui.dialogs.import_plan.dialog import ImportPlanDialog


class ImportHandlers(HandlerGroup):
    """What is done to bring a plan into the book.

    Args:
        show_plan: goes to a plan that has come in.
    """

    def __init__(self, window: WindowParts, book: OpenBook, prompts: Prompts, show_plan: Callable[[PlanId], None]) -> None:
        super().__init__(window, book, prompts)
        self._show_plan = show_plan
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
        }

    def import_plan(self) -> None:
        """Ask for a file, read it, show the review."""
        for path in self._plan_file(self.tr("Chọn tệp kế hoạch")):
            self.review(path)

    def paste_plan(self) -> None:
        """Read what was copied elsewhere as a plan and show the review."""
        text = QApplication.clipboard().text()
        self._begin_reading()
        self._read_then_review(self.tr("Đang đọc chữ vừa dán…"), lambda core, stopped: prepare_pasted(core, text, stopped))

    def amend_plan(self) -> None:
        """Ask for a newer version of the plan looked at, read it, show the review."""
        if self.book.plan_id is not None:
            for path in self._plan_file(self.tr("Chọn bản mới của kế hoạch đang xem")):
                self.review(path, self.book.plan_id)

    def review(self, path: Path, amends: PlanId | None = None) -> None:
        """Read a plan file and show what was understood of it; it `amends` a plan, or may turn out to."""
        self._begin_reading(amends)
        words = self.tr("Đang đọc “{file}”…").format(file=path.name)
        self._read_then_review(words, lambda core, stopped: prepare_import(core, path, stopped))

    def show_review(self, draft: ImportDraft, units: list[Unit], groups: list[UnitGroup]) -> None:
        """Show what was read of a plan; a secret one is not shown, only offered by its number."""
        from ui.dialogs.import_plan.dialog import ImportPlanDialog

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

    def _read_then_review(self, words: str, read: Callable[[Workspace, Cancelled], ImportDraft]) -> None:
        """Read away from the window, which says how it goes and can end it; then show the review."""
        self.window.status.show_hint(words)

        def gather(core: Workspace) -> tuple[ImportDraft, list[Unit], list[UnitGroup]]:
            return (read(core, lambda: core.watch.is_cancelled), *directory(core))

        self.book.ask(
            gather,
            lambda found: self.show_review(*found),
            refused=lambda: self.window.status.show_hint(""),
            long=LongCall(words, is_reading=True),
        )

    def _plan_file(self, title: str) -> list[Path]:
        kinds = " ".join(f"*{suffix}" for suffix in PLAN_SUFFIXES)
        return self.prompts.open_files(title, self.tr("Kế hoạch ({kinds})").format(kinds=kinds))[:1]

    def _begin_reading(self, amends: PlanId | None = None) -> None:
        self.forget_pasted()
        self._amends = amends

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

    def _import(self, dialog: "ImportPlanDialog") -> None:
        draft, answers = dialog.reviewed, dialog.answers

        def import_it() -> None:
            self.book.do(
                lambda core: import_plan(core, draft, answers),
                self._on_imported,
                refused=dialog.open,
                words=self.tr("Đang nhập kế hoạch…"),
            )

        self._amending.amend_or(draft, answers, import_it, self._on_amended, dialog.open, self._amends)

    def _on_imported(self, changes: ChangeSet) -> None:
        self._on_amended(PlanId(max(changes.rows["plan"])))

    def _on_amended(self, plan_id: PlanId) -> None:
        self._forget_review()
        self._show_plan(plan_id)

    def _forget_review(self) -> None:
        self.forget_pasted()
        if self._reviewing is not None:
            self._reviewing.deleteLater()
        self._reviewing = None
