"""What scrolls where the screen is low: without a frame, without a bar below, and no stop of the Tab key of its own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme

_GAP_TO_BAR = 8  # pixels


def scroll_area(content: QWidget) -> QScrollArea:
    """Return an area as wide as its content, which scrolls up and down only."""
    area = _WholeWidth()
    area.setObjectName("ground")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def scrolled(layout: QLayout, page: QWidget | None = None) -> QScrollArea:
    """Return an area in which a layout keeps together at the top.

    Args:
        layout: what scrolls.
        page: the widget it shall stand on; a new one when left out.
    """
    page = page or QWidget()
    whole = QVBoxLayout(page)
    whole.setContentsMargins(2, 2, _GAP_TO_BAR, 2)
    whole.addLayout(layout)
    whole.addStretch(1)
    return scroll_area(page)


def place_area(content: QWidget) -> QScrollArea:
    """Return an area for all there is of a place: it scrolls both ways, once its parts have no more than the least they need."""
    page = _Page()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
    layout.addWidget(content)
    return page_area(page)


def page_area(page: QWidget) -> QScrollArea:
    """Return an area that gives a page all its room, and scrolls both ways where that is too little."""
    area = QScrollArea()
    area.setObjectName("ground")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


class _Page(QWidget):
    """What is shrunk to its least height before it scrolls; Qt would scroll sooner where words wrap."""

    def heightForWidth(self, _width: int) -> int:
        """Return the least height."""
        return self.minimumSizeHint().height()


class _WholeWidth(QScrollArea):
    """An area that asks for the width its content needs at least, since what is beside it cannot be scrolled to."""

    def minimumSizeHint(self) -> QSize:
        """Return the content's least width, with the bar beside it."""
        least, content = super().minimumSizeHint(), self.widget()
        if content is None:
            return least
        return QSize(content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(), least.height())
