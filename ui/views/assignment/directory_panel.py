"""The units and groups that can be given a task: dragged onto one of the tree, or given the one under the cursor by Enter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.unit import Unit, UnitGroup
from app.services.show_plan import directory
from app.services.workspace import Workspace
from app.text.compare import fold
from ui.bridge.open_book import OpenBook
from ui.kit.card import plain_label
from ui.kit.carried import Carried
from ui.kit.carried_table import CarriedModel, CarriedTable
from ui.kit.cells import Cell
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.table import Column
from ui.looks.carried import carried_group, carried_unit

_Holder = Unit | UnitGroup


class DirectoryPanel(QWidget):
    """Groups, then units, narrowed by what is typed.

    Signals:
        give_requested: the clerk wants to give the task under the cursor to this one (a Carried).
    """

    give_requested = Signal(object)

    def __init__(self, book: OpenBook) -> None:
        super().__init__()
        self._book = book
        self._holders: list[_Holder] = []
        self.rows: CarriedModel[_Holder] = CarriedModel(
            (Column("Đơn vị, nhóm", lambda one: Cell(_name(one))),),
            self,
        )
        self.table = CarriedTable(self.rows, self.tr("Đơn vị, nhóm để giao việc"), self._carried, 34)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Tìm đơn vị, nhóm"))
        self.search.setAccessibleName(self.tr("Tìm đơn vị, nhóm để giao việc"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._show())
        self.search.returnPressed.connect(self._give_current)
        self.table.activated.connect(lambda _: self._give_current())
        self._body = WithEmptyState(
            self.table, EmptyState(self.tr("Không có đơn vị nào"), self.tr("Danh bạ trống, hoặc không tên nào có những chữ này."))
        )
        hint = plain_label(
            self.tr("Kéo vào nhiệm vụ để giao (giữ Ctrl: phối hợp)"),
            "soft",
            wraps=True,
        )
        hint.setContentsMargins(4, 0, 4, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 0)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addWidget(self._body, 1)
        layout.addWidget(hint)

    def refresh(self) -> None:
        """Read the directory again."""
        self._book.ask(_holders, self._on_read)

    def _on_read(self, found: list[_Holder]) -> None:
        self._holders = found
        self._show()

    def _show(self) -> None:
        words = fold(self.search.text()).split()
        shown = [one for one in self._holders if all(word in fold(f"{one.name} {' '.join(one.aliases)}") for word in words)]
        self.rows.set_rows(shown)
        self._body.show_view(bool(shown))
        row = self.table.current_row
        if shown and (row is None or row >= len(shown)):
            self.table.selectRow(0)

    def _carried(self, row: int) -> Carried | None:
        if row >= len(self.rows.rows):
            return None
        one = self.rows.rows[row]
        return carried_unit(one) if isinstance(one, Unit) else carried_group(one)

    def _give_current(self) -> None:
        carried = self.table.carried()
        if carried is not None:
            self.give_requested.emit(carried)


def _holders(core: Workspace) -> list[_Holder]:
    units, groups = directory(core)
    return [*groups, *(unit for unit in units if unit.exists_on(core.today))]


def _name(one: _Holder) -> str:
    return one.name if isinstance(one, Unit) else f"Nhóm: {one.name}"
