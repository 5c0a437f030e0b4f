"""What is copied: a table as Excel and Word take it, cells apart by tabs, rows by lines; the button says that it was done."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

_COPIED = "✔ Đã chép"
_SECONDS_SAID = 3


def copy_table(rows: Iterable[Sequence[str]]) -> None:
    """Put a table on the clipboard; a cell's own tabs and lines become blanks, and none begins like a formula."""
    QGuiApplication.clipboard().setText("".join("\t".join(_cell(text) for text in row) + "\n" for row in rows))


def say_copied(button: QPushButton) -> None:
    """Let a button say for a few seconds that its text is on the clipboard: nothing else on the screen shows it."""
    if button.text() == _COPIED:
        return
    words = button.text()
    button.setMinimumWidth(button.width())
    button.setText(_COPIED)
    QTimer.singleShot(_SECONDS_SAID * 1000, button, lambda: button.setText(words))


def _cell(text: str) -> str:
    plain = " ".join(text.split())
    is_formula = plain.startswith(("=", "+", "@")) or (plain.startswith("-") and not plain[1:].replace(",", "").isdigit())
    return f"'{plain}" if is_formula else plain
