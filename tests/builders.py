"""Test data that reads as sentences: a book with units, groups and tasks, made without any file.

core = a_book(tmp_path).with_units("Sở A", "Sở B").with_task("Rà soát", lead="Sở A", due="2026-03-31").opened()
"""

from datetime import date
from pathlib import Path
from typing import Self

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.changes import Step
from app.domain.document import Document, System
from app.domain.ids import AssignmentId, PlanId, TaskId, UnitGroupId, UnitId
from app.domain.plan import Beat, Plan, Task
from app.domain.timing import Timing, TimingKind
from app.domain.unit import Membership, Unit, UnitGroup, UnitKind
from app.services.clock import Clock
from app.services.workspace import Workspace
from app.store import plans, tasks, units
from app.store.database import Database

A_DAY = date(2022, 10, 3)


def an_empty_book(folder: Path, today: date = A_DAY) -> Workspace:
    """Make an empty book whose today stands still."""
    return Workspace(Database.create(folder / "so.dondoc"), Clock(today))


class a_book:  # noqa: N801  (reads as a sentence)
    """Builds a book step by step; `opened` gives it."""

    def __init__(self, folder: Path, today: date = A_DAY) -> None:
        self._core = an_empty_book(folder, today)
        self._plan: PlanId | None = None
        self._tasks = 0

    def with_units(self, *names: str, kind: UnitKind = UnitKind.PARTY_CELL) -> Self:
        with self._core.unit_of_work(Step.ADD_UNIT) as work:
            for name in names:
                units.add_unit(work, Unit(UnitId(0), name, kind))
        return self

    def with_group(self, name: str, *members: str) -> Self:
        with self._core.unit_of_work(Step.EDIT_UNIT_GROUP) as work:
            joined = tuple(Membership(_unit(self._core, member)) for member in members)
            units.add_group(work, UnitGroup(UnitGroupId(0), name, (), joined))
        return self

    def with_plan(self, number: str | None = "18-KH/ĐU", years: tuple[int, int] = (2022, 2025)) -> Self:
        document = Document("Kế hoạch", number, date(2022, 9, 20) if number else None, "Đảng uỷ Sở", "về việc mẫu")
        with self._core.unit_of_work(Step.IMPORT_PLAN, document.citation) as work:
            plan = Plan(PlanId(0), document, System.PARTY, years=years)
            self._plan = plans.add(work, plan, file_id=None, mould="")
        self._tasks = 0
        return self

    def with_task(
        self,
        text: str,
        *,
        lead: str | list[str] = (),
        support: str | list[str] = (),
        due: str | None = None,
        timing: Timing | None = None,
        beat: Beat | None = None,
    ) -> Self:
        if self._plan is None:
            self.with_plan()
        assert self._plan is not None
        self._tasks += 1
        if due:
            timing = Timing(TimingKind.DEADLINE, due, None, date.fromisoformat(due))
        task = Task(
            id=TaskId(0),
            plan_id=self._plan,
            number=f"II.{self._tasks}",
            text=text,
            timing=timing or Timing(TimingKind.ONGOING, "Thường xuyên"),
            beat=beat,
        )
        with self._core.unit_of_work(Step.IMPORT_PLAN) as work:
            task_id = tasks.add(work, task, self._tasks)
            named = [(AssignmentRole.LEAD, name) for name in _many(lead)]
            named += [(AssignmentRole.SUPPORT, name) for name in _many(support)]
            tasks.put_assignments(
                work,
                task_id,
                [Assignment(AssignmentId(0), task_id, role, name, *units.resolve(work, name)) for role, name in named],
            )
        return self

    def opened(self) -> Workspace:
        """Give the book."""
        return self._core


def task_of(core: Workspace, number: str) -> Task:
    """Return a task of the first plan by its number."""
    plan = plans.all_plans(core.book)[0]
    return next(task for task in tasks.of_plan(core.book, plan.id) if task.number == number)


def unit_of(core: Workspace, name: str) -> Unit:
    """Return a unit by its name."""
    return next(unit for unit in units.all_units(core.book) if unit.name == name)


def _unit(core: Workspace, name: str) -> UnitId:
    found, _ = units.resolve(core.book, name)
    assert found is not None, f"no unit {name}"
    return found


def _many(names: str | list[str] | tuple[()]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)
