"""The head of a table: titles that sort; below them, when wanted, fields to filter by and what is filtered in words."""

from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QPushButton, QWidget

from ui import theme
from ui.kit.card import plain_label
from ui.kit.numbers import grouped
from ui.kit.rows_model import RowsModel

_FIELD, _STRIP = 34, 34  # pixels
_READ_AHEAD_MS = 30


class FilterHead(QHeaderView):
    """The head of a table over a `RowsModel`.

    Signals:
        left: the keyboard leaves a field for the rows.
    """

    left = Signal()

    def __init__(self, rows: RowsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = rows
        self.setAccessibleName(f"Tiêu đề cột: {name}")
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fields: list[FilterField] = []
        self._strip = FilterStrip(self)
        self._strip.dropped.connect(self._on_dropped)
        self._strip.hide()
        for signal in (self.sectionResized, self.sectionMoved, self.geometriesChanged):
            signal.connect(lambda *_: self.place())
        rows.arranged.connect(self._tell)

    @property
    def is_open(self) -> bool:
        """Whether the fields are there."""
        return bool(self.fields)

    @property
    def words(self) -> list[str]:
        """The filters at work, as they are said, and how many rows they let through."""
        return self._strip.words

    def toggle(self, column: int = 0) -> None:
        """Show the fields and begin in one; take them away with what they filtered."""
        if self.is_open:
            self._close()
            return
        for number, one in enumerate(self._rows.columns):
            field = FilterField(one.title or f"cột {number + 1}", self)
            field.textChanged.connect(lambda text, number=number: self._filter(number, text))
            field.left.connect(self.left)
            self.fields.append(field)
        self._strip.show()
        self._tell()
        self.updateGeometry()
        self.geometriesChanged.emit()
        self.place()
        self.fields[column].setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(_READ_AHEAD_MS, self, lambda: self._rows.read_ahead(column))

    def sizeHint(self) -> QSize:
        """Return the height of titles, fields and strip."""
        below = theme.scaled(_FIELD) + theme.scaled(_STRIP) if self.is_open else 0
        return super().sizeHint() + QSize(0, below)

    def place(self) -> None:
        """Put each field below its title."""
        if not self.is_open:
            return
        top = super().sizeHint().height()
        for number, field in enumerate(self.fields):
            field.setVisible(not self.isSectionHidden(number))
            left, width = self.sectionViewportPosition(number), self.sectionSize(number)
            field.setGeometry(left + 3, top + 1, width - 6, theme.scaled(_FIELD) - 3)
        self._strip.setGeometry(0, top + theme.scaled(_FIELD), self.width(), theme.scaled(_STRIP))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Draw a title above its field."""
        if self.is_open:
            painter.fillRect(rect, theme.colour("head"))
            rect = rect.adjusted(0, 0, 0, super().sizeHint().height() - rect.height())
        super().paintSection(painter, rect, logicalIndex)

    def _filter(self, number: int, text: str) -> None:
        wanted = self._rows.wanted
        filters = {column: words for column, words in wanted.filters.items() if column != number}
        if text.strip():
            filters[number] = text.strip()
        self._rows.arrange(replace(wanted, filters=filters))

    def _close(self) -> None:
        for field in self.fields:
            field.hide()
            field.deleteLater()
        self.fields = []
        self._strip.hide()
        self._rows.arrange(replace(self._rows.wanted, filters={}))
        self.updateGeometry()
        self.geometriesChanged.emit()
        self.left.emit()

    def _on_dropped(self, column: int) -> None:
        self.fields[column].clear()
        self.fields[column].setFocus()

    def _tell(self) -> None:
        if self.is_open:
            filters = self._rows.wanted.filters
            said = {column: f"{self.fields[column].title}: {words}" for column, words in sorted(filters.items())}
            self._strip.tell(said, f"{grouped(self._rows.found)}/{grouped(len(self._rows.all_rows))} dòng")


class FilterField(QLineEdit):
    """What one column is filtered by; Down and Enter lead to the rows, Esc clears, then leads there too.

    Signals:
        left: the keyboard leaves for the rows.
    """

    left = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = title
        self.setAccessibleName(f"Lọc cột {title}")
        self.setPlaceholderText("Lọc")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave for the rows."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterStrip(QWidget):
    """Says what is filtered: a chip a column, which takes its filter away, and how many rows are left of all.

    Signals:
        dropped: the number of the column whose filter is to go.
    """

    dropped = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filterStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._count = plain_label("", "soft")
        self._chips: list[QPushButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(8, 0, 8, 0)
        self._layout.setSpacing(6)
        self._layout.addStretch(1)
        self._layout.addWidget(self._count)

    @property
    def words(self) -> list[str]:
        """What is said, chips first."""
        return [*(chip.text() for chip in self._chips), self._count.text()]

    def tell(self, filters: dict[int, str], count: str) -> None:
        """Say other filters.

        Args:
            filters: by number of column, what it is filtered by in words.
            count: how many rows are left.
        """
        self._count.setText(count)
        for chip in self._chips:
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(column, words) for column, words in filters.items()]
        for place, chip in enumerate(self._chips):
            self._layout.insertWidget(place, chip)

    def _chip(self, column: int, words: str) -> QPushButton:
        chip = QPushButton(f"{words}  ✕", self)
        chip.setProperty("filterChip", True)
        chip.setAutoDefault(False)
        chip.setAccessibleName(f"Bỏ lọc {words}")
        chip.setToolTip("Bỏ lọc cột này")
        chip.clicked.connect(lambda: self.dropped.emit(column))
        return chip
