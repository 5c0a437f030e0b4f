"""Where Tab leads, found by pressing it: PySide's wrappers of the focus chain own one another in a ring and end the program."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_MOST_STOPS = 500
_MOST_PARTS = 4  # of one field: Tab goes from day to month to year before it leaves


def tab_stops(window: QWidget) -> list[QWidget]:
    """Return what Tab comes to, beginning where the keyboard stands; the keyboard stands there again afterwards."""
    window.activateWindow()
    QApplication.processEvents()
    if QApplication.focusWidget() is None:
        QTest.keyClick(window, Qt.Key.Key_Tab)
    found: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in found:
        found.append(here)
        assert len(found) < _MOST_STOPS, "Tab never comes back"
        _leave(here)
    if found:
        found[0].setFocus()
    return found


def _leave(widget: QWidget) -> None:
    for _ in range(_MOST_PARTS):
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is not widget:
            return
