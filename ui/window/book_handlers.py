"""The book itself: new, open, back up, restore, undo, redo, go to a place."""

from datetime import datetime
from functools import partial
from pathlib import Path

from app.domain.backup import Backup
from app.domain.changes import UndoStatus
from app.services import back_up, history
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.bridge.long_work import LongCall
from ui.kit.tool_tip import plain_tip
from ui.views.today.view import TodayPage
from ui.window.handler_group import HandlerGroup, Table
from ui.window.places import PLACES

BOOK_KINDS = "Sổ Đôn Đốc (*.dondoc)"
BACKUP_KINDS = "Bản sao lưu (*.dondoc)"


class BookHandlers(HandlerGroup):
    """What is done with the book as a whole."""

    def table(self) -> Table:
        """See HandlerGroup."""
        places: Table = {place.action: partial(self._go_to, number) for number, place in enumerate(PLACES)}
        return {
            ActionId.NEW_BOOK: self.new_book,
            ActionId.OPEN_BOOK: self.open_book,
            ActionId.BACK_UP: self.back_up,
            ActionId.RESTORE: self.restore,
            ActionId.QUIT: self.quit,
            ActionId.UNDO: self.undo,
            ActionId.REDO: self.redo,
            **places,
        }

    def quit(self) -> None:
        """Close the window; the book is backed up and closed by that."""
        self.window.close()

    def new_book(self) -> None:
        """Ask for a name and make a new book."""
        proposed = self.out_folder("") / "So moi.dondoc"
        path = self.prompts.save_file(self.tr("Sổ mới"), proposed, BOOK_KINDS)
        if path is not None:
            self.window.book_requested.emit(path.with_suffix(".dondoc"), True)

    def open_book(self) -> None:
        """Ask for a book and open it."""
        for path in self.prompts.open_files(self.tr("Mở sổ"), BOOK_KINDS)[:1]:
            self.window.book_requested.emit(Path(path), False)

    def back_up(self) -> None:
        """Back the book up now, and where the clerk wants a spare one, there too."""
        copying = LongCall(self.tr("Đang sao lưu sổ…"))
        self.book.ask(back_up.back_up, self._on_backed_up, long=copying)
        spare = self.window.settings.value("spare_backup_folder", str) if self.window.settings else ""
        if spare:
            self.book.ask(
                lambda core: back_up.back_up_spare(core, Path(spare)), lambda made: self._on_spare(made, spare), long=copying
            )

    def undo(self) -> None:
        """Take the last step back."""
        self.book.do(history.undo, words=self.tr("Đang hoàn tác…"))

    def redo(self) -> None:
        """Do the last undone step again."""
        self.book.do(history.redo, words=self.tr("Đang làm lại…"))

    def restore(self) -> None:
        """Ask for a backup and for the name of the book that is made of it, and open that."""
        for source in self.prompts.open_files(self.tr("Khôi phục từ bản sao lưu"), BACKUP_KINDS)[:1]:
            proposed = self.window.path.with_name(f"{self.window.path.stem} khoi phuc.dondoc")
            target = self.prompts.save_file(self.tr("Sổ được lấy ra từ bản sao lưu"), proposed, BOOK_KINDS)
            if target is not None:
                self._restore(source, target.with_suffix(".dondoc"))

    def _restore(self, source: Path, book: Path) -> None:
        self.book.ask(
            lambda core: back_up.restore(source, book, core.watch),
            lambda _: self.window.book_requested.emit(book, False),
            long=LongCall(self.tr("Đang lấy sổ ra từ bản sao lưu…")),
        )

    def refresh_state(self) -> None:
        """Word the undo menu and the line about the last backup anew."""
        self.book.ask(_state, lambda found: self._show_state(*found))

    def _show_state(self, status: UndoStatus, backup: Backup | None, now: datetime) -> None:
        for action_id, step, word in (
            (ActionId.UNDO, status.undo, self.tr("&Hoàn tác")),
            (ActionId.REDO, status.redo, self.tr("&Làm lại")),
        ):
            action = self.window.action(action_id)
            action.setEnabled(step is not None)
            name = history.name_of(step) if step else ""
            shown = name.replace("&", "&&")  # a letter of a name is no mnemonic
            action.setText(f"{word}: {shown}" if step else word)
            action.setIconText(_short(shown) if step else word.replace("&", ""))
            whole = f"{word.replace('&', '')}: {name}" if step else word.replace("&", "")
            action.setToolTip(plain_tip(f"{whole} ({action.shortcut().toString()})"))
        self.window.status.show_backup(backup, now)

    def _on_backed_up(self, backup: Backup) -> None:
        self.window.status.show_backup(backup, backup.made_at)
        self.window.view(TodayPage).refresh()
        self.window.status.show_hint(self.tr("Đã sao lưu và mở kiểm tra: {file}").format(file=backup.path.name))

    def _on_spare(self, made: Backup | None, folder: str) -> None:
        if made is None:
            said = self.tr("Đã sao lưu cạnh sổ, nhưng không thấy “{folder}” để chép thêm một bản.").format(folder=folder)
        else:
            said = self.tr("Đã sao lưu và mở kiểm tra, cả bản thêm trong “{folder}”.").format(folder=folder)
        self.window.status.show_hint(said)

    def _go_to(self, number: int) -> None:
        self.window.show_place(number)


def _short(name: str) -> str:
    """Return a step's name as the button has room for it: what was done, without to what."""
    return f"Hoàn tác: {name.split(':', 1)[0]}"


def _state(core: Workspace) -> tuple[UndoStatus, Backup | None, datetime]:
    return history.status(core), back_up.last_backup(core), core.clock.now()
