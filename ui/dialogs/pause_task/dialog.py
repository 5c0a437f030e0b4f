"""Let a task rest over some time, go on with it, or take a pause back."""

from datetime import date, timedelta

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from app.domain.plan import Pause, Task
from ui.kit.card import plain_label
from ui.kit.cells import Cell
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.table import Column, RowsModel, RowsTable
from ui.looks.task import first_line


class PauseTaskDialog(FormDialog):
    """One of three: a new pause, the end of one, one taken back."""

    def __init__(self, task: Task, today: date, parent: QWidget | None = None) -> None:
        super().__init__("Tạm dừng, tiếp tục theo dõi", f"{task.number} {first_line(task)}", "&Lưu", parent)
        self._task = task
        self._rows: RowsModel[Pause] = RowsModel(
            (
                Column("Tạm dừng", lambda pause: Cell(_capital(pause.label)), 280),
                Column("Lý do", lambda pause: Cell(pause.reason, lines=2)),
            ),
            self,
        )
        self._rows.set_rows(task.pauses)
        self.table = RowsTable(self._rows, "Các lần tạm dừng", 40, keeps_order=True)
        self.table.setFixedHeight(32 + 40 * min(3, max(1, len(task.pauses))) + 4)
        self.pauses, self.resumes, self.cancels = (
            QRadioButton("Tạ&m dừng từ ngày"),
            QRadioButton("Tiếp tục theo &dõi từ ngày"),
            QRadioButton("&Bỏ lần tạm dừng đang chọn ở trên"),
        )
        self.starts_on, self.ends_on, self.resumes_on = DateField(today), DateField(today), DateField(today)
        self.is_open = QCheckBox("&Chưa hẹn ngày tiếp tục")
        self.is_open.setChecked(True)
        self.reason = QLineEdit()
        self._build()
        is_resting = task.pauses and task.pauses[-1].ends_on is None
        if is_resting:
            self.resumes_on.set_value(max(today, task.pauses[-1].starts_on + timedelta(days=1)))
        (self.resumes if is_resting else self.pauses).setChecked(True)
        self._check()

    @property
    def pause(self) -> Pause:
        """The pause as it was entered."""
        return Pause(self.starts_on.value, None if self.is_open.isChecked() else self.ends_on.value, self.reason.text())

    @property
    def chosen_pause(self) -> Pause | None:
        """The pause under the cursor."""
        row = self.table.current_row
        return self._task.pauses[row] if row is not None else None

    def _build(self) -> None:
        self._choices = QButtonGroup(self)
        for choice in (self.pauses, self.resumes, self.cancels):
            self._choices.addButton(choice)
            choice.toggled.connect(self._check)
        self.starts_on.setAccessibleName("Tạm dừng từ ngày")
        self.ends_on.setAccessibleName("Tạm dừng đến hết ngày")
        self.resumes_on.setAccessibleName("Tiếp tục từ ngày")
        until = QHBoxLayout()
        until.setSpacing(8)
        until.addWidget(self.starts_on, 1)
        until.addWidget(plain_label("đến hết"))
        until.addWidget(self.ends_on, 1)
        if self._task.pauses:
            self.form.addRow(self.table)
        self.form.addRow(self.pauses, until)
        self.form.addRow("", self.is_open)
        self.add_row("      Lý d&o", self.reason)
        if self._task.pauses:
            self.form.addRow(self.resumes, self.resumes_on)
            self.form.addRow(self.cancels)
            self.table.selectRow(len(self._task.pauses) - 1)
        note = "Kỳ nào kết thúc trong thời gian tạm dừng thì không tính; những gì đơn vị đã ghi vẫn còn."
        self.body.addWidget(plain_label(note, "soft", wraps=True))
        self.setMinimumWidth(640)
        self.is_open.toggled.connect(self._check)
        self.reason.textChanged.connect(self._check)
        for field in (self.starts_on, self.ends_on, self.resumes_on):
            field.dateChanged.connect(self._check)

    def _check(self) -> None:
        is_new = self.pauses.isChecked()
        for widget in (self.starts_on, self.is_open, self.reason):
            widget.setEnabled(is_new)
        self.ends_on.setEnabled(is_new and not self.is_open.isChecked())
        self.resumes_on.setEnabled(self.resumes.isChecked())
        self.require(self._lack() if is_new else "")

    def _lack(self) -> str:
        if not self.reason.text().strip():
            return "Cần ghi lý do tạm dừng."
        pause = self.pause
        return "Ngày cuối đứng trước ngày đầu." if pause.ends_on is not None and pause.ends_on < pause.starts_on else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
