"""Questions and messages go through one door, which tests answer in advance.

Text is always plain text: a file's words are never read as markup (threats G1).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from ui import theme

_SIGNS = {
    QMessageBox.Icon.Information: ("info-circle", "accent"),
    QMessageBox.Icon.Warning: ("alert-triangle", "soon"),
    QMessageBox.Icon.Question: ("help", "accent"),
}
_SIGN = 32  # pixels


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

    def choose(self, title: str, question: str, ways: Sequence[str]) -> int | None:
        """Ask which of several ways to go; its number from 0, None when the user went back."""
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
    """The real door: message boxes and file dialogs over whichever window is active."""

    def say(self, title: str, text: str) -> None:
        """See Prompts."""
        _box(QMessageBox.Icon.Information, title, text).exec()

    def refuse(self, text: str) -> None:
        """See Prompts."""
        _box(QMessageBox.Icon.Warning, "Chưa làm được", text).exec()

    def confirm(self, title: str, question: str, *, yes: str) -> bool:
        """See Prompts."""
        box = _box(QMessageBox.Icon.Question, title, question)
        box.setStandardButtons(QMessageBox.StandardButton.NoButton)
        acting = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton("&Thôi", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.exec()
        return box.clickedButton() is acting

    def choose(self, title: str, question: str, ways: Sequence[str]) -> int | None:
        """See Prompts."""
        box = _box(QMessageBox.Icon.Question, title, question)
        box.setStandardButtons(QMessageBox.StandardButton.NoButton)
        acting = [box.addButton(way, QMessageBox.ButtonRole.AcceptRole) for way in ways]
        box.setDefaultButton(box.addButton("&Thôi", QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return next((number for number, button in enumerate(acting) if box.clickedButton() is button), None)

    def open_files(self, title: str, kinds: str, *, many: bool = False) -> list[Path]:
        """See Prompts."""
        parent = QApplication.activeWindow()
        if many:
            names, _ = QFileDialog.getOpenFileNames(parent, title, "", kinds)
            return [Path(name) for name in names]
        name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
        return [Path(name)] if name else []

    def save_file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        """See Prompts."""
        name, _ = QFileDialog.getSaveFileName(QApplication.activeWindow(), title, str(proposed), kinds)
        return Path(name) if name else None

    def choose_folder(self, title: str, start: Path) -> Path | None:
        """See Prompts."""
        name = QFileDialog.getExistingDirectory(QApplication.activeWindow(), title, str(start))
        return Path(name) if name else None


def _box(kind: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
    box = QMessageBox(kind, title, text, QMessageBox.StandardButton.Close, QApplication.activeWindow())
    box.setIconPixmap(theme.picture(*_SIGNS[kind], _SIGN))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return box
