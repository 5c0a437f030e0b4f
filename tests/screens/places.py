"""THE TABLE of places: every place in the light and in the dark, with nothing, as much as usual and very much in its book.

To add a place: a row in `NAMES`. To add a filling: its book in `books.py` or `big_books.py`, and a row in `FILLINGS`.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.screens.big_books import full, usual
from tests.screens.books import empty
from tests.screens.ways import place
from tests.ui.window import OpenWindow, let_events_happen
from ui.actions.ids import ActionId
from ui.theme import apply_theme
from ui.window.places import place_number

NAMES = {
    "hom-nay": ActionId.GO_TODAY,
    "ke-hoach": ActionId.GO_PLAN,
    "theo-doi": ActionId.GO_COUNTS,
    "lich": ActionId.GO_CALENDAR,
    "thu-gui": ActionId.GO_TRACKERS,
    "van-ban": ActionId.GO_DOCUMENTS,
    "don-vi": ActionId.GO_UNITS,
    "minh-chung": ActionId.GO_EVIDENCE,
}
FILLINGS: dict[str, Callable[[Path], OpenWindow]] = {"trong": empty, "4000": usual, "120000": full}
THEME_ENDINGS = {"light": "", "dark": "-toi"}


def names_of_places() -> list[str]:
    """Return the names of all pictures of places."""
    endings = THEME_ENDINGS.values()
    return [f"{name}-{filling}{ending}" for filling in FILLINGS for ending in endings for name in NAMES]


def draw_places(application: QApplication, wanted: Sequence[str]) -> Iterator[tuple[str, QImage]]:
    """Draw the pictures wanted; one window serves all the places of a book in a theme.

    Args:
        application: the one that runs.
        wanted: names as of `names_of_places`; others are left alone.
    """
    for filling, book in FILLINGS.items():
        for theme_id, ending in THEME_ENDINGS.items():
            rows = {f"{name}-{filling}{ending}": action for name, action in NAMES.items()}
            rows = {name: action for name, action in rows.items() if name in wanted}
            if not rows:
                continue
            apply_theme(application, theme_id)
            with TemporaryDirectory() as folder:
                opened = book(Path(folder))
                for name, action in rows.items():
                    window = place(place_number(action))(opened)
                    let_events_happen(300)  # what is drawn late: pages, wrapped rows
                    opened.settle()
                    yield name, window.grab().toImage()
                opened.close()
