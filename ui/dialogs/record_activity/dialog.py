"""Enter an activity or inspection: what it was at the left; who did it and which duties it serves at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.activity import ACTIVITY_KIND_LABELS, Activity, ActivityKind
from app.domain.ids import ActivityId, TaskId, UnitId
from app.domain.progress import STATE_LABELS
from app.services.record_activity import ActivityChoices, ActivityLine, ServedItem
from app.text.compare import fold
from ui import theme
from ui.kit.card import plain_label
from ui.kit.cells import Cell
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.hint import set_hint
from ui.kit.scrolled import scrolled
from ui.kit.table import Column, RowsModel, RowsTable
from ui.kit.tick_list import TickList
from ui.looks.task import first_line

_PAUSE_MS = 200  # after the last tick, before the book is asked which work items it comes to


@dataclass(frozen=True, slots=True)
class Served:
    """What an activity of a day is for: the units that did it and the duties it serves."""

    on: date
    unit_ids: tuple[UnitId, ...]
    task_ids: tuple[TaskId, ...]
    activity_id: ActivityId | None


class RecordActivityDialog(FormDialog):
    """One activity.

    Args:
        known: the activity to change; None for a new one.
        choices: the units and duties there are.
        chosen_task: the duty to begin a new one with.

    Signals:
        served_requested: which work items does this come to? (Served)
    """

    served_requested = Signal(object)

    def __init__(
        self,
        known: ActivityLine | None,
        choices: ActivityChoices,
        today: date,
        chosen_task: TaskId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Hoạt động, kiểm tra, giám sát", "", "&Lưu", parent)
        self.form = QFormLayout()  # its rows stand in a pane that scrolls, not above the others
        self._known, self._choices, self._today = known.activity if known else None, choices, today
        self.kind = QComboBox()
        for kind, label in ACTIVITY_KIND_LABELS.items():
            self.kind.addItem(label, kind.value)
        self.happened_on = DateField(today)
        self.happened_on.setMaximumDate(DateField(today).date())
        self.title = QLineEdit()
        self.outcome, self.findings = _text(3), _text(3)
        self.has_remedy = QCheckBox("&Hạn khắc phục")
        self.remedy_by = DateField(today)
        self.is_remedied = QCheckBox("Đã khắc phục n&gày")
        self.remedied_on = DateField(today)
        self.remedied_on.setMaximumDate(DateField(today).date())
        self.completes = QCheckBox("Hoàn thành &các đầu việc này vào ngày ấy")
        self.unit_filter, self.duty_filter = QLineEdit(), QLineEdit()
        done_by = [unit.id for unit in known.units] if known else []
        serves = list(dict.fromkeys(one.task.id for one in known.served)) if known else [one for one in [chosen_task] if one]
        self.units = TickList("Đơn vị thực hiện", _unit_entries(choices, known), done_by)
        self.duties = TickList("Nhiệm vụ được phục vụ", _duty_entries(choices), serves)
        self.served: RowsModel[ServedItem] = RowsModel(
            (
                Column("Sẽ ghi vào", lambda one: Cell(f"{one.task.number} {first_line(one.task)}\n{one.unit.name}")),
                Column("Kỳ", lambda one: Cell(one.item.period.label, lines=2), 128),
                Column("Đang ghi", lambda one: Cell(STATE_LABELS[one.item.progress.state], colour="ink_soft", lines=2), 98),
            ),
            self,
        )
        self.served_table = RowsTable(self.served, "Các đầu việc sẽ được ghi", 48)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        if known:
            self._show(known.activity)
        self._connect()
        self._follow_kind()
        self._filter()
        self.show_served(())
        self._pause.start()
        self.title.setFocus()
        self.resize(1160, 620)

    @property
    def activity(self) -> Activity:
        """The activity as entered; its work items follow from `wanted_items`."""
        is_inspection = self._kind is ActivityKind.INSPECTION
        has_remedy = is_inspection and self.has_remedy.isChecked()
        return Activity(
            id=self._known.id if self._known else ActivityId(0),
            kind=self._kind,
            happened_on=self.happened_on.value,
            title=self.title.text(),
            result=self.outcome.toPlainText(),
            unit_ids=self.wanted_items.unit_ids,
            findings=self.findings.toPlainText() if is_inspection else "",
            remedy_by=self.remedy_by.value if has_remedy else None,
            remedied_on=self.remedied_on.value if has_remedy and self.is_remedied.isChecked() else None,
        )

    @property
    def wanted_items(self) -> Served:
        """Day, units and duties: what decides which work items it serves."""
        return Served(
            self.happened_on.value,
            tuple(UnitId(one) for one in self.units.chosen),
            tuple(TaskId(one) for one in self.duties.chosen),
            self._known.id if self._known else None,
        )

    def show_served(self, items: Sequence[ServedItem]) -> None:
        """Show which work items the activity will be told in."""
        self.served.set_rows(items)
        count = len(items)
        duties, units = len(self.duties.chosen), len(self.units.chosen)
        if not duties:
            words = "Chưa chọn nhiệm vụ: chỉ ghi hoạt động, không ghi vào đầu việc nào."
        elif not units:
            words = "Chọn đơn vị thực hiện để biết ghi vào đầu việc nào."
        else:
            words = f"{duties} nhiệm vụ, {units} đơn vị: kết quả được ghi vào {count} đầu việc sau."
        self._sum.setText(words)
        self.completes.setEnabled(bool(count))

    @property
    def _kind(self) -> ActivityKind:
        return ActivityKind(self.kind.currentData())

    def _build(self) -> None:
        self.add_row("Loạ&i", self.kind)
        self.add_row("&Ngày", self.happened_on)
        self.add_row("Tên h&oạt động", self.title)
        self.add_row("&Kết quả", self.outcome)
        self._findings_label = self.add_row("&Phát hiện", self.findings)
        self.remedy_by.setAccessibleName("Hạn khắc phục")
        self.remedied_on.setAccessibleName("Ngày đã khắc phục")
        self.form.addRow(self.has_remedy, self.remedy_by)
        self.form.addRow(self.is_remedied, self.remedied_on)
        self.form.addRow(self.completes)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(12)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(scrolled(self.form))
        splitter.addWidget(_below("Đơn &vị thực hiện", self.unit_filter, self.units))
        splitter.addWidget(self._build_duties())
        splitter.setSizes([400, 240, 470])
        self.body.addWidget(splitter, 1)

    def _build_duties(self) -> QWidget:
        pane = _below("Phục vụ nhiệ&m vụ", self.duty_filter, self.duties)
        self._sum = plain_label("", "soft", wraps=True)
        layout = pane.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self._sum)
        theme.at_least(self.served_table, height=90)
        layout.addWidget(self.served_table, 1)
        return pane

    def _show(self, activity: Activity) -> None:
        self.kind.setCurrentIndex(self.kind.findData(activity.kind.value))
        self.happened_on.set_value(activity.happened_on)
        self.title.setText(activity.title)
        self.outcome.setPlainText(activity.result)
        self.findings.setPlainText(activity.findings)
        self.has_remedy.setChecked(activity.remedy_by is not None)
        self.remedy_by.set_value(activity.remedy_by or activity.happened_on)
        self.is_remedied.setChecked(activity.remedied_on is not None)
        self.remedied_on.set_value(activity.remedied_on or self._today)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _: self._follow_kind())
        self.has_remedy.toggled.connect(lambda _: self._follow_kind())
        self.is_remedied.toggled.connect(lambda _: self._follow_kind())
        self.title.textChanged.connect(lambda _: self._check())
        self.unit_filter.textChanged.connect(lambda _: self._filter())
        self.duty_filter.textChanged.connect(lambda _: self._filter())
        self.units.itemChanged.connect(lambda _: self._on_ticked())
        self.duties.itemChanged.connect(lambda _: self._on_ticked())
        self.happened_on.dateChanged.connect(lambda _: self._on_ticked())
        self._pause.timeout.connect(lambda: self.served_requested.emit(self.wanted_items))

    def _on_ticked(self) -> None:
        self._filter()
        self._pause.start()

    def _follow_kind(self) -> None:
        """Show findings and remedy for an inspection only, the day of remedy once there is one to be made."""
        is_inspection = self._kind is ActivityKind.INSPECTION
        for widget in (self.findings, self._findings_label, self.has_remedy, self.remedy_by):
            widget.setVisible(is_inspection)
        for widget in (self.is_remedied, self.remedied_on):
            widget.setVisible(is_inspection and self.has_remedy.isChecked())
        self.remedy_by.setEnabled(self.has_remedy.isChecked())
        self.remedied_on.setEnabled(self.is_remedied.isChecked())
        self._check()

    def _filter(self) -> None:
        """Show the units and duties that hold what is typed; duties only of the chosen units, as soon as one is chosen."""
        units, ticked = set(self.units.chosen), set(self.duties.chosen)
        theirs = {one.task.id for one in self._choices.duties if not units or units & one.unit_ids}
        _show_only(self.units, fold(self.unit_filter.text()), None)
        _show_only(self.duties, fold(self.duty_filter.text()), theirs | ticked)

    def _check(self) -> None:
        self.require("" if self.title.text().strip() else "Cần ghi tên hoạt động.")


def _show_only(ticks: TickList, typed: str, entries: set[TaskId] | set[int] | None) -> None:
    for row in range(ticks.count()):
        item = ticks.item(row)
        is_wanted = entries is None or item.data(Qt.ItemDataRole.UserRole) in entries
        item.setHidden(not is_wanted or typed not in fold(item.text()))


def _unit_entries(choices: ActivityChoices, known: ActivityLine | None) -> list[tuple[int, str]]:
    """Return the units that exist, and those of the activity that are no more."""
    units = {unit.id: unit.name for unit in (*choices.units, *(known.units if known else ()))}
    return list(units.items())


def _duty_entries(choices: ActivityChoices) -> list[tuple[int, str]]:
    """Return the duties by number and words; with the plan's number behind them where the book has several plans."""
    has_one_plan = len({one.plan.id for one in choices.duties}) == 1
    names = {one.plan.id: "" if has_one_plan else f" ({one.plan.document.citation})" for one in choices.duties}
    return [(one.task.id, f"{one.task.number} {first_line(one.task)}{names[one.plan.id]}") for one in choices.duties]


def _text(lines: int) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    line = field.fontMetrics().lineSpacing()
    field.setMinimumHeight(14 + lines * line)
    field.setMaximumHeight(14 + 3 * lines * line)
    return field


def _below(label: str, search: QLineEdit, ticks: TickList) -> QWidget:
    """Return a box to filter with a list below it."""
    pane = QWidget()
    layout = QVBoxLayout(pane)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    words = QLabel(label)
    words.setBuddy(search)
    search.setAccessibleName(f"Lọc: {label.replace('&', '')}")
    set_hint(search, "Lọc, không cần dấu")
    theme.at_least(ticks, height=90)
    ticks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    ticks.setWordWrap(True)
    layout.addWidget(words)
    layout.addWidget(search)
    layout.addWidget(ticks, 1)
    return pane
