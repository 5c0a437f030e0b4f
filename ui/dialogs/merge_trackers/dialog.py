"""Returned trackers before anything is written: for each field what was sent, what came back, what stands now."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.domain.ids import WorkItemId
from app.domain.tracker import FieldKind, in_words
from app.merging.accept import Choice
from app.merging.preview import MergeEntry, MergeKind, progress_field
from app.services.merge_trackers import MergeDraft, RefusedFile, TrackerPreview, problem_sentence
from ui import theme
from ui.dialogs.merge_trackers.choices import MergeChoices
from ui.kit.card import Card, plain_label
from ui.kit.cells import Cell
from ui.kit.chip import DONE, IDLE, LATE, RUNNING, SOON, Chip, ChipLook
from ui.kit.flow import FlowLayout
from ui.kit.table import Column, RowsModel, RowsTable

_LOOKS: dict[MergeKind, tuple[ChipLook, str]] = {
    MergeKind.NEW: (DONE, "Mới"),
    MergeKind.CHANGED: (RUNNING, "Thay đổi"),
    MergeKind.SAME: (IDLE, "Không đổi"),
    MergeKind.CONFLICT: (LATE, "Trùng sửa"),
    MergeKind.PROPOSAL: (SOON, "Đề nghị lùi hạn"),
    MergeKind.UNUSABLE: (SOON, "Chưa dùng được"),
}
_SHOWN_ORDER = (MergeKind.CONFLICT, MergeKind.PROPOSAL, MergeKind.UNUSABLE, MergeKind.NEW, MergeKind.CHANGED)

FileRow = TrackerPreview | RefusedFile


class MergeTrackersDialog(QDialog):
    """Shows a merge before it is written and takes the clerk's choices."""

    def __init__(self, draft: MergeDraft, task_numbers: Mapping[WorkItemId, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Gộp phiếu đã nhận")
        self._numbers = task_numbers
        self.choices = MergeChoices(draft)
        self.files: RowsModel[FileRow] = RowsModel((Column("Tệp nhận về", _file_cell), Column("", self._file_chip, 132)), self)
        self.entries: RowsModel[MergeEntry] = RowsModel(
            (
                Column("", lambda entry: Cell(_LOOKS[entry.kind][1], chip=_LOOKS[entry.kind][0]), 132),
                Column("Nhiệm vụ", self._task_cell, 150),
                Column("Mục", lambda entry: Cell(_field_label(entry), lines=2), 92),
                Column("Đã gửi đi", lambda entry: Cell(_words(entry, entry.sent), colour="ink_soft", lines=2), 108),
                Column("Đơn vị trả về", lambda entry: Cell(_returned(entry), bold=True, lines=2)),
                Column("Trong sổ hiện nay", lambda entry: Cell(_words(entry, entry.now), lines=2), 128),
                Column("Chọn", self._choice_cell, 116),
            ),
            self,
        )
        self.file_table = RowsTable(self.files, "Tệp nhận về", 52)
        self.entry_table = RowsTable(self.entries, "Các chỗ thay đổi", 52)
        self._build()
        self.files.set_rows(sorted([*draft.files, *draft.refused], key=_urgency))
        if self.files.rows:
            self.file_table.selectRow(0)
        self.entry_table.setFocus()
        self._show_sum()
        self.resize(1220, 640)

    @property
    def draft(self) -> MergeDraft:
        """What is shown."""
        return self.choices.draft

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        layout.setSpacing(theme.SPACE)
        layout.addLayout(self._build_head())
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(theme.SPACE)
        splitter.addWidget(self._build_files())
        splitter.addWidget(self._build_entries())
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([320, 900])
        layout.addWidget(splitter, 1)
        layout.addWidget(self._build_foot())

    def _build_head(self) -> FlowLayout:
        head = FlowLayout(theme.SPACE)
        head.addWidget(plain_label("Gộp phiếu đã nhận", "pageTitle"))
        head.addWidget(plain_label(f"{len(self.draft.files) + len(self.draft.refused)} tệp · chưa ghi gì vào sổ", "soft"))
        for kind, (look, word) in _LOOKS.items():
            number = sum(len(file.preview.of_kind(kind)) for file in self.draft.files)
            head.addWidget(Chip(look, f"{word} {number}"))
        return head

    def _build_files(self) -> Card:
        card = Card("Tệp nhận về")
        self.file_table.horizontalHeader().hide()
        card.body.addWidget(self.file_table)
        self.file_table.selectionModel().currentChanged.connect(lambda *_: self._show_file())
        return card

    def _build_entries(self) -> Card:
        self._entry_card = Card("")
        self.take = QPushButton("Lấy của đơn &vị")
        self.keep = QPushButton("&Giữ như trong sổ")
        self.take.clicked.connect(lambda: self._choose(Choice.TAKE_UNIT))
        self.keep.clicked.connect(lambda: self._choose(Choice.KEEP_BOOK))
        self._entry_card.tools.addWidget(self.take)
        self._entry_card.tools.addWidget(self.keep)
        self._entry_card.body.addWidget(self.entry_table, 1)
        self._entry_card.body.addWidget(self._build_question())
        self._whole = plain_label("", "soft", wraps=True)
        self._whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._whole.setContentsMargins(12, 6, 12, 8)
        self._whole.setMinimumHeight(64)
        self._entry_card.body.addWidget(self._whole)
        self.entry_table.selectionModel().currentChanged.connect(lambda *_: self._show_entry())
        return self._entry_card

    def _build_question(self) -> QWidget:
        """The question about a file that is known by its words alone, with its two answers."""
        self.question = QWidget()
        layout = QHBoxLayout(self.question)
        layout.setContentsMargins(12, 6, 12, 6)
        self._question_text = plain_label("", "warning", wraps=True)
        self.yes = QPushButton("Đúng, nhậ&n")
        self.no = QPushButton("&Không phải")
        self.yes.clicked.connect(lambda: self._answer(is_right=True))
        self.no.clicked.connect(lambda: self._answer(is_right=False))
        layout.addWidget(self._question_text, 1)
        layout.addWidget(self.yes)
        layout.addWidget(self.no)
        self.question.hide()
        return self.question

    def _build_foot(self) -> Card:
        card = Card("")
        self._sum = card
        self.later = QPushButton("Để &sau")
        self.later.clicked.connect(self.reject)
        self.write = QPushButton("")
        self.write.setProperty("primary", True)
        self.write.setDefault(True)
        self.write.clicked.connect(self.accept)
        card.tools.addWidget(self.later)
        card.tools.addWidget(self.write)
        card.setMaximumHeight(52)
        return card

    def _file(self) -> FileRow | None:
        row = self.file_table.current_row
        return self.files.rows[row] if row is not None else None

    def _entry(self) -> MergeEntry | None:
        row = self.entry_table.current_row
        return self.entries.rows[row] if row is not None and row < len(self.entries.rows) else None

    def _show_file(self) -> None:
        file = self._file()
        if isinstance(file, TrackerPreview):
            entries = file.preview.of_kind(*_SHOWN_ORDER)
            self.entries.set_rows(sorted(entries, key=lambda entry: _SHOWN_ORDER.index(entry.kind)))
            sent = f"{file.issue.period.label}, gửi đi {file.issue.sent_on:%d/%m/%Y}, lần {file.issue.number}"
            known = " · tệp này đã gộp trước đây" if file.is_known else ""
            missing = f" · {len(file.preview.missing)} dòng đã bị xoá khỏi phiếu" if file.preview.missing else ""
            self._entry_card.set_title(file.unit.name, f"{sent}{missing}{known}")
        else:
            self.entries.set_rows([])
            self._entry_card.set_title("Không gộp được tệp này" if file else "", "")
        if self.entries.rows:
            self.entry_table.selectRow(0)
        self._show_question()
        self._show_entry()

    def _show_question(self) -> None:
        """Show what is asked about the file, and which answer was given."""
        file = self._file()
        asks = isinstance(file, TrackerPreview) and bool(file.question)
        self.question.setVisible(asks)
        if isinstance(file, TrackerPreview) and asks:
            given = "" if self.choices.is_asked(file) else " → Đúng." if file.path in self.choices.confirmed else " → Không phải."
            self._question_text.setText(file.question + given)
            self.yes.setEnabled(file.path not in self.choices.confirmed)
            self.no.setEnabled(file.path not in self.choices.denied)

    def _answer(self, *, is_right: bool) -> None:
        file = self._file()
        if isinstance(file, TrackerPreview) and file.question:
            self.choices.answer(file, is_right=is_right)
            self.files.set_rows(list(self.files.rows))
            self._show_question()
            self._show_sum()

    def _show_entry(self) -> None:
        file, entry = self._file(), self._entry()
        choosable = isinstance(file, TrackerPreview) and entry is not None and entry.kind is not MergeKind.UNUSABLE
        self.take.setEnabled(choosable)
        self.keep.setEnabled(choosable)
        if isinstance(file, RefusedFile):
            self._whole.setText(file.why)
        elif isinstance(file, TrackerPreview) and entry is not None:
            self._whole.setText(_whole_text(file, entry))
        else:
            self._whole.setText("Phiếu này không có gì thay đổi so với sổ.")

    def _choose(self, choice: Choice) -> None:
        file, entry = self._file(), self._entry()
        if isinstance(file, TrackerPreview) and entry is not None:
            self.choices.choose(file, entry, choice)
            self.entries.set_rows(list(self.entries.rows))
            self._show_sum()

    def _show_sum(self) -> None:
        values = self.choices.values_to_write()
        units = sum(file.writable(self.choices.confirmed) is not None for file in self.draft.files)
        left = f"để lại {self.choices.open_conflicts()} chỗ trùng sửa và {self.choices.unusable()} chỗ chưa dùng được"
        asked = self.choices.questions_left()
        waits = f"{asked} phiếu chờ xác nhận. " if asked else ""
        self._sum.set_title(f"{waits}Sẽ ghi {values} thay đổi của {units} đơn vị; {left}.")
        self.write.setText(f"&Ghi {values} thay đổi" if values else "&Ghi đã nhận phiếu")
        self.write.setEnabled(self.choices.is_written())

    def _task_cell(self, entry: MergeEntry) -> Cell:
        number = self._numbers.get(entry.work_item_id, "") if entry.work_item_id is not None else ""
        return Cell(f"{number} {entry.task_text}".strip(), lines=2)

    def _file_chip(self, row: FileRow) -> Cell:
        if isinstance(row, TrackerPreview) and self.choices.is_asked(row):
            return Cell("Chờ xác nhận", chip=SOON)
        return _state_chip(row)

    def _choice_cell(self, entry: MergeEntry) -> Cell:
        file = self._file()
        if not isinstance(file, TrackerPreview) or entry.kind is MergeKind.UNUSABLE:
            return Cell("–", colour="ink_soft")
        choice = self.choices.choice_of(file, entry)
        if choice is None:
            return Cell("Chưa chọn", colour="late", bold=True)
        return (
            Cell("Của đơn vị", icon="check", colour="done") if choice is Choice.TAKE_UNIT else Cell("Giữ sổ", colour="ink_soft")
        )


def _state_chip(row: FileRow) -> Cell:
    if isinstance(row, RefusedFile):
        return Cell("Không gộp", chip=LATE)
    for kind in _SHOWN_ORDER:
        number = len(row.preview.of_kind(kind))
        if number:
            look, word = _LOOKS[kind]
            return Cell(f"{number} {word.lower()}", chip=look)
    return Cell("Không đổi", chip=IDLE)


def _urgency(row: FileRow) -> int:
    """Return where a file stands in the list: what needs the clerk comes first."""
    if isinstance(row, RefusedFile) or row.question:
        return 0
    kinds = [place for place, kind in enumerate(_SHOWN_ORDER, start=1) if row.preview.of_kind(kind)]
    return min(kinds, default=len(_SHOWN_ORDER) + 1)


def _file_cell(row: FileRow) -> Cell:
    if isinstance(row, RefusedFile):
        return Cell(f"{row.origin or row.path.name}\nkhông gộp được", bold=True)
    items = len({entry.work_item_id for entry in row.preview.entries})
    return Cell(f"{row.unit.name}\n{row.origin or row.path.name} · {items} việc", bold=True)


def _field_label(entry: MergeEntry) -> str:
    field = progress_field(entry.field)
    if field is None:
        return "Cả dòng"
    return f"{field.label}: {entry.subject}" if entry.subject else field.label


def _words(entry: MergeEntry, values: tuple[str, ...]) -> str:
    """Return one of an entry's three values as a clerk reads it: "Hoàn thành, 15/12/2022"."""
    if not values:
        return "–"
    field = progress_field(entry.field)
    if field is None or field.kind is not FieldKind.STATE:
        return (in_words(field.kind, values[0]) if field else values[0]) or "–"
    state, done_on, reason = values
    said = [in_words(FieldKind.STATE, state), in_words(FieldKind.DATE, done_on), reason]
    return ", ".join(one for one in said if one)


def _returned(entry: MergeEntry) -> str:
    if entry.problem is not None:
        return f"“{entry.problem.text}” (ô {entry.problem.cell})"
    return _words(entry, entry.returned) + (" (ngày nhận phiếu)" if entry.is_date_assumed else "")


def _whole_text(file: TrackerPreview, entry: MergeEntry) -> str:
    if entry.problem is not None:
        return problem_sentence(file, entry)
    return (
        f"{_field_label(entry)} – {entry.task_text}\n"
        f"Đã gửi đi: {_words(entry, entry.sent)}\n"
        f"Đơn vị trả về: {_returned(entry)}\n"
        f"Trong sổ: {_words(entry, entry.now)}"
    )
