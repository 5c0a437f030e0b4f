"""The evidence of the work item under the cursor: each piece is opened, shown in its folder, accepted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.evidence import EVIDENCE_STATE_LABELS, Evidence, EvidenceState
from ui.kit.card import Card
from ui.kit.cells import Cell
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.table import Column, RowsModel, RowsTable
from ui.views.evidence.looks import LOOKS


class PiecesPanel(QWidget):
    """The pieces of one work item.

    Signals:
        adding_requested: the clerk wants to choose files.
        dialog_requested: the clerk wants to note an address or what is missing.
        opening_requested, folder_requested: a piece whose file is wanted.
        acceptance_given: a piece, and whether it is accepted.
    """

    adding_requested = Signal()
    dialog_requested = Signal()
    opening_requested = Signal(object)
    folder_requested = Signal(object)
    acceptance_given = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card(self.tr("Minh chứng của đầu việc"))
        self._model: RowsModel[Evidence] = RowsModel(
            (
                Column("Minh chứng", lambda one: Cell(_words(one), lines=2)),
                Column("Tình trạng", lambda one: Cell(EVIDENCE_STATE_LABELS[one.state], chip=LOOKS[one.state]), 132),
            ),
            self,
        )
        self.table = RowsTable(self._model, self.tr("Minh chứng của đầu việc đang chọn"), 50)
        self.empty = EmptyState("", "")
        self.empty.button.clicked.connect(self.adding_requested)
        self._body = WithEmptyState(self.table, self.empty)
        self._card.body.addWidget(self._body, 1)
        foot = self._card.add_foot()
        self.add_files = self._button(self.tr("Thêm tệp…"), self.adding_requested.emit)
        self.open_file = self._button(self.tr("Mở tệp"), lambda: self._give(self.opening_requested.emit))
        self.open_folder = self._button(self.tr("Mở thư mục"), lambda: self._give(self.folder_requested.emit))
        self.accept_one = self._button(self.tr("Chấp nhận"), self._accept)
        self.more = self._button(self.tr("Địa chỉ, ghi thiếu…"), self.dialog_requested.emit)
        for button in (self.add_files, self.open_file, self.open_folder, self.accept_one, self.more):
            foot.addWidget(button)
        self.table.activated.connect(lambda _: self._give(self.opening_requested.emit))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)
        self.show_pieces("", None)

    @property
    def current(self) -> Evidence | None:
        """The piece under the cursor."""
        row = self.table.current_row
        return self._model.rows[row] if row is not None and row < len(self._model.rows) else None

    def show_pieces(self, whose: str, found: Sequence[Evidence] | None) -> None:
        """Show the evidence of another work item; None for no work item at all."""
        row = self.table.current_row
        self._card.set_title(self.tr("Minh chứng của đầu việc"), whose)
        self._model.set_rows(found or [])
        self._body.show_view(bool(found))
        for widget in (self.add_files, self.more):
            widget.setEnabled(found is not None)
        self._say_why_empty(is_chosen=found is not None)
        if found:
            self.table.selectRow(min(row or 0, len(found) - 1))
        self._offer()

    def _say_why_empty(self, *, is_chosen: bool) -> None:
        if is_chosen:
            why = self.tr("Kéo tệp thả vào dòng của đầu việc, hoặc chọn tệp.")
            self.empty.say(self.tr("Chưa có minh chứng nào"), why, self.tr("Thêm tệp…"))
        else:
            self.empty.say(self.tr("Chưa chọn đầu việc nào"), self.tr("Chọn một dòng của danh sách để xem minh chứng của nó."))

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda _=False: act())
        return button

    def _give(self, give: Callable[[object], object]) -> None:
        current = self.current
        if current is not None and current.file_id is not None:
            give(current.id)

    def _accept(self) -> None:
        if (current := self.current) is not None:
            self.acceptance_given.emit(current.id, current.state is not EvidenceState.ACCEPTED)

    def _offer(self) -> None:
        current = self.current
        has_file = current is not None and current.file_id is not None
        self.open_file.setEnabled(has_file)
        self.open_folder.setEnabled(has_file)
        self.accept_one.setEnabled(current is not None and current.is_there)
        is_accepted = current is not None and current.state is EvidenceState.ACCEPTED
        self.accept_one.setText(self.tr("Thôi chấp nhận") if is_accepted else self.tr("Chấp nhận"))


def _words(one: Evidence) -> str:
    """Return a piece with what is behind it; the file's name only where it says more."""
    behind = one.address or one.file_name
    return one.name if behind in ("", one.name) else f"{one.name}\n{behind}"
