"""Make a document: which kind, for which period, on which date, in which layout, into which file."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.ids import PlanId
from app.domain.period import Period
from app.services.make_report import ReportRequest
from app.services.report_choices import ReportChoices
from ui.bridge.prompts import Prompts
from ui.kit.card import plain_label
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.path_field import PathField

_MOULD = "mould"


class MakeReportDialog(FormDialog):
    """What the document is and how it looks."""

    def __init__(
        self,
        choices: ReportChoices,
        plan_id: PlanId,
        periods: Sequence[Period],
        period: Period,
        dated_on: date,
        folder: Path,
        prompts: Prompts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Lập văn bản",
            "Số liệu lấy từ sổ tại hôm nay; văn bản ghi ra tệp Word để anh chị sửa tiếp và trình ký.",
            "Lậ&p văn bản",
            parent,
        )
        self._choices = choices
        self._plan_id = plan_id
        self._folder = folder
        self.kind = _combo([(kind.title, kind.id) for kind in choices.kinds])
        self.period = _combo([(_capital(one.label), one.code) for one in periods])
        self.period.setCurrentIndex([one.code for one in periods].index(period.code))
        self._periods = {one.code: one for one in periods}
        self.dated_on = DateField(dated_on)
        layouts = [("Thể thức đang có hiệu lực vào ngày văn bản", "")]
        layouts += [("Theo mẫu văn bản gốc của kế hoạch", _MOULD)] if choices.has_mould else []
        layouts += [(profile.title, profile.id) for profile in choices.profiles]
        self.layout_choice = _combo(layouts)
        self.file = PathField(
            self._proposed(), "Tệp Word", "&Chọn…", lambda path: prompts.save_file("Ghi văn bản", path, "Word (*.docx)")
        )
        self.add_row("&Loại văn bản", self.kind)
        self.add_row("&Kỳ", self.period)
        self.add_row("&Ngày văn bản", self.dated_on)
        self.add_row("T&hể thức", self.layout_choice)
        self.add_row("Ghi &ra tệp", self.file)
        self._note = plain_label("", "soft", wraps=True)
        self.body.addWidget(self._note)
        for combo in (self.kind, self.period):
            combo.currentIndexChanged.connect(self._propose)
        self.dated_on.dateChanged.connect(self._say_profile)
        self.layout_choice.currentIndexChanged.connect(self._say_profile)
        self.file.changed.connect(self._check)
        self.resize(620, 340)
        self._say_profile()
        self._check()

    @property
    def request(self) -> ReportRequest:
        """What is asked for."""
        layout = str(self.layout_choice.currentData())
        return ReportRequest(
            kind=str(self.kind.currentData()),
            period=self._periods[str(self.period.currentData())],
            dated_on=self.dated_on.value,
            plan_id=self._plan_id,
            profile="" if layout == _MOULD else layout,
            with_mould=layout == _MOULD,
        )

    def _proposed(self) -> Path:
        return self._folder / self._choices.file_name(str(self.kind.currentData()), str(self.period.currentData()))

    def _propose(self) -> None:
        self.file.set_path(self._proposed())

    def _say_profile(self) -> None:
        chosen = str(self.layout_choice.currentData())
        found = self._choices.profile_on(self.dated_on.value) if not chosen else None
        self._note.setText(f"Vào ngày này: {found.title}." if found else "")

    def _check(self) -> None:
        self.require("" if self.file.path is not None else "Chọn tệp để ghi.")


def _combo(choices: Sequence[tuple[str, str]]) -> QComboBox:
    combo = QComboBox()
    for label, value in choices:
        combo.addItem(label, value)
    return combo


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
