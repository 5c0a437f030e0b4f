"""The duties of a plan and who has to do with them: as the plan writes them, as a table, and unit by unit."""

import re
from collections.abc import Iterator

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.document import System
from app.domain.ids import UnitId
from app.domain.plan import BEAT_LABELS, Task
from app.domain.timing import TimingKind
from app.errors import UserError
from app.messages.code import Code
from app.reports.data import ReportData
from app.reports.document import Appendix, Block, Column, DocumentType, Paragraph, Table, TableRow, paragraph, text_key
from app.reports.frame import reference_line
from app.reports.prose import listed
from app.reports.wording import joined, sentence_end, short_date
from app.text.normalise import clean, one_line

_COMRADE = "đồng chí"
_FIELD_LINE = re.compile(
    r"\s*[-+•*–]?\s*(?:đơn vị|cơ quan|bộ phận|chủ trì|phối hợp|thời gian|thời hạn|tiến độ|sản phẩm|kết quả đầu ra)"
    r"[^:;.]{0,40}:.*",
    re.IGNORECASE,
)


def duty_lines(task: Task) -> list[str]:
    """Return the lines of a task as written, without those that name its units, time and product."""
    lines = [one_line(line) for line in clean(task.text).split("\n")]
    return [line for place, line in enumerate(lines) if line and (place == 0 or not _FIELD_LINE.fullmatch(line))]


def has_field_lines(task: Task) -> bool:
    """Whether the plan names units or time on lines of their own."""
    return any(_FIELD_LINE.fullmatch(line) for line in clean(task.text).split("\n")[1:])


def names_in_role(data: ReportData, task: Task, role: AssignmentRole) -> str:
    """Return who has a role in a task, in the plan's own words and order, else by the directory's names."""
    lines = [line for line in data.duties.lines.get(task.id, ()) if line.role is role]
    names = [line.written or _name(data, line) for line in lines]
    return ", ".join(dict.fromkeys(one_line(name) for name in names if name))


def time_of(data: ReportData, task: Task, unit_id: UnitId | None = None) -> str:
    """Return when a task is to be done: the unit's own deadline, else the plan's words; empty where none is said."""
    cell = data.duties.cells.get(task.id, {}).get(unit_id) if unit_id is not None else None
    if cell is not None and cell.due_on is not None:
        return f"hoàn thành trước ngày {short_date(cell.due_on)}"
    if task.timing.raw:
        return one_line(task.timing.raw).rstrip(".;, ")
    if task.timing.end is not None:
        return f"đến ngày {short_date(task.timing.end)}"
    return BEAT_LABELS[task.beat].capitalize() if task.beat is not None and task.timing.kind is not TimingKind.NONE else ""


def followed_tasks(data: ReportData) -> list[Task]:
    """Return the tasks that are still in the plan."""
    return [task for task in data.tasks if task.ended_on is None]


def tasks_of_unit(data: ReportData, unit_id: UnitId, role: AssignmentRole) -> list[Task]:
    """Return the tasks in which a unit has a role, in the plan's order."""
    cells = data.duties.cells
    return [task for task in followed_tasks(data) if (cell := cells.get(task.id, {}).get(unit_id)) and cell.role is role]


def duty_appendix(data: ReportData, document_type: DocumentType, title: str) -> Appendix:
    """Return the table of all tasks with units, time and product, by the plan's headings."""
    rows: list[TableRow] = []
    titles = {section.id: section for section in data.sections}
    last = None
    for place, task in enumerate(followed_tasks(data), start=1):
        section = titles.get(task.section_id) if task.section_id else None
        if section is not None and section is not last:
            rows.append(TableRow((f"{section.number}. {section.title}",), is_band=True))
        last = section or last
        cells = (
            str(place),
            " ".join(duty_lines(task)),
            names_in_role(data, task, AssignmentRole.LEAD),
            names_in_role(data, task, AssignmentRole.SUPPORT),
            time_of(data, task),
            one_line(task.deliverable),
        )
        rows.append(TableRow(cells))
    table = Table(_columns(rows), tuple(_kept(rows)), "appendix/duties")
    return Appendix(title, reference_line(data, document_type), (table,), is_landscape=True)


_COLUMNS = (
    Column("TT", 0.05, is_centred=True),
    Column("Nhiệm vụ", 0.36),
    Column("Chủ trì", 0.19),
    Column("Phối hợp", 0.17),
    Column("Thời gian", 0.11, is_centred=True),
    Column("Sản phẩm", 0.12),
)
_MAY_BE_BARE = (3, 5)
"""Columns that are left out where no task has anything in them."""


def _bare(rows: list[TableRow]) -> set[int]:
    return {place for place in _MAY_BE_BARE if not any(row.cells[place] for row in rows if not row.is_band)}


def _columns(rows: list[TableRow]) -> tuple[Column, ...]:
    bare = _bare(rows)
    return tuple(column for place, column in enumerate(_COLUMNS) if place not in bare)


def _kept(rows: list[TableRow]) -> Iterator[TableRow]:
    bare = _bare(rows)
    for row in rows:
        yield row if row.is_band else TableRow(tuple(cell for place, cell in enumerate(row.cells) if place not in bare))


def duties_of_units(data: ReportData, level: int) -> Iterator[Block]:
    """Tell who leads and who supports which tasks; units with the same duties share a line."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[UnitId]] = {}
    known = {unit_id for cells in data.duties.cells.values() for unit_id in cells if unit_id in data.units}
    for unit_id in sorted(known, key=data.unit_order):
        lead, support = (_numbers(data, unit_id, role) for role in (AssignmentRole.LEAD, AssignmentRole.SUPPORT))
        if lead or support:
            groups.setdefault((lead, support), []).append(unit_id)
    for (lead, support), unit_ids in groups.items():
        parts = [f"chủ trì nhiệm vụ {joined(lead)}"] if lead else []
        parts += [f"phối hợp thực hiện nhiệm vụ {joined(support)}"] if support else []
        yield listed(f"{data.names(unit_ids)}: {'; '.join(parts)}", key=f"unit-{unit_ids[0]}")
    if groups:
        yield paragraph("Nội dung, thời gian thực hiện từng nhiệm vụ tại Phụ lục kèm theo.", key="appendix")
    else:
        text = "Chưa có nhiệm vụ nào được phân công cho đơn vị cụ thể; danh mục nhiệm vụ tại Phụ lục kèm theo."
        yield paragraph(text, key="appendix")


def _numbers(data: ReportData, unit_id: UnitId, role: AssignmentRole) -> tuple[str, ...]:
    return tuple(task.number for task in tasks_of_unit(data, unit_id, role))


def units_of_overseers(data: ReportData, level: int) -> Iterator[Block]:
    """Tell which units each committee member answers for."""
    overseen: dict[str, list[UnitId]] = {}
    for unit_id in sorted(data.overseers, key=data.unit_order):
        for name in data.overseers[unit_id]:
            overseen.setdefault(name, []).append(unit_id)
    for name, unit_ids in overseen.items():
        yield listed(f"{_person(data, name)}: {data.names(unit_ids)}", key=text_key(name))


def unit_leads(data: ReportData, level: int) -> Iterator[Block]:
    """Give the duties that the unit of a unit's plan leads."""
    yield from _unit_duties(data, level, AssignmentRole.LEAD)


def unit_supports(data: ReportData, level: int) -> Iterator[Block]:
    """Give the duties in which the unit supports others, with who leads them."""
    yield from _unit_duties(data, level, AssignmentRole.SUPPORT)


def _unit_duties(data: ReportData, level: int, role: AssignmentRole) -> Iterator[Paragraph]:
    unit_id = unit_of(data)
    for task in tasks_of_unit(data, unit_id, role):
        first, *more = duty_lines(task)
        key = f"task-{task.id}"
        yield paragraph(sentence_end(first), level=level + 1, key=key)
        for line in more:
            yield paragraph(line, key=f"{key}/{text_key(line)}")
        if role is AssignmentRole.SUPPORT:
            yield listed(f"Đơn vị chủ trì: {names_in_role(data, task, AssignmentRole.LEAD)}", key=f"{key}/lead")
        yield from _time_and_product(data, task, unit_id)


def _time_and_product(data: ReportData, task: Task, unit_id: UnitId) -> Iterator[Paragraph]:
    time = time_of(data, task, unit_id)
    if time and time.casefold() not in " ".join(duty_lines(task)).casefold():
        yield listed(f"Thời gian thực hiện: {time}", key=f"task-{task.id}/time")
    if task.deliverable:
        yield listed(f"Sản phẩm: {task.deliverable}", key=f"task-{task.id}/product")


def unit_contact(data: ReportData, level: int) -> Iterator[Block]:
    """Tell who answers for the unit's work, where the directory knows."""
    unit = data.units[unit_of(data)]
    if unit.head:
        yield paragraph(f"{_person(data, unit.head)} chỉ đạo chung việc thực hiện Kế hoạch này.", key="head")
    if unit.contact_person:
        text = f"{_person(data, unit.contact_person)} theo dõi, tổng hợp kết quả, lập phiếu theo dõi của từng kỳ."
        yield paragraph(text, key="contact")


def unit_of(data: ReportData) -> UnitId:
    """Return the unit a document is made for: the one asked for, else the first that has a duty.

    Raises:
        UserError: the book has no unit.
    """
    if data.unit_ids:
        return data.unit_ids[0]
    known = {unit_id for cells in data.duties.cells.values() for unit_id in cells if unit_id in data.units} or set(data.units)
    if not known:
        raise UserError(Code.BOOK_WITHOUT_UNITS)
    return min(known, key=data.unit_order)


def name_only(name: str) -> str:
    """Return a person's name without "Đồng chí" before it."""
    return name[len(_COMRADE) + 1 :] if name.casefold().startswith(f"{_COMRADE} ") else name


def _person(data: ReportData, name: str) -> str:
    """Return a person as a document names one: party documents say "Đồng chí"."""
    return f"{_COMRADE.capitalize()} {name_only(name)}" if data.office.system is System.PARTY else name


def _name(data: ReportData, line: Assignment) -> str:
    if line.unit_id is not None:
        return data.units[line.unit_id].name if line.unit_id in data.units else ""
    return data.duties.group_names.get(line.group_id, "") if line.group_id is not None else ""
