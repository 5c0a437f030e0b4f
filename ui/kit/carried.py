"""What is dragged from one widget of the window onto another: which things, and how they are called while they travel."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ui import theme

_FORMAT = "application/x-dondoc-carried"
_OURS = uuid4().hex
"""Tells this run of the program from another one, over another book, whose keys mean something else."""
_MOST_WIDTH = 320
_PAD = 10


@dataclass(frozen=True, slots=True)
class Carried:
    """Things of one kind under way.

    Attributes:
        kind: which kind, as giver and taker call it.
        keys: their ids in the book.
        words: what the clerk calls them, a few words.
    """

    kind: str
    keys: tuple[int, ...]
    words: str


def data_of(carried: Carried) -> QMimeData:
    """Return what a drag carries; no other program can read anything into it."""
    keys = ",".join(str(key) for key in carried.keys)
    data = QMimeData()
    data.setData(_FORMAT, QByteArray("\n".join((_OURS, carried.kind, keys, carried.words)).encode()))
    return data


def carried_in(data: QMimeData, kinds: Collection[str]) -> Carried | None:
    """Return what is carried when it is of one of these kinds and comes from this program; else None."""
    if not data.hasFormat(_FORMAT):
        return None
    origin, kind, keys, words = bytes(data.data(_FORMAT).data()).decode().split("\n", 3)
    if origin != _OURS or kind not in kinds:
        return None
    return Carried(kind, tuple(int(key) for key in keys.split(",")), words)


def carry(source: QWidget, carried: Carried) -> None:
    """Let things be dragged away from a widget; comes back when they are let go or Escape was pressed."""
    drag = QDrag(source)
    drag.setMimeData(data_of(carried))
    drag.setPixmap(_label(carried.words))
    drag.setHotSpot(QPoint(-12, -8))  # beside the pointer, so that what lies under it is seen
    drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)


def _label(words: str) -> QPixmap:
    """Return the small sheet that travels with the pointer."""
    font = theme.body_font(bold=True)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, theme.scaled(_MOST_WIDTH))
    sheet = QPixmap(metrics.horizontalAdvance(shown) + 2 * _PAD, metrics.height() + _PAD)
    sheet.fill(theme.colour("surface"))
    painter = QPainter(sheet)
    painter.setFont(font)
    painter.setPen(theme.colour("accent"))
    painter.drawRect(sheet.rect().adjusted(0, 0, -1, -1))
    painter.drawText(sheet.rect(), int(Qt.AlignmentFlag.AlignCenter), shown)
    painter.end()
    return sheet
