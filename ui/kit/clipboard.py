"""What is copied and pasted: a table as Excel, Word and LibreOffice take it, cells apart by tabs, rows by lines."""

import csv
import io
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

_COPIED = "✔ Đã chép"
_SECONDS_SAID = 3


def copy_table(rows: Iterable[Sequence[str]]) -> None:
    """Put a table on the clipboard; a cell's own tabs and lines become blanks, and none begins like a formula."""
    QGuiApplication.clipboard().setText("".join("\t".join(_cell(text) for text in row) + "\n" for row in rows))


def pasted_table() -> list[list[str]]:
    """Return the table on the clipboard; quoted cells hold their own tabs and lines, the sign against formulas goes."""
    text = QGuiApplication.clipboard().text().replace("\r\n", "\n").replace("\r", "\n")
    lines = io.StringIO(text.removesuffix("\n"), newline="")
    try:
        found = list(csv.reader(lines, delimiter="\t"))
    except csv.Error:  # a cell longer than any table has
        return []
    return [[_uncovered(cell.strip()) for cell in row] for row in found]


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
    covered = f"'{plain}" if _is_formula(plain) else plain
    return f'"{covered.replace(chr(34), chr(34) * 2)}"' if covered.startswith('"') else covered


def _is_formula(plain: str) -> bool:
    return plain.startswith(("=", "+", "@")) or (plain.startswith("-") and not plain[1:].replace(",", "").isdigit())


def _uncovered(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _is_formula(cell[1:]) else cell
