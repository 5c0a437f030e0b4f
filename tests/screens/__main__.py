"""Draws the pictures of docs/screens: `python -m tests.screens` (1366×768, offscreen): of `table.py`, then of `places.py`.

`python -m tests.screens NAME … --theme dark --points 12 --to FOLDER` draws some of them otherwise. Places are drawn empty,
usual and full, in the dark too (`-toi`). What the manual shows is copied into it, smaller; pictures without a row are removed.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from tests.ui.walkers.screens import Screen, environment_of

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":  # Qt's own has 800×800, in which wide dialogs are squeezed
    os.environ.update(environment_of(Path(mkdtemp()), 1, [Screen().size]))

import argparse

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.screens.few_colours import save_small
from tests.screens.manual_copies import copy_for_manual
from tests.screens.places import draw_places, names_of_places
from tests.screens.table import PICTURES
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
    apply_theme(application, words.theme or "light", words.points)
    for name in words.names or PICTURES:
        if name in PICTURES:
            image = _drawn(name)
            _keep(image, target / f"{name}.png")
            if target == TARGET:
                copy_for_manual(name, image)
    for name, image in draw_places(application, words.names or names_of_places()):
        _keep(image, target / f"{name}.png")
    if not words.names and target == TARGET:
        _remove_others()
    return 0


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.screens")
    parser.add_argument("names", nargs="*", help="pictures to draw; all by default")
    parser.add_argument("--theme", choices=list(THEMES), help="the theme to draw them in")
    parser.add_argument("--points", type=int, default=BODY_POINTS, help="the size of ordinary text")
    parser.add_argument("--to", help="the folder to draw into instead of docs/screens")
    return parser.parse_args()


def _drawn(name: str) -> QImage:
    book, bring = PICTURES[name]
    with TemporaryDirectory() as folder:
        opened = book(Path(folder))
        image = bring(opened).grab().toImage()
        for widget in QApplication.topLevelWidgets():
            widget.close()
        opened.close()
    return image


def _keep(image: QImage, file: Path) -> None:
    save_small(image, file)
    print(file)


def _remove_others() -> None:
    """Remove pictures that no row draws any more."""
    drawn = {f"{name}.png" for name in (*PICTURES, *names_of_places())}
    for file in TARGET.glob("*.png"):
        if file.name not in drawn:
            file.unlink()


if __name__ == "__main__":
    raise SystemExit(main())
