"""Pictures in at most 256 colours: what the repository and the manual carry stays small, and flat colours stay what they are."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, qRgb

from ui.colours import THEMES

_COLOURS = 256
# A sign keeps the colour that says what it is, however little of it there is.
_OF_THEMES = sorted(
    {QColor(value).rgb() for theme in THEMES.values() for value in asdict(theme).values() if isinstance(value, str)}
)


def save_small(image: QImage, file: Path) -> bool:
    """Write a picture in few colours; return whether it could be written."""
    return _in_few_colours(image).save(str(file), "PNG", 0)  # pyright: ignore[reportCallIssue]


def _in_few_colours(image: QImage) -> QImage:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    points = memoryview(image.constBits()).cast("I")
    exact = Counter(points)
    coarse: Counter[int] = Counter()
    for point, times in exact.items():
        coarse[point & 0xF8F8F8] += times
    flat = [point | 0xFF000000 for point, _ in exact.most_common(_COLOURS // 4)]
    shades = [_middle(point) for point, _ in coarse.most_common(_COLOURS)]
    table = list(dict.fromkeys([*_OF_THEMES, *flat, *shades]))[:_COLOURS]
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


def _middle(point: int) -> int:
    return qRgb(*(((point >> shift) & 0xF8) + 4 for shift in (16, 8, 0)))
