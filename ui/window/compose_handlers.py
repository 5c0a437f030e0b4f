"""The composer: pages made off the window's thread, the Word file, the PDF, the printer, and the work behind a sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.period import Period
from app.domain.plan import Plan
from app.errors import EnvironmentTrouble, Trouble
from app.files import write_bytes
from app.register.selection import Selection
from app.services.compose_document import Composition, compose, source_lines, write_composed
from app.services.report_choices import ReportChoices, report_choices
from app.services.show_items import ItemLine
from app.services.show_plan import all_plans
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.dialogs.compose_document.dialog import ComposeDialog
from ui.dialogs.compose_document.fields import ComposerFields
from ui.dialogs.item_list.dialog import ItemListDialog
from ui.dialogs.item_list.rows import row_of
from ui.kit.page_painter import pdf_of, print_pages
from ui.window.handler_group import HandlerGroup, Table
from ui.window.top_bar import period_to_start_with, periods_to_offer
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

    def compose(self) -> None:
        """Open the composer on the plan and period looked at."""
        plan_id, period = self.book.plan_id, self.book.period
        if plan_id is None or period is None:
            self.prompts.refuse(self.tr("Sổ chưa có kế hoạch nào: hãy nhập kế hoạch trước khi soạn văn bản."))
            return
        self.book.ask(_gather(plan_id), lambda found: self._open(found, period))

    def _open(self, found: _Found, period: Period) -> None:
        dialog = ComposeDialog(_fields(found, period, found.today), self.window)
        dialog.wanted.connect(lambda question: self._ask(dialog, question))
        dialog.plan_chosen.connect(lambda plan_id: self._change_plan(dialog, PlanId(plan_id)))
        dialog.word_requested.connect(lambda: self._write_word(dialog))
        dialog.pdf_requested.connect(lambda: self._write_pdf(dialog))
        dialog.print_requested.connect(lambda: self._print(dialog))
        dialog.sources_chosen.connect(lambda sources: self._show_sources(dialog, sources))
        self.open_dialog(dialog, lambda: None)

    def _ask(self, dialog: ComposeDialog, question: int) -> None:
        """Have the pages made; what refuses them is said in their place, for the clerk is still choosing."""
        request, words = dialog.fields.request, dialog.fields.words

        def made(core: Workspace) -> Composition | str:
            try:
                return compose(core, request, words)
            except Trouble as trouble:
                return str(trouble)

        self.book.ask(made, lambda answer: dialog.answer(question, answer))

    def _change_plan(self, dialog: ComposeDialog, plan_id: PlanId) -> None:
        before = dialog.fields.request

        def show(found: _Found) -> None:
            offered = periods_to_offer(found.plan, found.today)
            period = before.period if before.period in offered else period_to_start_with(found.plan, found.today)
            dialog.set_fields(_fields(found, period, before.dated_on))

        self.book.ask(_gather(plan_id), show)

    def _write_word(self, dialog: ComposeDialog) -> None:
        request, words = dialog.fields.request, dialog.fields.words
        path = self._where(dialog, ".docx", "Word (*.docx)")
        if path is not None:
            self.book.do(lambda core: write_composed(core, request, words, path), lambda _: self._offer_to_open(path))

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

    def _offer_to_open(self, path: Path) -> None:
        text = self.tr("Đã ghi “{file}”. Mở tệp này?").format(file=path.name)
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


def _gather(plan_id: PlanId) -> Callable[[Workspace], _Found]:
    def gather(core: Workspace) -> _Found:
        plans = tuple(all_plans(core))
        plan = next(one for one in plans if one.id == plan_id)
        return _Found(plan, plans, report_choices(core, plan_id), core.today)

    return gather


def _fields(found: _Found, period: Period, dated_on: date) -> ComposerFields:
    named = [(plan.id, plan.document.citation) for plan in found.plans]
    offered = periods_to_offer(found.plan, found.today)
    return ComposerFields(found.choices, named, found.plan.id, offered, period, dated_on)
