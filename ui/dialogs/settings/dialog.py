"""All settings on one page: parts at the left, rows at the right, a box above that finds a row in any part.

A change holds at once; the page tells it and is shown anew. There is nothing to confirm and nothing to cancel.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.bridge.prompts import Prompts
from ui.dialogs.settings.rows import ROWS, Known, Section, SettingRow
from ui.kit.card import Card, plain_label
from ui.kit.dialog import Dialog
from ui.kit.help_link import HelpLink
from ui.kit.hint import set_hint
from ui.kit.scrolled import scrolled
from ui.kit.typed_words import TypedWordsWatch

_START_SIZE = (980, 600)
_SECTIONS_WIDTH = 150
_CONTROL_WIDTH = 250


class SettingLine(QFrame):
    """One row: words, control, and the way back to the default."""

    def __init__(self, row: SettingRow, known: Known, prompts: Prompts) -> None:
        super().__init__()
        self.setObjectName("settingLine")
        self.row = row
        self._default = row.default(known)
        self.label = plain_label(row.label, "cardTitle", wraps=True)
        self.explanation = plain_label(row.explanation, "soft", wraps=True)
        self.editor = row.make(known, prompts)
        self.editor.name(row.label)
        (self.editor.focusProxy() or self.editor).setAccessibleDescription(row.explanation)
        self.label.setBuddy(self.editor)
        self.reset = QPushButton("Về mặc định")
        self.reset.setAccessibleName(f"Về mặc định: {row.label}")
        self.reset.setAutoDefault(False)
        self.reset.setProperty("quiet", True)
        self.reset.clicked.connect(lambda: self.editor.reset(self._default))
        self._lay_out()
        self.show_value(known)

    def show_value(self, known: Known) -> None:
        """Show what is kept, and the way back where it is not the default."""
        self.editor.show_value(self.row.value(known))
        self.reset.setVisible(self.row.value(known) != self._default)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.label, 0, 0)
        grid.addWidget(self.explanation, 1, 0)
        grid.addWidget(self.reset, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        if self.row.is_wide:
            grid.setRowMinimumHeight(2, 6)
            grid.addWidget(self.editor, 3, 0, 1, 2)
        else:
            theme.fix(self.editor, width=_CONTROL_WIDTH)
            grid.addWidget(self.editor, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)


class _SectionList(QListWidget):
    """The parts, laid out anew when shown: before that the lines do not know the height the style gives them."""

    def showEvent(self, event: QShowEvent) -> None:
        """See the class."""
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()


class SettingsDialog(Dialog):
    """The page.

    Signals:
        changed: a row was changed by the clerk: the row and its new value; for a link, None.
    """

    changed = Signal(object, object)

    def __init__(self, known: Known, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Cài đặt")
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.lines = {row.key: SettingLine(row, known, prompts) for row in ROWS if row.is_offered(known)}
        self._cards: dict[Section, Card] = {}
        self.search = QLineEdit()
        set_hint(self.search, "Tìm cài đặt, gõ không dấu cũng được (Ctrl+F)")
        self.search.setAccessibleName("Tìm cài đặt")
        self.search.setClearButtonEnabled(True)
        self.sections = _SectionList()
        self.sections.setObjectName("settingSections")
        self.sections.setAccessibleName("Phần cài đặt")
        self.nothing = plain_label("", "soft", wraps=True)
        self.nothing.hide()
        self._lay_out()
        self.search.textChanged.connect(self._show_rows)
        self.sections.currentRowChanged.connect(self._on_section)
        self.sections.itemClicked.connect(lambda _: self._on_section())  # also the part left for a search
        QShortcut(QKeySequence("Ctrl+F"), self, self._find)
        self._typed = TypedWordsWatch(self)
        for line in self.lines.values():
            line.editor.changed.connect(lambda value, row=line.row: self._tell(row, value))
        self.sections.setCurrentRow(0)
        self.resize(QSize(*(theme.scaled(pixels) for pixels in _START_SIZE)).boundedTo(self.screen().availableSize()))

    def show_known(self, known: Known) -> None:
        """Show what is kept now."""
        for line in self.lines.values():
            line.show_value(known)

    def show_section(self, section: Section) -> None:
        """Go to a part."""
        self.sections.setCurrentRow(list(self._cards).index(section))

    @property
    def shown_rows(self) -> list[str]:
        """The keys of the rows on the page now."""
        return [key for key, line in self.lines.items() if not line.isHidden() and not self._cards[line.row.section].isHidden()]

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what was half typed when the program ended unasked."""
        super().showEvent(event)
        if not event.spontaneous():
            self._typed.begin(type(self).__name__)

    def done(self, result: int) -> None:
        """Close; what was just typed counts."""
        for line in self.lines.values():
            line.editor.commit()
        self._typed.begin_anew()
        super().done(result)

    def _tell(self, row: SettingRow, value: object) -> None:
        """Tell a change; from here on only what differs from it is half typed."""
        self._typed.begin_anew()
        self.changed.emit(row, value)

    def _lay_out(self) -> None:
        close = QPushButton("Đón&g")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(HelpLink("cai-dat"))
        foot.addWidget(plain_label("Thay đổi có hiệu lực và được lưu ngay.", "soft"), 1)
        foot.addWidget(close)
        middle = QHBoxLayout()
        middle.setSpacing(theme.SPACE)
        theme.fix(self.sections, width=_SECTIONS_WIDTH)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle.addWidget(self.sections)
        middle.addWidget(self._build_page(), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(theme.SPACE)
        layout.addWidget(self.search)
        layout.addLayout(middle, 1)
        layout.addLayout(foot)

    def _build_page(self) -> QScrollArea:
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addWidget(self.nothing)
        for section in Section:
            lines = [line for line in self.lines.values() if line.row.section is section]
            if lines:
                card = Card(section.value)
                for line in lines:
                    line.setProperty("last", line is lines[-1])
                    card.body.addWidget(line)
                self._cards[section] = card
                column.addWidget(card)
                self.sections.addItem(section.value)
        self.scrolled = scrolled(column)
        return self.scrolled

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _on_section(self) -> None:
        """A part that is chosen ends the search."""
        if self.search.text():
            self.search.clear()
        else:
            self._show_rows()

    def _show_rows(self) -> None:
        """Show the rows that are looked for in whichever part; without a search, those of the part chosen."""
        typed = self.search.text().strip()
        chosen = list(self._cards)[max(0, self.sections.currentRow())]
        if (part := self.sections.currentItem()) is not None:
            part.setSelected(not typed)  # what is found may stand in any part
        for line in self.lines.values():
            line.setVisible(line.row.matches(typed))
        for section, card in self._cards.items():
            has_rows = any(not line.isHidden() for line in self.lines.values() if line.row.section is section)
            card.setVisible(has_rows if typed else section is chosen)
        self.nothing.setText(f"Không có cài đặt nào có “{typed}”. Thử một từ khác, hoặc Ctrl+K để tìm lệnh.")
        self.nothing.setVisible(not self.shown_rows)
        self.scrolled.verticalScrollBar().setValue(0)
