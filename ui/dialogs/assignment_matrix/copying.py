"""Copy the assignment: from another plan's tasks that say the same, or from one task; shown pair by pair before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QComboBox, QRadioButton, QWidget

from app.domain.ids import PlanId, TaskId
from app.domain.plan import Task
from app.register.matrix import Lines
from app.services.show_matrix import CopySource, alike_tasks
from ui.kit.card import plain_label
from ui.kit.cells import Cell
from ui.kit.choice import ElidedComboBox
from ui.kit.form import FormDialog
from ui.kit.table import Column, RowsModel, RowsTable
from ui.looks.task import first_line


@dataclass(frozen=True, slots=True)
class CopyPair:
    """One task and the task it would take its assignment from.

    Attributes:
        likeness: in percent; None where the clerk chose the source herself.
        is_wanted: whether it is copied.
    """

    task: Task
    source: Task
    lines: Lines
    likeness: float | None
    is_wanted: bool = True


class CopyAssignmentDialog(FormDialog):
    """Which tasks take over whose units, groups and roles.

    Args:
        plan_id: the plan of the matrix.
        tasks: all its tasks.
        marked: those of the chosen cells.
        sources: the plans to copy from, this one first.
    """

    def __init__(
        self,
        plan_id: PlanId,
        tasks: Sequence[Task],
        marked: Sequence[Task],
        sources: Sequence[CopySource],
        parent: QWidget | None = None,
    ) -> None:
        lead = "Đơn vị, nhóm và vai trò của nhiệm vụ nguồn thay cho phân công đang có; thời hạn riêng không chép."
        super().__init__("Chép phân công", lead, "&Chép", parent)
        self._tasks, self._marked, self._sources = tasks, marked, sources
        self.plan = QComboBox()
        for source in sources:
            own = " (kế hoạch này)" if source.plan.id == plan_id else ""
            self.plan.addItem(f"{source.plan.document.citation}{own}")
        self.by_likeness = QRadioButton("Các nhiệm vụ có lời &giống nhau")
        self.from_task = QRadioButton(f"&Một nhiệm vụ, cho {len(marked)} nhiệm vụ đang chọn")
        self.task = ElidedComboBox()
        self.task.setAccessibleName("Nhiệm vụ nguồn")
        self.pairs: RowsModel[CopyPair] = RowsModel(
            (
                Column("Chép", lambda pair: Cell("Có", icon="check", colour="done") if pair.is_wanted else Cell("Không"), 78),
                Column("Nhiệm vụ này", lambda pair: Cell(_name(pair.task), lines=2)),
                Column("lấy phân công của", lambda pair: Cell(_name(pair.source), lines=2)),
                Column("Giống", lambda pair: Cell("–" if pair.likeness is None else f"{pair.likeness:.0f}%"), 66),
            ),
            self,
        )
        self.table = RowsTable(self.pairs, "Các cặp nhiệm vụ", 46)
        self.add_row("&Kế hoạch nguồn", self.plan)
        self.form.addRow(self.by_likeness)
        self.form.addRow(self.from_task, self.task)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(plain_label("Bấm đúp hoặc Enter vào một dòng để chép hay không chép dòng ấy.", "soft", wraps=True))
        self.resize(820, 520)
        is_other = len(sources) > 1
        self.plan.setCurrentIndex(1 if is_other else 0)
        (self.by_likeness if is_other else self.from_task).setChecked(True)
        self.plan.currentIndexChanged.connect(lambda _: self._show_source())
        self.by_likeness.toggled.connect(lambda _: self._show_pairs())
        self.task.currentIndexChanged.connect(lambda _: self._show_pairs())
        self.table.activated.connect(lambda index: self.toggle(index.row()))
        self.acting.setAutoDefault(False)
        self.acting.setDefault(False)
        self._show_source()

    @property
    def chosen(self) -> dict[TaskId, Lines]:
        """Task -> the lines it takes over."""
        return {pair.task.id: pair.lines for pair in self.pairs.rows if pair.is_wanted}

    def toggle(self, row: int) -> None:
        """Copy a pair or not."""
        rows = list(self.pairs.rows)
        rows[row] = replace(rows[row], is_wanted=not rows[row].is_wanted)
        self.pairs.set_rows(rows)
        self._check()

    def _show_source(self) -> None:
        self.task.blockSignals(True)
        self.task.clear()
        for task, _ in self._source.rows:
            self.task.addItem(_name(task))
        self.task.blockSignals(False)
        self._show_pairs()

    def _show_pairs(self) -> None:
        self.task.setEnabled(self.from_task.isChecked())
        self.pairs.set_rows(self._alike() if self.by_likeness.isChecked() else self._from_one())
        self._check()

    def _alike(self) -> list[CopyPair]:
        return [CopyPair(one.task, one.source, one.source_lines, one.likeness) for one in alike_tasks(self._tasks, self._source)]

    def _from_one(self) -> list[CopyPair]:
        at = self.task.currentIndex()
        if at < 0:
            return []
        source, lines = self._source.rows[at]
        return [CopyPair(task, source, lines, None) for task in self._marked if task.id != source.id]

    @property
    def _source(self) -> CopySource:
        return self._sources[self.plan.currentIndex()]

    def _check(self) -> None:
        count = len(self.chosen)
        self.acting.setText(f"&Chép {count} nhiệm vụ")
        self.require("" if count else "Không có nhiệm vụ nào để chép.")


def _name(task: Task) -> str:
    return f"{task.number} {first_line(task)}"
