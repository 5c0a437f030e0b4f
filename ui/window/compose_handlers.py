"""The composer: pages made off the window's thread, its draft, the Word file, the PDF, the printer, and the work behind words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from app.domain.changes import ChangeSet
from app.domain.draft import Draft, DraftStage
from app.domain.ids import DraftId, PlanId, TaskId, UnitId
from app.domain.period import Period, period_of
from app.domain.plan import Plan
from app.errors import EnvironmentTrouble, Trouble
from app.files import write_bytes
from app.register.chart import CHART_LABELS, ChartKind
from app.register.selection import Selection
from app.services import history
from app.services.compose_document import Composition, source_lines, write_composed
from app.services.drafts import DraftLine, copy_draft, delete_draft, list_drafts
from app.services.issue_draft import sign_draft, write_draft
from app.services.make_report import MadeDocument
from app.services.office_pdf import office_pdf_of_composed, office_pdf_of_draft, pdf_program
from app.services.place_chart import PlacedChart, drafts_to_take, place_chart, place_in_new
from app.services.report_choices import ReportChoices, report_choices
from app.services.show_items import ItemLine
from app.services.show_plan import all_plans
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.bridge.long_work import LongCall
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.dialogs.compose_document.changes import Change
from ui.dialogs.compose_document.dialog import ComposeDialog
from ui.dialogs.compose_document.fields import ComposerFields
from ui.dialogs.item_list.dialog import ItemListDialog
from ui.dialogs.item_list.rows import row_of
from ui.dialogs.place_chart.dialog import PlaceChartDialog
from ui.kit.page_painter import pdf_of, print_pages
from ui.views.documents.drafts import DraftsCard
from ui.window.draft_changes import DraftKeeper
from ui.window.handler_group import HandlerGroup, Table
from ui.window.top_bar import period_to_start_with, periods_to_offer, plan_name
from ui.window.window_parts import WindowParts

ItemKey = tuple[TaskId, UnitId, Period]
ShowItem = Callable[[TaskId, UnitId, Period, ComposeDialog], None]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the fields offer about one plan."""

    plan: Plan
    plans: tuple[Plan, ...]
    choices: ReportChoices
    today: date


class ComposeHandlers(HandlerGroup):
    """Opens the composer and does what it asks for.

    Attributes:
        choose_printer: lets the clerk choose a printer and pages; False when she goes back.
    """

    def __init__(self, window: WindowParts, book: OpenBook, prompts: Prompts, show_item: ShowItem) -> None:
        super().__init__(window, book, prompts)
        self._show_item = show_item
        self.choose_printer: Callable[[QPrinter], bool] = self._choose_printer

    def table(self) -> Table:
        """See HandlerGroup."""
        return {ActionId.COMPOSE_DOCUMENT: self.compose}

    def wire(self, card: DraftsCard) -> None:
        """Do what the list of drafts asks for."""
        card.compose_requested.connect(self.compose)
        card.draft_opened.connect(lambda draft: self.open_draft(draft))
        card.copy_requested.connect(self._copy_draft)
        card.delete_requested.connect(self._delete_draft)

    def compose(self) -> None:
        """Open the composer on the plan and period looked at."""
        plan_id, period = self.book.plan_id, self.book.period
        if plan_id is None or period is None:
            self.prompts.refuse(self.tr("Sổ chưa có kế hoạch nào: hãy nhập kế hoạch trước khi soạn văn bản."))
            return
        self.book.ask(_gather(plan_id), lambda found: self._open(found, period))

    def open_draft(self, draft: Draft, key: str = "") -> None:
        """Open the composer on a draft that was kept before, at a block of it if one is named."""

        def show(found: _Found) -> None:
            fields = _fields(found, draft.period, draft.dated_on)
            fields.show_draft(draft)
            dialog = ComposeDialog(fields, found.today, pdf_program(), self.window)
            dialog.begin_at(key)
            self._show(dialog, DraftKeeper(draft.id))

        self.book.ask(_gather(draft.plan_id), show)

    def place_chart(self, kind: ChartKind) -> None:
        """Ask into which draft a chart goes, put it there and show it on its page."""
        plan_id, period = self.book.plan_id, self.book.period

        def offer(lines: list[DraftLine]) -> None:
            can_begin = plan_id is not None and period is not None
            new = f"Báo cáo, {period.label}" if can_begin and period is not None else ""
            dialog = PlaceChartDialog(CHART_LABELS[kind], lines, new, self.window)
            self.open_dialog(dialog, lambda: place(dialog.draft_id))

        def place(draft_id: DraftId | None) -> None:
            def call(core: Workspace) -> PlacedChart:
                if draft_id is not None:
                    return place_chart(core, draft_id, kind)
                assert plan_id is not None
                assert period is not None
                return place_in_new(core, plan_id, period, kind)

            self.book.do(call, self._show_placed, changes=lambda placed: placed.changes)

        self.book.ask(drafts_to_take, offer)

    def _show_placed(self, placed: PlacedChart) -> None:
        """Open the composer at the chart, and say where it went."""
        said = self.tr("Đã đưa biểu đồ vào “{title}”. Ctrl+Z để hoàn tác.").format(title=placed.title)
        self.window.status.show_hint(said)
        self.open_draft(placed.draft, placed.key)

    def _copy_draft(self, draft: Draft) -> None:
        """Make a draft for the period after, and open it."""
        after = period_of(draft.period.kind, draft.period.ends_on + timedelta(days=1))

        def copy(core: Workspace) -> tuple[ChangeSet, Draft]:
            kept = copy_draft(core, draft.id, after, core.today)
            return kept.changes, next(line.draft for line in list_drafts(core) if line.draft.id == kept.draft_id)

        self.book.do(copy, lambda done: self.open_draft(done[1]), changes=lambda done: done[0])

    def _delete_draft(self, draft: Draft) -> None:
        said = self.tr("Đã xoá bản thảo. Ctrl+Z để lấy lại.")
        self.book.do(lambda core: delete_draft(core, draft.id), lambda _: self.window.status.show_hint(said))

    def _open(self, found: _Found, period: Period) -> None:
        fields = _fields(found, period, found.today)
        self._show(ComposeDialog(fields, found.today, pdf_program(), self.window), DraftKeeper())

    def _show(self, dialog: ComposeDialog, keeper: DraftKeeper) -> None:
        dialog.wanted.connect(lambda question: self._ask(dialog, keeper, question))
        dialog.change_requested.connect(lambda change: self._change(dialog, keeper, change))
        dialog.undo_requested.connect(lambda: self._step_in_history(dialog, is_undo=True))
        dialog.redo_requested.connect(lambda: self._step_in_history(dialog, is_undo=False))
        dialog.sign_requested.connect(lambda day: self._sign(dialog, keeper, day))
        dialog.plan_chosen.connect(lambda plan_id: self._change_plan(dialog, PlanId(plan_id)))
        dialog.word_requested.connect(lambda: self._write_word(dialog, keeper))
        dialog.pdf_requested.connect(lambda: self._write_pdf(dialog))
        dialog.office_pdf_requested.connect(lambda: self._write_office_pdf(dialog, keeper))
        dialog.print_requested.connect(lambda: self._print(dialog))
        dialog.sources_chosen.connect(lambda sources: self._show_sources(dialog, sources))
        self.book.changed.connect(dialog.ask)
        self.open_dialog(dialog, lambda: None)

    def _ask(self, dialog: ComposeDialog, keeper: DraftKeeper, question: int) -> None:
        """Have the pages made; what refuses them is said in their place, for the clerk is still choosing."""
        request, words = dialog.fields.request, dialog.fields.words

        def made(core: Workspace) -> Composition | str:
            try:
                return keeper.composed(core, request, words)
            except Trouble as trouble:
                return str(trouble)

        self.book.ask(made, lambda answer: self._show_answer(dialog, question, answer))

    def _show_answer(self, dialog: ComposeDialog, question: int, answer: Composition | str) -> None:
        dialog.answer(question, answer)
        draft = answer.draft if isinstance(answer, Composition) else None
        if draft is not None and draft.stage is DraftStage.SIGNED:
            self.book.ask(_document_of(draft.id), lambda found: _show_day(dialog, found))

    def _change(self, dialog: ComposeDialog, keeper: DraftKeeper, change: Change) -> None:
        fields = dialog.fields
        request, words, number = fields.request, fields.words, fields.number.text().strip()
        self.book.do(lambda core: keeper.change(core, change, request, words, number))

    def _step_in_history(self, dialog: ComposeDialog, *, is_undo: bool) -> None:
        """Take the book's last step back, or do it again, and say which one it was."""
        said = self.tr("Đã lấy lại: {step}") if is_undo else self.tr("Đã làm lại: {step}")

        def step(core: Workspace) -> tuple[ChangeSet, str]:
            status = history.status(core)
            name = status.undo if is_undo else status.redo
            changes = history.undo(core) if is_undo else history.redo(core)
            return changes, history.name_of(name) if name is not None else ""

        self.book.do(step, lambda done: dialog.say(said.format(step=done[1])), changes=lambda done: done[0])

    def _sign(self, dialog: ComposeDialog, keeper: DraftKeeper, signed_on: date) -> None:
        """Record the signature; where the written file is gone, ask for the signed one."""
        draft_id, number = keeper.draft_id, dialog.fields.number.text().strip()
        if draft_id is not None:
            self.book.ask(_document_of(draft_id), lambda found: self._sign_file(draft_id, signed_on, number, found))

    def _sign_file(self, draft_id: DraftId, signed_on: date, number: str, document: MadeDocument | None) -> None:
        file: Path | None = None
        if document is not None and not Path(document.path).is_file():
            chosen = self.prompts.open_files(self.tr("Chọn tệp của văn bản đã ký"), self.tr("Văn bản (*.docx *.doc *.pdf *.odt)"))
            if not chosen:
                return
            file = chosen[0]
        self.book.do(lambda core: sign_draft(core, draft_id, signed_on, number, file))

    def _change_plan(self, dialog: ComposeDialog, plan_id: PlanId) -> None:
        before = dialog.fields.request

        def show(found: _Found) -> None:
            offered = periods_to_offer(found.plan, found.today)
            period = before.period if before.period in offered else period_to_start_with(found.plan, found.today)
            dialog.set_fields(_fields(found, period, before.dated_on))

        self.book.ask(_gather(plan_id), show)

    def _write_word(self, dialog: ComposeDialog, keeper: DraftKeeper) -> None:
        """Write the Word file; what is still to be seen in the draft is said with the question whether to open it."""
        draft = dialog.made.draft if dialog.made is not None else None
        if draft is not None and draft.stage is DraftStage.SIGNED:
            self.book.ask(_document_of(draft.id), self._open_signed)
            return
        dialog.keep_typed()
        request, words = dialog.fields.request, dialog.fields.words
        path = self._where(dialog, ".docx", "Word (*.docx)")
        if path is None:
            return

        def write(core: Workspace) -> ChangeSet:
            draft_id = keeper.kept(core)
            return write_composed(core, request, words, path) if draft_id is None else write_draft(core, draft_id, path)

        warnings = dialog.made.warnings if dialog.made is not None else ()
        self.book.do(write, lambda _: self._offer_to_open(path, warnings), words=self.tr("Đang ghi văn bản…"))

    def _open_signed(self, document: MadeDocument | None) -> None:
        if document is None or not Path(document.path).is_file():
            self.prompts.refuse(self.tr("Tệp đã ký không còn ở chỗ cũ. Bản cất trong sổ vẫn còn: hãy in hoặc lưu PDF từ đây."))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(document.path))

    def _write_office_pdf(self, dialog: ComposeDialog, keeper: DraftKeeper) -> None:
        """Have Word or LibreOffice make the PDF, in a small window where it can be ended."""
        dialog.keep_typed()
        request, words = dialog.fields.request, dialog.fields.words
        path = self._where(dialog, ".pdf", "PDF (*.pdf)")
        if path is None:
            return

        def write(core: Workspace) -> None:
            draft_id = keeper.kept(core)
            if draft_id is None:
                office_pdf_of_composed(core, request, words, path, lambda: core.watch.is_cancelled)
            else:
                office_pdf_of_draft(core, draft_id, path, lambda: core.watch.is_cancelled)

        writing = LongCall(self.tr("Đang ghi PDF bằng {program}…").format(program=pdf_program()))
        self.book.ask(write, lambda _: self._offer_to_open(path), long=writing)

    def _write_pdf(self, dialog: ComposeDialog) -> None:
        made = dialog.made
        path = self._where(dialog, ".pdf", "PDF (*.pdf)")
        if path is None or made is None:
            return
        try:
            write_bytes(path, pdf_of(made.pages, made.title))
        except EnvironmentTrouble as trouble:
            self.prompts.refuse(str(trouble))
        else:
            self._offer_to_open(path)

    def _print(self, dialog: ComposeDialog) -> None:
        made = dialog.made
        if made is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(made.title)
        printer.setFromTo(1, len(made.pages))
        if self.choose_printer(printer):
            first, last = printer.fromPage() or 1, printer.toPage() or len(made.pages)
            print_pages(made.pages, printer, range(first - 1, min(last, len(made.pages))))

    def _choose_printer(self, printer: QPrinter) -> bool:
        return QPrintDialog(printer, self.window).exec() == QPrintDialog.DialogCode.Accepted

    def _where(self, dialog: ComposeDialog, suffix: str, kinds: str) -> Path | None:
        proposed = (self.out_folder("Văn bản") / dialog.fields.file_name).with_suffix(suffix)
        return self.prompts.save_file(self.tr("Ghi văn bản"), proposed, kinds)

    def _offer_to_open(self, path: Path, warnings: Sequence[str] = ()) -> None:
        text = "\n\n".join([*warnings, self.tr("Đã ghi “{file}”. Mở tệp này?").format(file=path.name)])
        if self.prompts.confirm(self.tr("Soạn văn bản"), text, yes=self.tr("&Mở")):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _show_sources(self, dialog: ComposeDialog, sources: Sequence[ItemKey]) -> None:
        """Show the one work item behind words, or the list of them."""
        if len(sources) == 1:
            self._show_item(*sources[0], dialog)
        else:
            self.book.ask(lambda core: (source_lines(core, sources), core.today), lambda found: self._list(dialog, *found))

    def _list(self, dialog: ComposeDialog, lines: list[ItemLine], today: date) -> None:
        listing = ItemListDialog(self.tr("Đầu việc của câu đã chọn"), dialog)
        listing.show_rows(self.tr("tình trạng hôm nay"), [row_of(line, today, Selection()) for line in lines])
        listing.item_requested.connect(lambda line: self._show_item(line.task.id, line.unit.id, line.item.period, dialog))
        listing.export.hide()
        self.open_dialog(listing, lambda: None)


def _document_of(draft_id: DraftId) -> Callable[[Workspace], MadeDocument | None]:
    """Return the question for the document that was written from a draft last, or signed."""
    return lambda core: next((line.document for line in list_drafts(core) if line.draft.id == draft_id), None)


def _show_day(dialog: ComposeDialog, document: MadeDocument | None) -> None:
    if document is not None and document.signed_on is not None:
        dialog.stages.show_signed_on(document.signed_on)


def _gather(plan_id: PlanId) -> Callable[[Workspace], _Found]:
    def gather(core: Workspace) -> _Found:
        plans = tuple(all_plans(core))
        plan = next(one for one in plans if one.id == plan_id)
        return _Found(plan, plans, report_choices(core, plan_id), core.today)

    return gather


def _fields(found: _Found, period: Period, dated_on: date) -> ComposerFields:
    named = [(plan.id, plan_name(plan)) for plan in found.plans]
    offered = periods_to_offer(found.plan, found.today)
    return ComposerFields(found.choices, named, found.plan.id, offered, period, dated_on)
