"""The list of work items behind a figure; Enter opens one, a button copies all for Excel."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.dialogs.item_list.rows import ItemRow
from ui.kit.card import plain_label
from ui.kit.cells import Cell
from ui.kit.clipboard import copy_table, say_copied
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.form import FormDialog
from ui.kit.numbers import grouped
from ui.kit.table import Column, RowsModel, RowsTable, Side
from ui.looks.day import with_working_day

_TITLES = ("Nhiệm vụ", "Đơn vị", "Kỳ", "Hạn", "Tình trạng", "Kết quả")


class ItemListDialog(FormDialog):
    """As many work items as the figure says.

    Signals:
        item_requested: the clerk wants to see one of them (its ItemLine).
        export_requested: the clerk wants those of the book in Excel (their ItemLines, and what list it is).
    """

    item_requested = Signal(object)
    export_requested = Signal(object, str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "", "Đón&g", parent)
        self.offer_no_way_back()
        self.acting.setDefault(False)  # Enter is for the row under the cursor
        self.acting.setAutoDefault(False)
        self._lead = plain_label("", "soft", wraps=True)
        self.body.addWidget(self._lead)
        self.model: RowsModel[ItemRow] = RowsModel(
            (
                Column(_TITLES[0], lambda row: Cell(row.task, lines=2)),
                Column(_TITLES[1], lambda row: Cell(row.unit, lines=2), 176),
                Column(_TITLES[2], lambda row: Cell(row.period, colour="ink_soft", lines=2), 112, yields=2),
                Column(_TITLES[3], lambda row: Cell(with_working_day(row.due, row.works_on)), 92, side=Side.MIDDLE),
                Column(_TITLES[4], lambda row: row.look, 168),
                Column(_TITLES[5], lambda row: Cell(row.result, lines=2), 210, yields=1),
            ),
            self,
        )
        self.table = RowsTable(self.model, self.tr("Đầu việc"), 46, groups=True)
        self.table.activated.connect(self._on_activated)
        empty = EmptyState(self.tr("Không có đầu việc nào"), self.tr("Con số này là 0: chưa có việc nào thuộc nhóm đang xem."))
        self._list = WithEmptyState(self.table, empty)
        self.body.addWidget(self._list, 1)
        self.copy = QPushButton(self.tr("&Chép bảng"))
        self.copy.setToolTip(self.tr("Chép cả danh sách để dán vào Excel hoặc Word"))
        self.copy.clicked.connect(self._on_copy)
        self.add_button(self.copy)
        self.export = QPushButton(self.tr("&Xuất Excel…"))
        self.export.setToolTip(self.tr("Ghi cả danh sách ra một tệp Excel có dòng tổng tự tính"))
        self.export.clicked.connect(self._on_export)
        self.add_button(self.export)
        self.resize(1080, 520)

    @property
    def lead(self) -> str:
        """What is said above the list."""
        return self._lead.text()

    def show_rows(self, lead: str, rows: Sequence[ItemRow]) -> None:
        """Show the work items.

        Args:
            lead: what stands behind their number: the period, the day they were counted on.
        """
        self._lead.setText(f"{grouped(len(rows))} đầu việc · {lead}")
        self.model.set_rows(rows)
        self._list.show_view(bool(rows))
        self.copy.setEnabled(bool(rows))
        self.export.setEnabled(any(row.line is not None for row in rows))
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
            self.table.setFocus()

    def _on_activated(self, index: QModelIndex) -> None:
        line = self.model.rows[index.row()].line
        if line is not None:
            self.item_requested.emit(line)

    def _on_copy(self) -> None:
        copy_table([_TITLES, *(row.words for row in self.model.all_rows)])
        say_copied(self.copy)

    def _on_export(self) -> None:
        lines = [row.line for row in self.model.all_rows if row.line is not None]
        self.export_requested.emit(lines, self.windowTitle())
