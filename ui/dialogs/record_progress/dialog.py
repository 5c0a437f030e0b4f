"""Enter what a unit has done of a task: state, day, numbers, result, difficulty, proposal; or correct what was approved."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from app.domain.ids import IndicatorId
from app.domain.indicator import NumberProblem, UnreadNumber, plainly, read_number
from app.domain.plan import Task
from app.domain.progress import STATE_LABELS, Progress, ProgressState, WorkItem
from app.domain.unit import Unit
from app.services.record_progress import ProgressForm
from ui.kit.card import plain_label
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.scrolled import scrolled
from ui.looks.task import first_line

_WIDTH = 640
_MOST_HEIGHT = 660  # the most common screen less its task bar and the title
_FRAME_HEIGHT = 150  # lead, line of what is missing, buttons, margins


class RecordProgressDialog(FormDialog):
    """The progress of one work item. Of a locked one it asks why, and what is entered is a correction."""

    def __init__(
        self, task: Task, unit: Unit, item: WorkItem, today: date, asked: ProgressForm, parent: QWidget | None = None
    ) -> None:
        is_correction = asked.lock is not None
        title, act = ("Đính chính", "&Lưu đính chính") if is_correction else ("Ghi tiến độ", "&Lưu")
        super().__init__(title, f"{task.number} {first_line(task)}", act, parent)
        self._item = item
        self._asked = asked
        self._page = QWidget()
        self._scroll_form()
        self.add_row("Đơn vị", plain_label(unit.name, "cardTitle", wraps=True))
        self.add_row("Kỳ, thời hạn", plain_label(_term(item), wraps=True))
        self.why = _text("", 2)
        if asked.lock is not None:
            said = f"báo cáo {asked.lock.period.label}, ngày {asked.lock.approved_on:%d/%m/%Y}"
            self.add_row("Đã duyệt", plain_label(said, wraps=True))
            self.add_row("Lý do đí&nh chính", self.why)
        self._add_progress(item.progress, today)
        self.numbers = self._add_numbers()
        self._add_texts(item.progress)
        self.state.currentIndexChanged.connect(self._follow)
        for field in (self.reason, self.why):
            field.textChanged.connect(self._follow)
        self._follow()
        (self.why if is_correction else self.state).setFocus()
        self.setMinimumWidth(560)
        self.resize(_WIDTH, min(_MOST_HEIGHT, self._page.sizeHint().height() + _FRAME_HEIGHT))

    @property
    def item(self) -> WorkItem:
        """The work item it is about."""
        return self._item

    @property
    def is_correction(self) -> bool:
        """Whether what is entered corrects an approved report."""
        return self._asked.lock is not None

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

    @property
    def values(self) -> dict[IndicatorId, str]:
        """The numbers as typed."""
        return {key: field.text() for key, field in self.numbers.items()}

    def _scroll_form(self) -> None:
        """Let the form scroll: a task may ask for many numbers, a screen may be low."""
        form = QFormLayout()
        form.setLabelAlignment(self.form.labelAlignment())
        form.setHorizontalSpacing(self.form.horizontalSpacing())
        form.setVerticalSpacing(self.form.verticalSpacing())
        form.setFieldGrowthPolicy(self.form.fieldGrowthPolicy())
        self.form = form
        self.body.addWidget(scrolled(form, self._page), 1)

    def _add_progress(self, progress: Progress, today: date) -> None:
        self.state = QComboBox()
        for state, label in STATE_LABELS.items():
            self.state.addItem(label, state.value)
        self.state.setCurrentIndex(list(STATE_LABELS).index(progress.state))
        self.done_on = DateField(progress.done_on or today)
        self.done_on.setMaximumDate(DateField(max(today, progress.done_on or today)).date())
        self.reason = _text(progress.reason, 2)
        self.add_row("Trạng thá&i", self.state)
        self._date_label = self.add_row("N&gày hoàn thành", self.done_on)
        self._reason_label = self.add_row("Lý d&o", self.reason)

    def _add_numbers(self) -> dict[IndicatorId, QLineEdit]:
        fields: dict[IndicatorId, QLineEdit] = {}
        for one in self._asked.indicators:
            known = self._asked.values.get(one.id)
            field = QLineEdit(plainly(known) if known is not None else "")
            field.setPlaceholderText(one.measuring_unit)
            field.textChanged.connect(self._follow)
            self.add_row(f"{one.name} ({one.measuring_unit})", field)
            fields[one.id] = field
        return fields

    def _add_texts(self, progress: Progress) -> None:
        self.outcome = _text(progress.result, 4)
        self.difficulty = _text(progress.difficulty, 2)
        self.proposal = _text(progress.proposal, 2)
        self.add_row("&Kết quả thực hiện", self.outcome)
        self.add_row("Khó khăn, &vướng mắc", self.difficulty)
        self.add_row("Đề &xuất, kiến nghị", self.proposal)

    def _follow(self) -> None:
        """Show the day for what is done, the reason for what is not carried out; say what is missing."""
        state = ProgressState(self.state.currentData())
        for widget in (self.done_on, self._date_label):
            widget.setVisible(state is ProgressState.COMPLETED)
        for widget in (self.reason, self._reason_label):
            widget.setVisible(state is ProgressState.NOT_APPLICABLE)
        self.require(self._missing_words(state))

    def _missing_words(self, state: ProgressState) -> str:
        if self.is_correction and not self.why.toPlainText().strip():
            return "Cần ghi lý do đính chính."
        if state is ProgressState.NOT_APPLICABLE and not self.reason.toPlainText().strip():
            return "Cần ghi lý do không thực hiện."
        wrong = ((one.name, _number_trouble(self.numbers[one.id].text())) for one in self._asked.indicators)
        return next((f"{name}: {trouble}." for name, trouble in wrong if trouble), "")


def _number_trouble(written: str) -> str:
    """Return what is wrong with a number, empty when it can be read or nothing is written."""
    if not written.strip():
        return ""
    try:
        read_number(written)
    except UnreadNumber as unread:
        if unread.problem is NumberProblem.TWO_READINGS:
            return f"“{written.strip()}” đọc được hai cách, hãy gõ {' hoặc '.join(unread.readings)}"
        return _TROUBLES[unread.problem]
    return ""


_TROUBLES: dict[NumberProblem, str] = {
    NumberProblem.NOT_A_NUMBER: "chỉ gõ số, ví dụ 1234 hoặc 12,5",
    NumberProblem.NEGATIVE: "số phải từ 0 trở lên",
    NumberProblem.TOO_LONG: "số quá dài",
}


def _text(value: str, lines: int) -> QPlainTextEdit:
    field = QPlainTextEdit(value)
    field.setTabChangesFocus(True)
    field.setFixedHeight(14 + lines * field.fontMetrics().lineSpacing() + 8)
    return field


def _term(item: WorkItem) -> str:
    label = item.period.label
    due = f", hạn {item.due_on:%d/%m/%Y}" if item.due_on else ", chưa có thời hạn"
    return label[:1].upper() + label[1:] + due
