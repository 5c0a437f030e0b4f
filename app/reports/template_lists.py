"""The lists of an office's own template: a table row with a list's columns is written once for each of its lines.

To add one: a row in `LISTS` with its columns and a function that gives its lines, one tuple of cells each in the columns' order.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.assignment import ROLE_LABELS, AssignmentRole
from app.domain.evidence import EVIDENCE_STATE_LABELS
from app.domain.ids import TaskId, UnitId
from app.domain.plan import Task
from app.domain.progress import STANDING_LABELS, Heap, Standing, WorkItem, count
from app.reports.prose import of_heap
from app.reports.template_fields import FieldSource, count_text, date_text, rate_text
from app.reports.wording import short_title
from app.text.normalise import clean, one_line

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemplateList:
    """A list.

    Attributes:
        name: what is written before the dot: {{dau_viec.ket_qua}}.
        meaning: what its lines are.
        columns: name and meaning of each.
        lines: the cells of each line.
        repeats_row: whether a table row that shows it is repeated; else the paragraph, in a table too.
    """

    name: str
    meaning: str
    columns: tuple[tuple[str, str], ...]
    lines: Callable[[FieldSource], Iterator[Cells]]
    repeats_row: bool = True

    @property
    def column_names(self) -> tuple[str, ...]:
        """The columns that can be written after the dot."""
        return tuple(name for name, _ in self.columns)


def _tasks(of: FieldSource) -> Iterator[Cells]:
    by_task = of.data.items_by_task()
    for place, task in enumerate(of.data.tasks, start=1):
        yield (
            str(place),
            task.number,
            clean(task.text),
            short_title(task.text),
            _with_role(of, task.id, AssignmentRole.LEAD),
            _with_role(of, task.id, AssignmentRole.SUPPORT),
            one_line(task.timing.raw or ""),
            one_line(task.deliverable),
            *_figures(of, by_task.get(task.id, ())),
        )


def _with_role(of: FieldSource, task_id: TaskId, role: AssignmentRole) -> str:
    lines = of.data.duties.lines.get(task_id, ())
    return ", ".join(one_line(line.written) for line in lines if line.role is role)


def _figures(of: FieldSource, items: Sequence[WorkItem]) -> Cells:
    found = count(of.data.standing(item) for item in items)
    figures = (found.total, found.done, found.done_on_time, found.in_term, found.overdue)
    return (*map(count_text, figures), rate_text(found))


def _items(of: FieldSource) -> Iterator[Cells]:
    return _item_lines(of, of.data.items)


def _overdue(of: FieldSource) -> Iterator[Cells]:
    return _item_lines(of, of_heap(of.data, Heap.OVERDUE))


def _item_lines(of: FieldSource, wanted: Sequence[WorkItem]) -> Iterator[Cells]:
    """Give work items task by task in the plan's order, units in the office's."""
    keys = {item.key for item in wanted}
    by_task = of.data.items_by_task()
    tasks: dict[TaskId, Task] = {task.id: task for task in of.data.tasks}
    shown = ((tasks[task_id], item) for task_id, items in by_task.items() for item in items if item.key in keys)
    for place, (task, item) in enumerate(shown, start=1):
        progress = item.progress
        standing = of.data.standing(item)
        late = (of.data.today - item.due_on).days if item.due_on else 0
        yield (
            str(place),
            task.number,
            short_title(task.text),
            of.data.units[item.unit_id].name,
            ROLE_LABELS[item.role],
            item.period.label,
            date_text(item.due_on),
            STANDING_LABELS[standing],
            date_text(progress.done_on),
            clean(progress.result).strip(),
            clean(progress.difficulty).strip(),
            clean(progress.proposal).strip(),
            one_line(progress.reason),
            count_text(late) if standing is Standing.OVERDUE else "",
        )


def _units(of: FieldSource) -> Iterator[Cells]:
    items: dict[UnitId, list[WorkItem]] = {}
    for item in of.data.items:
        items.setdefault(item.unit_id, []).append(item)
    silent = set(of.data.silent_units)
    for place, unit_id in enumerate([*of.data.organisations, *of.data.persons], start=1):
        state = "Chưa báo cáo" if unit_id in silent else "Đã báo cáo"
        yield (str(place), of.data.units[unit_id].name, *_figures(of, items[unit_id]), state)


def _evidence(of: FieldSource) -> Iterator[Cells]:
    tasks = {task.id: task for task in of.data.tasks}
    found = (
        (item, one)
        for items in of.data.items_by_task().values()
        for item in items
        if item.id is not None
        for one in of.data.evidence.get(item.id, ())
    )
    for place, (item, one) in enumerate(found, start=1):
        task = tasks[item.task_id]
        yield (
            str(place),
            one_line(one.name),
            one.file_name or one.address,
            task.number,
            short_title(task.text),
            of.data.units[item.unit_id].name,
            EVIDENCE_STATE_LABELS[one.state],
            date_text(one.added_on),
        )


def _bases(of: FieldSource) -> Iterator[Cells]:
    lines = of.document.bases
    for place, line in enumerate(lines):
        yield (of.look.basis_marks.line(line, is_last=place == len(lines) - 1), line)


def _recipients(of: FieldSource) -> Iterator[Cells]:
    lines = of.document.recipients.shown
    for place, line in enumerate(lines):
        yield (of.look.recipient_marks.line(line, is_last=place == len(lines) - 1), line)


_FIGURE_COLUMNS = (
    ("tong", "Phải thực hiện"),
    ("hoan_thanh", "Đã hoàn thành"),
    ("dung_han", "Hoàn thành đúng hạn"),
    ("trong_han", "Đang trong hạn"),
    ("qua_han", "Quá hạn"),
    ("ty_le", "Tỷ lệ hoàn thành"),
)
_ITEM_COLUMNS = (
    ("stt", "Số thứ tự"),
    ("so", "Số của nhiệm vụ"),
    ("nhiem_vu", "Tên nhiệm vụ"),
    ("don_vi", "Đơn vị"),
    ("vai_tro", "Chủ trì hoặc phối hợp"),
    ("ky", "Kỳ của đầu việc"),
    ("han", "Thời hạn"),
    ("tinh_trang", "Tình trạng"),
    ("ngay_xong", "Ngày hoàn thành"),
    ("ket_qua", "Kết quả"),
    ("kho_khan", "Khó khăn, vướng mắc"),
    ("kien_nghi", "Đề xuất, kiến nghị"),
    ("ly_do", "Lý do không thực hiện"),
    ("so_ngay_tre", "Số ngày quá hạn"),
)

LISTS: tuple[TemplateList, ...] = (
    TemplateList(
        "nhiem_vu",
        "Các nhiệm vụ của kế hoạch",
        (
            ("stt", "Số thứ tự"),
            ("so", "Số của nhiệm vụ"),
            ("noi_dung", "Nội dung đầy đủ"),
            ("ten", "Tên ngắn"),
            ("chu_tri", "Đơn vị chủ trì"),
            ("phoi_hop", "Đơn vị phối hợp"),
            ("thoi_gian", "Thời gian như trong kế hoạch"),
            ("san_pham", "Sản phẩm"),
            *_FIGURE_COLUMNS,
        ),
        _tasks,
    ),
    TemplateList("dau_viec", "Các đầu việc của kỳ: từng nhiệm vụ của từng đơn vị", _ITEM_COLUMNS, _items),
    TemplateList("viec_qua_han", "Các đầu việc quá hạn", _ITEM_COLUMNS, _overdue),
    TemplateList(
        "don_vi",
        "Các đơn vị có việc trong kỳ",
        (("stt", "Số thứ tự"), ("ten", "Tên đơn vị"), *_FIGURE_COLUMNS, ("bao_cao", "Đã báo cáo hay chưa")),
        _units,
    ),
    TemplateList(
        "minh_chung",
        "Minh chứng của các đầu việc",
        (
            ("stt", "Số thứ tự"),
            ("ten", "Tên minh chứng"),
            ("tep", "Tệp hoặc địa chỉ"),
            ("so", "Số của nhiệm vụ"),
            ("nhiem_vu", "Tên nhiệm vụ"),
            ("don_vi", "Đơn vị"),
            ("tinh_trang", "Tình trạng"),
            ("ngay_ghi", "Ngày ghi"),
        ),
        _evidence,
    ),
    TemplateList(
        "can_cu",
        "Các căn cứ của văn bản",
        (("dong", "Cả dòng với dấu ở cuối"), ("ten", "Riêng nội dung")),
        _bases,
        repeats_row=False,
    ),
    TemplateList(
        "noi_nhan",
        "Nơi nhận",
        (("dong", "Cả dòng với gạch đầu dòng và dấu ở cuối"), ("ten", "Riêng tên nơi nhận")),
        _recipients,
        repeats_row=False,
    ),
)


def list_values(source: FieldSource) -> dict[str, list[dict[str, str]]]:
    """Return every list with its lines, by the names of their columns."""
    return {one.name: [dict(zip(one.column_names, cells, strict=True)) for cells in one.lines(source)] for one in LISTS}
