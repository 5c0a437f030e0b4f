"""Makes large books with a fixed seed: an office, a province, the whole country, in one year.

Directory, plans, tasks and assignments go through the store's own functions; which work items exist is our own rule
(`app.register.cells`). Work items and the rows of sent trackers are put in by the thousand, inside our own transactions, so that
the log, its hashes and every check of the schema hold: `verify` finds a made book sound.

To add a size: a row in SIZES.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.changes import Step
from app.domain.document import Document, System
from app.domain.ids import AssignmentId, PlanId, SectionId, TaskId, UnitGroupId, UnitId
from app.domain.period import Period, PeriodKind, month, quarter
from app.domain.plan import Plan, Section, Task
from app.domain.progress import Progress, ProgressState, ReportState, WorkItem
from app.domain.timing import Timing, TimingKind
from app.domain.unit import Membership, Unit, UnitGroup
from app.register.cells import work_items
from app.services.clock import Clock
from app.services.workspace import Workspace
from app.store import plans, tasks, trackers, units
from app.store import work_items as stored
from app.store.columns import iso
from app.store.database import Database
from app.store.session import Row, Transaction
from app.store.work_items import ItemKey
from bench.big_book_texts import OutcomeText, outcome_texts, section_titles, task_text, unit_name

YEAR = 2026
TODAY = date(YEAR, 8, 17)
THIS_QUARTER = quarter(YEAR, 3)
NEXT_PERIOD = quarter(YEAR + 1, 1)
_QUARTERS = tuple(quarter(YEAR, number) for number in (1, 2, 3, 4))
_SILENT = 10  # every tenth unit has not answered this quarter, and nothing is known of its work
_SEED = 61


@dataclass(frozen=True, slots=True)
class Size:
    """How large a book is; all its work items fall into one year.

    Attributes:
        units: how many units, all in one group that each task is given to.
        plans: how many plans share the tasks.
        monthly: tasks followed every month, twelve items a unit.
        quarterly: tasks followed every quarter, four items a unit.
        once: tasks with one deadline, one quarter or a plan of their own, one item a unit.
        few: the units of one further task that is not everybody's; it makes the number of items round.
    """

    units: int
    plans: int
    monthly: int
    quarterly: int
    once: int
    few: int = 0

    @property
    def tasks(self) -> int:
        """How many tasks the plans have together."""
        return self.monthly + self.quarterly + self.once + (1 if self.few else 0)

    @property
    def items(self) -> int:
        """How many work items the year has."""
        return self.units * (12 * self.monthly + 4 * self.quarterly + self.once) + self.few


SIZES: dict[str, Size] = {
    "tiny": Size(units=5, plans=2, monthly=2, quarterly=2, once=3, few=2),  # 177 items, for the tests
    "office": Size(units=16, plans=6, monthly=15, quarterly=15, once=10),  # 40 tasks, 4,000 items
    "province": Size(units=124, plans=30, monthly=42, quarterly=102, once=55, few=92),  # 200 tasks, 120,000 items
    "country": Size(units=3_321, plans=30, monthly=40, quarterly=118, once=41, few=2_247),  # 200 tasks, 3,300,000 items
}


def make_book(path: Path, size: Size, seed: int = _SEED) -> Workspace:
    """Make a book of a size and leave it open: the year's four quarters are opened, the first three were sent and answered.

    Args:
        path: the file to make; the same seed gives the same content.
        size: how large.
        seed: from which texts, states and days are drawn.

    Raises:
        UserError: a file of that name exists.
    """
    draw = random.Random(seed)  # noqa: S311 test data
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    database = Database.create(path, now=lambda: noon, uid_source=lambda: draw.randbytes(16))
    core = Workspace(database, Clock(TODAY))
    everybody, group = _add_directory(core, size)
    _add_plans(core, size, everybody, group, draw)
    writer = _Writer(core, draw, outcome_texts(draw), frozenset(everybody[::_SILENT]))
    for period in _QUARTERS:
        writer.open_quarter(period)
    for period in _QUARTERS[:3]:
        writer.send(period, everybody)
    return core


def task_lines(size: Size) -> list[tuple[Timing, int]]:
    """Return the timing of every task and how many units it is given to, in the order of the plans."""
    monthly = Timing(TimingKind.RECURRING, "Hằng tháng", every=PeriodKind.MONTH)
    quarterly = Timing(TimingKind.ONGOING, "Thường xuyên")
    once = [_once(number) for number in range(size.once)]
    few = [(_once(0), size.few)] if size.few else []
    return [(timing, size.units) for timing in (*[monthly] * size.monthly, *[quarterly] * size.quarterly, *once)] + few


def _once(number: int) -> Timing:
    """Return one of three kinds of time that make one work item: a day, a quarter, a plan of the unit's own."""
    match number % 3:
        case 0:
            end = month(YEAR, number % 12 + 1).ends_on
            return Timing(TimingKind.DEADLINE, f"Trước ngày {end:%d/%m/%Y}", None, end)
        case 1:
            period = _QUARTERS[number % 4]
            return Timing(TimingKind.QUARTER, period.label.capitalize(), period.starts_on, period.ends_on)
        case _:
            return Timing(TimingKind.BY_PLAN, "Theo kế hoạch của đơn vị")


def _add_directory(core: Workspace, size: Size) -> tuple[list[UnitId], UnitGroupId]:
    with core.unit_of_work(Step.IMPORT_UNITS) as work:
        everybody = [
            units.add_unit(work, Unit(UnitId(0), name, kind, number, email=f"donvi{number}@coquan.invalid"))
            for number, (name, kind) in enumerate(map(unit_name, range(size.units)), start=1)
        ]
        members = tuple(Membership(unit_id) for unit_id in everybody)
        group = units.add_group(work, UnitGroup(UnitGroupId(0), "các xã, phường", (), members))
    return everybody, group


def _add_plans(core: Workspace, size: Size, everybody: list[UnitId], group: UnitGroupId, draw: random.Random) -> None:
    """Deal the tasks out to the plans one after the other, so that each plan has tasks of every kind."""
    lines = task_lines(size)
    for number in range(size.plans):
        issued_on = date(YEAR - 1, 12, 1) + timedelta(days=number % 28)
        document = Document(
            "Kế hoạch", f"{number + 1}-KH/ĐU", issued_on, "Đảng uỷ mẫu", f"thực hiện chương trình số {number + 1}"
        )
        with core.unit_of_work(Step.IMPORT_PLAN, document.citation) as work:
            plan = Plan(PlanId(0), document, System.PARTY, years=(YEAR, YEAR + 1))
            plan_id = plans.add(work, plan, file_id=None, mould="")
            sections = [
                plans.add_section(work, plan_id, Section(SectionId(0), title[0], title[1], 1), position)
                for position, title in enumerate(section_titles(), start=1)
            ]
            for position, (timing, wide) in enumerate(lines[number :: size.plans], start=1):
                task = Task(TaskId(0), plan_id, f"II.{position}", task_text(draw), sections[1], timing, paragraph=10 + position)
                task_id = tasks.add(work, task, position)
                tasks.put_assignments(work, task_id, _assignments(task_id, everybody, group, wide, draw))


def _assignments(
    task_id: TaskId, everybody: list[UnitId], group: UnitGroupId, wide: int, draw: random.Random
) -> list[Assignment]:
    """Give a task to the first `wide` units: all of them as a group, a third of the time under the lead of one of them."""
    lead, support = AssignmentRole.LEAD, AssignmentRole.SUPPORT
    if wide < len(everybody):
        return [Assignment(AssignmentId(0), task_id, lead, "", unit_id) for unit_id in everybody[:wide]]
    if draw.random() < 1 / 3:
        leader = Assignment(AssignmentId(0), task_id, lead, "", draw.choice(everybody))
        return [leader, Assignment(AssignmentId(0), task_id, support, "các xã, phường", None, group)]
    return [Assignment(AssignmentId(0), task_id, lead, "các xã, phường", None, group)]


_COLUMNS = (
    "uid",
    "task_id",
    "unit_id",
    "period_id",
    "role",
    "due_on",
    "state",
    "done_on",
    "result",
    "difficulty",
    "proposal",
    "reason",
    "result_folded",
)


class _Writer:
    """Puts in the work items of one quarter after the other, with what was entered of them, and what was sent."""

    def __init__(self, core: Workspace, draw: random.Random, outcomes: list[OutcomeText], silent: frozenset[UnitId]) -> None:
        self._core, self._draw, self._outcomes, self._silent = core, draw, outcomes, silent
        self._spans: set[ItemKey] = set()

    def open_quarter(self, period: Period) -> None:
        """Open a quarter with what was entered of its items; an item of a long span comes with the first one it belongs to."""
        with self._core.unit_of_work(Step.OPEN_PERIOD, period.label) as work:
            work.insert_all("work_item", _COLUMNS, self._rows(work, period))
            stored.mark_opened(work, period)

    def send(self, period: Period, everybody: list[UnitId]) -> None:
        """Record that a quarter's trackers went out empty, and which units answered: the silent ones not yet this quarter."""
        sent_on, reply_by = period.starts_on + timedelta(days=4), min(period.ends_on, TODAY - timedelta(days=3))
        with self._core.unit_of_work(Step.SEND_TRACKERS, period.label) as work:
            for unit_id in everybody:
                trackers.add_issue(work, unit_id, period, sent_on, reply_by, f"Phiếu {period.code} {unit_id}.xlsx")
                answered = period.ends_on < TODAY or unit_id not in self._silent
                state = ReportState.REPORTED if answered else ReportState.SENT
                trackers.put_report_state(work, unit_id, period, state, reply_by if answered else None)
            days = {"first": period.starts_on.isoformat(), "last": period.ends_on.isoformat()}
            self._core.database.connection.execute(_SENT_ROWS, {"period": stored.period_id(work, period), **days})

    def _rows(self, work: Transaction, period: Period) -> Iterator[Row]:
        book = self._core.book
        organisation = units.organisation(book)
        ids: dict[Period, int] = {}
        for plan in plans.all_plans(book):
            found, assigned = tasks.of_plan(book, plan.id), tasks.assignments_of_plan(book, plan.id)
            for item in work_items(plan, found, assigned, organisation, period, TODAY):
                if item.key in self._spans:
                    continue
                if item.period.kind is PeriodKind.SPAN:
                    self._spans.add(item.key)
                if item.period not in ids:
                    ids[item.period] = stored.period_id(work, item.period)
                yield self._row(work, item, ids[item.period])

    def _row(self, work: Transaction, item: WorkItem, period_id: int) -> Row:
        progress, folded = self._entered(item)
        return (
            work.new_uid(),
            item.task_id,
            item.unit_id,
            period_id,
            item.role.value,
            iso(item.due_on),
            progress.state.value,
            iso(progress.done_on),
            progress.result,
            progress.difficulty,
            progress.proposal,
            progress.reason,
            folded,
        )

    def _entered(self, item: WorkItem) -> tuple[Progress, str]:
        """Draw what was entered of an item, and its folded result: most of the past is done, none of the future."""
        is_silent = item.unit_id in self._silent and item.period.ends_on >= THIS_QUARTER.starts_on
        if item.due_on is None or item.period.starts_on > TODAY or is_silent:
            return Progress(), ""
        is_over = item.due_on < TODAY
        chance, text = self._draw.random(), self._draw.choice(self._outcomes)
        if chance < (0.88 if is_over else 0.3):
            late = self._draw.randrange(1, 15) if chance < 0.08 else -self._draw.randrange(12)
            done_on = max(min(item.due_on + timedelta(days=late), TODAY), item.period.starts_on)
            return Progress(ProgressState.COMPLETED, done_on, text.result, text.difficulty, text.proposal), text.folded
        if chance < 0.94:
            return Progress(ProgressState.IN_PROGRESS, None, text.result, text.difficulty), text.folded
        if chance < 0.96:
            return Progress(ProgressState.NOT_APPLICABLE, reason="Đơn vị không có đối tượng thực hiện"), ""
        return Progress(), ""


# One row for each item that the quarter's trackers carried: those of periods that ended in it.
_SENT_ROWS = """
INSERT INTO tracker_row (issue_id, work_item_id, state, done_on, result, difficulty, proposal, reason)
SELECT i.id, w.id, 'not_started', NULL, '', '', '', ''
FROM tracker_issue i JOIN work_item w ON w.unit_id = i.unit_id JOIN period p ON p.id = w.period_id
WHERE i.period_id = :period AND p.ends_on BETWEEN :first AND :last
ORDER BY i.id, w.id
"""
