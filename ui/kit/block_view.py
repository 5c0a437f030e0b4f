"""Pages whose blocks can be chosen and opened, by mouse and keyboard, with signs beside those of note."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.kit.page_blocks import BlockMark, BlockPlace, paint_chosen, paint_marks, places_of
from ui.kit.page_view import PageView
from ui.kit.printed import PrintedPage, PrintedText

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_HEADROOM = 30  # points above a block that is scrolled to


class BlockView(PageView):
    """Pages made of blocks. What words rest on is told by Ctrl and a click; a plain click chooses their block.

    Signals:
        block_chosen: a block was clicked or gone to; its key.
        block_opened: a block was clicked twice, or Enter or F2 pressed on the chosen one; its key.
    """

    block_chosen = Signal(str)
    block_opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._blocks: dict[str, list[BlockPlace]] = {}
        self._marks: Mapping[str, BlockMark] = {}
        self._chosen = ""

    @property
    def chosen_block(self) -> str:
        """The key of the block that is marked; empty for none."""
        return self._chosen

    def show_pages(self, pages: Sequence[PrintedPage]) -> None:
        """Show other pages, at the place where one was."""
        self._blocks = places_of(pages)
        super().show_pages(pages)

    def set_marks(self, marks: Mapping[str, BlockMark]) -> None:
        """Show signs beside blocks."""
        self._marks = marks
        self.viewport().update()

    def choose_block(self, key: str) -> None:
        """Mark a block and scroll to it where it is not seen; empty marks none."""
        self._chosen = key
        places = self._blocks.get(key, [])
        if places and not any(self._is_seen(*place) for place in places):
            page, area = places[0]
            self.go_to(page, max(area.top() - _HEADROOM, 0))
        self.viewport().update()

    def step_block(self, by: int) -> None:
        """Choose the block `by` places on, or the first one of the page looked at."""
        keys = list(self._blocks)
        if not keys:
            return
        if self._chosen in self._blocks:
            key = keys[min(max(keys.index(self._chosen) + by, 0), len(keys) - 1)]
        else:
            key = next((one for one, places in self._blocks.items() if places[0][0] >= self.page), keys[0])
        self.choose_block(key)
        self.block_chosen.emit(key)

    def block_at(self, point: QPoint) -> str:
        """Return the key of the block at a point of the view; empty where there is none."""
        found = self.place_at(point)
        if found is None:
            return ""
        number, inside = found
        here = ((key, area) for key, places in self._blocks.items() for page, area in places if page == number)
        return next((key for key, area in here if area.contains(inside)), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and Up or Down go from block to block, Enter and F2 open the chosen one; the rest is as on any pages."""
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in _STEPS:
            self.step_block(_STEPS[Qt.Key(key)])
        elif key in _OPENING and self._chosen:
            self.block_opened.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the block that is clicked; with Ctrl, and where words belong to none, tell what they rest on."""
        key = self.block_at(event.position().toPoint()) if event.button() == Qt.MouseButton.LeftButton else ""
        if not key or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().mousePressEvent(event)
            return
        self.choose_block(key)
        self.block_chosen.emit(key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the block that is clicked twice."""
        if event.button() == Qt.MouseButton.LeftButton and (key := self.block_at(event.position().toPoint())):
            self.block_opened.emit(key)

    def hint_of(self, piece: PrintedText) -> str:
        """Return the tool tip over words that rest on something."""
        has_key = self.tr("Bấm đúp để sửa. Ctrl và bấm để xem các đầu việc của câu này")
        return has_key if piece.key else super().hint_of(piece)

    def paint_below(self, painter: QPainter, number: int) -> None:
        """Paint the ground of the chosen block."""
        areas = [area for page, area in self._blocks.get(self._chosen, ()) if page == number]
        paint_chosen(painter, areas, self.scale)

    def paint_above(self, painter: QPainter, number: int) -> None:
        """Paint the signs beside the blocks of note."""
        firsts = [(mark, self._blocks[key][0]) for key, mark in self._marks.items() if key in self._blocks]
        paint_marks(painter, [(mark, area) for mark, (page, area) in firsts if page == number], self.scale)

    def _is_seen(self, page: int, area: QRectF) -> bool:
        """Whether the beginning of an area of a page, or as much of it as there is room for, is in the view."""
        top = self.area_of(page).top() + area.top() * self.scale
        bottom = top + area.height() * self.scale
        height = self.viewport().height()
        return (top >= 0 and min(bottom, top + 2 * _HEADROOM) <= height) or (top < 0 and bottom >= height / 2)
