"""A card: the white sheet with a title line on which every view stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.kit.elided import ElidedLabel
from ui.kit.flow import FlowLayout
from ui.kit.head_line import HeadLine
from ui.kit.wrapping import WrappingLabel

_LEAST_TITLE = 96  # pixels; the note behind it is shortened first
_GAP = 7  # pixels

FIRST_FOCUS = "first_focus"
"""The property of the widget in which the keyboard begins when a place is shown; else it begins in the first list."""


class Card(QFrame):
    """A titled sheet with room for tools in its head, a body and a foot.

    Attributes:
        body: the layout that takes the content.
        tools: the layout of the head, whose further widgets stand at its right, or below where it is narrow.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title = ElidedLabel(title, "cardTitle", least=_LEAST_TITLE)
        self._note = ElidedLabel("", "soft")
        self.tools = HeadLine(self._title, self._note, _GAP)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(1, 0, 1, 1)
        self.body.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._head = self._build_head()
        layout.addWidget(self._head)
        layout.addLayout(self.body, 1)

    def set_title(self, title: str, note: str = "") -> None:
        """Set the title and the soft note behind it."""
        self._title.setText(title)
        self._note.setText(note)

    def hide_head(self) -> None:
        """Show the body alone."""
        self._head.hide()

    def add_foot(self) -> FlowLayout:
        """Add a foot below the body and return its layout, which wraps where there is no room."""
        foot = QFrame()
        foot.setObjectName("cardFoot")
        layout = FlowLayout(10, foot)
        layout.setContentsMargins(12, 8, 12, 8)
        outer = self.layout()
        assert outer is not None
        outer.addWidget(foot)
        return layout

    def _build_head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("cardHead")
        self.tools.setContentsMargins(12, 6, 10, 6)
        head.setLayout(self.tools)
        return head


def plain_label(text: str = "", name: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label that never reads its text as markup (threats G1).

    Args:
        text: what it says.
        name: its name in the style sheet; empty for none.
        wraps: whether long text goes on in the next line.
    """
    label = WrappingLabel() if wraps else QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wraps)
    if name:
        label.setObjectName(name)
    return label
