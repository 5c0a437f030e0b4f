"""Keys as they are written in our tables, whatever the keys are called on the screen."""

from PySide6.QtGui import QKeySequence


def keys_of(written: str) -> QKeySequence:
    """Read "Ctrl+Return": by the names of Qt, not by those that menus show, where Return and Enter are one word."""
    return QKeySequence.fromString(written, QKeySequence.SequenceFormat.PortableText)
