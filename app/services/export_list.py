"""Lists to Excel: any list of work items as it is filtered, and the master tracker of a period for the leader."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from app.domain.assignment import ROLE_LABELS
from app.domain.ids import TaskId
from app.domain.period import Period
from app.domain.plan import Section
from app.exporters.list_sheet import ListHead, ListRow
from app.exporters.master_xlsx import MASTER_TITLE, IndicatorRow, Master, write_list_file, write_master
from app.services.item_parts import parts_of
from app.services.new_files import NewFiles
from app.services.office import office_of
from app.services.show_items import ItemLine, show_items, show_outline
from app.services.workspace import Workspace
from app.steps import Stage

LIST_TITLE = "DANH SÁCH ĐẦU VIỆC"


def export_list(
    core: Workspace,
    lines: Sequence[ItemLine],
    path: Path,
    about: str,
) -> None:
    """Write work items, in the order given, to an .xlsx with live sums above them.

    Args:
        lines: the items of the list as it is shown.
        path: where it goes.
        about: which items they are, in words: "quý IV/2022, quá hạn".

    Raises:
        UserError: a text is longer than Excel's cells hold.
        EnvironmentTrouble: the file cannot be written.
        WritingCancelled: nobody wants it any more; nothing is left.
    """
    rows = _rows(core, lines)
    with NewFiles() as files:
        head = ListHead(_office(core, lines), LIST_TITLE, _capital(about), core.today)
        write_list_file(rows, head, files.add(path), core.watch.begin(Stage.WRITING_ROWS, len(rows)))


def export_master(
    core: Workspace,
    period: Period,
    path: Path,
) -> None:
    """Write the master tracker: all units of a period, counted by unit and by heading with live formulas, with the list.

    Nothing of the book changes. Raises as `export_list`.
    """
    lines = show_items(core, period)
    rows = _rows(core, lines)
    with NewFiles() as files:
        head = ListHead(_office(core, lines), MASTER_TITLE, f"Kỳ: {period.label}", core.today)
        master = Master(head, tuple(rows), tuple(_indicator_rows(core, lines)))
        write_master(master, files.add(path), core.watch.begin(Stage.WRITING_ROWS, len(rows)))


def _rows(core: Workspace, lines: Sequence[ItemLine]) -> list[ListRow]:
    outline = show_outline(core)
    return [
        ListRow(
            unit=line.unit.name,
            section=_section(outline, line.task.id),
            number=line.task.number,
            task_text=line.task.text.split("\n", 1)[0],
            role=ROLE_LABELS[line.item.role],
            period=line.item.period.label,
            due_on=line.item.due_on,
            timing_text=line.task.timing.raw or "",
            progress=line.item.progress,
            standing=line.standing,
        )
        for line in lines
    ]


def _section(outline: dict[TaskId, Section], task_id: TaskId) -> str:
    section = outline.get(task_id)
    return f"{section.number}. {section.title}".strip(". ") if section else ""


def _indicator_rows(core: Workspace, lines: Sequence[ItemLine]) -> Iterator[IndicatorRow]:
    """Yield every number that stands in one of the items; those without are left out."""
    parts = parts_of(core.book, [line.item for line in lines])
    for line in lines:
        for one in parts[line.item.id].indicators if line.item.id is not None else ():
            if one.value is not None:
                asked = one.indicator
                yield IndicatorRow(
                    asked.id,
                    line.task.number,
                    asked.name,
                    asked.measuring_unit,
                    asked.is_summed,
                    line.unit.name,
                    line.item.period.label,
                    one.value,
                )


def _office(core: Workspace, lines: Sequence[ItemLine]) -> str:
    return office_of(core, lines[0].plan).issuing_body if lines else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def dated_name(kind: str, period: Period | None, on: date) -> str:
    """Return the file name proposed for a list: what it is, of which period if of one, on which day it was made."""
    return " ".join(one for one in (kind, period.code if period else "", f"({on:%d-%m-%Y}).xlsx") if one)
