"""Make a document: which kind, for which unit and period, on which date, in which layout, into which file."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.document import SignatureBlock
from app.domain.ids import PlanId, UnitId
from app.domain.period import Period, PeriodKind
from app.services.make_report import ReportRequest
from app.services.report_choices import KindFields, ReportChoices
from ui.bridge.prompts import Prompts
from ui.kit.card import plain_label
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.path_field import PathField
from ui.kit.tool_tip import plain_tip

_MOULD = "mould"
_TEMPLATE = "template:"


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
        self.kind = _kinds_combo(choices)
        self.explanation = plain_label("", "soft", wraps=True)
        self.unit = _combo([("", ""), *((unit.name, str(unit.id)) for unit in choices.units)])
        whole = choices.plan_span
        offered = [*periods, *([] if whole in periods else [whole])]
        self.period = _combo(
            [(_capital("cả thời gian của kế hoạch" if one is whole else one.label), one.code) for one in offered]
        )
        self.period.setCurrentIndex([one.code for one in offered].index(period.code))
        self._periods = {one.code: one for one in offered}
        self.dated_on = DateField(dated_on)
        layouts = [("Thể thức đang có hiệu lực vào ngày văn bản", "")]
        layouts += [("Theo mẫu văn bản gốc của kế hoạch", _MOULD)] if choices.has_mould else []
        layouts += [(profile.title, profile.id) for profile in choices.profiles]
        self.layout_choice = _combo(layouts)
        self.layout_choice.setCurrentIndex(max(0, self.layout_choice.findData(choices.layout)))
        self.signer = _combo([(_signer_name(one), str(place)) for place, one in enumerate(choices.signers)])
        self.file = PathField(
            self._proposed(), "Tệp Word", "&Chọn…", lambda path: prompts.save_file("Ghi văn bản", path, "Word (*.docx)")
        )
        self.add_row("&Loại văn bản", self.kind)
        self.form.addRow("", self.explanation)
        self._unit_label = self.add_row("Đơn &vị", self.unit)
        self._period_label = self.add_row("&Kỳ", self.period)
        self.add_row("&Ngày văn bản", self.dated_on)
        self.add_row("T&hể thức", self.layout_choice)
        self._signer_label = self.add_row("N&gười ký", self.signer)
        self.add_row("Ghi &ra tệp", self.file)
        self._note = plain_label("", "soft", wraps=True)
        self.body.addWidget(self._note)
        self.kind.currentIndexChanged.connect(self._follow_kind)
        for combo in (self.kind, self.unit, self.period):
            combo.currentIndexChanged.connect(self._propose)
        self.unit.currentIndexChanged.connect(self._check)
        self.dated_on.dateChanged.connect(self._say_profile)
        self.layout_choice.currentIndexChanged.connect(self._say_profile)
        self.file.changed.connect(self._check)
        self.resize(620, 380)
        self._follow_kind()
        self._say_profile()

    @property
    def request(self) -> ReportRequest:
        """What is asked for."""
        layout = str(self.layout_choice.currentData())
        template = layout.removeprefix(_TEMPLATE) if layout.startswith(_TEMPLATE) else ""
        return ReportRequest(
            kind=str(self.kind.currentData()),
            period=self._periods[str(self.period.currentData())],
            dated_on=self.dated_on.value,
            plan_id=self._plan_id,
            profile="" if layout == _MOULD or template else layout,
            with_mould=layout == _MOULD,
            template_id=int(template) if template else None,
            signer=self._choices.signers[place] if (place := self.signer.currentIndex()) > 0 else None,
            unit_ids=(UnitId(int(unit)),) if self._fields.offers_unit and (unit := str(self.unit.currentData())) else (),
        )

    @property
    def _fields(self) -> KindFields:
        return self._choices.fields(str(self.kind.currentData()))

    def _follow_kind(self) -> None:
        """Show what the kind is for, and only the fields it asks for."""
        fields = self._fields
        self.explanation.setText(fields.explanation)
        self.unit.setItemText(0, "Chọn đơn vị…" if fields.needs_unit else "Tất cả đơn vị chậm")
        for field, label, is_asked in (
            (self.unit, self._unit_label, fields.offers_unit),
            (self.period, self._period_label, fields.is_periodic),
            (self.signer, self._signer_label, bool(self._choices.signers) and not fields.needs_unit),
        ):
            field.setVisible(is_asked)
            label.setVisible(is_asked)
        self._offer_templates()
        self._check()

    def _offer_templates(self) -> None:
        """Offer the office's own templates of the kind, below the layouts."""
        combo = self.layout_choice
        for place in reversed(range(combo.count())):
            if str(combo.itemData(place)).startswith(_TEMPLATE):
                combo.removeItem(place)
        for one in self._choices.templates_of(str(self.kind.currentData())):
            combo.addItem(f"Mẫu của cơ quan: {one.name}", f"{_TEMPLATE}{one.id}")

    def _proposed(self) -> Path:
        unit = self.unit.currentText() if self._fields.offers_unit and self.unit.currentData() else ""
        return self._folder / self._choices.file_name(str(self.kind.currentData()), str(self.period.currentData()), unit)

    def _propose(self) -> None:
        self.file.set_path(self._proposed())

    def _say_profile(self) -> None:
        chosen = str(self.layout_choice.currentData())
        found = self._choices.profile_on(self.dated_on.value) if not chosen else None
        self._note.setText(f"Vào ngày này: {found.title}." if found else "")

    def _check(self) -> None:
        if self._fields.needs_unit and not self.unit.currentData():
            self.require("Chọn đơn vị có kế hoạch.")
        else:
            self.require("" if self.file.path is not None else "Chọn tệp để ghi.")


def _kinds_combo(choices: ReportChoices) -> QComboBox:
    """Return the choice of kinds, under the names of their groups."""
    combo, group = QComboBox(), ""
    for kind in choices.kinds:
        if kind.group != group:
            group = kind.group
            combo.addItem(group)
            combo.setItemData(combo.count() - 1, 0, Qt.ItemDataRole.UserRole - 1)  # a heading: cannot be chosen
        combo.addItem(kind.title, kind.id)
        combo.setItemData(combo.count() - 1, plain_tip(kind.explanation), Qt.ItemDataRole.ToolTipRole)
    combo.setMaxVisibleItems(combo.count())
    combo.setCurrentIndex(1)
    return combo


def _combo(choices: Sequence[tuple[str, str]]) -> QComboBox:
    combo = QComboBox()
    for label, value in choices:
        combo.addItem(label, value)
    return combo


def _signer_name(signer: SignatureBlock) -> str:
    return " ".join(part for part in (signer.title, signer.name) if part)


def _period_label(period: Period, plan_span: Period) -> str:
    is_whole = period == plan_span and period.kind is PeriodKind.SPAN
    return "Cả thời gian của kế hoạch" if is_whole else _capital(period.label)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
