"""A tracker filled in at random, with what may be read of it after it was mishandled: what the kinds of mishandling work on."""

import random
from copy import copy
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import openpyxl
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.progress import STATE_LABELS, ProgressState
from app.domain.tracker import shown_row
from app.exporters.tracker_columns import layout_of
from app.exporters.tracker_xlsx import write_tracker
from tests.exporters.tracker_samples import a_tracker

TRACKER = a_tracker()
KEYS = [column.key for column in layout_of(TRACKER).columns]
LABELS = {column.key: column.label for column in layout_of(TRACKER).columns}
HEAD = 6
TYPED = ("state", "done_on", "result", "difficulty", "proposal")
FIRST_DAY = date(2022, 10, 1)
STATES = list(ProgressState)
GONE, UNUSABLE = "gone", "unusable"


@dataclass
class Filled:
    """A tracker as a unit filled it in, and what may be read of it after what was done to it.

    Attributes:
        values: work item -> field -> what must be read; a field whose reading must be refused is "unusable".
        rows: work item -> "gone" when its row was deleted, "unusable" when it must be told; not there when it is read.
        strange: how many rows must be told that belong to nobody.
        must_be_refused: whether the whole file must be refused instead.
        is_asked: whether rows are only known by their words.
        missing: the fields whose column is gone.
    """

    book: Workbook
    random: random.Random
    values: dict[bytes, dict[str, str]]
    rows: dict[bytes, str] = field(default_factory=dict)
    strange: int = 0
    must_be_refused: bool = False
    is_asked: bool = False
    missing: set[str] = field(default_factory=set)

    @property
    def sheet(self) -> Worksheet:
        return self.book.worksheets[0]

    @property
    def row_numbers(self) -> list[int]:
        """The rows of the table, by the code or words that stand in them."""
        return list(range(HEAD + 1, HEAD + 1 + len(TRACKER.rows)))

    def cell(self, row: int, key: str):
        return self.sheet.cell(row, KEYS.index(key) + 1)

    def uid(self, row: int) -> bytes:
        """The work item of a row that has not been moved yet."""
        return TRACKER.rows[row - HEAD - 1].item_uid

    def some(self, most: int = 4) -> list[int]:
        """Some rows of the table."""
        return self.random.sample(self.row_numbers, self.random.randint(1, most))

    def take(self, row: int) -> list[tuple[object, object]]:
        return [(cell.value, copy(cell._style)) for cell in self.sheet[row][: len(KEYS)]]

    def put(self, row: int, cells: list[tuple[object, object]]) -> None:
        for column, (value, style) in enumerate(cells, start=1):
            cell = self.sheet.cell(row, column)
            cell.value, cell._style = value, copy(style)
            if isinstance(value, str) and value[:1] == "=":
                cell.data_type = "s"

    def rearrange(self, order: list[int]) -> None:
        """Put the rows of the table in another order."""
        taken = [self.take(row) for row in order]
        for row, cells in zip(self.row_numbers, taken, strict=True):
            self.put(row, cells)

    def unmerge(self) -> None:
        for area in [str(area) for area in self.sheet.merged_cells.ranges]:
            self.sheet.unmerge_cells(area)

    def forget(self, *rows: int) -> None:
        for row in rows:
            self.rows[self.uid(row)] = GONE


def filled(seed: int, template: Path) -> Filled:
    """Fill in the tracker at random; every text and day occurs once, so that it tells where it came from."""
    chance = random.Random(seed)
    if not template.exists():
        write_tracker(TRACKER, template)
    book = openpyxl.load_workbook(template)
    made = Filled(book, chance, {})
    for number, row in enumerate(made.row_numbers):
        sent = shown_row(TRACKER.rows[number])
        values = dict(sent)
        for key in chance.sample(TYPED[2:], chance.randint(0, 3)):
            values[key] = f"{LABELS[key]} của việc {number}, bản {seed}"
            made.cell(row, key).value = values[key]
        if chance.random() < 0.7:
            state = chance.choice(STATES)
            values["state"] = state.value
            made.cell(row, "state").value = STATE_LABELS[state]
            on = FIRST_DAY + timedelta(days=3 * number) if state is ProgressState.COMPLETED else None
            values["done_on"] = on.isoformat() if on else ""
            made.cell(row, "done_on").value = on
            made.cell(row, "done_on").number_format = "dd/mm/yyyy"
        made.values[TRACKER.rows[number].item_uid] = values
    return made
