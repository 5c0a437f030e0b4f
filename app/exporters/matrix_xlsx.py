"""The matrix of work items as a workbook: tasks down, units across, each cell by sign, word and colour as on the screen."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from app.domain.ids import UnitGroupId
from app.domain.progress import Standing
from app.domain.tracker_sheet import LONGEST_CELL_TEXT, cell_length
from app.errors import UserError
from app.exporters.list_sheet import ListHead, write_line
from app.exporters.xlsx_style import Styles, for_print, new_workbook_at, row_height, write_text
from app.exporters.xlsx_types import Options, Sheet, Workbook
from app.files import written_whole
from app.messages.code import Code
from app.register.cell_words import cell_words, is_untouched
from app.register.item_matrix import ItemCell, ItemMatrix, ItemRow, UnitColumn
from app.steps import Steps
from app.text.normalise import one_line

MATRIX_TITLE = "MA TRẬN THEO DÕI NHIỆM VỤ"
MATRIX_SHEET = "Ma trận"
_HEAD_ROW = 4
_FIRST_ROW = _HEAD_ROW + 1
_TASK_HEADS = (("Số", 7.0), ("Nhiệm vụ", 38.0), ("Thời hạn", 11.0))
_FIRST_UNIT = len(_TASK_HEADS)
_UNIT_WIDTH = 11.0
_UNITS_ON_PAGE = 14
"""Columns of units that are still read on a page of A4; more go on to the next page, the tasks repeated."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How a standing is said: the colours of `TONES`, a sign that every font has, and what it means."""

    tone: str
    sign: str
    meaning: str


_LOOKS: dict[Standing, _Look] = {
    Standing.DONE_ON_TIME: _Look("good", "√", "Hoàn thành đúng hạn, ngày hoàn thành"),
    Standing.DONE_LATE: _Look("warning", "√", "Hoàn thành quá hạn, ngày hoàn thành kèm chữ “muộn”"),
    Standing.DUE_SOON: _Look("warning", "○", "Sắp đến hạn, còn bao nhiêu ngày"),
    Standing.OVERDUE: _Look("bad", "!", "Chưa hoàn thành, đã quá hạn bao nhiêu ngày"),
    Standing.IN_TERM: _Look("running", "►", "Đang thực hiện, trong hạn"),
    Standing.NOT_APPLICABLE: _Look("quiet", "–", "Chưa thực hiện, trong hạn; hoặc “không làm”: không phải thực hiện"),
}
_IDLE = _LOOKS[Standing.NOT_APPLICABLE]
_LEGEND = "“3/4”: xong 3 trên 4 đầu việc, màu theo đầu việc cần lo nhất. Ô trống: không có đầu việc. Dấu hiệu ở cuối bảng."


def write_matrix(matrix: ItemMatrix, head: ListHead, opened: Collection[UnitGroupId], path: Path, steps: Steps) -> None:
    """Write the workbook, whole or not at all; printed on A4 sideways, heads and tasks repeated.

    Args:
        matrix: what is written.
        head: what stands above it.
        opened: the groups that show their members; those of others are folded as Excel folds columns, and open by a click.
        path: where it goes.
        steps: is told of every row.

    Raises:
        UserError: a text is longer than Excel's cells hold; it is never cut.
        EnvironmentTrouble: the file cannot be written.
        WritingCancelled: nobody wants it any more.
    """
    with written_whole(path) as target, new_workbook_at(target) as workbook:
        workbook.set_properties({"title": head.title.capitalize(), "author": head.office, "created": _at(head.on)})
        _MatrixSheet(workbook, matrix, opened).write(head, steps)


class _MatrixSheet:
    """The one sheet of the workbook."""

    def __init__(self, workbook: Workbook, matrix: ItemMatrix, opened: Collection[UnitGroupId]) -> None:
        self._matrix = matrix
        self._styles = Styles(workbook)
        self._sheet: Sheet = workbook.add_worksheet(MATRIX_SHEET)
        self._folded = [one.unit is not None and one.group is not None and one.group.id not in opened for one in matrix.columns]
        self._opened = opened

    def write(self, head: ListHead, steps: Steps) -> None:
        """Write everything from the top."""
        last_row = _FIRST_ROW + len(self._matrix.rows) + len(_LOOKS)
        self._set_columns()
        self._set_up(head, last_row)
        self._write_head(head)
        for place, row in enumerate(self._matrix.rows, start=_FIRST_ROW):
            self._write_row(place, row)
            steps.go_on()
        self._write_legend(last_row - len(_LOOKS) + 1)

    @property
    def _shown(self) -> list[int]:
        """The places of the columns of units that are not folded away."""
        return [_FIRST_UNIT + place for place, is_folded in enumerate(self._folded) if not is_folded]

    def _set_columns(self) -> None:
        self._sheet.outline_settings(symbols_right=False)
        for place, (_, width) in enumerate(_TASK_HEADS):
            self._sheet.set_column(place, place, width)
        for place, (column, is_folded) in enumerate(zip(self._matrix.columns, self._folded, strict=True), start=_FIRST_UNIT):
            self._sheet.set_column(place, place, _UNIT_WIDTH, None, self._folding(column, is_folded=is_folded))

    def _folding(self, column: UnitColumn, *, is_folded: bool) -> Options:
        if column.group is None:
            return {}
        if column.is_group:
            return {"collapsed": column.group.id not in self._opened}
        return {"level": 1, "hidden": is_folded}

    def _set_up(self, head: ListHead, last_row: int) -> None:
        for_print(self._sheet, landscape=True, footer=f"{head.title.capitalize()}, {self._matrix.period.label}")
        self._sheet.fit_to_pages(-(-len(self._shown) // _UNITS_ON_PAGE) or 1, 0)
        self._sheet.repeat_rows(_HEAD_ROW)
        self._sheet.repeat_columns(0, _FIRST_UNIT - 1)
        self._sheet.print_area(0, 0, last_row, _FIRST_UNIT + len(self._matrix.columns) - 1)
        self._sheet.freeze_panes(_FIRST_ROW, _FIRST_UNIT)

    def _write_head(self, head: ListHead) -> None:
        """Write what stands above, over the columns of the first page, and the heads."""
        first_page = self._shown[:_UNITS_ON_PAGE]
        width = sum(one for _, one in _TASK_HEADS) + _UNIT_WIDTH * len(first_page)
        last = first_page[-1] if first_page else _FIRST_UNIT - 1
        about = f"{head.about} – tính đến ngày {head.on:%d/%m/%Y}"
        lines = ((head.office, "office", 12), (head.title, "title", 14), (about, "subtitle", 12), (_LEGEND, "guidance", 11))
        for row, (text, style, points) in enumerate(lines):
            write_line(self._sheet, self._styles, row, last, text, style, width, points)
        labels = [*_TASK_HEADS, *((_column_name(column), _UNIT_WIDTH) for column in self._matrix.columns)]
        seen = [(label, width * 0.9) for label, width in labels[:_FIRST_UNIT]]
        self._sheet.set_row(_HEAD_ROW, row_height([*seen, *((labels[place][0], _UNIT_WIDTH * 0.9) for place in self._shown)]))
        for place, (label, _) in enumerate(labels):
            self._write(_HEAD_ROW, place, label, "head")

    def _write_row(self, place: int, row: ItemRow) -> None:
        is_whole = row.task is None
        number, words = _row_name(row)
        found = [self._matrix.cell(row, column) for column in self._matrix.columns]
        due = _due_words(row, found)
        said = [self._said(cell) for cell in found]
        texts = [(words, _TASK_HEADS[1][1]), *([] if isinstance(due, date) else [(due, _TASK_HEADS[2][1])])]
        texts += [(text, _UNIT_WIDTH) for (text, _), is_folded in zip(said, self._folded, strict=True) if not is_folded]
        self._sheet.set_row(place, row_height(texts))
        self._write(place, 0, number, "heading" if is_whole else "cell_centre")
        self._write(place, 1, words, "heading" if is_whole else "cell")
        if isinstance(due, date):
            self._sheet.write_datetime(place, 2, _at(due), self._styles.named("cell_date"))
        else:
            self._write(place, 2, due, "heading" if is_whole else "cell_centre")
        for column, (text, tone) in enumerate(said, start=_FIRST_UNIT):
            plain = "heading" if is_whole else "cell"
            self._write(place, column, text, f"{'whole' if is_whole else 'standing'}_{tone}" if text else plain)

    def _said(self, found: ItemCell | None) -> tuple[str, str]:
        """Return sign and words of a cell, and its tone; nothing where there is no work item."""
        if found is None or found.standing is None:
            return "", ""
        look = _IDLE if is_untouched(found) else _LOOKS[found.standing]
        return f"{look.sign} {cell_words(found, self._matrix.today)}", look.tone

    def _write_legend(self, first_row: int) -> None:
        for row, look in enumerate(_LOOKS.values(), start=first_row):
            self._sheet.set_row(row, row_height([(look.meaning, sum(width for _, width in _TASK_HEADS[1:]))]))
            self._write(row, 0, look.sign, f"standing_{look.tone}")
            self._sheet.merge_range(row, 1, row, _FIRST_UNIT - 1, "", self._styles.named("cell"))
            self._write(row, 1, look.meaning, "cell")

    def _write(self, row: int, column: int, text: str, style: str) -> None:
        if cell_length(text) > LONGEST_CELL_TEXT:
            about = {"unit": "", "number": "", "column": _TASK_HEADS[1][0]}
            raise UserError(Code.CELL_TEXT_TOO_LONG, **about, limit=LONGEST_CELL_TEXT)
        write_text(self._sheet, row, column, text, self._styles, style)


def _row_name(row: ItemRow) -> tuple[str, str]:
    """Return number and words of a task or heading."""
    if row.task is not None:
        return row.task.number, one_line(row.task.text.split("\n", 1)[0])
    if row.section is not None:
        return row.section.number, one_line(row.section.title)
    return "", "Cả kế hoạch"


def _column_name(column: UnitColumn) -> str:
    if column.unit is not None:
        return column.unit.short_name or column.unit.name
    if column.group is None:
        return "Tất cả đơn vị"
    return f"{column.group.name[:1].upper()}{column.group.name[1:]} ({len(column.unit_ids)})"


def _due_words(row: ItemRow, found: Sequence[ItemCell | None]) -> date | str:
    """Return the day by which all units are to be done, else the plan's words."""
    if row.task is None:
        return ""
    days = set(_days_of(found))
    only = next(iter(days)) if len(days) == 1 else None
    return only or one_line(row.task.timing.raw or "")


def _days_of(found: Sequence[ItemCell | None]) -> Iterator[date | None]:
    """Yield the deadlines of single work items; of several in a cell, that they differ."""
    yield from (cell.due_on if cell.number == 1 else None for cell in found[1:] if cell is not None)


def _at(on: date) -> datetime:
    return datetime.combine(on, time())
