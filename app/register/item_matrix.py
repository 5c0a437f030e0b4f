"""The matrix of work items: how far every task is with every unit in a period. Pure values.

Rows are the headings and tasks of a plan, columns its units, a group before its members; a cell holds all work items that its row
and its column have together, so that a year folds its months, a heading its tasks, a group its members.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from app.domain.ids import SectionId, TaskId, UnitGroupId, UnitId
from app.domain.period import Period
from app.domain.plan import Plan, Section, Task
from app.domain.progress import FourWayCount, Heap, ProgressState, Standing, as_count, standing, sum_of
from app.domain.unit import Unit, UnitGroup
from app.register.roll_up import roll_up_count
from app.register.selection import Figure, Overseen, Selection, figure_of, upper_section_of


@dataclass(frozen=True, slots=True)
class ItemCell:
    """The work items of a cell; of a single one also what a clerk wants to read.

    Attributes:
        count: how they stand.
        due_on, done_on: of the one item; None where several are folded.
        is_begun: whether the one item is being worked on.
    """

    count: FourWayCount
    due_on: date | None = None
    done_on: date | None = None
    is_begun: bool = False

    @property
    def number(self) -> int:
        """How many work items, those that are not carried out too."""
        return self.count.total + self.count.not_applicable

    @property
    def standing(self) -> Standing | None:
        """Where they stand together."""
        return roll_up_count(self.count)


CellKey = tuple[TaskId, UnitId]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row: a task, a heading with all tasks below it, or the whole plan.

    Attributes:
        task: the task; None for a heading and for the plan.
        section: the heading; None for a task and for the plan.
        task_ids: the tasks whose work items it holds.
    """

    task: Task | None
    section: Section | None
    task_ids: tuple[TaskId, ...]


@dataclass(frozen=True, slots=True)
class UnitColumn:
    """One column: a unit, a group with its members, or everybody.

    Attributes:
        unit: the unit; None for a group and for everybody.
        group: the group; of a unit the one it stands below, None where it stands by itself.
        unit_ids: the units whose work items it holds.
    """

    unit: Unit | None
    group: UnitGroup | None
    unit_ids: tuple[UnitId, ...]

    @property
    def is_group(self) -> bool:
        """Whether it folds the members of a group."""
        return self.unit is None and self.group is not None


@dataclass(frozen=True)
class ItemMatrix:
    """How far a plan is in a period, task by task and unit by unit.

    Attributes:
        rows: the whole plan, then its headings and tasks in the order of the text.
        columns: everybody, then groups each before its members, then units in no group; those without work items are left out.
        cells: (task, unit) -> its work items; without an entry where they have none together.
    """

    plan: Plan
    period: Period
    today: date
    rows: tuple[ItemRow, ...]
    columns: tuple[UnitColumn, ...]
    cells: Mapping[CellKey, ItemCell]
    _folded: dict[tuple[tuple[TaskId, ...], tuple[UnitId, ...]], ItemCell | None] = field(
        default_factory=lambda: {}, compare=False, repr=False
    )

    def cell(self, row: ItemRow, column: UnitColumn) -> ItemCell | None:
        """Return what a row and a column have together; None where that is nothing."""
        if row.task is not None and column.unit is not None:
            return self.cells.get((row.task.id, column.unit.id))
        key = (row.task_ids, column.unit_ids)
        if key not in self._folded:  # folded when first seen: a screen shows a few of them
            keys = ((task_id, unit_id) for task_id in row.task_ids for unit_id in column.unit_ids)
            found = [self.cells[one] for one in keys if one in self.cells]
            self._folded[key] = folded(found) if found else None
        return self._folded[key]

    def single(self, row: ItemRow, column: UnitColumn) -> CellKey | None:
        """Return the task and unit of a cell that is one work item; None for any other cell."""
        found = self.cell(row, column)
        if found is None or found.number != 1:
            return None
        keys = ((task_id, unit_id) for task_id in row.task_ids for unit_id in column.unit_ids)
        return next(key for key in keys if key in self.cells)

    def wanted(self, row: ItemRow, column: UnitColumn) -> Selection:
        """Return which work items a row and a column have together."""
        is_everybody = column.unit is None and column.group is None
        return Selection(
            plan_id=self.plan.id,
            task_id=row.task.id if row.task else None,
            section_id=row.section.id if row.section else None,
            unit_id=column.unit.id if column.unit else None,
            overseen=None if column.unit or is_everybody else Overseen(frozenset(column.unit_ids)),
        )

    def figures(self, row: ItemRow, column: UnitColumn, title: str) -> list[Figure]:
        """Return the figures of a cell: what is to be carried out, and beside it what is not; none for an empty cell."""
        found = self.cell(row, column)
        if found is None:
            return []
        heaps = [heap for heap in (Heap.TOTAL, Heap.NOT_APPLICABLE) if found.count.of(heap)]
        names = {Heap.NOT_APPLICABLE: f"Không thực hiện · {title}"}
        wanted = self.wanted(row, column)
        return [figure_of(found.count, heap, names.get(heap, title), self.period, wanted, self.today) for heap in heaps]


def folded(cells: Sequence[ItemCell]) -> ItemCell:
    """Return cells as one; a single one as it is."""
    if len(cells) == 1:
        return cells[0]
    return ItemCell(sum_of(one.count for one in cells))


@lru_cache(maxsize=1024)
def cell_of_untouched(due_on: date | None, today: date) -> ItemCell:
    """Return the cell of one work item in which nothing was entered."""
    return ItemCell(as_count(standing(ProgressState.NOT_STARTED, None, due_on, today), 1), due_on)


def item_rows(sections: Sequence[Section], tasks: Sequence[Task]) -> tuple[ItemRow, ...]:
    """Return the rows of a plan: all of it, then each heading before its tasks; headings without tasks are left out.

    Args:
        sections: the plan's headings in their order.
        tasks: its tasks in the order of the text.
    """
    above, known = upper_section_of(sections), {section.id: section for section in sections}
    paths = [_path(task.section_id, above) for task in tasks]
    below: dict[SectionId, list[TaskId]] = {}
    for task, path in zip(tasks, paths, strict=True):
        for section_id in path:
            below.setdefault(section_id, []).append(task.id)
    rows = [ItemRow(None, None, tuple(task.id for task in tasks))]
    seen: set[SectionId] = set()
    for task, path in zip(tasks, paths, strict=True):
        rows += [ItemRow(None, known[one], tuple(below[one])) for one in path if one not in seen]
        seen.update(path)
        rows.append(ItemRow(task, None, (task.id,)))
    return tuple(rows)


def unit_columns(
    units: Sequence[Unit], groups: Iterable[UnitGroup], members: Mapping[UnitGroupId, Sequence[UnitId]]
) -> tuple[UnitColumn, ...]:
    """Return the columns of units: everybody, groups each before its members, then the units in no group.

    A unit stands once: in the smallest group that holds it, of equal ones in the first. A group that is left with one unit or
    none folds nothing and is left out.

    Args:
        units: those to show, in the office's order.
        groups: the groups in their order.
        members: group -> the units it stands for.
    """
    shown = [unit.id for unit in units]
    known = list(groups)
    home: dict[UnitId, UnitGroupId] = {}
    for group in sorted(known, key=lambda one: len(members.get(one.id, ()))):
        own = [unit_id for unit_id in members.get(group.id, ()) if unit_id in shown and unit_id not in home]
        home |= dict.fromkeys(own, group.id) if len(own) > 1 else {}
    columns = [UnitColumn(None, None, tuple(shown))]
    for group in known:
        own = [unit for unit in units if home.get(unit.id) == group.id]
        if own:
            columns.append(UnitColumn(None, group, tuple(unit.id for unit in own)))
            columns += [UnitColumn(unit, group, (unit.id,)) for unit in own]
    return (*columns, *(UnitColumn(unit, None, (unit.id,)) for unit in units if unit.id not in home))


def _path(section_id: SectionId | None, above: Mapping[SectionId, SectionId]) -> list[SectionId]:
    """Return the headings a task stands under, the main one first."""
    found: list[SectionId] = []
    while section_id is not None:
        found.insert(0, section_id)
        section_id = above.get(section_id)
    return found
