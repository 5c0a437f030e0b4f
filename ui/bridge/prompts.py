"""Questions and messages go through one door, which tests answer in advance.

Text is always plain text: a file's words are never read as markup (threats G1).
"""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


class Prompts(Protocol):
    """What the interface may ask and say."""

    def say(self, title: str, text: str) -> None:
        """Say something that needs no answer."""
        ...

    def refuse(self, text: str) -> None:
        """Say why something was not done."""
        ...

    def confirm(self, title: str, question: str, *, yes: str) -> bool:
        """Ask for consent; `yes` is the word on the button that acts."""
        ...

    def open_files(self, title: str, kinds: str, *, many: bool = False) -> list[Path]:
        """Ask for one or more existing files; empty when the user went back."""
        ...

    def save_file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        """Ask where to write a file; None when the user went back."""
        ...

    def choose_folder(self, title: str, start: Path) -> Path | None:
        """Ask for a folder; None when the user went back."""
        ...


class WindowPrompts:
    """The real door: message boxes and file dialogs over the window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def say(self, title: str, text: str) -> None:
        """See Prompts."""
        self._box(QMessageBox.Icon.Information, title, text).exec()

    def refuse(self, text: str) -> None:
        """See Prompts."""
        self._box(QMessageBox.Icon.Warning, self._parent.tr("Chưa làm được"), text).exec()

    def confirm(self, title: str, question: str, *, yes: str) -> bool:
        """See Prompts."""
        box = self._box(QMessageBox.Icon.Question, title, question)
        box.setStandardButtons(QMessageBox.StandardButton.NoButton)
        acting = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(self._parent.tr("&Thôi"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.exec()
        return box.clickedButton() is acting

    def open_files(self, title: str, kinds: str, *, many: bool = False) -> list[Path]:
        """See Prompts."""
        if many:
            names, _ = QFileDialog.getOpenFileNames(self._parent, title, "", kinds)
            return [Path(name) for name in names]
        name, _ = QFileDialog.getOpenFileName(self._parent, title, "", kinds)
        return [Path(name)] if name else []

    def save_file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        """See Prompts."""
        name, _ = QFileDialog.getSaveFileName(self._parent, title, str(proposed), kinds)
        return Path(name) if name else None

    def choose_folder(self, title: str, start: Path) -> Path | None:
        """See Prompts."""
        name = QFileDialog.getExistingDirectory(self._parent, title, str(start))
        return Path(name) if name else None

    def _box(self, kind: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
        box = QMessageBox(kind, title, text, QMessageBox.StandardButton.Close, self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return box
