"""The list to tick off: which unit's letter was really sent, and on which day. Each draft opens in the mail program."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.ids import UnitId
from app.domain.period import Period
from app.services.show_items import BoardLine
from ui.kit.card import plain_label
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.numbers import short_date
from ui.kit.tick_list import TickAllButton, TickList


class HandOverDialog(FormDialog):
    """Which trackers left, and when.

    Signals:
        draft_requested: a draft (its path) that the clerk wants to see in her mail program.
    """

    draft_requested = Signal(object)

    def __init__(
        self,
        period: Period,
        board: Sequence[BoardLine],
        drafts: Mapping[UnitId, Path],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Ghi đã gửi thư",
            f"Phiếu {period.label}: mở từng thư nháp, bấm gửi trong chương trình thư, rồi đánh dấu đơn vị đã gửi.",
            "&Ghi",
            parent,
        )
        self._sent = {line.unit.id: line.report.handed_on for line in board}
        self._drafts = drafts
        self.on = DateField(today)
        self.on.setMaximumDate(DateField(today).date())
        self.add_row("Ngà&y gửi", self.on)
        self.units = TickList(
            "Đơn vị đã gửi", [(line.unit.id, _words(line)) for line in board], [one for one, on in self._sent.items() if on]
        )
        self.units.currentRowChanged.connect(lambda _: self._follow())
        self.units.itemChanged.connect(lambda _: self._follow())
        self.draft = QPushButton("Mở thư &nháp")
        self.draft.clicked.connect(self._open_draft)
        self.add_button(self.draft)
        self.every = TickAllButton(self.units)
        self.add_button(self.every)
        self.body.addWidget(plain_label(f"Đơn vị đã có phiếu ({len(board)})", "cardTitle"))
        self.body.addWidget(self.units, 1)
        self.units.setCurrentRow(0)
        self.resize(640, 520)
        self._follow()

    @property
    def newly_sent(self) -> list[UnitId]:
        """The units ticked now that were not before."""
        return [UnitId(one) for one in self.units.chosen if self._sent[UnitId(one)] is None]

    @property
    def taken_back(self) -> list[UnitId]:
        """The units that were ticked before and are no more."""
        chosen = set(self.units.chosen)
        return [unit_id for unit_id, on in self._sent.items() if on is not None and unit_id not in chosen]

    def _current_draft(self) -> Path | None:
        item = self.units.currentItem()
        return self._drafts.get(UnitId(self.units.id_of(item))) if item is not None else None

    def _open_draft(self) -> None:
        if (path := self._current_draft()) is not None:
            self.draft_requested.emit(path)

    def _follow(self) -> None:
        self.draft.setEnabled(self._current_draft() is not None)
        self.draft.setToolTip("" if self.draft.isEnabled() else "Không còn tệp thư nháp ở thư mục đã ghi")
        changed = len(self.newly_sent) + len(self.taken_back)
        self.require("" if changed else "Chưa thay đổi gì.")


def _words(line: BoardLine) -> str:
    report = line.report
    made = f"phiếu lần {report.sendings}, lập {short_date(report.sent_on, year=True)}"
    left = f" – đã gửi {short_date(report.handed_on, year=True)}" if report.handed_on else ""
    mail = "" if line.unit.email else " – chưa có thư điện tử"
    return f"{line.unit.name} – {made}{left}{mail}"
