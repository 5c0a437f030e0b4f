"""Tables over the work items of a period: every item by task, figures by task, figures by unit."""

from collections.abc import Sequence

from app.domain.plan import Task
from app.domain.progress import STANDING_LABELS, FourWayCount, WorkItem, count
from app.reports.data import ReportData
from app.reports.document import Appendix, Column, DocumentType, Table, TableRow
from app.reports.frame import reference_line
from app.reports.prose import part_of
from app.reports.wording import percent, period_name, short_date, short_title
from app.text.normalise import one_line

_ITEM_COLUMNS = (
    Column("TT", 0.05, is_centred=True),
    Column("Đơn vị", 0.18),
    Column("Thời hạn", 0.09, is_centred=True),
    Column("Tình trạng", 0.13, is_centred=True),
    Column("Kết quả thực hiện", 0.33),
    Column("Khó khăn, vướng mắc; đề xuất, kiến nghị", 0.22),
)
_FIGURES = (
    Column("Phải thực hiện", 0.1, is_centred=True),
    Column("Đến hạn", 0.09, is_centred=True),
    Column("Hoàn thành", 0.11, is_centred=True),
    Column("Quá hạn", 0.09, is_centred=True),
    Column("Tỷ lệ", 0.1, is_centred=True),
)


def tracking_appendix(data: ReportData, document_type: DocumentType) -> Appendix:
    """Return the appendix with every work item of the period, grouped by task."""
    rows: list[TableRow] = []
    by_task = data.items_by_task()
    for task in data.tasks:
        items = by_task.get(task.id, [])
        if items:
            rows.append(TableRow((band_of(task),), is_band=True, sources=tuple(item.key for item in items)))
            rows += [_item_row(data, item, position) for position, item in enumerate(items, start=1)]
    return Appendix(
        title=f"Bảng theo dõi kết quả thực hiện {data.plan.document.citation}, {period_name(data.period)}",
        reference=reference_line(data, document_type),
        blocks=(Table(_ITEM_COLUMNS, tuple(rows), "appendix/items"),),
        is_landscape=True,
    )


def figures_by_unit(data: ReportData, document_type: DocumentType) -> Appendix:
    """Return the appendix with one line of figures a unit and their sum."""
    items: dict[int, list[WorkItem]] = {}
    for item in data.items:
        items.setdefault(item.unit_id, []).append(item)
    rows = [
        _figure_row(data, str(position), data.units[unit_id].name, items[unit_id])
        for position, unit_id in enumerate([*data.organisations, *data.persons], start=1)
    ]
    columns = (Column("TT", 0.08, is_centred=True), Column("Đơn vị", 0.44), *_FIGURES)
    return Appendix(
        title=f"Tổng hợp kết quả của các đơn vị, {period_name(data.period)}",
        reference=reference_line(data, document_type),
        blocks=(Table(columns, (*rows, _figure_row(data, "", "Tổng cộng", data.items)), "appendix/units"),),
    )


def figures_by_task(data: ReportData) -> Table:
    """Return one line of figures a task."""
    by_task = data.items_by_task()
    rows = [_figure_row(data, task.number, short_title(task.text), by_task[task.id]) for task in data.tasks if task.id in by_task]
    columns = (Column("Số", 0.1, is_centred=True), Column("Nhiệm vụ", 0.42), *_FIGURES)
    return Table(columns, (*rows, _figure_row(data, "", "Tổng cộng", data.items)))


def band_of(task: Task) -> str:
    """Return the name of a task's rows."""
    return f"{task.number}. {short_title(task.text)}"


def rate_text(found: FourWayCount) -> str:
    """Return the rate of a count; a dash while nothing fell due."""
    return percent(found.rate) if found.rate is not None else "-"


def _figure_row(data: ReportData, first: str, name: str, items: Sequence[WorkItem]) -> TableRow:
    found = count(data.standing(item) for item in items)
    figures = (found.total, found.fell_due, found.done, found.overdue)
    return TableRow((first, name, *map(str, figures), rate_text(found)), sources=tuple(item.key for item in items))


def _item_row(data: ReportData, item: WorkItem, position: int) -> TableRow:
    progress = item.progress
    state = STANDING_LABELS[data.standing(item)]
    done = f" ({short_date(progress.done_on)})" if progress.done_on else ""
    part = part_of(data, item)
    period = f" ({part.label})" if part is not None else ""
    wishes = "; ".join(one_line(text) for text in (progress.difficulty, progress.proposal, progress.reason) if text)
    cells = (
        str(position),
        f"{data.units[item.unit_id].name}{period}",
        short_date(item.due_on) if item.due_on else "",
        f"{state}{done}",
        one_line(progress.result),
        wishes,
    )
    return TableRow(cells, sources=(item.key,))
