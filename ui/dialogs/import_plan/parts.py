"""What the review consists of, laid out: the original, the tree with its detail, names, findings, the account of words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from app.domain.plan_review import PlanReview
from app.domain.unit import Unit, UnitGroup
from app.services.import_plan import ImportDraft
from ui import theme
from ui.dialogs.import_plan import places
from ui.dialogs.import_plan.account import AccountBar
from ui.dialogs.import_plan.commands import OF_DUTY, CommandId
from ui.dialogs.import_plan.detail import DutyDetail
from ui.dialogs.import_plan.findings import FindingsPanel
from ui.dialogs.import_plan.names import NamesPanel
from ui.dialogs.import_plan.original import OriginalText
from ui.dialogs.import_plan.tasks import ReviewTree
from ui.kit.card import Card
from ui.kit.command_bar import CommandBar, command_button, with_key
from ui.kit.dialog import Dialog
from ui.kit.elided import ElidedLabel
from ui.kit.help_link import HelpLink
from ui.kit.tool_tip import plain_tip

TASKS, NAMES, FINDINGS = range(3)
_SIZE = (1240, 700)
_SHARES = (35, 65)  # of the original and what was understood of it
_AROUND = 24  # what the window's own frame takes of the screen


class ReviewParts(Dialog):
    """The widgets of the review. `lay_out` is called once the commands are there, which name their handlers."""

    def __init__(self, draft: ImportDraft, units: Sequence[Unit], groups: Sequence[UnitGroup], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhập kế hoạch")
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.draft = draft
        self.original = OriginalText(draft.blocks)
        self.tree = ReviewTree()
        self.detail = DutyDetail(QStringListModel([one.name for one in (*groups, *units)], self))
        self.names = NamesPanel(units, groups)
        self.findings = FindingsPanel()
        self.account = AccountBar()
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width() - _AROUND), min(_SIZE[1], room.height() - _AROUND))

    def lay_out(self, commands: Mapping[CommandId, QAction]) -> None:
        """Put everything in its place; the buttons are made of the commands."""
        self._commands = commands
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(theme.SPACE)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._build_original())
        splitter.addWidget(self._build_understood())
        for half, share in enumerate(_SHARES):
            splitter.setStretchFactor(half, share)
        splitter.setSizes([share * self.width() // sum(_SHARES) for share in _SHARES])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, 8, theme.SPACE, 10)
        layout.setSpacing(8)
        layout.addLayout(self._build_head())
        layout.addWidget(splitter, 1)
        layout.addLayout(self._build_foot())

    def show_counts(self, now: PlanReview, new_names: int) -> None:
        """Say how many duties, names and findings there are, and where the words of the file are."""
        self.account.show_account(now.accounting)
        counted = (("Nhiệm vụ", len(now.duties)), ("Tên mới", new_names), ("Chỗ chưa rõ", len(now.findings)))
        for tab, (word, number) in enumerate(counted):
            self.tabs.setTabText(tab, f"{word} ({number})")
        waiting = now.places_to_look_at
        self.waiting.setText(f"{waiting} chỗ cần x&em")
        self.waiting.setVisible(bool(waiting))
        self.new_names.setText(f"{new_names} tên &mới")
        self.new_names.setVisible(bool(new_names))
        self.acting.setText(f"&Nhập {len(now.duties)} nhiệm vụ")
        self.acting.setEnabled(bool(now.duties))

    def _build_head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(places.title(self.draft), "pageTitle"))
        words.addWidget(ElidedLabel(places.source(self.draft), "soft"))
        head = QHBoxLayout()
        head.addLayout(words, 1)
        for one in (CommandId.UNDO, CommandId.REDO):
            head.addWidget(command_button(self._commands[one]))
        return head

    def _build_original(self) -> Card:
        card = Card("")
        card.set_title("Văn bản gốc", self.draft.path.name)
        card.tools.addWidget(command_button(self._commands[CommandId.MAKE_DUTY]))
        self.original.addAction(self._commands[CommandId.MAKE_DUTY])
        card.body.addWidget(self.original)
        theme.at_least(card, width=260)
        return card

    def _build_understood(self) -> QTabWidget:
        self.tabs = QTabWidget()
        self.findings.build([self._commands[one] for one in (CommandId.SETTLE_FINDING, CommandId.DUTY_OF_FINDING)])
        for page in (self._build_tasks(), self.names, self.findings):
            card = Card("")
            card.hide_head()
            card.body.addWidget(page, 1)
            self.tabs.addTab(card, "")
        return self.tabs

    def _build_tasks(self) -> QWidget:
        of_duty = [self._commands[one] for one in OF_DUTY]
        self.tree.addActions([self._commands[CommandId.SETTLE], *of_duty])
        self.detail.doubts.offer(self._commands[CommandId.SETTLE])
        self.detail.offer_headings(self.draft.reading.sections)
        bar = CommandBar(of_duty)
        bar.setContentsMargins(10, 7, 10, 7)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.tree)
        halves.addWidget(self.detail)
        halves.setSizes([250, 280])
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(halves, 1)
        return page

    def _build_foot(self) -> QHBoxLayout:
        back = QPushButton("&Thôi")
        self.acting = QPushButton("")
        self.waiting, self.new_names = QPushButton(""), QPushButton("")
        back.clicked.connect(lambda: self.reject())
        self.acting.setProperty("primary", True)
        self.acting.clicked.connect(self._commands[CommandId.IMPORT].trigger)
        self.waiting.setProperty("quiet", True)
        theme.set_icon(self.waiting, "alert-triangle", "soon")
        self.waiting.setToolTip(plain_tip(with_key(self._commands[CommandId.NEXT_PLACE])))
        self.waiting.clicked.connect(self._commands[CommandId.NEXT_PLACE].trigger)
        self.new_names.setProperty("quiet", True)
        self.new_names.setToolTip("Xem các tên chưa có trong danh bạ")
        self.new_names.clicked.connect(lambda: self.tabs.setCurrentIndex(NAMES))
        foot = QHBoxLayout()
        foot.addWidget(HelpLink("nhap-ke-hoach"))
        foot.addWidget(self.account)
        foot.addStretch(1)
        for button in (self.waiting, self.new_names, back, self.acting):
            button.setAutoDefault(False)  # Enter settles a doubt or takes what is typed; Ctrl+Enter imports
            foot.addWidget(button)
        foot.setSpacing(8)
        return foot
