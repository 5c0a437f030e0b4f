"""What a screen reader says of every control (S1), and the letters that Alt reaches them by (K3)."""

import re
from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialogButtonBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QTabBar,
    QToolButton,
    QWidget,
)

_MNEMONIC = re.compile(r"&([^&])")
_LEAST_TARGET = 24


def nameless(window: QWidget) -> list[str]:
    """Return the controls without a name, or with one that is no name: the class, markup, a mnemonic's sign."""
    found: list[str] = []
    for widget in controls(window):
        name = spoken_name(widget)
        if not name.strip() or name == type(widget).__name__ or "<" in name or "&" in name:
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}: “{name}”")
    return found


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def controls(window: QWidget) -> Iterator[QWidget]:
    """Give every visible control of a window that takes the keyboard or a click."""
    for widget in window.findChildren(QWidget):
        takes_keys = isinstance(widget, QAbstractButton) or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_keys and widget.isVisible() and widget.window() is window and not is_part(widget):
            yield widget


def is_part(widget: QWidget) -> bool:
    """Whether a widget is a part of another control, which speaks for it."""
    owner = widget.parentWidget()
    parts = (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar, QAbstractItemView)
    is_corner = isinstance(widget, QAbstractButton) and isinstance(owner, QAbstractItemView)
    return isinstance(owner, parts[:4]) or is_corner or widget.objectName().startswith("qt_") or widget.focusProxy() is not None


def mnemonics(window: QWidget) -> list[str]:
    """Return the buttons of a dialog without a letter, and the letters that stand for two controls or are no plain ones."""
    holders: dict[str, list[str]] = defaultdict(list)
    found: list[str] = []
    for words, must in _lettered(window):
        letter = _MNEMONIC.search(words.replace("&&", ""))
        if letter is None:
            found += [f"no letter in “{words}”"] if must else []
        elif not (letter[1].isascii() and letter[1].isalpha()):
            found.append(f"“{words}”: {letter[1]} is typed with more than one key")
        else:
            holders[letter[1].upper()].append(words)
    return found + [f"{letter} stands for {', '.join(map(repr, all_))}" for letter, all_ in holders.items() if len(all_) > 1]


def _lettered(window: QWidget) -> Iterator[tuple[str, bool]]:
    """Give the words that may hold a letter, and whether they must."""
    is_main = isinstance(window, QMainWindow)
    if is_main:
        yield from ((action.text(), True) for action in window.menuBar().actions())
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window or isinstance(widget.parent(), QTabBar):
            continue
        if isinstance(widget, QAbstractButton) and any(one.isalpha() for one in widget.text()) and not shows_icon_alone(widget):
            takes_keys = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
            yield widget.text(), takes_keys and not is_main and not _is_one_of_many(widget) and "(Ctrl" not in widget.toolTip()
        elif isinstance(widget, QLabel) and (field := widget.buddy()) is not None and field.isVisible():
            takes_keys = field.isEnabled() and field.focusPolicy() is not Qt.FocusPolicy.NoFocus
            yield widget.text(), takes_keys and spoken_name(field).startswith(_plain(widget.text()))
        elif isinstance(widget, QGroupBox) and "&" in widget.title():
            yield widget.title(), False
        elif isinstance(widget, QTabBar):
            yield from ((widget.tabText(number), False) for number in range(widget.count()))


def shows_icon_alone(button: QAbstractButton) -> bool:
    """Whether the words of a button are only said."""
    return isinstance(button, QToolButton) and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly


def _is_one_of_many(button: QAbstractButton) -> bool:
    """Whether a button stands in every row or for every name: what is said tells it from its like, letters cannot."""
    return spoken_name(button) != _plain(button.text())


def _plain(words: str) -> str:
    return words.replace("&", "").rstrip(":").strip()


def mnemonics_of_menu(menu: QMenu) -> list[str]:
    """Return the entries of a menu without a letter and the letters that stand for two."""
    holders: dict[str, list[str]] = defaultdict(list)
    for action in menu.actions():
        if not action.isSeparator():
            letter = _MNEMONIC.search(action.text())
            holders[letter[1].upper() if letter else ""].append(action.text())
    missing = [f"no letter in “{words}”" for words in holders.pop("", [])]
    return missing + [f"{letter} stands for {', '.join(map(repr, all_))}" for letter, all_ in holders.items() if len(all_) > 1]


def small_targets(window: QWidget) -> list[str]:
    """Return the buttons that are under 24 × 24 pixels (V5)."""
    return [
        f"{type(one).__name__} “{spoken_name(one)}”: {one.width()}×{one.height()}"
        for one in controls(window)
        if isinstance(one, QAbstractButton) and min(one.width(), one.height()) < _LEAST_TARGET
    ]


def standard_buttons(window: QWidget) -> list[str]:
    """Return the words of the buttons that Qt put there."""
    return [one.text() for box in window.findChildren(QDialogButtonBox) for one in box.buttons()]
