"""A table whose rows can be dragged onto another part of the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from ui import theme
from ui.kit.carried import Carried, carry
from ui.kit.table import AnyIndex, Row, RowsModel, RowsTable


class CarriedModel(RowsModel[Row]):
    """Rows that can be dragged away."""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Say so to the table."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else found


class CarriedTable(RowsTable):
    """The table; what a row is when it travels is said by who makes it."""

    def __init__(
        self, model: CarriedModel[Row], name: str, carried: Callable[[int], Carried | None], row_height: int = theme.ROW
    ) -> None:
        super().__init__(model, name, row_height)
        self._carried = carried
        self.setDragEnabled(True)

    def carried(self) -> Carried | None:
        """Return the row under the cursor as it would be dragged; None for none."""
        row = self.current_row
        return self._carried(row) if row is not None else None

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803
        """Let the row under the cursor be dragged away."""
        carried = self.carried()
        if carried is not None:
            carry(self, carried)
