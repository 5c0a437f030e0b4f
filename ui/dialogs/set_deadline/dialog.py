"""Give a task another deadline, or choose how often it is followed from a day on, with what that comes to shown at once."""

from datetime import date
from itertools import zip_longest

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QRadioButton, QWidget

from app.domain.period import PeriodKind, day
from app.domain.plan import BEAT_LABELS, Beat, Task
from app.register.beats import Outlook
from app.register.cells import DuePeriod, only_period
from app.services.change_beat import BeatTrial, try_beat
from ui import theme
from ui.kit.card import plain_label
from ui.kit.cells import Cell
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.help_link import HelpLink
from ui.kit.table import Column, RowsModel, RowsTable
from ui.looks.task import first_line, timing_words

_Pair = tuple[DuePeriod | None, DuePeriod | None]


class SetDeadlineDialog(FormDialog):
    """A day, or a beat from a day on; to begin with, whichever the task has, or the day that was proposed."""

    def __init__(self, outlook: Outlook, proposed: date | None = None, parent: QWidget | None = None) -> None:
        task = outlook.task
        super().__init__("Thời hạn và nhịp theo dõi", f"{task.number} {first_line(task)}", "&Lưu", parent)
        self._outlook = outlook
        self.add_row("Kế hoạch ghi", plain_label(task.timing.raw or "không ghi thời gian", wraps=True))
        self.add_row("Đang theo dõi", plain_label(_followed(task), wraps=True))
        self.on_day = QRadioButton("Hoàn thành trước một &ngày")
        self.by_beat = QRadioButton("Theo dõi đều theo &kỳ")
        is_once = only_period(task, outlook.plan_span) is not None
        (self.on_day if proposed or is_once else self.by_beat).setChecked(True)
        self.due_on = DateField(proposed or task.timing.end or outlook.today)
        self.beat = QComboBox()
        for beat, label in BEAT_LABELS.items():
            self.beat.addItem(label, beat.value)
        self.beat.setCurrentIndex(list(BEAT_LABELS).index(task.beat_on(outlook.today)))
        self.from_day = DateField(proposed or outlook.today)
        self.due_on.setAccessibleName("Ngày phải hoàn thành")
        self.beat.setAccessibleName("Kỳ theo dõi")
        self.from_day.setAccessibleName("Đổi nhịp từ ngày")
        self.form.addRow(self.on_day, self.due_on)
        self.form.addRow(self.by_beat, self._beat_line())
        self._preview: RowsModel[_Pair] = RowsModel(
            (
                Column("Các kỳ tới, như hiện nay", lambda pair: Cell(_due_words(pair[0]), colour="ink_soft")),
                Column("Sau khi đổi", lambda pair: Cell(_due_words(pair[1]), bold=pair[0] != pair[1])),
            ),
            self,
        )
        self.table = RowsTable(self._preview, "Các kỳ tới, trước và sau khi đổi", keeps_order=True)
        theme.at_least(self.table, height=4 * theme.ROW)
        self._said = plain_label("", wraps=True)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._said)
        self.setMinimumWidth(640)
        self.add_help(HelpLink("thoi-han"))
        self.resize(640, 500)
        for signal in (
            *(self.on_day.toggled, self.due_on.dateChanged),
            *(self.beat.currentIndexChanged, self.from_day.dateChanged),
        ):
            signal.connect(self._follow_choice)
        self._follow_choice()

    @property
    def task(self) -> Task:
        """The task it is about."""
        return self._outlook.task

    @property
    def chosen_day(self) -> date | None:
        """The new deadline; None when a beat was chosen."""
        return self.due_on.value if self.on_day.isChecked() else None

    @property
    def chosen_beat(self) -> Beat:
        """The new beat."""
        return Beat(self.beat.currentData())

    @property
    def chosen_start(self) -> date:
        """The day from which the beat is to change."""
        return self.from_day.value

    @property
    def said(self) -> str:
        """What the choice comes to, as the dialog says it."""
        return self._said.text()

    def _beat_line(self) -> QHBoxLayout:
        from_label = QLabel("từ n&gày")
        from_label.setBuddy(self.from_day)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.beat, 1)
        line.addWidget(from_label)
        line.addWidget(self.from_day)
        return line

    def _follow_choice(self) -> None:
        by_beat = self.by_beat.isChecked()
        self.due_on.setEnabled(not by_beat)
        for widget in (self.beat, self.from_day):
            widget.setEnabled(by_beat)
        trial = try_beat(self._outlook, self.chosen_beat, self.chosen_start)
        by_day = (DuePeriod(day(self.due_on.value), self.due_on.value),)
        after = (() if trial.refusal else trial.after) if by_beat else by_day
        self._preview.set_rows(list(zip_longest(trial.before, after)))
        self._said.setText(_sentence(self._outlook, trial) if by_beat and not trial.refusal else "")
        self.require(trial.refusal if by_beat else "")


def _followed(task: Task) -> str:
    """Return how the task is followed, the beats it was given later and its pauses too."""
    said = [timing_words(task)]
    said += [f"{BEAT_LABELS[change.beat]} từ {change.starts_on:%d/%m/%Y}" for change in task.beat_changes]
    said += [f"tạm dừng {pause.label}" for pause in task.pauses]
    return "; ".join(said)


def _due_words(due: DuePeriod | None) -> str:
    if due is None:
        return ""
    if due.period.kind is PeriodKind.DAY:
        return f"Một lần, hạn {due.period.ends_on:%d/%m/%Y}"
    label = due.period.label
    return f"{label[:1].upper()}{label[1:]}" + (f", hạn {due.due_on:%d/%m/%Y}" if due.due_on else ", chưa có thời hạn")


def _sentence(outlook: Outlook, trial: BeatTrial) -> str:
    """Return what a change comes to: what is brought to its end, what begins when, what is replaced."""
    result = trial.result
    if result.task == outlook.task:
        return "Nhiệm vụ đang được theo dõi đúng như vậy, không có gì thay đổi."
    said: list[str] = []
    if result.finished is not None:
        said.append(f"Kỳ đang theo dõi ({result.finished.label}) giữ nguyên đến hết {result.finished.ends_on:%d/%m/%Y}.")
    said.append(f"Nhịp mới tính từ {result.starts_on:%d/%m/%Y}; những gì đã ghi vẫn còn.")
    said += [
        f"Lần đổi nhịp trước ({BEAT_LABELS[one.beat]} từ {one.starts_on:%d/%m/%Y}) không còn hiệu lực."
        for one in result.replaced
        if one not in result.task.beat_changes
    ]
    return " ".join(said)
