"""Text of which some runs are marked bold and underlined: one of two versions side by side. Never reads markup (threats G1)."""

from collections.abc import Iterable

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from ui import theme


class ComparedText(QTextEdit):
    """Read-only text, inserted run by run as plain text with a format of its own."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("original")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._parts: list[str | tuple[tuple[str, bool], ...]] = []  # headings and runs, to be written anew in another theme
        theme.follow(self._write_again, at_once=False)

    def clear_text(self) -> None:
        """Show nothing."""
        self._parts = []
        self.clear()

    def add_heading(self, text: str) -> None:
        """Begin a part with its name on a line of its own."""
        self._parts.append(text)
        cursor = self._at_end()
        if not self.document().isEmpty():
            cursor.insertText("\n", _format("ink"))
        cursor.insertText(f"{text}\n", _format("ink_soft", small=True))

    def add_runs(self, runs: Iterable[tuple[str, bool]]) -> None:
        """Add text; runs that are marked stand out.

        Args:
            runs: stretches of text and whether each is marked.
        """
        kept = tuple(runs)
        self._parts.append(kept)
        cursor = self._at_end()
        for text, is_marked in kept:
            cursor.insertText(text, _format("accent_strong", marked=True) if is_marked else _format("ink"))

    def show_start(self) -> None:
        """Scroll back to the first line."""
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_again(self) -> None:
        parts = self._parts
        self.clear_text()
        for part in parts:
            if isinstance(part, str):
                self.add_heading(part)
            else:
                self.add_runs(part)
        self.show_start()

    def _at_end(self) -> QTextCursor:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        return cursor


def _format(colour: str, *, marked: bool = False, small: bool = False) -> QTextCharFormat:
    found = QTextCharFormat()
    found.setForeground(theme.colour(colour))
    found.setFontPointSize(theme.body_font(points=theme.SMALL_POINTS if small else theme.BODY_POINTS).pointSizeF())
    if marked:
        found.setFontWeight(QFont.Weight.Bold)
        found.setFontUnderline(True)
        found.setBackground(theme.colour("accent_soft"))
    return found
