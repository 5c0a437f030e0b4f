"""How the life of a unit reads: each event as a sentence, and the words beside the name of a unit that is no more."""

from collections.abc import Callable

from app.domain.unit import UNIT_KIND_LABELS
from app.domain.unit_history import UnitEventKind
from app.services.show_units import GroupRow, HistoryLine, UnitRow

_AT_THE_TOP = "không có cấp trên"


def event_words(line: HistoryLine) -> str:
    """Return what happened, in one sentence without its full stop."""
    if not line.is_own:
        return f"{line.name} sáp nhập vào đây"
    return _EVENT_WORDS[line.event.kind](line)


def end_words(row: UnitRow) -> str:
    """Return since when a unit is no more and who took over; empty while it exists."""
    unit = row.unit
    if unit.abolished_on is None:
        return ""
    last = next((line for line in reversed(row.history) if line.is_own and line.event.kind in _END_WORDS), None)
    kind = last.event.kind if last else UnitEventKind.ABOLISHED
    said = f"{_END_WORDS[kind]} từ {unit.abolished_on:%d/%m/%Y}"
    return f"{said}, việc chuyển cho {last.heir}" if last and last.heir else said


def rule_words(row: GroupRow) -> str:
    """Return which units a group's rule finds; empty without a rule."""
    rule = row.group.rule
    if rule is None:
        return ""
    below = f" thuộc {row.rule_parent}" if row.rule_parent else ""
    return f"mọi đơn vị loại {UNIT_KIND_LABELS[rule.kind]}{below}"


def _founded(line: HistoryLine) -> str:
    return f"Thành lập, tách ra từ {line.other}" if line.other else "Thành lập"


def _renamed(line: HistoryLine) -> str:
    return f"Đổi tên từ “{line.event.name_before}” thành “{line.name}”"


def _merged(line: HistoryLine) -> str:
    return f"Sáp nhập vào {line.other}, {_work(line)}"


def _split(line: HistoryLine) -> str:
    if line.other:
        return f"Nhận một phần tách ra từ {line.other}"
    return f"Chia tách, việc chuyển cho {line.heir}" if line.heir else "Chia tách"


def _moved(line: HistoryLine) -> str:
    return f"Chuyển cấp trên: {line.above_before or _AT_THE_TOP} → {line.above_after or _AT_THE_TOP}"


def _abolished(line: HistoryLine) -> str:
    return f"Giải thể, {_work(line)}"


def _work(line: HistoryLine) -> str:
    return f"việc chuyển cho {line.heir}" if line.heir else "việc đang làm kết thúc"


_EVENT_WORDS: dict[UnitEventKind, Callable[[HistoryLine], str]] = {
    UnitEventKind.FOUNDED: _founded,
    UnitEventKind.RENAMED: _renamed,
    UnitEventKind.MERGED: _merged,
    UnitEventKind.SPLIT: _split,
    UnitEventKind.MOVED: _moved,
    UnitEventKind.ABOLISHED: _abolished,
}
_END_WORDS = {
    UnitEventKind.MERGED: "sáp nhập",
    UnitEventKind.SPLIT: "chia tách",
    UnitEventKind.ABOLISHED: "giải thể",
}
