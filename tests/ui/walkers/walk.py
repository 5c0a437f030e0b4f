"""One walk over every window on one screen, in a process of its own: `python -m tests.ui.walkers.walk`, findings as JSON.

The screen and its scale have to stand in the environment before Qt starts (`screens.environment_of`).
"""

import argparse
import json
import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.seen import pale_words
from tests.ui.walkers.clipped import clipped, too_large
from tests.ui.walkers.keyboard import not_left, unreachable
from tests.ui.walkers.names import mnemonics, nameless, small_targets
from tests.ui.walkers.windows import fit_on_screen, windows
from tests.ui.walkers.words import foreign_words
from ui.colours import THEMES
from ui.theme import apply_theme
from ui.vietnamese import speak_vietnamese

Walker = Callable[[QWidget], list[str]]

WALKERS: dict[str, Walker] = {
    "clipped": clipped,
    "too_large": too_large,
    "nameless": nameless,
    "mnemonics": mnemonics,
    "small_targets": small_targets,
    "foreign_words": foreign_words,
    "pale_words": pale_words,
    "unreachable": unreachable,
    "not_left": not_left,
}
"""What is looked for, in this order: the keyboard moves things, and the last one closes the window."""


def main() -> int:
    """Walk and print what was found: walker -> window -> findings."""
    words = _words()
    application = QApplication([])
    speak_vietnamese(application)
    found: dict[str, dict[str, list[str]]] = {name: {} for name in words.walkers}
    seen = 0
    themes = words.theme.split(",")
    apply_theme(application, themes[0], words.points)
    begun = time.monotonic()
    for name, window, _ in windows(words.windows, *words.part):
        fit_on_screen(window)
        seen += 1
        for walker in words.walkers:
            for theme in themes if walker == "pale_words" else ():
                apply_theme(application, theme, words.points)
                _keep(found[walker], name, [f"{theme}: {one}" for one in WALKERS[walker](window)])
            if walker != "pale_words":
                _keep(found[walker], name, WALKERS[walker](window))
    print(json.dumps({"seen": seen, "seconds": round(time.monotonic() - begun, 1), "found": found}, ensure_ascii=False))
    return 0


def _keep(kept: dict[str, list[str]], name: str, findings: list[str]) -> None:
    if findings:
        kept.setdefault(name, []).extend(findings)


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.ui.walkers.walk")
    parser.add_argument("--points", type=int, default=10)
    parser.add_argument("--theme", default="light", help=f"of {', '.join(THEMES)}; with commas: words in each")
    parser.add_argument("--walkers", nargs="*", default=list(WALKERS), choices=list(WALKERS))
    parser.add_argument("--part", type=int, nargs=2, default=(0, 1), help="which of how many parts of the windows")
    parser.add_argument("--windows", nargs="*", default=[], help="names of windows; all by default")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
