"""Documents and the calendar file."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.period import Period
from app.domain.plan import Plan
from app.services.check_layout import check_layout, save_commented, save_mended
from app.services.make_report import MadeDocument, make_report
from app.services.office_pdf import pdf_program, write_office_pdf
from app.services.report_choices import ReportChoices, report_choices
from app.services.show_calendar import export_calendar
from app.services.show_plan import all_plans
from app.services.sign_document import sign_document
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.bridge.long_work import LongCall
from ui.dialogs.check_layout.dialog import CheckLayoutDialog
from ui.dialogs.make_report.dialog import MakeReportDialog
from ui.dialogs.sign_document.dialog import SignDocumentDialog
from ui.window.handler_group import HandlerGroup, Table
from ui.window.top_bar import periods_to_offer


class DocumentHandlers(HandlerGroup):
    """What is made from the book for paper and for other programs."""

    def table(self) -> Table:
        """See HandlerGroup."""
        return {
            ActionId.MAKE_REPORT: self.make_report,
            ActionId.EXPORT_CALENDAR: self.export_calendar,
            ActionId.CHECK_LAYOUT: self.check_layout,
        }

    def make_report(self) -> None:
        """Ask which document, then write it."""
        self.make_report_of("")

    def make_report_of(self, kind: str) -> None:
        """Ask the same, with a kind of document proposed; empty for the first one."""
        plan_id, period = self.book.plan_id, self.book.period
        if plan_id is None or period is None:
            self.prompts.refuse(self.tr("Sổ chưa có kế hoạch nào: hãy nhập kế hoạch trước khi lập văn bản."))
            return

        def gather(core: Workspace) -> tuple[ReportChoices, Plan, date]:
            plan = next(one for one in all_plans(core) if one.id == plan_id)
            return report_choices(core, plan_id), plan, core.today

        self.book.ask(gather, lambda found: self._open(kind, period, *found))

    def export_calendar(self) -> None:
        """Ask for a file, then write the year of the period looked at."""
        period = self.book.period
        if period is not None:
            self.export_year(period.starts_on.year)

    def export_year(self, year: int) -> None:
        """Ask for a file, then write a year of the calendar."""
        proposed = self.out_folder("Lịch") / f"Lịch {year}.ics"
        path = self.prompts.save_file(self.tr("Xuất lịch năm {year}").format(year=year), proposed, self.tr("Tệp lịch (*.ics)"))
        if path is not None:
            self.book.ask(lambda core: export_calendar(core, year, path), self._on_exported)

    def check_layout(self) -> None:
        """Open the checker of any Word document."""
        dialog = CheckLayoutDialog(self.prompts, self.window)
        dialog.check_requested.connect(lambda path, profile: self._judge(dialog, path, profile))
        dialog.comments_requested.connect(self._save_commented)
        dialog.mends_requested.connect(self._save_mended)
        self.open_dialog(dialog, lambda: None)

    def _judge(self, dialog: CheckLayoutDialog, path: Path, profile: str) -> None:
        self.book.ask(
            lambda core: check_layout(path, profile, core.today),
            lambda judgement: dialog.show_judgement(path, judgement),
            refused=dialog.show_refusal,
        )

    def _save_commented(self, path: Path, profile: str) -> None:
        target = self._copy_target(path, self.tr("Lưu bản có nhận xét"), self.tr("nhận xét"))
        if target is not None:
            said = self.tr("Đã ghi {count} nhận xét vào “{file}”. Mở bằng Word?")
            self.book.ask(
                lambda _: save_commented(path, profile, target),
                lambda count: self._offer_copy(target, said.format(count=count, file=target.name)),
            )

    def _save_mended(self, path: Path, profile: str) -> None:
        target = self._copy_target(path, self.tr("Lưu bản sửa giúp"), self.tr("sửa giúp"))
        if target is not None:
            said = self.tr("Đã sửa {count} chỗ trong “{file}”, mỗi chỗ là một thay đổi để nhận hay bỏ. Mở bằng Word?")
            self.book.ask(
                lambda _: save_mended(path, profile, target),
                lambda count: self._offer_copy(target, said.format(count=count, file=target.name)),
            )

    def _copy_target(self, path: Path, title: str, suffix: str) -> Path | None:
        return self.prompts.save_file(title, path.with_name(f"{path.stem} ({suffix}).docx"), self.tr("Word (*.docx)"))

    def _offer_copy(self, target: Path, question: str) -> None:
        if self.prompts.confirm(self.tr("Văn bản"), question, yes=self.tr("&Mở")):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    def sign(self, document: MadeDocument) -> None:
        """Ask when a document was signed and under which number, then keep it as it is."""
        self.book.ask(lambda core: core.today, lambda today: self._open_signing(document, today))

    def write_pdf(self, document: MadeDocument) -> None:
        """Have Word or LibreOffice make a PDF of a written document, in a small window where that can be ended."""
        docx = Path(document.path)
        path = self.prompts.save_file(self.tr("Ghi PDF"), docx.with_suffix(".pdf"), "PDF (*.pdf)")
        if path is None:
            return
        self.book.ask(
            lambda core: write_office_pdf(docx, path, lambda: core.watch.is_cancelled),
            lambda _: self._offer_copy(path, self._pdf_words(path)),
            long=LongCall(self.tr("Đang ghi PDF bằng {program}…").format(program=pdf_program())),
        )

    def _pdf_words(self, path: Path) -> str:
        return self.tr("Đã ghi “{file}”. Mở tệp này?").format(file=path.name)

    def _open_signing(self, document: MadeDocument, today: date) -> None:
        dialog = SignDocumentDialog(document, today, self.window)

        def on_accepted() -> None:
            signed_on, number = dialog.signed_on.value, dialog.number.text()
            self._sign(document, signed_on, number)

        self.open_dialog(dialog, on_accepted)

    def _sign(self, document: MadeDocument, signed_on: date, number: str) -> None:
        """Record it; where the written file is gone, ask for the signed one."""
        file: Path | None = None
        if not Path(document.path).is_file():
            chosen = self.prompts.open_files(self.tr("Chọn tệp của văn bản đã ký"), self.tr("Văn bản (*.docx *.doc *.pdf *.odt)"))
            if not chosen:
                return
            file = chosen[0]
        self.book.do(lambda core: sign_document(core, document.id, signed_on, number, file))

    def _open(self, kind: str, period: Period, choices: ReportChoices, plan: Plan, today: date) -> None:
        periods = periods_to_offer(plan, today)
        dialog = MakeReportDialog(choices, plan.id, periods, period, today, self.out_folder("Văn bản"), self.prompts, self.window)
        if kind:
            dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
        self.open_dialog(dialog, lambda: self._make(dialog))

    def _make(self, dialog: MakeReportDialog) -> None:
        request, path = dialog.request, dialog.file.path
        assert path is not None
        self.book.do(
            lambda core: make_report(core, request, path), lambda _: self._on_made(path), words=self.tr("Đang ghi văn bản…")
        )

    def _on_made(self, path: Path) -> None:
        text = self.tr("Đã lập “{file}”. Mở bằng Word?").format(file=path.name)
        if self.prompts.confirm(self.tr("Lập văn bản"), text, yes=self.tr("&Mở")):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_exported(self, events: int) -> None:
        self.window.status.show_hint(self.tr("Đã ghi {count} mục vào tệp lịch.").format(count=events))
