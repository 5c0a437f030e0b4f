"""Sentences made from figures, as a clerk writes them; each keeps the work items it rests on.

Nothing that is nought is told: a clerk does not write "00 đầu việc".
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from app.domain.ids import TaskId, UnitId
from app.domain.period import Period, PeriodKind
from app.domain.plan import Task
from app.domain.progress import STANDINGS_OF, FourWayCount, Heap, WorkItem, count, rounded_rate
from app.register.indicator_sums import IndicatorSum
from app.reports.data import ReportData
from app.reports.document import Paragraph, Run, paragraph, said, text_key
from app.reports.frame import today_in_text
from app.reports.wording import (
    number,
    percent,
    percentage_points,
    period_name,
    quantity,
    sentence_end,
    short_date,
    short_title,
)
from app.text.normalise import clean, one_line

_LONGEST_NAMES = 3
"""So many units are named even where they are all there are."""

_OPEN_MARKS = "-+•*–— \t"


def figures(data: ReportData) -> list[Run]:
    """Return the sentences on the four-way count of the period."""
    found = data.count()
    period = period_name(data.period)
    fell_due, in_term = of_heap(data, Heap.FELL_DUE), of_heap(data, Heap.IN_TERM)
    runs: list[Run] = []
    if found.fell_due:
        runs.append(said(f"Trong {period}, {_done_of(found)}.", fell_due))
        if found.in_term:
            runs.append(said(f"Ngoài ra, {number(found.in_term)} đầu việc đang trong hạn thực hiện.", in_term))
    elif found.in_term:
        text = f"Trong {period}, {number(found.in_term)} đầu việc đang trong hạn thực hiện, chưa có việc nào đến hạn."
        runs.append(said(text, in_term))
    if found.not_applicable:
        text = f"Có {number(found.not_applicable)} đầu việc không phải thực hiện."
        runs.append(said(text, of_heap(data, Heap.NOT_APPLICABLE)))
    return runs


def comparison(data: ReportData) -> list[Run]:
    """Return the sentence that compares the rate with the period before; none where either has no rate."""
    now, then = data.count().rate, data.previous.rate if data.previous is not None else None
    if now is None or then is None:
        return []
    change = rounded_rate(now) - rounded_rate(then)
    label = period_name(data.period.before())
    if not change:
        text = f"Tỷ lệ hoàn thành bằng {label} ({percent(then)})."
    else:
        moved = "tăng" if change > 0 else "giảm"
        text = f"Tỷ lệ hoàn thành {moved} {percentage_points(change)} so với {label} ({percent(then)})."
    return [said(text, data.items)]


def share_of_task(data: ReportData, items: Sequence[WorkItem]) -> Run:
    """Return how much of a task is done, and where the rest stands."""
    found = count(data.standing(item) for item in items)
    return said(sentence_end(_share_of_one(found) if found.total == 1 else _share_of_many(found)), items)


def indicator_sentence(one: IndicatorSum) -> str:
    """Return what an indicator came to, on how many units that rests, and how far its target is reached."""
    rests = f"{number(one.units_with_value)}/{number(one.units)} đơn vị có số liệu"
    if not one.values or one.least is None or one.most is None:
        return f"{one.name}: chưa có đơn vị nào gửi số liệu"
    if one.total is not None:
        share = (
            f", đạt {percent(one.share_of_target)} chỉ tiêu {quantity(one.target, one.measuring_unit)}"
            if (one.share_of_target is not None and one.target is not None)
            else ""
        )
        return f"{one.name}: {quantity(one.total, one.measuring_unit)} ({rests}){share}"
    least, most = (quantity(value, one.measuring_unit) for value in (one.least, one.most))
    spread = least if one.least == one.most else f"từ {least} đến {most}"
    share = ""
    if one.target is not None:
        share = f"; {number(one.reached)}/{number(one.values)} số liệu đạt chỉ tiêu {quantity(one.target, one.measuring_unit)}"
    return f"{one.name}: {spread} ({rests}){share}"


def said_by_units(data: ReportData, items: Iterable[WorkItem], field: str) -> Iterator[Paragraph]:
    """Give what units wrote into a text field of their items; units that wrote the same are named together.

    Words stay as written, only spaces are put right; a text of several lines keeps them.
    """
    speakers: dict[tuple[str, ...], list[WorkItem]] = {}
    lines_of: dict[tuple[str, ...], Sequence[str]] = {}
    for item in items:
        if lines := written_lines(getattr(item.progress, field)):
            period = part_of(data, item)
            key = (period.code if period else "", *(line.rstrip(".;, ").casefold() for line in lines))
            speakers.setdefault(key, []).append(item)
            lines_of.setdefault(key, lines)
    for key, spoken in speakers.items():
        yield from _as_list(data, spoken, lines_of[key])


@lru_cache(maxsize=8192)
def written_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a unit's text, spaces put right and marks of lists before them left out; empty ones are dropped."""
    lines = (one_line(line).lstrip(_OPEN_MARKS) for line in clean(text).split("\n"))
    return tuple(line for line in lines if line)


def by_task(data: ReportData, items: Sequence[WorkItem]) -> Iterator[Paragraph]:
    """Give one line a task: its number, its title, the units."""
    wanted: dict[TaskId, list[WorkItem]] = {}
    for item in items:
        wanted.setdefault(item.task_id, []).append(item)
    every = data.items_by_task()
    for task in data.tasks:
        if found := wanted.get(task.id):
            yield listed(f"Nhiệm vụ {task_name(task)}: {whose(data, found, every[task.id])}", found, key=f"task-{task.id}")


def whose(data: ReportData, items: Sequence[WorkItem], every: Sequence[WorkItem]) -> str:
    """Return the units of some items of a task, by period where the report covers several; all of them as "tất cả 16 đơn vị"."""
    parts = [_who_of(data, part, every, period) for period, part in by_part(data, items)]
    return "; ".join(parts)


def by_part(data: ReportData, items: Iterable[WorkItem]) -> list[tuple[Period | None, list[WorkItem]]]:
    """Return the items by the part of the report's period they belong to, None for those of the whole, in order."""
    found: dict[Period | None, list[WorkItem]] = {}
    for item in sorted(items, key=lambda item: item.period):
        found.setdefault(part_of(data, item), []).append(item)
    return list(found.items())


def part_of(data: ReportData, item: WorkItem) -> Period | None:
    """Return the month, quarter … of an item in a report over a longer time; None where there is nothing to tell apart."""
    own = item.period
    is_part = own.kind not in (PeriodKind.DAY, PeriodKind.SPAN) and own != data.period and data.period.contains(own)
    return own if is_part else None


def _who_of(data: ReportData, items: Sequence[WorkItem], every: Sequence[WorkItem], period: Period | None) -> str:
    wanted = {item.unit_id for item in items}
    known = {item.unit_id for item in every if part_of(data, item) == period}
    label = f" ({period.label})" if period is not None else ""
    if len(wanted) <= _LONGEST_NAMES or wanted != known:
        return f"{data.names(wanted)}{label}"
    persons = [unit_id for unit_id in wanted if data.units[unit_id].is_person]
    whom = "đơn vị" if not persons else "đồng chí" if len(persons) == len(wanted) else "đơn vị, cá nhân"
    return f"tất cả {number(len(wanted))} {whom}{label}"


def extended(data: ReportData) -> Iterator[Paragraph]:
    """Tell which work items were given a later deadline, until when and why."""
    items = [item for item in data.items if item.extended_to is not None]
    if not items:
        return
    yield paragraph(said(f"Có {number(len(items))} đầu việc được gia hạn:", items))
    groups: dict[tuple[TaskId, date | None, str], list[WorkItem]] = {}
    for item in items:
        found = data.extensions.get(item.id) if item.id is not None else None
        groups.setdefault((item.task_id, item.extended_to, one_line(found.reason) if found else ""), []).append(item)
    tasks = {task.id: task for task in data.tasks}
    for (task_id, until, reason), spoken in groups.items():
        task = tasks[task_id]
        because = f" (lý do: {reason.rstrip('.;, ')})" if reason else ""
        day = f", đến ngày {short_date(until)}" if until else ""
        text = f"Nhiệm vụ {task_name(task)}: {data.names(one.unit_id for one in spoken)}{day}{because}"
        yield listed(text, spoken, key=f"task-{task_id}/unit-{spoken[0].unit_id}")


def reported(data: ReportData) -> list[Run]:
    """Return how many units have reported; nothing where none was asked."""
    asked, silent = data.organisations, data.silent_units
    if not asked:
        return []
    day, all_units = today_in_text(data), number(len(asked))
    if len(silent) == len(asked):
        return [said(f"Đến {day}, chưa có đơn vị nào gửi báo cáo kết quả.", data.items)]
    if not silent:
        return [said(f"Đến {day}, {all_units}/{all_units} đơn vị đã gửi báo cáo kết quả.", data.items)]
    return [said(f"Đến {day}, có {number(len(asked) - len(silent))}/{all_units} đơn vị đã gửi báo cáo kết quả.", data.items)]


def owed_reports(data: ReportData) -> Iterator[Paragraph]:
    """Tell which units sent no report, and whose report was sent back and why."""
    if silent := data.silent_units:
        items = _of_units(data, silent)
        text = f"Còn {number(len(silent))} đơn vị chưa gửi báo cáo theo yêu cầu: {data.names(silent)}."
        yield paragraph(said(text, items), key="silent")
    sent_back = [unit_id for unit_id in data.organisations if unit_id in data.sent_back]
    if sent_back:
        reasons = "; ".join(_with_reason(data, unit_id) for unit_id in sent_back)
        items = _of_units(data, sent_back)
        yield paragraph(said(f"Có {number(len(sent_back))} đơn vị phải báo cáo lại: {reasons}.", items), key="sent-back")


def task_name(task: Task) -> str:
    """Return a task as a list names it: "II.5 (Báo cáo sơ kết)"."""
    return f"{task.number} ({short_title(task.text)})"


def listed(text: str, items: Iterable[WorkItem] = (), key: str = "") -> Paragraph:
    """Return one line of a list, ended by a full stop, with the work items behind it."""
    return paragraph(said(f"- {sentence_end(one_line(text))}", items), key=key)


def of_heap(data: ReportData, heap: Heap) -> list[WorkItem]:
    """Return the work items of a heap of the count."""
    return [item for item in data.items if data.standing(item) in STANDINGS_OF[heap]]


def _of_units(data: ReportData, unit_ids: Iterable[UnitId]) -> list[WorkItem]:
    wanted = set(unit_ids)
    return [item for item in data.items if item.unit_id in wanted]


def _done_of(found: FourWayCount) -> str:
    """Return what became of the items that fell due, without the parts that are nought."""
    if not found.done:
        return f"có {number(found.fell_due)} đầu việc đến hạn, chưa có việc nào hoàn thành"
    text = f"có {number(found.done)}/{number(found.fell_due)} đầu việc đến hạn được hoàn thành, đạt {percent(found.rate or 0)}"
    if found.done_on_time and found.done_late:
        text += f", trong đó {number(found.done_on_time)} việc đúng hạn, {number(found.done_late)} việc hoàn thành quá hạn"
    elif found.done_late:
        text += ", đều hoàn thành quá hạn" if found.done_late > 1 else ", hoàn thành quá hạn"
    else:
        text += ", đều đúng hạn" if found.done_on_time > 1 else ", đúng hạn"
    return text + (f"; còn {number(found.overdue)} việc quá hạn chưa hoàn thành" if found.overdue else "")


def _share_of_one(found: FourWayCount) -> str:
    if found.done:
        return "Đã hoàn thành, quá hạn" if found.done_late else "Đã hoàn thành đúng hạn"
    return "Chưa hoàn thành, đã quá hạn" if found.overdue else "Đang thực hiện, trong hạn"


def _share_of_many(found: FourWayCount) -> str:
    if not found.total:
        return "Các đơn vị không phải thực hiện trong kỳ"
    rest = [f"{number(found.overdue)} việc quá hạn chưa hoàn thành"] if found.overdue else []
    rest += [f"{number(found.in_term)} việc đang trong hạn"] if found.in_term else []
    if not found.done:
        if not found.overdue:
            return f"{number(found.total)} đầu việc đang trong hạn thực hiện"
        return f"Chưa hoàn thành {number(found.total)} đầu việc, {', '.join(rest) if found.in_term else 'đều đã quá hạn'}"
    late = f" (trong đó {number(found.done_late)} việc hoàn thành quá hạn)" if found.done_late else ""
    done = f"Đã hoàn thành {number(found.done)}/{number(found.total)} đầu việc{late}"
    return f"{done}; còn {', '.join(rest)}" if rest else done


def _as_list(data: ReportData, spoken: Sequence[WorkItem], lines: Sequence[str]) -> Iterator[Paragraph]:
    """Give a text behind the names of those who wrote it: on their line, or on lines of its own when it has several."""
    who = data.names(item.unit_id for item in spoken)
    key = f"task-{spoken[0].task_id}/unit-{spoken[0].unit_id}"
    if (period := part_of(data, spoken[0])) is not None:
        who, key = f"{who} ({period.label})", f"{key}/{period.code}"
    if len(lines) == 1:
        yield paragraph(said(f"- {who}: {ended(lines[0])}", spoken), key=key)
        return
    yield paragraph(said(f"- {who}:", spoken), key=key)
    for line in lines:
        yield paragraph(said(f"+ {ended(line)}", spoken), key=f"{key}/{text_key(line)}")


def ended(text: str) -> str:
    """Return a text as written, a full stop behind it where it has no mark at its end."""
    return text if text[-1:] in ".;:!?…," else f"{text}."


def _with_reason(data: ReportData, unit_id: UnitId) -> str:
    reason = one_line(data.sent_back[unit_id]).rstrip(".;, ")
    return f"{data.units[unit_id].name} ({reason})" if reason else data.units[unit_id].name
