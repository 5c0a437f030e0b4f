"""A directory file before anything is written: every row with what it would change, and those that cannot be used with why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.domain.directory import DirectoryGroup
from app.services.compare_directory import ComparedRow, FieldChange, RowKind
from app.services.exchange_units import DirectoryPreview, why_unusable
from ui import theme
from ui.kit.card import Card, plain_label
from ui.kit.cells import Cell
from ui.kit.chip import DONE, IDLE, RUNNING, SOON, Chip, ChipLook
from ui.kit.dialog import Dialog
from ui.kit.flow import FlowLayout
from ui.kit.table import Column, RowsModel, RowsTable

_LOOKS: dict[RowKind, tuple[ChipLook, str]] = {
    RowKind.UNUSABLE: (SOON, "Chưa dùng được"),
    RowKind.NEW: (DONE, "Mới"),
    RowKind.CHANGED: (RUNNING, "Thay đổi"),
    RowKind.SAME: (IDLE, "Không đổi"),
}


class ImportUnitsDialog(Dialog):
    """Shows what loading a directory would do; accepted, the window loads it."""

    def __init__(self, preview: DirectoryPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhập danh bạ")
        self.preview = preview
        self.rows: RowsModel[ComparedRow] = RowsModel(
            (
                Column("", _kind_cell, 138),
                Column("Dòng", lambda row: Cell(_row_number(row), colour="ink_soft", align_right=True), 56),
                Column("Đơn vị, nhóm", _name_cell),
            ),
            self,
        )
        self.changes: RowsModel[FieldChange] = RowsModel(
            (
                Column("Mục", lambda change: Cell(change.label), 130),
                Column("Trong sổ", lambda change: Cell(change.old or "–", colour="ink_soft", lines=2)),
                Column("Trong tệp", lambda change: Cell(change.new or "–", bold=True, lines=2)),
            ),
            self,
        )
        self.row_table = RowsTable(self.rows, "Các dòng của tệp", 46)
        self.change_table = RowsTable(self.changes, "Thay đổi của dòng đang chọn", 46)
        self.load = QPushButton("")
        self._why, self._whole = plain_label("", wraps=True), plain_label("", "soft", wraps=True)
        self._build()
        order = list(_LOOKS)
        self.rows.set_rows(sorted(preview.rows, key=lambda row: order.index(row.kind)))
        if self.rows.rows:
            self.row_table.selectRow(0)
        self._show_row()
        self.resize(1060, 600)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        layout.setSpacing(theme.SPACE)
        head = FlowLayout(theme.SPACE)
        head.addWidget(plain_label("Nhập danh bạ", "pageTitle"))
        head.addWidget(plain_label(f"{self.preview.path.name} · chưa ghi gì vào sổ", "soft"))
        for kind, (look, word) in _LOOKS.items():
            head.addWidget(Chip(look, f"{word} {len(self.preview.of_kind(kind))}"))
        layout.addLayout(head)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(theme.SPACE)
        splitter.setChildrenCollapsible(False)
        left = Card("Các dòng của tệp")
        left.body.addWidget(self.row_table)
        self._detail = Card("")
        self._why.setContentsMargins(12, 8, 12, 8)
        self._detail.body.addWidget(self._why)
        self._detail.body.addWidget(self.change_table, 1)
        self._whole.setContentsMargins(12, 8, 12, 8)
        self._detail.body.addWidget(self._whole)
        self.change_table.selectionModel().currentRowChanged.connect(lambda *_: self._show_change())
        splitter.addWidget(left)
        splitter.addWidget(self._detail)
        splitter.setSizes([520, 540])
        layout.addWidget(splitter, 1)
        layout.addLayout(self._build_foot())
        self.row_table.selectionModel().currentRowChanged.connect(lambda *_: self._show_row())

    def _build_foot(self) -> QHBoxLayout:
        wanted = len(self.preview.of_kind(RowKind.NEW)) + len(self.preview.of_kind(RowKind.CHANGED))
        left_out = len(self.preview.of_kind(RowKind.UNUSABLE))
        said = f"Sẽ ghi {wanted} dòng; ô trống trong tệp không xoá gì trong sổ."
        said += f" Bỏ lại {left_out} dòng chưa dùng được." if left_out else ""
        self.load.setText(f"&Ghi {wanted} dòng" if wanted else "Không có gì để ghi")
        self.load.setEnabled(bool(wanted))
        self.load.setProperty("primary", True)
        self.load.setDefault(True)
        self.load.clicked.connect(self.accept)
        back = QPushButton("&Thôi")
        back.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(plain_label(said, "soft", wraps=True), 1)
        foot.addWidget(back)
        foot.addWidget(self.load)
        return foot

    def _show_row(self) -> None:
        at = self.row_table.current_row
        row = self.rows.rows[at] if at is not None and at < len(self.rows.rows) else None
        self.changes.set_rows(row.changes if row else ())
        problem = row.problem if row else None
        self._why.setText(why_unusable(problem) if problem else _remark(row) if row else "")
        self._why.setVisible(bool(self._why.text()))
        self.change_table.setVisible(bool(row and row.changes))
        if row and row.changes:
            self.change_table.selectRow(0)
        self._show_change()
        self._detail.set_title(_name(row) if row else "")

    def _show_change(self) -> None:
        """Show one change in full: the table elides long lists."""
        at = self.change_table.current_row
        change = self.changes.rows[at] if at is not None and at < len(self.changes.rows) else None
        self._whole.setText(f"{change.label}\nTrong sổ: {change.old or '–'}\nTrong tệp: {change.new or '–'}" if change else "")
        self._whole.setVisible(change is not None)


def _name(row: ComparedRow) -> str:
    if row.problem is not None:
        return row.problem.name or "(thiếu tên)"
    return row.line.name if row.line else ""


def _remark(row: ComparedRow) -> str:
    """Return what there is to say of a row that can be used."""
    if row.doubtful_email:
        return f"“{row.doubtful_email}” chưa giống một địa chỉ thư điện tử, thư gửi theo đó sẽ không đến. Dòng vẫn được ghi."
    return "" if row.changes else "Dòng này giống hệt trong sổ."


def _row_number(row: ComparedRow) -> str:
    number = row.problem.row if row.problem else row.line.row if row.line else 0
    return str(number) if number else ""


def _kind_cell(row: ComparedRow) -> Cell:
    look, word = _LOOKS[row.kind]
    return Cell(word, chip=look)


def _name_cell(row: ComparedRow) -> Cell:
    """Return the name, below it in a few words what is the matter."""
    if row.problem is not None:
        return Cell(f"{_name(row)}\n{why_unusable(row.problem)}")
    group = "Nhóm: " if isinstance(row.line, DirectoryGroup) else ""
    said = ", ".join(change.label.lower() for change in row.changes) if row.kind is RowKind.CHANGED else ""
    said = "thư điện tử chưa đúng dạng" if row.doubtful_email else said
    return Cell(f"{group}{_name(row)}" + (f"\n{said}" if said else ""))
