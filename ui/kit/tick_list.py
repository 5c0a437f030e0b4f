"""A list to tick off, and the button that ticks all of it or nothing."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget


class TickList(QListWidget):
    """Names with a box before each; every name carries an id."""

    def __init__(
        self, name: str, entries: Sequence[tuple[int, str]], chosen: Collection[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tickList")
        self.setAccessibleName(name)
        for entry_id, text in entries:
            item = QListWidgetItem(text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if entry_id in chosen else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, entry_id)
            self.addItem(item)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the lines out anew: before the first showing they do not know the height the style gives them."""
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()

    def tick_all(self) -> None:
        """Tick every line."""
        self.tick([self.id_of(self.item(row)) for row in range(self.count())])

    def tick(self, ids: Collection[int]) -> None:
        """Tick exactly the lines with these ids."""
        for row in range(self.count()):
            item = self.item(row)
            item.setCheckState(Qt.CheckState.Checked if self.id_of(item) in ids else Qt.CheckState.Unchecked)

    def id_of(self, item: QListWidgetItem) -> int:
        """Return the id that a line carries."""
        return int(item.data(Qt.ItemDataRole.UserRole))

    @property
    def chosen(self) -> list[int]:
        """The ids that are ticked, in the order of the list."""
        items = (self.item(row) for row in range(self.count()))
        return [int(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked]


class TickAllButton(QPushButton):
    """Ticks every line of a list; once all are ticked, it takes all ticks away. Its words say which."""

    def __init__(self, ticks: TickList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks = ticks
        self.clicked.connect(self._on_clicked)
        ticks.itemChanged.connect(lambda _: self._show_words())
        self._show_words()

    def _has_all(self) -> bool:
        return len(self._ticks.chosen) == self._ticks.count()

    def _on_clicked(self) -> None:
        if self._has_all():
            self._ticks.tick([])
        else:
            self._ticks.tick_all()

    def _show_words(self) -> None:
        self.setText(self.tr("Bỏ đánh &dấu") if self._has_all() else self.tr("Đánh &dấu tất cả"))
