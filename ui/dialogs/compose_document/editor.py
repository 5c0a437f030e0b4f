"""One block of a draft: its words to be edited; where figures moved, what the book says now beside them, and three choices."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.draft import BlockInfo, BlockKind
from app.register.chart import CHART_LABELS, ChartKind
from app.text.changed_words import changed_words
from ui import theme
from ui.dialogs.compose_document.changes import (
    Change,
    ChangeKind,
    bringing_back,
    chart_added,
    leaving_out,
    own_words_dropped,
    rewording,
)
from ui.dialogs.compose_document.marks import Note, kind_word, notes_of
from ui.dialogs.compose_document.panel import Panel
from ui.kit.card import plain_label
from ui.kit.compared_text import ComparedText
from ui.kit.flow import FlowLayout
from ui.kit.link import LinkLabel
from ui.kit.typed_words import WordsWatch, kept_words_of

_ADDITIONS = {ChangeKind.ADD_HEADING: "Đề mục mới", ChangeKind.ADD_PARAGRAPH: "Đoạn văn mới"}
_SOURCES = {
    BlockKind.CHART: "Xem {count} đầu việc của biểu đồ này",
    BlockKind.TABLE: "Xem {count} đầu việc của bảng này",
}


class BlockPanel(Panel):
    """Shows the chosen block. What was typed is kept when another block is chosen or the composer closes: nothing asks.

    Signals:
        change_requested: a Change.
        sources_chosen: the work items behind the block.
        addition_requested: a paragraph is to be added after the block; its key.
        remark_requested: a remark on the block is to be written.
    """

    change_requested = Signal(object)
    sources_chosen = Signal(object)
    addition_requested = Signal(str)
    remark_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.block: BlockInfo | None = None
        self._adding: tuple[ChangeKind, str] | None = None
        self._is_open = True
        self._document = ""
        self._before = ""
        self._title = plain_label("", "cardTitle", wraps=True)
        self._says = QVBoxLayout()
        self.compared = ComparedText(self.tr("Câu mới của sổ, chỗ khác được gạch chân"))
        self.text = _WordsEdit()
        self._own_label = QLabel(self.tr("&Chữ trong văn bản"))
        self._own_label.setBuddy(self.text)
        self.sources = LinkLabel()
        self._buttons()
        self._build()
        self._wire()
        self._typed = WordsWatch(self.widget(), {"words": self.text})
        self.show_nothing()

    @property
    def has_unsaved_words(self) -> bool:
        """Whether something was typed that is not in the draft yet."""
        return self._is_open and not self.text.isReadOnly() and self.text.toPlainText().strip() != self._before.strip()

    @property
    def is_adding(self) -> bool:
        """Whether the words of something new are written."""
        return self._adding is not None

    def show_document(self, name: str) -> None:
        """Say of which document the blocks are, by what it is called from start to start."""
        self._document = name

    def left_over(self, blocks: Sequence[BlockInfo]) -> str:
        """Return the key of the block in which words stood when the program ended unasked; empty for none."""
        return next((block.key for block in blocks if kept_words_of(self._form(block.key))), "")

    def show_block(self, block: BlockInfo | None, *, is_open: bool) -> None:
        """Show a block; what is being typed in the same block stays.

        Args:
            block: which one; None for none.
            is_open: whether it may be edited.
        """
        if self._adding is not None and self.has_unsaved_words:
            return
        is_same = block is not None and self.block is not None and block.key == self.block.key and self._adding is None
        keeps = is_same and self.has_unsaved_words
        self.block, self._adding, self._is_open = block, None, is_open
        if block is None:
            self.show_nothing()
            return
        self._before = block.shown or block.generated
        if not keeps:
            self._set_text(self._before)
        self.text.setReadOnly(not is_open or not block.is_editable or block.is_left_out)
        if not keeps:
            self._typed.about("" if self.text.isReadOnly() else self._form(block.key))
        self._title.setText(kind_word(block))
        self._say(notes_of(block))
        self._compare(block)
        self.sources.set_figures(self._sources_words(block), block.sources and (block.sources,))
        self._offer(block)

    def show_nothing(self) -> None:
        """Say how a block is chosen."""
        self.block = None
        self._before = ""
        self._set_text("")
        self._typed.about("")
        self.text.setReadOnly(True)
        self._title.setText(self.tr("Bấm một đoạn trên trang, hoặc chọn ở dàn ý, để xem và sửa chữ."))
        self._say([])
        for widget in (self.compared, self.text, self._own_label, self.sources, *self._all_buttons):
            widget.hide()

    def start_adding(self, kind: ChangeKind, after: str) -> None:
        """Let the clerk write something new.

        Args:
            kind: ADD_HEADING or ADD_PARAGRAPH.
            after: the key of the block it follows.
        """
        self.commit()
        self.show_nothing()
        self._adding = (kind, after)
        self._title.setText(_ADDITIONS[kind])
        self.text.setReadOnly(False)
        for widget in (self.text, self._own_label, self.save, self.back):
            widget.show()
        self._typed.about(self._form(f"{kind.value} {after}"))
        self._follow_text()
        self.text.setFocus()

    def edit(self) -> None:
        """Put the cursor into the words."""
        if self.block is not None and not self.text.isReadOnly():
            self.text.setFocus()
            self.text.selectAll()

    def commit(self) -> None:
        """Keep what was typed; an empty text takes nothing away."""
        typed = self.text.toPlainText().strip()
        if not self.has_unsaved_words or not typed:
            return
        self._typed.hand_in()
        if self._adding is not None:
            kind, after = self._adding
            self._adding = None
            self._before = typed
            self.change_requested.emit(Change(kind, after, typed))
        elif self.block is not None:
            self._before = typed
            self.change_requested.emit(rewording(self.block, typed))

    def take_back(self) -> None:
        """Forget what was typed; for a day it is offered again."""
        self._typed.keep(is_given_up=True)
        was_adding, self._adding = self._adding is not None, None
        if was_adding or self.block is None:
            self.show_nothing()
        else:
            self._set_text(self._before)

    def _form(self, what: str) -> str:
        """Return what tells words about a block from others."""
        return f"{type(self).__name__}\n{self._document}\n{what}" if self._document else ""

    def _buttons(self) -> None:
        self.keep, self.take = QPushButton(self.tr("Giữ chữ của &tôi")), QPushButton(self.tr("Lấy câu &mới"))
        self.rework = QPushButton(self.tr("&Sửa"))
        self.save, self.back = QPushButton(self.tr("&Lưu")), QPushButton(self.tr("T&hôi"))
        self.save.setProperty("primary", True)
        self.save.setToolTip(self.tr("Lưu chữ vào bản thảo (Ctrl+Enter)"))
        self.back.setToolTip(self.tr("Bỏ chữ vừa gõ (Esc)"))
        self.original = QPushButton(self.tr("Lấ&y lại câu của sổ"))
        self.leave = QPushButton(self.tr("Bỏ khỏi văn bả&n"))
        self.add = QPushButton(self.tr("Thêm đ&oạn sau"))
        self.chart = QPushButton(self.tr("Chèn biểu đồ sa&u"))
        self.charts = self._charts()
        theme.set_icon(self.chart, "chevron-down")
        self.chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the sign of a menu stands behind the words
        self.remark = QPushButton(self.tr("Ghi ý &kiến"))
        self._choices = (self.keep, self.take, self.rework)
        self._further = (self.original, self.leave, self.add, self.chart, self.remark)
        self._all_buttons = (*self._choices, self.save, self.back, *self._further)
        for button in self._all_buttons:
            button.setAutoDefault(False)

    def _charts(self) -> QMenu:
        """Return the charts that can be put behind a block."""
        menu = QMenu(self)
        for number, kind in enumerate(ChartKind, start=1):
            menu.addAction(f"&{number}. {CHART_LABELS[kind]}").triggered.connect(lambda _=False, one=kind: self._add_chart(one))
        return menu

    def _add_chart(self, kind: ChartKind) -> None:
        if self.block is not None:
            key = self.block.key
            self.commit()
            self.change_requested.emit(chart_added(key, kind))

    def _build(self) -> None:
        layout = self.column
        layout.addWidget(self._title)
        layout.addLayout(self._says)
        theme.at_least(self.compared, height=64)
        layout.addWidget(self.compared, 2)
        layout.addWidget(_flowing(self._choices))
        layout.addWidget(self._own_label)
        theme.at_least(self.text, height=90)
        layout.addWidget(self.text, 3)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.back)
        line.addWidget(self.save)
        layout.addLayout(line)
        layout.addWidget(self.sources)
        layout.addWidget(_flowing(self._further))
        layout.addStretch(1)

    def _wire(self) -> None:
        self.text.textChanged.connect(self._follow_text)
        self.text.saved.connect(self.commit)
        self.text.taken_back.connect(self.take_back)
        self.save.clicked.connect(self.commit)
        self.back.clicked.connect(self.take_back)
        self.rework.clicked.connect(self.edit)
        self.keep.clicked.connect(self._keep_own)
        self.take.clicked.connect(self._take_generated)
        self.original.clicked.connect(self._take_generated)
        self.leave.clicked.connect(self._leave_out_or_bring_back)
        self.add.clicked.connect(lambda: self.addition_requested.emit(self.block.key) if self.block else None)
        self.chart.clicked.connect(lambda: self.charts.popup(self.chart.mapToGlobal(self.chart.rect().bottomLeft())))
        self.remark.clicked.connect(self.remark_requested)
        self.sources.figures_chosen.connect(lambda figures: self.sources_chosen.emit(figures[0]))

    def _keep_own(self) -> None:
        """Let the clerk's words stand: those in the draft, or those she has just typed, which are newer than the book's."""
        if self.block is None:
            return
        if self.has_unsaved_words:
            self.commit()
        else:
            self.change_requested.emit(Change(ChangeKind.KEEP_OWN, self.block.key))

    def _take_generated(self) -> None:
        if self.block is not None:
            self._set_text(self._before)
            self.change_requested.emit(own_words_dropped(self.block))

    def _leave_out_or_bring_back(self) -> None:
        if self.block is not None:
            self.commit()
            block = self.block
            self.change_requested.emit(bringing_back(block) if block.is_left_out else leaving_out(block))

    def _compare(self, block: BlockInfo) -> None:
        """Show what the book says now, marked where it differs from what it said when she wrote."""
        is_compared = block.is_stale and not block.is_left_out and bool(block.generated)
        self.compared.clear_text()
        if is_compared:
            _, now = changed_words(block.base, block.generated)
            self.compared.add_heading(self.tr("Câu mới của sổ"))
            self.compared.add_runs((run.text, run.is_changed) for run in now)
            self.compared.show_start()
        self.compared.setVisible(is_compared)

    def _offer(self, block: BlockInfo) -> None:
        """Show the buttons that make sense for a block."""
        is_open, is_stale = self._is_open, block.is_stale and not block.is_left_out
        self.text.setVisible(block.is_editable)
        self._own_label.setVisible(block.is_editable)
        self.sources.setVisible(bool(block.sources))
        self.keep.setVisible(is_open and is_stale)
        self.take.setVisible(is_open and is_stale and not block.is_orphan)
        self.rework.setVisible(is_open and is_stale)
        self.original.setVisible(is_open and block.is_own and not block.is_added and not is_stale and not block.is_left_out)
        self.leave.setText(self.tr("Đưa lại vào văn bả&n") if block.is_left_out else self.tr("Bỏ khỏi văn bả&n"))
        for button in (self.leave, self.add, self.chart, self.remark):
            button.setVisible(is_open)
        for button in (self.save, self.back):
            button.setVisible(is_open and block.is_editable and not block.is_left_out)
        self._follow_text()

    def _follow_text(self) -> None:
        has_words = self.has_unsaved_words
        self.save.setEnabled(has_words and bool(self.text.toPlainText().strip()))
        self.text.has_typed = has_words or self.is_adding
        self.back.setEnabled(self.text.has_typed)

    def _set_text(self, text: str) -> None:
        with QSignalBlocker(self.text):
            self.text.setPlainText(text)
        self._follow_text()

    def _say(self, notes: list[Note]) -> None:
        """Say what is of note, sign and sentence in one line each."""
        while self._says.count():
            widget = self._says.takeAt(0).widget()
            if widget is not None:
                widget.deleteLater()
        for note in notes:
            self._says.addWidget(_said(note))

    def _sources_words(self, block: BlockInfo) -> str:
        count = len(set(block.sources))
        said = _SOURCES.get(block.kind, self.tr("Xem {count} đầu việc của đoạn này"))
        return said.format(count=count) if count else ""


class _WordsEdit(QPlainTextEdit):
    """Plain words: Ctrl+Enter keeps them, Esc forgets what was typed; where nothing was, Esc closes the composer as anywhere.

    Attributes:
        has_typed: whether there is something to forget.

    Signals:
        saved, taken_back: see above.
    """

    saved = Signal()
    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.has_typed = False
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Chữ trong văn bản"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape and self.has_typed:
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Read aloud what is edited."""
        super().focusInEvent(event)
        self.setAccessibleDescription(self.toPlainText()[:200])


def _said(note: Note) -> QWidget:
    sign, words = QLabel(), plain_label(note.sentence, "", wraps=True)
    theme.set_pixmap(sign, note.mark.icon, note.mark.colour, 16)
    sign.setTextFormat(Qt.TextFormat.PlainText)
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words, 1)
    return line


def _flowing(buttons: tuple[QPushButton, ...]) -> QWidget:
    whole = QWidget()
    layout = FlowLayout(6, whole)
    layout.setContentsMargins(0, 0, 0, 0)
    for button in buttons:
        layout.addWidget(button)
    return whole
