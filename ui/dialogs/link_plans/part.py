"""Say what a plan is: the office's own, a superior body's, or a unit's and which duty asked for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtWidgets import QRadioButton, QWidget

from app.domain.ids import TaskId, UnitId
from app.domain.plan import Plan
from app.services.link_plans import DeadlineProposal, LinkChoices
from ui.kit.card import plain_label
from ui.kit.choice import ElidedComboBox
from ui.kit.form import FormDialog
from ui.kit.tick_list import TickList
from ui.looks.task import first_line


class PlanPart(StrEnum):
    """Whose plan it is."""

    OFFICE = "office"
    SUPERIOR = "superior"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """What the clerk chose; unit, asking duty and deadlines for a unit's plan only."""

    part: PlanPart
    unit_id: UnitId | None = None
    asked_by_id: TaskId | None = None


class LinkPlanDialog(FormDialog):
    """Whose plan it is."""

    def __init__(self, choices: LinkChoices, parent: QWidget | None = None) -> None:
        plan = choices.plan
        super().__init__("Liên kết kế hoạch", f"{plan.document.citation} {plan.document.subject}".strip(), "&Lưu", parent)
        self.office = QRadioButton("Kế hoạch của &cơ quan: có đầu việc theo dõi")
        self.superior = QRadioButton("Kế hoạch cấp trê&n: để đối chiếu, không có đầu việc")
        self.own = QRadioButton("Kế hoạch &riêng của một đơn vị")
        self.unit = ElidedComboBox()
        for unit in choices.units:
            self.unit.addItem(unit.name, unit.id)
        self.asked_by = ElidedComboBox()
        self.asked_by.addItem("Không nhiệm vụ nào yêu cầu", 0)
        for other, task in choices.duties:
            self.asked_by.addItem(f"{other.document.citation}, {task.number} {first_line(task)}", task.id)
        for box in (self.unit, self.asked_by):
            box.setMinimumContentsLength(30)
        for choice in (self.office, self.superior, self.own):
            self.form.addRow(choice)
            choice.toggled.connect(lambda _: self._follow())
        self.add_row("Đơn &vị", self.unit)
        self.add_row("&Do nhiệm vụ", self.asked_by)
        note = "Bỏ liên kết: chọn lại “Kế hoạch của cơ quan”. Mọi thay đổi đều hoàn tác được."
        self.body.addWidget(plain_label(note, "soft", wraps=True))
        self.setMinimumWidth(620)
        self._start_with(plan)

    @property
    def choice(self) -> LinkChoice:
        """What was chosen."""
        if self.superior.isChecked():
            return LinkChoice(PlanPart.SUPERIOR)
        if not self.own.isChecked():
            return LinkChoice(PlanPart.OFFICE)
        asked_by = int(self.asked_by.currentData())
        return LinkChoice(PlanPart.UNIT, UnitId(self.unit.currentData()), TaskId(asked_by) if asked_by else None)

    def _start_with(self, plan: Plan) -> None:
        part = self.superior if plan.is_superior else self.office if plan.unit_id is None else self.own
        part.setChecked(True)
        if plan.unit_id is not None:
            self.unit.setCurrentIndex(self.unit.findData(plan.unit_id))
        if plan.asked_by_id is not None:
            self.asked_by.setCurrentIndex(max(0, self.asked_by.findData(plan.asked_by_id)))
        self._follow()

    def _follow(self) -> None:
        is_own = self.own.isChecked()
        self.unit.setEnabled(is_own)
        self.asked_by.setEnabled(is_own)
        self.require("Danh bạ chưa có đơn vị nào." if is_own and not self.unit.count() else "")


class TakeDeadlinesDialog(FormDialog):
    """The last day of a unit's plan, offered as its deadline for duties "theo kế hoạch của …"."""

    def __init__(self, unit_name: str, proposals: Sequence[DeadlineProposal], parent: QWidget | None = None) -> None:
        due_on = proposals[0].due_on
        lead = (
            f"{unit_name} còn nhiệm vụ “theo kế hoạch” chưa có thời hạn. Kế hoạch vừa liên kết kết thúc ngày {due_on:%d/%m/%Y}: "
            "lấy ngày ấy làm hạn riêng của đơn vị cho các nhiệm vụ đánh dấu?"
        )
        super().__init__("Thời hạn theo kế hoạch riêng", lead, "&Lưu", parent)
        entries = [(one.task.id, f"{one.task.number} {first_line(one.task)}") for one in proposals]
        self.tasks = TickList("Nhiệm vụ nhận thời hạn", entries, [entry_id for entry_id, _ in entries])
        self.body.addWidget(self.tasks)
        self.body.addWidget(plain_label("Bỏ dấu hết thì chỉ liên kết, không đặt hạn.", "soft", wraps=True))
        self.setMinimumWidth(560)

    @property
    def chosen(self) -> list[TaskId]:
        """The duties that take the deadline."""
        return [TaskId(one) for one in self.tasks.chosen]
