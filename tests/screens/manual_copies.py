"""Copies of pictures for the manual: as wide as its page, in few colours, so that the bundle stays small."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.screens.few_colours import save_small
from ui.dialogs.manual.topics import manual_folder, pictures_shown

WIDTH = 900
"""Pixels, on a page of the manual."""


def copy_for_manual(name: str, image: QImage) -> bool:
    """Write the manual's copy of a picture; return whether the manual shows it."""
    if f"{name}.png" not in pictures_shown():
        return False
    target = manual_folder() / "pictures"
    target.mkdir(exist_ok=True)
    if image.width() > WIDTH:
        image = image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    return save_small(image, target / f"{name}.png")
