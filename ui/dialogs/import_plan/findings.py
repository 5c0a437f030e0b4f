"""What found no place in the plan, and facts about the file: each is looked at, or made a duty."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plan_reading import Finding
from app.services.import_plan import FINDING_WORDS
from ui.kit.cells import Cell
from ui.kit.command_bar import CommandBar
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.table import Column, RowsModel, RowsTable


class FindingsPanel(QWidget):
    """The findings not looked at yet.

    Signals:
        finding_chosen: the place in the review of the finding under the cursor, or None.
    """

    finding_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: RowsModel[Finding] = RowsModel(
            (
                Column("Vì sao", lambda one: Cell(FINDING_WORDS[one.code], icon="alert-triangle", colour="soon", lines=2), 220),
                Column("Chữ trong văn bản", lambda one: Cell(" ".join(one.text.split()) or "–", lines=2)),
            ),
            self,
        )
        self.table = RowsTable(self.rows, "Chỗ cần xem", 48, keeps_order=True)
        self.table.selectionModel().currentChanged.connect(lambda *_: self.finding_chosen.emit(self.table.current_row))
        empty = EmptyState("Không còn chỗ nào cần xem", "Mọi chữ của tệp đã có chỗ: nhiệm vụ, đề mục hoặc phần khác của văn bản.")
        self._body = WithEmptyState(self.table, empty)

    def build(self, actions: list[QAction]) -> None:
        """Lay the list under its buttons."""
        self.table.addActions(actions)
        bar = CommandBar(actions)
        bar.setContentsMargins(12, 8, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._body, 1)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show other findings; the cursor goes to the next one."""
        row = self.table.current_row
        self.rows.set_rows(findings)
        self._body.show_view(bool(findings))
        if findings:
            self.table.selectRow(min(row or 0, len(findings) - 1))

    def go_to(self, row: int) -> None:
        """Put the cursor on a finding."""
        self.table.selectRow(row)
