"""Enter what a unit has done of a task: state, day, result, difficulty, proposal."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from app.domain.plan import Task
from app.domain.progress import STATE_LABELS, Progress, ProgressState, WorkItem
from app.domain.unit import Unit
from ui.kit.card import plain_label
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.looks.task import first_line


class RecordProgressDialog(FormDialog):
    """The progress of one work item."""

    def __init__(self, task: Task, unit: Unit, item: WorkItem, today: date, parent: QWidget | None = None) -> None:
        super().__init__("Ghi tiến độ", f"{task.number} {first_line(task)}", "&Lưu", parent)
        self._item = item
        progress = item.progress
        self.add_row("Đơn vị", plain_label(unit.name, "cardTitle", wraps=True))
        self.add_row("Kỳ, thời hạn", plain_label(_term(item), wraps=True))
        self.state = QComboBox()
        for state, label in STATE_LABELS.items():
            self.state.addItem(label, state.value)
        self.state.setCurrentIndex(list(STATE_LABELS).index(progress.state))
        self.done_on = DateField(progress.done_on or today)
        self.done_on.setMaximumDate(DateField(max(today, progress.done_on or today)).date())
        self.outcome = _text(progress.result, 4)
        self.difficulty = _text(progress.difficulty, 2)
        self.proposal = _text(progress.proposal, 2)
        self.reason = _text(progress.reason, 2)
        self.add_row("Trạng thá&i", self.state)
        self._date_label = self.add_row("&Ngày hoàn thành", self.done_on)
        self._reason_label = self.add_row("Lý d&o", self.reason)
        self.add_row("&Kết quả thực hiện", self.outcome)
        self.add_row("Khó khăn, &vướng mắc", self.difficulty)
        self.add_row("Đề &xuất, kiến nghị", self.proposal)
        self.state.currentIndexChanged.connect(self._follow_state)
        self.reason.textChanged.connect(self._follow_state)
        self._follow_state()
        self.setMinimumWidth(600)

    @property
    def item(self) -> WorkItem:
        """The work item it is about."""
        return self._item

    @property
    def progress(self) -> Progress:
        """What was entered."""
        state = ProgressState(self.state.currentData())
        return Progress(
            state=state,
            done_on=self.done_on.value if state is ProgressState.COMPLETED else None,
            result=self.outcome.toPlainText(),
            difficulty=self.difficulty.toPlainText(),
            proposal=self.proposal.toPlainText(),
            reason=self.reason.toPlainText() if state is ProgressState.NOT_APPLICABLE else "",
        )

    def _follow_state(self) -> None:
        """Show the day for what is done, the reason for what is not carried out."""
        state = ProgressState(self.state.currentData())
        for widget in (self.done_on, self._date_label):
            widget.setVisible(state is ProgressState.COMPLETED)
        for widget in (self.reason, self._reason_label):
            widget.setVisible(state is ProgressState.NOT_APPLICABLE)
        lacks_reason = state is ProgressState.NOT_APPLICABLE and not self.reason.toPlainText().strip()
        self.require("Cần ghi lý do không thực hiện." if lacks_reason else "")


def _text(value: str, lines: int) -> QPlainTextEdit:
    field = QPlainTextEdit(value)
    field.setTabChangesFocus(True)
    field.setFixedHeight(14 + lines * field.fontMetrics().lineSpacing() + 8)
    return field


def _term(item: WorkItem) -> str:
    label = item.period.label
    due = f", hạn {item.due_on:%d/%m/%Y}" if item.due_on else ", chưa có thời hạn"
    return label[:1].upper() + label[1:] + due
