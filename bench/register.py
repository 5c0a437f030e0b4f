"""The register of a province: counting, opening the book, making the next period, finding among many tasks."""

import random
import sqlite3
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from app.bootstrap import open_workspace
from app.domain.changes import Step
from app.domain.document import Document, System
from app.domain.ids import PlanId, SectionId, TaskId
from app.domain.plan import Plan, Section, Task
from app.domain.progress import FourWayCount
from app.register.counts import count_by
from app.services.clock import Clock
from app.services.open_period import open_period
from app.services.show_plan import PlanView, TaskLine
from app.services.work_register import counts_by_unit, items_in
from app.store.change_triggers import drop_triggers
from app.store.columns import iso
from app.store.work_items import period_id
from bench.big_book import NEXT_PERIOD, THIS_QUARTER, TODAY
from bench.big_book_texts import task_text
from bench.made_books import book_file, copied, opened
from bench.measure import Figure, Pair
from ui.views.task_tree.nodes import build_nodes

_SEARCHED_TASKS = 10_000


@contextmanager
def count_against_python(folder: Path) -> Generator[Pair]:
    """The four-way count by unit of a quarter in SQL, and our own rule over all the quarter's rows in Python."""
    with opened(book_file(folder, "province")) as core:
        yield Pair(
            lambda: counts_by_unit(core, THIS_QUARTER),
            lambda: count_by(items_in(core, THIS_QUARTER), lambda item: item.unit_id, TODAY),
        )


@contextmanager
def count_against_rows(folder: Path) -> Generator[Pair]:
    """The same, and a plain count of the rows of the table."""
    with opened(book_file(folder, "province")) as core:
        connection = core.database.connection
        peer = "SELECT count(*) FROM work_item"
        yield Pair(lambda: counts_by_unit(core, THIS_QUARTER), lambda: connection.execute(peer).fetchall())


@contextmanager
def book_opened(folder: Path) -> Generator[Pair]:
    """Opening a book with profile, lock and schema check, and sqlite3.connect with one SELECT."""
    path = book_file(folder, "province")

    def bare() -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT count(*) FROM plan").fetchall()

    yield Pair(lambda: open_workspace(path, Clock(TODAY)).close(), bare)


@contextmanager
def next_period_made(folder: Path) -> Generator[Pair]:
    """The next quarter opened: 28,024 items with log and hash; and the same rows by executemany into the table without log."""

    def ours() -> Figure:
        with copied(folder, "province") as core:
            start = time.perf_counter()
            open_period(core, NEXT_PERIOD)
            return Figure((time.perf_counter() - start) * 1000)

    with opened(book_file(folder, "province")) as core:
        items = items_in(core, NEXT_PERIOD)
        uids = [core.database.uid_source() for _ in items]
    new = [(uid, item) for uid, item in zip(uids, items, strict=True) if item.id is None]

    def peer() -> Figure:
        with copied(folder, "province") as core:
            with core.unit_of_work(Step.OPEN_PERIOD) as work:
                ids = {item.period: period_id(work, item.period) for _, item in new}
            connection = core.database.connection
            drop_triggers(connection)
            rows = [(uid, item.task_id, item.unit_id, ids[item.period], item.role.value, iso(item.due_on)) for uid, item in new]
            start = time.perf_counter()
            connection.execute("BEGIN")
            connection.executemany(
                "INSERT INTO work_item (uid, task_id, unit_id, period_id, role, due_on) VALUES (?, ?, ?, ?, ?, ?)", rows
            )
            connection.execute("COMMIT")
            return Figure((time.perf_counter() - start) * 1000)

    yield Pair(ours, peer)


@contextmanager
def tasks_searched(folder: Path) -> Generator[Pair]:
    """The tree's rows for a search among 10,000 tasks, without diacritics; and str.find over the texts as written."""
    view = _large_plan()
    yield Pair(
        lambda: build_nodes(view, "ho so cu tru"),
        lambda: [line for line in view.lines if line.task.text.find("hồ sơ cư trú") >= 0],
    )


def _large_plan() -> PlanView:
    draw = random.Random(7)  # noqa: S311 test data
    plan = Plan(PlanId(1), Document("Kế hoạch", "1-KH/ĐU", TODAY, "Đảng uỷ mẫu", "mẫu"), System.PARTY)
    section = Section(SectionId(1), "II", "NHIỆM VỤ")
    tasks = [Task(TaskId(n), plan.id, f"II.{n}", task_text(draw), section.id) for n in range(1, _SEARCHED_TASKS + 1)]
    lines = tuple(TaskLine(task, (), ("Xã An Bình", "Phường An Bình"), None, FourWayCount()) for task in tasks)
    return PlanView(plan, (section,), lines, THIS_QUARTER, is_opened=True, today=TODAY)
