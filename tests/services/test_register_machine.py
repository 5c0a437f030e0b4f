"""Random commands on the register, each held against the small model of its rules, undone, and done again.

After every command: every period looked at shows the same cells and counts as the model; undo restores the book as it was to the
letter; redo brings it back. More runs than the test makes: `python -m tests.services.test_register_machine 500`.
"""

import sys
import tempfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.changes import Step
from app.domain.document import Document, System
from app.domain.ids import AssignmentId, PlanId, TaskId, UnitGroupId, UnitId
from app.domain.period import parse_period
from app.domain.plan import Beat, Pause, Plan, Task
from app.domain.progress import Progress, ProgressState, ReportState, WorkItem
from app.domain.timing import Timing, TimingKind
from app.domain.unit import GroupRule, Membership, Unit, UnitGroup, UnitKind
from app.errors import UserError
from app.services import (
    assign_units,
    change_beat,
    correct_progress,
    edit_task,
    edit_units,
    extend_deadline,
    history,
    open_period,
    pause_task,
    record_progress,
    report_states,
    unit_life,
    work_register,
)
from app.services.clock import Clock
from app.services.workspace import Workspace
from app.store import plans, tasks, trackers, units
from app.store.database import Database
from tests.dumps import exact_dump
from tests.services.register_model import Line, Model, ModelTask, ModelUnit, Row

FIRST_DAY = date(2022, 10, 3)
PLAN = (date(2022, 9, 20), date(2023, 12, 31))
LOOKED_AT = ("2022-10", "2022-Q4", "2022-12", "2023-01", "2023-Q1", "2023-H1", "2022", "2023-04", "2023-02-15")
CELLS = ("Chi bộ A", "Chi bộ B", "Chi bộ C")
OTHERS = ("Công đoàn", "Phòng Một")
GROUPS = ("các chi bộ", "các đoàn thể")
TASKS: dict[str, ModelTask] = {
    "1": ModelTask("ongoing"),
    "2": ModelTask("ongoing", beat="month"),
    "3": ModelTask("deadline", date(2022, 10, 31)),
    "4": ModelTask("by_plan"),
    "5": ModelTask("quarter", quarter="2022-Q4"),
}
DAYS = st.dates(date(2022, 10, 1), date(2023, 6, 30))
RANDOM_FROM = 100  # examples; fewer are the same at every run
STATES = ("not_started", "in_progress", "completed", "not_applicable")


class RegisterMachine(RuleBasedStateMachine):
    """The book and the model side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="dondoc-may-")
        self.core = Workspace(Database.create(Path(self.folder.name) / "so.dondoc"), Clock(FIRST_DAY))
        self.model = Model(FIRST_DAY, PLAN)
        self.unit_ids: dict[str, UnitId] = {}
        self.task_ids: dict[str, TaskId] = {}
        self.names: dict[UnitId, str] = {}
        self.present: dict[str, str] = {}
        self.numbered = count(1)
        self._make_book()

    def teardown(self) -> None:
        self.core.close()
        self.folder.cleanup()

    # Commands ---------------------------------------------------------------------------------------------------------

    @rule(
        task=st.sampled_from(sorted(TASKS)),
        lines=st.lists(
            st.tuples(
                st.sampled_from(("lead", "support", "overseer")),
                st.sampled_from((*CELLS, *OTHERS, *GROUPS)),
                st.none() | DAYS,
            ),
            max_size=3,
            unique_by=lambda line: line[1],
        ),
    )
    def assign(self, task: str, lines: list[tuple[str, str, date | None]]) -> None:
        given = [Line(role, *((None, name) if name in GROUPS else (name, None)), due) for role, name, due in lines]
        self.model.lines[task] = given
        self.model.refresh()
        self.do(lambda: assign_units.assign_units(self.core, self.task_ids[task], [self._line(task, one) for one in given]))

    @rule(group=st.sampled_from(GROUPS), members=st.lists(st.sampled_from((*CELLS, *OTHERS)), max_size=3, unique=True))
    def edit_group(self, group: str, members: list[str]) -> None:
        known = next(one for one in units.all_groups(self.core.book) if one.name == group)
        self.model.groups[group] = list(members)
        self.model.refresh()
        changed = replace(known, members=tuple(Membership(self.unit_ids[name]) for name in members))
        self.do(lambda: edit_units.edit_group(self.core, changed))

    @rule(task=st.sampled_from(("3", "4")), on=DAYS)
    def set_deadline(self, task: str, on: date) -> None:
        self.model.tasks[task].day = on
        self.model.refresh()
        self.do(lambda: edit_task.set_deadline(self.core, self.task_ids[task], on))

    @rule(code=st.sampled_from(LOOKED_AT))
    def open(self, code: str) -> None:
        self.model.open(code)
        self.do(lambda: open_period.open_period(self.core, parse_period(code)))

    @rule(looked_at=st.sampled_from(LOOKED_AT), number=st.integers(0, 40), state=st.sampled_from(STATES), on=DAYS)
    def record(self, looked_at: str, number: int, state: str, on: date) -> None:
        item = self._pick(looked_at, number)
        if item is None:
            return
        key = self._key(item)
        progress = Progress(
            ProgressState(state),
            on if state == "completed" else None,
            result="đã làm" if state != "not_started" else "",
            reason="không thuộc phạm vi" if state == "not_applicable" else "",
        )
        fits = not self.model.is_locked(key)
        if fits:
            row = self.model.rows.setdefault(key, Row(item.role.value, item.due_on))
            row.state, row.done_on = state, progress.done_on
            row.touched = row.extended or row.corrected or state != "not_started"
        self.do_or_refuse(fits, lambda: record_progress.record_progress(self.core, item, progress))

    @rule(looked_at=st.sampled_from(LOOKED_AT), number=st.integers(0, 40), on=DAYS)
    def extend(self, looked_at: str, number: int, on: date) -> None:
        item = self._pick(looked_at, number)
        if item is None:
            return
        key = self._key(item)
        fits = on >= self.model.today and (item.due_on is None or on > item.due_on) and not self.model.is_locked(key)
        if fits:
            row = self.model.rows.setdefault(key, Row(item.role.value, item.due_on))
            row.due, row.extended, row.touched = on, True, True
        self.do_or_refuse(fits, lambda: extend_deadline.extend_deadline(self.core, [item], on, "lý do"))

    @rule(task=st.sampled_from(("1", "2")), beat=st.sampled_from(("week", "month", "quarter", "half_year")), on=DAYS)
    def change_beat(self, task: str, beat: str, on: date) -> None:
        fits = self.model.change_beat(task, beat, on)
        self.do_or_refuse(fits, lambda: change_beat.change_beat(self.core, self.task_ids[task], Beat(beat), on))

    @rule(task=st.sampled_from(("1", "2")), first=DAYS, days=st.none() | st.integers(0, 120))
    def pause(self, task: str, first: date, days: int | None) -> None:
        last = None if days is None else first + timedelta(days=days)
        fits = self.model.pause(task, first, last)
        self.do_or_refuse(fits, lambda: pause_task.pause_task(self.core, self.task_ids[task], Pause(first, last, "lý do")))

    @rule(task=st.sampled_from(("1", "2")), on=DAYS)
    def resume(self, task: str, on: date) -> None:
        fits = self.model.resume(task, on)
        self.do_or_refuse(fits, lambda: pause_task.resume_task(self.core, self.task_ids[task], on))

    @rule(unit=st.integers(0, 9), code=st.sampled_from(("2022-12", "2022-Q4", "2023-Q1")), approved=st.booleans())
    def report(self, unit: int, code: str, approved: bool) -> None:
        """A unit reports (as a merge would say), and its report is approved."""
        name = self._unit(unit)
        if self.model.reported.get((name, code)) == "approved":
            return
        unit_id, period = self.unit_ids[name], parse_period(code)
        with self.core.unit_of_work(Step.MERGE_TRACKERS) as work:
            trackers.put_report_state(work, unit_id, period, ReportState.REPORTED, self.model.today)
        self.model.reported[(name, code)] = "reported"
        if approved:
            self.model.reported[(name, code)] = "approved"
            self.do(lambda: report_states.approve_report(self.core, unit_id, period))

    @rule(looked_at=st.sampled_from(LOOKED_AT), number=st.integers(0, 40), on=DAYS)
    def correct(self, looked_at: str, number: int, on: date) -> None:
        item = self._pick(looked_at, number)
        if item is None:
            return
        key = self._key(item)
        progress = Progress(ProgressState.COMPLETED, on, result="bản đính chính")
        fits = self.model.is_locked(key) and item.progress != progress
        if fits:
            row = self.model.rows.setdefault(key, Row(item.role.value, item.due_on))
            row.state, row.done_on, row.touched, row.corrected = "completed", on, True, True
        self.do_or_refuse(fits, lambda: correct_progress.correct_progress(self.core, item, progress, "số liệu sai"))

    @rule(ending=st.lists(st.integers(0, 9), min_size=1, max_size=2), into=st.integers(0, 9), on=DAYS, passes_on=st.booleans())
    def merge(self, ending: list[int], into: int, on: date, passes_on: bool) -> None:
        heir = self._unit(into)
        names = [name for name in dict.fromkeys(self._unit(one) for one in ending) if name != heir]
        fits = bool(names) and all(self.model.can_end(name, heir, on) for name in names)
        if fits:
            self.model.end(names, heir if passes_on else None, on)
        ids = [self.unit_ids[name] for name in names]
        self.do_or_refuse(
            fits, lambda: unit_life.merge_units(self.core, ids, self.unit_ids[heir], on, "Nghị quyết", passes_on=passes_on)
        )

    @rule(unit=st.integers(0, 9), heir=st.none() | st.integers(0, 9), on=DAYS)
    def abolish(self, unit: int, heir: int | None, on: date) -> None:
        name, heir_name = self._unit(unit), None if heir is None else self._unit(heir)
        fits = self.model.can_end(name, heir_name, on)
        if fits:
            self.model.end([name], heir_name, on)
        heir_id = None if heir_name is None else self.unit_ids[heir_name]
        self.do_or_refuse(fits, lambda: unit_life.abolish_unit(self.core, self.unit_ids[name], on, "", heir_id))

    @rule(unit=st.integers(0, 9), upper=st.none() | st.integers(0, 9), on=DAYS)
    def move(self, unit: int, upper: int | None, on: date) -> None:
        name, upper_name = self._unit(unit), None if upper is None else self._unit(upper)
        there = self.model.exists(name, on) and (upper_name is None or self.model.exists(upper_name, on))
        fits = there and (upper_name is None or not self.model.would_circle(name, upper_name, on))
        if fits:
            self.model.put_below(name, upper_name, on)
            self.model.refresh()
        upper_id = None if upper_name is None else self.unit_ids[upper_name]
        self.do_or_refuse(fits, lambda: unit_life.move_unit(self.core, self.unit_ids[name], upper_id, on))

    @rule(unit=st.integers(0, 9), on=DAYS)
    def rename(self, unit: int, on: date) -> None:
        """Names come one after the other; what an earlier day is told changes what a later event says it ended."""
        name = self._unit(unit)
        new = f"{name} mới {next(self.numbered)}"
        fits = self.model.exists(name, on)
        if fits:
            one = self.model.units[name]
            before = self.model.name_on(name, on, self.present[name])
            place = next((number for number, (day, _) in enumerate(one.names) if day > on), None)
            if place is None:
                self.present[name] = new
                one.names.append((on, before))
            else:
                one.names[place] = (one.names[place][0], new)
                one.names.insert(place, (on, before))
            one.events.append(on)
        self.do_or_refuse(fits, lambda: unit_life.rename_unit(self.core, self.unit_ids[name], new, on))

    @rule(kind=st.sampled_from(("party_cell", "department")), upper=st.none() | st.integers(0, 9))
    def give_group_a_rule(self, kind: str, upper: int | None) -> None:
        upper_name = None if upper is None else self._unit(upper)
        self.model.rules[GROUPS[1]] = (kind, upper_name)
        self.model.refresh()
        known = next(one for one in units.all_groups(self.core.book) if one.name == GROUPS[1])
        parent_id = None if upper_name is None else self.unit_ids[upper_name]
        changed = replace(known, rule=GroupRule(UnitKind(kind), parent_id))
        self.do(lambda: edit_units.edit_group(self.core, changed))

    @precondition(lambda self: len(self.unit_ids) < 8)
    @rule(kind=st.sampled_from(("party_cell", "department")))
    def add_unit(self, kind: str) -> None:
        name = f"Đơn vị {len(self.unit_ids)}"
        self.model.units[name] = ModelUnit(kind)
        self.model.refresh()
        self.do(lambda: edit_units.add_unit(self.core, Unit(UnitId(0), name, UnitKind(kind))))
        self._know(name, next(unit.id for unit in units.all_units(self.core.book) if unit.name == name))

    @rule(ahead=st.integers(1, 60))
    def time_passes(self, ahead: int) -> None:
        self.model.today += timedelta(days=ahead)
        self.core.clock = Clock(self.model.today)

    # What must hold ---------------------------------------------------------------------------------------------------

    @invariant()
    def every_period_shows_what_the_rules_say(self) -> None:
        for code in LOOKED_AT:
            items = work_register.items_in(self.core, parse_period(code))
            shown = {
                self._key(one): (one.role.value, one.due_on, one.progress.state.value, one.progress.done_on) for one in items
            }
            assert len(shown) == len(items), f"{code}: an item twice"
            assert shown == self.model.view(code), code
            counted = work_register.total(work_register.counts_by_unit(self.core, parse_period(code)))
            found = (counted.done_on_time, counted.done_late, counted.in_term, counted.overdue, counted.not_applicable)
            assert found == self.model.count(code), code

    @invariant()
    def every_day_has_the_names_and_the_units_above_of_that_day(self) -> None:
        organisation = units.organisation(self.core.book)
        for name, unit_id in self.unit_ids.items():
            for on in (date(2022, 10, 1), date(2022, 12, 31), date(2023, 2, 15), date(2023, 7, 1)):
                assert organisation.name_on(unit_id, on) == self.model.name_on(name, on, self.present[name])
                above = organisation.parent_on(unit_id, on)
                assert (self.names[above] if above is not None else None) == self.model.above(name, on)

    def do(self, command: Callable[[], object]) -> None:
        """Run a command, take it back and do it again: before and after are the same to the letter."""
        before = exact_dump(self.core)
        command()
        after = exact_dump(self.core)
        if after != before:
            history.undo(self.core)
            assert exact_dump(self.core) == before
            history.redo(self.core)
            assert exact_dump(self.core) == after

    def do_or_refuse(self, fits: bool, command: Callable[[], object]) -> None:
        """Run a command; where the rules refuse it, nothing may change."""
        if fits:
            self.do(command)
            return
        before = exact_dump(self.core)
        with pytest.raises(UserError):
            command()
        assert exact_dump(self.core) == before

    # Making and finding -----------------------------------------------------------------------------------------------

    def _make_book(self) -> None:
        with self.core.unit_of_work(Step.IMPORT_PLAN) as work:
            for name in (*CELLS, *OTHERS):
                kind = UnitKind.PARTY_CELL if name in CELLS else UnitKind.DEPARTMENT
                self._know(name, units.add_unit(work, Unit(UnitId(0), name, kind)))
                self.model.units[name] = ModelUnit(kind.value)
            for name in GROUPS:
                units.add_group(work, UnitGroup(UnitGroupId(0), name))
                self.model.groups[name] = []
            document = Document("Kế hoạch", "18-KH/ĐU", PLAN[0], "Đảng uỷ", "mẫu")
            plan = Plan(PlanId(0), document, System.PARTY, years=(2022, 2023))
            plan_id = plans.add(work, plan, file_id=None, mould="")
            for position, (number, task) in enumerate(TASKS.items(), start=1):
                added = Task(TaskId(0), plan_id, number, f"Việc {number}", timing=_timing(task), beat=_beat(task))
                self.task_ids[number] = tasks.add(work, added, position)
                self.model.tasks[number] = deepcopy(task)
        self.numbers = {task_id: number for number, task_id in self.task_ids.items()}
        self.group_ids = {group.name: group.id for group in units.all_groups(self.core.book)}

    def _know(self, name: str, unit_id: UnitId) -> None:
        self.unit_ids[name], self.names[unit_id], self.present[name] = unit_id, name, name

    def _unit(self, number: int) -> str:
        known = list(self.unit_ids)
        return known[number % len(known)]

    def _line(self, task: str, line: Line) -> Assignment:
        unit_id = self.unit_ids[line.unit] if line.unit else None
        group_id = self.group_ids[line.group] if line.group else None
        return Assignment(AssignmentId(0), self.task_ids[task], AssignmentRole(line.role), "", unit_id, group_id, line.due)

    def _pick(self, looked_at: str, number: int) -> WorkItem | None:
        items = work_register.items_in(self.core, parse_period(looked_at))
        return items[number % len(items)] if items else None

    def _key(self, item: WorkItem) -> tuple[str, str, str]:
        return self.numbers[item.task_id], self.names[item.unit_id], item.period.code


def _timing(task: ModelTask) -> Timing:
    if task.kind == "quarter":
        period = parse_period(task.quarter)
        return Timing(TimingKind.QUARTER, "quý", period.starts_on, period.ends_on)
    return Timing(TimingKind(task.kind), "thời gian", None, task.day)


def _beat(task: ModelTask) -> Beat | None:
    return Beat(task.beat) if task.kind == "ongoing" and task.beat != "quarter" else None


def run(examples: int, steps: int) -> None:
    """Run the machine."""
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=examples < RANDOM_FROM,
        report_multiple_bugs=False,
    )
    run_state_machine_as_test(RegisterMachine, settings=chosen)


def test_random_commands_agree_with_the_rules_and_are_undone():
    run(examples=25, steps=20)


if __name__ == "__main__":
    run(examples=int(sys.argv[1]), steps=40)
