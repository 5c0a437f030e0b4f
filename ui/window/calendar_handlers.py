"""The place "Lịch": from an entry to what it is about, from a drag to the deadline's dialog, and onto paper."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from shiboken6 import isValid

from app.domain.activity import Activity
from app.domain.ids import PlanId, TaskId
from app.domain.progress import Heap
from app.errors import EnvironmentTrouble
from app.files import write_bytes
from app.services.change_beat import beat_outlook
from app.services.extend_deadline import extendable_on
from app.services.prepare import PreparationLine
from app.services.print_calendar import PrintedSheet, calendar_pages
from app.services.show_days import DueTask
from ui.actions.ids import ActionId
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.dialogs.print_calendar.dialog import PrintCalendarDialog
from ui.kit.page_painter import pdf_of, print_pages
from ui.kit.printed import PrintedPage
from ui.views.calendar_place.view import CalendarPlace, Shown
from ui.window.count_handlers import CountHandlers
from ui.window.document_handlers import DocumentHandlers
from ui.window.handler_group import HandlerGroup, Table
from ui.window.time_handlers import TimeHandlers
from ui.window.window_parts import WindowParts


class CalendarHandlers(HandlerGroup):
    """What is done from the calendar.

    Attributes:
        choose_printer: lets the clerk choose a printer; False when she goes back.
    """

    def __init__(
        self,
        window: WindowParts,
        book: OpenBook,
        prompts: Prompts,
        counts: CountHandlers,
        time: TimeHandlers,
        documents: DocumentHandlers,
        show_task: Callable[[PlanId, TaskId], None],
    ) -> None:
        super().__init__(window, book, prompts)
        self._counts, self._time, self._documents, self._show_task = counts, time, documents, show_task
        self.choose_printer: Callable[[QPrinter], bool] = self._choose_printer

    def table(self) -> Table:
        """See HandlerGroup: the calendar asks by its own signals."""
        return {}

    def wire(self, view: CalendarPlace) -> None:
        """Do what the calendar asks for."""
        view.figures_chosen.connect(self._counts.show_figures)
        view.entry_requested.connect(self.show_entry)
        view.move_requested.connect(self.move)
        view.print_requested.connect(self.preview)
        view.export_requested.connect(self._documents.export_year)

    def show_entry(self, source: object) -> None:
        """Show what an entry of a day is about: the work items due, the task prepared for, the activities."""
        if isinstance(source, DueTask):
            title = self.tr("{number}, hạn {day}").format(number=source.task.number, day=f"{source.on:%d/%m/%Y}")
            self.book.ask(lambda core: source.figure(Heap.TOTAL, title, core.today), self._counts.open_list)
        elif isinstance(source, PreparationLine) and source.task is not None:
            self._show_task(source.task.plan_id, source.task.id)
        elif isinstance(source, PreparationLine):
            self.window.action(ActionId.PLAN_PREPARATION).trigger()
        elif isinstance(source, Activity):
            self.window.action(ActionId.SHOW_ACTIVITIES).trigger()

    def move(self, due: DueTask, on: date | None) -> None:
        """Ask for the deadline of what was dragged to a day: the task's own, or an extension for the units not done.

        An earlier day is no extension, so then the task's own deadline is asked for at once.
        """
        if on is not None and on <= due.on:
            self._time.set_deadline_of(due.task.id, on)
            return
        question = self.tr("Nhiệm vụ {number} có hạn {day} cho {units} đơn vị. {wish} bằng cách nào?").format(
            number=due.task.number,
            day=f"{due.on:%d/%m/%Y}",
            units=due.count.total,
            wish=self.tr("Đổi sang {day}").format(day=f"{on:%d/%m/%Y}") if on else self.tr("Đổi hạn"),
        )
        ways = (self.tr("Đổi hạn của cả &nhiệm vụ…"), self.tr("&Gia hạn cho đơn vị chưa xong…"))
        way = self.prompts.choose(self.tr("Đổi hạn"), question, ways)
        if way == 0:
            self._time.set_deadline_of(due.task.id, on)
        elif way == 1:
            task_id, due_on = due.task.id, due.on
            self.book.ask(
                lambda core: (beat_outlook(core, task_id), extendable_on(core, task_id, due_on)),
                lambda found: self._time.open_extension(*found, None, proposed=on),
            )

    def preview(self, shown: Shown) -> None:
        """Show the calendar as it comes out on paper."""
        dialog = PrintCalendarDialog(shown.sheet, self.window)
        dialog.wanted.connect(lambda sheet, is_landscape: self._lay_out(dialog, shown, sheet, is_landscape))
        dialog.print_requested.connect(lambda: self._print(dialog))
        dialog.pdf_requested.connect(lambda: self._write_pdf(dialog))
        dialog.ask()
        self.open_dialog(dialog, lambda: None)

    def _lay_out(self, dialog: PrintCalendarDialog, shown: Shown, sheet: PrintedSheet, is_landscape: bool) -> None:
        def show(pages: Sequence[PrintedPage]) -> None:
            if isValid(dialog):  # it may have been closed while the book was asked
                dialog.show_pages(pages)

        self.book.ask(lambda core: calendar_pages(core, sheet, shown.on, shown.plan_id, is_landscape=is_landscape), show)

    def _print(self, dialog: PrintCalendarDialog) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(dialog.title)
        printer.setFromTo(1, len(dialog.pages))
        if self.choose_printer(printer):
            first, last = printer.fromPage() or 1, printer.toPage() or len(dialog.pages)
            print_pages(dialog.pages, printer, range(first - 1, min(last, len(dialog.pages))))

    def _choose_printer(self, printer: QPrinter) -> bool:
        return QPrintDialog(printer, self.window).exec() == QPrintDialog.DialogCode.Accepted

    def _write_pdf(self, dialog: PrintCalendarDialog) -> None:
        proposed = self.out_folder("Lịch") / f"{dialog.title}.pdf"
        path = self.prompts.save_file(self.tr("Lưu lịch"), proposed, "PDF (*.pdf)")
        if path is None:
            return
        try:
            write_bytes(path, pdf_of(dialog.pages, dialog.title))
        except EnvironmentTrouble as trouble:
            self.prompts.refuse(str(trouble))
            return
        text = self.tr("Đã ghi “{file}”. Mở tệp này?").format(file=path.name)
        if self.prompts.confirm(self.tr("In lịch"), text, yes=self.tr("&Mở")):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
