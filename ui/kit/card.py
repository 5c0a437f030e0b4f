"""A card: the white sheet with a title line on which every view stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.kit.elided import ElidedLabel
from ui.kit.flow import FlowLayout

_LEAST_TITLE = 96  # pixels; the note behind it is shortened first

FIRST_FOCUS = "first_focus"
"""The property of the widget in which the keyboard begins when a place is shown; else it begins in the first list."""


class Card(QFrame):
    """A titled sheet with room for tools in its head, a body and a foot.

    Attributes:
        body: the layout that takes the content.
        tools: the layout at the right of the head, for buttons.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title = ElidedLabel(title, "cardTitle", least=_LEAST_TITLE)
        self._note = ElidedLabel("", "soft")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(6)
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
        theme.at_least(head, height=44)
        line = QHBoxLayout(head)
        line.setContentsMargins(12, 6, 10, 6)
        line.setSpacing(8)
        line.addWidget(self._title)
        line.addWidget(self._note, 1)
        line.addLayout(self.tools)
        return head


def plain_label(text: str = "", name: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label that never reads its text as markup (threats G1).

    Args:
        text: what it says.
        name: its name in the style sheet; empty for none.
        wraps: whether long text goes on in the next line.
    """
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wraps)
    if name:
        label.setObjectName(name)
    return label
