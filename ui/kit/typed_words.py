"""Words typed into a form and not yet saved: kept a second after the typing stops, offered again when the form opens next.

As Word recovers what it kept: after a crash they stand in their fields again and can be let go; after "Thôi" they are only
offered, for a day. What is a search box (it can be cleared by a button) or no text is not kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QBoxLayout,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from ui.kit.card import plain_label

KEPT_AFTER_MS = 1000
Field = QLineEdit | QPlainTextEdit


@dataclass(frozen=True, slots=True)
class TypedWords:
    """What was typed into one form.

    Attributes:
        at: when, at this computer's place.
        fields: the field's name -> its words.
        is_given_up: whether the clerk went back from the form with them.
    """

    at: datetime
    fields: Mapping[str, str]
    is_given_up: bool = False


class Keeper(Protocol):
    """Where typed words are kept; a form is named by what it says."""

    def find(self, form: str) -> TypedWords | None:
        """Return what was typed into a form and neither saved nor let go."""
        ...

    def put(self, form: str, fields: Mapping[str, str], *, is_given_up: bool = False) -> None:
        """Keep what stands in a form now; with no fields there is nothing to keep."""
        ...

    def hand_in(self, form: str) -> None:
        """Take note that the form was accepted: once the book has it, nothing is kept any more."""
        ...


_keeper: list[Keeper] = []


def keep_typed_words(keeper: Keeper | None) -> None:
    """Say where typed words are kept from now on; None keeps none."""
    _keeper[:] = [keeper] if keeper else []


class TypedWordsWatch(QObject):
    """Watches the text fields of one form from the moment it is shown. It belongs to the form, and goes with it."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._form = ""
        self._fields: dict[str, Field] = {}
        self._before: dict[str, str] = {}
        self._bar: QWidget | None = None
        self._found: TypedWords | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._timer.timeout.connect(self._on_typing_stopped)
        dialog.accepted.connect(self._on_accepted)
        dialog.rejected.connect(self._on_rejected)

    @property
    def _dialog(self) -> QDialog:
        dialog = self.parent()
        assert isinstance(dialog, QDialog)
        return dialog

    def begin(self) -> None:
        """Look at the form as it is shown for the first time, and offer what was typed into it before."""
        if not _keeper or self._form:
            return
        self._form = _named(self._dialog)
        self._fields = _fields_of(self._dialog)
        self._before = self._words()
        for field in self._fields.values():
            field.textChanged.connect(self._on_typed)
        found = _keeper[0].find(self._form)
        if found is not None and any(self._before.get(name, words) != words for name, words in found.fields.items()):
            self._found = found
            self._offer(found)

    def keep(self, *, is_given_up: bool = False) -> None:
        """Keep what was typed since the form was shown."""
        self._timer.stop()
        if _keeper and self._form:
            typed = {name: words for name, words in self._words().items() if words.strip() and words != self._before[name]}
            _keeper[0].put(self._form, typed, is_given_up=is_given_up)

    def _words(self) -> dict[str, str]:
        return {name: _words_in(field) for name, field in self._fields.items()}

    def _on_typed(self) -> None:
        self._timer.start()

    def _on_typing_stopped(self) -> None:
        self.keep()

    def _on_accepted(self) -> None:
        self.keep()
        if _keeper and self._form:
            _keeper[0].hand_in(self._form)

    def _on_rejected(self) -> None:
        self.keep(is_given_up=True)

    def _offer(self, found: TypedWords) -> None:
        """Say so above the form; words that were given up wait for a yes."""
        when = f"{found.at:%H:%M}" if found.at.date() == datetime.now().astimezone().date() else f"{found.at:%H:%M ngày %d/%m}"
        if not found.is_given_up:
            self._fill(found.fields)
            self._show_bar(f"Chữ gõ dở lúc {when} đã được lấy lại.", {"Bỏ": self._let_go})
            return
        self._show_bar(f"Lúc {when} anh chị có gõ ở đây rồi thôi.", {"Lấy lại": self._take_back, "Bỏ": self._let_go})

    def _take_back(self) -> None:
        if self._found is not None:
            self._fill(self._found.fields)
        self._hide_bar()

    def _let_go(self) -> None:
        self._fill(self._before)
        self._hide_bar()
        self.keep()

    def _fill(self, words: Mapping[str, str]) -> None:
        for name, field in self._fields.items():
            if name in words and _words_in(field) != words[name]:
                _write(field, words[name])

    def _show_bar(self, said: str, ways: Mapping[str, object]) -> None:
        layout = self._dialog.layout()
        if not isinstance(layout, QBoxLayout):
            return
        self._bar = QWidget()
        line = QHBoxLayout(self._bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(plain_label(said, "soft", wraps=True), 1)
        for words, way in ways.items():
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{words} chữ gõ dở")
            button.clicked.connect(way)
            line.addWidget(button)
        layout.insertWidget(0, self._bar)

    def _hide_bar(self) -> None:
        if self._bar is not None:
            self._bar.hide()


def _named(dialog: QDialog) -> str:
    """Return what tells a form from others: its kind, its title, and what it says of its subject when it is shown."""
    labels = [one.text() for one in dialog.findChildren(QLabel) if one.buddy() is None and one.text()]
    return "\n".join([type(dialog).__name__, dialog.windowTitle(), *labels])


def _fields_of(dialog: QDialog) -> dict[str, Field]:
    """Return the fields into which words are typed, by name; fields of one name are numbered."""
    found: dict[str, Field] = {}
    for field in [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)]:
        if _is_words(field):
            name = field.accessibleName() or field.objectName() or type(field).__name__
            number = sum(1 for other in found if other.rpartition("#")[0] == name)
            found[f"{name}#{number}"] = field
    return found


def _is_words(field: Field) -> bool:
    """Whether a field is one for words of the clerk's own: no search box, no part of a number, a date or a choice."""
    if field.isReadOnly() or isinstance(field.parentWidget(), QAbstractSpinBox | QComboBox):
        return False
    return not (isinstance(field, QLineEdit) and field.isClearButtonEnabled())


def _words_in(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _write(field: Field, words: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(words)
    else:
        field.setPlainText(words)
