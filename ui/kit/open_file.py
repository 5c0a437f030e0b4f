"""Open a file of ours with the program the computer has for it: the mail program for a draft. Nothing goes over the network."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> bool:
    """Hand a file or folder to the default program; returns whether there was one that took it."""
    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606  (the shell knows the default mail program for .eml)
        except OSError:
            return False
        return True
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
