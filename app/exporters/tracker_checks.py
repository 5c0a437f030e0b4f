"""What the tracker workbook says by itself while a unit fills it in: drop-downs, hints, warnings, colours with words.

All of it works without formulas in cells. A colour is never the only sign: its conditional format also shows words behind
the state, on the screen and on paper. To add a rule: 1. a row in `RULES`, the more urgent before the less urgent.
"""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.period import Period
from app.domain.progress import DUE_SOON_DAYS, STATE_LABELS, ProgressState
from app.domain.tracker import FieldKind, earliest_done_on
from app.domain.tracker_sheet import LONGEST_CELL_TEXT, cell_address
from app.exporters.tracker_columns import Layout
from app.exporters.xlsx_style import Styles
from app.exporters.xlsx_types import Options, Sheet

_NO_BREAK = "\u00a0"
_COMPLETED = STATE_LABELS[ProgressState.COMPLETED]
_NOT_APPLICABLE = STATE_LABELS[ProgressState.NOT_APPLICABLE]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing the sheet points out.

    Attributes:
        when: an Excel condition; {state}, {done_on}, {result} and {due} stand for the row's cells.
        says: the words shown behind the state; empty where the state says it all.
        tone: its colours, a key of `TONES`.
    """

    when: str
    says: str
    tone: str


_OPEN = f'{{state}}<>"{_COMPLETED}",{{state}}<>"{_NOT_APPLICABLE}",ISNUMBER({{due}})'
RULES: tuple[Rule, ...] = (
    Rule(f'AND({{state}}="{_COMPLETED}",{{done_on}}="")', "(cần ghi ngày)", "warning"),
    Rule(f'AND({{state}}<>"{_COMPLETED}",{{done_on}}<>"")', "(đã có ngày?)", "warning"),
    Rule(f'AND({{state}}="{_NOT_APPLICABLE}",TRIM({{result}})="")', "(cần ghi lý do)", "warning"),
    Rule(f'AND({{state}}="{_COMPLETED}",ISNUMBER({{done_on}}),ISNUMBER({{due}}),{{done_on}}>{{due}})', "(quá hạn)", "bad"),
    Rule(f'{{state}}="{_COMPLETED}"', "", "good"),
    Rule(f"AND({_OPEN},{{due}}<TODAY())", "(đã quá hạn)", "bad"),
    Rule(f"AND({_OPEN},{{due}}-TODAY()<={DUE_SOON_DAYS})", "(sắp đến hạn)", "warning"),
    Rule(f'{{state}}="{_NOT_APPLICABLE}"', "", "quiet"),
)


def add_checks(sheet: Sheet, styles: Styles, rows: range, layout: Layout, period: Period) -> None:
    """Add validations, hints and rules to the rows of the table; its heads take nothing.

    Args:
        rows: the rows of the table, counted from 0; at least one. The heads stand in the row above.
        layout: which columns there are.
        period: the period reported on; days long before it are questioned.
    """
    sheet.data_validation(rows.start - 1, 0, rows.start - 1, layout.last, _TAKES_NOTHING)
    for place, column in enumerate(layout.columns):
        if field := column.field:
            hint = {"input_title": field.label, "input_message": field.hint}
            check = {**_CHECKS[field.kind](period), **hint}
        else:
            check = _TAKES_NOTHING
        if not column.hidden:
            sheet.data_validation(rows.start, place, rows[-1], place, check)
    _add_rules(sheet, styles, rows, layout)


def _add_rules(sheet: Sheet, styles: Styles, rows: range, layout: Layout) -> None:
    places = {"state": "state", "done_on": "done_on", "result": "result", "due": "due_on"}
    cells = {name: "$" + cell_address(rows.start, layout.place(key)) for name, key in places.items()}
    state = layout.place("state")
    for rule in RULES:
        words = rule.says.replace(" ", _NO_BREAK)
        shown_as = f'@" {words}"' if words else "@"
        options: Options = {
            "type": "formula",
            "criteria": "=" + rule.when.format_map(cells),
            "format": styles.conditional(rule.tone, shown_as),
            "stop_if_true": True,
        }
        sheet.conditional_format(rows.start, state, rows[-1], state, options)


# For the columns that the office filled in: typing is refused, sorting goes on (see `tracker_xlsx`).
_TAKES_NOTHING: Options = {
    "validate": "custom",
    "value": "=FALSE",
    "show_input": False,
    "error_title": "Ô này đã ghi sẵn",
    "error_message": "Ô này do cơ quan ghi sẵn, đơn vị không sửa. Hãy bấm Cancel (Huỷ) rồi ghi vào các ô màu vàng nhạt.",
}


def _check_state(_period: Period) -> Options:
    return {
        "validate": "list",
        "source": list(STATE_LABELS.values()),
        "error_title": "Trạng thái không có sẵn",
        "error_message": "Hãy bấm mũi tên bên phải ô và chọn một trong các trạng thái có trong danh sách.",
    }


def _check_date(period: Period) -> Options:
    """Question days before the last year and days to come: what is done cannot lie ahead.

    Only a warning: where Windows is set to month/day/year, Excel takes "15/12/2022" for text, which the reader understands.
    """
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": earliest_done_on(period),
        "maximum": "=TODAY()",
        "error_type": "warning",
        "error_title": "Xem lại ngày hoàn thành",
        "error_message": (
            "Ngày hoàn thành ghi dạng ngày/tháng/năm, ví dụ 15/12/2022, và không sau hôm nay. "
            "Nếu đã ghi đúng như vậy, hãy chọn Yes (Có) để giữ lại."
        ),
    }


def _check_text(_period: Period) -> Options:
    return {
        "validate": "length",
        "criteria": "<=",
        "value": LONGEST_CELL_TEXT,
        "error_title": "Nội dung quá dài",
        "error_message": "Một ô chỉ chứa được 32.767 ký tự. Hãy ghi ngắn gọn và gửi kèm tài liệu.",
    }


def _check_deadline(_period: Period) -> Options:
    """Ask whether a proposal is meant: whatever is typed over a deadline changes nothing by itself."""
    return {
        "validate": "custom",
        "value": "=FALSE",
        "error_type": "warning",
        "error_title": "Đề nghị lùi hạn?",
        "error_message": (
            "Thời hạn do cơ quan giao. Nếu muốn đề nghị lùi hạn đến ngày vừa ghi, hãy chọn Yes (Có) và nêu lý do ở cột đề xuất; "
            "nếu không, chọn Cancel (Huỷ)."
        ),
    }


_CHECKS: dict[FieldKind, Callable[[Period], Options]] = {
    FieldKind.STATE: _check_state,
    FieldKind.DATE: _check_date,
    FieldKind.TEXT: _check_text,
    FieldKind.NUMBERS: _check_text,
    FieldKind.NAMES: _check_text,
    FieldKind.DEADLINE: _check_deadline,
}
