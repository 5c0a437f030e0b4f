"""A line for a folder or file with a button that opens the system's dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget


class PathField(QWidget):
    """A path that can be typed or chosen.

    Attributes:
        line: the line to type in.

    Signals:
        changed: the path is another one.
    """

    changed = Signal()

    def __init__(
        self, path: Path, name: str, button: str, choose: Callable[[Path], Path | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choose = choose
        self.line = QLineEdit(str(path))
        self.line.setAccessibleName(name)
        self.line.setCursorPosition(0)
        self.button = QPushButton(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self.changed)
        self.button.clicked.connect(self._on_choose)

    @property
    def path(self) -> Path | None:
        """The path; None while the line is empty."""
        text = self.line.text().strip()
        return Path(text) if text else None

    def set_path(self, path: Path) -> None:
        """Show another path."""
        self.line.setText(str(path))

    def _on_choose(self) -> None:
        found = self._choose(self.path or Path.home())
        if found is not None:
            self.set_path(found)
