"""Trackers: send, take in, merge, remind."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.changes import ChangeSet
from app.domain.ids import WorkItemId
from app.domain.period import Period
from app.domain.unit import Unit
from app.services.merge_trackers import Merged, MergeDraft, give_up, merge_trackers, preview_trackers, task_numbers
from app.services.remind_units import Reminding, late_units, remind_units
from app.services.send_trackers import Sending, send_trackers
from app.services.show_items import BoardLine, show_board
from app.services.watch_folder import REPLY_SUFFIXES
from app.services.workspace import Workspace
from ui.actions.registry import ActionId
from ui.bridge.long_writing import LongWriting
from ui.dialogs.merge_trackers.dialog import MergeTrackersDialog
from ui.dialogs.remind_units.dialog import RemindUnitsDialog
from ui.dialogs.send_trackers.dialog import SendTrackersDialog
from ui.settings import Settings
from ui.window.handler_group import HandlerGroup, Table
from ui.window.reply_watch import ReplyWatch

REPLY_DAYS = 14
ANSWER_DAYS = 7


class TrackerHandlers(HandlerGroup):
    """What is done with trackers."""

    replies: ReplyWatch | None = None
    _watched: tuple[Path, ...] = ()

    def table(self) -> Table:
        """See HandlerGroup."""
        return {
            ActionId.SEND_TRACKERS: self.send,
            ActionId.RECEIVE_TRACKERS: self.receive,
            ActionId.RECEIVE_FOLDER: self.receive_folder,
            ActionId.WATCH_FOLDER: self.choose_watched_folder,
            ActionId.REMIND_UNITS: self.remind,
        }

    def send(self) -> None:
        """Ask to whom and where, then write the trackers of the period looked at."""
        period = self.book.period
        if period is not None:
            self.book.ask(lambda core: (show_board(core, period), core.today), lambda found: self._open_send(period, *found))

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
            return
        folder = self.prompts.choose_folder(self.tr("Chọn thư mục nhận phiếu để theo dõi"), Path.home())
        if folder is not None:
            self.replies.watch(folder)
            self.window.status.show_hint(self.tr("Đang theo dõi thư mục “{folder}”.").format(folder=folder.name))

    def preview(self, paths: list[Path]) -> None:
        """Read returned trackers and show what they would change."""
        self.window.status.show_hint(self.tr("Đang đọc {count} tệp…").format(count=len(paths)))
        self.book.ask(lambda core: (preview_trackers(core, paths), task_numbers(core)), lambda found: self._open_merge(*found))

    def remind(self) -> None:
        """Ask which late units to urge, then write the letters."""
        period = self.book.period
        plan_id = self.book.plan_id
        if period is not None:
            self.book.ask(
                lambda core: (late_units(core, period, plan_id), core.today), lambda found: self._open_remind(period, *found)
            )

    def _open_send(self, period: Period, board: list[BoardLine], today: date) -> None:
        if not board:
            self.prompts.refuse(self.tr("Kỳ này chưa có đầu việc nào của đơn vị: hãy giao nhiệm vụ trước hoặc chọn kỳ khác."))
            return
        reply_by = max(period.ends_on, today + timedelta(days=REPLY_DAYS))
        folder = self.out_folder(f"Phiếu {period.code}")
        dialog = SendTrackersDialog(period, board, folder, reply_by, self.prompts, self.window)
        self.open_dialog(dialog, lambda: self._send(period, dialog))

    def _send(self, period: Period, dialog: SendTrackersDialog) -> None:
        folder, only = dialog.folder.path, dialog.chosen_units
        with_mail, reply_by, one_file = dialog.with_mail.isChecked(), dialog.reply_by.value, dialog.one_file.isChecked()
        assert folder is not None
        writing = LongWriting(self.tr("Đang lập phiếu…"), self.window)

        def work(core: Workspace) -> Sending | None:
            return writing.through(
                lambda: send_trackers(
                    core,
                    period,
                    folder,
                    with_mail=with_mail,
                    only=only,
                    reply_by=reply_by,
                    one_file=one_file,
                    progress=writing.progress,
                    cancelled=writing.cancelled,
                )
            )

        self.book.do(
            work,
            lambda sending: self._on_sent(sending, folder),
            changes=lambda sending: sending.changes if sending else ChangeSet(),
        )

    def _on_sent(self, sending: Sending | None, folder: Path) -> None:
        if sending is None:
            self.window.status.show_hint(self.tr("Đã thôi, không lập phiếu nào."))
            return
        files = len({one.tracker for one in sending.sent})
        text = self.tr("Đã lập {count} phiếu. Mở thư mục để gửi thư?").format(count=files)
        if self.prompts.confirm(self.tr("Gửi phiếu"), text, yes=self.tr("&Mở thư mục")):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _show_new_replies(self, files: tuple[Path, ...], folder: Path | None, is_reachable: bool) -> None:
        self.window.status.show_replies(files, folder, is_reachable=is_reachable)

    def _open_new_replies(self, files: tuple[Path, ...]) -> None:
        """Show what the new files in the watched folder would change; once merged they are no news."""
        self._watched = files
        self.preview(list(files))

    def _open_merge(self, draft: MergeDraft, numbers: Mapping[WorkItemId, str]) -> None:
        self.window.status.show_hint("")
        dialog = MergeTrackersDialog(draft, numbers, self.window)
        dialog.rejected.connect(lambda: give_up(draft))
        self.open_dialog(dialog, lambda: self._merge(draft, dialog))

    def _merge(self, draft: MergeDraft, dialog: MergeTrackersDialog) -> None:
        choices, confirmed = dialog.choices.for_service(), frozenset(dialog.choices.confirmed)

        def merge(core: Workspace) -> Merged:
            try:
                return merge_trackers(core, draft, choices, confirmed)
            finally:
                give_up(draft)

        if self.replies is not None:
            self.replies.put_seen(self._watched)
        self.book.do(merge, self._on_merged, changes=lambda merged: merged.changes)

    def _on_merged(self, merged: Merged) -> None:
        self.window.status.show_hint(self.tr("Đã ghi {count} thay đổi từ phiếu.").format(count=merged.values))

    def _open_remind(self, period: Period, late: list[Unit], today: date) -> None:
        if not late:
            self.prompts.say(self.tr("Đôn đốc"), self.tr("Không có đơn vị nào chậm trong kỳ này."))
            return
        folder = self.out_folder(f"Đôn đốc {period.code}")
        answer_by = today + timedelta(days=ANSWER_DAYS)
        dialog = RemindUnitsDialog(period, late, folder, today, answer_by, self.prompts, self.window)
        self.open_dialog(dialog, lambda: self._remind(period, dialog))

    def _remind(self, period: Period, dialog: RemindUnitsDialog) -> None:
        folder, only, plan_id = dialog.folder.path, dialog.chosen_units, self.book.plan_id
        dated_on, answer_by = dialog.dated_on.value, dialog.answer_by.value
        assert folder is not None
        self.book.do(
            lambda core: remind_units(core, period, folder, dated_on=dated_on, answer_by=answer_by, plan_id=plan_id, only=only),
            lambda made: self._on_reminded(made, folder),
            changes=lambda made: made.changes,
        )

    def _on_reminded(self, made: Reminding, folder: Path) -> None:
        text = self.tr("Đã lập {count} công văn đôn đốc. Mở thư mục?").format(count=len(made.letters))
        if self.prompts.confirm(self.tr("Đôn đốc"), text, yes=self.tr("&Mở thư mục")):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
