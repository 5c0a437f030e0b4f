"""One row of the list behind a figure: a work item as it stands today, or as a document counted it."""

from dataclasses import dataclass
from datetime import date

from app.domain.frozen_figures import FrozenItem
from app.domain.progress import STANDING_LABELS
from app.register.selection import Selection
from app.services.show_items import ItemLine
from ui.kit.cells import Cell
from ui.kit.numbers import short_date
from ui.looks.standing import LOOKS, standing_words
from ui.looks.task import first_line


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row.

    Attributes:
        task, unit, period, due, standing, result: its words, column by column.
        look: how the standing is drawn.
        line: the work item in the book; None for one that a document counted.
        works_on: the next working day, where an open deadline falls on a day off; None everywhere else.
    """

    task: str
    unit: str
    period: str
    due: str
    standing: str
    look: Cell
    result: str = ""
    line: ItemLine | None = None
    works_on: date | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Its words in the order of the columns."""
        return (self.task, self.unit, self.period, self.due, self.standing, self.result)


def row_of(line: ItemLine, today: date, wanted: Selection, works_on: date | None = None) -> ItemRow:
    """Return a work item as it stands today; in a selection that looks back, as it stood then."""
    then = wanted.on if wanted.looks_back else None
    standing = line.item.stood(then) if then else line.standing
    words = standing_words(line.item, standing, then or today)
    return ItemRow(
        task=f"{line.task.number} {first_line(line.task)}",
        unit=line.unit.name,
        period=_capital(line.item.period.label),
        due=short_date(line.item.due_on, year=True),
        standing=words,
        look=Cell(words, chip=LOOKS[standing]),
        result=line.item.progress.result.split("\n", 1)[0],
        line=line,
        works_on=works_on if line.item.progress.done_on is None else None,
    )


def frozen_row(item: FrozenItem) -> ItemRow:
    """Return a work item as a document counted it."""
    words = STANDING_LABELS[item.standing]
    return ItemRow(
        task=f"{item.number} {item.text}",
        unit=item.unit_name,
        period=_capital(item.period.label),
        due=short_date(item.due_on, year=True),
        standing=words,
        look=Cell(words, chip=LOOKS[item.standing]),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
