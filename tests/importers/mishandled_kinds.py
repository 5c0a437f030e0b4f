"""The kinds of mishandled tracker, each in as many variations as there are seeds: filled in at random, then handled at random.

To add one: 1. a function that changes the filled sheet and says in `Filled` what that leaves to be read; 2. a row in `KINDS`.
What must hold for every one of them stands in `test_mishandled_kinds.py`.
"""

import random
import unicodedata
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import openpyxl
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.progress import STATE_LABELS, ProgressState
from app.domain.tracker import PROGRESS_FIELDS, shown_row
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


# --- rows ----------------------------------------------------------------------------------------------------------------


def sorted_rows(made: Filled) -> None:
    key = made.random.choice(["task", "state", "result", "number", "role"])
    backwards = made.random.random() < 0.5
    made.rearrange(sorted(made.row_numbers, key=lambda row: str(made.cell(row, key).value or ""), reverse=backwards))


def shuffled_rows(made: Filled) -> None:
    made.rearrange(made.random.sample(made.row_numbers, len(made.row_numbers)))


def filtered_rows(made: Filled) -> None:
    made.sheet.auto_filter.add_filter_column(3, ["Chủ trì"])
    for row in made.some(8):
        made.sheet.row_dimensions[row].hidden = True


def deleted_rows(made: Filled) -> None:
    made.unmerge()
    gone = made.some(6)
    made.forget(*gone)
    for row in sorted(gone, reverse=True):
        made.sheet.delete_rows(row)


def emptied_rows(made: Filled) -> None:
    for row in made.some():
        made.put(row, [(None, style) for _, style in made.take(row)])
        made.forget(row)


def inserted_rows(made: Filled) -> None:
    made.unmerge()
    for row in sorted(made.some(), reverse=True):
        made.sheet.insert_rows(row, made.random.randint(1, 3))


def inserted_words(made: Filled) -> None:
    made.unmerge()
    for row in sorted(made.some(), reverse=True):
        made.sheet.insert_rows(row)
        made.cell(row, "task").value = f"Việc đơn vị tự thêm số {row}"
        made.cell(row, "result").value = "Đã làm thêm"
        made.strange += 1


def copied_rows(made: Filled) -> None:
    made.unmerge()
    for row in sorted(made.some(3), reverse=True):
        made.sheet.insert_rows(row + 1)
        made.put(row + 1, made.take(row))
        made.cell(row + 1, "result").value = "bản chép"
        made.rows[made.uid(row)] = UNUSABLE


def moved_below(made: Filled) -> None:
    row = made.random.choice(made.row_numbers)
    cells = made.take(row)
    made.put(row, [(None, style) for _, style in cells])
    made.put(made.random.randint(36, 60), cells)


def columns_sorted_apart(made: Filled) -> None:
    """Numbers and words change rows, codes and answers stay: a sorted part of the table."""
    first, second = made.random.sample(made.row_numbers, 2)
    for key in ("number", "task"):
        one, other = made.cell(first, key), made.cell(second, key)
        one.value, other.value = other.value, one.value
    made.rows |= {made.uid(first): UNUSABLE, made.uid(second): UNUSABLE}


# --- columns -------------------------------------------------------------------------------------------------------------


def moved_columns(made: Filled) -> None:
    order = made.random.sample(range(1, len(KEYS) + 1), len(KEYS))
    for row in [HEAD, *made.row_numbers]:
        cells = made.take(row)
        made.put(row, [cells[place - 1] for place in order])


def hidden_columns(made: Filled) -> None:
    for place in made.random.sample(range(1, len(KEYS) + 1), 4):
        letter = get_column_letter(place)
        made.sheet.column_dimensions[letter].hidden = not made.sheet.column_dimensions[letter].hidden


def inserted_column(made: Filled) -> None:
    made.unmerge()
    place = made.random.randint(1, len(KEYS))
    made.sheet.insert_cols(place)
    made.sheet.cell(HEAD, place).value = made.random.choice(["Ghi chú", "Người làm", None, "Nhận xét của bí thư"])
    for row in made.row_numbers:
        made.sheet.cell(row, place).value = f"chữ thêm ở dòng {row}"


def deleted_column(made: Filled) -> None:
    made.unmerge()
    key = made.random.choice(["done_on", "difficulty", "proposal", "role", "number", "result"])
    made.sheet.delete_cols(KEYS.index(key) + 1)
    if key in {one.key for one in PROGRESS_FIELDS}:
        made.missing.add(key)


_OTHER_HEADS = {
    "task": ("Nội dung nhiệm vụ", "NHIỆM VỤ", "Nhiệm  vụ:", "Nhiệm vụ được giao"),
    "state": ("Tình trạng", "Trạng thai", "TRẠNG THÁI"),
    "done_on": ("Ngày HT", "Ngày\nhoàn thành", "Ngày hoàn thàn", "ngay hoan thanh"),
    "result": ("Kết quả", "Kết quả thực hiên", "Kết quả TH", "Kết quả thực hiện nhiệm vụ"),
    "difficulty": ("Khó khăn", "Khó khăn, vướng mắc (nếu có)", "Khó khăn vướng mắt"),
    "proposal": ("Kiến nghị", "Đề xuất - Kiến nghị", "Đề xuất, kiến nghi"),
    "due_on": ("Hạn hoàn thành", "THỜI HẠN"),
    "evidence": ("Tài liệu minh chứng", "Minh chúng"),
    "number": ("STT", "Số TT"),
}


def renamed_heads(made: Filled) -> None:
    for key in made.random.sample(list(_OTHER_HEADS), 4):
        made.cell(HEAD, key).value = made.random.choice(_OTHER_HEADS[key])


def unknown_head(made: Filled) -> None:
    key = made.random.choice(["result", "difficulty", "proposal"])
    made.cell(HEAD, key).value = made.random.choice(["Nội dung khác", "Cột A", "Ý kiến chi uỷ", "Số liệu"])
    made.missing.add(key)


def doubled_head(made: Filled) -> None:
    key = made.random.choice(["state", "result", "proposal", "done_on"])
    made.sheet.cell(HEAD, len(KEYS) + made.random.randint(1, 3)).value = LABELS[key]
    made.must_be_refused = True


# --- sheets --------------------------------------------------------------------------------------------------------------


def renamed_sheets(made: Filled) -> None:
    for number, sheet in enumerate(made.book.worksheets):
        sheet.title = f"Trang {made.random.randint(1, 99)}-{number}"
        sheet.sheet_state = made.random.choice(["visible", "hidden"]) if number else "visible"


def added_sheets(made: Filled) -> None:
    for number in range(made.random.randint(1, 3)):
        sheet = made.book.create_sheet(f"Biểu {number}", made.random.choice([0, None]))
        sheet["A1"], sheet["B2"], sheet["C3"] = "Nhiệm vụ", "Trạng thái", f"số liệu {number}"
    made.book.active = made.book.worksheets.index(next(one for one in made.book.worksheets if one.title.startswith("Phiếu")))
    made.book.move_sheet("Phiếu theo dõi", -made.book.worksheets.index(made.book["Phiếu theo dõi"]))


def copied_sheet(made: Filled) -> None:
    made.book.copy_worksheet(made.sheet).title = "Bản cũ"
    made.must_be_refused = True


def lost_identity(made: Filled) -> None:
    made.book.remove(made.book["_dondoc"])
    if made.random.random() < 0.5:
        made.book.remove(made.book.worksheets[1])


def lost_codes(made: Filled) -> None:
    made.unmerge()
    made.sheet.delete_cols(KEYS.index("code") + 1)
    made.is_asked = True


def lost_some_codes(made: Filled) -> None:
    for row in made.some(6):
        made.cell(row, "code").value = made.random.choice([None, "DD-", "x", str(made.cell(row, "code").value)[:-1]])
    made.is_asked = True


def lost_codes_and_words(made: Filled) -> None:
    for row in made.some(5):
        made.cell(row, "code").value = None
        made.cell(row, "task").value = f"Nội dung viết lại hẳn {row}"
        made.rows[made.uid(row)] = GONE
        made.strange += 1
    made.is_asked = True


def changed_head_rows(made: Filled) -> None:
    made.unmerge()
    if made.random.random() < 0.5:
        made.sheet.delete_rows(1, made.random.randint(1, 4))
    else:
        made.sheet.insert_rows(1, made.random.randint(1, 9))
        made.sheet["C1"] = "CHI BỘ VĂN PHÒNG"


def merged_down(made: Filled) -> None:
    row = made.random.choice(made.row_numbers[:-1])
    key = made.random.choice(["result", "difficulty", "proposal", "state"])
    letter = get_column_letter(KEYS.index(key) + 1)
    made.sheet.merge_cells(f"{letter}{row}:{letter}{row + 1}")
    for one in (row, row + 1):
        made.values[made.uid(one)][key] = UNUSABLE


def merged_across(made: Filled) -> None:
    row = made.random.choice(made.row_numbers)
    left, right = (get_column_letter(KEYS.index(key) + 1) for key in ("difficulty", "proposal"))
    made.sheet.merge_cells(f"{left}{row}:{right}{row}")
    made.values[made.uid(row)] |= {"difficulty": UNUSABLE, "proposal": UNUSABLE}


# --- cells ---------------------------------------------------------------------------------------------------------------

_DATE_TEXTS = (
    "{0:%d/%m/%Y}",
    "{0:%d.%m.%Y}",
    "{0:%d-%m-%y}",
    "ngày {0.day} tháng {0.month} năm {0.year}",
    " {0.day}/{0.month}/{0.year} ",
)


def _done(made: Filled, row: int, on: date, written: object, *, is_read: bool = True) -> None:
    made.cell(row, "state").value = STATE_LABELS[ProgressState.COMPLETED]
    made.cell(row, "done_on").value = written
    made.cell(row, "done_on").number_format = "General"
    made.values[made.uid(row)] |= {"state": "completed", "done_on": on.isoformat() if is_read else UNUSABLE}


def dates_as_text(made: Filled) -> None:
    for row in made.some(8):
        on = FIRST_DAY + timedelta(days=made.random.randint(0, 80))
        _done(made, row, on, made.random.choice(_DATE_TEXTS).format(on))


def dates_without_year(made: Filled) -> None:
    for row in made.some(8):
        on = FIRST_DAY + timedelta(days=made.random.randint(0, 80))
        _done(made, row, on, made.random.choice([f"{on.day}.{on.month}", f"{on:%d/%m}", f"ngày {on.day} tháng {on.month}"]))


def dates_without_year_outside(made: Filled) -> None:
    for row in made.some(8):
        on = date(2022, made.random.randint(1, 9), made.random.randint(1, 28))
        _done(made, row, on, f"{on:%d/%m}", is_read=False)


def dates_month_first(made: Filled) -> None:
    for row in made.some(6):
        on = date(2022, made.random.randint(10, 12), made.random.randint(13, 30))
        _done(made, row, on, f"{on:%m/%d/%Y}", is_read=False)


def dates_as_numbers(made: Filled) -> None:
    for row in made.some(8):
        on = FIRST_DAY + timedelta(days=made.random.randint(0, 80))
        serial = (on - date(1899, 12, 30)).days
        _done(made, row, on, made.random.choice([serial, str(serial), serial + 0.35]))


def dates_that_are_none(made: Filled) -> None:
    for row in made.some(6):
        written = made.random.choice(["31/11/2022", "12/2022", "đã xong", "15/12/222", 2022, "quý IV", "30/2"])
        _done(made, row, FIRST_DAY, written, is_read=False)


_NUMBERS = ((5, "5"), (1.5, "1,5"), ("5", "5"), ("0123", "0123"), ("1/2", "1/2"), (1234567, "1234567"))


def numbers_as_values(made: Filled) -> None:
    for row in made.some(8):
        key = made.random.choice(["result", "difficulty", "proposal"])
        typed, read = made.random.choice(
            [(5, "5"), (1.5, "1,5"), ("5", "5"), ("0123", "0123"), ("1/2", "1/2"), (1234567, "1234567")]
        )
        made.cell(row, key).value = typed
        made.values[made.uid(row)][key] = read


_BY_HAND = {
    ProgressState.COMPLETED: (
        "xong",
        "Xong.",
        "Đã HT",
        "HT",
        "đã hoàn thành",
        "hoan thanh",
        "HOÀN THÀNH",
        "đã làm xong",
        "hoàn thành 100%",
    ),
    ProgressState.IN_PROGRESS: ("đang làm", "dang lam", "Đang TH", "đang triển khai", "Đang thực hiện."),
    ProgressState.NOT_STARTED: ("chưa làm", "chua lam", "Chưa TH", "chưa triển khai", "Chưa"),
    ProgressState.NOT_YET_DUE: ("chưa đến hạn", "Chưa tới kỳ", "chua den han"),
    ProgressState.NOT_APPLICABLE: ("ko thực hiện", "không phải làm", "khong thuc hien", "Ko TH"),
}
NEAR_MISSES = ("chưa xong", "gần xong", "không", "50%", "chưa hoàn thành", "xong?", "đăng", "xong một phần", "đã", "ko", 1)


def states_by_hand(made: Filled) -> None:
    for row in made.some(8):
        state = made.random.choice(list(_BY_HAND))
        made.cell(row, "state").value = made.random.choice(_BY_HAND[state])
        made.values[made.uid(row)]["state"] = state.value


def states_unclear(made: Filled) -> None:
    for row in made.some(8):
        made.cell(row, "state").value = made.random.choice(NEAR_MISSES)
        made.values[made.uid(row)]["state"] = UNUSABLE


def formulas(made: Filled) -> None:
    for row in made.some(6):
        key = made.random.choice(["result", "difficulty", "state", "done_on"])
        made.cell(row, key).value = made.random.choice(["=1+1", '="Đã "&"làm"', f"=H{row + 1}", "=TODAY()", "=F7"])
        made.values[made.uid(row)][key] = UNUSABLE


def odd_letters(made: Filled) -> None:
    for row in made.some(8):
        key = made.random.choice(["result", "difficulty", "proposal"])
        words = f"Đã họp đủ {row} buổi"
        typed = made.random.choice([unicodedata.normalize("NFD", words), f"\u200b{words}", f"{words}\u202e"])
        made.cell(row, key).value = typed
        made.values[made.uid(row)][key] = words


_DANGEROUS = ("=1+1", "+84 912", "-5 việc", "@SUM(A1)", "#N/A", "_x0041_", "a\tb", "một\nhai", "0123", "🙂 tốt")


def dangerous_texts(made: Filled) -> None:
    for row in made.some(8):
        key = made.random.choice(["result", "difficulty", "proposal"])
        text = made.random.choice(_DANGEROUS)
        cell = made.cell(row, key)
        cell.value = text.replace("_x", "_x005F_x")  # so Excel writes it; openpyxl leaves that to us
        cell.data_type = "s"
        made.values[made.uid(row)][key] = text


def cleared_cells(made: Filled) -> None:
    for row in made.some(8):
        for key in made.random.sample(["result", "difficulty", "proposal", "done_on", "state"], 3):
            made.cell(row, key).value = made.random.choice([None, "   "]) if key in ("result", "difficulty", "proposal") else None
            made.values[made.uid(row)][key] = ""


# --- other programs ------------------------------------------------------------------------------------------------------


def like_google_sheets(made: Filled) -> None:
    """A thousand rows of empty cells, every sheet shown, no validations, no protection."""
    made.sheet.protection.disable()
    made.sheet.data_validations.dataValidation = []
    for sheet in made.book.worksheets:
        sheet.sheet_state = "visible"
    for row in range(40, 1_000, made.random.randint(20, 60)):
        made.sheet.cell(row, made.random.randint(1, 26)).fill = PatternFill("solid", fgColor="FFFFFFFF")
    made.sheet.conditional_formatting = type(made.sheet.conditional_formatting)()


def like_numbers(made: Filled) -> None:
    """A page of contents first, each table a sheet with the table's name behind it."""
    for sheet in made.book.worksheets:
        sheet.title = f"{sheet.title[:20]} - Table 1"
        sheet.sheet_state = "visible"
    contents = made.book.create_sheet("Export Summary", 0)
    contents["B3"] = "This document was exported from Numbers."
    made.book.move_sheet("Export Summary", len(made.book.worksheets))


def like_wps(made: Filled) -> None:
    made.book.properties.creator = "WPS Office"
    made.unmerge()
    for row in made.row_numbers:
        made.sheet.row_dimensions[row].height = 15
        for key in ("result", "state"):
            made.cell(row, key).number_format = made.random.choice(["@", "General"])


KINDS: tuple[Callable[[Filled], None], ...] = (
    sorted_rows,
    shuffled_rows,
    filtered_rows,
    deleted_rows,
    emptied_rows,
    inserted_rows,
    inserted_words,
    copied_rows,
    moved_below,
    columns_sorted_apart,
    moved_columns,
    hidden_columns,
    inserted_column,
    deleted_column,
    renamed_heads,
    unknown_head,
    doubled_head,
    renamed_sheets,
    added_sheets,
    copied_sheet,
    lost_identity,
    lost_codes,
    lost_some_codes,
    lost_codes_and_words,
    changed_head_rows,
    merged_down,
    merged_across,
    dates_as_text,
    dates_without_year,
    dates_without_year_outside,
    dates_month_first,
    dates_as_numbers,
    dates_that_are_none,
    numbers_as_values,
    states_by_hand,
    states_unclear,
    formulas,
    odd_letters,
    dangerous_texts,
    cleared_cells,
    like_google_sheets,
    like_numbers,
    like_wps,
)
