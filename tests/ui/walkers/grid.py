"""All screens of one scale of the grid, in one process: `python -m tests.ui.walkers.grid` prints a line of JSON a screen.

It is cheap because books are made and opened once, the main window is only given other sizes, and a dialog for which a smaller
screen has room to spare is not brought up on a larger one: there it is the same to the pixel.
"""

import argparse
import json
from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.walkers.clipped import clipped, too_large
from tests.ui.walkers.names import small_targets
from tests.ui.walkers.screens import POINTS, SIZES
from tests.ui.walkers.windows import Bring, brought, close_dialogs, fit_on_screen, over_books
from tests.ui.window import OpenWindow
from ui.theme import apply_theme
from ui.vietnamese import speak_vietnamese

_WALKERS = {"clipped": clipped, "too_large": too_large, "small_targets": small_targets}
_TO_SPARE = 40  # pixels; what a window's own frame takes, see ui/kit/dialog.py

Found = dict[str, dict[str, list[str]]]


def main() -> int:
    """Walk and print what was found on each screen: its size in pixels and points, and walker -> window -> findings."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.walkers.grid")
    parser.add_argument("--windows", nargs="*", default=[], help="names of windows; all by default")
    parser.add_argument("--points", type=int, nargs="*", default=list(POINTS))
    words = parser.parse_args()
    application = QApplication([])
    speak_vietnamese(application)
    found: dict[tuple[int, int], Found] = {
        (screen, points): {name: {} for name in _WALKERS} for screen in range(len(SIZES)) for points in words.points
    }
    seen = dict.fromkeys(found, 0)
    for opened, ways in over_books(words.windows):
        for points in words.points:
            apply_theme(application, "light", points)
            for name, bring in ways.items():
                for screen, window in on_screens(opened, bring):
                    seen[screen, points] += 1
                    _keep(found[screen, points], name, window)
    for (screen, points), walked in found.items():
        described = {"size": SIZES[screen], "points": points, "seen": seen[screen, points]}
        print(json.dumps({**described, "found": walked}, ensure_ascii=False), flush=True)
    return 0


def on_screens(opened: OpenWindow, bring: Bring) -> Iterator[tuple[int, QWidget]]:
    """Show a window on one screen after the other, as long as a larger one may show it otherwise."""
    screens = QApplication.screens()
    window = brought(opened, bring, screens[0])
    if window is opened.window:
        for number, screen in enumerate(screens):
            window.setScreen(screen)
            window.setGeometry(screen.availableGeometry())
            opened.settle()
            yield number, window
        close_dialogs(opened)
        return
    for number, screen in enumerate(screens):
        window = window if not number else brought(opened, bring, screen)
        is_final = not window.isMaximized() and _has_to_spare(screen.availableGeometry().size(), window.size())
        fit_on_screen(window)
        yield number, window
        close_dialogs(opened)
        if is_final:
            return


def _has_to_spare(room: QSize, size: QSize) -> bool:
    return size.width() < room.width() and size.height() < room.height() - _TO_SPARE


def _keep(found: Found, name: str, window: QWidget) -> None:
    for walker, look in _WALKERS.items():
        if findings := look(window):
            found[walker][name] = findings


if __name__ == "__main__":
    raise SystemExit(main())
