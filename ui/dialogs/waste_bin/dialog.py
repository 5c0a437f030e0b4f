"""The waste bin: everything that was deleted, searched while typing; what stood in the one under the cursor; bringing it back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.domain.deletion import Deletion, DeletionDetails
from app.services.waste_bin import find
from ui import theme
from ui.kit.card import plain_label
from ui.kit.cells import Cell
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.form import FormDialog
from ui.kit.hint import set_hint
from ui.kit.table import Column, RowsModel, RowsTable
from ui.kit.tool_tip import plain_tip


class WasteBinDialog(FormDialog):
    """The list above, below it what stands in the row under the cursor.

    Signals:
        details_requested: show what stood in a Deletion.
        restore_requested: bring a Deletion back.
    """

    details_requested = Signal(object)
    restore_requested = Signal(object)

    def __init__(self, found: Sequence[Deletion], parent: QWidget | None = None) -> None:
        lead = "Những gì đã xoá nằm ở đây, không bao giờ tự mất. Khôi phục là đưa lại vào sổ cùng mọi thứ đi kèm."
        super().__init__("Thùng rác", lead, "Đón&g", parent)
        self.offer_no_way_back()
        self.acting.setDefault(False)
        self.acting.setAutoDefault(False)
        self._all: list[Deletion] = []
        self.search = QLineEdit()
        set_hint(self.search, "Gõ tên, loại hoặc thao tác; không dấu cũng được")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.add_row("&Tìm", self.search)
        self._build_list()
        self._details = plain_label("", "soft", wraps=True)
        self._details.setAlignment(Qt.AlignmentFlag.AlignTop)
        theme.at_least(self._details, height=64)
        self.body.addWidget(self._details)
        self.restore = QPushButton("&Khôi phục")
        self.restore.setToolTip(plain_tip("Đưa mục đang chọn trở lại sổ cùng mọi thứ đi kèm; hoàn tác được"))
        self.restore.clicked.connect(self._ask_to_restore)
        self.add_button(self.restore)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.resize(940, 520)
        self.show_deletions(found)

    @property
    def chosen(self) -> Deletion | None:
        """The deletion under the cursor."""
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    @property
    def said(self) -> str:
        """What is said of the deletion under the cursor."""
        return self._details.text()

    def show_deletions(self, found: Sequence[Deletion]) -> None:
        """Show what is in the bin now; the cursor stays on its row where it can."""
        self._all = list(found)
        self._narrow()

    def show_details(self, deletion: Deletion, details: DeletionDetails) -> None:
        """Show what stood in a deletion, if the cursor is still on it."""
        if deletion == self.chosen:
            parts = ", ".join(f"{count} {word}" for word, count in details.parts)
            fields = " · ".join(f"{label}: {words}" for label, words in details.fields)
            self._details.setText(f"{fields}\nVề cùng: {parts}." if parts else fields)

    def _build_list(self) -> None:
        self.model: RowsModel[Deletion] = RowsModel(
            (
                Column("Loại", lambda one: Cell(one.kind, colour="ink_soft", lines=2), 180),
                Column("Tên", lambda one: Cell(one.name, lines=2)),
                Column("Lúc", lambda one: Cell(f"{one.at:%d/%m/%Y %H:%M}"), 140),
                Column("Mất khi", lambda one: Cell(one.went_with, lines=2), 190, yields=1),
            ),
            self,
        )
        self.table = RowsTable(self.model, "Những gì đã xoá", 44)
        self.table.activated.connect(self._ask_to_restore)
        self._empty = EmptyState("", "")
        self._list = WithEmptyState(self.table, self._empty)
        self.body.addWidget(self._list, 1)

    def _narrow(self) -> None:
        row = max(self.table.currentIndex().row(), 0)
        found = find(self._all, self.search.text())
        if self._all:
            self._empty.say("Không thấy mục nào", "Thử từ khác, hoặc xoá chữ ở ô Tìm.")
        else:
            self._empty.say("Thùng rác trống", "Khi xoá kế hoạch, đơn vị, bản thảo, minh chứng…, mục đã xoá nằm ở đây.")
        self.model.set_rows(found)
        self._list.show_view(bool(found))
        if found:
            self.table.selectRow(min(row, len(found) - 1))
        self._on_current()

    def _on_current(self) -> None:
        one = self.chosen
        self.restore.setEnabled(one is not None)
        self._details.setText("")
        if one is not None:
            self.details_requested.emit(one)

    def _ask_to_restore(self) -> None:
        if one := self.chosen:
            self.restore_requested.emit(one)
