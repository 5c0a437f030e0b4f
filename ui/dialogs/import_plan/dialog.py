"""Review before import: the original at the left, what was understood of it at the right; a click on either shows the other."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from app.domain.file_content import Block
from app.domain.plan_reading import Finding, ReadTask
from app.domain.unit import Unit, UnitGroup
from app.services.import_plan import FINDING_WORDS, ImportDraft, default_answers
from app.services.match_names import NameAnswer
from ui import theme
from ui.dialogs.import_plan.names import NamesPanel
from ui.dialogs.import_plan.rows import TASK_COLUMNS, task_words
from ui.kit.card import Card, plain_label
from ui.kit.cells import Cell
from ui.kit.paragraphs import ParagraphDelegate
from ui.kit.table import Column, RowsModel, RowsTable


class ImportPlanDialog(QDialog):
    """What was understood of a plan file, before it is imported."""

    def __init__(
        self, draft: ImportDraft, units: Sequence[Unit], groups: Sequence[UnitGroup], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhập kế hoạch")
        self.draft = draft
        self._original = OriginalModel(draft.blocks, self)
        self.original = self._build_original()
        self.tasks: RowsModel[ReadTask] = RowsModel(TASK_COLUMNS, self)
        self.tasks.set_rows(draft.reading.tasks)
        self.task_table = RowsTable(self.tasks, "Nhiệm vụ đọc được", 50)
        self.names = NamesPanel(draft.unknown_names, default_answers(draft), units, groups)
        self._build()
        self.task_table.selectRow(0)
        self.task_table.setFocus()
        self.resize(1240, 680)

    @property
    def answers(self) -> dict[str, NameAnswer]:
        """What the clerk said of the names the directory does not know."""
        return self.names.answers

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(theme.SPACE)
        left = Card("Văn bản gốc")
        left.set_title("Văn bản gốc", self.draft.path.name)
        left.body.addWidget(self.original)
        splitter.addWidget(left)
        splitter.addWidget(self._build_understood())
        splitter.setSizes([430, 790])
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        layout.setSpacing(theme.SPACE)
        layout.addWidget(plain_label(_title(self.draft), "pageTitle", wraps=True))
        layout.addWidget(plain_label(_source(self.draft), "soft", wraps=True))
        layout.addWidget(splitter, 1)
        layout.addLayout(self._build_foot())
        self.task_table.selectionModel().currentChanged.connect(lambda *_: self._show_task())
        self.original.clicked.connect(self._show_paragraph)

    def _build_original(self) -> QListView:
        view = QListView()
        view.setModel(self._original)
        view.setItemDelegate(ParagraphDelegate(view))
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setAccessibleName("Văn bản gốc")
        return view

    def _build_understood(self) -> QWidget:
        tabs = QTabWidget()
        tabs.addTab(self._build_tasks(), f"Nhiệm vụ ({len(self.tasks.rows)})")
        unknown = len(self.draft.unknown_names)
        tabs.addTab(_in_card(self.names), f"Tên chưa có trong danh bạ ({unknown})")
        findings: RowsModel[Finding] = RowsModel(
            (Column("Chỗ cần xem", lambda one: Cell(f"{FINDING_WORDS[one.code]}\n{one.text}")),), self
        )
        findings.set_rows(self.draft.reading.findings)
        tabs.addTab(_in_card(RowsTable(findings, "Chỗ cần xem", 48)), f"Chỗ cần xem ({len(findings.rows)})")
        self.tabs = tabs
        return tabs

    def _build_tasks(self) -> Card:
        card = _in_card(self.task_table)
        self._words = plain_label("", "soft", wraps=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setContentsMargins(12, 8, 12, 8)
        self._words.setMinimumHeight(112)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self._words)
        return card

    def _build_foot(self) -> QHBoxLayout:
        account = self.draft.reading.accounting
        read = account.words_in_file - account.words_unread
        text = f"{_thousands(account.words_in_file)} chữ: {_thousands(read)} đã đọc"
        if account.words_unread:
            text += f", {_thousands(account.words_unread)} cần xem"
        back = QPushButton("&Thôi")
        back.clicked.connect(self.reject)
        self.acting = QPushButton(f"&Nhập {len(self.tasks.rows)} nhiệm vụ")
        self.acting.setProperty("primary", True)
        self.acting.setDefault(True)
        self.acting.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(plain_label(text, "cardTitle"))
        foot.addWidget(plain_label(_doubts(self.draft), "soft"), 1)
        foot.addWidget(back)
        foot.addWidget(self.acting)
        return foot

    def _show_task(self) -> None:
        """Show the paragraph of the duty under the cursor, and all that was understood of it."""
        row = self.task_table.current_row
        if row is None:
            return
        task = self.tasks.rows[row]
        self._words.setText(task_words(task))
        index = self._original.index_of(task.place.paragraph)
        if index.isValid():
            self.original.setCurrentIndex(index)
            self.original.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def _show_paragraph(self, index: QModelIndex) -> None:
        """Put the cursor on the duty that a paragraph belongs to."""
        paragraph = self._original.paragraph_at(index)
        starts = [task.place.paragraph or 0 for task in self.tasks.rows]
        before = [row for row, start in enumerate(starts) if paragraph is not None and 0 < start <= paragraph]
        if before:
            self.tabs.setCurrentIndex(0)
            self.task_table.selectRow(before[-1])


class OriginalModel(QAbstractListModel):
    """The paragraphs of the file as they stand in it."""

    def __init__(self, blocks: Sequence[Block], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blocks = [block for block in blocks if block.text.strip()]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of paragraphs."""
        return 0 if parent.isValid() else len(self._blocks)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a paragraph's words; bold where the file has it bold."""
        block = self._blocks[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{block.label} {block.text}".strip()
        if role == Qt.ItemDataRole.FontRole:
            return theme.body_font(bold=block.is_bold)
        return None

    def index_of(self, paragraph: int | None) -> QModelIndex:
        """Return the index of a paragraph of the file, an invalid one when it is not shown."""
        rows = (row for row, block in enumerate(self._blocks) if paragraph is not None and block.paragraph == paragraph)
        row = next(rows, None)
        return self.index(row) if row is not None else QModelIndex()

    def paragraph_at(self, index: QModelIndex) -> int | None:
        """Return the number of the paragraph at an index."""
        return self._blocks[index.row()].paragraph


def _in_card(widget: QWidget) -> Card:
    card = Card("")
    card.hide_head()
    card.body.addWidget(widget, 1)
    return card


def _title(draft: ImportDraft) -> str:
    header = draft.reading.header
    return f"{header.type or 'Văn bản'}: {header.subject or draft.path.name}"


def _source(draft: ImportDraft) -> str:
    header = draft.reading.header
    number = f"số {header.document_number}" if header.document_number else "chưa có số"
    on = f"ngày {header.issued_on:%d/%m/%Y}" if header.issued_on else "ngày để trống"
    period = f" · giai đoạn {'-'.join(header.period)}" if header.period else ""
    return f"{header.issuing_body or 'Không rõ cơ quan ban hành'} · {number} · {on}{period}"


def _doubts(draft: ImportDraft) -> str:
    doubts = sum(bool(task.doubts) for task in draft.reading.tasks)
    unknown = len(draft.unknown_names)
    said = [f"{doubts} nhiệm vụ cần xem"] if doubts else []
    said += [f"{unknown} tên mới"] if unknown else []
    return " · ".join(said)


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
