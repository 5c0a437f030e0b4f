"""Which column of a returned sheet holds what: by the words of its head, as sent, in other usual words, or clearly alike.

To teach it another wording of a head: a line in `_WORDINGS`. A head that is like two, or two heads like one, is no column.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.tracker import PROGRESS_FIELDS, ProgressField
from app.domain.tracker_sheet import CODE_LABEL, TASK_LABEL, cell_address
from app.errors import UserError
from app.importers.sheets.content import CellValue, SheetContent
from app.messages.code import Code
from app.text.compare import fold
from app.text.likeness import likeness

_ROWS_TO_FIND_HEADS_IN = 60
_LEAST_FIELDS = 2
_ALIKE = 85.0
_NUMBER_LABEL = "TT"
# Heads that must not be taken for another's though they are like it.
_OTHER_LABELS = (CODE_LABEL, "Vai trò", "Đơn vị", "Kỳ trước", "Kết quả kỳ trước", "Thời gian thực hiện", "Ngày giao", "Ghi chú")
_WORDINGS: dict[str, tuple[str, ...]] = {
    _NUMBER_LABEL: ("stt", "số tt", "số thứ tự", "số"),
    TASK_LABEL: ("nội dung nhiệm vụ", "nhiệm vụ được giao", "tên nhiệm vụ", "nội dung công việc", "nội dung"),
    "due_on": ("thời hạn hoàn thành", "hạn hoàn thành", "hạn", "thời hạn thực hiện"),
    "state": ("tình trạng", "trạng thái thực hiện", "tình trạng thực hiện"),
    "done_on": ("ngày ht", "ngày hoàn thành thực tế", "ngày hoàn thành nếu có", "ngày xong"),
    "result": ("kết quả", "kết quả th", "kết quả đạt được", "kết quả thực hiện nhiệm vụ"),
    "difficulty": ("khó khăn", "vướng mắc", "khó khăn vướng mắc nếu có", "khó khăn và vướng mắc", "tồn tại, khó khăn"),
    "proposal": ("đề xuất", "kiến nghị", "đề xuất kiến nghị nếu có", "kiến nghị, đề xuất", "đề xuất và kiến nghị"),
    "indicators": ("các chỉ tiêu", "chỉ tiêu đạt được"),
    "evidence": ("tài liệu minh chứng", "tệp minh chứng", "minh chứng kèm theo"),
}


@dataclass(frozen=True, slots=True)
class TrackerTable:
    """Where the table stands in its sheet: its head row and its columns, all counted from 0.

    Attributes:
        number_column: where the tasks' numbers stand; None when that column is gone.
        columns: the column of each field that is there.
    """

    sheet: SheetContent
    head_row: int
    task_column: int
    number_column: int | None
    columns: Mapping[ProgressField, int]


def find_table(file_name: str, sheet: SheetContent) -> TrackerTable | None:
    """Find the row of heads: the task's and at least two fields'. Columns may stand in any order.

    Raises:
        UserError: two columns have the head of one field.
    """
    for row in range(min(_ROWS_TO_FIND_HEADS_IN, len(sheet.rows))):
        found = _columns_of(sheet.rows[row])
        fields = {field: found[field.key] for field in PROGRESS_FIELDS if field.key in found}
        if TASK_LABEL in found and len(fields) >= _LEAST_FIELDS:
            for field, columns in fields.items():
                _refuse_twice(file_name, sheet, row, field.label, columns)
            _refuse_twice(file_name, sheet, row, TASK_LABEL, found[TASK_LABEL])
            number = found.get(_NUMBER_LABEL)
            columns = {field: columns[0] for field, columns in fields.items()}
            return TrackerTable(sheet, row, found[TASK_LABEL][0], number[0] if number else None, columns)
    return None


def _columns_of(values: Sequence[CellValue]) -> dict[str, list[int]]:
    """Return what a row of heads names -> its columns. The surest way in which a thing is named there counts alone."""
    ranked: dict[str, dict[int, list[int]]] = {}
    for column, value in enumerate(values):
        if isinstance(value, str) and (named := _named_by(fold(value))):
            key, rank = named
            ranked.setdefault(key, {}).setdefault(rank, []).append(column)
    return {key: by_rank[min(by_rank)] for key, by_rank in ranked.items() if key}


def _named_by(head: str) -> tuple[str, int] | None:
    """Return what a folded head names and how sure that is: 0 as sent, 1 in other words, 2 clearly alike."""
    if not head or len(head) > 60:
        return None
    if head in _EXACT:
        return _EXACT[head], 0
    if head in _WORDED:
        return _WORDED[head], 1
    return _alike(head)


def _alike(head: str) -> tuple[str, int] | None:
    best: dict[str, float] = {}
    for label, key in _EXACT.items():
        best[key] = max(best.get(key, 0.0), likeness(head, label))
    alike = [key for key, percent in best.items() if percent >= _ALIKE]
    return (alike[0], 2) if len(alike) == 1 and alike[0] else None


def _refuse_twice(file_name: str, sheet: SheetContent, row: int, label: str, columns: list[int]) -> None:
    if len(columns) > 1:
        raise UserError(
            Code.TRACKER_COLUMN_TWICE,
            file=file_name,
            sheet=sheet.name,
            column=label,
            first=cell_address(row, columns[0]),
            second=cell_address(row, columns[1]),
        )


def _folded(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {fold(label): key for label, key in pairs}


# Folded label -> key of the field, label of the column, or "" for a column that is nobody's.
_EXACT = _folded(
    [
        *((label, "") for label in _OTHER_LABELS),
        (_NUMBER_LABEL, _NUMBER_LABEL),
        (TASK_LABEL, TASK_LABEL),
        *((field.label, field.key) for field in PROGRESS_FIELDS),
    ]
)
_WORDED = _folded((wording, key) for key, wordings in _WORDINGS.items() for wording in wordings)
