"""The master tracker for the leader: all units of a period in one workbook, counted by unit and by heading, with the list.

Every figure of the summaries is a live formula over the list, so that whoever changes a row there sees the sums follow; the
value written with it is the program's own count.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from pathlib import Path

from app.domain.progress import STANDING_LABELS, FourWayCount, Standing, count
from app.domain.tracker_sheet import cell_address
from app.exporters.list_sheet import STANDING_NAME, ListHead, ListRow, range_in, write_line, write_list
from app.exporters.xlsx_style import Styles, for_print, new_workbook_at, row_height, write_text
from app.exporters.xlsx_types import Sheet, Workbook
from app.files import written_whole
from app.steps import Steps

MASTER_TITLE = "BIỂU TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"
NO_SECTION = "Không thuộc mục nào"
_UNIT_KEY, _SECTION_KEY, _INDICATOR_KEY, _VALUE_NAME = "MaDonVi", "MaMuc", "MaChiTieu", "GiaTri"
_HEAD_ROW = 4
_NAME_WIDTH = 44
_WIDTH = 11.5
# Head, the standings it adds up, and the attribute of `FourWayCount` that says the same.
_FIGURES: tuple[tuple[str, tuple[Standing, ...], str], ...] = (
    ("Hoàn thành đúng hạn", (Standing.DONE_ON_TIME,), "done_on_time"),
    ("Hoàn thành quá hạn", (Standing.DONE_LATE,), "done_late"),
    ("Chưa hoàn thành, trong hạn", (Standing.IN_TERM, Standing.DUE_SOON), "in_term"),
    ("Chưa hoàn thành, quá hạn", (Standing.OVERDUE,), "overdue"),
    ("Không thực hiện", (Standing.NOT_APPLICABLE,), "not_applicable"),
)
_TOTAL_COLUMN, _FIRST_FIGURE = 2, 3
_RATE_COLUMN = _FIRST_FIGURE + len(_FIGURES)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One number that a unit has reached.

    Attributes:
        key: tells its indicator from every other.
        number: the number of the task that asks for it.
        name, measuring_unit: the indicator.
        is_summed: whether the numbers of several units add up.
        unit, period: who reached it and when, in words.
    """

    key: int
    number: str
    name: str
    measuring_unit: str
    is_summed: bool
    unit: str
    period: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Master:
    """What the master tracker holds."""

    head: ListHead
    rows: tuple[ListRow, ...]
    indicators: tuple[IndicatorRow, ...] = ()


def write_master(master: Master, path: Path, steps: Steps) -> None:
    """Write the workbook, whole or not at all.

    Raises:
        UserError: a text is longer than Excel's cells hold; it is never cut.
        EnvironmentTrouble: the file cannot be written.
        WritingCancelled: nobody wants it any more.
    """
    units = _numbered(row.unit for row in master.rows)
    sections = _numbered(row.section or NO_SECTION for row in master.rows)
    with written_whole(path) as target, new_workbook_at(target) as workbook:
        _set_properties(workbook, master.head)
        styles = Styles(workbook)
        _write_summary(workbook, styles, master, "Theo đơn vị", "Đơn vị", units, _UNIT_KEY, lambda row: row.unit)
        _write_summary(workbook, styles, master, "Theo mục", "Mục", sections, _SECTION_KEY, lambda row: row.section or NO_SECTION)
        if master.indicators:
            _write_indicators(workbook, styles, master)
        keys: dict[str, Callable[[ListRow], int]] = {
            _UNIT_KEY: lambda row: units[row.unit],
            _SECTION_KEY: lambda row: sections[row.section or NO_SECTION],
        }
        write_list(workbook, styles, master.rows, master.head, steps, keys)


def write_list_file(rows: Sequence[ListRow], head: ListHead, path: Path, steps: Steps) -> None:
    """Write a workbook with the list alone; raises as `write_master`."""
    with written_whole(path) as target, new_workbook_at(target) as workbook:
        _set_properties(workbook, head)
        write_list(workbook, Styles(workbook), rows, head, steps)


def _set_properties(workbook: Workbook, head: ListHead) -> None:
    created = datetime.combine(head.on, time())
    workbook.set_properties({"title": head.title.capitalize(), "author": head.office, "created": created})


def _numbered(names: Iterator[str]) -> dict[str, int]:
    """Return each name once, with its number in the order in which they come."""
    return {name: number for number, name in enumerate(dict.fromkeys(names), start=1)}


def _write_summary(
    workbook: Workbook,
    styles: Styles,
    master: Master,
    name: str,
    label: str,
    keys: dict[str, int],
    key_name: str,
    key_of: Callable[[ListRow], str],
) -> None:
    """Add a sheet that counts the list by one of its keys."""
    sheet = workbook.add_worksheet(name)
    heads = ["TT", label, "Phải thực hiện", *(head for head, _, _ in _FIGURES), "Tỷ lệ hoàn thành"]
    _begin(sheet, styles, master.head, heads, [5, _NAME_WIDTH, *(_WIDTH for _ in heads[2:])])
    standings: dict[str, list[Standing]] = {key: [] for key in keys}
    for row in master.rows:
        standings[key_of(row)].append(row.standing)
    for key, number in keys.items():
        row = _HEAD_ROW + number
        sheet.set_row(row, row_height([(key, _NAME_WIDTH)]))
        sheet.write_number(row, 0, number, styles.named("cell_centre"))
        write_text(sheet, row, 1, key, styles, "cell")
        formulas = [_counted(key_name, row, wanted) for _, wanted, _ in _FIGURES]
        _write_figures(sheet, styles, row, formulas, count(standings[key]), "figure")
    total = _HEAD_ROW + len(keys) + 1
    write_text(sheet, total, 0, "", styles, "total")
    write_text(sheet, total, 1, "Tổng cộng", styles, "total")
    formulas = (
        [f"=SUM({_above(total, _FIRST_FIGURE + place)})" for place in range(len(_FIGURES))] if keys else ["=0"] * len(_FIGURES)
    )
    _write_figures(sheet, styles, total, formulas, count(row.standing for row in master.rows), "total")
    _end(sheet, name, total, len(heads) - 1)


def _counted(key_name: str, row: int, standings: tuple[Standing, ...]) -> str:
    """Return the formula that counts the rows of the list with this row's key in one of the standings."""
    key = f"$A{row + 1}"
    return "=" + "+".join(f'COUNTIFS({key_name},{key},{STANDING_NAME},"{STANDING_LABELS[one]}")' for one in standings)


def _write_figures(sheet: Sheet, styles: Styles, row: int, formulas: Sequence[str], counted: FourWayCount, style: str) -> None:
    """Write total, figures and rate of a row; only what fell due counts for the rate."""
    figures = [cell_address(row, _FIRST_FIGURE + place) for place in range(len(_FIGURES))]
    on_time, late, in_term, overdue, _ = figures
    must = f"={on_time}+{late}+{in_term}+{overdue}"
    sheet.write_formula(row, _TOTAL_COLUMN, must, styles.named(style), counted.total)
    for place, (formula, (_, _, attribute)) in enumerate(zip(formulas, _FIGURES, strict=True)):
        sheet.write_formula(row, _FIRST_FIGURE + place, formula, styles.named(style), getattr(counted, attribute))
    fell_due = f"({on_time}+{late}+{overdue})"
    rate = f'=IF({fell_due}=0,"–",({on_time}+{late})/{fell_due})'
    shown = "–" if counted.rate is None else counted.rate / 100
    sheet.write_formula(row, _RATE_COLUMN, rate, styles.named(f"{style}_rate"), shown)


def _above(row: int, column: int) -> str:
    return f"{cell_address(_HEAD_ROW + 1, column)}:{cell_address(row - 1, column)}"


def _begin(sheet: Sheet, styles: Styles, head: ListHead, heads: Sequence[str], widths: Sequence[float]) -> None:
    """Write widths, title and heads of a summary."""
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    last, room = len(heads) - 1, sum(widths)
    write_line(sheet, styles, 0, last, head.office, "office", room, 12)
    write_line(sheet, styles, 1, last, head.title, "title", room, 14)
    write_line(sheet, styles, 2, last, f"{head.about} – tính đến ngày {head.on:%d/%m/%Y}", "subtitle", room, 12)
    write_line(
        sheet, styles, 3, last, "Số liệu tính từ trang “Danh sách”: sửa ở đó, các ô ở đây tự tính lại.", "guidance", room, 11
    )
    sheet.set_row(_HEAD_ROW, row_height([(head, width * 0.9) for head, width in zip(heads, widths, strict=True)]))
    for place, text in enumerate(heads):
        write_text(sheet, _HEAD_ROW, place, text, styles, "head")


def _end(sheet: Sheet, footer: str, last_row: int, last_column: int) -> None:
    for_print(sheet, landscape=True, footer=footer)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.print_area(0, 0, last_row, last_column)
    sheet.freeze_panes(_HEAD_ROW + 1, 2)


def _write_indicators(workbook: Workbook, styles: Styles, master: Master) -> None:
    """Add the numbers that units have reached, and a sheet with their sums."""
    kinds = {row.key: row for row in master.indicators}
    last_value = _HEAD_ROW + len(master.indicators)
    sums = workbook.add_worksheet("Tổng chỉ tiêu")
    heads = ["TT", "Số", "Chỉ tiêu", "Đơn vị tính", "Số báo cáo", "Tổng cộng"]
    _begin(sums, styles, master.head, heads, [5, 8, 52, 16, 14, 16])
    for row, (key, kind) in enumerate(kinds.items(), start=_HEAD_ROW + 1):
        sums.write_number(row, 0, row - _HEAD_ROW, styles.named("cell_centre"))
        for place, text in enumerate((kind.number, kind.name, kind.measuring_unit), start=1):
            write_text(sums, row, place, text, styles, "cell")
        values = [one.value for one in master.indicators if one.key == key]
        sums.write_formula(row, 4, f"=COUNTIFS({_INDICATOR_KEY},{key})", styles.named("figure"), len(values))
        if kind.is_summed:
            total = f"=SUMIFS({_VALUE_NAME},{_INDICATOR_KEY},{key})"
            sums.write_formula(row, 5, total, styles.named("figure_number"), float(sum(values)))
        else:
            write_text(sums, row, 5, "không cộng", styles, "cell_centre")
    _end(sums, "Tổng chỉ tiêu", _HEAD_ROW + len(kinds), len(heads) - 1)
    _write_values(workbook, styles, master)
    for name, column in ((_VALUE_NAME, 6), (_INDICATOR_KEY, 7)):
        workbook.define_name(name, f"={range_in('Chỉ tiêu', column, _HEAD_ROW + 1, last_value)}")


def _write_values(workbook: Workbook, styles: Styles, master: Master) -> None:
    sheet = workbook.add_worksheet("Chỉ tiêu")
    heads = ["TT", "Số", "Chỉ tiêu", "Đơn vị tính", "Đơn vị", "Kỳ", "Giá trị"]
    _begin(sheet, styles, master.head, heads, [5, 8, 44, 14, 34, 12, 14])
    sheet.set_column(7, 7, 6, None, {"hidden": True})
    for row, one in enumerate(master.indicators, start=_HEAD_ROW + 1):
        sheet.write_number(row, 0, row - _HEAD_ROW, styles.named("cell_centre"))
        for place, text in enumerate((one.number, one.name, one.measuring_unit, one.unit, one.period), start=1):
            write_text(sheet, row, place, text, styles, "cell")
        sheet.write_number(row, 6, float(one.value), styles.named("figure_number"))
        sheet.write_number(row, 7, one.key, styles.named("key"))
    _end(sheet, "Chỉ tiêu", _HEAD_ROW + len(master.indicators), len(heads) - 1)
