"""What the head of a table offers on the right mouse button, and the table itself below its rows' own actions."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHeaderView, QMenu

from ui.kit.block_keys import COPY, COPY_WITH_HEADS, FILL, PASTE

if TYPE_CHECKING:
    from ui.kit.table import RowsTable
    from ui.kit.tree_view import RowsTree

FILTER = "Ctrl+Shift+L"


class HeadMenu:
    """Columns, sorting, filters and bands of one table or tree, by mouse on the head and by the menu key on the rows.

    Attributes:
        first: the first of the actions the table offers below those of its rows.
    """

    def __init__(self, view: "RowsTable | RowsTree", head: QHeaderView, sorted_table: "RowsTable | None" = None) -> None:
        self._view, self._head, self._table = view, head, sorted_table
        self._below = QMenu("Cộ&t", view)
        self._below.aboutToShow.connect(lambda: self.fill(self._below, max(view.currentIndex().column(), 0)))
        self.first = _separator(view)
        blocks = view.blocks
        rows = [self.first, _act(view, "&Chép", COPY, blocks.copy)]
        rows.append(_act(view, "Chép cả t&iêu đề", COPY_WITH_HEADS, lambda: blocks.copy(with_heads=True)))
        self._typing = [_act(view, "&Dán", PASTE, blocks.paste), _act(view, "Chép &xuống", FILL, blocks.fill_down)]
        rows += self._typing
        if sorted_table is not None:
            rows.append(_act(view, "&Lọc theo cột", FILTER, sorted_table.toggle_filter))
        rows.append(self._below.menuAction())
        for action in rows:
            view.addAction(action)
        self.offer_typing(is_offered=False)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._open)

    def offer_typing(self, *, is_offered: bool) -> None:
        """Offer pasting and filling down where a column is typed over."""
        for action in self._typing:
            action.setVisible(is_offered)

    def fill(self, menu: QMenu, column: int) -> None:
        """Offer what can be done with a column, and all columns to choose from."""
        menu.clear()
        if self._table is not None:
            self._offer_order(self._table, menu, column)
        columns, head = self._view.columns, self._head
        for number, title in enumerate(columns.titles):
            action = menu.addAction(title or f"Cột {number + 1}")
            action.setCheckable(True)
            action.setChecked(not head.isSectionHidden(number))
            action.triggered.connect(lambda is_shown, number=number: self._choose(number, is_shown=is_shown))
        menu.addSeparator()
        menu.addAction("Về &mặc định").triggered.connect(self._forget)

    def _offer_order(self, table: "RowsTable", menu: QMenu, column: int) -> None:
        wanted = table.rows.wanted
        title = table.columns.titles[column] or f"cột {column + 1}"
        words = {None: f"&Xếp theo “{title}”", False: "Xếp &ngược lại", True: "&Thứ tự ban đầu"}
        state = wanted.is_falling if wanted.sorted_by == column else None
        menu.addAction(words[state]).triggered.connect(lambda: table.sort_by(column))
        if table.groups and wanted.grouped_by is None:
            menu.addAction(f"&Gộp nhóm theo “{title}”").triggered.connect(lambda: table.group_by(column))
        elif wanted.grouped_by is not None:
            menu.addAction("&Bỏ gộp nhóm").triggered.connect(lambda: table.group_by(None))
        menu.addSeparator()

    def _choose(self, column: int, *, is_shown: bool) -> None:
        self._view.columns.choose(column, is_shown=is_shown)
        self._view.lay_out_columns()

    def _forget(self) -> None:
        self._view.columns.forget()
        self._view.lay_out_columns()

    def _open(self, at: QPoint) -> None:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu, max(self._head.logicalIndexAt(at), 0))
        menu.popup(self._head.mapToGlobal(at))


def _separator(view: "RowsTable | RowsTree") -> QAction:
    action = QAction(view)
    action.setSeparator(True)
    return action


def _act(view: "RowsTable | RowsTree", words: str, keys: str, deed: Callable[[], None]) -> QAction:
    """Return an action that shows its keys; they are heard by the table itself, where it has the cursor."""
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    action = QAction(f"{words}\t{shown}", view)
    action.triggered.connect(lambda: deed())
    return action
