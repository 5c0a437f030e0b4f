"""Where the window stands: as it was left, but always on a screen that is there now."""

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

START_SIZE = (1366, 740)
"""The most common screen less its task bar."""
_SEEN = 120  # pixels of a window's head that have to be on a screen, so that it can be dragged


def begin(window: QWidget) -> None:
    """Give a window its first size, no larger than the screen."""
    window.resize(QSize(*START_SIZE).boundedTo(window.screen().availableGeometry().size()))


def restore(window: QWidget, geometry: QByteArray) -> None:
    """Put a window where it was left, maximised or not; without a place, or with one off all screens, where it can be reached."""
    if geometry.isEmpty() or not window.restoreGeometry(geometry) or window.isMaximized():
        return
    areas = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    window.setGeometry(within(window.geometry(), areas, window.screen().availableGeometry()))


def within(place: QRect, screens: list[QRect], fallback: QRect) -> QRect:
    """Return a place that can be reached: as it is where enough of its head is on a screen, else moved onto the fallback."""
    for screen in screens:
        seen = screen & QRect(place.x(), place.y(), place.width(), 1)
        if seen.width() >= min(_SEEN, place.width()) and seen.height() > 0:
            return QRect(place.topLeft(), place.size().boundedTo(screen.size()))
    size = place.size().boundedTo(fallback.size())
    return QRect(fallback.topLeft(), size)
