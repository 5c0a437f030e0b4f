"""The office's own templates: which there are, for which kind, what is wrong with each; take in, replace, remove, begin one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from app.domain.office_template import OfficeTemplate, TemplateFault
from app.reports.registry import REPORT_KINDS
from ui.bridge.prompts import Prompts
from ui.dialogs.office_templates.fields import FieldListDialog
from ui.kit.card import plain_label
from ui.kit.cells import Cell
from ui.kit.chip import DONE, FAULT
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.form import FormDialog
from ui.kit.help_link import HelpLink
from ui.kit.table import Column, RowsModel, RowsTable
from ui.kit.tool_tip import plain_tip

_WORD = "Word (*.docx)"


class OfficeTemplatesDialog(FormDialog):
    """The list of templates above, the faults of the one under the cursor below.

    Signals:
        add_requested: keep a file (Path) under a name (str) for a kind (its id).
        replace_requested: give the template (its id) another file (Path).
        remove_requested, copy_requested: let the template (its id) go; save its file to be edited.
        starter_requested: save a template to begin with, of a kind (its id).
    """

    add_requested = Signal(object, str, str)
    replace_requested = Signal(int, object)
    remove_requested = Signal(int)
    copy_requested = Signal(int)
    starter_requested = Signal(str)

    def __init__(self, templates: Sequence[OfficeTemplate], prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(
            "Mẫu văn bản",
            "Mẫu là tệp Word của cơ quan có các trường như {{trich_yeu}}; khi lập văn bản, chương trình điền các trường "
            "và giữ nguyên cách trình bày.",
            "Đón&g",
            parent,
        )
        self._prompts = prompts
        self._titles = {kind.id: kind.title for kind in REPORT_KINDS}
        self.offer_no_way_back()
        self.acting.setDefault(False)
        self.acting.setAutoDefault(False)
        self.kind = QComboBox()
        for kind_id, title in self._titles.items():
            self.kind.addItem(title, kind_id)
        self.starter = self._button(
            "Lưu tệp mẫu để &sửa…", "Một tệp Word đúng thể thức đã đặt sẵn các trường", self._ask_for_starter
        )
        self.add = self._button("&Thêm mẫu…", "Nhận một tệp Word có trường làm mẫu cho loại đang chọn", self._ask_for_file)
        self.add_row("&Loại văn bản", self._beside(self.kind, self.starter, self.add))
        self.kind.setAccessibleName("Loại văn bản")
        self._build_tables()
        self.replace = self._button("Thay tệ&p…", "Thay tệp của mẫu đang chọn, ví dụ sau khi sửa lỗi", self._ask_for_other_file)
        self.copy = self._button("Lưu tệp đang &chọn…", "Ghi tệp của mẫu ra ngoài để sửa bằng Word", self._ask_for_copy)
        self.remove = self._button("&Xoá", "Bỏ mẫu đang chọn; văn bản đã lập vẫn còn", self._ask_to_remove)
        self.fields = self._button("&Danh sách trường", "Các trường dùng được trong mẫu, có chép", self.show_fields)
        for button in (self.remove, self.copy, self.replace, self.fields):
            self.add_button(button)
        self.table.selectionModel().currentRowChanged.connect(self._show_faults)
        self.add_help(HelpLink("lap-bao-cao"))
        self.resize(1000, 560)
        self.show_templates(templates)

    def show_templates(self, templates: Sequence[OfficeTemplate]) -> None:
        """Show the templates as they are now; the cursor stays on its row where it can."""
        row = max(self.table.currentIndex().row(), 0)
        self.model.set_rows(list(templates))
        self._list.show_view(bool(templates))
        if templates:
            self.table.selectRow(min(row, len(templates) - 1))
        self._show_faults()

    def show_fields(self) -> None:
        """Open the list of fields beside."""
        FieldListDialog(self).open()

    @property
    def chosen(self) -> OfficeTemplate | None:
        """The template under the cursor."""
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _build_tables(self) -> None:
        self.model: RowsModel[OfficeTemplate] = RowsModel(
            (
                Column("Tên mẫu", lambda one: Cell(one.name)),
                Column("Dùng cho", lambda one: Cell(self._titles[one.kind]), 250),
                Column("Tình trạng", _state, 130),
                Column("Ngày nhận", lambda one: Cell(f"{one.added_on:%d/%m/%Y}"), 110, yields=1),
            ),
            self,
        )
        self.table = RowsTable(self.model, "Các mẫu văn bản", 40)
        empty = EmptyState("Chưa có mẫu nào", "Chọn loại văn bản, lưu tệp mẫu về sửa bằng Word, rồi bấm “Thêm mẫu…” để nhận lại.")
        self._list = WithEmptyState(self.table, empty)
        self.body.addWidget(self._list, 2)
        self._said = plain_label("", "soft", wraps=True)
        self.body.addWidget(self._said)
        self.faults: RowsModel[TemplateFault] = RowsModel(
            (
                Column("Ở đâu", lambda one: Cell(f"{one.place}\n{one.excerpt}" if one.excerpt else one.place, lines=2), 330),
                Column("Lỗi và cách sửa", lambda one: Cell(one.problem, lines=2)),
            ),
            self,
        )
        self.fault_table = RowsTable(self.faults, "Lỗi của mẫu", 50)
        self.body.addWidget(self.fault_table, 3)

    def _show_faults(self) -> None:
        one = self.chosen
        for button in (self.replace, self.copy, self.remove):
            button.setEnabled(one is not None)
        faults = one.faults if one else ()
        self.faults.set_rows(faults)
        self.fault_table.setVisible(bool(faults))
        if one is None:
            self._said.setText("")
        elif faults:
            self._said.setText(f"“{one.name}” có {len(faults)} lỗi. Sửa trong Word rồi bấm “Thay tệp…”:")
        else:
            self._said.setText(f"“{one.name}” dùng được: chọn ở ô “Thể thức” khi lập {self._titles[one.kind].lower()}.")

    def _ask_for_file(self) -> None:
        if chosen := self._prompts.open_files("Chọn tệp Word làm mẫu", _WORD):
            self.add_requested.emit(chosen[0], chosen[0].stem, str(self.kind.currentData()))

    def _ask_for_other_file(self) -> None:
        one = self.chosen
        if one and (files := self._prompts.open_files("Chọn tệp thay cho mẫu", _WORD)):
            self.replace_requested.emit(one.id, files[0])

    def _ask_to_remove(self) -> None:
        one = self.chosen
        if one and self._prompts.confirm("Mẫu văn bản", f"Xoá mẫu “{one.name}”? Văn bản đã lập vẫn còn.", yes="&Xoá"):
            self.remove_requested.emit(one.id)

    def _ask_for_copy(self) -> None:
        if one := self.chosen:
            self.copy_requested.emit(one.id)

    def _ask_for_starter(self) -> None:
        self.starter_requested.emit(str(self.kind.currentData()))

    def _button(self, words: str, hint: str, on_clicked: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.setToolTip(plain_tip(hint))
        button.clicked.connect(on_clicked)
        return button

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


def _state(one: OfficeTemplate) -> Cell:
    """Return the chip that says whether documents can be made from a template."""
    return Cell("Dùng được", chip=DONE) if one.is_usable else Cell(f"Có {len(one.faults)} lỗi", chip=FAULT)
