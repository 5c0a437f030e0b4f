"""The file's own words, paragraph by paragraph: to be read, selected and copied; plain text only (threats G1)."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from app.domain.file_content import Block
from app.domain.plan_reading import Place
from ui import theme

_GAP = 5.0


class OriginalText(QTextEdit):
    """The paragraphs of a file as they stand in it.

    Signals:
        place_chosen: the place of the paragraph the clerk put the cursor on.
    """

    place_chosen = Signal(object)

    def __init__(self, blocks: Sequence[Block], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = [block for block in blocks if block.text.strip()]
        self._told = -1
        self._shown: Place | None = None
        self.setAccessibleName("Văn bản gốc")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setObjectName("original")
        self.document().setDocumentMargin(8)
        self._write()
        self._marked: tuple[list[Place], list[tuple[Place, str]]] = ([], [])
        self.cursorPositionChanged.connect(self._tell)
        theme.follow(self._mark_again, at_once=False)

    @property
    def place(self) -> Place | None:
        """Where in the file the paragraph under the cursor stands; None when the file has no words."""
        return _place(self._blocks[self.textCursor().blockNumber()]) if self._blocks else None

    @property
    def line(self) -> str:
        """The line under the cursor: a paragraph has several where the file has soft breaks."""
        cursor = self.textCursor()
        lines = cursor.block().text().split("\u2028")
        return lines[min(cursor.block().text()[: cursor.positionInBlock()].count("\u2028"), len(lines) - 1)]

    def mark(self, shown: Collection[Place], unread: Iterable[tuple[Place, str]]) -> None:
        """Set off the paragraphs of what is shown, and underline words nobody has read.

        Args:
            shown: the paragraphs of the duty or finding under the cursor.
            unread: paragraph and words; a paragraph that does not hold them as they stand is underlined whole.
        """
        self._marked = (list(shown), list(unread))
        self._mark_again()

    def _mark_again(self) -> None:
        shown, unread = self._marked
        marks: list[QTextEdit.ExtraSelection] = []
        for number, block in enumerate(self._blocks):
            if _place(block) in shown:
                marks.append(self._selection(number, _shown_format()))
        for place, words in unread:
            marks += [
                self._selection(number, _unread_format(), words)
                for number, block in enumerate(self._blocks)
                if _place(block) == place
            ]
        self.setExtraSelections(marks)

    def show_place(self, place: Place) -> None:
        """Scroll to a paragraph; the clerk's own cursor and selection stay where they are."""
        self._shown = place
        number = next((n for n, block in enumerate(self._blocks) if _place(block) == place), None)
        if number is None:
            return
        layout = self.document().documentLayout()
        box = layout.blockBoundingRect(self.document().findBlockByNumber(number))
        bar = self.verticalScrollBar()
        top, height = int(box.top()), self.viewport().height()
        if top < bar.value() or box.bottom() > bar.value() + height:
            bar.setValue(max(0, top - height // 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in view what is shown: the paragraphs run over other lines at the new width."""
        super().resizeEvent(event)
        if self._shown is not None and not self.hasFocus():
            self.show_place(self._shown)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of the paragraph clicked on, also when the cursor was there already."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self.place_chosen.emit(self.place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the commands about the paragraph under the pointer besides copying."""
        if not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        menu = self.createStandardContextMenu()
        menu.addSeparator()
        menu.addActions(self.actions())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def _write(self) -> None:
        cursor = QTextCursor(self.document())
        paragraph = QTextBlockFormat()
        paragraph.setBottomMargin(_GAP)
        for number, block in enumerate(self._blocks):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(paragraph)
            letters = QTextCharFormat()
            letters.setFontWeight(QFont.Weight.DemiBold if block.is_bold else QFont.Weight.Normal)
            cursor.insertText(f"{block.label} {block.text}".strip().replace("\n", "\u2028").replace("\t", "   "), letters)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _selection(self, number: int, look: QTextCharFormat, words: str = "") -> QTextEdit.ExtraSelection:
        found = QTextEdit.ExtraSelection()
        block = self.document().findBlockByNumber(number)
        start = max(0, block.text().find(words))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + start)
        length = len(words) if words and words in block.text() else block.length() - 1
        cursor.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
        found.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
        found.format = look  # pyright: ignore[reportAttributeAccessIssue]
        return found

    def _tell(self) -> None:
        """Tell of another paragraph, not while words are being selected."""
        number = self.textCursor().blockNumber()
        if number == self._told or self.textCursor().hasSelection():
            return
        self._told = number
        self.place_chosen.emit(self.place)


def _place(block: Block) -> Place:
    return Place(block.paragraph, block.part.value)


def _shown_format() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(theme.colour("accent_soft"))
    look.setProperty(QTextFormat.Property.FullWidthSelection, True)
    return look


def _unread_format() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(theme.colour("soon"))
    look.setBackground(theme.colour("soon_soft"))
    return look
