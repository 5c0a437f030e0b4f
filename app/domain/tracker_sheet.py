"""What the writer and the reader of the tracker workbook must agree on: marks, identity, limits.

Both rooms may not import each other; whatever stands in a sent file and is looked for in a returned one is named here.
"""

import base64
import binascii
import re
from enum import StrEnum

# 1: state, day and texts. 2: deadline, indicators and evidence come back as well.
SCHEMA = 2
LONGEST_CELL_TEXT = 32_767

TASK_LABEL = "Nhiệm vụ"
CODE_LABEL = "Mã dòng"

# In cell A1 of the hidden sheet: it is known by this mark, not by its name.
IDENTITY_MARK = "DONDOC-PHIEU"
# In the column of row codes, on every row below the table: what stands there belongs to no task.
CODE_START = "DD-"
END_MARK = f"{CODE_START}HET"

_ROW_CODE = re.compile(rf"{CODE_START}([A-Z2-7]{{26}})")


class IdentityKey(StrEnum):
    """The lines of the hidden sheet: key in the first column, value in the second."""

    SCHEMA = "schema"
    BOOK_UID = "book_uid"
    ISSUE_UID = "issue_uid"
    UNIT = "unit"
    PERIOD = "period"
    NUMBER = "number"


def row_code(item_uid: bytes) -> str:
    """Return the code that marks a row as this work item's: 29 letters and digits no program takes for a number."""
    return CODE_START + base64.b32encode(item_uid).decode().rstrip("=")


def item_uid_of(code: str) -> bytes | None:
    """Return the 16 bytes of a work item that `code` stands for; None when it is no row code."""
    if not (found := _ROW_CODE.fullmatch(code.strip())):
        return None
    uid = base64.b32decode(found[1] + "======")
    return uid if row_code(uid) == code.strip() else None


def uid_from_hex(text: str) -> bytes | None:
    """Return the 16 bytes written as 32 hexadecimal digits; None when `text` is something else."""
    try:
        uid = binascii.unhexlify(text.strip())
    except (ValueError, binascii.Error):
        return None
    return uid if len(uid) == 16 else None


def cell_length(text: str) -> int:
    """Return the length of `text` as Excel counts it: in UTF-16 units, so that an emoji counts two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cell_address(row: int, column: int) -> str:
    """Return the address of a cell counted from 0: (5, 2) is "C6"."""
    letters = ""
    left = column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
