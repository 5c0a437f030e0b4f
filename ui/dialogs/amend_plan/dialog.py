"""A newer version of a plan beside the stored one: new, changed, gone and equal duties; the clerk's word on each."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.domain.ids import TaskId
from app.domain.plan_difference import GONE_LABELS, DutyPair, GoneChoice, NewDuty, StoredDuty
from app.services.amend_plan import Amendment
from app.services.import_plan import ImportDraft
from ui import theme
from ui.dialogs.amend_plan.decisions import AmendDecisions, GroupRow
from ui.dialogs.amend_plan.rows import Row, Side, columns, first_line, sides
from ui.kit.card import Card, plain_label
from ui.kit.choice import ElidedComboBox
from ui.kit.compared_text import ComparedText
from ui.kit.dialog import Dialog
from ui.kit.table import RowsModel, RowsTable

_NO_TASK = 0
_LONGEST_NAME = 70
_TEXT_COLUMN = 2
_DUTY_ROW = 44


class AmendPlanDialog(Dialog):
    """Shows what a newer version of a plan changes and takes the clerk's choices."""

    def __init__(self, draft: ImportDraft, amendment: Amendment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Cập nhật kế hoạch")
        self.decisions = AmendDecisions(amendment.stored, draft.reading.tasks)
        self.rows = DifferenceModel(columns(self.decisions), self)
        self.table = RowsTable(self.rows, "Các nhiệm vụ của hai bản", _DUTY_ROW, keeps_order=True)
        self.before = ComparedText("Trong sổ")
        self.after = ComparedText("Bản mới")
        self.choice = ElidedComboBox()
        self._build(draft, amendment)
        self._show_rows()
        self._select(lambda row: not isinstance(row, GroupRow))
        self.table.setFocus()
        self.resize(1180, 680)

    def _build(self, draft: ImportDraft, amendment: Amendment) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        layout.setSpacing(theme.SPACE)
        layout.addWidget(plain_label(f"Cập nhật {amendment.name}", "pageTitle", wraps=True))
        layout.addWidget(plain_label(_versions(draft, amendment), "soft", wraps=True))
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setHandleWidth(theme.SPACE)
        card = Card("")
        card.hide_head()
        card.body.addWidget(self.table)
        splitter.addWidget(card)
        splitter.addWidget(self._build_sides())
        splitter.setSizes([330, 210])
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        layout.addWidget(splitter, 1)
        layout.addWidget(self._build_foot())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_duty())
        self.choice.activated.connect(lambda _: self._choose())

    def _build_sides(self) -> Card:
        self._card = Card("")
        theme.at_least(self.choice, height=theme.TARGET)
        theme.at_least(self.choice, width=380)
        self._card.tools.addWidget(self.choice)
        both = QHBoxLayout()
        both.setSpacing(0)
        for title, text in (("Trong sổ", self.before), ("Bản mới", self.after)):
            column = QVBoxLayout()
            column.setContentsMargins(10, 6, 6, 6)
            column.addWidget(plain_label(title, "cardTitle"))
            column.addWidget(text, 1)
            both.addLayout(column, 1)
        self._card.body.addLayout(both, 1)
        return self._card

    def _build_foot(self) -> Card:
        self._sum = Card("")
        back = QPushButton("&Thôi")
        back.clicked.connect(self.reject)
        self.acting = QPushButton("&Cập nhật kế hoạch")
        self.acting.setProperty("primary", True)
        self.acting.setDefault(True)
        self.acting.clicked.connect(self.accept)
        self._sum.tools.addWidget(back)
        self._sum.tools.addWidget(self.acting)
        theme.at_most(self._sum, height=52)
        return self._sum

    def _row(self) -> Row | None:
        at = self.table.current_row
        return self.rows.rows[at] if at is not None and at < len(self.rows.rows) else None

    def _show_rows(self) -> None:
        """Show the difference anew: groups over the whole width, the counts below."""
        self.table.clearSpans()
        self.rows.set_rows(self.decisions.rows())
        for number, row in enumerate(self.rows.rows):
            if isinstance(row, GroupRow):
                self.table.setSpan(number, 0, 1, len(self.rows.columns))
            self.table.setRowHeight(number, theme.scaled(theme.ROW if isinstance(row, GroupRow) else _DUTY_ROW))
        self._sum.set_title(self.decisions.summary())

    def _select(self, wanted: Callable[[Row], bool]) -> None:
        found = (number for number, row in enumerate(self.rows.rows) if wanted(row))
        self.table.selectRow(next(found, 0))
        self._show_duty()

    def _show_duty(self) -> None:
        """Show both versions of the duty under the cursor, and what can be said of it."""
        row = self._row()
        for text in (self.before, self.after):
            text.clear_text()
        self.choice.setVisible(row is not None and not isinstance(row, GroupRow))
        if row is None or isinstance(row, GroupRow):
            self._card.set_title(row.title if row else "")
            return
        left, right = sides(row)
        _fill(self.before, left, "Sổ chưa có nhiệm vụ này.")
        _fill(self.after, right, "Bản mới không còn nhiệm vụ này.")
        self._card.set_title(_title(row))
        self._offer(row)

    def _offer(self, row: DutyPair | NewDuty | StoredDuty) -> None:
        """Fill the box of choices: which stored duty this one is, or what is done with one that is gone."""
        with QSignalBlocker(self.choice):
            self.choice.clear()
            if isinstance(row, StoredDuty):
                self.choice.setAccessibleName("Làm gì với nhiệm vụ không còn")
                for choice in GoneChoice:
                    self.choice.addItem(GONE_LABELS[choice], choice.value)
                self.choice.setCurrentIndex(self.choice.findData(self.decisions.choice_of(row).value))
                return
            self.choice.setAccessibleName("Nhiệm vụ này là nhiệm vụ nào trong sổ")
            mates = [row.stored] if isinstance(row, DutyPair) else []
            self.choice.addItem("Nhiệm vụ mới", _NO_TASK)
            for duty in (*mates, *self.decisions.difference.gone):
                self.choice.addItem(f"Là nhiệm vụ {duty.task.number}: {first_line(duty)[:_LONGEST_NAME]}", duty.task.id)
            self.choice.setCurrentIndex(len(mates))

    def _choose(self) -> None:
        row = self._row()
        if isinstance(row, StoredDuty):
            self.decisions.choose(row, GoneChoice(str(self.choice.currentData())))
            self._show_rows()
            self._select(lambda one: isinstance(one, StoredDuty) and one.task.id == row.task.id)
        elif isinstance(row, DutyPair | NewDuty):
            task_id = int(self.choice.currentData())
            self.decisions.pair(row.position, TaskId(task_id) if task_id != _NO_TASK else None)
            self._show_rows()
            self._select(lambda one: isinstance(one, DutyPair | NewDuty) and one.position == row.position)


class DifferenceModel(RowsModel[Row]):
    """The duties in groups."""

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell draws or says; the head of a group speaks in its first column."""
        if index.isValid() and index.row() < len(self.rows) and isinstance(self.rows[index.row()], GroupRow):
            if role == Qt.ItemDataRole.BackgroundRole:
                return theme.colour("head")
            if index.column() == 0:
                return super().data(self.index(index.row(), _TEXT_COLUMN), role)
        return super().data(index, role)


def _fill(text: ComparedText, parts: list[Side], empty: str) -> None:
    for label, runs in parts:
        text.add_heading(label)
        text.add_runs((run.text, run.is_changed) for run in runs)
    if not parts:
        text.add_heading(empty)
    text.show_start()


def _title(row: DutyPair | NewDuty | StoredDuty) -> str:
    match row:
        case NewDuty():
            return f"Nhiệm vụ {row.read.number} của bản mới"
        case StoredDuty():
            return f"Nhiệm vụ {row.task.number} không còn trong bản mới"
        case DutyPair():
            return f"Nhiệm vụ {row.read.number}"


def _versions(draft: ImportDraft, amendment: Amendment) -> str:
    """Return both documents by number and date."""
    header, stored = draft.reading.header, amendment.document
    ours = _document(stored.document_number, f"{stored.issued_on:%d/%m/%Y}" if stored.issued_on else "")
    theirs = _document(header.document_number, f"{header.issued_on:%d/%m/%Y}" if header.issued_on else "")
    return f"Trong sổ: {ours}. Bản mới: {theirs}, tệp {draft.path.name}."


def _document(number: str | None, issued_on: str) -> str:
    return f"{f'số {number}' if number else 'chưa có số'}, {f'ngày {issued_on}' if issued_on else 'ngày để trống'}"
