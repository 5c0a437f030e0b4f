"""Trackers out: written, handed to the mail program, ticked off as sent; and the text of the letter."""

from datetime import date, timedelta
from pathlib import Path

from app.domain.ids import UnitId
from app.domain.mail import MailTemplate
from app.domain.period import Period
from app.services.hand_over import hand_over
from app.services.mail_template import mail_template, put_mail_template
from app.services.send_trackers import Sending, send_trackers, tracker_name
from app.services.show_items import BoardLine, show_board
from app.services.show_letters import NextLetter, next_letters
from app.services.usb_set import BACK_FOLDER, write_usb_set
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.dialogs.hand_over.dialog import HandOverDialog
from ui.dialogs.mail_template.dialog import MailTemplateDialog
from ui.dialogs.send_trackers.dialog import SendTrackersDialog
from ui.kit.open_file import open_file
from ui.window.handler_group import HandlerGroup, Table

REPLY_DAYS = 14


class MailHandlers(HandlerGroup):
    """What is done to get trackers to the units."""

    _drafts: dict[UnitId, Path] | None = None

    def table(self) -> Table:
        """See HandlerGroup."""
        return {
            ActionId.SEND_TRACKERS: lambda: self.send(),
            ActionId.HAND_OVER: self.hand_over,
            ActionId.MAIL_TEMPLATE: self.edit_template,
        }

    def send(self, only: UnitId | None = None) -> None:
        """Ask to whom and where, then write the trackers of the period looked at; `only` proposes one unit."""
        period = self.book.period
        if period is not None:
            self.book.ask(
                lambda core: (show_board(core, period), core.today), lambda found: self._open_send(period, *found, only)
            )

    def hand_over(self) -> None:
        """Show the list to tick off."""
        period = self.book.period
        if period is not None:
            self.book.ask(lambda core: (show_board(core, period), core.today), lambda found: self._open_list(period, *found))

    def note_sent(self, line: BoardLine) -> None:
        """Note that the tracker of one unit left today."""
        period = self.book.period
        if period is not None:
            self.book.do(
                lambda core: hand_over(core, period, [line.unit.id], core.today),
                lambda _: self.window.status.show_hint(self.tr("Đã ghi gửi phiếu cho {unit}.").format(unit=line.unit.name)),
            )

    def edit_template(self) -> None:
        """Show the text of the letter with the letter of a real unit beside it."""
        period = self.book.period
        if period is not None:
            self.book.ask(
                lambda core: (mail_template(core), next_letters(core, period, _reply_by(period, core.today))),
                lambda found: self._open_template(*found),
            )

    def _open_template(self, template: MailTemplate, letters: list[NextLetter]) -> None:
        dialog = MailTemplateDialog(template, letters, self.window)

        def save() -> None:
            written = dialog.template
            self.book.do(lambda core: put_mail_template(core, written))

        self.open_dialog(dialog, save)

    def _open_send(self, period: Period, board: list[BoardLine], today: date, only: UnitId | None) -> None:
        if not board:
            self.prompts.refuse(self.tr("Kỳ này chưa có đầu việc nào của đơn vị: hãy giao nhiệm vụ trước hoặc chọn kỳ khác."))
            return
        folder = self.out_folder(f"Phiếu {period.code}")
        dialog = SendTrackersDialog(period, board, folder, today, _reply_by(period, today), self.prompts, self.window, only=only)
        self.open_dialog(dialog, lambda: self._send(period, dialog))

    def _send(self, period: Period, dialog: SendTrackersDialog) -> None:
        folder, only = dialog.folder.path, dialog.chosen_units
        with_mail, reply_by, one_file = dialog.with_mail.isChecked(), dialog.reply_by.value, dialog.one_file.isChecked()
        for_usb = dialog.for_usb.isChecked()
        assert folder is not None

        def send(core: Workspace) -> Sending:
            if for_usb:
                return write_usb_set(core, period, folder, only=only, reply_by=reply_by)
            return send_trackers(core, period, folder, with_mail=with_mail, only=only, reply_by=reply_by, one_file=one_file)

        self.book.do(
            send,
            lambda sending: self._on_sent(sending, folder, for_usb=for_usb),
            changes=lambda sending: sending.changes,
            words=self.tr("Đang lập phiếu…"),
        )

    def _on_sent(self, sending: Sending, folder: Path, *, for_usb: bool) -> None:
        self._drafts = {one.unit.id: one.mail for one in sending.sent if one.mail is not None}
        count = len({one.tracker for one in sending.sent})
        if for_usb:
            text = self.tr(
                "Đã ghi bộ USB gồm {count} phiếu và thư nháp. Phiếu đơn vị gửi về để trong “{back}” rồi kéo thả vào cửa sổ này. "
                "Mở thư mục?"
            ).format(count=count, back=BACK_FOLDER)
        else:
            text = self.tr("Đã lập {count} phiếu. Mở thư mục để gửi thư?").format(count=count)
        if self.prompts.confirm(self.tr("Gửi phiếu"), text, yes=self.tr("&Mở thư mục")):
            self._open_file(folder)

    def _open_list(self, period: Period, board: list[BoardLine], today: date) -> None:
        out = [line for line in board if line.report.sendings]
        if not out:
            self.prompts.refuse(self.tr("Kỳ này chưa lập phiếu nào: hãy gửi phiếu trước."))
            return
        dialog = HandOverDialog(period, out, self._drafts_of(period, out), today, self.window)
        dialog.draft_requested.connect(self._open_file)
        self.open_dialog(dialog, lambda: self._hand_over(period, dialog))

    def _hand_over(self, period: Period, dialog: HandOverDialog) -> None:
        sent, back, on = dialog.newly_sent, dialog.taken_back, dialog.on.value
        self.book.do(lambda core: hand_over(core, period, sent, on, back))

    def _drafts_of(self, period: Period, board: list[BoardLine]) -> dict[UnitId, Path]:
        """Return the drafts that are still there: those just written, else those in the folder that is proposed."""
        folder = self.out_folder(f"Phiếu {period.code}")
        usual = {one.unit.id: folder / tracker_name(period, one.unit.name, one.report.sendings) for one in board}
        found = {unit_id: path.with_suffix(".eml") for unit_id, path in usual.items()} | (self._drafts or {})
        return {unit_id: path for unit_id, path in found.items() if path.is_file()}

    def _open_file(self, path: Path) -> None:
        if not open_file(path):
            self.prompts.refuse(
                self.tr("Máy này chưa có chương trình mở “{file}”: hãy mở tệp trong chương trình thư.").format(file=path.name)
            )


def _reply_by(period: Period, today: date) -> date:
    """Propose until when an answer is asked for: the end of the period, or two weeks where that is too soon."""
    return max(period.ends_on, today + timedelta(days=REPLY_DAYS))
