"""Urge the late units: by message, by telephone, or by letter, each rung of the ladder stronger than the one before."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QListWidgetItem, QPlainTextEdit, QPushButton, QWidget

from app.domain.ids import UnitId
from app.domain.period import Period
from app.domain.reminder import RUNG_LABELS, Rung, next_rung
from app.services.remind_lightly import ReminderMessage
from ui.bridge.prompts import Prompts
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.help_link import HelpLink
from ui.kit.path_field import PathField
from ui.kit.tick_list import TickAllButton, TickList

_WAYS = {
    Rung.MESSAGE: "Nhắn tin: chép lời nhắn cho từng đơn vị rồi dán vào tin",
    Rung.PHONE: "Gọi điện: ghi danh sách Excel người cần gọi, việc còn thiếu",
    Rung.LETTER: "Công văn: ghi tệp Word cho từng đơn vị",
}
_ACTS = {Rung.MESSAGE: "&Ghi đã nhắn", Rung.PHONE: "&Ghi danh sách", Rung.LETTER: "&Lập công văn"}


class RemindUnitsDialog(FormDialog):
    """Which late units are urged, and how."""

    def __init__(
        self,
        period: Period,
        late: Sequence[ReminderMessage],
        folder: Path,
        today: date,
        answer_by: date,
        prompts: Prompts,
        parent: QWidget | None = None,
        *,
        only: UnitId | None = None,
    ) -> None:
        super().__init__(
            "Đôn đốc đơn vị chậm",
            f"{period.label[:1].upper()}{period.label[1:]}: {len(late)} đơn vị chưa gửi phiếu về hoặc có việc quá hạn.",
            _ACTS[Rung.MESSAGE],
            parent,
        )
        self._late = {message.debt.unit.id: message for message in late}
        self._only = only
        self.way = QComboBox()
        self.way.addItems([_WAYS[rung] for rung in Rung])
        self.folder = PathField(
            folder, "Thư mục ghi tệp", "C&họn…", lambda start: prompts.choose_folder("Chọn thư mục ghi tệp", start)
        )
        self.dated_on = DateField(today)
        self.answer_by = DateField(answer_by)
        self.add_row("&Cách đôn đốc", self.way)
        self.add_row("Đề nghị &báo cáo trước", self.answer_by)
        self._of_files = (self.add_row("Ghi vào thư &mục", self.folder), self.folder)
        self._of_letters = (self.add_row("&Ngày công văn", self.dated_on), self.dated_on)
        self.units = TickList("Đơn vị chậm", [(one.debt.unit.id, _words(one)) for one in late], [])
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Lời nhắn")
        self.copy = QPushButton("Ché&p lời nhắn")
        self.every = TickAllButton(self.units)
        self.body.addWidget(self.units, 1)
        self._text_head = QLabel("Lời &nhắn của đơn vị đang chọn")
        self._text_head.setBuddy(self.text)
        self.body.addWidget(self._text_head)
        self.body.addWidget(self.text, 1)
        self.add_button(self.copy)
        self.add_button(self.every)
        self._wire()
        self.add_help(HelpLink("don-doc"))
        self.resize(680, 620)
        self._begin(only)

    @property
    def rung(self) -> Rung:
        """How the units are urged."""
        return list(Rung)[self.way.currentIndex()]

    @property
    def chosen_units(self) -> tuple[UnitId, ...]:
        """The units that are ticked."""
        return tuple(UnitId(one) for one in self.units.chosen)

    def _wire(self) -> None:
        self.way.currentIndexChanged.connect(lambda _: self._show_way())
        self.units.itemChanged.connect(lambda _: self._check())
        self.units.currentItemChanged.connect(lambda *_: self._show_text())
        self.answer_by.dateChanged.connect(lambda _: self._show_text())
        self.folder.changed.connect(self._check)
        self.copy.clicked.connect(self._copy)

    def _begin(self, only: UnitId | None) -> None:
        """Propose the next rung of the unit it is about, else the mildest that any of them has before it."""
        rungs = [next_rung(one.debt.report.last_rung) for unit_id, one in self._late.items() if only in (None, unit_id)]
        self.way.setCurrentIndex(min(list(Rung).index(rung) for rung in rungs))
        self.units.setCurrentRow(list(self._late).index(only) if only is not None else 0)
        self._show_way()

    def _show_way(self) -> None:
        """Show what the way needs; by message only those are ticked whose words were copied."""
        is_message, is_letter = self.rung is Rung.MESSAGE, self.rung is Rung.LETTER
        for widget in self._of_files:
            widget.setVisible(not is_message)
        for widget in self._of_letters:
            widget.setVisible(is_letter)
        for widget in (self._text_head, self.text, self.copy):
            widget.setVisible(is_message)
        self.every.setVisible(not is_message)
        self.acting.setText(_ACTS[self.rung])
        wanted = [unit_id for unit_id in self._late if self._only in (None, unit_id)]
        self.units.tick([] if is_message else wanted)
        self._show_text()
        self._check()

    def _current(self) -> QListWidgetItem | None:
        return self.units.currentItem()

    def _show_text(self) -> None:
        item = self._current()
        if item is not None:
            message = self._late[UnitId(self.units.id_of(item))]
            self.text.setPlainText(message.until(self.answer_by.value))

    def _copy(self) -> None:
        """Put the words of the unit under the cursor on the clipboard, tick it, and go on to the next one."""
        item = self._current()
        if item is None:
            return
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.units.tick({*self.units.chosen, self.units.id_of(item)})
        if self._only is None and self.units.currentRow() + 1 < self.units.count():
            self.units.setCurrentRow(self.units.currentRow() + 1)

    def _check(self) -> None:
        if self.rung is not Rung.MESSAGE and self.folder.path is None:
            self.require("Chọn thư mục để ghi tệp.")
        elif self.rung is Rung.MESSAGE:
            self.require("" if self.chosen_units else "Chép lời nhắn của ít nhất một đơn vị.")
        else:
            self.require("" if self.chosen_units else "Chọn ít nhất một đơn vị.")


def _words(message: ReminderMessage) -> str:
    debt = message.debt
    owed = [
        *(["chưa gửi phiếu về"] if debt.is_silent else []),
        *([f"{len(debt.overdue)} việc quá hạn"] if debt.overdue else []),
    ]
    last = debt.report.last_rung
    reminded = f" – đã nhắc {debt.report.reminders} lần ({RUNG_LABELS[last]})" if last else ""
    return f"{debt.unit.name}: {', '.join(owed)}{reminded}"
