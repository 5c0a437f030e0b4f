"""What Enter does everywhere: the button on which the keyboard stands is pressed, as clerks know it from Windows.

Qt presses the default button instead, or nothing at all where the focused button is not an `autoDefault` one.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.kit.help_link import ask_for_help
from ui.kit.scrolled import page_area

_FRAME = 40  # pixels, what the window's own frame takes of the screen's height


def press_focused_button(event: QKeyEvent) -> bool:
    """Press the button that has the focus when Enter came to its window unused; return whether one was pressed."""
    button = QApplication.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if not isinstance(button, (QPushButton, QToolButton)) or not button.isEnabled():
        return False
    button.click()
    return True


class Dialog(QDialog):
    """A dialog in which Enter presses the focused button, and only else the default one.

    Its size is set as drawn for a text of 10 points; it grows with the text as far as the screen has room, and gives words that
    wrap the height they need. Where the screen has less room than its parts can do with, they scroll.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grown = 1.0
        theme.follow(self._grow, sizes_only=True, at_once=False)

    def setVisible(self, visible: bool) -> None:
        """Take the size that fits the text in use."""
        if visible:
            self._grow()
            self._keep_on_screen()
        super().setVisible(visible)

    def event(self, event: QEvent) -> bool:
        """Grow when words that wrap have become more."""
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._make_room_for_words()
        return is_done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See `press_focused_button`; F1 asks for the list of keys, with Shift for the manual."""
        if event.key() == Qt.Key.Key_F1:
            ask_for_help(self, wants_keys=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif not press_focused_button(event):
            super().keyPressEvent(event)

    def _grow(self) -> None:
        factor, self._grown = theme.scale() / self._grown, theme.scale()
        if factor == 1:
            return
        self.setMinimumSize((self.minimumSize() * factor).boundedTo(self._room))
        self.resize((self.size() * factor).boundedTo(self._room))

    def _keep_on_screen(self) -> None:
        """Begin no larger than the screen: 1366×768 pixels at 150 % are 911×512 here."""
        self.setMinimumSize(self.minimumSize().boundedTo(self._room))
        self.resize(self.size().boundedTo(self._room))
        self._make_room_for_words()

    def _make_room_for_words(self) -> None:
        """Qt asks for the height of wrapping words only while a window has no size of its own."""
        layout = self.layout()
        if layout is None:
            return
        if not self._has_room_for(layout):
            self._scroll(layout)
        elif layout.hasHeightForWidth() and not self.isMaximized():
            self._grow_with_words(layout)

    def _grow_with_words(self, layout: QLayout) -> None:
        needed = layout.totalHeightForWidth(self.width())
        wanted = max(min(needed, self._room.height()), layout.totalMinimumHeightForWidth(self.width()))
        if wanted > self.height():
            self.resize(self.width(), wanted)

    def _has_room_for(self, layout: QLayout) -> bool:
        least, room = layout.totalMinimumSize(), self._room
        if layout.hasHeightForWidth():
            least.setHeight(max(least.height(), layout.totalMinimumHeightForWidth(min(self.width(), room.width()))))
        return least.boundedTo(room) == least

    def _scroll(self, layout: QLayout) -> None:
        """Put all parts on a page that scrolls."""
        page = QWidget()
        page.setLayout(layout)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        area = page_area(page)
        around.addWidget(area)
        area.show()  # what a window has been given while it is open would wait for its turn

    @property
    def _room(self) -> QSize:
        """The room a window has on its screen."""
        room = self.screen().availableGeometry().size()
        return QSize(room.width(), room.height() - _FRAME)
