"""The composer: left the outline, middle the pages as they will be printed, right the fields; a change makes the pages anew."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.services.compose_document import Composition
from ui import theme
from ui.dialogs.compose_document.fields import ComposerFields
from ui.kit.card import plain_label
from ui.kit.command_bar import CommandBar
from ui.kit.dialog import Dialog
from ui.kit.page_view import Fit, PageView
from ui.kit.tool_tip import plain_tip

_PAUSE_MS = 250
_WIDTHS = (190, 700, 270)
_PLACE = Qt.ItemDataRole.UserRole


class ComposeDialog(Dialog):
    """Shows a document while it is composed; it writes nothing itself.

    Signals:
        wanted: pages of another document are wanted; the number of the question.
        plan_chosen: fields about another plan are wanted; its id.
        word_requested, print_requested, pdf_requested: the clerk wants the document as a file or on paper.
        sources_chosen: the work items that clicked words rest on.
    """

    wanted = Signal(int)
    word_requested = Signal()
    print_requested = Signal()
    pdf_requested = Signal()
    sources_chosen = Signal(object)
    plan_chosen = Signal(int)

    def __init__(self, fields: ComposerFields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Soạn văn bản"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.fields = fields
        self.made: Composition | None = None
        self.view = PageView(self.tr("Trang in"))
        self.outline = QListWidget()
        self.outline.setAccessibleName(self.tr("Dàn ý"))
        self.outline.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._question = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._empty = plain_label("", "soft", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(24)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.view)
        self._middle.addWidget(self._empty)
        self._note = plain_label("", "soft")
        self._build()
        self._wire()
        self.resize(1240, 700)

    @property
    def question(self) -> int:
        """The number of the newest question; an answer to an older one is dropped."""
        return self._question

    def answer(self, question: int, made: Composition | str) -> None:
        """Show the pages that were asked for, or why there are none; an old answer is dropped."""
        if question != self._question:
            return
        self.made = None if isinstance(made, str) else made
        if isinstance(made, str):
            self._empty.setText(made)
        else:
            self.view.show_pages(made.pages)
            self.fields.show_office(made)
            self._fill_outline(made)
        self._middle.setCurrentIndex(0 if self.made else 1)
        for button in (self.word, self.print, self.pdf):
            button.setEnabled(self.made is not None)
        self._say_place()

    def set_fields(self, fields: ComposerFields) -> None:
        """Show fields about another plan and ask for its pages."""
        sizes = self._splitter.sizes()
        fields.setMinimumWidth(self.fields.minimumWidth())
        old = self._splitter.replaceWidget(2, fields)
        old.deleteLater()
        self.fields = fields
        self._wire_fields()
        self._splitter.setSizes(sizes)
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the first pages."""
        super().showEvent(event)
        if not event.spontaneous() and not self._question:
            self.fields.kind.setFocus()
            self._ask()

    def _ask(self) -> None:
        self._question += 1
        if missing := self.fields.missing:
            self.answer(self._question, missing)
        else:
            self.wanted.emit(self._question)

    def _build(self) -> None:
        self._splitter = splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        for part, width in ((self.outline, 120), (self._framed(), 300), (self.fields, 210)):
            part.setMinimumWidth(width)
            splitter.addWidget(part)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([theme.scaled(width) for width in _WIDTHS])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(splitter, 1)
        layout.addLayout(self._buttons())

    def _framed(self) -> QWidget:
        """Return the pages with the line of their buttons above."""
        self._sizing = [self._action(words, hint, act) for words, hint, act in self._sizes()]
        self.two = QAction(self.tr("Hai trang"), self)
        self.two.setCheckable(True)
        self.two.toggled.connect(lambda on: self.view.set_columns(2 if on else 1))
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(CommandBar([*self._sizing, self.two]))
        layout.addWidget(self._middle, 1)
        return whole

    def _sizes(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        """Return the ways to show pages at another size: words, hint, what is done."""
        view = self.view
        return (
            (self.tr("Vừa ngang"), self.tr("Trang vừa bề ngang"), lambda: view.set_fit(Fit.WIDTH)),
            (self.tr("Cả trang"), self.tr("Thấy cả trang"), lambda: view.set_fit(Fit.PAGE)),
            (self.tr("100%"), self.tr("Bằng trên giấy (Ctrl và 0)"), lambda: view.set_zoom(1.0)),
            (self.tr("Nhỏ hơn"), self.tr("Nhỏ hơn (Ctrl và −, hoặc Ctrl và con lăn)"), lambda: view.zoom_by(-1)),
            (self.tr("To hơn"), self.tr("To hơn (Ctrl và +, hoặc Ctrl và con lăn)"), lambda: view.zoom_by(1)),
        )

    def _action(self, words: str, hint: str, act: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setToolTip(plain_tip(hint))
        action.triggered.connect(lambda: act())
        return action

    def _buttons(self) -> QHBoxLayout:
        self.word, self.print = QPushButton(self.tr("Xuất &Word…")), QPushButton(self.tr("&In…"))
        self.pdf, self.back = QPushButton(self.tr("Lưu &PDF…")), QPushButton(self.tr("Đón&g"))
        self.word.setProperty("primary", True)
        line = QHBoxLayout()
        line.addWidget(self._note, 1)
        for button in (self.back, self.print, self.pdf, self.word):
            button.setAutoDefault(False)
            line.addWidget(button)
        return line

    def _wire(self) -> None:
        self._wire_fields()
        self.word.clicked.connect(self.word_requested)
        self.print.clicked.connect(self.print_requested)
        self.pdf.clicked.connect(self.pdf_requested)
        self.back.clicked.connect(self.reject)
        self.view.sources_chosen.connect(self.sources_chosen)
        self.view.page_changed.connect(lambda _: self._say_place())
        self.view.zoom_changed.connect(lambda _: self._say_place())
        self.outline.itemClicked.connect(self._go)
        self.outline.itemActivated.connect(self._go)

    def _wire_fields(self) -> None:
        self.fields.changed.connect(self._pause.start)
        self.fields.plan_chosen.connect(self.plan_chosen)

    def _fill_outline(self, made: Composition) -> None:
        self.outline.clear()
        for heading in made.headings:
            item = QListWidgetItem("   " * (heading.level - 1) + heading.text)
            item.setData(_PLACE, (heading.page, heading.top_pt))
            item.setToolTip(plain_tip(heading.text))
            self.outline.addItem(item)

    def _go(self, item: QListWidgetItem) -> None:
        page, top = item.data(_PLACE)
        self.view.go_to(page, top)

    def _say_place(self) -> None:
        view = self.view
        place = self.tr("Trang {page}/{count} · {zoom}%").format(
            page=view.page + 1, count=view.count, zoom=round(view.zoom * 100)
        )
        self._note.setText(place if self.made else "")
