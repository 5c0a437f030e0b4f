"""The answer page: the answer in one sentence on top, below it everything the book knows, to scroll through."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.services.show_item import ItemView
from ui import theme
from ui.dialogs.answer_page.contents import CardText, cards_of, copied_answer
from ui.kit.card import Card, plain_label
from ui.kit.chip import Chip
from ui.kit.clipboard import say_copied
from ui.kit.dialog import Dialog
from ui.kit.flow import FlowLayout
from ui.kit.scrolled import scroll_area
from ui.looks.standing import LOOKS, standing_words

_WIDTH_FOR_TWO = 900
_LABEL_WIDTH = 150
_FIRST_SIZE = (1080, 660)


class AnswerPage(Dialog):
    """One work item. Stays open beside the window; the window shows another item in it, or the same one anew.

    Signals:
        progress_requested, extension_requested, evidence_requested, note_requested, correction_requested: the clerk wants to
            enter something of the item shown.
    """

    progress_requested = Signal()
    extension_requested = Signal()
    evidence_requested = Signal()
    note_requested = Signal()
    correction_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setWindowTitle(self.tr("Việc này đến đâu?"))
        self._view: ItemView | None = None
        self._cards: list[tuple[Card, bool]] = []
        self.sentence = plain_label("", "pageTitle", wraps=True)
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.sentence.setAccessibleName(self.tr("Câu trả lời"))
        self._chip = Chip(LOOKS[next(iter(LOOKS))])
        self._columns = (QVBoxLayout(), QVBoxLayout())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(self._build_answer())
        layout.addLayout(self._build_commands())
        layout.addWidget(self._build_scrolled(), 1)
        self.resize(*_FIRST_SIZE)
        self.setMinimumSize(420, 320)
        self.sentence.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.copy.setFocus()

    @property
    def item_view(self) -> ItemView | None:
        """What is shown."""
        return self._view

    def show_view(self, view: ItemView) -> None:
        """Show an item, or the same one after a change."""
        self._view = view
        self.sentence.setText(view.sentence)
        self._chip.set_look(LOOKS[view.standing])
        self._chip.set_text(standing_words(view.item, view.standing, view.today))
        is_locked = view.lock is not None
        self.record.setVisible(not is_locked)
        self.extend.setVisible(not is_locked)
        self.correct.setVisible(is_locked)
        for card, _ in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [(_card(text), text.is_side) for text in cards_of(view)]
        self._lay_cards()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards in one column where there is no room for two."""
        super().resizeEvent(event)
        self._lay_cards()

    def copy_answer(self) -> None:
        """Put the answer on the clipboard."""
        if self._view is not None:
            QGuiApplication.clipboard().setText(copied_answer(self._view))
            say_copied(self.copy)

    def _build_answer(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.sentence, 1)
        line.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _build_commands(self) -> FlowLayout:
        """Build the buttons; they wrap where the window is narrow."""
        line = FlowLayout(8)
        self.copy = self._button(self.tr("&Sao chép câu trả lời"), self.copy_answer)
        self.record = self._button(self.tr("Ghi &tiến độ…"), self.progress_requested.emit)
        self.correct = self._button(self.tr("Đính &chính…"), self.correction_requested.emit)
        self.extend = self._button(self.tr("&Gia hạn…"), self.extension_requested.emit)
        self.evidence = self._button(self.tr("&Minh chứng…"), self.evidence_requested.emit)
        self.note = self._button(self.tr("G&hi chú…"), self.note_requested.emit)
        self.back = self._button(self.tr("Đó&ng"), self.reject)
        self.copy.setProperty("primary", True)
        for button in (self.copy, self.record, self.correct, self.extend, self.evidence, self.note, self.back):
            line.addWidget(button)
        return line

    def _build_scrolled(self) -> QScrollArea:
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(0, 0, 6, 0)
        columns.setSpacing(theme.SPACE)
        for column in self._columns:
            column.setSpacing(theme.SPACE)
            columns.addLayout(column, 1)
        self._scrolled = scroll_area(page)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys read on
        self._scrolled.setAccessibleName(self.tr("Chi tiết đầu việc"))
        return self._scrolled

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_cards(self) -> None:
        """Put the cards in their columns, in one where the page is narrow."""
        is_wide = self.width() >= theme.scaled(_WIDTH_FOR_TWO)
        for column in self._columns:
            while column.takeAt(0) is not None:
                pass
        for card, is_side in self._cards:
            self._columns[1 if is_wide and is_side else 0].addWidget(card)
        for column in self._columns:
            column.addStretch(1)
        layout = self._scrolled.widget().layout()
        assert isinstance(layout, QHBoxLayout)
        layout.setStretch(1, 1 if is_wide else 0)
        layout.setSpacing(theme.SPACE if is_wide else 0)


def _card(text: CardText) -> Card:
    """Return a card with its lines; each can be marked and copied."""
    card = Card(text.title)
    form = QFormLayout()
    form.setContentsMargins(12, 8, 12, 10)
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(6)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for line in text.lines:
        if line.label:
            form.addRow(_label(line.label), _words(line.text))
        else:
            form.addRow(_words(line.text))
    if not text.lines:
        form.addRow(plain_label(text.if_empty, "soft", wraps=True))
    card.body.addLayout(form)
    return card


def _label(text: str) -> QLabel:
    label = plain_label(text, "soft", wraps=True)
    theme.fix(label, width=_LABEL_WIDTH)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label


def _words(text: str) -> QLabel:
    label = plain_label(text, wraps=True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    theme.at_least(label, width=60)
    return label
