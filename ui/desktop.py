"""What Windows or the desktop is set to: light or dark, and whether its user needs high contrast."""

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

_SPI_GETHIGHCONTRAST = 0x0042
_HCF_HIGHCONTRASTON = 0x0001
_FRAMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "contrast": Qt.ColorScheme.Dark}


class _HighContrast(ctypes.Structure):
    """HIGHCONTRASTW of winuser.h."""

    _fields_ = (("size", ctypes.c_uint), ("flags", ctypes.c_uint), ("scheme", ctypes.c_wchar_p))


def theme_id() -> str:
    """Return the id of the theme that fits the desktop's own settings."""
    if has_high_contrast():
        return "contrast"
    is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if is_dark else "light"


def has_high_contrast() -> bool:
    """Whether one of Windows' contrast themes is on; other desktops have no such setting in common."""
    if sys.platform != "win32":
        return False
    found = _HighContrast(size=ctypes.sizeof(_HighContrast))
    asked = ctypes.windll.user32.SystemParametersInfoW(_SPI_GETHIGHCONTRAST, found.size, ctypes.byref(found), 0)
    return bool(asked and found.flags & _HCF_HIGHCONTRASTON)


def on_change(application: QApplication, told: Callable[[], None]) -> None:
    """Tell of changes while the program runs: at once where Qt says so, else when the clerk comes back to the window."""
    application.styleHints().colorSchemeChanged.connect(lambda _: told())
    application.applicationStateChanged.connect(lambda _: told())


def set_frames(theme_id: str) -> None:
    """Let the frames that Windows draws around our windows be light or dark as these are; "system" leaves that to Windows."""
    hints = QGuiApplication.styleHints()
    if theme_id in _FRAMES:
        hints.setColorScheme(_FRAMES[theme_id])
    else:
        hints.unsetColorScheme()
