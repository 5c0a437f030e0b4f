"""A field for a small whole number: typed, or changed with the arrow keys."""

from PySide6.QtWidgets import QSpinBox, QWidget


class NumberField(QSpinBox):
    """A number between two limits, without buttons."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)

    def setAccessibleName(self, name: str) -> None:
        """Name the field, and the line in it on which the keyboard stands."""
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
