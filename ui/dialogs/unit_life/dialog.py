"""One event of a unit's life: what happened, from which day, by which document, and what becomes of the work."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.ids import UnitId
from app.domain.organisation import Organisation
from app.domain.unit import UNIT_KIND_LABELS, Unit, UnitKind, guess_kind
from app.domain.unit_history import UNIT_EVENT_LABELS, WORK_FATE_LABELS, UnitEventKind, WorkFate
from app.services.heir_work import FateLine
from app.text.compare import comparable
from app.text.normalise import one_line
from ui import theme
from ui.dialogs.unit_life.decision import ENDING, UnitLifeDecision, sum_up
from ui.kit.card import plain_label
from ui.kit.cells import Cell
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.help_link import HelpLink
from ui.kit.hint import set_hint
from ui.kit.table import Column, RowsModel, RowsTable
from ui.kit.tick_list import TickList
from ui.looks.task import first_line

_NOBODY = "Không chuyển: việc đang làm kết thúc"
_GOES_ON = "Đơn vị cũ vẫn hoạt động, giữ việc của mình"
_AT_THE_TOP = "Không có cấp trên"
_LEADS: dict[UnitEventKind, str] = {
    UnitEventKind.FOUNDED: "Đơn vị mới, có việc từ ngày thành lập.",
    UnitEventKind.RENAMED: "Báo cáo của các kỳ kết thúc trước ngày này vẫn ghi tên cũ; kế hoạch ghi tên cũ vẫn nhận ra đơn vị.",
    UnitEventKind.MOVED: "Các kỳ trước ngày này vẫn tính theo cấp trên cũ.",
    UnitEventKind.MERGED: "Các kỳ kết thúc trước ngày này vẫn ghi đơn vị cũ.",
    UnitEventKind.SPLIT: "Các kỳ kết thúc trước ngày này vẫn ghi đơn vị cũ.",
    UnitEventKind.ABOLISHED: "Các kỳ kết thúc trước ngày này vẫn ghi đơn vị cũ.",
}


class UnitLifeDialog(FormDialog):
    """One event; the fields follow its kind.

    Signals:
        fates_requested: the choice changed and units would end: show what becomes of their work (`show_fates`).
    """

    fates_requested = Signal()

    def __init__(
        self, kind: UnitEventKind, unit: Unit | None, organisation: Organisation, today: date, parent: QWidget | None = None
    ) -> None:
        about = f"{unit.name}. " if unit and kind is not UnitEventKind.FOUNDED else ""
        label = UNIT_EVENT_LABELS[kind]
        super().__init__(label, about + _LEADS[kind], f"&Ghi {label[:1].lower()}{label[1:]}", parent)
        self._kind, self._unit, self._organisation = kind, unit, organisation
        self.on, self.basis = DateField(today), QLineEdit()
        set_hint(self.basis, "Ví dụ: Nghị quyết số 12-NQ/ĐU ngày 20/6/2025")
        self._fates: RowsModel[FateLine] = RowsModel(
            (
                Column("Nhiệm vụ", lambda line: Cell(f"{line.task.number} {first_line(line.task)}\n{line.unit_name}")),
                Column("Kỳ", lambda line: Cell(line.item.period.label, lines=2), 104),
                Column("Sẽ ra sao", _fate_cell, 146),
            ),
            self,
        )
        self.fate_table = RowsTable(self._fates, "Đầu việc và sẽ ra sao", 46)
        theme.at_least(self.fate_table, height=88)
        self._said = plain_label("", wraps=True)
        self._side = QHBoxLayout()
        _FIELDS[kind](self)
        self.add_row("Từ &ngày", self.on)
        self.add_row("&Căn cứ", self.basis)
        if kind in ENDING:
            self._side.addWidget(self.fate_table, 3)
        self.body.addLayout(self._side, 1)
        self.body.addWidget(self._said)
        self.on.dateChanged.connect(self._check)
        self.setMinimumWidth(640)
        self.add_help(HelpLink("danh-ba"))
        self.resize(900 if kind in ENDING else 640, self.sizeHint().height())
        self._check()

    @property
    def decision(self) -> UnitLifeDecision:
        """The event as it was entered."""
        return _DECISIONS[self._kind](self)

    def begin(self) -> None:
        """Ask for what becomes of the work, now that somebody listens."""
        self._check()

    def show_fates(self, lines: list[FateLine]) -> None:
        """Show what becomes of the work items of the units that would end."""
        self._fates.set_rows(sorted(lines, key=lambda line: list(WorkFate).index(line.fate)))
        self._said.setText(sum_up(lines))

    @property
    def said(self) -> str:
        """What becomes of the work, in words."""
        return self._said.text()

    # Fields -----------------------------------------------------------------------------------------------------------

    def build_name(self) -> None:
        """A new name."""
        self.name = QLineEdit(self._unit.name if self._unit else "")
        self.name.textChanged.connect(self._check)
        self.add_row("Tên &mới", self.name)

    def build_founding(self) -> None:
        """A new unit: name, kind, unit above."""
        self.name, self.kind = QLineEdit(), QComboBox()
        for kind, label in UNIT_KIND_LABELS.items():
            self.kind.addItem(label, kind.value)
        self.name.textChanged.connect(self._guess_kind)
        self.add_row("Tên đơn &vị", self.name)
        self.add_row("&Loại", self.kind)
        self.above = self._units_combo(_AT_THE_TOP)
        self.add_row("Cấp t&rên", self.above)

    def build_above(self) -> None:
        """Another unit above."""
        self.above = self._units_combo(_AT_THE_TOP)
        self.above.setCurrentIndex(max(0, self.above.findData((self._unit.parent_id if self._unit else None) or 0)))
        self.above.currentIndexChanged.connect(self._check)
        self.add_row("Cấp trên &mới", self.above)

    def build_merger(self) -> None:
        """Which units, into which one, and whether their work passes on."""
        self.into = self._units_combo("")
        self.into.setEditable(True)
        self.into.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.into.setCurrentText("")
        field = self.into.lineEdit()
        if field is not None:
            set_hint(field, "Chọn đơn vị đã có, hoặc gõ tên đơn vị mới")
        self.passes_on = QCheckBox("Việc chưa &xong chuyển cho đơn vị này")
        self.passes_on.setChecked(True)
        entries = [(one.id, one.name) for one in self._present()]
        self.merged = TickList("Các đơn vị sáp nhập", entries, [self._unit.id] if self._unit else [])
        theme.at_least(self.merged, height=88)
        ticks = QVBoxLayout()
        ticks.addWidget(plain_label("Các đơn vị sáp nhập", "cardTitle"))
        ticks.addWidget(self.merged, 1)
        self._side.addLayout(ticks, 2)
        self.add_row("Sáp nhập &vào", self.into)
        self.form.addRow("", self.passes_on)
        self.into.currentTextChanged.connect(self._check)
        self.passes_on.toggled.connect(self._check)
        self.merged.itemChanged.connect(lambda _: self._check())
        self._scroll_to_ticked()

    def build_split(self) -> None:
        """The parts, one a line, and who takes the work over."""
        self.parts = QPlainTextEdit()
        self.parts.setPlaceholderText("Mỗi dòng một đơn vị: tên mới, hoặc tên đơn vị đã có")
        self.parts.setTabChangesFocus(True)
        theme.fix(self.parts, height=70)
        self.heir = QComboBox()
        self.heir.addItems([_NOBODY, _GOES_ON])
        self.add_row("Tác&h thành", self.parts)
        self.add_row("Việc chưa &xong", self.heir)
        self.parts.textChanged.connect(self._follow_parts)
        self.heir.currentIndexChanged.connect(self._check)

    def build_heir(self) -> None:
        """Who takes the work over."""
        self.heir = self._units_combo(_NOBODY)
        self.add_row("Việc chưa &xong chuyển cho", self.heir)
        self.heir.currentIndexChanged.connect(self._check)

    # What was entered -------------------------------------------------------------------------------------------------

    def renamed(self) -> UnitLifeDecision:
        """See `decision`."""
        return UnitLifeDecision(self._kind, self._ids(), self.on.value, self.basis.text(), name=one_line(self.name.text()))

    def moved(self) -> UnitLifeDecision:
        """See `decision`."""
        return UnitLifeDecision(self._kind, self._ids(), self.on.value, self.basis.text(), parent_id=_chosen(self.above))

    def founded(self) -> UnitLifeDecision:
        """See `decision`."""
        unit = Unit(UnitId(0), one_line(self.name.text()), UnitKind(self.kind.currentData()), parent_id=_chosen(self.above))
        return UnitLifeDecision(self._kind, (), self.on.value, self.basis.text(), name=unit.name, parts=(unit,))

    def merged_units(self) -> UnitLifeDecision:
        """See `decision`."""
        name = one_line(self.into.currentText())
        ids = tuple(UnitId(one) for one in self.merged.chosen)
        parts = (self._named(name),) if name else ()
        return UnitLifeDecision(
            self._kind, ids, self.on.value, self.basis.text(), name, parts=parts, passes_on=self.passes_on.isChecked()
        )

    def split(self) -> UnitLifeDecision:
        """See `decision`."""
        place = self.heir.currentIndex()
        return UnitLifeDecision(
            self._kind,
            self._ids(),
            self.on.value,
            self.basis.text(),
            parts=tuple(self._named(name) for name in self._part_names()),
            heir=place - 2 if place >= 2 else None,
            goes_on=place == 1,
        )

    def abolished(self) -> UnitLifeDecision:
        """See `decision`."""
        return UnitLifeDecision(self._kind, self._ids(), self.on.value, self.basis.text(), heir_id=_chosen(self.heir))

    def _ids(self) -> tuple[UnitId, ...]:
        return (self._unit.id,) if self._unit else ()

    def _named(self, name: str) -> UnitId | Unit:
        """Return the unit of that name that is there, else a new one beside the present one."""
        key = comparable(name)
        for one in self._organisation.units.values():
            if key in {comparable(known) for known in (one.name, *one.aliases)}:
                return one.id
        like = self._unit
        guessed = guess_kind(name)
        kind = like.kind if like and guessed is UnitKind.OTHER else guessed
        return Unit(UnitId(0), name, kind, parent_id=like.parent_id if like else None)

    def _part_names(self) -> list[str]:
        lines = (one_line(line) for line in self.parts.toPlainText().splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def _present(self) -> list[Unit]:
        """Return the units there are: persons where it is about a person, organisations else."""
        of_persons = self._unit is not None and self._unit.is_person
        return [one for one in self._organisation.units.values() if one.abolished_on is None and one.is_person is of_persons]

    def _units_combo(self, first: str) -> QComboBox:
        """Return a list of the units that are there, but the one in question; the first entry stands for none."""
        combo = QComboBox()
        combo.addItem(first, 0)
        for one in self._present():
            if self._kind is UnitEventKind.MERGED or self._unit is None or one.id != self._unit.id:
                combo.addItem(one.name, one.id)
        return combo

    def _guess_kind(self) -> None:
        self.kind.setCurrentIndex(list(UNIT_KIND_LABELS).index(guess_kind(self.name.text())))
        self._check()

    def _follow_parts(self) -> None:
        """Offer the parts as those who take over; a choice made stays."""
        chosen = self.heir.currentText()
        self.heir.blockSignals(True)
        self.heir.clear()
        self.heir.addItems([_NOBODY, _GOES_ON, *self._part_names()])
        self.heir.setCurrentIndex(max(0, self.heir.findText(chosen)))
        self.heir.blockSignals(False)
        self._check()

    def _scroll_to_ticked(self) -> None:
        for row in range(self.merged.count()):
            item = self.merged.item(row)
            if item.checkState() is Qt.CheckState.Checked:
                self.merged.setCurrentItem(item)

    def _check(self) -> None:
        decision = self.decision
        missing = _missing(decision, self._unit)
        self.require(missing)
        if self._kind not in ENDING:
            return
        if missing or decision.goes_on:
            self._fates.set_rows(())
            self._said.setText("Việc của đơn vị giữ nguyên." if decision.goes_on and not missing else "")
        else:
            self.fates_requested.emit()


def _missing(decision: UnitLifeDecision, unit: Unit | None) -> str:
    """Return what is still to be entered; empty when nothing is."""
    if decision.kind is UnitEventKind.RENAMED:
        same = unit is not None and decision.name == unit.name
        return "Gõ tên mới của đơn vị." if same or not decision.name else ""
    if decision.kind is UnitEventKind.FOUNDED:
        return "" if decision.name else "Gõ tên đơn vị."
    if decision.kind is UnitEventKind.MERGED:
        if not decision.parts:
            return "Chọn hoặc gõ tên đơn vị sau sáp nhập."
        return "" if decision.ending_ids else "Đánh dấu ít nhất một đơn vị khác để sáp nhập vào."
    if decision.kind is UnitEventKind.SPLIT and not decision.parts:
        return "Ghi ít nhất một đơn vị tách ra."
    return ""


def _chosen(combo: QComboBox) -> UnitId | None:
    found = combo.currentData()
    return UnitId(found) if found else None


def _fate_cell(line: FateLine) -> Cell:
    strong = line.fate in (WorkFate.PASSES_ON, WorkFate.IS_CLOSED)
    return Cell(WORK_FATE_LABELS[line.fate], colour="ink" if strong else "ink_soft", lines=2)


_FIELDS: dict[UnitEventKind, Callable[[UnitLifeDialog], None]] = {
    UnitEventKind.FOUNDED: UnitLifeDialog.build_founding,
    UnitEventKind.RENAMED: UnitLifeDialog.build_name,
    UnitEventKind.MOVED: UnitLifeDialog.build_above,
    UnitEventKind.MERGED: UnitLifeDialog.build_merger,
    UnitEventKind.SPLIT: UnitLifeDialog.build_split,
    UnitEventKind.ABOLISHED: UnitLifeDialog.build_heir,
}
_DECISIONS: dict[UnitEventKind, Callable[[UnitLifeDialog], UnitLifeDecision]] = {
    UnitEventKind.FOUNDED: UnitLifeDialog.founded,
    UnitEventKind.RENAMED: UnitLifeDialog.renamed,
    UnitEventKind.MOVED: UnitLifeDialog.moved,
    UnitEventKind.MERGED: UnitLifeDialog.merged_units,
    UnitEventKind.SPLIT: UnitLifeDialog.split,
    UnitEventKind.ABOLISHED: UnitLifeDialog.abolished,
}
