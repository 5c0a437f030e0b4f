"""Painters for cells of trees and tables: text over up to two lines, a chip, a bar of shares."""

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.kit.chip import ChipLook, paint_chip

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The role under which a model gives a `Cell`."""
FIGURES_ROLE = Qt.ItemDataRole.UserRole + 2
"""The role under which a model gives the figures of a cell: what its numbers lead to. Empty for a cell without any."""

_SIDEWAYS = int(Qt.AlignmentFlag.AlignHorizontal_Mask)
_ACROSS = {int(side): side for side in (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter)}
_PAD = 8
_BAR = 6
_ICON = 16
_MARK = 3
_JOINER = "\u2060"  # keeps together what stands around it


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a bar: how much, and in which colour of the theme."""

    amount: int
    colour: str


@dataclass(frozen=True, slots=True)
class Cell:
    """How one cell is drawn; what it says to a screen reader is the model's accessible text.

    Attributes:
        text: its words; a newline starts a softer second line.
        chip: draws the text as a chip of this look.
        shares: draws a bar of these below the text.
        colour: the text's colour.
        bold: whether the text is bold.
        icon: an icon before the text, empty for none.
        lines: over how many lines the text may run before it is elided.
        align_right: for numbers.
        beside: a figure at the right of a chip.
    """

    text: str
    chip: ChipLook | None = None
    shares: tuple[Share, ...] = ()
    colour: str = "ink"
    bold: bool = False
    icon: str = ""
    lines: int = 1
    align_right: bool = False
    beside: str = ""


class CellDelegate(QStyledItemDelegate):
    """Draws `Cell`s; the row's height is the model's."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw ground, content, line below and focus."""
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            super().paint(painter, option, index)
            return
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(area, theme.colour("accent_soft"))
        elif isinstance(ground, QColor):
            painter.fillRect(area, ground)
        painter.setPen(QPen(theme.colour("line_soft"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if is_selected and area.left() <= 0:  # the ground alone is too soft for every eye
            painter.fillRect(QRect(area.left(), area.top() + 2, _MARK, area.height() - 5), theme.colour("accent"))
        inner = area.adjusted(theme.scaled(_PAD), 4, -theme.scaled(_PAD), -5)
        if cell.chip is not None:
            self._paint_chip(painter, cell, inner, is_selected=is_selected)
        else:
            self._paint_content(painter, cell, inner, _side_of(cell, index))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_content(self, painter: QPainter, cell: Cell, area: QRect, side: Qt.AlignmentFlag) -> None:
        if cell.icon:
            edge = theme.scaled(_ICON)
            box = QRectF(area.left(), area.top() + (area.height() - edge) / 2, edge, edge)
            theme.draw_icon(painter, cell.icon, cell.colour, box)
            area = area.adjusted(edge + 6, 0, 0, 0)
        if cell.shares:
            bar = QRectF(area.left(), area.bottom() - _BAR, area.width(), _BAR)
            paint_bar(painter, cell.shares, bar)
            area = area.adjusted(0, 0, 0, -_BAR - 3)
        paint_text(painter, cell, area, side)

    def _paint_chip(self, painter: QPainter, cell: Cell, area: QRect, *, is_selected: bool) -> None:
        """Draw a chip; beside it a figure, below both a bar, where the cell has them."""
        if cell.shares:
            paint_bar(painter, cell.shares, QRectF(area.left(), area.bottom() - _BAR, area.width(), _BAR))
            area = area.adjusted(0, 0, 0, -_BAR - 3)
        taken = QFontMetrics(theme.body_font()).horizontalAdvance(cell.beside) + 6 if cell.beside else 0
        if cell.chip is not None:
            paint_chip(painter, cell.chip, cell.text, QRectF(area.adjusted(0, 0, -taken, 0)), is_selected=is_selected)
        if cell.beside:
            paint_text(
                painter, Cell(cell.beside, colour=cell.colour, align_right=True), area.adjusted(area.width() - taken, 0, 0, 0)
            )

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height the model asks for."""
        asked = index.data(Qt.ItemDataRole.SizeHintRole)
        return asked if isinstance(asked, QSize) else super().sizeHint(option, index)


def paint_text(painter: QPainter, cell: Cell, area: QRect, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
    """Draw a cell's text: as many lines as are allowed, the last one elided, all of it in the middle of the height."""
    first, _, second = cell.text.partition("\n")
    font = theme.body_font(bold=cell.bold)
    lines = wrapped(first, font, area.width(), cell.lines)
    metrics = QFontMetrics(font)
    soft = theme.body_font(points=theme.SMALL_POINTS)
    height = metrics.lineSpacing() * len(lines) + (QFontMetrics(soft).lineSpacing() if second else 0)
    top = area.top() + max(0, (area.height() - height) // 2)
    side = Qt.AlignmentFlag.AlignRight if cell.align_right else side
    painter.setFont(font)
    painter.setPen(theme.colour(cell.colour))
    for number, line in enumerate(lines):
        box = QRect(area.left(), top + number * metrics.lineSpacing(), area.width(), metrics.lineSpacing())
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), line)
    if second:
        below = QRect(area.left(), top + len(lines) * metrics.lineSpacing(), area.width(), QFontMetrics(soft).lineSpacing())
        painter.setFont(soft)
        painter.setPen(theme.colour("ink_soft"))
        shown = QFontMetrics(soft).elidedText(second, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(below, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


def _side_of(cell: Cell, index: QModelIndex | QPersistentModelIndex) -> Qt.AlignmentFlag:
    """Return at which side a cell's words stand: that of its column."""
    asked = index.data(Qt.ItemDataRole.TextAlignmentRole)
    across = _ACROSS.get(asked & _SIDEWAYS) if isinstance(asked, int) else None
    return across if across is not None and cell.chip is None else Qt.AlignmentFlag.AlignLeft


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Break text at words into at most `most` lines of `width` pixels; what does not fit is elided in the last one."""
    return list(_broken(text, _KnownFont(font.key(), font), width, most))


def is_one_line(cell: Cell, width: int) -> bool:
    """Say whether a cell has all it says in one line, in a column of this width."""
    if cell.shares or "\n" in cell.text:
        return False
    room = width - 2 * theme.scaled(_PAD)
    metrics = QFontMetrics(theme.body_font(bold=cell.bold))
    return cell.lines == 1 or cell.chip is not None or metrics.horizontalAdvance(cell.text) <= room


@dataclass(frozen=True, slots=True)
class _KnownFont:
    """A font that can be looked up by what it is."""

    key: str
    font: QFont = field(compare=False)


@lru_cache(maxsize=4096)
def _broken(text: str, known: _KnownFont, width: int, most: int) -> tuple[str, ...]:
    """Break text once: it is drawn again with every line that a list is scrolled."""
    font = known.font
    metrics = QFontMetrics(font)
    if most == 1 or metrics.horizontalAdvance(text) <= width:
        return (metrics.elidedText(text, Qt.TextElideMode.ElideRight, width),)
    text = text.replace("/", f"/{_JOINER}")  # "quý IV/2022" is one word; Qt would break it
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # an e-mail address has no place to break at
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while len(found) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        if len(found) == most - 1:
            found.append(metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
        else:
            found.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return tuple(line.replace(_JOINER, "") for line in found)


def paint_bar(painter: QPainter, shares: tuple[Share, ...], area: QRectF) -> None:
    """Draw a bar whose parts are as long as their amounts."""
    total = sum(share.amount for share in shares)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("idle_soft"))
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    left = area.left()
    for share in shares:
        width = area.width() * share.amount / total if total else 0
        if width:
            painter.setBrush(theme.colour(share.colour))
            painter.drawRect(QRectF(left, area.top(), max(width - 1, 1), area.height()))  # a gap parts it from the next
            left += width
    painter.restore()
