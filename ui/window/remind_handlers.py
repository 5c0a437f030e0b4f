"""Reminding the late units, rung by rung."""

from datetime import date, timedelta
from pathlib import Path

from app.domain.ids import UnitId
from app.domain.period import Period
from app.domain.reminder import Rung
from app.files import safe_name
from app.reports.reminder_letter import ANSWER_DAYS
from app.services.remind_lightly import ReminderMessage, record_messages, remind_by_phone, reminder_messages
from app.services.remind_units import Reminding, remind_units
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.dialogs.remind_units.dialog import RemindUnitsDialog
from ui.kit.open_file import open_file
from ui.window.handler_group import HandlerGroup, Table


class RemindHandlers(HandlerGroup):
    """What is done to get reports out of late units."""

    def table(self) -> Table:
        """See HandlerGroup."""
        return {ActionId.REMIND_UNITS: lambda: self.remind()}

    def remind(self, only: UnitId | None = None) -> None:
        """Ask which late units to urge and how; `only` proposes one unit."""
        period, plan_id = self.book.period, self.book.plan_id
        if period is None:
            return

        def gather(core: Workspace) -> tuple[list[ReminderMessage], date]:
            answer_by = core.today + timedelta(days=ANSWER_DAYS)
            return reminder_messages(core, period, answer_by, plan_id), core.today

        self.book.ask(gather, lambda found: self._open(period, *found, only))

    def _open(self, period: Period, late: list[ReminderMessage], today: date, only: UnitId | None) -> None:
        if not late:
            self.prompts.say(self.tr("Đôn đốc"), self.tr("Không có đơn vị nào chậm trong kỳ này."))
            return
        known = only if only in [one.debt.unit.id for one in late] else None
        folder = self.out_folder(f"Đôn đốc {period.code}")
        answer_by = today + timedelta(days=ANSWER_DAYS)
        dialog = RemindUnitsDialog(period, late, folder, today, answer_by, self.prompts, self.window, only=known)
        self.open_dialog(dialog, lambda: self._remind(period, dialog, today))

    def _remind(self, period: Period, dialog: RemindUnitsDialog, today: date) -> None:
        only = dialog.chosen_units
        if dialog.rung is Rung.MESSAGE:
            said = self.tr("Đã ghi nhắn tin {count} đơn vị.").format(count=len(only))
            self.book.do(lambda core: record_messages(core, period, only), lambda _: self.window.status.show_hint(said))
            return
        folder, answer_by = dialog.folder.path, dialog.answer_by.value
        assert folder is not None
        if dialog.rung is Rung.PHONE:
            self._ring(period, folder, today, answer_by, only)
        else:
            self._write_letters(period, folder, dialog.dated_on.value, answer_by, only)

    def _ring(self, period: Period, folder: Path, today: date, answer_by: date, only: tuple[UnitId, ...]) -> None:
        plan_id = self.book.plan_id
        path = folder / f"{safe_name(f'Gọi điện đôn đốc {period.code} ({today:%d-%m-%Y})')}.xlsx"
        self.book.do(
            lambda core: remind_by_phone(core, period, path, answer_by=answer_by, plan_id=plan_id, only=only),
            lambda _: self._offer(self.tr("Đã ghi danh sách gọi điện. Mở ra?"), path),
        )

    def _write_letters(self, period: Period, folder: Path, dated_on: date, answer_by: date, only: tuple[UnitId, ...]) -> None:
        plan_id = self.book.plan_id

        def on_made(made: Reminding) -> None:
            self._offer(self.tr("Đã lập {count} công văn đôn đốc. Mở thư mục?").format(count=len(made.letters)), folder)

        self.book.do(
            lambda core: remind_units(core, period, folder, dated_on=dated_on, answer_by=answer_by, plan_id=plan_id, only=only),
            on_made,
            changes=lambda made: made.changes,
            words=self.tr("Đang viết công văn đôn đốc…"),
        )

    def _offer(self, question: str, path: Path) -> None:
        if self.prompts.confirm(self.tr("Đôn đốc"), question, yes=self.tr("&Mở")):
            open_file(path)
