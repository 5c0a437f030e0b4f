"""Change a group, or add one: its rule, the units picked by hand and their time in it, and who belongs to it today."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.domain.ids import UnitGroupId, UnitId
from app.domain.organisation import Organisation
from app.domain.unit import UNIT_KIND_LABELS, GroupRule, Membership, Unit, UnitGroup, UnitKind
from ui import theme
from ui.kit.card import plain_label
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.hint import set_hint
from ui.kit.tick_list import TickList

_NO_RULE, _ANYWHERE = "Không, chỉ các đơn vị chọn dưới đây", "Bất kể cấp trên nào"


class EditGroupDialog(FormDialog):
    """One group; what it comes to today is said below while it is changed."""

    def __init__(self, group: UnitGroup | None, organisation: Organisation, today: date, parent: QWidget | None = None) -> None:
        super().__init__("Nhóm đơn vị" if group else "Thêm nhóm", "", "&Lưu", parent)
        self._group = group or UnitGroup(UnitGroupId(0), "")
        self._organisation, self._today = organisation, today
        self._times = {member.unit_id: member for member in self._group.members}  # of several, the last
        self._said = plain_label("", "soft", wraps=True)
        self._build_form()
        self._build_members()
        self.body.addWidget(self._said)
        self.name.textChanged.connect(self._check)
        self.resize(620, 600)
        self._follow_row()
        self._check()

    @property
    def group(self) -> UnitGroup:
        """The group as it was entered; earlier times of a unit in the group stay."""
        chosen = [UnitId(one) for one in self.members.chosen]
        kind, above = self.rule_kind.currentData(), self.rule_parent.currentData()
        members: list[Membership] = []
        for unit_id in chosen:
            earlier = [one for one in self._group.members if one.unit_id == unit_id][:-1]
            members += [*earlier, self._times.get(unit_id, Membership(unit_id))]
        return UnitGroup(
            id=self._group.id,
            name=self.name.text(),
            aliases=tuple(part.strip() for part in self.aliases.text().split(";") if part.strip()),
            members=tuple(members),
            rule=GroupRule(UnitKind(kind), UnitId(above) if above else None) if kind else None,
        )

    @property
    def members_today(self) -> list[UnitId]:
        """The units that would do the group's work today."""
        organisation = replace(self._organisation, groups={self._group.id: self.group})
        return organisation.holders_on(self._group.id, self._today)

    def _build_form(self) -> None:
        rule, units = self._group.rule, self._organisation.units.values()
        self.name, self.aliases = QLineEdit(self._group.name), QLineEdit("; ".join(self._group.aliases))
        set_hint(self.aliases, "Cách nhau bằng dấu chấm phẩy")
        self.rule_kind, self.rule_parent = QComboBox(), QComboBox()
        self.rule_kind.addItem(_NO_RULE, "")
        for kind, label in UNIT_KIND_LABELS.items():
            self.rule_kind.addItem(label, kind.value)
        self.rule_parent.addItem(_ANYWHERE, 0)
        for unit in units:
            if not unit.is_person:
                self.rule_parent.addItem(unit.name, unit.id)
        self.rule_kind.setCurrentIndex(max(0, self.rule_kind.findData(rule.kind.value if rule else "")))
        self.rule_parent.setCurrentIndex(max(0, self.rule_parent.findData(rule.parent_id or 0 if rule else 0)))
        self.add_row("Tê&n nhóm", self.name)
        self.add_row("Tên &gọi khác", self.aliases)
        self.add_row("Gồm mọi đơn vị l&oại", self.rule_kind)
        self.add_row("&Dưới cấp trên", self.rule_parent)
        self.rule_kind.currentIndexChanged.connect(self._check)
        self.rule_parent.currentIndexChanged.connect(self._check)

    def _build_members(self) -> None:
        entries = [(unit.id, unit.name + _end(unit)) for unit in self._organisation.units.values()]
        self.members = TickList("Đơn vị chọn riêng", entries, list(self._times))
        theme.at_least(self.members, height=84)
        self.body.addWidget(plain_label("Đơn vị chọn riêng", "cardTitle"))
        self.body.addWidget(self.members, 1)
        self.has_joined, self.has_left = QCheckBox("&Vào nhóm từ ngày"), QCheckBox("&Rời nhóm từ ngày")
        self.joined_on, self.left_on = DateField(self._today), DateField(self._today)
        self.joined_on.setAccessibleName("Vào nhóm từ ngày")
        self.left_on.setAccessibleName("Rời nhóm từ ngày")
        line = QHBoxLayout()
        for widget in (self.has_joined, self.joined_on, self.has_left, self.left_on):
            line.addWidget(widget)
        line.addStretch(1)
        self.body.addLayout(line)
        self.members.currentRowChanged.connect(lambda _: self._follow_row())
        self.members.itemChanged.connect(lambda _: self._follow_row())
        for box in (self.has_joined, self.has_left):
            box.toggled.connect(self._take_times)
        for field in (self.joined_on, self.left_on):
            field.dateChanged.connect(self._take_times)

    def _current(self) -> UnitId | None:
        item = self.members.currentItem()
        return UnitId(int(item.data(Qt.ItemDataRole.UserRole))) if item else None

    def _follow_row(self) -> None:
        """Show the time of the unit under the cursor in the group."""
        unit_id = self._current()
        is_member = unit_id in self.members.chosen
        member = self._times.get(unit_id) if unit_id is not None else None
        joined, left = (member.joined_on, member.left_on) if member else (None, None)
        for box, field, on in ((self.has_joined, self.joined_on, joined), (self.has_left, self.left_on, left)):
            for widget in (box, field):
                widget.blockSignals(True)
            box.setChecked(on is not None)
            field.set_value(on or self._today)
            for widget in (box, field):
                widget.blockSignals(False)
            box.setEnabled(is_member)
            field.setEnabled(is_member and on is not None)
        self._check()

    def _take_times(self, _: object = None) -> None:
        unit_id = self._current()
        if unit_id is None:
            return
        joined = self.joined_on.value if self.has_joined.isChecked() else None
        left = self.left_on.value if self.has_left.isChecked() else None
        self._times[unit_id] = Membership(unit_id, joined, left)
        self.joined_on.setEnabled(joined is not None)
        self.left_on.setEnabled(left is not None)
        self._check()

    def _check(self) -> None:
        self.rule_parent.setEnabled(bool(self.rule_kind.currentData()))
        names = [self._organisation.units[one].name for one in self.members_today]
        listed = ", ".join(names[:6]) + ("…" if len(names) > 6 else "")
        empty = "Nhóm chưa có đơn vị nào: nhiệm vụ giao cho nhóm sẽ chưa ai thực hiện."
        self._said.setText(f"Hôm nay nhóm có {len(names)} đơn vị: {listed}." if names else empty)
        times = self._times.values()
        is_backward = any(one.joined_on and one.left_on and one.joined_on >= one.left_on for one in times)
        wrong = "Ngày rời nhóm phải sau ngày vào nhóm." if is_backward else ""
        self.require(wrong if self.name.text().strip() else "Gõ tên nhóm.")


def _end(unit: Unit) -> str:
    return f" (thôi hoạt động từ {unit.abolished_on:%d/%m/%Y})" if unit.abolished_on else ""
