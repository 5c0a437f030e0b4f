"""A review over an empty book for tests: keys go where the focus is, Vietnamese is typed as a keyboard program does it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.bootstrap import create_workspace, open_workspace
from app.services import sample
from tests.ui.window import OpenWindow
from ui.dialogs.import_plan.dialog import ImportPlanDialog

CTRL, ALT, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Reviewed:
    """A review over an empty book."""

    def __init__(self, folder, draft):
        create_workspace(folder / "so.dondoc").close()
        self.path = folder / "so.dondoc"
        self.is_open = True
        self.opened = OpenWindow(self.path, sample.SENT_ON)
        self.opened.window.handlers.imports.show_review(draft, [], [])
        self.dialog = self.opened.dialog()
        assert isinstance(self.dialog, ImportPlanDialog)

    @property
    def numbers(self):
        return [duty.task.number for duty in self.dialog.reviewing.now.duties]

    def task(self, at):
        return self.dialog.reviewing.now.duties[at].task

    def press(self, key, modifiers=NONE):
        """Press a key where the focus is; a menu that is open gets it."""
        QTest.keyClick(QApplication.activePopupWidget() or self.focus, key, modifiers)
        self.opened.settle()

    def type(self, text):
        """Type where the focus is, as a Vietnamese keyboard program does; a list of proposals is closed."""
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(self.focus, typed)
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.hide()

    @property
    def focus(self):
        """The widget with the focus; without a desktop the dialog may not be told that it is the active window."""
        return QApplication.focusWidget() or self.dialog.focusWidget() or self.dialog

    def go_to(self, at):
        self.dialog.tree.go_to(at)
        self.dialog.tree.setFocus()

    def imported(self):
        """Import, close the window and open the book."""
        QTest.mouseClick(self.dialog.acting, Qt.MouseButton.LeftButton)
        self.opened.settle()
        return self.book()

    def book(self):
        """Close the window and open the book."""
        assert self.opened.prompts.refusals == []
        self.close()
        return open_workspace(self.path)

    def close(self):
        """Close what is still open."""
        if self.is_open and isValid(self.dialog):
            self.opened.prompts.consents.append(True)
            self.dialog.reject()
        if self.is_open:
            self.opened.close()
        self.is_open = False


def put_cursor(original, words):
    """Put the cursor at the beginning of the paragraph that holds some words, as a click does."""
    block = original.document().begin()
    while words not in block.text():
        block = block.next()
        assert block.isValid(), words
    original.setFocus()
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.text().index(words))
    point = original.cursorRect(cursor).center()
    if not original.viewport().rect().contains(point):
        original.verticalScrollBar().setValue(original.verticalScrollBar().value() + point.y() - 40)
        point = original.cursorRect(cursor).center()
    QTest.mouseClick(original.viewport(), Qt.MouseButton.LeftButton, pos=point)
