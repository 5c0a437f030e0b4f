"""The office's own calendar: its anniversaries, and the days it made off or working."""

from collections.abc import Sequence
from uuid import UUID

from app.calendars.anniversaries import Anniversary, AnniversaryScope, CalendarKind
from app.calendars.public_holidays import OfficeDay
from app.domain.preparation import PreparationOwner
from app.store import preparations
from app.store.columns import as_bytes, as_day, as_int, as_text, iso
from app.store.session import Reader, Transaction, Value


def office_days(book: Reader) -> list[OfficeDay]:
    """Return the days the office decided about, in order."""
    found: list[OfficeDay] = []
    for on_day, name, is_off in book.rows("SELECT on_day, name, is_off FROM office_day ORDER BY on_day"):
        found.append(OfficeDay(as_day(on_day), as_text(name), bool(is_off)))
    return found


def local_anniversaries(book: Reader) -> list[Anniversary]:
    """Return the office's own anniversaries in the order of the year; their keys are their UUIDs."""
    rows = book.rows("SELECT uid, name, calendar, day, month, year FROM local_anniversary ORDER BY month, day, id")
    return [
        Anniversary(
            UUID(bytes=as_bytes(uid)).hex,
            as_text(name),
            CalendarKind(as_text(calendar)),
            as_int(day),
            as_int(month),
            AnniversaryScope.LOCAL,
            year if isinstance(year, int) else None,
        )
        for uid, name, calendar, day, month, year in rows
    ]


def put_office_days(work: Transaction, wanted: Sequence[OfficeDay]) -> None:
    """Make the office's days exactly these."""
    known = {as_text(on_day): as_int(row_id) for row_id, on_day in work.rows("SELECT id, on_day FROM office_day")}
    for day in wanted:
        row_id = known.pop(day.on.isoformat(), None)
        if row_id is not None:
            work.update("office_day", row_id, name=day.name, is_off=int(day.is_off))
        else:
            work.insert("office_day", on_day=iso(day.on), name=day.name, is_off=int(day.is_off))
    for row_id in known.values():
        work.delete("office_day", row_id)


def put_local_anniversaries(work: Transaction, wanted: Sequence[Anniversary]) -> None:
    """Make the office's anniversaries exactly these: known ones (by key) keep their rows.

    One that goes takes along what was prepared before it.
    """
    rows = work.rows("SELECT id, uid FROM local_anniversary")
    known = {UUID(bytes=as_bytes(uid)).hex: as_int(row_id) for row_id, uid in rows}
    for one in wanted:
        columns: dict[str, Value] = {
            "name": one.name,
            "calendar": one.calendar.value,
            "day": one.day,
            "month": one.month,
            "year": one.year,
        }
        row_id = known.pop(one.key, None)
        if row_id is not None:
            work.update("local_anniversary", row_id, **columns)
        else:
            work.insert("local_anniversary", uid=work.new_uid(), **columns)
    for key, row_id in known.items():
        preparations.put(work, PreparationOwner(anniversary=key), ())
        work.delete("local_anniversary", row_id)
