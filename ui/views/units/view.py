"""The directory: units and persons as a tree at the left; at the right what befell the one under the cursor, and the groups."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QPushButton, QSplitter, QWidget

from app.domain.ids import UnitGroupId, UnitId
from app.domain.unit import UNIT_KIND_LABELS, Unit
from app.services.show_units import GroupRow, HistoryLine, UnitRow, UnitsPage, show_units
from app.services.type_over import type_over_units
from ui import theme
from ui.bridge.book_view import BookView
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card
from ui.kit.cells import Cell
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.numbers import grouped
from ui.kit.table import Column, RowsModel, RowsTable, Side, Typed
from ui.views.units.reach import reach_columns, unit_cells
from ui.views.units.unit_words import end_words, event_words, rule_words

_INDENT = "\u2003"  # as wide as a letter is high, on each level below the top


class UnitsView(BookView):
    """Units, persons, their history, and groups.

    Signals:
        import_requested: the clerk wants to load a directory workbook.
        edit_requested: the clerk wants to change a unit (a Unit, or None for a new one).
        group_requested: the clerk wants to change a group (a UnitGroup, or None for a new one).
    """

    tables = ("unit", "unit_event", "unit_group", "unit_group_member", "alias", "oversight")
    import_requested = Signal()
    edit_requested = Signal(object)
    group_requested = Signal(object)

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(book, parent)
        self._page = UnitsPage((), ())
        self._wanted: UnitId | None = None
        self._wanted_group: UnitGroupId | None = None
        self._units: RowsModel[UnitRow] = RowsModel(
            (
                Column("Đơn vị, cá nhân", _name_cell),
                Column("Loại", lambda row: Cell(UNIT_KIND_LABELS[row.unit.kind], colour="ink_soft", lines=2), 92, yields=3),
                *reach_columns(),
            ),
            self,
        )
        self._history: RowsModel[HistoryLine] = RowsModel(
            (
                Column("Từ ngày", lambda line: Cell(f"{line.event.happened_on:%d/%m/%Y}"), 88, side=Side.MIDDLE),
                Column("Biến động", lambda line: Cell(event_words(line) + _newline(line.event.basis), lines=2)),
            ),
            self,
        )
        self._groups: RowsModel[GroupRow] = RowsModel(
            (
                Column("Nhóm", lambda row: Cell(row.group.name + _newline(_group_words(row)))),
                Column("Số đơn vị", lambda row: Cell(grouped(len(row.members))), 82, side=Side.RIGHT),
            ),
            self,
        )
        self.table = RowsTable(self._units, self.tr("Danh bạ đơn vị"), 44, may_be_low=True)
        self.history_table = RowsTable(self._history, self.tr("Lịch sử của đơn vị đang chọn"), 66)
        self.group_table = RowsTable(self._groups, self.tr("Nhóm đơn vị"), 50)
        self.shows_ended = QCheckBox(self.tr("Hiện đơn vị không còn hoạt động"))
        self._units.typed.connect(self._on_typed)
        self._build()

    @property
    def current_unit(self) -> Unit | None:
        """The unit under the cursor."""
        row = self.table.current_row
        return self._units.rows[row].unit if row is not None and row < len(self._units.rows) else None

    def go_to(self, wanted: UnitId | None, group: UnitGroupId | None = None) -> None:
        """Put the cursor on a unit, on one that is no more too, or on a group."""
        self._wanted, self._wanted_group = wanted, group
        self.refresh()

    def refresh(self) -> None:
        """Read the directory again."""
        self._book.ask(show_units, self._on_read)

    def add_row_actions(self, actions: list[QAction], keys: list[QAction]) -> None:
        """Offer actions on the right mouse button; those with keys of their own are heard only where the table has the cursor."""
        self.table.addActions(actions)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for action in keys:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def offer_events(self, actions: list[QAction]) -> None:
        """Put the events of a unit's life below the button "Ghi biến động"."""
        menu = QMenu(self.event_button)
        menu.addActions(actions)
        self.event_button.clicked.connect(
            lambda: menu.popup(self.event_button.mapToGlobal(self.event_button.rect().bottomLeft()))
        )

    def _build(self) -> None:
        right = QSplitter(Qt.Orientation.Vertical)
        right.setHandleWidth(theme.SPACE)
        right.setChildrenCollapsible(False)
        right.addWidget(self._build_history())
        right.addWidget(self._build_groups())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE)
        layout.addWidget(self._build_units(), 2)
        layout.addWidget(right, 1)

    def _build_units(self) -> Card:
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
        self._unit_card.body.addWidget(self._body, 1)
        self._unit_card.add_foot().addWidget(self.shows_ended)
        self.shows_ended.toggled.connect(lambda _: self._show_rows())
        self.table.activated.connect(lambda index: self.edit_requested.emit(self._units.rows[index.row()].unit))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_history())
        return self._unit_card

    def _build_history(self) -> Card:
        self._history_card = Card(self.tr("Lịch sử"))
        self.event_button = QPushButton(self.tr("Ghi biến động…"))
        self._history_card.tools.addWidget(self.event_button)
        empty = EmptyState(self.tr("Chưa ghi biến động nào"), self.tr("Đổi tên, sáp nhập, giải thể… ghi từ một ngày."), "")
        self._history_body = WithEmptyState(self.history_table, empty)
        self._history_card.body.addWidget(self._history_body)
        return self._history_card

    def _build_groups(self) -> Card:
        self._group_card = Card(self.tr("Nhóm"))
        add_group = QPushButton(self.tr("Thêm nhóm…"))
        add_group.clicked.connect(lambda: self.group_requested.emit(None))
        self._group_card.tools.addWidget(add_group)
        why = self.tr("Nhóm gom các đơn vị hay được giao việc cùng nhau, như “các chi bộ”.")
        self._group_body = WithEmptyState(self.group_table, EmptyState(self.tr("Chưa có nhóm nào"), why))
        self._group_card.body.addWidget(self._group_body)
        self.group_table.activated.connect(lambda index: self.group_requested.emit(self._groups.rows[index.row()].group))
        return self._group_card

    def _on_read(self, page: UnitsPage) -> None:
        self._page = page
        self._groups.set_rows(page.groups)
        self._group_body.show_view(bool(page.groups))
        self._group_card.set_title(self.tr("Nhóm"), self.tr("{count} nhóm").format(count=len(page.groups)))
        self._body.show_view(bool(page.units))
        if any(row.is_over and row.unit.id == self._wanted for row in page.units):
            self.shows_ended.setChecked(True)
        self._show_rows()
        for number, row in enumerate(page.groups):
            if row.group.id == self._wanted_group:
                self.group_table.go_to(number)
        self._wanted = self._wanted_group = None

    def _show_rows(self) -> None:
        """Show the units, those that are no more only when they are asked for; the cursor stays with its unit."""
        before = self._wanted or (self.current_unit.id if self.current_unit else None)
        shown = [row for row in self._page.units if self.shows_ended.isChecked() or not row.is_over]
        self._units.set_rows(shown)
        place = next((number for number, row in enumerate(shown) if row.unit.id == before), 0)
        if shown:
            self.table.go_to(place)
        ended = sum(row.is_over for row in self._page.units)
        persons = sum(row.unit.is_person for row in self._page.units if not row.is_over)
        note = self.tr("{units} đơn vị · {persons} cá nhân").format(
            units=len(self._page.units) - ended - persons, persons=persons
        )
        gone = self.tr(" · {count} không còn hoạt động").format(count=ended) if ended else ""
        self._unit_card.set_title(self.tr("Đơn vị, cá nhân"), note + gone)
        self.shows_ended.setEnabled(bool(ended))
        self._show_history()

    def _on_typed(self, typed: list[Typed]) -> None:
        """Change all that was typed over, as one step."""
        cells = unit_cells(typed)
        self._book.do(lambda core: type_over_units(core, cells))

    def _show_history(self) -> None:
        unit = self.current_unit
        row = next((one for one in self._page.units if unit is not None and one.unit.id == unit.id), None)
        self._history.set_rows(row.history if row else ())
        self._history_body.show_view(bool(row and row.history))
        self._history_card.set_title(self.tr("Lịch sử"), unit.name if unit else "")
        self.event_button.setEnabled(unit is not None)


def _name_cell(row: UnitRow) -> Cell:
    """Return the name, below it in soft words since when it is no more, whom a person oversees, or its other names."""
    space = _INDENT * row.depth
    below = end_words(row) or _also(row)
    return Cell(space + row.unit.name + (f"\n{space}{below}" if below else ""), colour="ink_soft" if row.is_over else "ink")


def _also(row: UnitRow) -> str:
    if row.oversees:
        return f"Theo dõi: {', '.join(row.oversees)}"
    return f"Tên gọi khác: {'; '.join(row.unit.aliases)}" if row.unit.aliases else ""


def _group_words(row: GroupRow) -> str:
    members = ", ".join(row.members) or "chưa có đơn vị nào"
    rule = rule_words(row)
    return f"{rule}: {members}" if rule else members


def _newline(text: str) -> str:
    return f"\n{text}" if text else ""
