"""All keys in one list that can be searched and printed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.text.search import find, parse_query
from ui.actions.keys import KeyRow
from ui.kit.cells import Cell
from ui.kit.form import FormDialog
from ui.kit.hint import set_hint
from ui.kit.table import Column, RowsModel, RowsTable


class ShortcutsDialog(FormDialog):
    """The list of keys.

    Signals:
        print_requested: the clerk wants the list on paper.
        topic_requested: the clerk wants the manual's topic of the screen from which she came.
    """

    print_requested = Signal()
    topic_requested = Signal()

    def __init__(self, rows: Sequence[KeyRow], parent: QWidget | None = None) -> None:
        super().__init__("Phím tắt", "", "Đón&g", parent)
        self._rows = tuple(rows)
        self.search = QLineEdit()
        set_hint(self.search, "Gõ việc cần làm, không dấu cũng được")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_typed)
        self.add_row("&Tìm", self.search)
        self.rows: RowsModel[KeyRow] = RowsModel(
            (
                Column("Ở đâu", lambda row: Cell(row.where, colour="ink_soft"), 176),
                Column("Việc", lambda row: Cell(row.what)),
                Column("Phím", lambda row: Cell(row.keys, bold=True), 142),
            ),
            self,
        )
        self.table = RowsTable(self.rows, "Phím tắt")
        self.body.addWidget(self.table, 1)
        self.to_manual = QPushButton("&Hướng dẫn về màn hình này")
        self.to_print = QPushButton("&In…")
        self.to_manual.setAutoDefault(False)
        self.to_manual.setProperty("quiet", True)
        self.to_manual.clicked.connect(self.topic_requested)
        self.to_print.clicked.connect(self.print_requested)
        self.add_button(self.to_print)
        self._buttons.insertWidget(0, self.to_manual)
        self.offer_no_way_back()
        self._on_typed("")
        self.resize(720, 560)

    def _on_typed(self, typed: str) -> None:
        query = parse_query(typed)
        shown = [row for row in self._rows if not query or find(query, f"{row.where} {row.what} {row.hint} {row.keys}")]
        self.rows.set_rows(shown)
        self._missing.setText("" if shown else "Không có phím nào như thế. Ctrl+K tìm được mọi lệnh.")
