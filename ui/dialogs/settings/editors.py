"""The controls of the settings: each shows one value, and tells once when the clerk has changed it.

What is typed counts when the keyboard leaves the control, or with Enter: one change, one step to undo.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from ui import theme
from ui.bridge.prompts import Prompts
from ui.kit.choice import ElidedComboBox
from ui.kit.hint import set_hint

_LEAST_LINES, _MOST_LINES, _LINE_HEIGHT = 5, 9, 18


class Editor(QWidget):
    """A control for one value.

    Signals:
        changed: the clerk changed it; the new value.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._known: object = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    @property
    def value(self) -> object:
        """What the control shows."""
        raise NotImplementedError

    def put_value(self, value: object) -> None:
        """Let the control show a value."""
        raise NotImplementedError

    def name(self, label: str) -> None:
        """Name the control for screen readers."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Show what is kept, unless the clerk is in the middle of typing something else."""
        focused = QApplication.focusWidget()
        is_typing = focused is not None and self.isAncestorOf(focused) and self.value != self._known
        if self.value == value:
            self._known = value
        elif not is_typing:
            self._known = value
            self.put_value(value)

    def reset(self, value: object) -> None:
        """Take the value back to the default, as a change of the clerk."""
        self.put_value(value)
        self.commit()

    def commit(self) -> None:
        """Tell the value if it is another one than was kept."""
        if self.value != self._known:
            self._known = self.value
            self.changed.emit(self._known)

    def _lay_out(self, *widgets: QWidget) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for place, widget in enumerate(widgets):
            line.addWidget(widget, 0 if place else 1)
        self.setFocusProxy(widgets[0])

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and self.isAncestorOf(old) and not (new is not None and self.isAncestorOf(new)):
            self.commit()


class TextEditor(Editor):
    """A line of text; what holds while it is empty stands in it, paler."""

    def __init__(self, otherwise: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        set_hint(self.line, otherwise)
        self.line.returnPressed.connect(self.commit)
        self._lay_out(self.line)

    @property
    def value(self) -> object:
        """See Editor."""
        return self.line.text().strip()

    def put_value(self, value: object) -> None:
        """See Editor."""
        self.line.setText(str(value))
        self.line.setCursorPosition(0)

    def name(self, label: str) -> None:
        """See Editor."""
        self.line.setAccessibleName(label)


class LinesEditor(Editor):
    """Several lines of text."""

    def __init__(self, otherwise: Sequence[str]) -> None:
        super().__init__()
        self.lines = QPlainTextEdit()
        self.lines.setTabChangesFocus(True)
        self.lines.setPlaceholderText("\n".join(otherwise))
        shown = min(max(_LEAST_LINES, len(otherwise)), _MOST_LINES)
        theme.fix(self.lines, height=_LINE_HEIGHT * shown + 18)
        self._lay_out(self.lines)

    @property
    def value(self) -> object:
        """See Editor."""
        return tuple(line.strip() for line in self.lines.toPlainText().splitlines() if line.strip())

    def put_value(self, value: object) -> None:
        """See Editor."""
        assert isinstance(value, tuple)
        self.lines.setPlainText("\n".join(str(line) for line in value))

    def name(self, label: str) -> None:
        """See Editor."""
        self.lines.setAccessibleName(label)


class ChoiceEditor(Editor):
    """One of a few."""

    def __init__(self, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.box = ElidedComboBox()
        for value, words in choices:
            self.box.addItem(words, value)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.activated.connect(self.commit)
        self._lay_out(self.box)

    @property
    def value(self) -> object:
        """See Editor."""
        return self.box.currentData()

    def put_value(self, value: object) -> None:
        """See Editor."""
        self.box.setCurrentIndex(max(0, self.box.findData(value)))

    def name(self, label: str) -> None:
        """See Editor."""
        self.box.setAccessibleName(label)


class SwitchEditor(Editor):
    """On or off; its words say which."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.toggled.connect(self._say)
        self.box.clicked.connect(self.commit)
        self._lay_out(self.box)
        self._say(False)

    @property
    def value(self) -> object:
        """See Editor."""
        return self.box.isChecked()

    def put_value(self, value: object) -> None:
        """See Editor."""
        self.box.setChecked(bool(value))

    def name(self, label: str) -> None:
        """See Editor."""
        self.box.setAccessibleName(label)

    def _say(self, is_on: bool) -> None:
        self.box.setText("Bật" if is_on else "Tắt")


class FolderEditor(Editor):
    """A folder, typed or chosen; an empty line is none."""

    def __init__(self, otherwise: str, title: str, prompts: Prompts) -> None:
        super().__init__()
        self._title, self._prompts = title, prompts
        self.line = QLineEdit()
        set_hint(self.line, otherwise)
        self.line.returnPressed.connect(self.commit)
        self.button = QPushButton("Chọn…")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._on_choose)
        self._lay_out(self.line, self.button)

    @property
    def value(self) -> object:
        """See Editor."""
        return self.line.text().strip()

    def put_value(self, value: object) -> None:
        """See Editor."""
        self.line.setText(str(value))
        self.line.setCursorPosition(0)

    def name(self, label: str) -> None:
        """See Editor."""
        self.line.setAccessibleName(label)
        self.button.setAccessibleName(f"Chọn thư mục: {label}")

    def _on_choose(self) -> None:
        found = self._prompts.choose_folder(self._title, Path(self.line.text().strip() or Path.home()))
        if found is not None:
            self.line.setText(str(found))
            self.commit()


class LinkEditor(Editor):
    """A button that leads to where something is set; it has no value of its own."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.button = QPushButton(words)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda: self.changed.emit(None))
        self._lay_out(self.button)

    @property
    def value(self) -> object:
        """See Editor."""
        return None

    def put_value(self, value: object) -> None:
        """See Editor."""

    def name(self, label: str) -> None:
        """See Editor."""
        self.button.setAccessibleName(f"{label}: {self.button.text()}")
