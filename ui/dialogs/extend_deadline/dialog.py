"""Put off the deadline of a task for one unit or several: which, until when, why, and what was put off before."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.ids import UnitId
from app.domain.plan import Task
from app.domain.progress import WorkItem
from app.services.extend_deadline import ExtendableItem
from ui.kit.card import plain_label
from ui.kit.date_field import DateField
from ui.kit.form import FormDialog
from ui.kit.numbers import short_date
from ui.kit.tick_list import TickList
from ui.looks.task import first_line

_DAYS_OFFERED = 14
_MOST_HISTORY = 2  # lines; more would leave the list no room in a low window


class ExtendDeadlineDialog(FormDialog):
    """A new deadline for the units ticked."""

    def __init__(
        self,
        task: Task,
        items: Sequence[ExtendableItem],
        unit_id: UnitId | None,
        today: date,
        parent: QWidget | None = None,
        *,
        proposed: date | None = None,
    ) -> None:
        """Take the units that can be chosen; `unit_id` is ticked, None ticks all where a day is proposed."""
        super().__init__("Gia hạn", f"{task.number} {first_line(task)}", "&Gia hạn", parent)
        self._items = tuple(items)
        ticks_all = unit_id is None and proposed is not None
        chosen = [place for place, one in enumerate(items) if ticks_all or one.item.unit_id == unit_id]
        self.units = TickList("Đơn vị được gia hạn", [(place, _words(one)) for place, one in enumerate(items)], chosen)
        dues = [items[place].item.due_on or today for place in chosen] or [today]
        self.due_on = DateField(proposed or max(today, *dues) + timedelta(days=_DAYS_OFFERED))
        self.decided_on = DateField(today)
        self.decided_on.setMaximumDate(DateField(today).date())
        self.reason = QLineEdit()
        self.add_row("&Hạn mới", self.due_on)
        self.add_row("&Lý do", self.reason)
        self.add_row("Ngày &quyết định", self.decided_on)
        self.body.addWidget(plain_label("Đơn vị được gia hạn", "cardTitle"))
        self.body.addWidget(self.units, 1)
        self._history = plain_label(_history(items), "soft", wraps=True)
        self.body.addWidget(self._history)
        self.setMinimumWidth(640)
        self.units.itemChanged.connect(self._check)
        self.reason.textChanged.connect(self._check)
        for field in (self.due_on, self.decided_on):
            field.dateChanged.connect(self._check)
        self._check()

    @property
    def chosen_items(self) -> list[WorkItem]:
        """The work items ticked."""
        return [self._items[place].item for place in self.units.chosen]

    def _check(self) -> None:
        self.require(self._lack())

    def _lack(self) -> str:
        chosen = [self._items[place] for place in self.units.chosen]
        if not chosen:
            return "Chọn ít nhất một đơn vị."
        if not self.reason.text().strip():
            return "Cần ghi lý do gia hạn."
        early = next((one for one in chosen if one.item.due_on is not None and self.due_on.value <= one.item.due_on), None)
        if early is not None:
            return f"Hạn mới phải sau hạn đang có của {early.unit_name} ({short_date(early.item.due_on, year=True)})."
        return "" if self.due_on.value >= self.decided_on.value else "Hạn mới đã qua vào ngày quyết định."


def _words(one: ExtendableItem) -> str:
    due = f"hạn {one.item.due_on:%d/%m/%Y}" if one.item.due_on else "chưa có thời hạn"
    times = f", đã gia hạn {len(one.extensions)} lần" if one.extensions else ""
    if one.item.progress.done_on is not None:
        times += f", xong {one.item.progress.done_on:%d/%m/%Y}"
    return f"{one.unit_name} – {one.item.period.label}, {due}{times}"


def _history(items: Sequence[ExtendableItem]) -> str:
    """Return what was put off before, the newest last."""
    lines = [
        f"{one.unit_name}: {short_date(extension.due_before, year=True)} → {extension.due_on:%d/%m/%Y}, "
        f"quyết định {extension.decided_on:%d/%m/%Y}: {extension.reason}"
        for one in items
        for extension in one.extensions
    ]
    more = [f"… và {len(lines) - _MOST_HISTORY} lần khác, xem ở trang của đầu việc"] if len(lines) > _MOST_HISTORY else []
    return "Đã gia hạn trước đây:\n" + "\n".join([*lines[:_MOST_HISTORY], *more]) if lines else ""
