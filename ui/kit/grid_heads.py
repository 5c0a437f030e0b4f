"""The heads of a grid larger than the screen: they stay while its cells are scrolled, and say where the cursor is."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import theme
from ui.kit.cells import Cell, paint_text, wrapped

HEADING_ROLE = Qt.ItemDataRole.UserRole + 3
"""The role under which a model says of a row or column that it heads those after it."""
SIGN_ROLE = Qt.ItemDataRole.UserRole + 4
"""The role under which a model gives the icon that stands before a column's name; empty for none."""

_PAD = 6
_NAMES, _TURNED_NAMES = 62, 132
_LINES = 3
_SIGN = 12


class _Head(QHeaderView):
    """What both heads share: sections of fixed size, and whether the cursor stands in one."""

    def __init__(self, orientation: Qt.Orientation, name: str, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setAccessibleName(name)

    def words(self, section: int) -> str:
        """Return what stands in a section."""
        return str(self.model().headerData(section, self.orientation()) or "")

    def is_heading(self, section: int) -> bool:
        """Whether a section heads those after it."""
        return bool(self.model().headerData(section, self.orientation(), HEADING_ROLE))

    def is_current(self, section: int) -> bool:
        """Whether the cursor stands in a section."""
        chosen = self.selectionModel()
        if chosen is None:
            return False
        index = chosen.currentIndex()
        return (index.column() if self.orientation() is Qt.Orientation.Horizontal else index.row()) == section

    def ground(self, section: int, usual: str) -> str:
        """Return the colour behind a section."""
        return "accent_soft" if self.is_current(section) else usual


class TurnedHead(_Head):
    """Names turned upwards, so that many narrow columns stand side by side."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, name, parent)

    def sizeHint(self) -> QSize:
        """Return the room of a turned name."""
        return QSize(super().sizeHint().width(), theme.scaled(_TURNED_NAMES))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one name from below upwards, over as many lines as the column is wide."""
        font = theme.body_font(points=theme.SMALL_POINTS, bold=self.is_current(section))
        painter.save()
        painter.fillRect(rect, theme.colour(self.ground(section, "head")))
        painter.setPen(QPen(theme.colour("line_soft"), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.translate(rect.left(), rect.bottom())
        painter.rotate(-90)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        step = painter.fontMetrics().lineSpacing()
        lines = wrapped(self.words(section), font, rect.height() - 2 * _PAD, max(1, (rect.width() - 4) // step))
        top = max(0, (rect.width() - step * len(lines)) // 2)
        for number, line in enumerate(lines):
            box = QRect(_PAD, top + number * step, rect.height() - 2 * _PAD, step)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), line)
        painter.restore()


class WrappedHead(_Head):
    """Names over up to three lines; what heads the columns after it is bold and has a sign."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, name, parent)

    def sizeHint(self) -> QSize:
        """Return the room of three lines."""
        return QSize(super().sizeHint().width(), theme.scaled(_NAMES))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one name."""
        is_heading = self.is_heading(section)
        font = theme.body_font(points=theme.SMALL_POINTS, bold=is_heading or self.is_current(section))
        painter.save()
        painter.fillRect(rect, theme.colour(self.ground(section, "head")))
        painter.setPen(QPen(theme.colour("line_soft"), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(_PAD, 2, -_PAD + 2, -2)
        if sign := self.model().headerData(section, self.orientation(), SIGN_ROLE):
            side = theme.scaled(_SIGN)
            theme.draw_icon(painter, str(sign), "accent", QRectF(inner.left() - 2, inner.top() + 3, side, side), weight=2.6)
            inner.adjust(side, 0, 0, 0)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        step = painter.fontMetrics().lineSpacing()
        for number, line in enumerate(wrapped(self.words(section), font, inner.width(), min(_LINES, inner.height() // step))):
            box = QRect(inner.left(), inner.top() + number * step, inner.width(), step)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), line)
        painter.restore()


class RowHead(_Head):
    """What the rows are about: over two lines, headings in bold on one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, name, parent)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one row's head; a second line of its own is drawn softer."""
        is_heading, words = self.is_heading(section), self.words(section)
        painter.save()
        painter.fillRect(rect, theme.colour(self.ground(section, "head" if is_heading else "surface")))
        painter.setPen(QPen(theme.colour("line_soft"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        lines = 1 if is_heading or "\n" in words else 2
        paint_text(painter, Cell(words, lines=lines, bold=is_heading), rect.adjusted(8, 2, -8, -3))
        painter.restore()
