"""Judge any Word document by the prescribed layout: remarks with place, what is, what should be, source; copies on request."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.layout_rules.checks.remark import Remark, Verdict
from app.services.check_layout import LayoutJudgement, profiles_to_choose
from ui.bridge.prompts import Prompts
from ui.dialogs.check_layout.rows import FILTERS, full_text, place_text, summary, verdict_cell
from ui.kit.card import plain_label
from ui.kit.cells import Cell
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.form import FormDialog
from ui.kit.help_link import HelpLink
from ui.kit.hint import set_hint
from ui.kit.table import Column, RowsModel, RowsTable
from ui.kit.tool_tip import plain_tip


class CheckLayoutDialog(FormDialog):
    """A file, a layout to judge it by, and what the checker says.

    Signals:
        check_requested: judge this file (Path) by this profile (its id, empty for the file's own).
        comments_requested, mends_requested: the clerk wants that copy of the file judged last (Path, profile id).
    """

    check_requested = Signal(object, str)
    comments_requested = Signal(object, str)
    mends_requested = Signal(object, str)

    def __init__(self, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__("Kiểm tra thể thức", "", "Đón&g", parent)
        self._prompts = prompts
        self._judged: tuple[Path, LayoutJudgement] | None = None
        self.offer_no_way_back()
        self.acting.setDefault(False)  # Enter is for the row under the cursor
        self.acting.setAutoDefault(False)
        self.file = QLineEdit()
        self.file.setReadOnly(True)
        set_hint(self.file, "Chọn văn bản Word bất kỳ; tệp gốc không bị sửa")
        self.choose = QPushButton("&Chọn…")
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self.ask_for_file)
        self.add_row("&Tệp Word", self._beside(self.file, self.choose))
        self.file.setAccessibleName("Tệp Word")
        self.profile, self.filter = QComboBox(), QComboBox()
        self.profile.addItem("Theo tiêu đề và ngày của văn bản", "")
        for one in profiles_to_choose():
            self.profile.addItem(one.title, one.id)
        for shown in FILTERS:
            self.filter.addItem(shown.label)
        self.filter.setAccessibleName("Hiện")
        words = plain_label("H&iện")
        words.setBuddy(self.filter)
        self.add_row("T&hể thức", self._beside(self.profile, words, self.filter))
        self.profile.setAccessibleName("Thể thức")
        self._said = plain_label("", "soft", wraps=True)
        self.body.addWidget(self._said)
        self._build_table()
        self.mended = self._copy_button(
            "Lưu bản &sửa giúp…", "Một bản sao đã sửa cách trình bày; mở bằng Word để nhận hay bỏ từng chỗ", self.mends_requested
        )
        self.commented = self._copy_button(
            "Lưu bản có &nhận xét…", "Một bản sao có nhận xét bên lề ở từng chỗ", self.comments_requested
        )
        self.profile.currentIndexChanged.connect(self._judge_again)
        self.filter.currentIndexChanged.connect(self._show_remarks)
        self.add_help(HelpLink("lap-bao-cao"))
        self.resize(1180, 600)

    def ask_for_file(self) -> None:
        """Let the clerk choose a file and have it judged."""
        chosen = self._prompts.open_files("Chọn văn bản cần kiểm tra", "Word (*.docx)")
        if chosen:
            self.judge(chosen[0])

    def judge(self, path: Path) -> None:
        """Have a file judged."""
        self.file.setText(str(path))
        self._judged = None
        self._wait("Đang đọc văn bản…")
        self.check_requested.emit(path, str(self.profile.currentData()))

    def show_judgement(self, path: Path, judgement: LayoutJudgement) -> None:
        """Show what the checker says of a file."""
        self._judged = (path, judgement)
        self._said.setText(f"Theo {judgement.profile.title}: {summary(judgement.remarks)}.")
        self._show_remarks()
        told = any(remark.verdict in (Verdict.FAULT, Verdict.UNSURE) for remark in judgement.remarks)
        self.commented.setEnabled(told)
        self.mended.setEnabled(bool(judgement.faults))

    def show_refusal(self) -> None:
        """Show that the file could not be read; why was said already."""
        self._wait("Không đọc được tệp này.")

    def _wait(self, why: str) -> None:
        self._said.setText(why)
        self.model.set_rows([])
        self._list.show_view(False)
        for button in (self.commented, self.mended):
            button.setEnabled(False)

    def _build_table(self) -> None:
        self.model: RowsModel[Remark] = RowsModel(
            (
                Column("Kết luận", verdict_cell, 104),
                Column("Ở đâu", lambda row: Cell(place_text(row)), 250),
                Column("Đang là", lambda row: Cell(row.actual, lines=2)),
                Column("Phải là", lambda row: Cell(row.demanded, lines=2), 330),
                Column("Căn cứ", lambda row: Cell(row.source, lines=2), 250, yields=1),
            ),
            self,
        )
        self.table = RowsTable(self.model, "Nhận xét về thể thức", 50)
        self.table.activated.connect(self._on_activated)
        empty = EmptyState("Chưa có nhận xét", "Chọn một tệp Word, hoặc đổi mục “Hiện” để xem những mục đạt và không xét.")
        self._list = WithEmptyState(self.table, empty)
        self._list.show_view(False)
        self.body.addWidget(self._list, 1)

    def _copy_button(self, words: str, hint: str, request: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(plain_tip(hint))
        button.setEnabled(False)
        button.clicked.connect(lambda: self._ask_for_copy(request))
        self.add_button(button)
        return button

    def _ask_for_copy(self, request: SignalInstance) -> None:
        if self._judged is not None:
            path, judgement = self._judged
            request.emit(path, judgement.profile.id)

    def _judge_again(self) -> None:
        if self.file.text():
            self.judge(Path(self.file.text()))

    def _show_remarks(self) -> None:
        if self._judged is None:
            return
        wanted = FILTERS[self.filter.currentIndex()].verdicts
        rows: Sequence[Remark] = [remark for remark in self._judged[1].remarks if remark.verdict in wanted]
        self.model.set_rows(rows)
        self._list.show_view(bool(rows))
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _on_activated(self, index: QModelIndex) -> None:
        remark = self.model.rows[index.row()]
        self._prompts.say(f"Nhận xét {remark.rule_id}", full_text(remark))

    @staticmethod
    def _beside(first: QWidget, *others: QWidget) -> QWidget:
        """Return one field of several widgets; the first takes the room."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(first, 1)
        for one in others:
            row.addWidget(one)
        holder.setFocusProxy(first)
        return holder
