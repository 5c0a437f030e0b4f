"""Evidence of one work item: the dialog stays open while files and addresses are taken in."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.changes import ChangeSet
from app.domain.evidence import Evidence
from app.domain.ids import EvidenceId
from app.services.record_evidence import (
    accept_evidence,
    add_address,
    add_file,
    add_files,
    add_missing,
    copy_to_open,
    evidence_of,
    remove_evidence,
)
from app.services.show_item import ItemView, show_item
from app.services.workspace import Workspace
from ui.bridge.open_book import OpenBook
from ui.dialogs.evidence.dialog import EvidenceDialog
from ui.views.evidence.view import EvidencePlace, ItemKey
from ui.window.handler_group import HandlerGroup, Table


def open_local_file(path: Path) -> None:
    """Hand a file of this computer to the system."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class EvidenceHandlers(HandlerGroup):
    """What is done with evidence."""

    def table(self) -> Table:
        """See HandlerGroup: it is opened for one work item, by `AnswerHandlers`."""
        return {}

    def wire(self, place: EvidencePlace) -> None:
        """Do what the place asks for with files and pieces."""
        place.files_given.connect(self.keep)
        place.files_requested.connect(self.choose)
        place.drop_missed.connect(self._explain_dropping)
        place.opening_requested.connect(self._open_copy)
        place.folder_requested.connect(self._show_in_folder)
        place.acceptance_given.connect(
            lambda evidence_id, is_accepted: self.book.do(
                lambda core: accept_evidence(core, evidence_id, is_accepted=is_accepted)
            )
        )

    def choose(self, key: ItemKey) -> None:
        """Ask which files show that a work item was done, and keep them."""
        paths = self.prompts.open_files(self.tr("Chọn tệp minh chứng"), self.tr("Mọi tệp (*)"), many=True)
        if paths:
            self.keep(key, paths)

    def keep(self, key: ItemKey, paths: Sequence[Path]) -> None:
        """Keep files as evidence of a work item, in one step."""
        said = self.tr("Đã ghi {count} tệp minh chứng.").format(count=len(paths))

        def work(core: Workspace) -> ChangeSet:
            return add_files(core, show_item(core, *key).item, paths)

        self.book.do(work, lambda _: self.window.status.show_hint(said))

    def _explain_dropping(self) -> None:
        said = self.tr("Hãy thả tệp (không thả thư mục) vào đúng dòng của đầu việc có minh chứng đó.")
        self.prompts.refuse(said)

    def _open_copy(self, evidence_id: EvidenceId) -> None:
        self.book.ask(lambda core: copy_to_open(core, evidence_id), open_local_file)

    def _show_in_folder(self, evidence_id: EvidenceId) -> None:
        """Show a copy in its folder: what is kept lies under the hash of its content, which would tell the clerk nothing."""
        self.book.ask(lambda core: copy_to_open(core, evidence_id), lambda path: open_local_file(path.parent))

    def open(self, view: ItemView, over: QWidget | None = None) -> None:
        """Show the evidence of a work item and take more in."""
        subject = f"{view.task.number}, {view.unit_name}, {view.item.period.label}"
        parent = over or self.window
        dialog = EvidenceDialog(subject, view.today, self.prompts, is_locked=view.lock is not None, parent=parent)
        _EvidenceOfItem(self.book, dialog, view)
        dialog.show_evidence(view.evidence)
        self.open_dialog(dialog, lambda: None)


class _EvidenceOfItem(QObject):
    """Carries what one dialog asks for to the book, and shows in it what is there then. Goes with the dialog."""

    def __init__(self, book: OpenBook, dialog: EvidenceDialog, view: ItemView) -> None:
        super().__init__(dialog)
        self._book = book
        self._dialog = dialog
        self._item = view.item
        dialog.files_given.connect(self.add_files)
        dialog.address_given.connect(self.add_address)
        dialog.name_given.connect(self.add_missing)
        dialog.acceptance_given.connect(self.accept)
        dialog.removal_requested.connect(self.remove)
        dialog.opening_requested.connect(self.open_copy)

    def add_files(self, paths: Sequence[Path], fills: EvidenceId | None) -> None:
        """Keep files; the first one is the missing piece under the cursor, if there is one."""
        item = self._item
        for number, path in enumerate(paths):
            meant = fills if number == 0 else None
            self._do(lambda core, path=path, meant=meant: add_file(core, item, path, fills=meant))

    def add_address(self, address: str, seen_on: date, name: str, fills: EvidenceId | None) -> None:
        """Note a web address."""
        item = self._item
        self._do(lambda core: add_address(core, item, address, seen_on, name, fills=fills), empties=True)

    def add_missing(self, name: str) -> None:
        """Name what the unit still has to hand in."""
        item = self._item
        self._do(lambda core: add_missing(core, item, name), empties=True)

    def accept(self, evidence_id: EvidenceId, is_accepted: bool) -> None:
        """Accept a piece, or take that back."""
        self._do(lambda core: accept_evidence(core, evidence_id, is_accepted=is_accepted))

    def remove(self, evidence_id: EvidenceId) -> None:
        """Take a piece away."""
        self._do(lambda core: remove_evidence(core, evidence_id))

    def open_copy(self, evidence_id: EvidenceId) -> None:
        """Let the system open a copy of a kept file."""
        self._book.ask(lambda core: copy_to_open(core, evidence_id), open_local_file)

    def _do(self, command: Callable[[Workspace], ChangeSet], *, empties: bool = False) -> None:
        self._book.do(command, lambda _: self._show_again(empties=empties))

    def _show_again(self, *, empties: bool) -> None:
        item = self._item

        def show(found: list[Evidence]) -> None:
            if isValid(self._dialog):  # it may have been closed while the book was asked
                if empties:
                    self._dialog.clear_entry()
                self._dialog.show_evidence(found)

        self._book.ask(lambda core: evidence_of(core, item), show)
