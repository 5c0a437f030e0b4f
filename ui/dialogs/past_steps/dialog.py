"""What was done to the book, the newest step first; one click goes back to before a step, or forward again to after it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.changes import PastStep
from app.services.history import name_of
from ui.kit.card import plain_label
from ui.kit.cells import Cell
from ui.kit.chip import IDLE
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.form import FormDialog
from ui.kit.table import Column, RowsModel, RowsTable


class PastStepsDialog(FormDialog):
    """The list of steps.

    Signals:
        turn_requested: undo back to, or do again up to, a PastStep.
    """

    turn_requested = Signal(object)

    def __init__(self, steps: Sequence[PastStep], parent: QWidget | None = None) -> None:
        lead = "Các thao tác đã làm với sổ, mới nhất ở trên; còn nguyên sau khi đóng chương trình."
        super().__init__("Lịch sử thao tác", lead, "Đón&g", parent)
        self.offer_no_way_back()
        self.acting.setDefault(False)
        self.acting.setAutoDefault(False)
        self.model: RowsModel[PastStep] = RowsModel(
            (
                Column("Lúc", lambda one: Cell(f"{one.at:%d/%m/%Y %H:%M}"), 140),
                Column("Thao tác", lambda one: Cell(_capital(name_of(one.name)), colour=_ink(one), lines=2)),
                Column("Tình trạng", lambda one: Cell("Đã hoàn tác", chip=IDLE) if one.is_undone else Cell(""), 130),
            ),
            self,
        )
        self.table = RowsTable(self.model, "Các thao tác", 40, keeps_order=True)
        self._list = WithEmptyState(self.table, EmptyState("Chưa có thao tác nào", "Mọi thay đổi của sổ sẽ hiện ở đây."))
        self.body.addWidget(self._list, 1)
        self._said = plain_label("", "soft", wraps=True)
        self.body.addWidget(self._said)
        self.turn = QPushButton()
        self.turn.clicked.connect(self._ask_to_turn)
        self.add_button(self.turn)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.resize(860, 520)
        self.show_steps(steps)

    @property
    def chosen(self) -> PastStep | None:
        """The step under the cursor."""
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    @property
    def said(self) -> str:
        """What the button would do, in words."""
        return self._said.text()

    def show_steps(self, steps: Sequence[PastStep]) -> None:
        """Show the steps as they are now; the cursor goes to the newest that is done."""
        self.model.set_rows(list(steps))
        self._list.show_view(bool(steps))
        if steps:
            self.table.selectRow(next((row for row, one in enumerate(steps) if not one.is_undone), 0))
        self._on_current()

    def _on_current(self) -> None:
        one = self.chosen
        self.turn.setEnabled(one is not None)
        is_undone = one is not None and one.is_undone
        self.turn.setText("&Làm lại đến đây" if is_undone else "&Hoàn tác đến đây")
        if one is None:
            self._said.setText("")
            return
        count = sum(1 for other in self.model.rows if other.is_undone == is_undone and _is_between(other, one))
        deed = "Làm lại" if is_undone else "Hoàn tác"
        way = "làm lại được" if not is_undone else "hoàn tác được"
        self._said.setText(f"{deed} {count} thao tác, đến và gồm cả “{name_of(one.name)}”; sau đó vẫn {way}.")

    def _ask_to_turn(self) -> None:
        if one := self.chosen:
            self.turn_requested.emit(one)


def _is_between(other: PastStep, chosen: PastStep) -> bool:
    return other.id <= chosen.id if chosen.is_undone else other.id >= chosen.id


def _ink(step: PastStep) -> str:
    return "ink_soft" if step.is_undone else "ink"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
