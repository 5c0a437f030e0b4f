"""The place "Minh chứng": what is missing, what waits to be looked at, what is there; files are dropped onto a line."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.domain.changes import ChangeSet
from app.domain.evidence import Evidence, EvidenceState
from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.period import Period
from app.services.show_evidence import EVIDENCE_STANDING_LABELS, EvidenceLine, pieces_of, show_evidence
from app.text.compare import fold
from ui import theme
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card, plain_label
from ui.kit.cells import Cell
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.flow import FlowLayout
from ui.kit.numbers import grouped
from ui.kit.table import Column, RowsModel
from ui.looks.task import first_line
from ui.views.evidence.drop_table import DropTable
from ui.views.evidence.looks import LOOKS
from ui.views.evidence.pieces_panel import PiecesPanel

ItemKey = tuple[TaskId, UnitId, Period]
_TABLES = ("evidence", "work_item", "task", "plan", "unit", "period")
_PANEL_WIDTH, _WIDTH_WITH_PANEL = 360, 900
_FILTERS: tuple[EvidenceState | None, ...] = (EvidenceState.MISSING, EvidenceState.DRAFT, EvidenceState.ACCEPTED, None)
"""The filter buttons in their order; None shows all."""


class EvidencePlace(QWidget):
    """The evidence of the period looked at.

    Signals:
        files_given: a work item, and the files to keep for it.
        files_requested: a work item for which the clerk wants to choose files.
        item_requested: a work item whose evidence the clerk wants to enter in a dialog.
        opening_requested, folder_requested: a piece whose file is wanted.
        acceptance_given: a piece, and whether it is accepted.
        list_requested: the clerk wants the list of evidence as a document.
        plan_requested: the clerk wants to go where progress is entered.
        drop_missed: what was let go here is no file, or lies over no line.
    """

    files_given = Signal(object, list)
    files_requested = Signal(object)
    item_requested = Signal(object)
    opening_requested = Signal(object)
    folder_requested = Signal(object)
    acceptance_given = Signal(object, bool)
    list_requested = Signal()
    plan_requested = Signal()
    drop_missed = Signal()

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._lines: list[EvidenceLine] = []
        self._filter: EvidenceState | None = EvidenceState.MISSING
        self._model: RowsModel[EvidenceLine] = RowsModel(
            (
                Column("Nhiệm vụ", lambda line: Cell(f"{line.task.number} {first_line(line.task)}", lines=2)),
                Column("Đơn vị", lambda line: Cell(line.unit.name, lines=2), 150),
                Column("Kỳ", lambda line: Cell(line.period.label, lines=2, colour="ink_soft"), 104, yields=1),
                Column("Minh chứng", _pieces_cell, 200, yields=2),
                Column("Tình trạng", _standing_cell, 128),
            ),
            self,
        )
        self.table = DropTable(self._model, self.tr("Minh chứng theo nhiệm vụ và đơn vị"), 50)
        self.table.take_drops()
        self.pieces = PiecesPanel()
        self.search = QLineEdit()
        self.plans = QComboBox()
        self.filters: dict[EvidenceState | None, QPushButton] = {}
        self.empty = EmptyState("", "", " ")
        self._card = Card(self.tr("Minh chứng"))
        self._build()
        self._wire()
        book.changed.connect(self.on_book_changed)
        book.context_changed.connect(self.on_context_changed)

    @property
    def current_item(self) -> ItemKey | None:
        """The work item under the cursor."""
        line = self.current
        return line.key if line else None

    @property
    def current(self) -> EvidenceLine | None:
        """The line under the cursor."""
        row = self.table.current_row
        return self._model.rows[row] if row is not None and row < len(self._model.rows) else None

    @property
    def rows(self) -> Sequence[EvidenceLine]:
        """The lines shown."""
        return self._model.rows

    def add_row_actions(self, actions: list[QAction]) -> None:
        """Offer these on the right mouse button and the menu key."""
        self.table.addActions(actions)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def refresh(self) -> None:
        """Read the list again."""
        period, plan_id = self._book.period, self._plan_id
        if period is not None:
            self._book.ask(lambda core: show_evidence(core, period, plan_id), self._on_read)
        else:
            self._on_read([])

    def on_book_changed(self, changes: ChangeSet, origin: object) -> None:
        """Read again when evidence or work changed."""
        if self.isVisible() and changes.touches(*_TABLES):
            self.refresh()

    def on_context_changed(self) -> None:
        """Look at another plan or period."""
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was missed while hidden."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the pieces out where they would squeeze the list; Enter opens them in a dialog."""
        super().resizeEvent(event)
        self.pieces.setVisible(event.size().width() >= theme.scaled(_WIDTH_WITH_PANEL))

    @property
    def _plan_id(self) -> PlanId | None:
        return self._book.plan_id if self.plans.currentIndex() else None

    def _build(self) -> None:
        bar = QWidget()
        flow = FlowLayout(8, bar)
        flow.setContentsMargins(12, 8, 12, 8)
        flow.addWidget(self._build_filters())
        self.search.setPlaceholderText(self.tr("Tìm việc, đơn vị, tên tệp"))
        self.search.setAccessibleName(self.tr("Tìm trong danh sách minh chứng, không cần dấu"))
        self.search.setClearButtonEnabled(True)
        theme.fix(self.search, width=190)
        self.plans.setAccessibleName(self.tr("Phạm vi"))
        self.plans.addItems([self.tr("Mọi kế hoạch"), self.tr("Kế hoạch đang xem")])
        flow.addWidget(self.search)
        self.list = QPushButton(self.tr("Bảng kê minh chứng…"))
        self.list.setToolTip(self.tr("Lập bảng kê minh chứng của kỳ đang xem ra tệp Word"))
        for widget in (self.plans, self.list):
            self._card.tools.addWidget(widget)
        self._body = WithEmptyState(self.table, self.empty)
        hint = plain_label(
            self.tr("Kéo tệp từ thư mục, thả vào một dòng để ghi minh chứng; Enter để ghi thêm."), "soft", wraps=True
        )
        hint.setContentsMargins(12, 8, 12, 8)
        self._card.body.addWidget(bar)
        self._card.body.addWidget(self._body, 1)
        self._card.body.addWidget(hint)
        self.pieces.setMinimumWidth(1)  # it goes when there is no room for it, see resizeEvent
        theme.at_most(self.pieces, width=_PANEL_WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE)
        layout.addWidget(self._card, 5)
        layout.addWidget(self.pieces, 3)

    def _build_filters(self) -> QWidget:
        group, whole = QButtonGroup(self), QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for state in _FILTERS:
            button = QPushButton(_filter_words(state, 0))
            button.setCheckable(True)
            button.setProperty("segment", "true" if self.filters else "first")
            button.clicked.connect(lambda _=False, state=state: self.show_filter(state))
            group.addButton(button)
            line.addWidget(button)
            self.filters[state] = button
        self.filters[self._filter].setChecked(True)
        return whole

    def _wire(self) -> None:
        self.search.textChanged.connect(lambda _: self._show())
        self.plans.currentIndexChanged.connect(lambda _: self.refresh())
        self.list.clicked.connect(self.list_requested)
        self.empty.button.clicked.connect(self._do_next_step)
        self.table.files_dropped.connect(self._give_files)
        self.table.drop_missed.connect(self.drop_missed)
        self.table.activated.connect(lambda _: self._request(self.item_requested))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._ask_pieces())
        self.pieces.adding_requested.connect(lambda: self._request(self.files_requested))
        self.pieces.dialog_requested.connect(lambda: self._request(self.item_requested))
        self.pieces.opening_requested.connect(self.opening_requested)
        self.pieces.folder_requested.connect(self.folder_requested)
        self.pieces.acceptance_given.connect(self.acceptance_given)

    def show_filter(self, state: EvidenceState | None) -> None:
        """Show the lines whose evidence is this far; None for all."""
        self._filter = state
        self.filters[state].setChecked(True)
        self._show()

    def _on_read(self, lines: list[EvidenceLine]) -> None:
        self._lines = lines
        period = self._book.period
        self._card.set_title(self.tr("Minh chứng"), period.label if period else "")
        self._show()

    def _show(self) -> None:
        """Show the lines that the filter and the words typed leave over; the cursor stays on its work item."""
        typed, before = fold(self.search.text()).split(), self.current_item
        found = [line for line in self._lines if line.holds(typed)] if typed else self._lines
        numbers = Counter(line.standing for line in found)
        for state, button in self.filters.items():
            button.setText(_filter_words(state, numbers[state] if state else len(found)))
        shown = [line for line in found if self._filter in (None, line.standing)]
        self._model.set_rows(shown)
        self._body.show_view(bool(shown))
        self._say_why_empty()
        if shown:
            self.table.go_to(next((place for place, line in enumerate(shown) if line.key == before), 0))
        self._ask_pieces()

    def _say_why_empty(self) -> None:
        if not self._lines:
            self.empty.say(
                self.tr("Kỳ này chưa có minh chứng nào"),
                self.tr("Đầu việc đã báo hoàn thành, hoặc đã ghi minh chứng, sẽ hiện ở đây. Hãy ghi tiến độ của đơn vị trước."),
                self.tr("Đến kế hoạch"),
            )
        elif self.search.text().strip():
            self.empty.say(
                self.tr("Không tìm thấy"),
                self.tr("Không dòng nào chứa các từ đã gõ, ở bộ lọc này."),
                self.tr("Bỏ tìm, xem tất cả"),
            )
        else:
            said = EVIDENCE_STANDING_LABELS[self._filter].lower() if self._filter else ""
            self.empty.say(
                self.tr("Không có đầu việc nào {said}").format(said=said),
                self.tr("Các đầu việc của kỳ đều ở tình trạng khác."),
                self.tr("Xem tất cả"),
            )

    def _do_next_step(self) -> None:
        if self._lines:
            self.search.clear()
            self.show_filter(None)
        else:
            self.plan_requested.emit()

    def _ask_pieces(self) -> None:
        line = self.current
        if line is None:
            self.pieces.show_pieces("", None)
            return
        key = line.key

        def show(found: list[Evidence]) -> None:
            if self.current_item == key:
                self.pieces.show_pieces(f"{line.task.number}, {line.unit.name}", found)

        self._book.ask(lambda core: pieces_of(core, *key), show)

    def _request(self, signal: object) -> None:
        if (key := self.current_item) is not None:
            signal.emit(key)  # type: ignore[attr-defined]

    def _give_files(self, paths: list[Path]) -> None:
        if (key := self.current_item) is not None:
            self.files_given.emit(key, paths)


def _filter_words(state: EvidenceState | None, number: int) -> str:
    return f"{EVIDENCE_STANDING_LABELS[state] if state else 'Tất cả'} ({grouped(number)})"


def _pieces_cell(line: EvidenceLine) -> Cell:
    return Cell(line.words, lines=2, colour="ink" if line.pieces.named else "ink_soft")


def _standing_cell(line: EvidenceLine) -> Cell:
    return Cell(EVIDENCE_STANDING_LABELS[line.standing], chip=LOOKS[line.standing])
