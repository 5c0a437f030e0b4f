"""Change a unit or person of the directory, or add one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.ids import UnitGroupId, UnitId
from app.domain.unit import UNIT_KIND_LABELS, Membership, Unit, UnitGroup, UnitKind
from ui.kit.card import plain_label
from ui.kit.form import FormDialog
from ui.kit.tick_list import TickList


class EditUnitDialog(FormDialog):
    """One unit or person; for a person, the units he or she oversees."""

    def __init__(
        self, unit: Unit | None, others: Sequence[Unit], overseen: Sequence[UnitId], parent: QWidget | None = None
    ) -> None:
        super().__init__("Đơn vị" if unit else "Thêm đơn vị", "", "&Lưu", parent)
        self._unit = unit or Unit(UnitId(0), "", UnitKind.OTHER)
        self._was_overseen = tuple(overseen)
        self.name = QLineEdit(self._unit.name)
        self.kind = QComboBox()
        for kind, label in UNIT_KIND_LABELS.items():
            self.kind.addItem(label, kind.value)
        self.kind.setCurrentIndex(list(UNIT_KIND_LABELS).index(self._unit.kind))
        self.aliases = QLineEdit("; ".join(self._unit.aliases))
        self.email = QLineEdit(self._unit.email)
        self.phone = QLineEdit(self._unit.phone)
        self.contact = QLineEdit(self._unit.contact_person)
        self.add_row("Tê&n", self.name)
        self.add_row("L&oại", self.kind)
        self.add_row("Tên &gọi khác", self.aliases)
        self.add_row("Thư điện tử (&e-mail)", self.email)
        self.add_row("Đ&iện thoại", self.phone)
        self.add_row("Người &phụ trách", self.contact)
        self.aliases.setPlaceholderText("Cách nhau bằng dấu chấm phẩy")
        self._overseen_label = plain_label("Theo dõi các đơn vị", "cardTitle")
        self.overseen = TickList("Theo dõi các đơn vị", [(one.id, one.name) for one in others if not one.is_person], overseen)
        self.body.addWidget(self._overseen_label)
        self.body.addWidget(self.overseen)
        self.name.textChanged.connect(self._check)
        self.kind.currentIndexChanged.connect(self._check)
        self._check()

    @property
    def unit(self) -> Unit:
        """The unit as it was entered."""
        return Unit(
            id=self._unit.id,
            name=self.name.text(),
            kind=UnitKind(self.kind.currentData()),
            position=self._unit.position,
            short_name=self._unit.short_name,
            email=self.email.text(),
            phone=self.phone.text(),
            contact_person=self.contact.text(),
            aliases=tuple(part.strip() for part in self.aliases.text().split(";") if part.strip()),
        )

    @property
    def new_oversight(self) -> list[UnitId] | None:
        """The units a person oversees when that was changed; None when it was not."""
        if not self.unit.is_person:
            return None
        chosen = [UnitId(one) for one in self.overseen.chosen]
        return chosen if set(chosen) != set(self._was_overseen) else None

    def _check(self) -> None:
        is_person = UnitKind(self.kind.currentData()) is UnitKind.PERSON
        self._overseen_label.setVisible(is_person)
        self.overseen.setVisible(is_person)
        self.require("" if self.name.text().strip() else "Gõ tên đơn vị.")


class EditGroupDialog(FormDialog):
    """One group and its members."""

    def __init__(self, group: UnitGroup | None, units: Sequence[Unit], parent: QWidget | None = None) -> None:
        super().__init__("Nhóm đơn vị" if group else "Thêm nhóm", "", "&Lưu", parent)
        self._group = group or UnitGroup(UnitGroupId(0), "")
        self.name = QLineEdit(self._group.name)
        self.aliases = QLineEdit("; ".join(self._group.aliases))
        self.aliases.setPlaceholderText("Cách nhau bằng dấu chấm phẩy")
        self.add_row("Tê&n nhóm", self.name)
        self.add_row("Tên &gọi khác", self.aliases)
        present = [member.unit_id for member in self._group.members if member.left_on is None]
        self.members = TickList("Đơn vị trong nhóm", [(one.id, one.name) for one in units], present)
        self.body.addWidget(plain_label("Đơn vị trong nhóm", "cardTitle"))
        self.body.addWidget(self.members, 1)
        self.name.textChanged.connect(self._check)
        self.resize(480, 540)
        self._check()

    @property
    def group(self) -> UnitGroup:
        """The group as it was entered; members that stay keep their dates."""
        known = {member.unit_id: member for member in self._group.members}
        chosen = [UnitId(one) for one in self.members.chosen]
        return UnitGroup(
            id=self._group.id,
            name=self.name.text(),
            aliases=tuple(part.strip() for part in self.aliases.text().split(";") if part.strip()),
            members=tuple(known.get(one, Membership(one)) for one in chosen),
        )

    def _check(self) -> None:
        self.require("" if self.name.text().strip() else "Gõ tên nhóm.")
