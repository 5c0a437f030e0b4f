"""The composer: left the outline, middle the pages as printed, right the words, fields, remarks and the way to the signature."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QTabWidget, QToolButton, QVBoxLayout, QWidget

from app.domain.draft import BlockInfo, DraftStage
from app.services.compose_document import Composition
from ui import theme
from ui.dialogs.compose_document.changes import Change, ChangeKind
from ui.dialogs.compose_document.editor import BlockPanel
from ui.dialogs.compose_document.fields import ComposerFields
from ui.dialogs.compose_document.head_line import HeadLine
from ui.dialogs.compose_document.marks import is_to_see, page_marks
from ui.dialogs.compose_document.outline import OutlineTree
from ui.dialogs.compose_document.remarks import RemarksPanel
from ui.dialogs.compose_document.sizes import SizeBar
from ui.dialogs.compose_document.stages import StagePanel
from ui.kit.block_view import BlockView
from ui.kit.card import plain_label
from ui.kit.dialog import Dialog
from ui.kit.help_link import HelpLink

_PAUSE_MS = 250
_TYPING_PAUSE_MS = 900
_WIDTHS = (215, 640, 325)


class ComposeDialog(Dialog):
    """Shows a document while it is composed; it writes nothing itself.

    Signals:
        wanted: pages of another document are wanted; the number of the question.
        change_requested: a Change; the first one keeps what is composed as a draft.
        plan_chosen: fields about another plan are wanted; its id.
        word_requested, print_requested, pdf_requested, office_pdf_requested: the document is wanted as a file or on paper.
        sources_chosen: the work items that clicked words rest on.
        sign_requested: the document was signed; the day.
        undo_requested, redo_requested: the book's last step is to be taken back or done again.
    """

    wanted = Signal(int)
    change_requested = Signal(object)
    plan_chosen = Signal(int)
    word_requested = Signal()
    print_requested = Signal()
    pdf_requested = Signal()
    office_pdf_requested = Signal()
    sources_chosen = Signal(object)
    sign_requested = Signal(object)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, fields: ComposerFields, today: date, pdf_program: str = "", parent: QWidget | None = None) -> None:
        """Prepare the composer.

        Args:
            fields: what the document is asked to be.
            today: the last day on which it may have been signed.
            pdf_program: the office program that can make the PDF too; empty for none.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Soạn văn bản"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.fields = fields
        self.made: Composition | None = None
        self.head = HeadLine()
        self.view = BlockView(self.tr("Trang in"))
        self.outline = OutlineTree()
        self.editor, self.remarks, self.stages = BlockPanel(), RemarksPanel(), StagePanel(today)
        self.tabs = QTabWidget()
        self._key = ""
        self._first_key = ""
        self._question = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_fields_at_rest)
        self._empty = plain_label("", "soft", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(24)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.view)
        self._middle.addWidget(self._empty)
        self._note = plain_label("", "soft")
        self._build(pdf_program)
        self._wire()
        self.resize(1240, 700)

    @property
    def question(self) -> int:
        """The number of the newest question; an answer to an older one is dropped."""
        return self._question

    @property
    def is_open(self) -> bool:
        """Whether what is composed may be changed: a signed draft may not."""
        draft = self.made.draft if self.made is not None else None
        return self.made is not None and (draft is None or draft.stage is not DraftStage.SIGNED)

    def answer(self, question: int, made: Composition | str) -> None:
        """Show the pages that were asked for, or why there are none; an old answer is dropped."""
        if question != self._question:
            return
        self.made = None if isinstance(made, str) else made
        if isinstance(made, str):
            self._empty.setText(made)
        else:
            self._show(made)
        self._middle.setCurrentIndex(0 if self.made else 1)
        self.head.show_state(self.made, self.fields.draft)
        for button in (self.print, self.pdf):
            button.setEnabled(self.made is not None)
        is_signed = self.made is not None and not self.is_open
        self.word.setEnabled(self.made is not None)
        self.word.setText(self.tr("Mở bản &Word đã ký") if is_signed else self.tr("Xuất &Word…"))
        self.office_pdf.setEnabled(self.is_open)
        self._say_place()

    def begin_at(self, key: str) -> None:
        """Choose a block as soon as there are pages."""
        self._first_key = key

    def set_fields(self, fields: ComposerFields) -> None:
        """Show fields about another plan and ask for its pages."""
        is_shown = self.tabs.currentWidget() is self.fields
        old, self.fields = self.fields, fields
        self.tabs.removeTab(self.tabs.indexOf(old))
        self.tabs.insertTab(0, fields, self.tr("Trường"))
        if is_shown:
            self.tabs.setCurrentWidget(fields)
        old.deleteLater()
        self._wire_fields()
        self.ask()

    def ask(self) -> None:
        """Ask for the pages anew: something they are made of may be another."""
        self._question += 1
        if missing := self.fields.missing:
            self.answer(self._question, missing)
        else:
            self.wanted.emit(self._question)

    def show_block(self, key: str) -> None:
        """Choose a block: mark it on its page and in the outline, and show its words."""
        if key != self._key:
            self.editor.commit()
        self._key = key
        self.view.choose_block(key)
        self.outline.show_current(key)
        self.editor.show_block(self._block(key), is_open=self.is_open)
        self.remarks.show_chosen(key if self._block(key) is not None else "")
        if self.tabs.currentWidget() is self.fields:
            self.tabs.setCurrentWidget(self.editor)

    def open_block(self, key: str) -> None:
        """Choose a block and put the cursor into its words."""
        self.show_block(key)
        self.tabs.setCurrentWidget(self.editor)
        self.editor.edit()

    def step(self, by: int) -> None:
        """Go to the next or previous place to be seen, round and round: stale words, remarks."""
        blocks = self.made.blocks if self.made is not None else ()
        keys = [block.key for block in blocks]
        places = [number for number, block in enumerate(blocks) if is_to_see(block)]
        if not places:
            self.tabs.setCurrentWidget(self.remarks)
            return
        here = keys.index(self._key) if self._key in keys else -1
        later, earlier = [one for one in places if one > here], [one for one in places if one < here]
        place = (later or places)[0] if by > 0 else (earlier or places)[-1]
        self.show_block(keys[place])
        self.tabs.setCurrentWidget(self.remarks if blocks[place].remarks and not blocks[place].is_stale else self.editor)
        if blocks[place].remarks:
            self.remarks.show_remark(blocks[place].remarks[0])

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the first pages."""
        super().showEvent(event)
        if not event.spontaneous() and not self._question:
            (self.fields.kind if self.fields.kind.isEnabled() else self.outline).setFocus()
            self.ask()

    def keep_typed(self) -> None:
        """Let what was typed be kept now, before something is made of it."""
        self.editor.commit()
        if self._pause.isActive():
            self._on_fields_at_rest()

    def say(self, words: str) -> None:
        """Say what was just done."""
        self.head.say(words)

    def done(self, result: int) -> None:
        """Keep what was typed, then close; nothing is asked."""
        self.keep_typed()
        super().done(result)
        self._question += 1  # an answer that is still on its way is dropped

    def _show(self, made: Composition) -> None:
        self.view.show_pages(made.pages)
        self.view.set_marks(page_marks(made.blocks))
        self.fields.show_office(made)
        if not self._pause.isActive():
            self.fields.show_draft(made.draft)
        self._show_document(made)
        self.outline.show_blocks(made, is_open=self.is_open)
        left_over = "" if self._key or not self.is_open else self._first_key or self.editor.left_over(made.blocks)
        self.outline.show_current(self._key)
        self.add.setEnabled(self.is_open)
        self.editor.show_block(self._block(self._key), is_open=self.is_open)
        self.remarks.show_remarks(made.remarks, made.blocks, is_open=self.is_open)
        self.remarks.show_chosen(self._key if self._block(self._key) is not None else "")
        self.stages.show_stage(made)
        unsettled = sum(one.settled_on is None for one in made.remarks)
        self.tabs.setTabText(self.tabs.indexOf(self.remarks), self.tr("Ý kiến") + (f" ({unsettled})" if unsettled else ""))
        if left_over:
            self.show_block(left_over)

    def _show_document(self, made: Composition) -> None:
        """Say of which document the panels' words are."""
        name = f"draft {made.draft.id}" if made.draft is not None else made.title
        for panel in (self.editor, self.remarks, self.stages):
            panel.show_document(name)

    def _block(self, key: str) -> BlockInfo | None:
        return next((one for one in self.made.blocks if one.key == key), None) if self.made is not None and key else None

    def _on_fields_at_rest(self) -> None:
        """Keep what the clerk typed into the fields; while nothing is kept, choosing alone keeps nothing."""
        fields = self.fields
        self._pause.stop()
        if fields.draft is not None:
            is_change = fields.differs or self.made is None  # what cannot be composed is mended by another choice
        else:
            is_change = fields.has_words and self.made is not None
        if is_change and not fields.missing:
            self.change_requested.emit(Change(ChangeKind.FIELDS))
        else:
            self.ask()

    def _on_fields_changed(self) -> None:
        is_step = self.fields.draft is not None and self.fields.is_typing  # each rest is a step of undo: a word, not a letter
        self._pause.start(_TYPING_PAUSE_MS if is_step else _PAUSE_MS)

    def _start_adding(self, kind: ChangeKind, after: str) -> None:
        self.tabs.setCurrentWidget(self.editor)
        self.editor.start_adding(kind, after)

    def _write_remark(self) -> None:
        self.tabs.setCurrentWidget(self.remarks)
        self.remarks.start_writing()

    def _build(self, pdf_program: str) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        for part, width in ((self._left(), 130), (self._framed(), 240), (self.tabs, 240)):
            theme.at_least(part, width=width)
            splitter.addWidget(part)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([theme.scaled(width) for width in _WIDTHS])
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setAccessibleName(self.tr("Các thẻ bên phải"))
        for panel, name in (
            (self.fields, self.tr("Trường")),
            (self.editor, self.tr("Đoạn")),
            (self.remarks, self.tr("Ý kiến")),
            (self.stages, self.tr("Bản")),
        ):
            self.tabs.addTab(panel, name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(6)
        layout.addWidget(self.head)
        layout.addWidget(splitter, 1)
        layout.addLayout(self._buttons(pdf_program))

    def _left(self) -> QWidget:
        """Return the outline with the button of what can be done in it."""
        self.add = QToolButton()
        self.add.setText(self.tr("Sửa &dàn ý"))
        self.add.setAccessibleName(self.tr("Sửa dàn ý"))
        theme.set_icon(self.add, "chevron-down")
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add.addActions(self.outline.menu_actions)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        layout.addWidget(self.outline, 1)
        return whole

    def _framed(self) -> QWidget:
        """Return the pages with the line of their buttons above."""
        self.sizes = SizeBar(self.view)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.sizes)
        layout.addWidget(self._middle, 1)
        return whole

    def _buttons(self, pdf_program: str) -> QHBoxLayout:
        self.word, self.print = QPushButton(self.tr("Xuất &Word…")), QPushButton(self.tr("&In…"))
        self.pdf, self.back = QPushButton(self.tr("Lưu &PDF…")), QPushButton(self.tr("Đón&g"))
        self.office_pdf = QPushButton(self.tr("PDF &bằng {program}…").format(program=pdf_program))
        self.office_pdf.setToolTip(self.tr("Trang do chương trình ấy dàn; “Lưu PDF” ghi đúng những trang đang thấy"))
        self.word.setProperty("primary", True)
        line = QHBoxLayout()
        line.addWidget(HelpLink("lap-bao-cao"))
        line.addWidget(self._note, 1)
        for button in (self.back, self.print, self.office_pdf, self.pdf, self.word):
            button.setAutoDefault(False)
            line.addWidget(button)
        self.office_pdf.setVisible(bool(pdf_program))
        return line

    def _wire(self) -> None:
        self._wire_fields()
        self.word.clicked.connect(self.word_requested)
        self.print.clicked.connect(self.print_requested)
        self.pdf.clicked.connect(self.pdf_requested)
        self.office_pdf.clicked.connect(self.office_pdf_requested)
        self.back.clicked.connect(self.reject)
        self.head.undo_requested.connect(self.undo_requested)
        self.head.redo_requested.connect(self.redo_requested)
        self.head.step_requested.connect(self.step)
        self.view.sources_chosen.connect(self.sources_chosen)
        self.editor.sources_chosen.connect(self.sources_chosen)
        self.view.page_changed.connect(lambda _: self._say_place())
        self.view.zoom_changed.connect(lambda _: self._say_place())
        for part in (self.view, self.outline):
            part.block_chosen.connect(self.show_block)
            part.block_opened.connect(self.open_block)
        self.outline.place_chosen.connect(self.view.go_to)
        self.outline.addition_requested.connect(self._start_adding)
        self.editor.addition_requested.connect(lambda key: self._start_adding(ChangeKind.ADD_PARAGRAPH, key))
        self.editor.remark_requested.connect(self._write_remark)
        self.remarks.block_chosen.connect(self.show_block)
        self.stages.sign_requested.connect(self.sign_requested)
        for part in (self.outline, self.editor, self.remarks, self.stages):
            part.change_requested.connect(self.change_requested)
        QShortcut(QKeySequence("F6"), self, self._next_part)

    def _wire_fields(self) -> None:
        self.fields.changed.connect(self._on_fields_changed)
        self.fields.plan_chosen.connect(self.plan_chosen)

    def _next_part(self) -> None:
        """Go round: outline, pages, the tab at the right."""
        parts: tuple[tuple[QWidget, QWidget], ...] = (
            (self.outline, self.outline),
            (self.view, self.view),
            (self.tabs, self.tabs.tabBar()),
        )
        focused = self.focusWidget()
        here = next((place for place, (part, _) in enumerate(parts) if focused is part or part.isAncestorOf(focused)), -1)
        parts[(here + 1) % len(parts)][1].setFocus()

    def _say_place(self) -> None:
        view = self.view
        place = self.tr("Trang {page}/{count} · {zoom}%").format(
            page=view.page + 1, count=view.count, zoom=round(view.zoom * 100)
        )
        self._note.setText(place if self.made else "")
