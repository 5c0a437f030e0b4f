"""The blocks of laid-out pages: where each stands, how the chosen one is marked, and the signs beside those of note."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui import theme
from ui.kit.printed import PrintedPage, PrintedText

BlockPlace = tuple[int, QRectF]
"""The page, counted from 0, and the area on it in points."""
_MARGIN = 4.0  # points that the mark of the chosen block reaches beyond its letters
_BAR = 2.5  # points
_SIGN = 13.0  # points


@dataclass(frozen=True, slots=True)
class BlockMark:
    """A sign beside a block: an icon of the theme and the colour that goes with it."""

    icon: str
    colour: str


def piece_area(piece: PrintedText) -> QRectF:
    """Return where letters stand on their page, in points."""
    return QRectF(piece.x_pt, piece.top_pt, piece.width_pt, piece.height_pt)


def places_of(pages: Sequence[PrintedPage]) -> dict[str, list[BlockPlace]]:
    """Return where each block stands, in reading order; one that goes on over a page has a place on each."""
    found: dict[str, list[BlockPlace]] = {}
    for number, page in enumerate(pages):
        standing = [(piece.key, piece_area(piece)) for piece in page.texts]
        charts = [(one.key, QRectF(one.x_pt, one.y_pt, one.width_pt, one.height_pt)) for one in page.areas]
        for key, area in (*standing, *charts):
            if not key:
                continue
            places = found.setdefault(key, [])
            if places and places[-1][0] == number:
                places[-1] = (number, places[-1][1].united(area))
            else:
                places.append((number, area))
    return found


def paint_chosen(painter: QPainter, areas: Sequence[QRectF], scale: float) -> None:
    """Paint the ground of the chosen block, with a bar at its left for eyes that do not see the ground."""
    for area in areas:
        whole = area.adjusted(-_MARGIN, -1, _MARGIN, 1)
        painter.fillRect(_scaled(whole, scale), theme.colour("paper_mark"))
        bar = QRectF(whole.left() - _BAR, whole.top(), _BAR, whole.height())
        painter.fillRect(_scaled(bar, scale), theme.colour("accent"))


def paint_marks(painter: QPainter, marks: Sequence[tuple[BlockMark, QRectF]], scale: float) -> None:
    """Paint the signs in the margin, at the first line of each block."""
    for mark, area in marks:
        box = QRectF(max(area.left() - _MARGIN - _SIGN - 4, 2), area.top(), _SIGN, _SIGN)
        theme.draw_icon(painter, mark.icon, mark.colour, _scaled(box, scale))


def _scaled(area: QRectF, scale: float) -> QRectF:
    return QRectF(area.topLeft() * scale, area.size() * scale)
