"""Paints laid-out pages: on the screen, on paper and into a PDF, from the same pieces and with the bundled font.

Lengths are points from a page's upper left corner.
"""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from ui import theme
from ui.colours import LIGHT
from ui.kit.area_painter import paint_area
from ui.kit.printed import PrintedPage

_INK = QColor(LIGHT.paper_ink)  # paper is white in every theme
_PDF_DOTS = 1200
_POINTS_AN_INCH = 72
_FINE = 16
"""Letters are set this many times as large and then made smaller: at their own size their widths would be rounded to pixels."""


def paint_page(painter: QPainter, page: PrintedPage, scale: float) -> None:
    """Paint a page with its corner where the painter's origin is.

    Args:
        painter: on any device.
        page: what stands on it.
        scale: the painter's units in a point.
    """
    painter.save()
    painter.scale(scale / _FINE, scale / _FINE)
    for area in page.areas:
        paint_area(painter, area, _FINE)
    painter.setPen(_INK)
    for piece in page.texts:
        font = QFont(_font(round(piece.size_pt * _FINE), piece.bold, piece.italic, piece.underline))
        if piece.space_pt:
            font.setWordSpacing(piece.space_pt * _FINE)
        painter.setFont(font)
        painter.drawText(QPointF(piece.x_pt * _FINE, piece.baseline_pt * _FINE), piece.text)
    for line in page.lines:
        pen = QPen(_INK, line.width_pt * _FINE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(line.x_pt, line.y_pt) * _FINE, QPointF(line.to_x_pt, line.to_y_pt) * _FINE)
    painter.restore()


def print_pages(pages: Sequence[PrintedPage], device: QPagedPaintDevice, wanted: range | None = None) -> None:
    """Paint pages on a printer or into a PDF, each upright or on its side as it was laid out.

    Args:
        pages: the whole document.
        device: with its resolution set.
        wanted: which pages, counted from 0; None for all.
    """
    chosen = [pages[place] for place in (wanted if wanted is not None else range(len(pages)))]
    if not chosen:
        return
    _set_paper(device, chosen[0])
    painter = QPainter(device)
    for place, page in enumerate(chosen):
        if place:
            _set_paper(device, page)
            device.newPage()
        paint_page(painter, page, device.logicalDpiX() / _POINTS_AN_INCH)
    painter.end()


def pdf_of(pages: Sequence[PrintedPage], title: str) -> bytes:
    """Return the pages as a PDF whose text can be selected and searched."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Đôn Đốc")
    writer.setResolution(_PDF_DOTS)
    print_pages(pages, writer)
    del writer
    buffer.close()
    return bytes(content.data())


def _set_paper(device: QPagedPaintDevice, page: PrintedPage) -> None:
    """Give the next page of a device its paper, without margins: they are part of the page."""
    is_landscape = page.width_pt > page.height_pt
    short, long = sorted((page.width_pt, page.height_pt))
    paper = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    side = QPageLayout.Orientation.Landscape if is_landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper, side, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


@lru_cache(maxsize=256)
def _font(pixels: int, bold: bool, italic: bool, underline: bool) -> QFont:
    font = QFont(theme.page_family())
    font.setPixelSize(pixels)
    font.setBold(bold)
    font.setItalic(italic)
    font.setUnderline(underline)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
