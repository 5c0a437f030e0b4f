"""Whether Tab reaches every control, in a ring that has no trap (K1, K5): real keys, real focus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenuBar, QToolButton, QWidget
from shiboken6 import isValid

from tests.ui.walkers.names import controls, spoken_name

_MOST_STOPS = 500
_MOST_PARTS = 4  # of one field: Tab goes from day to month to year before it leaves


def unreachable(window: QWidget) -> list[str]:
    """Return the controls that Tab does not reach, and the one in which Tab stays for good."""
    window.activateWindow()
    QApplication.processEvents()
    wanted = [one for one in controls(window) if one.isEnabled() and _must_be_reached(one)]
    if not wanted or (len(wanted) == 1 and wanted[0].hasFocus()):
        return []
    if window.focusWidget() is None:
        wanted[0].setFocus()
    reached, trap = _walk(window)
    found = [f"Tab stays in {_called(trap)}"] if trap is not None else []
    return found + [f"{_called(one)} is not reached" for one in wanted if not _is_reached(one, reached)]


def not_left(dialog: QWidget) -> list[str]:
    """Return whether Esc leaves a dialog open."""
    if not isinstance(dialog, QDialog):
        return []
    dialog.activateWindow()
    for _ in range(_MOST_PARTS):  # the first may go to a cell that is being written, to words that filter
        if isValid(dialog) and dialog.isVisible():
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
            QApplication.processEvents()
    return ["Esc does not close it"] if isValid(dialog) and dialog.isVisible() else []


def _walk(window: QWidget) -> tuple[set[QWidget], QWidget | None]:
    """Press Tab until the keyboard is where it was; returns where it has been and where it was caught."""
    reached: set[QWidget] = set()
    for _ in range(_MOST_STOPS):
        here = QApplication.focusWidget()
        if here is None:
            return reached, window
        if here in reached:
            return reached, None
        reached.add(here)
        for _ in range(_MOST_PARTS):
            QTest.keyClick(here, Qt.Key.Key_Tab)
            if QApplication.focusWidget() is not here:
                break
        else:
            return reached, here
    return reached, window


def _must_be_reached(widget: QWidget) -> bool:
    """Whether there is no other way by keys: a button that is in the menus has one, a bar of menus is reached by Alt."""
    if isinstance(widget, QMenuBar):
        return False
    if isinstance(widget, QToolButton) and widget.defaultAction() is not None and widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or isinstance(widget, QAbstractButton)


def _is_reached(widget: QWidget, reached: set[QWidget]) -> bool:
    """Whether Tab came by; among choices that exclude one another it stops at one, arrows reach the others."""
    if widget in reached:
        return True
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable():
        return False
    group = widget.group()
    if group is not None:
        return group.exclusive() and any(other in reached for other in group.buttons())
    beside = widget.parent().findChildren(type(widget), options=Qt.FindChildOption.FindDirectChildrenOnly)
    return widget.autoExclusive() and any(other in reached for other in beside)


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{spoken_name(widget)}” {widget.objectName()}"
