"""What an empty list says: what it is, why it is empty, and the one next step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedLayout, QVBoxLayout, QWidget

from ui.kit.card import plain_label


def way_to_plans(*, has_plan: bool) -> str:
    """Return the words of the step that brings work into an empty place: import a plan, or assign what is in one."""
    return "Đến kế hoạch" if has_plan else "Nhập kế hoạch…"


class EmptyState(QWidget):
    """A sentence in the middle of an empty view, with a button for the next step.

    Attributes:
        button: the button; hidden when there is no step to offer.
    """

    def __init__(self, title: str, why: str, step: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(8)
        layout.addStretch(2)
        self._heading, self._reason = plain_label(title, "cardTitle"), plain_label(why, "soft", wraps=True)
        for label in (self._heading, self._reason):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        self.button = QPushButton(step)
        self.button.setProperty("primary", True)
        self.button.setVisible(bool(step))
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(self, title: str, why: str, step: str = "") -> None:
        """Say something else, and offer another step."""
        self._heading.setText(title)
        self._reason.setText(why)
        self.button.setText(step)
        self.button.setVisible(bool(step))


class WithEmptyState(QWidget):
    """Shows a view, or its empty state while there is nothing in it."""

    def __init__(self, view: QWidget, empty: EmptyState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(view)
        self._stack.addWidget(empty)

    def show_view(self, shown: bool) -> None:
        """Show the view when there is something in it, else the empty state."""
        self._stack.setCurrentIndex(0 if shown else 1)
