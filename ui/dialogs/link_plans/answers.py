"""The lines of a superior plan at the left, our duties at the right: tick which duty answers which line."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QSplitter, QVBoxLayout, QWidget

from app.domain.ids import TaskId
from app.domain.plan import Plan, Task
from app.domain.progress import FourWayCount
from app.services.show_answers import AnswerChoices, AnsweredLine
from app.text.compare import fold
from ui import theme
from ui.kit.card import Card, plain_label
from ui.kit.cells import Cell
from ui.kit.dialog import Dialog
from ui.kit.foot import saving_foot
from ui.kit.hint import set_hint
from ui.kit.table import Column, RowsModel, RowsTable
from ui.kit.tool_tip import plain_tip
from ui.looks.task import due_cell, first_line

Duty = tuple[Plan, Task]


class AnswersDialog(Dialog):
    """Which duty of ours answers which line of a superior plan.

    Args:
        choices: the plan, our duties and what is proposed.
    """

    def __init__(self, choices: AnswerChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Đối chiếu kế hoạch cấp trên")
        self._choices = choices
        self._stored = {one.line.id: tuple(duty.task.id for duty in one.duties) for one in choices.view.lines}
        self.now: dict[TaskId, list[TaskId]] = {line: list(duties) for line, duties in self._stored.items()}
        self.lines: RowsModel[AnsweredLine] = RowsModel(
            (
                Column("Nhiệm vụ của cấp trên", lambda one: Cell(f"{one.line.number}. {first_line(one.line)}", lines=2)),
                Column("Đáp ứng", self._answered_cell, 124),
                Column("Kết quả kỳ này", self._count_cell, 116, yields=1),
            ),
            self,
        )
        self.duties: RowsModel[Duty] = RowsModel(
            (
                Column("Đáp ứng", self._tick_cell, 84),
                Column("Nhiệm vụ của cơ quan", self._duty_cell),
                Column("Giống", self._likeness_cell, 64),
            ),
            self,
        )
        self.line_table = RowsTable(self.lines, "Nhiệm vụ của cấp trên", 50)
        self.duty_table = RowsTable(self.duties, "Nhiệm vụ của cơ quan", 50)
        self.only_open = QCheckBox("Chỉ dòng &chưa có nhiệm vụ đáp ứng")
        self.search = QLineEdit()
        self._build()
        self._show_lines()
        self.line_table.setFocus()
        self.resize(1180, 620)

    @property
    def changed(self) -> dict[TaskId, Sequence[TaskId]]:
        """Line -> the duties that answer it, for the lines that were changed."""
        return {line: duties for line, duties in self.now.items() if set(duties) != set(self._stored[line])}

    def toggle(self, row: int) -> None:
        """Let the duty of a row answer the line under the cursor, or no longer."""
        line, task_id = self._line(), self.duties.rows[row][1].id
        if line is not None:
            answers = self.now[line.line.id]
            if task_id in answers:
                answers.remove(task_id)
            else:
                answers.append(task_id)
            self._tell()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        layout.setSpacing(8)
        plan = self._choices.view.plan
        layout.addWidget(plain_label(f"{plan.document.citation} {plan.document.subject}".strip(), "cardTitle", wraps=True))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(theme.SPACE)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._build_lines())
        splitter.addWidget(self._build_duties())
        splitter.setSizes([560, 620])
        layout.addWidget(splitter, 1)
        layout.addLayout(self._build_foot())
        self.line_table.selectionModel().currentChanged.connect(lambda *_: self._show_duties())
        self.duty_table.activated.connect(lambda index: self.toggle(index.row()))
        self.only_open.toggled.connect(lambda _: self._show_lines())
        self.search.textChanged.connect(lambda _: self._show_duties())

    def _build_lines(self) -> Card:
        self._line_card = Card("")
        self._line_card.tools.addWidget(self.only_open)
        self._line_card.body.addWidget(self.line_table, 1)
        self._whole_line = self._whole()
        self._line_card.body.addWidget(self._whole_line)
        return self._line_card

    def _build_duties(self) -> Card:
        card = Card("Nhiệm vụ của cơ quan")
        self.search.setAccessibleName("Lọc nhiệm vụ của cơ quan")
        set_hint(self.search, "Lọc, không cần dấu")
        theme.at_least(self.search, width=190)
        card.tools.addWidget(self.search)
        card.body.addWidget(self.duty_table, 1)
        self._whole_duty = self._whole()
        card.body.addWidget(self._whole_duty)
        self.duty_table.selectionModel().currentChanged.connect(lambda *_: self._show_whole())
        return card

    def _build_foot(self) -> QHBoxLayout:
        hint = "Bấm đúp hoặc Enter vào nhiệm vụ của cơ quan để đánh dấu. Một nhiệm vụ đáp ứng được nhiều dòng và ngược lại."
        foot, self.save = saving_foot(self, plain_label(hint, "soft", wraps=True))
        return foot

    def _whole(self) -> QLabel:
        label = plain_label("", "soft", wraps=True)
        label.setContentsMargins(12, 6, 12, 8)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        return label

    def _line(self) -> AnsweredLine | None:
        row = self.line_table.current_row
        return self.lines.rows[row] if row is not None and row < len(self.lines.rows) else None

    def _show_lines(self) -> None:
        shown = [one for one in self._choices.view.lines if not (self.only_open.isChecked() and self.now[one.line.id])]
        self.lines.set_rows(shown)
        if shown and self.line_table.current_row is None:
            self.line_table.selectRow(0)
        self._tell()
        self._show_duties()

    def _show_duties(self) -> None:
        """List our duties: those that answer the line, those like it, the others."""
        line, typed = self._line(), fold(self.search.text())
        rows = [duty for duty in self._choices.duties if typed in fold(f"{duty[1].number} {duty[1].text}")]
        if line is not None:
            answering = self.now[line.line.id]
            rows.sort(key=lambda duty: (duty[1].id not in answering, -self._likeness(duty[1].id)))
        self.duties.set_rows(rows)
        if rows:
            self.duty_table.selectRow(0)
        self._show_whole()

    def _show_whole(self) -> None:
        line, row = self._line(), self.duty_table.current_row
        _say(self._whole_line, line.line.text if line else "")
        duty = self.duties.rows[row] if row is not None and row < len(self.duties.rows) else None
        _say(self._whole_duty, f"{duty[0].document.citation}: {duty[1].text}" if duty else "")

    def _tell(self) -> None:
        """Draw what stands now, and count it."""
        self.lines.set_rows(list(self.lines.rows))
        self.duties.set_rows(list(self.duties.rows))
        unanswered = sum(not duties for duties in self.now.values())
        self._line_card.set_title("Cấp trên", f"chưa đáp ứng {unanswered}/{len(self.now)} dòng")
        self.save.setEnabled(bool(self.changed))

    def _likeness(self, task_id: TaskId) -> float:
        line = self._line()
        suggested = self._choices.suggested.get(line.line.id, ()) if line else ()
        return next((one.likeness for one in suggested if one.task.id == task_id), 0)

    def _answered_cell(self, one: AnsweredLine) -> Cell:
        count = len(self.now[one.line.id])
        return Cell(f"{count} nhiệm vụ", icon="check", colour="done") if count else Cell("Chưa có", colour="soon", bold=True)

    def _count_cell(self, one: AnsweredLine) -> Cell:
        counts = [self._choices.counts.get(duty, FourWayCount()) for duty in self.now[one.line.id]]
        return replace(due_cell(sum(counts, FourWayCount())), colour="ink") if counts else Cell("–")

    def _tick_cell(self, duty: Duty) -> Cell:
        line = self._line()
        answers = line is not None and duty[1].id in self.now[line.line.id]
        return Cell("Có", icon="check", colour="done") if answers else Cell("–", colour="ink_soft")

    def _duty_cell(self, duty: Duty) -> Cell:
        document = duty[0].document
        return Cell(f"{duty[1].number} {first_line(duty[1])}\n{document.citation} {document.subject}")

    def _likeness_cell(self, duty: Duty) -> Cell:
        likeness = self._likeness(duty[1].id)
        return Cell(f"{likeness:.0f}%" if likeness else "")


def _say(label: QLabel, text: str) -> None:
    """Show a text, and the whole of it as a tip where a low window has no room for its last lines."""
    label.setText(text)
    label.setToolTip(plain_tip(text))
