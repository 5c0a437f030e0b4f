"""The cells of quarter IV/2022, counted by hand, of the sample plan and of the plan the project began from.

The directory: the executive committee, the leaders, 10 party cells, 4 mass organisations (16 units) and 5 committee members.
"""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import open_workspace
from app.domain.period import quarter
from app.services import exchange_units, import_plan, sample
from app.services.clock import Clock
from app.services.show_counts import count_period
from app.services.show_items import ItemLine, show_items
from app.store.database import Database
from tests.importers.plan.shared_plans import SEED

Q4 = quarter(2022, 4)
TODAY = date(2022, 10, 3)
ALL_UNITS = 1 + 1 + 10 + 4

# task -> how many cells, how many of them lead, in which period, due on which day; and why.
Row = tuple[int, int, str, date | None]
END = date(2022, 12, 31)
COMMON: dict[str, Row] = {
    # Ongoing, for the committee, the leaders, all cells and all organisations: followed by the quarter, due on its last day.
    "II.1": (ALL_UNITS, ALL_UNITS, "2022-Q4", END),
    # By the plans of the committee and the office: two units, the plan's own time, no deadline until those plans are known.
    "II.2": (2, 2, "span", None),
    "II.3": (ALL_UNITS, ALL_UNITS, "2022-Q4", END),
    "II.4": (ALL_UNITS, ALL_UNITS, "2022-Q4", END),
    # Quarter IV/2022: the committee leads, the leaders, cells and organisations support; the quarter itself is the period.
    "II.5": (ALL_UNITS, 1, "2022-Q4", END),
    "II.6": (ALL_UNITS, ALL_UNITS, "2022-Q4", END),
    "II.7": (ALL_UNITS, ALL_UNITS, "2022-Q4", END),
    # To be finished within October: one day as period, the last of the month; for the 10 cells only.
    "III.1": (10, 10, "2022-10-31", date(2022, 10, 31)),
    # Without a time: followed by the quarter all the same, for the 4 organisations only.
    "III.2": (4, 4, "2022-Q4", END),
}
# In the sample the committee members are a group of the directory: 5 persons, each a cell of its own, counted but sent nothing.
SAMPLE = {**COMMON, "III.3": (5, 5, "2022-Q4", END)}


def imported(folder: Path, plan: Path):
    core = open_workspace(_created(folder), Clock(TODAY))
    exchange_units.import_units(core, sample.sample_directory())
    draft = import_plan.prepare_import(core, plan)
    import_plan.import_plan(core, draft, import_plan.default_answers(draft))
    return core


def _created(folder: Path) -> Path:
    path = folder / "so.dondoc"
    Database.create(path).close()
    return path


def rows(lines: list[ItemLine]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for number in dict.fromkeys(line.task.number for line in lines):
        own = [line for line in lines if line.task.number == number]
        (period, due_on), *others = {(line.item.period, line.item.due_on) for line in own}
        assert not others, f"{number}: one period and deadline for all its units"
        code = "span" if ".." in period.code else period.code
        found[number] = (len(own), sum(line.item.role.value == "lead" for line in own), code, due_on)
    return found


def test_the_sample_plan_gives_the_cells_counted_by_hand(tmp_path):
    core = imported(tmp_path, sample.sample_plan())
    lines = show_items(core, Q4)
    assert rows(lines) == SAMPLE
    assert Counter(line.unit.is_person for line in lines) == {False: 6 * 16 + 2 + 10 + 4, True: 5}
    core.close()


@pytest.mark.shared
@pytest.mark.skipif(not SEED.is_file(), reason="the shared folder is not there")
def test_the_plan_the_project_began_from_gives_the_cells_counted_by_hand(tmp_path):
    """Its III.3 names members who are leaders: nobody in the directory is known by that, so no cell is made."""
    core = imported(tmp_path, SEED)
    assert rows(show_items(core, Q4)) == COMMON
    core.close()


def test_each_cell_stands_in_its_heap(tmp_path):
    """On 1 November the 10 cells due on 31 October are overdue; the rest is in term, nothing can be done or late yet."""
    core = imported(tmp_path, sample.sample_plan())
    path = core.path
    core.close()
    core = open_workspace(path, Clock(date(2022, 11, 1)))
    total = count_period(core, Q4).total
    assert (total.done_on_time, total.done_late, total.in_term, total.overdue) == (0, 0, 117 - 10, 10)
    assert total.rate == 0
    core.close()
