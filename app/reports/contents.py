"""What can stand under a heading of an outline: from the register's figures and the units' own words.

To add one: a function `(data, level) -> blocks` here or in a file beside it, and its name in `CONTENTS`. One that has nothing to
tell gives nothing; where units sent nothing it says so.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from app.domain.activity import ActivityKind
from app.domain.document import System
from app.domain.period import Period, PeriodKind, period_of, span
from app.domain.plan import Task
from app.domain.progress import STANDINGS_OF, Heap, ProgressState, WorkItem
from app.domain.timing import TimingKind
from app.reports.data import ReportData
from app.reports.document import Block, Heading, Paragraph, paragraph, said, sentences, text_key, under
from app.reports.duties import duties_of_units, name_only, unit_contact, unit_leads, unit_supports, units_of_overseers
from app.reports.outline import Content
from app.reports.prose import (
    by_task,
    comparison,
    ended,
    extended,
    figures,
    indicator_sentence,
    listed,
    of_heap,
    owed_reports,
    reported,
    said_by_units,
    share_of_task,
    task_name,
    whose,
    written_lines,
)
from app.reports.tracking_table import figures_by_task
from app.reports.wording import joined, lower_first, number, period_name, short_date, short_title, upper_first
from app.text.normalise import one_line

_LONGEST_LIST = 25
"""Units whose words on one task stand in the text; more would fill it with what the appendix has anyway."""


def _extent(data: ReportData, level: int) -> Iterator[Block]:
    """Tell how much is followed and who is to do it."""
    followed = {item.task_id for item in data.items}
    kind = upper_first(data.plan.document.type or "Kế hoạch")
    runs = [said(f"{kind} có {number(len(data.tasks))} nhiệm vụ.")]
    if data.items:
        runs.append(
            said(
                f"Trong {period_name(data.period)}, theo dõi {number(len(followed))} nhiệm vụ với {number(len(data.items))} "
                f"đầu việc, giao {_whom(data)} thực hiện.",
                data.items,
            )
        )
    yield sentences(*runs)


def _whom(data: ReportData) -> str:
    """Return how many units and persons have work in the period."""
    parts = [f"{number(len(data.organisations))} đơn vị"] if data.organisations else []
    parts += [f"{number(len(data.persons))} đồng chí"] if data.persons else []
    return " và ".join(parts)


def _reported(data: ReportData, level: int) -> Iterator[Block]:
    for run in reported(data):
        yield paragraph(run)


def _oversight(data: ReportData, level: int) -> Iterator[Block]:
    names = dict.fromkeys(name for unit_id in data.overseers for name in data.overseers[unit_id])
    if names and data.office.system is System.PARTY:
        bare = ", ".join(name_only(name) for name in names)
        yield paragraph(f"Phân công {number(len(names))} đồng chí theo dõi, phụ trách các đơn vị: {bare}.")
    elif names:
        yield paragraph(f"Theo dõi, phụ trách các đơn vị: {', '.join(names)}.")


def _inspections(data: ReportData, level: int) -> Iterator[Block]:
    """Tell of inspections in the period, and what they asked to be put right."""
    held = [one for one in data.activities if one.kind is ActivityKind.INSPECTION]
    if not held:
        return
    by_id = {item.id: item for item in data.items}
    served = [by_id[item_id] for one in held for item_id in one.item_ids if item_id in by_id]
    yield paragraph(said(f"Đã tổ chức {number(len(held))} cuộc kiểm tra, giám sát:", served))
    for one in held:
        where = f" tại {data.names(unit_id for unit_id in one.unit_ids if unit_id in data.units)}" if one.unit_ids else ""
        findings = f". {ended(one_line(one.findings))}" if one.findings.strip() else ""
        text = f"{one_line(one.title)}{where}, ngày {short_date(one.happened_on)}{findings}"
        yield listed(text, [by_id[item_id] for item_id in one.item_ids if item_id in by_id], key=f"activity-{one.id}")


def _figures(data: ReportData, level: int) -> Iterator[Block]:
    if runs := [*figures(data), *comparison(data)]:
        yield sentences(*runs)


def _see_appendix(data: ReportData, level: int) -> Iterator[Block]:
    if data.items:
        yield paragraph(said("Kết quả từng đầu việc tại Phụ lục kèm theo.", data.items))


def _see_appendices(data: ReportData, level: int) -> Iterator[Block]:
    if data.items:
        yield paragraph(
            said("Kết quả của từng đơn vị, từng đầu việc tại các Phụ lục kèm theo; kết quả theo nhiệm vụ như sau:", data.items)
        )


def _table_of_tasks(data: ReportData, level: int) -> Iterator[Block]:
    if data.items:
        yield figures_by_task(data)


def _results(data: ReportData, level: int) -> Iterator[Block]:
    """Tell the results task by task in the plan's order."""
    quiet: list[str] = []
    by_task_id = data.items_by_task()
    for task in data.tasks:
        if items := by_task_id.get(task.id):
            yield Heading(level + 1, short_title(task.text), f"task-{task.id}")
            yield from under(f"task-{task.id}", _result_of_task(data, task, items))
        else:
            quiet.append(task.number)
    if quiet:
        yield paragraph(f"Nhiệm vụ {joined(quiet)} chưa đến kỳ theo dõi trong {period_name(data.period)}.", key="quiet")


def _result_of_task(data: ReportData, task: Task, items: Sequence[WorkItem]) -> Iterator[Block]:
    yield paragraph(share_of_task(data, items), key="share")
    for one in data.indicators.get(task.id, ()):
        yield listed(indicator_sentence(one), items, key=f"indicator/{text_key(one.name)}")
    yield from _told(data, items)
    yield from _not_carried_out(data, items)
    wordless = [item for item in items if not written_lines(item.progress.result) and _is_awaited(item)]
    if len(wordless) == len(items):
        yield paragraph(said(_nothing_sent(data, wordless), wordless), key="wordless")
    elif wordless:
        yield listed(f"Chưa gửi nội dung kết quả: {whose(data, wordless, items)}", wordless, key="wordless")


def _told(data: ReportData, items: Sequence[WorkItem]) -> Iterator[Block]:
    """Give the units' words on a task; where they are very many, the appendix has them all and the text says so."""
    told = [item for item in items if written_lines(item.progress.result)]
    words = list(said_by_units(data, told, "result"))
    if len(told) <= _LONGEST_LIST or len(words) <= _LONGEST_LIST:
        yield from words
    else:
        units = number(len({item.unit_id for item in told}))
        yield paragraph(said(f"Nội dung kết quả của {units} đơn vị, cá nhân nêu tại Phụ lục kèm theo.", told), key="told")


def _nothing_sent(data: ReportData, items: Sequence[WorkItem]) -> str:
    if all(data.units[item.unit_id].is_person for item in items):
        return "Chưa ghi nội dung kết quả của nhiệm vụ này."
    if len({item.unit_id for item in items}) == 1:
        return f"{data.units[items[0].unit_id].name} chưa gửi nội dung kết quả của nhiệm vụ này."
    return "Chưa có đơn vị nào gửi nội dung kết quả của nhiệm vụ này."


def _not_carried_out(data: ReportData, items: Sequence[WorkItem]) -> Iterator[Paragraph]:
    """Tell who need not do it and why, those with one reason together."""
    reasons: dict[str, list[WorkItem]] = {}
    for item in items:
        if item.progress.state is ProgressState.NOT_APPLICABLE:
            reasons.setdefault(one_line(item.progress.reason).rstrip(".;, "), []).append(item)
    for reason, spoken in reasons.items():
        because = f" (lý do: {lower_first(reason)})" if reason else ""
        text = f"Không phải thực hiện: {data.names(item.unit_id for item in spoken)}{because}"
        yield listed(text, spoken, key=f"not-applicable/unit-{spoken[0].unit_id}")


def _is_awaited(item: WorkItem) -> bool:
    """Whether a text about the item's result is still to come."""
    return item.progress.state is not ProgressState.NOT_APPLICABLE


def _achievements(data: ReportData, level: int) -> Iterator[Block]:
    """Tell which tasks and which units did all that fell due."""
    due = of_heap(data, Heap.FELL_DUE)
    whole_tasks = _whole(data, due, lambda item: item.task_id, Heap.DONE)
    numbers = [task.number for task in data.tasks if task.id in whole_tasks]
    if numbers:
        items = [item for item in due if item.task_id in whole_tasks]
        all_tasks = len({item.task_id for item in due})
        text = f"Có {number(len(numbers))}/{number(all_tasks)} nhiệm vụ hoàn thành toàn bộ đầu việc đến hạn: {joined(numbers)}."
        yield paragraph(said(text, items), key="tasks")
    whole_units = _whole(data, due, lambda item: item.unit_id, Heap.DONE_ON_TIME)
    if whole_units:
        items = [item for item in due if item.unit_id in whole_units]
        units = [unit_id for unit_id in (*data.organisations, *data.persons) if unit_id in whole_units]
        who = "đơn vị" if not any(data.units[unit_id].is_person for unit_id in units) else "đơn vị, cá nhân"
        text = f"Có {number(len(units))} {who} hoàn thành đúng hạn toàn bộ đầu việc đến hạn: {data.names(units)}."
        yield paragraph(said(text, items), key="units")


def _whole(data: ReportData, due: Sequence[WorkItem], key: Callable[[WorkItem], int], heap: Heap) -> set[int]:
    """Return the keys all of whose due items are in a heap."""
    missed = {key(item) for item in due if data.standing(item) not in STANDINGS_OF[heap]}
    return {key(item) for item in due} - missed


def _overdue(data: ReportData, level: int) -> Iterator[Block]:
    overdue = of_heap(data, Heap.OVERDUE)
    if overdue:
        yield paragraph(said(f"Còn {number(len(overdue))} đầu việc quá hạn chưa hoàn thành:", overdue))
        yield from by_task(data, overdue)
    elif of_heap(data, Heap.FELL_DUE):
        yield paragraph("Không có đầu việc quá hạn chưa hoàn thành.")


def _owed_reports(data: ReportData, level: int) -> Iterator[Block]:
    yield from owed_reports(data)


def _extended(data: ReportData, level: int) -> Iterator[Block]:
    yield from extended(data)


def _difficulties(data: ReportData, level: int) -> Iterator[Block]:
    yield from _said_or(data, "difficulty", "Các đơn vị không nêu khó khăn, vướng mắc.")


def _proposals(data: ReportData, level: int) -> Iterator[Block]:
    yield from _said_or(data, "proposal", "Các đơn vị không có đề xuất, kiến nghị.")


def _said_or(data: ReportData, field: str, nothing: str) -> Iterator[Block]:
    found = list(said_by_units(data, data.items, field))
    if found:
        yield from found
    elif data.organisations and data.silent_units == data.organisations:
        yield paragraph("Chưa có đơn vị nào gửi báo cáo nên chưa tổng hợp được nội dung này.")
    else:
        yield paragraph(nothing)


def _difficulties_if_any(data: ReportData, level: int) -> Iterator[Block]:
    yield from said_by_units(data, data.items, "difficulty")


def _proposals_if_any(data: ReportData, level: int) -> Iterator[Block]:
    yield from said_by_units(data, data.items, "proposal")


def _directions(data: ReportData, level: int) -> Iterator[Block]:
    """Tell what is still open, what falls due next, and what goes on."""
    if overdue := of_heap(data, Heap.OVERDUE):
        text = f"Đôn đốc, chỉ đạo hoàn thành dứt điểm {number(len(overdue))} đầu việc quá hạn nêu trên"
        silent = len(data.silent_units)
        asked = f"; yêu cầu {'các ' if silent > 1 else ''}đơn vị chưa báo cáo gửi báo cáo kết quả" if silent else ""
        yield paragraph(said(f"{text}{asked}.", overdue), key="overdue")
    if in_term := of_heap(data, Heap.IN_TERM):
        yield paragraph(said(f"Tiếp tục thực hiện {number(len(in_term))} đầu việc đang trong hạn:", in_term), key="in-term")
        yield from under("in-term", by_task(data, in_term))
    coming = _period_after(data.period)
    due = [task for task in data.tasks if task.ended_on is None and _falls_due_in(task, coming)]
    if due:
        yield paragraph(f"Tập trung hoàn thành các nhiệm vụ đến hạn trong {period_name(coming)}:", key="coming")
        for task in due:
            time = f": {one_line(task.timing.raw)}" if task.timing.raw else ""
            yield listed(f"Nhiệm vụ {task_name(task)}{time}", key=f"coming/task-{task.id}")
    ongoing = [task.number for task in data.tasks if task.ended_on is None and task.timing.kind in _GOES_ON]
    if ongoing:
        yield paragraph(f"Tiếp tục thực hiện các nhiệm vụ thường xuyên, định kỳ: {joined(ongoing)}.", key="ongoing")
    if not (overdue or in_term or due or ongoing):
        text = f"Các đầu việc theo dõi trong {period_name(data.period)} đã hoàn thành; tiếp tục thực hiện trong kỳ tới."
        yield paragraph(text, key="done")


_GOES_ON = (TimingKind.ONGOING, TimingKind.RECURRING)


def _period_after(period: Period) -> Period:
    first = period.ends_on.fromordinal(period.ends_on.toordinal() + 1)
    if period.kind is PeriodKind.SPAN:
        return span(first, first + (period.ends_on - period.starts_on))
    return period_of(period.kind, first)


def _falls_due_in(task: Task, period: Period) -> bool:
    end = task.timing.end
    return end is not None and period.starts_on <= end <= period.ends_on


CONTENTS: Mapping[str, Content] = {
    "extent": _extent,
    "reported": _reported,
    "oversight": _oversight,
    "inspections": _inspections,
    "figures": _figures,
    "see_appendix": _see_appendix,
    "see_appendices": _see_appendices,
    "table_of_tasks": _table_of_tasks,
    "results": _results,
    "achievements": _achievements,
    "overdue": _overdue,
    "owed_reports": _owed_reports,
    "extended": _extended,
    "difficulties": _difficulties,
    "difficulties_if_any": _difficulties_if_any,
    "proposals": _proposals,
    "proposals_if_any": _proposals_if_any,
    "directions": _directions,
    "duties_of_units": duties_of_units,
    "units_of_overseers": units_of_overseers,
    "unit_leads": unit_leads,
    "unit_supports": unit_supports,
    "unit_contact": unit_contact,
}
