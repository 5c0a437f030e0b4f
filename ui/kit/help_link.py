"""Help is asked for from anywhere: the question goes up from a control to the window that has the answer."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QPushButton, QWidget

_KIND = QEvent.Type(QEvent.registerEventType())


class HelpEvent(QEvent):
    """Somebody asks for help.

    Attributes:
        topic: the id of the manual's topic; empty for the one of the window it was asked in.
        asker: the window it was asked in.
        wants_keys: whether the list of keys is wanted instead.
    """

    def __init__(self, asker: QWidget, topic: str = "", *, wants_keys: bool = False) -> None:
        super().__init__(_KIND)
        self.asker = asker
        self.topic = topic
        self.wants_keys = wants_keys
        self.setAccepted(False)


def ask_for_help(widget: QWidget, topic: str = "", *, wants_keys: bool = False) -> bool:
    """Ask upwards from a control, over its dialog to the main window; return whether somebody answered."""
    event = HelpEvent(widget.window(), topic, wants_keys=wants_keys)
    above: QWidget | None = widget
    while above is not None:
        QCoreApplication.sendEvent(above, event)
        if event.isAccepted():
            return True
        above = above.parentWidget()
    return False


class HelpLink(QPushButton):
    """A small question mark at the point of doubt: it opens a topic of the manual."""

    def __init__(self, topic: str, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__("?", parent)
        self.topic = topic
        self.setObjectName("helpLink")
        self.setProperty("quiet", True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"Hướng dẫn: {about}" if about else "Hướng dẫn về cửa sổ này")
        self.setToolTip("Hướng dẫn về cửa sổ này (Shift+F1)")
        self.clicked.connect(lambda: ask_for_help(self, self.topic))
