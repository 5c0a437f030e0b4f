"""A table over plain rows, used as one uses Excel and the Explorer.

To add a table: 1. a `RowsModel` with a `Column` a column (numbers `side=Side.RIGHT`, days `Side.MIDDLE`; `sorts_by` where the
words of a cell do not say its value); 2. a `RowsTable` over it with a name of its own, under which the clerk's columns are kept;
`keeps_order=True` where their order is what they say; 3. a row's number is its line: take `model.rows[line]`, and
`table.go_to(place)` for a place among the rows that were set. A column that is typed over has a `Typing`; `model.typed` asks for
one service call.
"""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme
from ui.kit.block_keys import BlockKeys
from ui.kit.cell_editor import TypingDelegate
from ui.kit.cells import is_one_line
from ui.kit.column import Column as Column
from ui.kit.column import Row as Row
from ui.kit.column import Side as Side
from ui.kit.column import Typed as Typed
from ui.kit.column import Typing as Typing
from ui.kit.column_layout import ColumnLayout
from ui.kit.figure_links import FigureLinks
from ui.kit.filter_head import FilterHead
from ui.kit.head_menu import HeadMenu
from ui.kit.rows_model import AnyIndex as AnyIndex
from ui.kit.rows_model import RowsModel as RowsModel
from ui.kit.type_ahead import TypeAhead

_LEAST_FOR_NAMES = 120  # pixels that the columns without width have between them before others yield
_LEAST_ROW = 16  # pixels; under any row height, at which Qt would begin
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowsTable(QTableView):
    """A table view in the house's manner: whole rows selected, no grid, no row numbers.

    Args:
        model: the rows.
        name: what it is called; its columns are kept under that.
        row_height: pixels at 10 points.
        parent: the widget it stands in.
        keeps_order: whether rows are not to be sorted, filtered or grouped, since their order is what they say.
        groups: whether rows may be grouped by a column.
        may_be_low: whether rows are as low as one line while no cell needs two.

    Signals:
        figures_chosen: the figures of the cell that was clicked, or on which Enter was pressed.
    """

    figures_chosen = Signal(object)

    def __init__(
        self,
        model: RowsModel[Row],
        name: str,
        row_height: int = theme.ROW,
        parent: QWidget | None = None,
        *,
        keeps_order: bool = False,
        groups: bool = False,
        may_be_low: bool = False,
    ) -> None:
        super().__init__(parent)
        self.keeps_order, self.groups, self._may_be_low = keeps_order, groups, may_be_low
        self.rows = cast("RowsModel[object]", model)
        self.head = FilterHead(self.rows, name, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(TypingDelegate(self))
        self._set_manner()
        self._row_height, self._is_narrowed = row_height, False
        self.columns = ColumnLayout(self.head, name, [column.title for column in model.columns])
        self._type_ahead = TypeAhead()
        self.blocks = BlockKeys(self, self.head, self._selected_lines, self._line_below)
        self.menu = HeadMenu(self, self.head, None if keeps_order else self)
        self.menu.offer_typing(is_offered=any(column.typing for column in model.columns))
        theme.follow(self._lay_out, sizes_only=True)
        self.links = FigureLinks(self, self.figures_chosen)
        self._kept: tuple[int, int] | None = None
        self.rows.modelAboutToBeReset.connect(self._keep_place)
        self.rows.arranged.connect(self._on_arranged)
        self.head.left.connect(self._take_keyboard)
        self.head.sectionClicked.connect(self.sort_by)
        self.clicked.connect(lambda index: self.rows.toggle_band(index.row()))

    @property
    def current_row(self) -> int | None:
        """The number of the row under the cursor."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    @property
    def selected_rows(self) -> list[object]:
        """The rows that are selected, as they are shown from above; bands are none."""
        return [self.rows.rows[line.row()] for line in self._selected_lines()]

    def go_to(self, place: int) -> None:
        """Put the cursor on one of the rows that were set, unless it is filtered out."""
        line = self.rows.line_of(place)
        if line is not None:
            self.setCurrentIndex(self.rows.index(line, max(self.currentIndex().column(), 0)))

    def sort_by(self, column: int) -> None:
        """Sort by a column, the other way round, and not at all."""
        if not self.keeps_order:
            self.rows.arrange(self.rows.wanted.next_sorting(column))

    def toggle_filter(self) -> None:
        """Show or take away the fields to filter by, beginning below the cursor."""
        if not self.keeps_order:
            self.head.toggle(max(self.currentIndex().column(), 0))

    def group_by(self, column: int | None) -> None:
        """Put rows that say the same in a column under one band."""
        self.rows.arrange(replace(self.rows.wanted, grouped_by=column, closed=frozenset()))

    def lay_out_columns(self) -> None:
        """Give the columns the widths that fit the text in use, and leave out those that have no room."""
        self._lay_out()
        self._fit()

    def addActions(self, actions: "list[QAction]") -> None:
        """Offer actions on rows above those of the table itself."""
        self.insertActions(self.menu.first, actions)

    def setCurrentIndex(self, index: AnyIndex) -> None:
        """Put the cursor on a cell and select its row alone, whatever keys are held."""
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, chosen)

    def event(self, event: QEvent) -> bool:
        """Take keys of ours before the window takes them as its own."""
        if event.type() is QEvent.Type.ShortcutOverride and self._wants(cast("QKeyEvent", event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste, fill, filter; fold bands; open the figures of the cell under the cursor on Enter."""
        if self._take_band_key(event) or self.links.take_key(event) or self.blocks.take_key(event):
            return
        if self._asks_for_filter(event):
            self.toggle_filter()
        elif event.key() == Qt.Key.Key_Up and self.head.is_open and self.currentIndex().row() <= 0:
            self.head.fields[max(self.currentIndex().column(), 0)].setFocus()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next line that begins so in the column under the cursor."""
        column = max(self.currentIndex().column(), 0)
        line = self._type_ahead.next_line(search, self.rows.folded_lines(column), self.currentIndex().row())
        if line is not None:
            self.setCurrentIndex(self.rows.index(line, column))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave bands alone: they fold by one click."""
        if self.rows.band_at(self.rowAt(int(event.position().y()))) is None:
            super().mouseDoubleClickEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the columns as the clerk left them."""
        super().showEvent(event)
        if self.columns.set_busy(True):  # shown for the first time, or by the program
            self.columns.read()
            self.lay_out_columns()
        self.columns.set_busy(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out until names have room."""
        super().resizeEvent(event)
        self._fit()
        self.head.place()

    def _set_manner(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        edits = QAbstractItemView.EditTrigger
        self.setEditTriggers(edits.EditKeyPressed | edits.DoubleClicked)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.head.place())

    def _selected_lines(self) -> list[QModelIndex]:
        """Return the first cells of the selected lines from above; bands are none."""
        lines = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.rows.index(line, 0) for line in lines if self.rows.band_at(line) is None]

    def _line_below(self, line: QModelIndex) -> QModelIndex:
        """Return the first cell of the next line that is no band."""
        row = line.row() + 1
        while self.rows.band_at(row) is not None:
            row += 1
        return self.rows.index(row, 0)

    def _wants(self, event: QKeyEvent) -> bool:
        return self.blocks.wants(event) or (self._asks_for_filter(event) and not self.keeps_order)

    def _asks_for_filter(self, event: QKeyEvent) -> bool:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        return event.key() == Qt.Key.Key_L and event.modifiers() == both

    def _take_band_key(self, event: QKeyEvent) -> bool:
        """Fold a band by Enter, Space, Left and Right."""
        band = self.rows.band_at(self.currentIndex().row())
        if band is None:
            return False
        opens, closes = event.key() == Qt.Key.Key_Right, event.key() == Qt.Key.Key_Left
        if event.key() in (*_ENTER, Qt.Key.Key_Space) or (opens and band.is_closed) or (closes and not band.is_closed):
            self.rows.toggle_band(self.currentIndex().row())
            return True
        return opens or closes

    def _keep_place(self) -> None:
        """Remember the row under the cursor before others are shown."""
        index = self.currentIndex()
        is_known = index.isValid() and index.row() < len(self.rows.rows)
        self._kept = (id(self.rows.rows[index.row()]), index.column()) if is_known else None

    def _on_arranged(self) -> None:
        """Mark the sorted column; keep the cursor on its row; draw bands across."""
        wanted = self.rows.arrangement
        order = Qt.SortOrder.DescendingOrder if wanted.is_falling else Qt.SortOrder.AscendingOrder
        self.head.setSortIndicatorShown(wanted.sorted_by is not None)
        if wanted.sorted_by is not None:
            self.head.setSortIndicator(wanted.sorted_by, order)
        self._fit_height()
        self._span_bands()
        if self._kept is not None and not self.currentIndex().isValid() and self.rows.rows:
            kept, column = self._kept
            places = (place for place, row in enumerate(self.rows.all_rows) if id(row) == kept)
            line = self.rows.line_of(next(places, -1))
            self.setCurrentIndex(self.rows.index(line or 0, column))
        self._kept = None

    def _span_bands(self) -> None:
        self.clearSpans()
        if self.rows.arrangement.grouped_by is not None:
            for line in range(len(self.rows.rows)):
                if self.rows.band_at(line) is not None:
                    self.setSpan(line, 0, 1, len(self.rows.columns))

    def _take_keyboard(self) -> None:
        """Let the keyboard go on in the rows, from the first where the cursor was filtered out."""
        if not self.currentIndex().isValid() and self.rows.rows:
            self.setCurrentIndex(QModelIndex(self.rows.index(0, 0)))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Leave out what has no room, the clerk's own choice aside; where that is wider than the table, it scrolls."""
        columns = self.rows.columns
        with self.columns.quietly():
            for number in range(len(columns)):
                self.setColumnHidden(number, self.columns.hides(number))
            shown = [(number, one) for number, one in enumerate(columns) if not self.columns.hides(number)]
            taken = sum(theme.scaled(self.columns.width(number, one.width)) for number, one in shown)
            room = self.viewport().width() - taken
            leaving = sorted((one.yields, number) for number, one in shown if one.yields and not self.columns.wants(number))
            for _, number in leaving:
                is_left_out = room < theme.scaled(_LEAST_FOR_NAMES)
                self.setColumnHidden(number, is_left_out)
                room += theme.scaled(self.columns.width(number, columns[number].width)) if is_left_out else 0
            self._narrow_widest(theme.scaled(_LEAST_FOR_NAMES) - room)
        scrolls = bool(self.columns.layout.widths or self.columns.layout.shown)
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)
        self._fit_height()

    def _fit_height(self) -> None:
        """Make rows as low as one line where that is allowed and no cell needs two."""
        shown = [(number, one) for number, one in enumerate(self.rows.columns) if not self.isColumnHidden(number)]
        is_low = self._may_be_low and all(
            is_one_line(one.cell(row), self.columnWidth(number)) for row in self.rows.all_rows for number, one in shown
        )
        self.verticalHeader().setDefaultSectionSize(theme.scaled(theme.ROW if is_low else self._row_height))

    def _narrow_widest(self, lacking: int) -> None:
        """Where names still have no room, take it from the widest column; give it back once there is room again."""
        columns = self.rows.columns
        widest = max(range(len(columns)), key=lambda number: columns[number].width)
        drawn = theme.scaled(self.columns.width(widest, columns[widest].width))
        is_chosen = self.columns.columns[widest] in self.columns.layout.widths
        if is_chosen or all(column.width for column in columns) or (lacking <= 0 and not self._is_narrowed):
            return
        self._is_narrowed = lacking > 0
        self.head.resizeSection(widest, max(drawn // 2, drawn - max(0, lacking)))

    def _lay_out(self) -> None:
        """Give rows and columns the sizes that fit the text in use."""
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(_LEAST_ROW)
        self._fit_height()
        self.head.setStretchLastSection(False)
        self.head.setMinimumSectionSize(theme.scaled(36))
        with self.columns.quietly():
            for number, column in enumerate(self.rows.columns):
                stretches = column.width == 0
                self.head.setSectionResizeMode(
                    number, QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Interactive
                )
                if not stretches:
                    self.head.resizeSection(number, theme.scaled(self.columns.width(number, column.width)))
