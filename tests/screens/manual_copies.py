"""Copies of pictures for the manual: as wide as its page, in few colours, so that the bundle stays small."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, qRgb
from ui.dialogs.manual.topics import manual_folder, pictures_shown

WIDTH = 900
"""Pixels, on a page of the manual."""
_COLOURS = 256


def copy_for_manual(name: str, picture: Path) -> bool:
    """Write the manual's copy of a picture; return whether the manual shows it."""
    if f"{name}.png" not in pictures_shown():
        return False
    target = manual_folder() / "pictures"
    target.mkdir(exist_ok=True)
    return _in_few_colours(QImage(str(picture))).save(str(target / f"{name}.png"), "PNG", 0)  # pyright: ignore[reportCallIssue]


def _in_few_colours(image: QImage) -> QImage:
    if image.width() > WIDTH:
        image = image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    points = memoryview(image.constBits()).cast("I")
    coarse = Counter(point & 0xF8F8F8 for point in points)
    shades = [_middle(point) for point, _ in coarse.most_common(_COLOURS)]
    exact = Counter(points).most_common(_COLOURS // 4)  # what is flat keeps its very colour
    table = list(dict.fromkeys([*(point | 0xFF000000 for point, _ in exact), *shades]))[:_COLOURS]
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


def _middle(point: int) -> int:
    return qRgb(*(((point >> shift) & 0xF8) + 4 for shift in (16, 8, 0)))
