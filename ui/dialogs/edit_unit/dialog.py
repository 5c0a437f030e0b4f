"""Change a unit or person of the directory, or add one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from app.domain.ids import UnitId
from app.domain.unit import UNIT_KIND_LABELS, Unit, UnitKind, guess_kind
from ui import theme
from ui.kit.card import plain_label
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.hint import set_hint
from ui.kit.tick_list import TickList

_NO_PARENT = "Không có"


class EditUnitDialog(FormDialog):
    """One unit or person; for a person, the units he or she oversees."""

    def __init__(
        self,
        unit: Unit | None,
        others: Sequence[Unit],
        overseen: Sequence[UnitId],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        lead = "Sửa cho đúng. Đổi tên, chuyển cấp trên từ một ngày thì dùng “Ghi biến động”." if unit else ""
        super().__init__("Đơn vị" if unit else "Thêm đơn vị", lead, "&Lưu", parent)
        self._unit = unit or Unit(UnitId(0), "", UnitKind.OTHER)
        self._was_overseen = tuple(overseen)
        self._fill(others, today)
        self._lay_out()
        self._overseen_label = plain_label("Theo dõi các đơn vị", "cardTitle")
        self.overseen = TickList("Theo dõi các đơn vị", [(one.id, one.name) for one in others if not one.is_person], overseen)
        theme.at_least(self.overseen, height=90)
        self.body.addWidget(self._overseen_label)
        self.body.addWidget(self.overseen)
        self._is_kind_chosen = unit is not None
        self.kind.activated.connect(self._keep_kind)
        self.name.textChanged.connect(self._follow_name)
        self.kind.currentIndexChanged.connect(self._check)
        self.setMinimumWidth(620)
        self._check()

    @property
    def unit(self) -> Unit:
        """The unit as it was entered; what this form does not show stays."""
        is_person = UnitKind(self.kind.currentData()) is UnitKind.PERSON
        return replace(
            self._unit,
            name=self.name.text(),
            kind=UnitKind(self.kind.currentData()),
            email=self.email.text(),
            phone=self.phone.text(),
            contact_person=self.contact.text(),
            aliases=tuple(part.strip() for part in self.aliases.text().split(";") if part.strip()),
            parent_id=UnitId(self.above.currentData()) if self.above.currentData() else None,
            head=self._unit.head if is_person else self.head.text(),
            founded_on=self.founded_on.value if self.is_founding_known.isChecked() else None,
        )

    @property
    def new_oversight(self) -> list[UnitId] | None:
        """The units a person oversees when that was changed; None when it was not."""
        if not self.unit.is_person:
            return None
        chosen = [UnitId(one) for one in self.overseen.chosen]
        return chosen if set(chosen) != set(self._was_overseen) else None

    def _fill(self, others: Sequence[Unit], today: date) -> None:
        unit = self._unit
        self.name, self.aliases = QLineEdit(unit.name), QLineEdit("; ".join(unit.aliases))
        self.email, self.phone = QLineEdit(unit.email), QLineEdit(unit.phone)
        self.head, self.contact = QLineEdit(unit.head), QLineEdit(unit.contact_person)
        set_hint(self.aliases, "Cách nhau bằng dấu chấm phẩy")
        self.kind = QComboBox()
        for kind, label in UNIT_KIND_LABELS.items():
            self.kind.addItem(label, kind.value)
        self.kind.setCurrentIndex(list(UNIT_KIND_LABELS).index(unit.kind))
        self.above = QComboBox()
        self.above.addItem(_NO_PARENT, 0)
        for one in others:
            if one.id != unit.id and not one.is_person and (one.abolished_on is None or one.id == unit.parent_id):
                self.above.addItem(one.name, one.id)
        self.above.setCurrentIndex(max(0, self.above.findData(unit.parent_id or 0)))
        self.is_founding_known = QCheckBox("Thành lậ&p ngày")
        self.is_founding_known.setChecked(unit.founded_on is not None)
        self.founded_on = DateField(unit.founded_on or today)
        self.founded_on.setEnabled(unit.founded_on is not None)
        self.founded_on.setAccessibleName("Thành lập ngày")
        self.is_founding_known.toggled.connect(self.founded_on.setEnabled)

    def _lay_out(self) -> None:
        self.add_row("Tê&n", self.name)
        self.add_row("L&oại", self.kind)
        self.add_row("Tên &gọi khác", self.aliases)
        self.add_row("&Cấp trên", self.above)
        self._head_label = self.add_row("Người đứng đầ&u", self.head)
        self.add_row("Người phụ t&rách", self.contact)
        phone_label = QLabel("Điện t&hoại")
        phone_label.setBuddy(self.phone)
        self.phone.setAccessibleName("Điện thoại")
        self.email.setCursorPosition(0)
        reach = QHBoxLayout()
        reach.setSpacing(10)
        reach.addWidget(self.email, 5)
        reach.addWidget(phone_label)
        reach.addWidget(self.phone, 2)
        email_label = QLabel("Thư đ&iện tử")
        email_label.setBuddy(self.email)
        self.email.setAccessibleName("Thư điện tử")
        self.form.addRow(email_label, reach)
        self.form.addRow(self.is_founding_known, self.founded_on)

    def _keep_kind(self) -> None:
        self._is_kind_chosen = True

    def _follow_name(self) -> None:
        """Guess the kind of a new unit from its name, until the clerk has chosen one."""
        if not self._is_kind_chosen:
            self.kind.setCurrentIndex(list(UNIT_KIND_LABELS).index(guess_kind(self.name.text())))
        self._check()

    def _check(self) -> None:
        is_person = UnitKind(self.kind.currentData()) is UnitKind.PERSON
        for widget in (self._overseen_label, self.overseen):
            widget.setVisible(is_person)
        for widget in (self._head_label, self.head, self.is_founding_known, self.founded_on):
            widget.setVisible(not is_person)
        self.require("" if self.name.text().strip() else "Gõ tên đơn vị.")
