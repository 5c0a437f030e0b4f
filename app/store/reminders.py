"""How units were urged: one row a time, with the rung of the ladder."""

from datetime import date

from app.domain.ids import UnitId
from app.domain.period import Period
from app.domain.reminder import Reminder, Rung
from app.store.columns import as_day, as_text, iso
from app.store.session import Reader, Transaction
from app.store.work_items import period_id


def add_reminder(work: Transaction, unit_id: UnitId, period: Period, on: date, rung: Rung, file_name: str = "") -> None:
    """Record that a unit was urged; `file_name` is what was made for it, empty for a message."""
    work.insert(
        "reminder",
        uid=work.new_uid(),
        unit_id=unit_id,
        period_id=period_id(work, period),
        reminded_on=iso(on),
        file_name=file_name,
        rung=rung.value,
    )


def reminders_over(book: Reader, unit_id: UnitId, period: Period) -> list[Reminder]:
    """Return how a unit was urged in the periods that share a day with `period`, the first time first."""
    rows = book.rows(
        "SELECT m.reminded_on, m.rung, m.file_name FROM reminder m JOIN period p ON p.id = m.period_id "
        "WHERE m.unit_id = ? AND p.starts_on <= ? AND p.ends_on >= ? ORDER BY m.reminded_on, m.id",
        unit_id,
        iso(period.ends_on),
        iso(period.starts_on),
    )
    return [Reminder(as_day(on), Rung(as_text(rung)), as_text(file_name)) for on, rung, file_name in rows]
