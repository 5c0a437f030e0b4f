"""Leave one period of a task out for a unit, with the reason."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.plan import Task
from app.domain.progress import Progress, ProgressState, WorkItem
from app.domain.unit import Unit
from ui.kit.card import plain_label
from ui.kit.form import FormDialog
from ui.looks.task import first_line


class SkipPeriodDialog(FormDialog):
    """The reason why a unit does not carry a task out in one period."""

    def __init__(self, task: Task, unit: Unit, item: WorkItem, parent: QWidget | None = None) -> None:
        super().__init__("Bỏ qua kỳ này", f"{task.number} {first_line(task)}", "&Bỏ qua kỳ", parent)
        self._item = item
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(3 * self.reason.fontMetrics().lineSpacing() + 16)
        self.add_row("Đơn vị", plain_label(unit.name, wraps=True))
        self.add_row("Kỳ", plain_label(item.period.label))
        self.add_row("Lý &do", self.reason)
        note = "Kỳ này ghi là “Không thực hiện”, không tính vào tỷ lệ hoàn thành. Các kỳ sau vẫn theo dõi."
        self.body.addWidget(plain_label(note, "soft", wraps=True))
        self.reason.textChanged.connect(self._check)
        self._check()

    @property
    def item(self) -> WorkItem:
        """The work item it is about."""
        return self._item

    @property
    def progress(self) -> Progress:
        """What is entered by that; what was written before stays."""
        before = self._item.progress
        return Progress(
            ProgressState.NOT_APPLICABLE, None, before.result, before.difficulty, before.proposal, self.reason.toPlainText()
        )

    def _check(self) -> None:
        self.require("" if self.reason.toPlainText().strip() else "Cần ghi lý do.")
