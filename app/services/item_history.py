"""The history of one work item in words: "21/12/2022 14:05 · gộp phiếu: kết quả “…”". Only what a clerk knows is told.

To tell one more column: a row in `_FIELDS`; one more table: a function and a row in `_TELLERS`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby

from app.domain.changes import STEP_LABELS
from app.domain.evidence import EVIDENCE_STATE_LABELS, EvidenceState
from app.domain.ids import TaskId, WorkItemId
from app.domain.indicator import in_vietnamese
from app.domain.progress import REPORT_STATE_LABELS, STATE_LABELS, ProgressState, ReportState
from app.store import indicators, item_history
from app.store.item_history import LoggedChange
from app.store.session import Reader, Value

_LONGEST = 160
_DIRECTIONS = {"do": "", "undo": "hoàn tác ", "redo": "làm lại "}
Columns = Mapping[str, Value]
Names = Mapping[Value, str]  # indicator -> its name and measuring unit


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step that touched the work item.

    Attributes:
        at: when, at this computer's place.
        step: what was done: "gộp phiếu", "hoàn tác ghi tiến độ".
        words: what changed by it.
    """

    at: datetime
    step: str
    words: str

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} · {self.step}: {self.words}"


def history_of(book: Reader, item_id: WorkItemId, task_id: TaskId) -> list[HistoryLine]:
    """Return what was done to a work item, the newest first; steps of which a clerk would see nothing are left out."""
    names: Names = {int(one.id): f"{one.name} ({one.measuring_unit})" for one in indicators.of_task(book, task_id)}
    lines: list[HistoryLine] = []
    for _, changes in groupby(item_history.of_item(book, item_id), key=lambda change: change.batch_id):
        batch = list(changes)
        if words := _words(batch, names):
            step = _DIRECTIONS[batch[0].direction] + STEP_LABELS[batch[0].step]
            lines.append(HistoryLine(batch[0].at.astimezone(), step, words))
    return lines[::-1]


def _words(batch: Iterable[LoggedChange], names: Names) -> str:
    said = [part for change in batch for part in _TELLERS[change.table](change, names)]
    told = [part for part in said if part != _BORN]
    return "; ".join(dict.fromkeys(told or said))


def _item(change: LoggedChange, _: Names) -> list[str]:
    old, new = change.old, change.new
    if old is None:
        return [_BORN]
    if new is None:
        return ["đưa ra khỏi sổ"]
    return [f"{label} {_change(show(old[column]), show(new[column]))}" for column, label, show in _FIELDS if column in new]


def _change(old: str, new: str) -> str:
    return f"{old} → {new or 'để trống'}" if old else new


def _day(value: Value) -> str:
    return f"{date.fromisoformat(value):%d/%m/%Y}" if isinstance(value, str) and value else ""


def _text(value: Value) -> str:
    if not isinstance(value, str) or not value:
        return ""
    line = " ".join(value.split())
    return f"“{line if len(line) <= _LONGEST else line[:_LONGEST] + '…'}”"


def _number(columns: Columns | None) -> str:
    return in_vietnamese(Decimal(str(columns["value"]))) if columns else ""


_BORN = "đưa vào sổ"
# Column of a work item, what a clerk calls it, how its value is said.
_FIELDS: tuple[tuple[str, str, Callable[[Value], str]], ...] = (
    ("state", "trạng thái", lambda value: STATE_LABELS[ProgressState(str(value))]),
    ("done_on", "ngày hoàn thành", _day),
    ("reason", "lý do không thực hiện", _text),
    ("result", "kết quả", _text),
    ("difficulty", "khó khăn", _text),
    ("proposal", "đề xuất", _text),
    ("due_on", "thời hạn", _day),
)


def _value(change: LoggedChange, names: Names) -> list[str]:
    name = names.get(change.born.get("indicator_id"), "chỉ tiêu đã xoá")
    return [f"{name}: {_change(_number(change.old), _number(change.new))}"]


def _evidence(change: LoggedChange, _: Names) -> list[str]:
    name = _text(change.born["name"])
    if change.old is None:
        return [f"thêm minh chứng {name}"]
    if change.new is None:
        return [f"bỏ minh chứng {name}"]
    state = change.new.get("state")
    return [f"minh chứng {name}: {EVIDENCE_STATE_LABELS[EvidenceState(state)].lower()}"] if isinstance(state, str) else []


def _note(change: LoggedChange, _: Names) -> list[str]:
    text = _text(change.born["text"])
    return [f"bỏ {text}" if change.new is None else text]


def _extension(change: LoggedChange, _: Names) -> list[str]:
    said = f"lý do {_text(change.born['reason'])}"
    return [f"bỏ lần gia hạn, {said}" if change.new is None else said]


def _correction(change: LoggedChange, _: Names) -> list[str]:
    said = f"lý do {_text(change.born['why'])}"
    return [f"bỏ lần đính chính, {said}" if change.new is None else said]


def _report(change: LoggedChange, _: Names) -> list[str]:
    old, new = change.old, change.new
    if new is None or "state" not in new:
        return []
    words = f"báo cáo của đơn vị: {_change(_report_state(old['state']) if old else '', _report_state(new['state']))}"
    words += f", lý do {_text(new['reason'])}" if new.get("reason") else ""
    return [words + (f", gửi lại trước {_day(new['reply_by'])}" if new.get("reply_by") else "")]


def _report_state(value: Value) -> str:
    return REPORT_STATE_LABELS[ReportState(str(value))].lower()


def _activity(change: LoggedChange, _: Names) -> list[str]:
    return ["bỏ gắn với hoạt động" if change.new is None else "gắn với hoạt động"]


_TELLERS: dict[str, Callable[[LoggedChange, Names], list[str]]] = {
    "work_item": _item,
    "indicator_value": _value,
    "evidence": _evidence,
    "note": _note,
    "extension": _extension,
    "correction": _correction,
    "unit_report": _report,
    "activity_item": _activity,
}
