"""A unit's report: record it by hand, approve it, or send it back with a reason and a new day to answer."""

from collections.abc import Callable
from datetime import date, timedelta

from app.domain.period import Period
from app.services.report_states import approve_report, record_report, send_back_report
from app.services.show_items import BoardLine
from ui.actions.ids import ActionId
from ui.dialogs.send_back.dialog import SendBackDialog
from ui.views.trackers.view import TrackersView
from ui.window.handler_group import HandlerGroup, Table

DAYS_TO_MEND = 3


class ReportHandlers(HandlerGroup):
    """What is done with the report of the unit under the cursor of the board."""

    def table(self) -> Table:
        """See HandlerGroup."""
        return {
            ActionId.RECORD_REPORT: self.record,
            ActionId.APPROVE_REPORT: self.approve,
            ActionId.SEND_BACK_REPORT: self.send_back,
        }

    def record(self) -> None:
        """Ask once, then record that the unit reported without its tracker."""
        self._with_line(self._ask_to_record)

    def approve(self) -> None:
        """Ask for consent, for approving locks the period, then approve."""
        self._with_line(self._ask_to_approve)

    def send_back(self) -> None:
        """Ask why and until when, then send the report back."""
        self._with_line(self._ask_to_send_back)

    def _with_line(self, act: Callable[[BoardLine, Period], None]) -> None:
        line, period = self.window.view(TrackersView).current_line, self.book.period
        if line is None or period is None:
            self.window.action(ActionId.GO_TRACKERS).trigger()
            self.window.status.show_hint(self.tr("Hãy chọn một đơn vị trong bảng thu gửi."))
        else:
            act(line, period)

    def _ask_to_record(self, line: BoardLine, period: Period) -> None:
        question = self.tr(
            "Ghi “{unit}” đã báo cáo {period} bằng điện thoại hoặc bản giấy? Kết quả từng việc thì ghi ở đầu việc."
        )
        said = question.format(period=period.label, unit=line.unit.name)
        if self.prompts.confirm(self.tr("Ghi đã báo cáo"), said, yes=self.tr("&Ghi")):
            self.book.do(lambda core: record_report(core, line.unit.id, period))

    def _ask_to_approve(self, line: BoardLine, period: Period) -> None:
        question = self.tr(
            "Duyệt báo cáo {period} của “{unit}”? Sau khi duyệt, kỳ khoá lại: muốn sửa phải đính chính, kèm lý do."
        )
        said = question.format(period=period.label, unit=line.unit.name)
        if self.prompts.confirm(self.tr("Duyệt báo cáo"), said, yes=self.tr("&Duyệt")):
            self.book.do(lambda core: approve_report(core, line.unit.id, period))

    def _ask_to_send_back(self, line: BoardLine, period: Period) -> None:
        self.book.ask(lambda core: core.today, lambda today: self._open(line, period, today))

    def _open(self, line: BoardLine, period: Period, today: date) -> None:
        report = line.report
        proposed = report.reply_by if report.reason and report.reply_by else today + timedelta(days=DAYS_TO_MEND)
        dialog = SendBackDialog(line.unit.name, period, today, proposed, report.reason, self.window)

        def send() -> None:
            reason, reply_by = dialog.reason.toPlainText(), dialog.reply_by.value
            self.book.do(lambda core: send_back_report(core, line.unit.id, period, reason, reply_by))

        self.open_dialog(dialog, send)
