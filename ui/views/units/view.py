"""The directory as two tables: units and persons on the left, groups with their members on the right."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.changes import ChangeSet
from app.domain.ids import UnitId
from app.domain.unit import UNIT_KIND_LABELS, Unit, UnitGroup
from app.services.show_plan import directory, oversight
from app.services.workspace import Workspace
from ui import theme
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card
from ui.kit.cells import Cell
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.table import Column, RowsModel, RowsTable


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with the names of what it oversees."""

    unit: Unit
    oversees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group with the names of its members."""

    group: UnitGroup
    members: tuple[str, ...]


class UnitsView(QWidget):
    """Units, persons and groups.

    Signals:
        import_requested: the clerk wants to load a directory workbook.
        edit_requested: the clerk wants to change a unit (a Unit, or None for a new one).
        group_requested: the clerk wants to change a group (a UnitGroup, or None for a new one).
    """

    import_requested = Signal()
    edit_requested = Signal(object)
    group_requested = Signal(object)

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._units: RowsModel[UnitRow] = RowsModel(
            (
                Column("Đơn vị, cá nhân", lambda row: Cell(row.unit.name + _also(row))),
                Column("Loại", lambda row: Cell(UNIT_KIND_LABELS[row.unit.kind], colour="ink_soft"), 156),
                Column("Thư điện tử", lambda row: Cell(row.unit.email or "–", colour="ink_soft"), 262),
            ),
            self,
        )
        self._groups: RowsModel[GroupRow] = RowsModel(
            (
                Column("Nhóm", lambda row: Cell(row.group.name + "\n" + (", ".join(row.members) or "chưa có đơn vị nào"))),
                Column("Số đơn vị", lambda row: Cell(str(len(row.members)), align_right=True), 82),
            ),
            self,
        )
        self.table = RowsTable(self._units, self.tr("Danh bạ đơn vị"), 44)
        self.group_table = RowsTable(self._groups, self.tr("Nhóm đơn vị"), 50)
        self._build()
        book.changed.connect(self.on_book_changed)

    def refresh(self) -> None:
        """Read the directory again."""
        self._book.ask(_read, self._on_read)

    def on_book_changed(self, changes: ChangeSet, origin: object) -> None:
        """Read again when the directory changed."""
        if self.isVisible() and changes.touches("unit", "unit_group", "unit_group_member", "alias", "oversight"):
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was missed while hidden."""
        super().showEvent(event)
        self.refresh()

    def _build(self) -> None:
        self._unit_card = Card(self.tr("Đơn vị, cá nhân"))
        load, add = QPushButton(self.tr("Nhập danh bạ…")), QPushButton(self.tr("Thêm đơn vị…"))
        load.clicked.connect(self.import_requested)
        add.clicked.connect(lambda: self.edit_requested.emit(None))
        self._unit_card.tools.addWidget(load)
        self._unit_card.tools.addWidget(add)
        empty = EmptyState(
            self.tr("Danh bạ chưa có đơn vị nào"),
            self.tr("Nhập danh bạ từ tệp Excel, hoặc nhập kế hoạch: tên đơn vị trong kế hoạch sẽ được thêm vào đây."),
            self.tr("Nhập danh bạ…"),
        )
        empty.button.clicked.connect(self.import_requested)
        self._body = WithEmptyState(self.table, empty)
        self._unit_card.body.addWidget(self._body)
        self.table.activated.connect(lambda index: self.edit_requested.emit(self._units.rows[index.row()].unit))
        self._group_card = Card(self.tr("Nhóm"))
        add_group = QPushButton(self.tr("Thêm nhóm…"))
        add_group.clicked.connect(lambda: self.group_requested.emit(None))
        self._group_card.tools.addWidget(add_group)
        self._group_card.body.addWidget(self.group_table)
        self.group_table.activated.connect(lambda index: self.group_requested.emit(self._groups.rows[index.row()].group))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE)
        layout.addWidget(self._unit_card, 2)
        layout.addWidget(self._group_card, 1)

    def _on_read(self, found: tuple[list[UnitRow], list[GroupRow]]) -> None:
        units, groups = found
        self._units.set_rows(units)
        self._groups.set_rows(groups)
        persons = sum(row.unit.is_person for row in units)
        note = self.tr("{units} đơn vị · {persons} cá nhân").format(units=len(units) - persons, persons=persons)
        self._unit_card.set_title(self.tr("Đơn vị, cá nhân"), note)
        self._group_card.set_title(self.tr("Nhóm"), self.tr("{count} nhóm").format(count=len(groups)))
        self._body.show_view(bool(units))


def _read(core: Workspace) -> tuple[list[UnitRow], list[GroupRow]]:
    units, groups = directory(core)
    names: dict[UnitId, str] = {unit.id: unit.name for unit in units}
    overseen = oversight(core)
    rows = [UnitRow(unit, tuple(names[one] for one in overseen.get(unit.id, ()))) for unit in units]
    return rows, [GroupRow(group, tuple(names[one] for one in group.members_on(core.today))) for group in groups]


def _also(row: UnitRow) -> str:
    """Return the soft second line: what a person oversees, else the unit's other names."""
    if row.oversees:
        return f"\nTheo dõi: {', '.join(row.oversees)}"
    return f"\nTên gọi khác: {'; '.join(row.unit.aliases)}" if row.unit.aliases else ""
