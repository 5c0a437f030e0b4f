"""Draws the pictures of docs/screens: `python -m tests.screens` (1366×768, drawn offscreen over the sample book).

`python -m tests.screens NAME … --theme dark --points 12 --to FOLDER` draws some of them otherwise; by itself places are drawn in
the dark theme too, under a name that ends in `-toi`, and what the manual shows is copied into it, smaller.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from tests.screens.manual_copies import copy_for_manual
from tests.screens.table import PICTURES, PLACES
from ui.colours import THEMES
from ui.theme import BODY_POINTS, apply_theme
from ui.vietnamese import speak_vietnamese

TARGET = Path(__file__).resolve().parents[2] / "docs" / "screens"


def main() -> int:
    """Draw all pictures; with names as arguments, those alone."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    speak_vietnamese(application)
    words = _words()
    target = Path(words.to) if words.to else TARGET
    target.mkdir(parents=True, exist_ok=True)
    for name in words.names or PICTURES:
        if words.theme or words.points != BODY_POINTS:
            apply_theme(application, words.theme or "light", words.points)
            _draw(name, target / f"{name}.png")
            continue
        for theme_id, ending in (("light", ""), ("dark", "-toi")):
            if theme_id == "light" or name in PLACES:
                apply_theme(application, theme_id)
                file = target / f"{name}{ending}.png"
                _draw(name, file)
                if theme_id == "light" and target == TARGET:
                    copy_for_manual(name, file)
    return 0


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.screens")
    parser.add_argument("names", nargs="*", help="pictures to draw; all by default")
    parser.add_argument("--theme", choices=list(THEMES), help="the theme to draw them in")
    parser.add_argument("--points", type=int, default=BODY_POINTS, help="the size of ordinary text")
    parser.add_argument("--to", help="the folder to draw into instead of docs/screens")
    return parser.parse_args()


def _draw(name: str, file: Path) -> None:
    book, bring = PICTURES[name]
    with TemporaryDirectory() as folder:
        opened = book(Path(folder))
        bring(opened).grab().save(str(file))
        for widget in QApplication.topLevelWidgets():
            widget.close()
        opened.close()
    print(file)


if __name__ == "__main__":
    raise SystemExit(main())
