"""docs/screens: the tables of pictures and the folder agree, and what lies there stays small."""

from pathlib import Path

from tests.screens.places import FILLINGS, NAMES, THEME_ENDINGS, names_of_places
from tests.screens.table import PICTURES
from ui.window.places import PLACES

_SHOWN = Path(__file__).resolve().parents[2] / "docs" / "screens"
_MOST_BYTES = 9_000_000


def test_every_row_has_its_picture_and_every_picture_its_row():
    drawn = {f"{name}.png" for name in (*PICTURES, *names_of_places())}
    assert {file.name for file in _SHOWN.glob("*.png")} == drawn


def test_every_place_is_drawn_empty_usual_and_full_in_light_and_dark():
    assert [*NAMES.values()] == [place.action for place in PLACES]
    assert len(set(names_of_places())) == len(NAMES) * len(FILLINGS) * len(THEME_ENDINGS) == 48


def test_all_pictures_together_stay_small():
    assert sum(file.stat().st_size for file in _SHOWN.glob("*.png")) < _MOST_BYTES
