"""A combo box that shortens what is chosen with an ellipsis instead of cutting a letter; the whole is in its tool tip."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from ui import theme
from ui.kit.tool_tip import plain_tip

_LEAST_LETTERS = 12
_AROUND = 28  # pixels beside the words in the list: its edges, its scroll bar


class ElidedComboBox(QComboBox):
    """Choices with long words, in as little room as there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_shortened = False
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)

    @property
    def shown(self) -> str:
        """What is seen of the words that are chosen."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        area = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, area.width() - 4)

    def event(self, event: QEvent) -> bool:
        """Say the whole where it is shortened, when the pointer asks."""
        is_shortened = event.type() is QEvent.Type.ToolTip and self.shown != self.currentText()
        if is_shortened or (event.type() is QEvent.Type.ToolTip and self._is_shortened):
            self.setToolTip(plain_tip(self.currentText()) if is_shortened else "")
            self._is_shortened = is_shortened
        return super().event(event)

    def showPopup(self) -> None:
        """Open a list as wide as its longest words: "6 tháng đầu năm" and "6 tháng cuối năm" differ in the middle."""
        longest = self.view().sizeHintForColumn(0) + theme.scaled(_AROUND)
        self.view().setMinimumWidth(min(longest, self.screen().availableGeometry().width() // 2))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box as its style does, with as much of the text as there is room for."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown  # pyright: ignore[reportAttributeAccessIssue]
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
