"""What the change log knows of the past: when the book was last changed."""

from datetime import datetime

from app.store.session import Reader


def last_recorded_at(book: Reader) -> datetime | None:
    """Return the latest instant at which a change was recorded, whatever clock recorded it; None in an empty book."""
    found = book.value("SELECT max(at) FROM change_batch")
    return datetime.fromisoformat(found) if isinstance(found, str) else None
