"""What the answer page says: one work item as cards of plain lines. No widget here, so that a test reads it as text.

To add a card: a function and a row in `_CARDS`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.assignment import ROLE_LABELS
from app.domain.evidence import EVIDENCE_STATE_LABELS, Evidence
from app.domain.indicator import in_vietnamese
from app.domain.progress import REPORT_STATE_LABELS, STANDING_LABELS, STATE_LABELS, Progress, ProgressState, Standing, WorkItem
from app.domain.reminder import RUNG_LABELS
from app.register.indicator_sums import IndicatorSum
from app.services.show_item import IndicatorLine, ItemView
from ui.kit.numbers import percent, short_date
from ui.looks.day import day_words
from ui.looks.task import first_line, heading

_MOST_HISTORY = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card: what it is, and what it says. Without a label it takes the whole width."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class CardText:
    """One card.

    Attributes:
        lines: what it says.
        if_empty: what it says when there is nothing; empty when it is left out then.
        is_side: whether it stands at the right where there is room for two columns.
    """

    title: str
    lines: tuple[Line, ...]
    if_empty: str = ""
    is_side: bool = False


def cards_of(view: ItemView) -> list[CardText]:
    """Return the cards of the page in their order; those that would be empty and mean nothing by it are left out."""
    cards = [CardText(title, tuple(lines(view)), if_empty, is_side) for title, lines, if_empty, is_side in _CARDS]
    return [card for card in cards if card.lines or card.if_empty]


def copied_answer(view: ItemView) -> str:
    """Return the answer as it is pasted into a message: the sentence, then what was reported."""
    lines = [view.sentence, *(f"{line.label}: {line.text}" for line in _said(view.item.progress))]
    lines += [f"{one.indicator.name}: {_value(one)}" for one in view.indicators if one.value is not None]
    return "\n".join(lines)


def _task(view: ItemView) -> Iterator[Line]:
    item, task = view.item, view.task
    yield Line("", f"{task.number} {first_line(task)}")
    yield Line("Kế hoạch", f"{view.plan.document.citation} {view.plan.document.subject}".strip())
    if view.section is not None:
        yield Line("Mục", f"{view.section.number} {heading(view.section.title)}")
    yield Line("Đơn vị", view.unit_name + (f" (nay là {view.unit.name})" if view.unit.name != view.unit_name else ""))
    yield Line("Vai trò", ROLE_LABELS[item.role])
    yield Line("Kỳ", _capital(item.period.label))
    yield Line("Thời hạn", _due(item.due_on, view))
    for one in view.extensions:
        moved = f"từ {_due(one.due_before)} đến {_due(one.due_on)}"
        yield Line("Gia hạn", f"{short_date(one.decided_on, year=True)}: {moved}, {one.reason}")
    if view.following is not None:
        yield Line("Hạn kế tiếp", f"{_due(view.following.due_on, view)} ({view.following.period.label})")


def _progress(view: ItemView) -> Iterator[Line]:
    progress = view.item.progress
    yield Line("Trạng thái", _state(progress, view.standing))
    yield from _said(progress)
    if view.lock is not None:
        yield Line("Khoá kỳ", f"báo cáo {view.lock.period.label} duyệt ngày {short_date(view.lock.approved_on, year=True)}")


def _state(progress: Progress, standing: Standing) -> str:
    """Return what was entered, and where it stands where that says more."""
    if standing in (Standing.DONE_ON_TIME, Standing.DONE_LATE, Standing.NOT_APPLICABLE):
        done = f", ngày {short_date(progress.done_on, year=True)}" if progress.done_on else ""
        return STANDING_LABELS[standing] + done
    return f"{STATE_LABELS[progress.state]} · {STANDING_LABELS[standing].lower()}"


def _said(progress: Progress) -> Iterator[Line]:
    """Yield what was reported in words."""
    if progress.state is ProgressState.NOT_APPLICABLE:
        yield Line("Lý do", progress.reason)
    for label, text in (
        ("Kết quả", progress.result),
        ("Khó khăn, vướng mắc", progress.difficulty),
        ("Đề xuất, kiến nghị", progress.proposal),
    ):
        if text:
            yield Line(label, text)


def _indicators(view: ItemView) -> Iterator[Line]:
    for one in view.indicators:
        yield Line(one.indicator.name, _value(one))
        if one.in_period is not None:
            yield Line("· mọi đơn vị, kỳ này", _sum(one.in_period, one.indicator.measuring_unit))
        if one.until_now is not None and one.until_now.readings > (one.in_period.readings if one.in_period else 0):
            yield Line("· luỹ kế đến hết kỳ", _sum(one.until_now, one.indicator.measuring_unit))
        if one.indicator.target is not None:
            yield Line("· chỉ tiêu", _target(one))


def _value(line: IndicatorLine) -> str:
    return "chưa có số liệu" if line.value is None else _measured(line.value, line.indicator.measuring_unit)


def _measured(value: Decimal, measuring_unit: str) -> str:
    number = in_vietnamese(value)
    return f"{number}%" if measuring_unit == "%" else f"{number} {measuring_unit}"


def _sum(found: IndicatorSum, measuring_unit: str) -> str:
    """Return a sum with what it rests on; where nothing adds up, from the least to the most."""
    if found.least is None or found.most is None:
        said = "chưa có số liệu"
    elif found.total is not None:
        said = _measured(found.total, measuring_unit)
    elif found.least == found.most:
        said = _measured(found.least, measuring_unit)
    else:
        said = f"từ {_measured(found.least, measuring_unit)} đến {_measured(found.most, measuring_unit)}"
    return f"{said} ({found.units_with_value}/{found.units} đơn vị có số liệu)"


def _target(line: IndicatorLine) -> str:
    """Return the target and how far it is reached: of a sum, all units together; of a share, this unit."""
    target = line.indicator.target
    assert target is not None
    words = _measured(target, line.indicator.measuring_unit)
    if line.indicator.is_summed:
        share = line.until_now.share_of_target if line.until_now else None
        return f"{words} cho cả nhiệm vụ" + (f", đã đạt {percent(share)}" if share is not None else "")
    if line.value is None:
        return words
    return f"{words}, {'đạt' if line.value >= target else 'chưa đạt'}"


def _evidence(view: ItemView) -> Iterator[Line]:
    for one in view.evidence:
        yield Line(EVIDENCE_STATE_LABELS[one.state], evidence_words(one))


def evidence_words(one: Evidence) -> str:
    """Return a piece of evidence in one line: its name, and the address with the day it was seen."""
    if one.address:
        name = "" if one.name == one.address else f"{one.name}: "
        return f"{name}{one.address} (xem ngày {short_date(one.seen_on, year=True)})"
    return one.name if not one.file_name or one.file_name == one.name else f"{one.name} (tệp {one.file_name})"


def _notes(view: ItemView) -> Iterator[Line]:
    for one in view.notes:
        yield Line(short_date(one.noted_on, year=True), one.text)


def _traffic(view: ItemView) -> Iterator[Line]:
    for sending in view.traffic.sendings:
        said = f"{short_date(sending.sent_on, year=True)}, {sending.period.label}"
        yield Line(f"Gửi phiếu lần {sending.number}", f"{said}, hẹn trả lời {short_date(sending.reply_by, year=True)}")
    for receipt in view.traffic.receipts:
        yield Line("Phiếu về", f"{short_date(receipt.on, year=True)}, tệp {receipt.file_name}")
    for reminder in view.traffic.reminders:
        file = f", tệp {reminder.file_name}" if reminder.file_name else ""
        yield Line(f"Đôn đốc ({RUNG_LABELS[reminder.rung]})", f"{short_date(reminder.on, year=True)}{file}")
    for period, report in view.traffic.reports:
        said = REPORT_STATE_LABELS[report.state]
        if report.reason:
            said += f": {report.reason}; gửi lại trước {short_date(report.reply_by, year=True)}"
        if report.approved_on is not None:
            said += f" ngày {short_date(report.approved_on, year=True)}"
        yield Line(f"Báo cáo {period.label}", said)


def _corrections(view: ItemView) -> Iterator[Line]:
    for one in view.corrections:
        changed = f"đính chính ngày {short_date(one.corrected_on, year=True)}: {one.why}"
        yield Line(f"Bản {one.version}", f"{_brief(one.former)} · {changed}")
    if view.corrections:
        yield Line(f"Bản {len(view.corrections) + 1}", f"{_brief(view.item.progress)} · đang có hiệu lực")


def _activities(view: ItemView) -> Iterator[Line]:
    for one in view.activities:
        found = f" · phát hiện: {one.findings}" if one.findings else ""
        yield Line(short_date(one.happened_on, year=True), f"{one.title}{found}")


def _earlier(view: ItemView) -> Iterator[Line]:
    for item in view.earlier:
        yield Line(_capital(item.period.label), _earlier_words(item, view.today))


def _earlier_words(item: WorkItem, today: date) -> str:
    return f"{STANDING_LABELS[item.standing(today)]} · {_brief(item.progress)}"


def _history(view: ItemView) -> Iterator[Line]:
    for line in view.history[:_MOST_HISTORY]:
        yield Line(f"{line.at:%d/%m/%Y %H:%M}", f"{line.step}: {line.words}")
    if len(view.history) > _MOST_HISTORY:
        yield Line("", f"… và {len(view.history) - _MOST_HISTORY} lần trước đó")


def _brief(progress: Progress) -> str:
    """Return what was reported, in few words."""
    done = f"xong {short_date(progress.done_on, year=True)}" if progress.done_on else STATE_LABELS[progress.state].lower()
    text = " ".join((progress.result or progress.reason).split())
    return f"{done}, {text}" if text else done


def _due(on: date | None, view: ItemView | None = None) -> str:
    """Return a deadline in words; with the page it stands on, the next working day too."""
    return day_words(on, view.works_on.get(on) if view else None) if on else "chưa có thời hạn"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# Title, what it says, what it says when there is nothing (empty: left out), whether it stands at the side.
_CARDS: tuple[tuple[str, Callable[[ItemView], Iterator[Line]], str, bool], ...] = (
    ("Nhiệm vụ", _task, "", False),
    ("Kết quả", _progress, "", False),
    ("Chỉ tiêu", _indicators, "", False),
    ("Minh chứng", _evidence, "Chưa có minh chứng nào.", False),
    ("Ghi chú", _notes, "", False),
    ("Phiếu, đôn đốc và báo cáo", _traffic, "Chưa gửi phiếu cho đơn vị trong kỳ này.", True),
    ("Đính chính", _corrections, "", True),
    ("Hoạt động đã phục vụ", _activities, "", True),
    ("Các kỳ trước", _earlier, "", True),
    ("Lịch sử thay đổi", _history, "Chưa ai ghi gì vào đầu việc này.", True),
)
