"""The units that lead or support a duty: one button a name, and a field to add or retype one."""

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from ui import theme
from ui.kit.flow import FlowLayout
from ui.kit.shortcut import keys_of
from ui.kit.tool_tip import plain_tip

_WIDEST = 300
_FIELD = 168


class NamesField(QWidget):
    """Names in a line that wraps.

    Signals:
        added: a name was typed.
        removed: a name is to go.
        moved: a name is to change over to the other role.
        retyped: a name and how it is to be written.
    """

    added = Signal(str)
    removed = Signal(str)
    moved = Signal(str)
    retyped = Signal(str, str)

    def __init__(self, role: str, other_role: str, known: QStringListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._other = role, other_role
        self._names: tuple[str, ...] | None = None
        self._buttons: list[NameButton] = []
        self._retyping = ""
        self.typing = QLineEdit()
        self.typing.setPlaceholderText("Thêm đơn vị…")
        self.typing.setAccessibleName(f"Thêm đơn vị {role.lower()}")
        theme.fix(self.typing, width=_FIELD)
        self.typing.setCompleter(_completer(known, self.typing))
        self.typing.editingFinished.connect(self.commit)
        self._line = FlowLayout(6, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.typing)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def buttons(self) -> list["NameButton"]:
        """One button a name, in order."""
        return self._buttons

    @property
    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in order."""
        return [*self._buttons, self.typing]

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show other names."""
        if names == self._names:
            return
        self._names = names
        for button in self._buttons:
            self._line.removeWidget(button)
            button.deleteLater()
        self._line.removeWidget(self.typing)
        self._buttons = [self._button(name) for name in names]
        for widget in (*self._buttons, self.typing):
            self._line.addWidget(widget)
            widget.show()
        self._stop_typing()
        self.updateGeometry()

    def commit(self) -> None:
        """Take what is typed as done."""
        typed, before = self.typing.text().strip(), self._retyping
        if not typed:
            self._stop_typing()
            return
        self._stop_typing()
        if not before:
            self.added.emit(typed)
        elif typed != before:
            self.retyped.emit(before, typed)

    def retype(self, name: str) -> None:
        """Put a name into the field, to be written another way."""
        self._retyping = name
        self.typing.setText(name)
        self.typing.setFocus()
        self.typing.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the field gives up what is typed there and leaves the dialog open."""
        if event.key() == Qt.Key.Key_Escape and (self.typing.text() or self._retyping):
            self._stop_typing()
            return
        super().keyPressEvent(event)

    def _button(self, name: str) -> "NameButton":
        button = NameButton(name, self._role, self)
        for text, keys, act in (
            ("&Sửa tên…", "F2", lambda: self.retype(name)),
            (f"&Chuyển sang {self._other.lower()}", "F3", lambda: self.moved.emit(name)),
            ("&Bỏ", "Del", lambda: self.removed.emit(name)),
        ):
            button.add_choice(text, keys, act)
        return button

    def _stop_typing(self) -> None:
        self._retyping = ""
        self.typing.clear()


class NameButton(QToolButton):
    """One name; its menu says what can be done with it, and the same keys work on the button."""

    def __init__(self, name: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nameChip")
        self.name = name
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, theme.scaled(_WIDEST))
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(f"{role}: {name}")
        self.setToolTip(plain_tip(f"{name} – F2 sửa tên, F3 chuyển vai trò, Del bỏ"))
        theme.set_icon(self, "chevron-down")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMenu(menu)

    def add_choice(self, text: str, keys: str, act: object) -> None:
        """Offer one more thing to do with the name."""
        action = QAction(text, self)
        action.setShortcut(keys_of(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self.addAction(action)
        self.menu().addAction(action)


def _completer(known: QStringListModel, field: QLineEdit) -> QCompleter:
    found = QCompleter(known, field)
    found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    found.setFilterMode(Qt.MatchFlag.MatchContains)
    return found
