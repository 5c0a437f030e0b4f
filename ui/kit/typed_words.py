"""Words typed into a form or panel and not yet saved: kept a second after the typing stops, offered again when it opens next.

As Word recovers what it kept: after a crash they stand in their fields again and can be let go; after "Thôi" they are only
offered, for a day. What is a search box (it can be cleared by a button) or no text is not kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
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
NOT_KEPT = "notKept"  # the property of a field whose words something else keeps


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


class KeptValue(QObject):
    """What was entered and is no single field: a list, a review. A child of the form or panel it belongs to.

    Signals:
        changed: it is another one now.
    """

    changed = Signal()

    @property
    def words(self) -> str:
        """The value as words; the same words, the same value."""
        raise NotImplementedError

    def write(self, words: str) -> None:
        """Let it be what words say that `words` gave before."""
        raise NotImplementedError


Field = QLineEdit | QPlainTextEdit | KeptValue


class WordsWatch(QObject):
    """Watches some fields, whose words are about one subject at a time. A child of the widget above whose rows it speaks."""

    def __init__(self, owner: QWidget, fields: Mapping[str, Field] | None = None) -> None:
        """Watch fields once `about` says what they are about.

        Args:
            owner: a widget whose layout is a column.
            fields: a name, lasting from start to start -> the field.
        """
        super().__init__(owner)
        self._form = ""
        self._fields: dict[str, Field] = {}
        self._before: dict[str, str] = {}
        self._bar: QWidget | None = None
        self._found: TypedWords | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._timer.timeout.connect(self._on_typing_stopped)
        self.add(fields or {})

    def add(self, fields: Mapping[str, Field]) -> None:
        """Watch further fields."""
        self._fields |= fields
        for field in fields.values():
            (field.changed if isinstance(field, KeptValue) else field.textChanged).connect(self._on_typed)

    def about(self, form: str) -> None:
        """Say what the fields are about from now on, and offer what was typed of it before; empty for nothing."""
        self._timer.stop()
        self._hide_bar()
        self._form, self._found = form, None
        self._before = self._words()
        found = _keeper[0].find(form) if _keeper and form else None
        if found is not None and any(self._before.get(name, words) != words for name, words in found.fields.items()):
            self._found = found
            self._offer(found)

    def keep(self, *, is_given_up: bool = False) -> None:
        """Keep what was typed since `about`."""
        self._timer.stop()
        if _keeper and self._form:
            typed = {name: words for name, words in self._words().items() if words.strip() and words != self._before[name]}
            _keeper[0].put(self._form, typed, is_given_up=is_given_up)

    def hand_in(self) -> None:
        """Keep what was typed until the book has it: it was handed on to be saved."""
        self.keep()
        self.expect_saving()

    def expect_saving(self) -> None:
        """Leave what is kept as it is until the book has it, whatever becomes of the fields."""
        self._timer.stop()
        self._hide_bar()
        if _keeper and self._form:
            _keeper[0].hand_in(self._form)

    def _words(self) -> dict[str, str]:
        return {name: _words_in(field) for name, field in self._fields.items()}

    def _on_typed(self) -> None:
        if self._form:
            self._timer.start()

    def _on_typing_stopped(self) -> None:
        self.keep()

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
        owner = self.parent()
        layout = owner.layout() if isinstance(owner, QWidget) else None
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
            self._bar.deleteLater()
            self._bar = None


class TypedWordsWatch(WordsWatch):
    """Watches the text fields of one form from the moment it is shown. It belongs to the form, and goes with it."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        dialog.accepted.connect(self.hand_in)
        dialog.rejected.connect(self._on_rejected)

    def begin(self, form: str = "") -> None:
        """Look at the form as it is shown for the first time, and offer what was typed into it before.

        Args:
            form: what tells it from others; without it, what it says is taken.
        """
        dialog = self.parent()
        if _keeper and not self._form and isinstance(dialog, QDialog):
            self.add(_fields_of(dialog))
            self.about(form or _named(dialog))

    def begin_anew(self) -> None:
        """Take what stands in the fields as saved: nothing of it is kept, and from here on only what differs."""
        self._before = self._words()
        self.keep()

    def _on_rejected(self) -> None:
        self.keep(is_given_up=True)


def kept_words_of(form: str) -> TypedWords | None:
    """Return what was typed about a subject when the program ended unasked; what was given up is none."""
    found = _keeper[0].find(form) if _keeper and form else None
    return found if found is not None and not found.is_given_up else None


def _named(dialog: QDialog) -> str:
    """Return what tells a form from others: its kind, its title, and what it says of its subject when it is shown."""
    labels = [one.text() for one in dialog.findChildren(QLabel) if one.buddy() is None and one.text()]
    return "\n".join([type(dialog).__name__, dialog.windowTitle(), *labels])


def _fields_of(dialog: QDialog) -> dict[str, Field]:
    """Return the fields into which words are typed, by name; fields of one name are numbered."""
    found: dict[str, Field] = {}
    for field in [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit), *dialog.findChildren(KeptValue)]:
        if isinstance(field, KeptValue) or _is_words(field):
            said = "" if isinstance(field, KeptValue) else field.accessibleName()
            name = said or field.objectName() or type(field).__name__
            number = sum(1 for other in found if other.rpartition("#")[0] == name)
            found[f"{name}#{number}"] = field
    return found


def _is_words(field: QLineEdit | QPlainTextEdit) -> bool:
    """Whether a field is one for words of the clerk's own: no search box, no part of a number, a date or a choice."""
    if field.isReadOnly() or field.property(NOT_KEPT) or isinstance(field.parentWidget(), QAbstractSpinBox | QComboBox):
        return False
    return not (isinstance(field, QLineEdit) and field.isClearButtonEnabled())


def _words_in(field: Field) -> str:
    if isinstance(field, KeptValue):
        return field.words
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _write(field: Field, words: str) -> None:
    if isinstance(field, KeptValue):
        field.write(words)
    elif isinstance(field, QLineEdit):
        field.setText(words)
    else:
        field.setPlainText(words)
