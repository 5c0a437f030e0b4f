"""Báo cáo kết quả thực hiện: what was done of a plan in a period, from the register's figures and the units' own words.

Nothing is invented: where units sent nothing the text says so. The outline is that of the-thuc.md, section 6.
"""

from collections.abc import Iterator

from app.domain.ids import TaskId
from app.domain.plan import Task
from app.domain.progress import STANDING_LABELS, FourWayCount, ProgressState, Standing, WorkItem, count, rounded_rate
from app.reports.data import ReportData
from app.reports.document import (
    REPORT,
    Appendix,
    Block,
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Recipients,
    Table,
    TableRow,
    paragraph,
)
from app.reports.frame import bullet, letterhead, office_name, reference_line, said_by_units, today_in_text
from app.reports.wording import (
    full_citation,
    named,
    number,
    percent,
    percentage_points,
    short_date,
    short_title,
    upper_first,
)
from app.text.normalise import one_line

_OPEN = (Standing.OVERDUE, Standing.DUE_SOON, Standing.IN_TERM)


def progress_report(data: ReportData) -> OfficialDocument:
    """Return the progress report of a plan for a period."""
    body: list[Block] = [paragraph(_opening(data))]
    for title, section in _SECTIONS:
        body += [Heading(1, title), *section(data)]
    subject = f"kết quả thực hiện {data.plan.document.citation} {data.period.label}"
    body.append(paragraph(f"Trên đây là báo cáo {subject} của {office_name(data)}."))
    return OfficialDocument(
        system=data.office.system,
        type=REPORT,
        letterhead=letterhead(data),
        subject=f"kết quả thực hiện {named(data.plan.document)}, {data.period.label}",
        address=data.addressed_to,
        body=tuple(body),
        appendices=(_tracking_table(data),) if data.items else (),
        recipients=Recipients(data.office.recipients, as_above=bool(data.addressed_to)),
        signature=data.office.signature,
    )


def _opening(data: ReportData) -> str:
    citation = full_citation(data.plan.document, data.office.system)
    return f"Thực hiện {citation}, {office_name(data)} báo cáo kết quả {data.period.label} như sau:"


def _carrying_out(data: ReportData) -> Iterator[Block]:
    """Section I: how the plan was put in hand, as far as the register knows."""
    followed = {item.task_id for item in data.items}
    yield paragraph(
        f"Kế hoạch có {number(len(data.tasks))} nhiệm vụ. {upper_first(data.period.label)}, theo dõi "
        f"{number(len(followed))} nhiệm vụ với {number(len(data.items))} đầu việc, giao {_whom(data)} thực hiện."
    )
    silent, asked = data.silent_units, data.organisations
    sent = f"Đến {today_in_text(data)}, {number(len(asked) - len(silent))}/{number(len(asked))} đơn vị đã gửi báo cáo kết quả"
    if asked:
        yield paragraph(f"{sent}; chưa gửi báo cáo: {data.names(silent)}." if silent else f"{sent}.")
    names = dict.fromkeys(name for unit_id in data.overseers for name in data.overseers[unit_id])
    if names:
        yield paragraph(f"Theo dõi, phụ trách việc thực hiện tại các đơn vị: {', '.join(names)}.")


def _whom(data: ReportData) -> str:
    """Return how many units and persons have work in the period."""
    parts = [f"{number(len(data.organisations))} đơn vị"] if data.organisations else []
    parts += [f"{number(len(data.persons))} đồng chí"] if data.persons else []
    return " và ".join(parts)


def _results(data: ReportData) -> Iterator[Block]:
    """Section II: the figures, then task by task in the plan's order."""
    yield paragraph(_figures(data), " Kết quả từng đầu việc tại Phụ lục kèm theo." if data.items else "")
    quiet: list[str] = []
    for task in data.tasks:
        items = data.items_of(task.id)
        if items:
            yield Heading(2, short_title(task.text))
            yield from _result_of_task(data, items)
        else:
            quiet.append(task.number)
    if quiet:
        yield paragraph(f"{upper_first(data.period.label)} không theo dõi đầu việc nào của nhiệm vụ {', '.join(quiet)}.")


def _figures(data: ReportData) -> str:
    figures = data.count()
    period = data.period.label
    if not figures.fell_due:
        return (
            f"{upper_first(period)}, chưa có đầu việc nào đến hạn; {number(figures.in_term)} đầu việc đang trong hạn thực hiện."
        )
    parts = [
        f"Trong {period}, có {number(figures.fell_due)} đầu việc đến hạn; đã hoàn thành {number(figures.done)} việc, "
        f"đạt {percent(figures.rate or 0)}, trong đó đúng hạn {number(figures.done_on_time)} việc, "
        f"hoàn thành quá hạn {number(figures.done_late)} việc; quá hạn chưa hoàn thành {number(figures.overdue)} việc."
    ]
    if figures.in_term:
        parts.append(f"Ngoài ra, {number(figures.in_term)} việc đang trong hạn thực hiện.")
    if figures.not_applicable:
        parts.append(f"Có {number(figures.not_applicable)} việc không phải thực hiện.")
    if data.previous is not None:
        parts.append(_comparison(data, figures, data.previous))
    return " ".join(parts)


def _comparison(data: ReportData, now: FourWayCount, then: FourWayCount) -> str:
    label = data.period.before().label
    if then.rate is None or now.rate is None:
        return f"{upper_first(label)} không có đầu việc đến hạn để so sánh."
    change = rounded_rate(now.rate) - rounded_rate(then.rate)
    moved = f"{'tăng' if change > 0 else 'giảm'} {percentage_points(change)}" if change else "không thay đổi"
    return f"So với {label} (đạt {percent(then.rate)}), tỷ lệ hoàn thành {moved}."


def _result_of_task(data: ReportData, items: list[WorkItem]) -> Iterator[Block]:
    yield paragraph(f"Đã hoàn thành {_share(data, items)}.")
    yield from said_by_units(data, items, "result")
    wordless = [item.unit_id for item in items if not one_line(item.progress.result) and _is_awaited(item)]
    if len(wordless) == len(items):
        by_persons = all(data.units[unit_id].is_person for unit_id in wordless)
        said = "Chưa ghi nội dung" if by_persons else "Chưa có đơn vị nào gửi nội dung"
        yield paragraph(f"{said} kết quả của nhiệm vụ này.")
    elif wordless:
        yield bullet(f"Chưa gửi nội dung kết quả: {data.names(wordless)}")


def _share(data: ReportData, items: list[WorkItem]) -> str:
    """Return how much of a task is done, and where the rest stands."""
    figures = count(data.standing(item) for item in items)
    late = f" (trong đó quá hạn {number(figures.done_late)})" if figures.done_late else ""
    rest = [
        f"{label} {number(value)}"
        for label, value in (
            ("đang trong hạn", figures.in_term),
            ("quá hạn chưa hoàn thành", figures.overdue),
            ("không phải thực hiện", figures.not_applicable),
        )
        if value
    ]
    return f"{number(figures.done)}/{number(figures.total)} đầu việc{late}" + (f"; {', '.join(rest)}" if rest else "")


def _shortcomings(data: ReportData) -> Iterator[Block]:
    """Section III: what is overdue, who is silent, and what units said was in the way."""
    overdue = [item for item in data.items if data.standing(item) is Standing.OVERDUE]
    silent = data.silent_units
    yield Heading(2, "Hạn chế")
    if overdue:
        yield paragraph(f"Còn {number(len(overdue))} đầu việc quá hạn chưa hoàn thành:")
        yield from _by_task(data, overdue)
    else:
        yield paragraph("Không có đầu việc quá hạn chưa hoàn thành.")
    if silent:
        yield paragraph(f"Còn {number(len(silent))} đơn vị chưa gửi báo cáo theo yêu cầu: {data.names(silent)}.")
    yield Heading(2, "Khó khăn, vướng mắc, nguyên nhân")
    yield from _said_or(data, "difficulty", "Các đơn vị không nêu khó khăn, vướng mắc.")


def _by_task(data: ReportData, items: list[WorkItem]) -> Iterator[Paragraph]:
    """Give one line a task: its number, its title, the units."""
    for task in data.tasks:
        units = [item.unit_id for item in items if item.task_id == task.id]
        if units:
            yield bullet(f"Nhiệm vụ {task.number} ({short_title(task.text)}): {data.names(units)}")


def _directions(data: ReportData) -> Iterator[Block]:
    """Section IV: what is still open."""
    still_open = [item for item in data.items if data.standing(item) in _OPEN]
    if not still_open:
        yield paragraph(
            f"Các đầu việc theo dõi trong {data.period.label} đã hoàn thành; tiếp tục thực hiện Kế hoạch trong kỳ tới."
        )
        return
    yield paragraph(f"Tiếp tục chỉ đạo, đôn đốc hoàn thành {number(len(still_open))} đầu việc đang thực hiện hoặc quá hạn:")
    yield from _by_task(data, still_open)


def _proposals(data: ReportData) -> Iterator[Block]:
    """Section V: what units ask for."""
    yield from _said_or(data, "proposal", "Các đơn vị không có đề xuất, kiến nghị.")


def _said_or(data: ReportData, field: str, nothing: str) -> Iterator[Block]:
    said = list(said_by_units(data, data.items, field))
    if said:
        yield from said
    elif data.silent_units == data.organisations:
        yield paragraph("Chưa có đơn vị nào gửi báo cáo nên chưa tổng hợp được nội dung này.")
    else:
        yield paragraph(nothing)


_SECTIONS = (
    ("TÌNH HÌNH TRIỂN KHAI", _carrying_out),
    ("KẾT QUẢ THỰC HIỆN", _results),
    ("HẠN CHẾ, NGUYÊN NHÂN", _shortcomings),
    ("PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI", _directions),
    ("ĐỀ XUẤT, KIẾN NGHỊ", _proposals),
)


_COLUMNS = (
    Column("TT", 0.05, is_centred=True),
    Column("Đơn vị", 0.18),
    Column("Thời hạn", 0.09, is_centred=True),
    Column("Tình trạng", 0.13, is_centred=True),
    Column("Kết quả thực hiện", 0.33),
    Column("Khó khăn, vướng mắc; đề xuất, kiến nghị", 0.22),
)


def _tracking_table(data: ReportData) -> Appendix:
    """Return the appendix: every work item of the period, grouped by task."""
    by_task: dict[TaskId, list[WorkItem]] = {}
    for item in data.items:
        by_task.setdefault(item.task_id, []).append(item)
    rows: list[TableRow] = []
    for task in data.tasks:
        items = sorted(by_task.get(task.id, ()), key=lambda item: data.unit_order(item.unit_id))
        if items:
            rows.append(TableRow((_band(task),), is_band=True))
            rows += [_row(data, item, position) for position, item in enumerate(items, start=1)]
    return Appendix(
        title=f"Bảng theo dõi kết quả thực hiện {data.plan.document.citation}, {data.period.label}",
        reference=reference_line(data, REPORT),
        blocks=(Table(_COLUMNS, tuple(rows)),),
        is_landscape=True,
    )


def _band(task: Task) -> str:
    return f"{task.number}. {short_title(task.text)}"


def _row(data: ReportData, item: WorkItem, position: int) -> TableRow:
    progress = item.progress
    state = STANDING_LABELS[data.standing(item)]
    done = f" ({short_date(progress.done_on)})" if progress.done_on else ""
    wishes = "; ".join(one_line(text) for text in (progress.difficulty, progress.proposal, progress.reason) if text)
    return TableRow(
        (
            str(position),
            data.units[item.unit_id].name,
            short_date(item.due_on) if item.due_on else "",
            f"{state}{done}",
            one_line(progress.result),
            wishes,
        )
    )


def _is_awaited(item: WorkItem) -> bool:
    """Whether a text about the item's result is still to come."""
    return item.progress.state is not ProgressState.NOT_APPLICABLE
