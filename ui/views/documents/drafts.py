"""The card of drafts: how far each is, what is still to be seen in it; Enter opens one in the composer."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.draft import DRAFT_STAGE_LABELS, Draft, DraftStage
from app.domain.ids import DraftId
from app.domain.period import PeriodKind
from app.services.drafts import DraftLine
from ui.kit.card import FIRST_FOCUS, Card
from ui.kit.cells import Cell
from ui.kit.chip import DONE, IDLE, RUNNING, SOON, ChipLook
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.table import Column, RowsModel, RowsTable

_STAGES: dict[DraftStage, ChipLook] = {DraftStage.DRAFT: IDLE, DraftStage.REVIEWED: RUNNING, DraftStage.SIGNED: DONE}
_FOLLOWED = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.YEAR)


@dataclass(frozen=True, slots=True)
class _Row:
    """A draft and how many of its sentences are to be seen again; None while that is being counted."""

    line: DraftLine
    stale: int | None = None


class DraftsCard(Card):
    """Drafts, the newest first.

    Signals:
        compose_requested: a new one is wanted.
        draft_opened, copy_requested, delete_requested: what is wanted with a Draft.
    """

    compose_requested = Signal()
    draft_opened = Signal(object)
    copy_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Bản thảo", parent)
        self._model: RowsModel[_Row] = RowsModel(
            (
                Column(
                    "Bản thảo",
                    lambda row: Cell(f"{row.line.title}\n{row.line.plan} · văn bản ngày {row.line.draft.dated_on:%d/%m/%Y}"),
                ),
                Column("Bước", _stage_cell, 130),
                Column("Cần xem lại", _to_see_cell, 190),
                Column("Số", lambda row: Cell(row.line.draft.document_number or "–", colour="ink_soft"), 110, yields=2),
                Column("Tệp Word", _file_cell, 150, yields=1),
            ),
            self,
        )
        self.table = RowsTable(self._model, self.tr("Bản thảo"), 50)
        self.table.setProperty(FIRST_FOCUS, True)
        self.delete, self.copy = QPushButton(self.tr("Xoá")), QPushButton(self.tr("Lập kỳ sau"))
        self.copy.setToolTip(self.tr("Lập bản thảo cho kỳ sau từ bản này: giữ dàn ý và chữ đã sửa, lấy số liệu mới"))
        self.open, self.compose = QPushButton(self.tr("Mở")), QPushButton(self.tr("Soạn văn bản…"))
        self.compose.setProperty("primary", True)
        for button in (self.delete, self.copy, self.open, self.compose):
            self.tools.addWidget(button)
        empty = EmptyState(
            self.tr("Chưa có bản thảo nào"),
            self.tr("Soạn văn bản: thấy trang in ngay, sửa từng câu, ghi ý kiến của lãnh đạo, rồi mới ký."),
            self.tr("Soạn văn bản…"),
        )
        empty.button.clicked.connect(self.compose_requested)
        self._body = WithEmptyState(self.table, empty)
        self.body.addWidget(self._body)
        self.compose.clicked.connect(self.compose_requested)
        self.open.clicked.connect(lambda: self._tell(self.draft_opened))
        self.copy.clicked.connect(lambda: self._tell(self.copy_requested))
        self.delete.clicked.connect(lambda: self._tell(self.delete_requested))
        self.table.activated.connect(lambda _: self._tell(self.draft_opened))
        self.table.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self._model.dataChanged.connect(lambda *_: self._offer())
        self._offer()

    @property
    def current(self) -> Draft | None:
        """The draft under the cursor."""
        row = self.table.current_row
        return self._model.rows[row].line.draft if row is not None and row < len(self._model.rows) else None

    def show_drafts(self, lines: list[DraftLine]) -> None:
        """Show the drafts; what is stale in them is told later, see `show_stale`."""
        known = {row.line.draft.id: row.stale for row in self._model.all_rows}
        self._model.set_rows([_Row(line, known.get(line.draft.id)) for line in lines])
        self.set_title(self.tr("Bản thảo"), self.tr("{count} bản").format(count=len(lines)) if lines else "")
        self._body.show_view(bool(lines))
        if lines and self.table.current_row is None:
            self.table.selectRow(0)
        self._offer()

    def show_stale(self, draft_id: DraftId, stale: int) -> None:
        """Show how many sentences of a draft the book says otherwise now."""
        self._model.set_rows(
            [replace(row, stale=stale) if row.line.draft.id == draft_id else row for row in self._model.all_rows]
        )

    def _tell(self, signal: SignalInstance) -> None:
        if self.current is not None:
            signal.emit(self.current)

    def _offer(self) -> None:
        draft = self.current
        for button in (self.delete, self.copy, self.open, self.compose):  # an empty card has its own button to compose
            button.setVisible(bool(self._model.all_rows))
        self.open.setEnabled(draft is not None)
        self.delete.setEnabled(draft is not None and draft.stage is not DraftStage.SIGNED)
        self.copy.setEnabled(draft is not None and draft.period.kind in _FOLLOWED)


def _stage_cell(row: _Row) -> Cell:
    stage = row.line.draft.stage
    return Cell(DRAFT_STAGE_LABELS[stage], chip=_STAGES[stage])


def _to_see_cell(row: _Row) -> Cell:
    if row.line.draft.stage is DraftStage.SIGNED:
        return Cell("–", colour="ink_soft")
    counts = ((row.stale or 0, "câu cũ"), (row.line.open_remarks, "ý kiến"))
    words = " · ".join(f"{count} {word}" for count, word in counts if count)
    if words:
        return Cell(words, chip=SOON)
    return Cell("Đang xem…" if row.stale is None else "Không có gì", colour="ink_soft")


def _file_cell(row: _Row) -> Cell:
    document = row.line.document
    if document is None:
        return Cell("Chưa xuất", colour="ink_soft")
    if document.is_as_made is None:
        return Cell("Không còn ở chỗ cũ", chip=IDLE)
    return Cell("Đã xuất", chip=DONE) if document.is_as_made else Cell("Đã sửa trong Word", chip=SOON)
