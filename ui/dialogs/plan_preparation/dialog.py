"""What is to be ready some days before each deadline of a task, or before an anniversary."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from app.domain.ids import PreparationId
from app.domain.preparation import MOST_DAYS_BEFORE, OFFERED, Preparation, PreparationOwner
from app.services.prepare import OwnerLine
from ui.kit.card import plain_label
from ui.kit.choice import ElidedComboBox
from ui.kit.form import FormDialog
from ui.kit.number_field import NumberField
from ui.looks.day import day_words

LEAST_ROWS = 4


class PlanPreparationDialog(FormDialog):
    """The steps before one target: days before, what is to be done, and the day it comes to next time."""

    def __init__(self, owners: Sequence[OwnerLine], works_on: Callable[[date], date], parent: QWidget | None = None) -> None:
        super().__init__("Việc chuẩn bị", "Những việc phải xong trước hạn hoặc trước ngày kỷ niệm một số ngày.", "&Lưu", parent)
        self._owners = tuple(owners)
        self._works_on = works_on
        self.owner = ElidedComboBox()
        for line in self._owners:
            self.owner.addItem(f"{line.name}{'' if not line.preparations else f' ({len(line.preparations)} việc)'}")
        self.add_row("T&rước", self.owner)
        self._target = plain_label("", "soft")
        self.add_row("Lần tới", self._target)
        most = max(len(line.preparations) for line in self._owners)
        self.steps = [_StepRow(number, self._follow) for number in range(1, max(LEAST_ROWS, most + 1) + 1)]
        self.offer = QPushButton("Lấy &gợi ý: trước 30, 7 và 1 ngày")
        self.offer.setProperty("quiet", True)
        self.offer.clicked.connect(self._take_offer)
        self._build()
        self.owner.currentIndexChanged.connect(self._show_owner)
        self._show_owner()

    @property
    def chosen_owner(self) -> PreparationOwner:
        """Before what."""
        return self._owners[self.owner.currentIndex()].owner

    @property
    def preparations(self) -> list[Preparation]:
        """The steps as they were entered; empty lines left out."""
        return [row.preparation(self.chosen_owner) for row in self.steps if row.text.text().strip()]

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for column, title in enumerate(("Trước (ngày)", "Việc phải xong", "Lần tới vào ngày")):
            grid.addWidget(plain_label(title, "soft"), 0, column)
        for number, row in enumerate(self.steps, start=1):
            for column, widget in enumerate((row.days, row.text, row.day)):
                grid.addWidget(widget, number, column)
        grid.setColumnStretch(1, 3)
        grid.setColumnMinimumWidth(2, 250)
        self.body.addLayout(grid)
        below = QHBoxLayout()
        below.addWidget(self.offer)
        below.addWidget(plain_label("Để trống dòng nào thì bỏ việc ấy; hạn không thay đổi.", "soft", wraps=True), 1)
        self.body.addLayout(below)
        self.setMinimumWidth(760)

    def _show_owner(self) -> None:
        line = self._owners[self.owner.currentIndex()]
        self._target.setText(day_words(line.target_on, self._works_on(line.target_on)) if line.target_on else "chưa có ngày")
        for place, row in enumerate(self.steps):
            row.show_preparation(line.preparations[place] if place < len(line.preparations) else None)
        self._follow()

    def _take_offer(self) -> None:
        free = [row for row in self.steps if not row.text.text().strip()]
        taken = {row.days.value() for row in self.steps if row.text.text().strip()}
        for row, (days, text) in zip(free, (one for one in OFFERED if one[0] not in taken), strict=False):
            row.days.setValue(days)
            row.text.setText(text)

    def _follow(self) -> None:
        """Say on which day each step comes next."""
        target = self._owners[self.owner.currentIndex()].target_on
        for row in self.steps:
            is_filled = bool(row.text.text().strip())
            on = target - timedelta(days=row.days.value()) if target and is_filled else None
            row.day.setText(_short(on, self._works_on(on)) if on else "")
        self.offer.setEnabled(any(not row.text.text().strip() for row in self.steps))


class _StepRow:
    """The fields of one step."""

    def __init__(self, number: int, changed: Callable[[], None]) -> None:
        self._id = PreparationId(0)
        self.days = NumberField(1, MOST_DAYS_BEFORE)
        self.days.setAccessibleName(f"Việc {number}: số ngày trước")
        self.text = QLineEdit()
        self.text.setAccessibleName(f"Việc {number}: phải xong việc gì")
        self.day: QLabel = plain_label("", "soft")
        self.days.valueChanged.connect(changed)
        self.text.textChanged.connect(changed)

    def show_preparation(self, preparation: Preparation | None) -> None:
        """Show a step that is there, or an empty line."""
        self._id = preparation.id if preparation else PreparationId(0)
        self.days.setValue(preparation.days_before if preparation else 7)
        self.text.setText(preparation.text if preparation else "")

    def preparation(self, owner: PreparationOwner) -> Preparation:
        """Return the step as it was entered."""
        return Preparation(owner, self.days.value(), self.text.text(), self._id)


def _short(on: date, works_on: date) -> str:
    return f"{on:%d/%m/%Y}" if works_on == on else f"{on:%d/%m/%Y} (nghỉ → {works_on:%d/%m/%Y})"
