"""Columns to values and back: SQLite's STRICT tables keep text, integers and bytes; the domain has dates and enums."""

from datetime import date

from app.store.session import Value


def as_int(value: Value) -> int:
    """Return an INTEGER column that is never NULL."""
    assert isinstance(value, int)
    return value


def as_text(value: Value) -> str:
    """Return a TEXT column that is never NULL."""
    assert isinstance(value, str)
    return value


def as_bytes(value: Value) -> bytes:
    """Return a BLOB column that is never NULL."""
    assert isinstance(value, bytes)
    return value


def as_date(value: Value) -> date | None:
    """Return a date column, None when it is NULL."""
    return date.fromisoformat(value) if isinstance(value, str) else None


def as_day(value: Value) -> date:
    """Return a date column that is never NULL."""
    return date.fromisoformat(as_text(value))


def iso(on: date | None) -> str | None:
    """Return a date as it is stored."""
    return on.isoformat() if on else None
