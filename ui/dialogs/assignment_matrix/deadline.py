"""Ask for a deadline of some cells' own."""

from datetime import date

from PySide6.QtWidgets import QRadioButton, QWidget

from ui.kit.date_field import DateField
from ui.kit.form import FormDialog


class OwnDeadlineDialog(FormDialog):
    """A day for the chosen cells, or the task's deadline again."""

    def __init__(self, cells: int, known: date | None, today: date, parent: QWidget | None = None) -> None:
        lead = f"Hạn riêng cho {cells} ô đang chọn; ô trống và ô theo dõi không nhận hạn."
        super().__init__("Hạn riêng", lead, "Đặt &hạn", parent)
        self.on_day = QRadioButton("Hạn &riêng, ngày")
        self.as_task = QRadioButton("Th&eo hạn của nhiệm vụ")
        self.due_on = DateField(known or today)
        self.due_on.setAccessibleName("Ngày hạn riêng")
        self.on_day.setChecked(True)
        self.on_day.toggled.connect(self.due_on.setEnabled)
        self.form.addRow(self.on_day, self.due_on)
        self.form.addRow(self.as_task)

    @property
    def chosen_day(self) -> date | None:
        """The deadline; None for the task's own."""
        return self.due_on.value if self.on_day.isChecked() else None
