"""Give a task another deadline, or choose how often it is followed."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QRadioButton, QWidget

from app.domain.plan import BEAT_LABELS, Beat, Task
from ui.kit.card import plain_label
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.looks.task import first_line, timing_words


class SetDeadlineDialog(FormDialog):
    """A day, or a beat."""

    def __init__(self, task: Task, proposed: date, parent: QWidget | None = None) -> None:
        super().__init__("Đổi thời hạn", f"{task.number} {first_line(task)}", "&Lưu", parent)
        self._task = task
        self.add_row("Kế hoạch ghi", plain_label(task.timing.raw or "không ghi thời gian", wraps=True))
        self.add_row("Đang theo dõi", plain_label(timing_words(task)))
        self.on_day = QRadioButton("Hoàn thành trước một &ngày")
        self.by_beat = QRadioButton("Theo dõi đều theo &kỳ")
        self.on_day.setChecked(True)
        self.due_on = DateField(task.timing.end or proposed)
        self.beat = QComboBox()
        for beat, label in BEAT_LABELS.items():
            self.beat.addItem(label, beat.value)
        self.beat.setCurrentIndex(list(BEAT_LABELS).index(task.effective_beat))
        self.form.addRow(self.on_day, self.due_on)
        self.form.addRow(self.by_beat, self.beat)
        self.due_on.setAccessibleName("Ngày phải hoàn thành")
        self.beat.setAccessibleName("Kỳ theo dõi")
        self.on_day.toggled.connect(self._follow_choice)
        self._follow_choice()

    @property
    def task(self) -> Task:
        """The task it is about."""
        return self._task

    @property
    def chosen_day(self) -> date | None:
        """The new deadline; None when a beat was chosen."""
        return self.due_on.value if self.on_day.isChecked() else None

    @property
    def chosen_beat(self) -> Beat:
        """The new beat."""
        return Beat(self.beat.currentData())

    def _follow_choice(self) -> None:
        self.due_on.setEnabled(self.on_day.isChecked())
        self.beat.setEnabled(self.by_beat.isChecked())
