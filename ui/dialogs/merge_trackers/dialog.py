"""Returned trackers before anything is written: for each field what was sent, what came back, what stands now."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.domain.ids import WorkItemId
from app.merging.accept import Choice
from app.merging.preview import MergeEntry, MergeKind
from app.services.merge_trackers import MergeDraft, RefusedFile, TrackerPreview
from ui import theme
from ui.dialogs.merge_trackers.bars import EvidenceBar, QuestionBar
from ui.dialogs.merge_trackers.choices import MergeChoices
from ui.dialogs.merge_trackers.words import (
    LOOKS,
    SHOWN_ORDER,
    FileRow,
    field_label,
    file_cell,
    returned,
    state_chip,
    sum_words,
    urgency,
    whole_text,
    words,
)
from ui.kit.card import Card, plain_label
from ui.kit.cells import Cell
from ui.kit.chip import FAULT, SOON, Chip
from ui.kit.dialog import Dialog
from ui.kit.flow import FlowLayout
from ui.kit.help_link import HelpLink
from ui.kit.table import Column, RowsModel, RowsTable

_ALL_SHOWN = "Mọi chỗ cần xem"
_HIGH_TEXT, _LOW_TEXT, _HIGH_WINDOW, _WIDE_WINDOW = 116, 46, 560, 1000  # pixels
_FILES_WIDE, _FILES_NARROW = 336, 252  # pixels, the list of files in a wide and in a narrow window
_NO_LIMIT = 16_777_215  # pixels, Qt's own way to say so
_LEFT_OPEN = (MergeKind.CONFLICT, MergeKind.PROPOSAL)


class EntryRow(NamedTuple):
    """One entry and the file it stands in."""

    file: TrackerPreview
    entry: MergeEntry


class MergeTrackersDialog(Dialog):
    """Shows a merge before it is written and takes the clerk's choices."""

    def __init__(self, draft: MergeDraft, task_numbers: Mapping[WorkItemId, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Gộp phiếu đã nhận")
        self.task_numbers = task_numbers
        self.choices = MergeChoices(draft)
        self.files: RowsModel[FileRow] = RowsModel((Column("Tệp nhận về", file_cell), Column("", self._file_chip, 124)), self)
        self.entries: RowsModel[EntryRow] = RowsModel(
            (
                Column("Loại", lambda row: Cell(LOOKS[row.entry.kind][1], chip=LOOKS[row.entry.kind][0]), 146, yields=1),
                Column("Nhiệm vụ", self._task_cell, 150),
                Column("Mục", lambda row: Cell(field_label(row.entry), lines=2), 92),
                Column(
                    "Đã gửi đi", lambda row: Cell(words(row.entry, row.entry.sent), colour="ink_soft", lines=2), 100, yields=2
                ),
                Column("Đơn vị trả về", lambda row: Cell(returned(row.entry), bold=True, lines=2)),
                Column("Trong sổ", lambda row: Cell(words(row.entry, row.entry.now), lines=2), 112),
                Column("Chọn", self._choice_cell, 108),
            ),
            self,
        )
        self.file_table = RowsTable(self.files, "Tệp nhận về", 52)
        self.entry_table = RowsTable(self.entries, "Các chỗ thay đổi", 52)
        self._build()
        self.files.set_rows(sorted([*draft.files, *draft.refused], key=urgency))
        if self.files.rows:
            self.file_table.selectRow(0)
        (self.entry_table if self.entries.rows else self.file_table).setFocus()
        self._show_sum()
        self.resize(1220, 640)

    @property
    def draft(self) -> MergeDraft:
        """What is shown."""
        return self.choices.draft

    def take_over(self, earlier: MergeChoices) -> None:
        """Take over the choices made on an earlier preview, as far as they are about the same values."""
        self.choices.take_over(earlier)
        self._show_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of a low window to the tables."""
        super().resizeEvent(event)
        self._give_room()
        self._splitter.setSizes(
            [theme.scaled(_FILES_WIDE if self.width() > theme.scaled(_WIDE_WINDOW) else _FILES_NARROW), self.width()]
        )

    def _give_room(self) -> None:
        """Let the whole text have the place of the table while there is nothing to list."""
        has_rows = bool(self.entries.rows)
        self.entry_table.setVisible(has_rows)
        self._whole.setMinimumHeight(theme.scaled(_HIGH_TEXT if self.height() >= theme.scaled(_HIGH_WINDOW) else _LOW_TEXT))
        self._whole.setMaximumHeight(self._whole.minimumHeight() if has_rows else _NO_LIMIT)

    # --- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        layout.setSpacing(theme.SPACE)
        layout.addLayout(self._build_head())
        self._splitter = splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(theme.SPACE)
        splitter.addWidget(self._build_files())
        splitter.addWidget(self._build_entries())
        splitter.setStretchFactor(1, 1)
        layout.addWidget(splitter, 1)
        layout.addWidget(self._build_foot())

    def _build_head(self) -> FlowLayout:
        head = FlowLayout(theme.SPACE)
        head.addWidget(plain_label("Gộp phiếu đã nhận", "pageTitle"))
        head.addWidget(plain_label(f"{len(self.draft.files) + len(self.draft.refused)} tệp · chưa ghi gì vào sổ", "soft"))
        for kind, (look, word) in LOOKS.items():
            if number := sum(len(file.preview.of_kind(kind)) for file in self.draft.files):
                head.addWidget(Chip(look, f"{word} {number}"))
        if self.draft.refused:
            head.addWidget(Chip(FAULT, f"Tệp không gộp được {len(self.draft.refused)}"))
        return head

    def _build_files(self) -> Card:
        card = Card("Tệp nhận về")
        self.every_unit = QCheckBox("Gộp chung mọi đơn &vị")
        self.every_unit.setToolTip("Xem các chỗ thay đổi của mọi đơn vị trong một bảng")
        self.every_unit.toggled.connect(lambda _: self._show_file())
        self.file_table.horizontalHeader().hide()
        card.body.addWidget(self.file_table, 1)
        card.add_foot().addWidget(self.every_unit)
        self.file_table.selectionModel().currentChanged.connect(lambda *_: self._show_file())
        return card

    def _build_entries(self) -> Card:
        self._entry_card = card = Card("")
        self._whole = QPlainTextEdit()
        self._whole.setReadOnly(True)
        self._whole.setTabChangesFocus(True)
        self._whole.setAccessibleName("Toàn văn chỗ đang chọn")
        self.question, self.evidence = QuestionBar(), EvidenceBar()
        self.question.answered.connect(self._answer)
        self.evidence.placed.connect(self._place_evidence)
        self.kind = QComboBox()
        self.kind.setAccessibleName("Chỉ xem một loại")
        self.kind.addItem(_ALL_SHOWN, None)
        for kind, (_, word) in LOOKS.items():
            self.kind.addItem(word, kind)
        self.kind.currentIndexChanged.connect(lambda _: self._show_file())
        card.tools.addWidget(self.kind)
        card.body.addWidget(self.entry_table, 1)
        card.body.addWidget(self.question)
        card.body.addWidget(self.evidence)
        card.body.addWidget(self._whole)
        self._build_choosing(card)
        self.entry_table.selectionModel().currentChanged.connect(lambda *_: self._show_entry())
        return card

    def _build_choosing(self, card: Card) -> None:
        """The buttons that choose: for the entry under the cursor, and for all that are shown."""
        foot = card.add_foot()
        self.take, self.keep = QPushButton("&Lấy của đơn vị"), QPushButton("Giữ như tr&ong sổ")
        self.take_all, self.keep_all = QPushButton("Lấy &tất cả"), QPushButton("Giữ sổ tất &cả")
        for button, choice, is_all in (
            (self.take, Choice.TAKE_UNIT, False),
            (self.keep, Choice.KEEP_BOOK, False),
            (self.take_all, Choice.TAKE_UNIT, True),
            (self.keep_all, Choice.KEEP_BOOK, True),
        ):
            button.setAutoDefault(False)
            act = self._choose_all if is_all else self._choose
            button.clicked.connect(lambda _=False, act=act, choice=choice: act(choice))
            foot.addWidget(button)
        for button in (self.take_all, self.keep_all):
            button.setToolTip(
                "Áp dụng cho mọi dòng đang hiện. Chỗ trùng sửa và đề nghị lùi hạn chỉ đổi khi đang xem riêng loại đó."
            )

    def _build_foot(self) -> Card:
        card = Card("")
        self._sum = card
        self.later = QPushButton("Để &sau")
        self.later.clicked.connect(self.reject)
        self.write = QPushButton("")
        self.write.setProperty("primary", True)
        self.write.setDefault(True)
        self.write.clicked.connect(self.accept)
        card.tools.addWidget(HelpLink("gui-thu-phieu"))
        card.tools.addWidget(self.later)
        card.tools.addWidget(self.write)
        theme.at_most(card, height=52)
        return card

    # --- showing -----------------------------------------------------------------------------------------------------

    def _file(self) -> FileRow | None:
        row = self.file_table.current_row
        return self.files.rows[row] if row is not None and row < len(self.files.rows) else None

    def _row(self) -> EntryRow | None:
        row = self.entry_table.current_row
        return self.entries.rows[row] if row is not None and row < len(self.entries.rows) else None

    def _wanted_rows(self) -> list[EntryRow]:
        """Return the entries of the file under the cursor, or of all, as far as they are of the kind looked at."""
        file, kind = self._file(), self.kind.currentData()
        of_one = [file] if isinstance(file, TrackerPreview) else []
        files = list(self.draft.files) if self.every_unit.isChecked() else of_one
        kinds = SHOWN_ORDER if kind is None else (MergeKind(kind),)
        rows = [EntryRow(one, entry) for one in files for entry in one.preview.of_kind(*kinds)]
        return sorted(rows, key=lambda row: kinds.index(row.entry.kind))

    def _show_file(self) -> None:
        file = self._file()
        self.entries.set_rows(self._wanted_rows())
        self.file_table.setEnabled(not self.every_unit.isChecked())
        if self.every_unit.isChecked():
            self._entry_card.set_title("Mọi đơn vị", f"{len(self.entries.rows)} chỗ")
        elif isinstance(file, TrackerPreview):
            sent = f"{file.issue.period.label}, gửi đi {file.issue.sent_on:%d/%m/%Y}, lần {file.issue.number}"
            known = " · tệp này đã gộp trước đây" if file.is_known else ""
            missing = f" · {len(file.preview.missing)} dòng đã bị xoá khỏi phiếu" if file.preview.missing else ""
            self._entry_card.set_title(file.unit.name, f"{sent}{missing}{known}")
        else:
            self._entry_card.set_title("Không gộp được tệp này" if file else "", "")
        if self.entries.rows:
            self.entry_table.selectRow(0)
        self._show_question()
        self._show_entry()

    def _show_question(self) -> None:
        """Show what is asked about the file, and which answer was given."""
        file = self._file()
        if isinstance(file, TrackerPreview) and not self.every_unit.isChecked():
            self.question.show_question(file.question, self.choices.answer_to(file))
        else:
            self.question.show_question("", None)

    def _show_entry(self) -> None:
        file, row = self._file(), self._row()
        choosable = row is not None and row.entry.kind not in (MergeKind.UNUSABLE, MergeKind.SAME)
        self.take.setEnabled(choosable)
        self.keep.setEnabled(choosable)
        for button in (self.take_all, self.keep_all):
            button.setEnabled(bool(self._bulk_rows()))
        self._give_room()
        if row is not None:
            self._whole.setPlainText(whole_text(row.file, row.entry))
        elif isinstance(file, RefusedFile) and not self.every_unit.isChecked():
            self._whole.setPlainText(file.why)
        else:
            is_narrowed = self.kind.currentData() is not None
            self._whole.setPlainText(
                "Không có chỗ nào thuộc loại này." if is_narrowed else "Phiếu này không có gì thay đổi so với sổ."
            )
        names = file.unplaced if isinstance(file, TrackerPreview) and not self.every_unit.isChecked() else ()
        self.evidence.show_names(names, may_place=row is not None and row.entry.work_item_id is not None)

    def _show_again(self) -> None:
        """Show the same rows with what was decided since."""
        self.files.set_rows(list(self.files.rows))
        self.entries.set_rows(list(self.entries.rows))
        self._show_question()
        self._show_entry()
        self._show_sum()

    def _show_sum(self) -> None:
        entries = self.choices.entries_to_write()
        units = sum(file.writable(self.choices.confirmed) is not None for file in self.draft.files)
        self._sum.set_title(sum_words(entries, units, self.choices))
        self.write.setText(f"&Ghi {entries} chỗ" if entries else "&Ghi đã nhận phiếu")
        self.write.setEnabled(self.choices.is_written())

    # --- choosing ----------------------------------------------------------------------------------------------------

    def _answer(self, is_right: bool) -> None:
        file = self._file()
        if isinstance(file, TrackerPreview) and file.question:
            self.choices.answer(file, is_right=is_right)
            self._show_again()

    def _choose(self, choice: Choice) -> None:
        if (row := self._row()) is not None:
            self.choices.choose(row.file, row.entry, choice)
            self._show_again()

    def _bulk_rows(self) -> list[EntryRow]:
        """Return what a choice for all is about: a conflict or a proposal only while its kind alone is looked at."""
        left = () if self.kind.currentData() is not None else _LEFT_OPEN
        apart = (MergeKind.UNUSABLE, MergeKind.SAME, *left)
        return [row for row in self.entries.rows if row.entry.kind not in apart]

    def _choose_all(self, choice: Choice) -> None:
        for row in self._bulk_rows():
            self.choices.choose(row.file, row.entry, choice)
        self._show_again()

    def _place_evidence(self, name: str) -> None:
        """Take a file that came along as evidence of the work item under the cursor."""
        file, row = self._file(), self._row()
        if isinstance(file, TrackerPreview) and row is not None and row.entry.work_item_id is not None:
            placed = self.choices.place_evidence(file, name, row.entry)
            self.files.set_rows([placed if one is file else one for one in self.files.rows])
            self._show_file()
            self._show_sum()

    # --- cells -------------------------------------------------------------------------------------------------------

    def _task_cell(self, row: EntryRow) -> Cell:
        entry = row.entry
        number = self.task_numbers.get(entry.work_item_id, "") if entry.work_item_id is not None else ""
        task = f"{number} {entry.task_text}".strip()
        return Cell(f"{task}\n{row.file.unit.name}") if self.every_unit.isChecked() else Cell(task, lines=2)

    def _file_chip(self, row: FileRow) -> Cell:
        if isinstance(row, TrackerPreview) and self.choices.is_asked(row):
            return Cell("Chờ xác nhận", chip=SOON)
        return state_chip(row)

    def _choice_cell(self, row: EntryRow) -> Cell:
        if row.entry.kind in (MergeKind.UNUSABLE, MergeKind.SAME):
            return Cell("–", colour="ink_soft")
        choice = self.choices.choice_of(row.file, row.entry)
        if choice is None:
            return Cell("Chưa chọn", colour="soon", bold=True)
        return (
            Cell("Của đơn vị", icon="check", colour="done") if choice is Choice.TAKE_UNIT else Cell("Giữ sổ", colour="ink_soft")
        )
