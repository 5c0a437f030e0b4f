"""Rows, columns and sheets of a tracker as units mishandle them: sorted, copied, deleted, moved, merged, lost."""

from openpyxl.utils import get_column_letter

from app.domain.tracker import PROGRESS_FIELDS
from tests.importers.filled_tracker import GONE, HEAD, KEYS, LABELS, UNUSABLE, Filled

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
