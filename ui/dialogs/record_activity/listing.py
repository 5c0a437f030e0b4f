"""The list of activities and inspections: what was done, by whom, what it served, what is still to be put right."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.activity import ACTIVITY_KIND_LABELS, Activity
from app.services.record_activity import ActivityLine
from ui import theme
from ui.kit.card import Card, plain_label
from ui.kit.cells import Cell
from ui.kit.chip import DONE, LATE, RUNNING
from ui.kit.dialog import Dialog
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.table import Column, RowsModel, RowsTable, Side


class Wanted(StrEnum):
    """What the clerk wants of the list."""

    NEW = "new"
    EDIT = "edit"
    DELETE = "delete"


class ActivitiesDialog(Dialog):
    """Every activity, the newest first; accepted when the clerk wants to enter, change or delete one (`wanted`)."""

    def __init__(self, lines: Sequence[ActivityLine], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hoạt động, kiểm tra, giám sát")
        self.wanted = Wanted.NEW
        self.rows: RowsModel[ActivityLine] = RowsModel(
            (
                Column("Ngày", lambda line: Cell(f"{line.activity.happened_on:%d/%m/%Y}"), 96, side=Side.MIDDLE),
                Column(
                    "Loại", lambda line: Cell(ACTIVITY_KIND_LABELS[line.activity.kind], colour="ink_soft", lines=2), 104, yields=2
                ),
                Column("Tên, kết quả", lambda line: Cell(f"{line.activity.title}\n{_outcome(line.activity)}")),
                Column("Đơn vị", lambda line: Cell(", ".join(unit.name for unit in line.units) or "–", lines=2), 200, yields=1),
                Column("Đầu việc", lambda line: Cell(str(len(line.served)) if line.served else "–"), 76, side=Side.RIGHT),
                Column("Khắc phục", lambda line: _remedy_cell(line.activity, today), 150),
            ),
            self,
        )
        self.table = RowsTable(self.rows, "Các hoạt động", 50)
        self._whole = plain_label("", "soft", wraps=True)
        self._build()
        self.rows.set_rows(lines)
        self._body.show_view(bool(lines))
        if lines:
            self.table.selectRow(0)
        self._show_whole()
        self.resize(1080, 560)

    @property
    def current(self) -> Activity | None:
        """The activity under the cursor."""
        line = self._current_line()
        return line.activity if line else None

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        layout.setSpacing(8)
        card = Card("Hoạt động, kiểm tra, giám sát")
        empty = EmptyState("Chưa có hoạt động nào", "Ghi một hoạt động là ghi kết quả cho mọi đầu việc mà nó phục vụ.", "")
        self._body = WithEmptyState(self.table, empty)
        card.body.addWidget(self._body, 1)
        self._whole.setContentsMargins(12, 6, 12, 8)
        theme.at_least(self._whole, height=64)
        self._whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(self._whole)
        layout.addWidget(card, 1)
        layout.addLayout(self._build_foot())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_whole())
        self.table.activated.connect(lambda _: self._want(Wanted.EDIT))

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.new = QPushButton("&Ghi mới…")
        self.new.setProperty("primary", True)
        self.edit = QPushButton("&Sửa…")
        self.delete = QPushButton("&Xoá…")
        back = QPushButton("Đó&ng")
        for button, wanted in ((self.new, Wanted.NEW), (self.edit, Wanted.EDIT), (self.delete, Wanted.DELETE)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, wanted=wanted: self._want(wanted))
        back.setAutoDefault(False)
        back.clicked.connect(self.reject)
        foot.addWidget(self.edit)
        foot.addWidget(self.delete)
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(self.new)
        return foot

    def _current_line(self) -> ActivityLine | None:
        row = self.table.current_row
        return self.rows.rows[row] if row is not None and row < len(self.rows.rows) else None

    def _want(self, wanted: Wanted) -> None:
        if wanted is Wanted.NEW or self.current is not None:
            self.wanted = wanted
            self.accept()

    def _show_whole(self) -> None:
        line = self._current_line()
        self.edit.setEnabled(line is not None)
        self.delete.setEnabled(line is not None)
        self._whole.setText(_whole(line) if line else "")


def _outcome(activity: Activity) -> str:
    return (activity.result or activity.findings).replace("\n", " ")


def _remedy_cell(activity: Activity, today: date) -> Cell:
    if activity.remedied_on is not None:
        return Cell(f"Xong {activity.remedied_on:%d/%m/%Y}", chip=DONE)
    if activity.remedy_by is None:
        return Cell("–")
    if activity.is_remedy_overdue(today):
        return Cell(f"Quá {activity.remedy_by:%d/%m/%Y}", chip=LATE)
    return Cell(f"Hạn {activity.remedy_by:%d/%m/%Y}", chip=RUNNING)


def _whole(line: ActivityLine) -> str:
    """Return all of one activity: its words, its findings, and the work items it serves."""
    activity = line.activity
    said = [activity.result, f"Phát hiện: {activity.findings}" if activity.findings else ""]
    served = "; ".join(
        f"{one.plan.document.citation}, {one.task.number} – {one.unit.name}, {one.item.period.label}" for one in line.served
    )
    said.append(f"Đã ghi vào {len(line.served)} đầu việc: {served}." if served else "Chưa ghi vào đầu việc nào.")
    return "\n".join(one for one in said if one)
