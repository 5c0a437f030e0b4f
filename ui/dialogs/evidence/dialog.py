"""Evidence of one work item: what is there, what is missing; files and web addresses are added, looked at, accepted."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.domain.evidence import EVIDENCE_STATE_LABELS, Evidence, EvidenceState
from app.domain.ids import EvidenceId
from ui import theme
from ui.bridge.prompts import Prompts
from ui.kit.cells import Cell
from ui.kit.chip import DONE, RUNNING, SOON, ChipLook
from ui.kit.clipboard import say_copied
from ui.kit.date_field import DateField
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.flow import FlowLayout
from ui.kit.form import FormDialog
from ui.kit.hint import set_hint
from ui.kit.numbers import short_date
from ui.kit.table import Column, RowsModel, RowsTable
from ui.kit.typed_words import WordsWatch

_LOOKS: dict[EvidenceState, ChipLook] = {
    EvidenceState.MISSING: SOON,
    EvidenceState.DRAFT: RUNNING,
    EvidenceState.ACCEPTED: DONE,
}


class EvidenceDialog(FormDialog):
    """The evidence of one item. It stays open; whoever opened it does what is asked for and shows what is there then.

    Signals:
        files_given: paths to keep, and the missing piece they are (None for new ones).
        address_given: an address, the day it was seen, a name, and the missing piece it is (None for a new one).
        name_given: the name of a piece that is still missing.
        acceptance_given: a piece and whether it is accepted.
        removal_requested, opening_requested: a piece to take away; one whose file is to be opened.
    """

    files_given = Signal(list, object)
    address_given = Signal(str, object, str, object)
    name_given = Signal(str)
    acceptance_given = Signal(object, bool)
    removal_requested = Signal(object)
    opening_requested = Signal(object)

    def __init__(self, subject: str, today: date, prompts: Prompts, *, is_locked: bool, parent: QWidget | None = None) -> None:
        super().__init__("Minh chứng", subject, "Đó&ng", parent)
        self.offer_no_way_back()
        self.acting.setDefault(False)  # Enter in a field adds what stands there, it does not close
        self.acting.setAutoDefault(False)
        self._subject, self._prompts = subject, prompts
        self._is_locked = is_locked
        self._model: RowsModel[Evidence] = RowsModel(
            (
                Column("Minh chứng", lambda one: Cell(_words(one), lines=2)),
                Column("Ngày", _day, 96, yields=1),
                Column("Tình trạng", lambda one: Cell(EVIDENCE_STATE_LABELS[one.state], chip=_LOOKS[one.state]), 142),
            ),
            self,
        )
        self.table = RowsTable(self._model, "Minh chứng", 44)
        theme.at_least(self.table, height=110)
        empty = EmptyState("Chưa có minh chứng nào", "Thêm tệp, địa chỉ trang web, hoặc ghi tên minh chứng đơn vị còn phải nộp.")
        self._shown = WithEmptyState(self.table, empty)
        self._build_entry(today)
        self.body.addWidget(self._shown, 1)
        self.body.addLayout(self._build_commands())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow_row())
        self.table.activated.connect(lambda _: self._open())
        self._follow_row()
        self._entry = WordsWatch(self, {"name": self.name, "address": self.address})
        self.name.setFocus()
        self.resize(760, 480)

    def show_evidence(self, found: Sequence[Evidence]) -> None:
        """Show what is there now."""
        row = self.table.current_row
        self._model.set_rows(found)
        self._shown.show_view(bool(found))
        if found:
            self.table.selectRow(min(row if row is not None else 0, len(found) - 1))
        self._follow_row()

    @property
    def current(self) -> Evidence | None:
        """The piece under the cursor."""
        row = self.table.current_row
        return self._model.rows[row] if row is not None and row < len(self._model.rows) else None

    def clear_entry(self) -> None:
        """Empty the fields: what stood in them is kept."""
        self.name.clear()
        self.address.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what was half typed before: the window has no way back, but what stands in its fields is in no book yet."""
        if not event.spontaneous():
            self._entry.about(f"{type(self).__name__}\n{self._subject}")
        super().showEvent(event)

    def done(self, result: int) -> None:
        """Close; what was typed and not added is offered again for a day."""
        self._entry.keep(is_given_up=True)
        super().done(result)

    def _build_commands(self) -> FlowLayout:
        line = FlowLayout(8)
        self.add_files = self._button("Thêm &tệp…", self._ask_for_files)
        self.open_file = self._button("&Mở tệp", self._open)
        self.copy = self._button("&Sao chép địa chỉ", self._copy)
        self.accept_one = self._button("&Chấp nhận", self._accept_one)
        self.remove = self._button("&Bỏ minh chứng", self._remove)
        for button in (self.add_files, self.open_file, self.copy, self.accept_one, self.remove):
            line.addWidget(button)
        return line

    def _build_entry(self, today: date) -> None:
        """Build the lines in which a web address, or the name of what is missing, is typed."""
        self.name = QLineEdit()
        set_hint(self.name, "ví dụ: Danh sách ký nhận")
        self.address = QLineEdit()
        set_hint(self.address, "https://… – bỏ trống nếu đơn vị còn phải nộp")
        self.seen_on = DateField(today)
        self.seen_on.setMaximumDate(DateField(today).date())
        self.enter = self._button("Thêm vào &danh sách", self._give_entry)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.seen_on)
        line.addStretch(1)
        line.addWidget(self.enter)
        together = QWidget()
        together.setLayout(line)
        together.setFocusProxy(self.seen_on)
        self.add_row("Tên minh chứn&g", self.name)
        self.add_row("Địa chỉ &web", self.address)
        self.add_row("Ngày &xem trang", together)
        self.seen_on.setAccessibleName("Ngày xem trang")
        for field in (self.name, self.address):
            field.textChanged.connect(self._follow_entry)
            field.returnPressed.connect(self.enter.click)
        self._follow_entry()

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _ask_for_files(self) -> None:
        paths = self._prompts.open_files("Chọn tệp minh chứng", "Mọi tệp (*)", many=True)
        if paths:
            self.files_given.emit(paths, self._missing_id())

    def _give_entry(self) -> None:
        self._entry.hand_in()
        address, name = self.address.text().strip(), self.name.text().strip()
        if address:
            self.address_given.emit(address, self.seen_on.value, name, self._missing_id() if not name else None)
        else:
            self.name_given.emit(name)

    def _missing_id(self) -> EvidenceId | None:
        """Return the piece under the cursor if it is missing: what is added next is meant for it."""
        current = self.current
        return current.id if current is not None and not current.is_there else None

    def _open(self) -> None:
        if self.current is not None and self.current.file_id is not None:
            self.opening_requested.emit(self.current.id)

    def _copy(self) -> None:
        if self.current is not None and self.current.address:
            QGuiApplication.clipboard().setText(self.current.address)
            say_copied(self.copy)

    def _accept_one(self) -> None:
        if self.current is not None:
            self.acceptance_given.emit(self.current.id, self.current.state is not EvidenceState.ACCEPTED)

    def _remove(self) -> None:
        if self.current is not None:
            self.removal_requested.emit(self.current.id)

    def _follow_entry(self) -> None:
        self.seen_on.setEnabled(bool(self.address.text().strip()))
        self.enter.setEnabled(bool(self.address.text().strip() or self.name.text().strip()))

    def _follow_row(self) -> None:
        """Offer what can be done with the piece under the cursor."""
        current = self.current
        is_there = current is not None and current.is_there
        is_accepted = current is not None and current.state is EvidenceState.ACCEPTED
        self.open_file.setEnabled(current is not None and current.file_id is not None)
        self.copy.setEnabled(current is not None and bool(current.address))
        self.accept_one.setEnabled(is_there)
        self.accept_one.setText("Thôi &chấp nhận" if is_accepted else "&Chấp nhận")
        self.remove.setEnabled(current is not None and not self._is_locked)
        self.add_files.setText("Thêm &tệp…" if current is None or is_there else "Nộp &tệp còn thiếu…")


def _day(one: Evidence) -> Cell:
    return Cell(short_date(one.seen_on or one.added_on, year=True), colour="ink_soft")


def _words(one: Evidence) -> str:
    """Return a piece with what is behind it; the file's name only where it says more."""
    behind = one.address or one.file_name
    return one.name if behind in ("", one.name) else f"{one.name}\n{behind}"
