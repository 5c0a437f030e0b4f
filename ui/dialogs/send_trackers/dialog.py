"""Send the trackers of a period: where to write them, whether with mail drafts, until when an answer is asked for."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.ids import UnitId
from app.domain.period import Period
from app.services.show_items import BoardLine
from ui import theme
from ui.bridge.prompts import Prompts
from ui.kit.card import plain_label
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.help_link import HelpLink
from ui.kit.path_field import PathField
from ui.kit.tick_list import TickAllButton, TickList

_LEAST_LIST = 60  # pixels, two units


class SendTrackersDialog(FormDialog):
    """Which units get a tracker, and where the files go."""

    def __init__(
        self,
        period: Period,
        board: Sequence[BoardLine],
        folder: Path,
        today: date,
        reply_by: date,
        prompts: Prompts,
        parent: QWidget | None = None,
        *,
        only: UnitId | None = None,
    ) -> None:
        super().__init__(
            "Gửi phiếu theo dõi",
            f"Lập phiếu Excel {period.label} cho từng đơn vị. Chương trình không gửi thư: anh chị mở thư nháp rồi bấm gửi.",
            "&Lập phiếu",
            parent,
        )
        self.folder = PathField(
            folder, "Thư mục ghi phiếu", "&Chọn…", lambda start: prompts.choose_folder("Chọn thư mục ghi phiếu", start)
        )
        self.add_row("Ghi vào thư &mục", self.folder)
        self.reply_by = DateField(reply_by)
        self.reply_by.setMinimumDate(DateField(today).date())
        self.add_row("Đề nghị &gửi lại trước", self.reply_by)
        self.with_mail = QCheckBox("Ghi thêm thư &nháp (.eml) kèm phiếu")
        self.with_mail.setChecked(True)
        self.form.addRow("", self.with_mail)
        self.for_usb = QCheckBox("Thư điện tử ở máy khác: ghi thành bộ &USB để mang sang")
        self.for_usb.setToolTip("Một thư mục gồm thư nháp, phiếu, danh sách đơn vị và hướng dẫn cho máy gửi thư")
        self.for_usb.toggled.connect(self._on_usb_toggled)
        self.form.addRow("", self.for_usb)
        self.one_file = QCheckBox("Một phiếu c&hung có việc của mọi đơn vị được chọn")
        self.form.addRow("", self.one_file)
        entries = [(one.unit.id, _entry_text(one)) for one in board]
        self.units = TickList("Đơn vị nhận phiếu", entries, [one.unit.id for one in board if only in (None, one.unit.id)])
        self.units.setMinimumHeight(theme.scaled(_LEAST_LIST))
        self.units.itemChanged.connect(self._check)
        self.add_button(TickAllButton(self.units))
        self.body.addWidget(plain_label(f"Đơn vị nhận phiếu ({len(board)})", "cardTitle"))
        self.body.addWidget(self.units, 1)
        self.folder.changed.connect(self._check)
        self.add_help(HelpLink("gui-thu-phieu"))
        self.resize(620, 560)
        self._check()

    @property
    def chosen_units(self) -> list[UnitId]:
        """The units that are ticked."""
        return [UnitId(one) for one in self.units.chosen]

    def _on_usb_toggled(self, on: bool) -> None:
        """The folder to carry holds a draft a unit, and no workbook for all."""
        self.with_mail.setEnabled(not on)
        self.one_file.setEnabled(not on)

    def _check(self) -> None:
        if self.folder.path is None:
            self.require("Chọn thư mục để ghi phiếu.")
        else:
            self.require("" if self.chosen_units else "Chọn ít nhất một đơn vị.")


def _entry_text(line: BoardLine) -> str:
    sent = f" – đã lập phiếu {line.report.sendings} lần" if line.report.sendings else ""
    mail = "" if line.unit.email else " – chưa có thư điện tử"
    return f"{line.unit.name} ({line.count.total} việc){sent}{mail}"
