"""Urge the late units by letter: which ones, the date of the letters, until when an answer is asked for."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.ids import UnitId
from app.domain.period import Period
from app.domain.unit import Unit
from ui.bridge.prompts import Prompts
from ui.kit.card import plain_label
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.path_field import PathField
from ui.kit.tick_list import TickList


class RemindUnitsDialog(FormDialog):
    """Which late units get a letter."""

    def __init__(
        self,
        period: Period,
        late: Sequence[Unit],
        folder: Path,
        dated_on: date,
        answer_by: date,
        prompts: Prompts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Đôn đốc đơn vị chậm",
            f"Lập công văn đôn đốc {period.label} cho từng đơn vị chưa gửi phiếu về hoặc có việc quá hạn.",
            "&Lập công văn",
            parent,
        )
        self.folder = PathField(
            folder, "Thư mục ghi công văn", "&Chọn…", lambda start: prompts.choose_folder("Chọn thư mục ghi công văn", start)
        )
        self.dated_on = DateField(dated_on)
        self.answer_by = DateField(answer_by)
        self.add_row("Ghi vào thư &mục", self.folder)
        self.add_row("&Ngày công văn", self.dated_on)
        self.add_row("Đề nghị &báo cáo trước", self.answer_by)
        self.units = TickList("Đơn vị chậm", [(unit.id, unit.name) for unit in late], [unit.id for unit in late])
        self.body.addWidget(plain_label(f"Đơn vị chậm ({len(late)})", "cardTitle"))
        self.body.addWidget(self.units, 1)
        self.units.itemChanged.connect(self._check)
        self.folder.changed.connect(self._check)
        self.resize(560, 460)
        self._check()

    @property
    def chosen_units(self) -> tuple[UnitId, ...]:
        """The units that are ticked."""
        return tuple(UnitId(one) for one in self.units.chosen)

    def _check(self) -> None:
        if self.folder.path is None:
            self.require("Chọn thư mục để ghi công văn.")
        else:
            self.require("" if self.chosen_units else "Chọn ít nhất một đơn vị.")
