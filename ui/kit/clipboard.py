"""A table on the clipboard, as Excel and Word take it: cells apart by tabs, rows by lines."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QGuiApplication


def copy_table(rows: Iterable[Sequence[str]]) -> None:
    """Put a table on the clipboard; a cell's own tabs and lines become blanks, and none begins like a formula."""
    QGuiApplication.clipboard().setText("".join("\t".join(_cell(text) for text in row) + "\n" for row in rows))


def _cell(text: str) -> str:
    plain = " ".join(text.split())
    is_formula = plain.startswith(("=", "+", "@")) or (plain.startswith("-") and not plain[1:].replace(",", "").isdigit())
    return f"'{plain}" if is_formula else plain
