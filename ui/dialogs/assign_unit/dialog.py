"""Give a task to one more unit or group, in a role, with a deadline of its own if wanted."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QWidget

from app.domain.assignment import ROLE_LABELS, Assignment, AssignmentRole
from app.domain.ids import AssignmentId, UnitGroupId, UnitId
from app.domain.plan import Task
from app.domain.unit import Unit, UnitGroup
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.looks.task import first_line


class AssignUnitDialog(FormDialog):
    """Which unit or group, and what it has to do."""

    def __init__(
        self, task: Task, units: Sequence[Unit], groups: Sequence[UnitGroup], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("Giao nhiệm vụ", f"{task.number} {first_line(task)}", "&Giao", parent)
        self._task = task
        self.who = QComboBox()
        for group in groups:
            self.who.addItem(f"Nhóm: {group.name}", (0, group.id))
        for unit in units:
            if unit.exists_on(today):
                self.who.addItem(unit.name, (unit.id, 0))
        self.who.setEditable(True)
        self.who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.who.model(), self.who)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.who.setCompleter(completer)
        self.role = QComboBox()
        for role in (AssignmentRole.LEAD, AssignmentRole.SUPPORT, AssignmentRole.OVERSEER):
            self.role.addItem(ROLE_LABELS[role], role.value)
        self.has_own_deadline = QCheckBox("Thời hạn &riêng")
        self.due_on = DateField(task.timing.end or today)
        self.due_on.setEnabled(False)
        self.due_on.setAccessibleName("Thời hạn riêng")
        self.has_own_deadline.toggled.connect(self.due_on.setEnabled)
        self.add_row("Đơ&n vị, nhóm", self.who)
        self.add_row("&Vai trò", self.role)
        self.form.addRow(self.has_own_deadline, self.due_on)
        self.who.currentTextChanged.connect(self._check)
        self._check()

    @property
    def assignment(self) -> Assignment:
        """The new assignment."""
        unit_id, group_id = self.who.itemData(self._chosen())
        return Assignment(
            id=AssignmentId(0),
            task_id=self._task.id,
            role=AssignmentRole(self.role.currentData()),
            unit_id=UnitId(unit_id) if unit_id else None,
            group_id=UnitGroupId(group_id) if group_id else None,
            due_on=self.due_on.value if self.has_own_deadline.isChecked() else None,
        )

    def _chosen(self) -> int:
        return self.who.findText(self.who.currentText())

    def _check(self) -> None:
        self.require("" if self._chosen() >= 0 else "Chọn một đơn vị hoặc nhóm trong danh sách.")
