"""Paints the list of keys on one sheet of A4, in two columns, in letters as large as it has room for."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QMarginsF, QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPen

from ui import theme
from ui.actions.keys import KeyRow
from ui.colours import LIGHT

_WIDTH, _HEIGHT = 595.0, 842.0  # points of an A4 sheet
_MARGIN, _GAP, _HEAD = 36.0, 20.0, 34.0
_MOST_LINE, _LETTERS = 15.0, 0.72  # points from line to line; letters as a part of that
_KEYS_WIDTH = 92.0
_FINE = 16  # see ui/kit/page_painter.py


def print_keys(rows: Sequence[KeyRow], device: QPagedPaintDevice) -> None:
    """Paint the list on a printer or into a PDF: always one page."""
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)
    painter = QPainter(device)
    painter.scale(device.logicalDpiX() / 72 / _FINE, device.logicalDpiX() / 72 / _FINE)
    columns, line = laid_out(rows)
    _write(painter, "Đôn Đốc – phím tắt", _MARGIN, _MARGIN + 14, 15, bold=True)
    width = (_WIDTH - 2 * _MARGIN - _GAP) / 2
    for number, column in enumerate(columns):
        x, y = _MARGIN + number * (width + _GAP), _MARGIN + _HEAD
        for entry in column:
            y += line
            _paint_line(painter, entry, x, y, width, line)
    painter.end()


def laid_out(rows: Sequence[KeyRow]) -> tuple[list[list[KeyRow | str]], float]:
    """Return both columns, a heading being a text of its own, and the height of a line in points.

    No group is parted between the columns unless it is longer than one.
    """
    groups: list[list[KeyRow | str]] = [[where, *found] for where, found in groupby(rows, key=lambda row: row.where)]
    half = sum(map(len, groups)) / 2
    left: list[KeyRow | str] = []
    while groups and len(left) + len(groups[0]) / 2 <= half:
        left += groups.pop(0)
    right = [entry for group in groups for entry in group]
    longest = max(len(left), len(right), 1)
    return [left, right], min(_MOST_LINE, (_HEIGHT - 2 * _MARGIN - _HEAD) / longest)


def _paint_line(painter: QPainter, entry: KeyRow | str, x: float, y: float, width: float, line: float) -> None:
    size = line * _LETTERS
    if isinstance(entry, str):
        _write(painter, entry, x, y, size * 1.08, bold=True)
        painter.setPen(QPen(QColor(LIGHT.paper_ink), 0.4 * _FINE))
        painter.drawLine(QPointF(x, y + line * 0.22) * _FINE, QPointF(x + width, y + line * 0.22) * _FINE)
        return
    _write(painter, entry.keys, x, y, size, bold=True, room=_KEYS_WIDTH - 4)
    _write(painter, entry.what, x + _KEYS_WIDTH, y, size, room=width - _KEYS_WIDTH)


def _write(painter: QPainter, text: str, x: float, y: float, size: float, *, bold: bool = False, room: float = 0) -> None:
    """Write on a baseline; what is longer than its room is narrowed, never cut."""
    font = QFont(theme.page_family())
    font.setPixelSize(round(size * _FINE))
    font.setBold(bold)
    wide = QFontMetricsF(font).horizontalAdvance(text)
    if room and wide > room * _FINE:
        font.setPixelSize(max(1, int(size * _FINE * room * _FINE / wide)))
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.paper_ink))
    painter.drawText(QPointF(x, y) * _FINE, text)
