"""The list that goes with trackers to another computer: to whom, which file, and a column to tick off what was sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.exporters.plain_table import PlainColumn, write_plain_table

_COLUMNS = (
    PlainColumn("TT", 5),
    PlainColumn("Đơn vị", 30),
    PlainColumn("Thư điện tử", 28),
    PlainColumn("Số việc", 8),
    PlainColumn("Thư nháp", 34),
    PlainColumn("Phiếu kèm theo", 34),
    PlainColumn("Đã gửi ngày", 14),
)


@dataclass(frozen=True, slots=True)
class SendingLine:
    """One unit's letter; `email` is empty where the book knows none."""

    unit: str
    email: str
    tracker_name: str
    mail_name: str
    rows: int


def write_sending_list(title: str, about: str, lines: Sequence[SendingLine], path: Path) -> None:
    """Write the list. Raises EnvironmentTrouble when the file cannot be written."""
    rows = [
        (str(number), line.unit, line.email or "(chưa có)", str(line.rows), line.mail_name, line.tracker_name, "")
        for number, line in enumerate(lines, start=1)
    ]
    write_plain_table(title, about, _COLUMNS, rows, path, sheet_name="Gửi phiếu")
