"""What the leader remarked on a draft: added, found on the page, settled."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.draft import BlockInfo, Remark
from ui import theme
from ui.dialogs.compose_document.changes import Change, ChangeKind
from ui.dialogs.compose_document.marks import kind_word
from ui.dialogs.compose_document.panel import Panel
from ui.kit.card import plain_label
from ui.kit.flow import FlowLayout
from ui.kit.hint import set_hint
from ui.kit.tool_tip import plain_tip
from ui.kit.typed_words import WordsWatch

_WHOLE, _CHOSEN = 0, 1
_EXCERPT = 48  # characters of the block a remark is on


class RemarksPanel(Panel):
    """The remarks on a draft, open ones first, and a form for the next one.

    Signals:
        change_requested: a Change.
        block_chosen: the block a remark is on; its key.
    """

    change_requested = Signal(object)
    block_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remarks: list[Remark] = []
        self._blocks: dict[str, BlockInfo] = {}
        self._key = ""
        self._is_open = True
        self._none = plain_label(self.tr("Chưa có ý kiến nào về bản thảo này."), "soft", wraps=True)
        self.listing = QListWidget()
        self.listing.setAccessibleName(self.tr("Ý kiến về bản thảo"))
        self.listing.setWordWrap(True)
        self.listing.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.settle, self.go = QPushButton(self.tr("Đã &xử lý")), QPushButton(self.tr("Đến &chỗ ấy"))
        self.about = QComboBox()
        self.about.addItems([self.tr("Cả văn bản"), self.tr("Đoạn đang chọn")])
        self.text, self.said_by = QPlainTextEdit(), QLineEdit()
        self.text.setTabChangesFocus(True)
        set_hint(self.said_by, self.tr("Ví dụ: Chánh Văn phòng"))
        self.add = QPushButton(self.tr("&Thêm ý kiến"))
        self._build()
        self._wire()
        self._document = ""
        self._typed = WordsWatch(self.widget(), {"remark": self.text, "said by": self.said_by})

    def show_document(self, name: str) -> None:
        """Say of which document the remarks are, by what it is called from start to start."""
        if name != self._document:
            self._document = name
            self._typed.about(f"{type(self).__name__}\n{name}" if name else "")

    def show_remarks(self, remarks: Sequence[Remark], blocks: Sequence[BlockInfo], *, is_open: bool) -> None:
        """Show the remarks on a draft, which can be added and settled while it is open."""
        row = self.listing.currentRow()
        self._remarks = sorted(remarks, key=lambda one: (one.settled_on is not None, one.id))
        self._blocks = {block.key: block for block in blocks}
        self._is_open = is_open
        self.listing.clear()
        for remark in self._remarks:
            self.listing.addItem(self._item(remark))
        self.listing.setCurrentRow(min(max(row, 0), self.listing.count() - 1))
        self.listing.setVisible(bool(self._remarks))
        self._none.setVisible(not self._remarks)
        for button in (self.settle, self.go):
            button.setVisible(bool(self._remarks))
        self._form.setVisible(is_open)
        self._follow()

    def show_chosen(self, key: str) -> None:
        """Offer a remark on another block: the one chosen now; empty for none."""
        self._key = key
        if not key:
            self.about.setCurrentIndex(_WHOLE)
        self._follow()

    def show_remark(self, remark: Remark) -> None:
        """Put the cursor on a remark."""
        self.listing.setCurrentRow(next((row for row, one in enumerate(self._remarks) if one.id == remark.id), 0))

    def start_writing(self) -> None:
        """Let the clerk write a remark on the chosen block."""
        self.about.setCurrentIndex(_CHOSEN if self._key else _WHOLE)
        self.text.setFocus()

    def _build(self) -> None:
        layout = self.column
        layout.addWidget(self._none)
        theme.at_least(self.listing, height=80)
        layout.addWidget(self.listing, 3)
        buttons = QWidget()
        flow = FlowLayout(6, buttons)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in (self.settle, self.go, self.add):
            button.setAutoDefault(False)
        flow.addWidget(self.settle)
        flow.addWidget(self.go)
        layout.addWidget(buttons)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 6, 0, 0)
        form.setSpacing(4)
        form.addWidget(plain_label(self.tr("Ý kiến mới"), "cardTitle"))
        for words, field in (
            (self.tr("Về đ&oạn"), self.about),
            (self.tr("Ý &kiến"), self.text),
            (self.tr("&Người cho ý kiến"), self.said_by),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            form.addWidget(label)
            form.addWidget(field)
        theme.fix(self.text, height=64)
        form.addWidget(self.add, 0, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self._form)
        layout.addStretch(1)

    def _wire(self) -> None:
        self.listing.currentRowChanged.connect(lambda _: self._follow())
        self.listing.itemActivated.connect(lambda _: self._go())
        self.settle.clicked.connect(self._settle)
        self.go.clicked.connect(self._go)
        self.add.clicked.connect(self._add)
        self.text.textChanged.connect(self._follow)

    def _current(self) -> Remark | None:
        row = self.listing.currentRow()
        return self._remarks[row] if 0 <= row < len(self._remarks) else None

    def _settle(self) -> None:
        remark = self._current()
        if remark is not None:
            kind = ChangeKind.SETTLE_REMARK if remark.settled_on is None else ChangeKind.REOPEN_REMARK
            self.change_requested.emit(Change(kind, remark.key, remark_id=remark.id))

    def _go(self) -> None:
        remark = self._current()
        if remark is not None and remark.key:
            self.block_chosen.emit(remark.key)

    def _add(self) -> None:
        words = self.text.toPlainText().strip()
        if words:
            key = self._key if self.about.currentIndex() == _CHOSEN else ""
            self._typed.keep()
            self.text.clear()
            self._typed.expect_saving()
            self.change_requested.emit(Change(ChangeKind.ADD_REMARK, key, words, self.said_by.text().strip()))

    def _follow(self) -> None:
        remark = self._current()
        is_settled = remark is not None and remark.settled_on is not None
        self.settle.setText(self.tr("&Mở lại") if is_settled else self.tr("Đã &xử lý"))
        self.settle.setEnabled(remark is not None and self._is_open)
        self.go.setEnabled(remark is not None and remark.key in self._blocks)
        block = self._blocks.get(self._key)
        words = f"{kind_word(block)}: {_start(block)}" if block is not None else self.tr("Đoạn đang chọn")
        self.about.setItemText(_CHOSEN, words)
        self.about.setToolTip(plain_tip(words))
        self.about.setEnabled(block is not None)
        self.add.setEnabled(bool(self.text.toPlainText().strip()))

    def _item(self, remark: Remark) -> QListWidgetItem:
        block = self._blocks.get(remark.key)
        place = f"{kind_word(block)}: {_start(block)}" if block is not None else self.tr("Cả văn bản")
        who = f"{remark.said_by}, " if remark.said_by else ""
        settled = self.tr("Đã xử lý {day:%d/%m/%Y}. ").format(day=remark.settled_on) if remark.settled_on else ""
        item = QListWidgetItem(f"{remark.text}\n{settled}{who}{remark.said_on:%d/%m/%Y}\n{place}")
        is_open = remark.settled_on is None
        item.setIcon(theme.icon("message", "accent") if is_open else theme.icon("check", "done"))
        item.setToolTip(plain_tip(item.text()))
        return item


def _start(block: BlockInfo) -> str:
    words = " ".join((block.shown or block.generated).split())
    return f"{words[:_EXCERPT].rstrip()}…" if len(words) > _EXCERPT else words
