"""Kế hoạch: the plan once more, from the register: its headings, duties, units and times as they stand in the book now."""

import re
from collections.abc import Iterator

from app.domain.assignment import AssignmentRole
from app.domain.ids import SectionId
from app.domain.plan import Section, Task
from app.reports.data import ReportData
from app.reports.document import (
    PLAN,
    Block,
    DocumentType,
    Heading,
    OfficialDocument,
    Paragraph,
    Recipients,
    distinct,
    paragraph,
    text_key,
)
from app.reports.duties import duty_appendix, duty_lines, followed_tasks, has_field_lines, names_in_role, time_of
from app.reports.frame import letterhead, office_name
from app.reports.prose import listed
from app.reports.wording import full_citation, joined, lower_first, sentence_end
from app.text.normalise import one_line

_BLANK = "…" * 30
"""What typists leave where somebody is to write."""

_PART = re.compile(r"[.\-+]")
_APPENDIX = "PL"


def office_plan(data: ReportData) -> OfficialDocument:
    """Return the plan as a document again."""
    document = data.plan.document
    name = document.type or PLAN.name
    document_type = PLAN if name.casefold() == PLAN.name.casefold() else DocumentType(name, _symbol(data, name))
    in_appendix = any(task.number.startswith(_APPENDIX) for task in followed_tasks(data))
    appendix = duty_appendix(data, document_type, f"Danh mục nhiệm vụ của {name}")
    return OfficialDocument(
        system=data.office.system,
        type=document_type,
        letterhead=letterhead(data),
        subject=lower_first(one_line(document.subject)) or _BLANK,
        body=tuple(distinct((*_opening(data, name), *_outline(data), *_closing(data, name)))),
        appendices=(appendix,) if in_appendix else (),
        recipients=Recipients(data.office.recipients),
        signature=data.office.signature,
    )


def _symbol(data: ReportData, name: str) -> str:
    """Return the symbol of the plan's own type: what its number shows, else the initials of the name (P-22)."""
    number = data.plan.document.document_number or ""
    found = re.search(r"-([A-ZĐ][A-Za-zĐđ]*)/|/([A-ZĐ][A-Za-zĐđ]*)-", number)
    return next((part for part in found.groups() if part), "") if found else "".join(word[0] for word in name.upper().split())


def _opening(data: ReportData, name: str) -> Iterator[Block]:
    if data.plan_text.opening:
        for text in data.plan_text.opening:
            yield paragraph(one_line(text), key=f"opening/{text_key(text)}")
        return
    bases = joined(full_citation(basis, data.office.system) for basis in data.plan.bases[:1])
    lead = f"Thực hiện {bases}, " if bases else ""
    yield paragraph(f"{lead}{office_name(data)} ban hành {name} như sau:", key="opening")


def _outline(data: ReportData) -> Iterator[Block]:
    by_section: dict[SectionId | None, list[Task]] = {}
    for task in followed_tasks(data):
        by_section.setdefault(task.section_id, []).append(task)
    for task in by_section.get(None, ()):
        yield from _duty(data, task, level=1)
    for place, section in enumerate(data.sections):
        key = f"section-{section.number}"
        yield Heading(section.level, one_line(section.title), key)
        texts = data.plan_text.sections.get(section.number, ())
        for text in texts:
            yield paragraph(one_line(text), key=f"{key}/{text_key(text)}")
        duties = by_section.get(section.id, [])
        has_parts = place + 1 < len(data.sections) and data.sections[place + 1].level > section.level
        if not (texts or duties or has_parts):
            yield paragraph(_BLANK, key=f"{key}/blank")
        for task in duties:
            if not task.number.startswith(_APPENDIX):
                yield from _duty(data, task, level=section.level + max(_depth(task, section), 1))


def _depth(task: Task, section: Section) -> int:
    """Return how far below its heading a duty stands."""
    return len(_PART.split(task.number)) - len(_PART.split(section.number))


def _heading_key(data: ReportData, task: Task) -> str:
    """Return what stands before the keys of a task: its heading's."""
    return next((f"section-{one.number}/" for one in data.sections if one.id == task.section_id), "")


def _duty(data: ReportData, task: Task, level: int) -> Iterator[Paragraph]:
    first, *more = duty_lines(task)
    is_bullet = re.search(r"[-+]\d+$", task.number)
    key = f"{_heading_key(data, task)}task-{task.id}"
    yield paragraph(f"- {first}", key=key) if is_bullet else paragraph(first, level=level, key=key)
    for line in more:
        yield paragraph(line, key=f"{key}/{text_key(line)}")
    lead, support, time = (
        names_in_role(data, task, AssignmentRole.LEAD),
        names_in_role(data, task, AssignmentRole.SUPPORT),
        time_of(data, task),
    )
    whole = task.text.casefold()
    is_told = not has_field_lines(task)  # then the duty's own sentence names what it names
    if lead and not (is_told and all(name.casefold() in whole for name in lead.split(", "))):
        yield listed(f"Đơn vị thực hiện: {lead}", key=f"{key}/lead")
    if support and not (is_told and all(name.casefold() in whole for name in support.split(", "))):
        yield listed(f"Đơn vị phối hợp: {support}", key=f"{key}/support")
    if time and not (is_told and time.casefold() in whole):
        yield listed(f"Thời gian thực hiện: {time}", key=f"{key}/time")
    if task.deliverable and task.deliverable.casefold() not in whole:
        yield listed(f"Sản phẩm: {task.deliverable}", key=f"{key}/product")


def _closing(data: ReportData, name: str) -> Iterator[Block]:
    if data.plan_text.closing:
        for text in data.plan_text.closing[:-1]:
            yield paragraph(one_line(text), key=f"closing/{text_key(text)}")
        yield paragraph(sentence_end(one_line(data.plan_text.closing[-1])), key="closing")
        return
    yield paragraph(f"{office_name(data)} yêu cầu các đơn vị nghiêm túc tổ chức thực hiện {name} này.", key="closing")
