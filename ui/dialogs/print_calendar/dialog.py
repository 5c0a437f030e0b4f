"""The calendar as it comes out on A4: month, week, agenda or year, upright or on its side; then to a printer or into a PDF."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from app.services.print_calendar import LIES_ON_ITS_SIDE, PrintedSheet
from ui.kit.card import plain_label
from ui.kit.form import FormDialog
from ui.kit.help_link import HelpLink
from ui.kit.page_view import Fit, PageView
from ui.kit.printed import PrintedPage

_SHEETS: dict[PrintedSheet, str] = {
    PrintedSheet.MONTH: "Tháng",
    PrintedSheet.WEEK: "Tuần",
    PrintedSheet.AGENDA: "Chương trình tháng",
    PrintedSheet.YEAR: "Năm",
}


class PrintCalendarDialog(FormDialog):
    """A preview. It stays open; whoever opened it lays the pages out and prints them.

    Signals:
        wanted: other pages are to be laid out: which sheet, and whether the paper lies on its side.
        print_requested, pdf_requested: what to do with the pages shown.
    """

    wanted = Signal(object, bool)
    print_requested = Signal()
    pdf_requested = Signal()

    def __init__(self, sheet: PrintedSheet, parent: QWidget | None = None) -> None:
        super().__init__("In lịch", "", "&In…", parent)
        self.acting.clicked.disconnect()
        self.acting.clicked.connect(self.print_requested)
        self.pdf = QPushButton(self.tr("&Lưu PDF…"))
        self.pdf.clicked.connect(self.pdf_requested)
        self.add_button(self.pdf)
        self.sheet = QComboBox()
        for one, name in _SHEETS.items():
            self.sheet.addItem(name, one)
        self.sheet.setCurrentIndex(list(_SHEETS).index(sheet))
        self.side = QComboBox()
        self.side.addItems([self.tr("Giấy A4 ngang"), self.tr("Giấy A4 dọc")])
        self._turn()
        self.view = PageView(self.tr("Trang in"))
        self.view.set_fit(Fit.PAGE)
        self.pages: Sequence[PrintedPage] = ()
        line = QHBoxLayout()
        for words, field in ((self.tr("&Bản in"), self.sheet), (self.tr("&Khổ giấy"), self.side)):
            label = plain_label(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            line.addWidget(label)
            line.addWidget(field)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self.view, 1)
        self.sheet.currentIndexChanged.connect(self._on_sheet_chosen)
        self.side.currentIndexChanged.connect(lambda _: self.ask())
        self.add_help(HelpLink("thoi-han"))
        self.resize(980, 640)

    @property
    def chosen_sheet(self) -> PrintedSheet:
        """Which sheet is chosen."""
        return list(_SHEETS)[self.sheet.currentIndex()]

    @property
    def title(self) -> str:
        """What the sheet is called."""
        return f"Lịch công tác – {self.sheet.currentText().lower()}"

    def ask(self) -> None:
        """Ask for the pages of what is chosen."""
        self.wanted.emit(self.chosen_sheet, self.side.currentIndex() == 0)

    def show_pages(self, pages: Sequence[PrintedPage]) -> None:
        """Show the pages as they come out."""
        self.pages = pages
        self.view.show_pages(pages)

    def _on_sheet_chosen(self) -> None:
        before = self.side.currentIndex()
        self._turn()
        if self.side.currentIndex() == before:
            self.ask()

    def _turn(self) -> None:
        """Lay the paper as fits the sheet."""
        self.side.setCurrentIndex(0 if self.chosen_sheet in LIES_ON_ITS_SIDE else 1)
