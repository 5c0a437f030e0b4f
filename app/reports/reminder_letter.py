"""Công văn đôn đốc: what a unit still owes of a plan in a period, and by when it is to answer."""

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain.ids import TaskId, UnitId
from app.domain.plan import Task
from app.domain.progress import Standing, WorkItem
from app.errors import UserError
from app.messages.code import Code
from app.reports.data import ReportData
from app.reports.document import (
    LETTER,
    Appendix,
    Block,
    Column,
    OfficialDocument,
    Paragraph,
    Recipients,
    Run,
    Table,
    TableRow,
    bold,
    paragraph,
    said,
)
from app.reports.frame import letterhead, office_name, plan_in_subject, reference_line, today_in_text
from app.reports.prose import listed, task_name
from app.reports.wording import full_citation, number, short_date

ANSWER_DAYS = 7
"""Days a unit has to answer when the clerk names no day."""

_LONGEST_LIST = 20
"""Lines a letter lists in its text; a longer list goes into an appendix."""


def reminder_letter(data: ReportData) -> OfficialDocument:
    """Return the letter that urges one unit or several.

    Raises:
        UserError: none of the units owes anything.
    """
    late = _late_units(data)
    if not late:
        raise UserError(Code.NOTHING_TO_REMIND)
    owed = [item for item in data.items if item.unit_id in late and data.standing(item) is Standing.OVERDUE]
    names = tuple(data.units[unit_id].name for unit_id in late)
    lines = list(_owed_lines(data, late, owed))
    is_long = len(lines) > _LONGEST_LIST
    state = said(_state(data, late, owed, is_long=is_long), owed)
    body: list[Block] = [paragraph(_basis(data), key="basis"), paragraph(state, key="state")]
    body += [] if is_long else lines
    body += [paragraph(*_request(data, names), key="request"), paragraph(_closing(names), key="closing")]
    return OfficialDocument(
        system=data.office.system,
        type=LETTER,
        letterhead=letterhead(data),
        subject=f"đôn đốc thực hiện {plan_in_subject(data)}, {data.period.label}",
        address=names,
        body=tuple(body),
        appendices=(_appendix(data, late, owed),) if is_long else (),
        recipients=Recipients(data.office.recipients, as_above=True, only_filing=True),
        signature=data.office.signature,
    )


def _late_units(data: ReportData) -> list[UnitId]:
    """Return the units that have not reported, owe a corrected report or have an item overdue, of those the letter is about."""
    overdue = {item.unit_id for item in data.items if data.standing(item) is Standing.OVERDUE}
    late = set(data.silent_units) | set(data.sent_back) | overdue
    asked = late & set(data.unit_ids) if data.unit_ids else late
    return sorted(asked, key=data.unit_order)


def _silent(data: ReportData) -> set[UnitId]:
    """Return the units that never reported; those whose report was sent back have a word of their own."""
    return set(data.silent_units) - set(data.sent_back)


def _report_word(data: ReportData, unit_id: UnitId) -> str:
    if unit_id in data.sent_back:
        return "Trả lại"
    return "Chưa gửi" if unit_id in _silent(data) else "Đã gửi"


def _basis(data: ReportData) -> str:
    citation = full_citation(data.plan.document, data.office.system)
    asked = f"đã giao các đơn vị triển khai thực hiện và báo cáo kết quả {data.period.label}"
    return f"Thực hiện {citation}, {office_name(data)} {asked}."


def _state(data: ReportData, late: list[UnitId], owed: list[WorkItem], *, is_long: bool) -> str:
    silent, sent_back = _silent(data) & set(late), set(data.sent_back) & set(late)
    is_one = len(late) == 1
    facts: list[str] = []
    if silent:
        facts.append("chưa gửi báo cáo" if is_one else f"còn {number(len(silent))} đơn vị chưa gửi báo cáo")
    if sent_back:
        again = "chưa gửi lại báo cáo đã được trả lại"
        facts.append(again if is_one else f"còn {number(len(sent_back))} đơn vị {again}")
    if owed:
        facts.append(f"còn {number(len(owed))} đầu việc quá hạn chưa hoàn thành")
    facts[0] = f"{data.names(late)} {facts[0]}" if is_one else facts[0]
    end = " (có phụ lục kèm theo)." if is_long else ", cụ thể như sau:"
    return f"Qua theo dõi, đến {today_in_text(data)}, {'; '.join(facts)}{end}"


def _owed_lines(data: ReportData, late: list[UnitId], owed: list[WorkItem]) -> Iterator[Paragraph]:
    """Give what is missing: for one unit a line a task, for several a line a unit."""
    silent = _silent(data)
    tasks = {task.id: task for task in data.tasks}
    for unit_id in late:
        items = [item for item in owed if item.unit_id == unit_id]
        if len(late) > 1:
            facts = ["chưa gửi báo cáo"] if unit_id in silent else []
            facts += ["chưa gửi lại báo cáo đã được trả lại"] if unit_id in data.sent_back else []
            facts += [f"quá hạn {number(len(items))} đầu việc (nhiệm vụ {_numbers(items, tasks)})"] if items else []
            yield listed(f"{data.units[unit_id].name}: {'; '.join(facts)}", items, key=f"unit-{unit_id}")
            continue
        if unit_id in silent:
            yield listed(f"Báo cáo kết quả {data.period.label}: chưa gửi", key="report")
        if unit_id in data.sent_back:
            reason = data.sent_back[unit_id].rstrip(".")
            text = f"Báo cáo kết quả {data.period.label}: đã được trả lại ({reason}), chưa nhận được bản sửa"
            yield listed(text, key="report")
        for item in items:
            text = f"Nhiệm vụ {task_name(tasks[item.task_id])}: {_overdue(item, data.today)}"
            yield listed(text, [item], key=f"task-{item.task_id}/{item.period.code}")


def _numbers(items: list[WorkItem], tasks: dict[TaskId, Task]) -> str:
    return ", ".join(dict.fromkeys(tasks[item.task_id].number for item in items))


def _overdue(item: WorkItem, today: date) -> str:
    if item.due_on is None:
        return "chưa hoàn thành"
    return f"thời hạn {short_date(item.due_on)}, quá hạn {number((today - item.due_on).days)} ngày"


def _request(data: ReportData, names: tuple[str, ...]) -> tuple[Run | str, ...]:
    until = data.answer_by or data.today + timedelta(days=ANSWER_DAYS)
    whom = names[0] if len(names) == 1 else "các đơn vị"
    deeds = "khẩn trương hoàn thành các nhiệm vụ nêu trên, cập nhật phiếu theo dõi và gửi báo cáo kết quả"
    return (
        f"{office_name(data)} đề nghị {whom} {deeds} về {office_name(data)} ",
        bold(f"trước ngày {short_date(until)}"),
        " để tổng hợp.",
    )


def _closing(names: tuple[str, ...]) -> str:
    return f"Đề nghị {names[0] if len(names) == 1 else 'các đơn vị'} quan tâm, thực hiện."


_COLUMNS = (
    Column("TT", 0.07, is_centred=True),
    Column("Đơn vị", 0.33),
    Column("Báo cáo", 0.2, is_centred=True),
    Column("Nhiệm vụ quá hạn", 0.4),
)


def _appendix(data: ReportData, late: list[UnitId], owed: list[WorkItem]) -> Appendix:
    tasks = {task.id: task for task in data.tasks}
    rows = tuple(
        TableRow(
            (
                str(position),
                data.units[unit_id].name,
                _report_word(data, unit_id),
                _numbers([item for item in owed if item.unit_id == unit_id], tasks),
            )
        )
        for position, unit_id in enumerate(late, start=1)
    )
    title = f"Danh sách đơn vị chưa báo cáo hoặc có đầu việc quá hạn, {data.period.label}"
    return Appendix(title=title, reference=reference_line(data, LETTER), blocks=(Table(_COLUMNS, rows, "appendix/late"),))
