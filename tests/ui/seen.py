"""What an eye would see of a widget: the contrast of its words on their ground, and what changes when the keyboard comes."""

from collections import Counter

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

from ui.colours import contrast

TEXT = 4.5
PART = 3.0
"""The least contrast of words, and of parts of controls and figures (WCAG 2.2, 1.4.3 and 1.4.11)."""

_WITH_WORDS = (QLabel, QAbstractButton, QLineEdit, QComboBox, QDateEdit, QPlainTextEdit, QTextEdit, QAbstractItemView)


def pale_words(window: QWidget) -> list[str]:
    """Return the widgets of a window whose words, enabled or not, stand out too little from what is behind them."""
    image = picture(window)
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, _WITH_WORDS) and widget.isVisible() and not _is_covered(widget) and (words := _words(widget)):
            area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()) & window.rect()
            seen = QRect(widget.visibleRegion().boundingRect())
            seen.translate(widget.mapTo(window, QPoint(0, 0)))
            reached = strongest_contrast(image, _in_pixels(area & seen, image))
            if reached is not None and reached < (PART if _is_picture(widget) else TEXT):
                found.append(f"{type(widget).__name__} {words[:40]!r}: {reached:.2f}")
    return found


def strongest_contrast(image: QImage, area: QRect) -> float | None:
    """Return how far the strongest colour inside an area's edge stands out from the one most of it has; None for a sliver."""
    inner = area.adjusted(3, 3, -3, -3)
    if inner.width() < 8 or inner.height() < 10:
        return None
    pixels = memoryview(image.constBits()).cast("I")
    width = image.bytesPerLine() // 4
    colours: Counter[int] = Counter()
    for y in range(inner.top(), inner.bottom()):
        colours.update(pixels[y * width + inner.left() : y * width + inner.right()])
    ground = _name(colours.most_common(1)[0][0])
    return max(contrast(_name(colour), ground) for colour in colours)


def ring_pixels(widget: QWidget, elsewhere: QWidget) -> int:
    """Return how many pixels around a widget change by 3:1 or more when the keyboard comes to it."""
    window = widget.window()
    elsewhere.setFocus()
    QApplication.processEvents()
    before = picture(window)
    widget.setFocus()
    QApplication.processEvents()
    after = picture(window)
    area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()) & window.rect()
    return sum(
        contrast(_name(before.pixel(x, y)), _name(after.pixel(x, y))) >= PART
        for y in range(area.top(), area.bottom() + 1)
        for x in range(area.left(), area.right() + 1)
        if before.pixel(x, y) != after.pixel(x, y)
    )


def reds(image: QImage) -> int:
    """Return how many pixels of a picture are red."""
    found = Counter(image.pixel(x, y) & 0xFFFFFF for y in range(image.height()) for x in range(image.width()))
    return sum(count for colour, count in found.items() if _is_red(colour))


def picture(window: QWidget) -> QImage:
    """Return a window as it is on the screen."""
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def _in_pixels(area: QRect, image: QImage) -> QRect:
    """Return an area in the pixels of a picture, of which a logical one has four where the screen is scaled by two."""
    factor = image.devicePixelRatio()
    return QRect(*(round(length * factor) for length in area.getRect()))


def _is_covered(widget: QWidget) -> bool:
    """Whether something else, as the list below the search box, lies over the middle of a widget."""
    there = widget.window().childAt(widget.mapTo(widget.window(), widget.rect().center()))
    return there is not None and there is not widget and not widget.isAncestorOf(there) and not there.isAncestorOf(widget)


def _is_picture(widget: QWidget) -> bool:
    """Whether a button shows its icon alone."""
    return isinstance(widget, QToolButton) and widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly


def _is_red(colour: int) -> bool:
    red, green, blue = colour >> 16, colour >> 8 & 255, colour & 255
    return red - max(green, blue) > 60 and abs(green - blue) < 45


def _name(colour: int) -> str:
    return f"#{colour & 0xFFFFFF:06x}"


def _words(widget: QWidget) -> str:
    if isinstance(widget, QAbstractItemView):
        model = widget.model()
        return str(model.index(0, 0).data() or "") if model is not None and model.rowCount() else ""
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return str(widget.property("text") or "").strip()
