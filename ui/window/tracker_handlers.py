"""Trackers back: taken in, looked at, merged; and the folder watched for them."""

import threading
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal

from app.domain.changes import ChangeSet
from app.domain.ids import WorkItemId
from app.services.merge_trackers import (
    Merged,
    MergeDraft,
    give_up,
    merge_or_look_again,
    preview_unless_stopped,
    task_numbers,
)
from app.services.watch_folder import REPLY_SUFFIXES
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.dialogs.merge_trackers.dialog import MergeTrackersDialog
from ui.dialogs.reading_replies.dialog import ReadingRepliesDialog
from ui.settings import Settings
from ui.window.handler_group import HandlerGroup, Table
from ui.window.places import place_number
from ui.window.reply_watch import ReplyWatch


class TrackerHandlers(HandlerGroup):
    """What is done with trackers that come back.

    Signals:
        reading_told: the number and name of the file being read, from the thread that reads.
    """

    reading_told = Signal(int, str)

    replies: ReplyWatch | None = None
    _watched: tuple[Path, ...] = ()

    def table(self) -> Table:
        """See HandlerGroup."""
        return {
            ActionId.RECEIVE_TRACKERS: self.receive,
            ActionId.RECEIVE_FOLDER: self.receive_folder,
            ActionId.WATCH_FOLDER: self.choose_watched_folder,
        }

    def receive(self) -> None:
        """Ask for the returned files and show what they would change."""
        endings = " ".join(f"*{suffix}" for suffix in REPLY_SUFFIXES)
        kinds = self.tr("Phiếu, thư và tệp nén ({endings});;Mọi tệp (*)").format(endings=endings)
        paths = self.prompts.open_files(self.tr("Chọn phiếu đơn vị gửi về"), kinds, many=True)
        if paths:
            self.preview(paths)

    def receive_folder(self) -> None:
        """Ask for a folder and show what the replies in it would change."""
        folder = self.prompts.choose_folder(self.tr("Chọn thư mục có phiếu đơn vị gửi về"), Path.home())
        if folder is not None:
            self.preview([folder])

    def watch_replies(self, settings: Settings) -> None:
        """Begin to watch the folder of the settings, if there is one, and tell in the status line what is new."""
        self.replies = ReplyWatch(settings, self)
        self.replies.changed.connect(self._show_new_replies)
        self.window.status.replies.figures_chosen.connect(self._open_new_replies)

    def choose_watched_folder(self) -> None:
        """Ask for the folder to watch; where one is watched, ask first whether to go on."""
        if self.replies is None:
            return
        watched = self.replies.folder
        if watched is not None:
            text = self.tr("Đang theo dõi thư mục “{folder}”. Thôi theo dõi?").format(folder=watched)
            if self.prompts.confirm(self.tr("Theo dõi thư mục"), text, yes=self.tr("&Thôi theo dõi")):
                self.replies.watch(None)
                self.window.status.show_hint(self.tr("Đã thôi theo dõi thư mục “{folder}”.").format(folder=watched.name))
            return
        folder = self.prompts.choose_folder(self.tr("Chọn thư mục nhận phiếu để theo dõi"), Path.home())
        if folder is not None:
            self.replies.watch(folder)
            self.window.status.show_hint(self.tr("Đang theo dõi thư mục “{folder}”.").format(folder=folder.name))

    def preview(self, paths: list[Path]) -> None:
        """Read returned trackers and show what they would change; the clerk may stop the reading."""
        stopped = threading.Event()
        reading = ReadingRepliesDialog(self.window)
        reading.rejected.connect(stopped.set)
        self.window.closing.connect(stopped.set)
        self.reading_told.connect(reading.told)  # not emitted by the dialog itself: it may be gone while a file is read
        self.open_dialog(reading, lambda: None)

        def gather(core: Workspace) -> tuple[MergeDraft | None, dict[WorkItemId, str]]:
            if stopped.is_set():
                return None, {}
            return preview_unless_stopped(core, paths, stopped.is_set, self.reading_told.emit), task_numbers(core)

        def show(found: tuple[MergeDraft | None, dict[WorkItemId, str]]) -> None:
            draft, numbers = found
            if draft is None:
                self.window.status.show_hint(self.tr("Đã dừng đọc phiếu; chưa ghi gì vào sổ."))
                return
            reading.accept()
            self._open_merge(paths, draft, numbers)

        def close() -> None:
            if not stopped.is_set():  # stopped by the clerk it is closed, and gone
                reading.accept()

        self.book.ask(gather, show, refused=close)

    def _show_new_replies(self, files: tuple[Path, ...], folder: Path | None, is_reachable: bool) -> None:
        self.window.status.show_replies(files, folder, is_reachable=is_reachable)
        self.window.rail.show_count(place_number(ActionId.GO_TRACKERS), len(files), self.tr("phiếu mới"))

    def _open_new_replies(self, files: tuple[Path, ...]) -> None:
        """Show what the new files in the watched folder would change; once merged they are no news."""
        self._watched = files
        self.preview(list(files))

    def _open_merge(self, paths: list[Path], draft: MergeDraft, numbers: Mapping[WorkItemId, str]) -> None:
        self._show_merge(paths, MergeTrackersDialog(draft, numbers, self.window))

    def _show_merge(self, paths: list[Path], dialog: MergeTrackersDialog) -> None:
        self.window.status.show_hint("")
        dialog.rejected.connect(lambda: give_up(dialog.draft))
        self.open_dialog(dialog, lambda: self._merge(paths, dialog))

    def _merge(self, paths: list[Path], dialog: MergeTrackersDialog) -> None:
        chosen, numbers = dialog.choices, dialog.task_numbers
        draft, choices, confirmed = chosen.draft, chosen.for_service(), frozenset(chosen.confirmed)

        def merge(core: Workspace) -> Merged | MergeDraft:
            try:
                return merge_or_look_again(core, paths, draft, choices, confirmed)
            finally:
                give_up(draft)

        def show(result: Merged | MergeDraft) -> None:
            if isinstance(result, Merged):
                self._on_merged(result, chosen.open_conflicts())
                return
            self.prompts.say(
                self.tr("Gộp phiếu"),
                self.tr("Chưa ghi gì: sổ đã thay đổi từ lúc xem trước. Chương trình đã so lại, các lựa chọn còn đúng được giữ."),
            )
            again = MergeTrackersDialog(result, numbers, self.window)
            again.take_over(chosen)
            self._show_merge(paths, again)

        self.book.do(
            merge,
            show,
            changes=lambda result: result.changes if isinstance(result, Merged) else ChangeSet(),
            words=self.tr("Đang gộp phiếu…"),
        )

    def _on_merged(self, merged: Merged, conflicts: int) -> None:
        if self.replies is not None:
            self.replies.put_seen(self._watched)
        said = self.tr("Đã ghi {count} chỗ thay đổi từ phiếu.").format(count=merged.entries)
        left = self.tr(" Còn {count} chỗ trùng sửa chưa chọn.").format(count=conflicts) if conflicts else ""
        self.window.status.show_hint(said + left)
