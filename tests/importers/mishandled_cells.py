"""Cells of a tracker as units fill them in by hand, and what other programs make of the whole file."""

import unicodedata
from datetime import date, timedelta

from openpyxl.styles import PatternFill

from app.domain.progress import STATE_LABELS, ProgressState
from tests.importers.filled_tracker import FIRST_DAY, UNUSABLE, Filled

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
