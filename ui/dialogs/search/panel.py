"""The panel below the search box: a list of what was found, chosen by arrow keys or mouse while one goes on typing.

It lies in the window, not above it, and never takes the focus from the box by itself.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.search import SavedFilter
from ui import theme
from ui.dialogs.search.rows import Row
from ui.kit.card import plain_label
from ui.kit.cells import CELL_ROLE, Cell, CellDelegate
from ui.kit.flow import FlowLayout

_ROW_ROLE = Qt.ItemDataRole.UserRole + 8
_WIDTH = 640
_HEADING = 26
_ONE_LINE = 32
_TWO_LINES = 46
_FOOT = 92
_LEAST = 150
_GAP = 12


class SearchPanel(QFrame):
    """What was found.

    Signals:
        chosen: the clerk wants to go to what a row stands for.
        narrowed: a tick was set or taken.
        save_requested: the clerk wants to keep this search.
        rename_requested, delete_requested: a SavedFilter.
        left: the clerk goes back to where she was.
        row_spoken: another row is under the cursor; what a screen reader is to say.
    """

    chosen = Signal(object)
    narrowed = Signal()
    save_requested = Signal()
    rename_requested = Signal(object)
    delete_requested = Signal(object)
    left = Signal()
    row_spoken = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("searchPanel")
        self.setAccessibleName(self.tr("Kết quả tìm"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Kết quả tìm"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(CellDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setUniformItemSizes(False)
        self.list.itemClicked.connect(self._on_clicked)
        self.list.currentItemChanged.connect(lambda item, _: self._on_current(item))
        self.of_plan = QCheckBox(self.tr("Chỉ kế h&oạch đang xem"))
        self.still_open = QCheckBox(self.tr("Chỉ đầu việc &còn làm"))
        self.save = QPushButton(self.tr("&Lưu bộ lọc này…"))
        self.save.setProperty("quiet", True)
        self._note = plain_label("", "soft", wraps=True)
        self._build()
        self.hide()

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        item = self.list.currentItem()
        return item.data(_ROW_ROLE) if item else None

    @property
    def rows(self) -> list[Row]:
        """All rows, headings too."""
        return [self.list.item(number).data(_ROW_ROLE) for number in range(self.list.count())]

    def show_rows(self, rows: Sequence[Row], note: str, *, can_be_saved: bool) -> None:
        """List these; the first that can be chosen is under the cursor.

        Args:
            rows: headings and what stands under them.
            note: how many were found, or what to do; said to screen readers too.
            can_be_saved: whether this search can be kept under a name.
        """
        self.list.clear()
        for row in rows:
            self.list.addItem(_item(row))
        self._note.setText(note)
        self.save.setVisible(can_be_saved)
        self.move_cursor(1)
        self.lay_out()
        if self.current is None:
            self.row_spoken.emit(note)

    def move_cursor(self, step: int) -> None:
        """Go a row down (1) or up (-1), past the headings and round at the ends."""
        count = self.list.count()
        number = self.list.currentRow() if self.list.currentItem() else (-1 if step > 0 else 0)
        for _ in range(count):
            number = (number + step) % count
            if self.list.item(number).data(_ROW_ROLE).choice is not None:
                self.list.setCurrentRow(number)
                first = number == 1 and self.list.item(0).data(_ROW_ROLE).choice is None
                self.list.scrollToItem(self.list.item(0 if first else number))
                return

    def choose_current(self) -> None:
        """Go to what the row under the cursor stands for."""
        if self.current is not None:
            self.chosen.emit(self.current.choice)

    def rename_current(self) -> None:
        """Ask for another name of the saved filter under the cursor."""
        if (one := self._current_filter()) is not None:
            self.rename_requested.emit(one)

    def delete_current(self) -> None:
        """Let the saved filter under the cursor go."""
        if (one := self._current_filter()) is not None:
            self.delete_requested.emit(one)

    def open_below(self, box: QWidget) -> None:
        """Show the panel under the box."""
        self._box = box
        self.lay_out()
        self.show()
        self.raise_()

    def lay_out(self) -> None:
        """Take as much room under the box as the rows need and the window has."""
        box, window = self._box, self._window
        if box is None:
            return
        below = box.mapTo(window, QPoint(0, box.height() + 4))
        width = min(max(theme.scaled(_WIDTH), box.width()), window.width() - 2 * theme.SPACE)
        left = max(theme.SPACE, min(below.x(), window.width() - width - theme.SPACE))
        wanted = sum(self.list.item(number).sizeHint().height() for number in range(self.list.count())) + theme.scaled(_FOOT)
        room = window.height() - below.y() - theme.SPACE
        self.setGeometry(QRect(left, below.y(), width, min(max(wanted, _LEAST), room)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, from the ticks and buttons too."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self._box: QWidget | None = None
        for tick in (self.of_plan, self.still_open):
            tick.toggled.connect(lambda _: self.narrowed.emit())
        self.save.clicked.connect(self.save_requested)
        ticks, foot = FlowLayout(_GAP), QHBoxLayout()
        ticks.addWidget(self.of_plan)
        ticks.addWidget(self.still_open)
        ticks.addWidget(self.save)
        foot.addWidget(self._note, 1)
        foot.addWidget(plain_label(self.tr("↑ ↓ chọn · Enter mở · Esc đóng"), "soft"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.setSpacing(4)
        layout.addLayout(ticks)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)

    def _current_filter(self) -> SavedFilter | None:
        choice = self.current.choice if self.current else None
        return choice if isinstance(choice, SavedFilter) else None

    def _on_clicked(self, item: QListWidgetItem) -> None:
        if item.data(_ROW_ROLE).choice is not None:
            self.choose_current()

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.row_spoken.emit(item.data(_ROW_ROLE).spoken)


def _item(row: Row) -> QListWidgetItem:
    item = QListWidgetItem()
    is_heading = row.choice is None
    height = _HEADING if is_heading else _TWO_LINES if row.line else _ONE_LINE
    text = f"{row.title}\n{row.line}" if row.line else row.title
    item.setData(CELL_ROLE, Cell(text, colour="ink_soft" if is_heading else "ink", bold=is_heading))
    item.setData(_ROW_ROLE, row)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
    item.setSizeHint(QSize(0, theme.scaled(height)))
    item.setToolTip("")
    if is_heading:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
