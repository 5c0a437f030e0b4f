"""The phone list: whom to ring, under which number, what is missing, and room to write down what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.exporters.plain_table import PlainColumn, write_plain_table

_COLUMNS = (
    PlainColumn("TT", 5),
    PlainColumn("Đơn vị", 26),
    PlainColumn("Người phụ trách", 20),
    PlainColumn("Điện thoại", 15),
    PlainColumn("Còn thiếu", 48),
    PlainColumn("Đã nhắc", 10),
    PlainColumn("Gọi lúc, người nghe, trả lời", 30),
)
_ROOM_TO_WRITE = 3  # lines


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """One unit to ring."""

    unit: str
    contact_person: str
    phone: str
    missing: str
    reminders: int


def write_phone_list(title: str, about: str, lines: Sequence[PhoneLine], path: Path) -> None:
    """Write the list. Raises EnvironmentTrouble when the file cannot be written."""
    rows = [
        (
            str(number),
            line.unit,
            line.contact_person,
            line.phone,
            line.missing,
            f"{line.reminders} lần" if line.reminders else "",
            "",
        )
        for number, line in enumerate(lines, start=1)
    ]
    write_plain_table(title, about, _COLUMNS, rows, path, sheet_name="Gọi điện", least_lines=_ROOM_TO_WRITE)
