"""Which numbers a task asks of its units: name, measuring unit, whether they add up, what is to be reached."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPushButton, QWidget

from app.domain.ids import IndicatorId
from app.domain.indicator import Indicator, may_be_summed, plainly
from app.domain.plan import Task
from app.services.indicators import IndicatorDraft
from ui import theme
from ui.kit.card import plain_label
from ui.kit.form import FormDialog
from ui.kit.hint import set_hint
from ui.kit.scrolled import scrolled
from ui.looks.task import first_line

_MEASURING_UNITS = ("buổi", "lượt người", "tin, bài", "cuộc", "lớp", "văn bản", "triệu đồng", "%")
_NEW = IndicatorId(0)
_HINT = (
    "Mức cần đạt của chỉ tiêu cộng dồn là của cả nhiệm vụ, của tỷ lệ là của từng đơn vị. Tỷ lệ phần trăm không bao giờ được cộng."
)


class _Row:
    """The fields of one indicator."""

    def __init__(self, number: int, indicator: Indicator | None) -> None:
        self.id = indicator.id if indicator else _NEW
        self.name = QLineEdit(indicator.name if indicator else "")
        set_hint(self.name, "ví dụ: Số buổi tuyên truyền")
        self.name.setAccessibleName(f"Tên chỉ tiêu {number}")
        self.measuring_unit = QComboBox()
        self.measuring_unit.setEditable(True)
        self.measuring_unit.addItems(list(_MEASURING_UNITS))
        self.measuring_unit.setEditText(indicator.measuring_unit if indicator else "")
        self.measuring_unit.setAccessibleName(f"Đơn vị tính của chỉ tiêu {number}")
        self.is_summed = QCheckBox("Cộng dồn")
        self.is_summed.setChecked(indicator.is_summed if indicator else True)
        self.is_summed.setAccessibleName(f"Cộng dồn chỉ tiêu {number}")
        self.target = QLineEdit(plainly(indicator.target) if indicator and indicator.target is not None else "")
        set_hint(self.target, "không đặt")
        self.target.setAccessibleName(f"Mức cần đạt của chỉ tiêu {number}")
        self.remove = QPushButton("Bỏ")
        self.remove.setAccessibleName(f"Bỏ chỉ tiêu {number}")
        self.remove.setAutoDefault(False)
        self.measuring_unit.editTextChanged.connect(self.follow_measuring_unit)
        self.follow_measuring_unit()

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """The fields from left to right."""
        return (self.name, self.measuring_unit, self.is_summed, self.target, self.remove)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(text.strip() for text in (self.name.text(), self.measuring_unit.currentText(), self.target.text()))

    @property
    def draft(self) -> IndicatorDraft:
        """What was typed."""
        return IndicatorDraft(
            self.id, self.name.text(), self.measuring_unit.currentText(), self.is_summed.isChecked(), self.target.text()
        )

    def follow_measuring_unit(self) -> None:
        """Shares of a hundred do not add up."""
        may = may_be_summed(self.measuring_unit.currentText())
        self.is_summed.setEnabled(may)
        if not may:
            self.is_summed.setChecked(False)


class IndicatorsDialog(FormDialog):
    """The indicators of one task, a line each."""

    def __init__(self, task: Task, present: Sequence[Indicator], parent: QWidget | None = None) -> None:
        super().__init__("Chỉ tiêu của nhiệm vụ", f"{task.number} {first_line(task)}", "&Lưu", parent)
        self.task = task
        self.rows: list[_Row] = []
        self._count = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        for column, title in enumerate(("Tên chỉ tiêu", "Đơn vị tính", "Nhiều đơn vị, nhiều kỳ", "Mức cần đạt")):
            self._grid.addWidget(plain_label(title, "soft"), 0, column)
        lines = scrolled(self._grid)
        theme.at_least(lines, height=150)
        self.body.addWidget(lines, 1)
        self.add = QPushButton("Thê&m chỉ tiêu")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(lambda: self._add_row(None).name.setFocus())
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(plain_label(_HINT, "soft", wraps=True))
        for indicator in present:
            self._add_row(indicator)
        if not present:
            self._add_row(None)
        self.rows[-1].name.setFocus()
        self.setMinimumWidth(760)

    @property
    def drafts(self) -> list[IndicatorDraft]:
        """What was typed, lines left empty aside."""
        return [row.draft for row in self.rows if not row.is_empty]

    def _add_row(self, indicator: Indicator | None) -> _Row:
        self._count += 1
        row = _Row(self._count, indicator)
        for column, widget in enumerate(row.widgets):
            self._grid.addWidget(widget, self._count, column)
        theme.at_least(row.measuring_unit, width=130)
        theme.fix(row.target, width=110)
        row.remove.clicked.connect(lambda: self._remove_row(row))
        QWidget.setTabOrder(row.remove, self.add)  # the fields are reached from left to right, this button after the last line
        self.rows.append(row)
        return row

    def _remove_row(self, row: _Row) -> None:
        self.rows.remove(row)
        for widget in row.widgets:
            widget.hide()
            widget.deleteLater()
