"""What the matrix task × unit of a plan shows, and where an assignment can be copied from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.assignment import Assignment
from app.domain.ids import PlanId, TaskId, UnitGroupId, UnitId
from app.domain.plan import Plan, Section, Task
from app.domain.unit import Unit, UnitGroup
from app.register.matrix import Expansion, Lines, MatrixCell, cells_of
from app.services.match_names import match_written
from app.services.workspace import Workspace
from app.store import plans, tasks, units
from app.text.likeness import closest


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One task of the matrix.

    Attributes:
        section: the heading it stands under, None when the plan has none.
        lines: its assignments, in their order.
    """

    task: Task
    section: Section | None
    lines: Lines


@dataclass(frozen=True, slots=True)
class MatrixView:
    """A plan's tasks against the units of today.

    Attributes:
        rows: the tasks that are still followed, in the order of the text.
        columns: the organisations that exist, in the office's order, then persons.
        groups: the groups, by id.
        overseen: person -> the units he or she answers for.
        proposals: written name -> (unit, group) it stands for by now, for names that no line is matched to yet.
    """

    plan: Plan
    rows: tuple[MatrixRow, ...]
    columns: tuple[Unit, ...]
    groups: Mapping[UnitGroupId, UnitGroup]
    overseen: Mapping[UnitId, Sequence[UnitId]]
    expansion: Expansion
    proposals: Mapping[str, tuple[UnitId | None, UnitGroupId | None]]
    today: date

    def cells(self) -> dict[TaskId, dict[UnitId, MatrixCell]]:
        """Return task -> unit -> cell."""
        return {row.task.id: cells_of(row.lines, self.expansion) for row in self.rows}

    def matched(self, lines: Sequence[Assignment]) -> Lines:
        """Return a task's lines with every name matched that the directory knows by now."""
        return matched_by(lines, self.proposals)


@dataclass(frozen=True, slots=True)
class CopySource:
    """A plan whose assignments can be copied: its tasks with their lines, in the order of the text."""

    plan: Plan
    rows: tuple[tuple[Task, Lines], ...]


@dataclass(frozen=True, slots=True)
class AlikeTask:
    """A task, and the task of another plan that says the same, with their likeness in percent."""

    task: Task
    source: Task
    source_lines: Lines
    likeness: float


def show_matrix(core: Workspace, plan_id: PlanId) -> MatrixView:
    """Return a plan's matrix as it stands today."""
    organisation = units.organisation(core.book)
    sections = {section.id: section for section in plans.sections_of(core.book, plan_id)}
    assigned = tasks.assignments_of_plan(core.book, plan_id)
    followed = [one for one in tasks.of_plan(core.book, plan_id) if one.ended_on is None or one.ended_on >= core.today]
    rows = tuple(
        MatrixRow(task, sections.get(task.section_id) if task.section_id else None, tuple(assigned.get(task.id, ())))
        for task in followed
    )
    known = [unit for unit in organisation.units.values() if unit.exists_on(core.today)]
    written = [line.written for row in rows for line in row.lines if not line.is_matched]
    names = match_written(written, list(organisation.units.values()), list(organisation.groups.values()))
    return MatrixView(
        plan=plans.get(core.book, plan_id),
        rows=rows,
        columns=tuple(sorted(known, key=lambda unit: unit.is_person)),
        groups=organisation.groups,
        overseen=units.oversight(core.book, core.today),
        expansion=Expansion.on(organisation, core.today),
        proposals={name.written: (name.unit_id, name.group_id) for name in names if name.is_known},
        today=core.today,
    )


def copy_sources(core: Workspace) -> list[CopySource]:
    """Return every plan that has assignments to copy, in the order of import."""
    found: list[CopySource] = []
    for plan in plans.all_plans(core.book):
        assigned = tasks.assignments_of_plan(core.book, plan.id)
        rows = tuple((task, tuple(assigned[task.id])) for task in tasks.of_plan(core.book, plan.id) if task.id in assigned)
        if rows:
            found.append(CopySource(plan, rows))
    return found


def alike_tasks(targets: Sequence[Task], source: CopySource) -> list[AlikeTask]:
    """Return for each task the task of another plan whose text is most like it; tasks without one are left out."""
    others = [(task, lines) for task, lines in source.rows if any(line.is_matched for line in lines)]
    mates = closest([duty_text(task) for task in targets], [duty_text(task) for task, _ in others])
    return [
        AlikeTask(task, *others[place], likeness)
        for task, found in zip(targets, mates, strict=True)
        for place, likeness in found
        if others[place][0].id != task.id
    ]


def matched_by(lines: Sequence[Assignment], proposals: Mapping[str, tuple[UnitId | None, UnitGroupId | None]]) -> Lines:
    """Return lines with the unmatched ones matched by what their written names stand for."""
    return tuple(
        line
        if line.is_matched or line.written not in proposals
        else replace(line, unit_id=proposals[line.written][0], group_id=proposals[line.written][1])
        for line in lines
    )


def duty_text(task: Task) -> str:
    """Return the duty itself, without the lines of units and time below it."""
    return task.text.split("\n", 1)[0]
