"""What the office set for this book: one row a key."""

from app.store.columns import as_int, as_text
from app.store.session import Reader, Transaction


def all_settings(book: Reader) -> dict[str, str]:
    """Return key -> value of everything that was set."""
    return {as_text(key): as_text(value) for key, value in book.rows("SELECT key, value FROM setting ORDER BY key")}


def put(work: Transaction, key: str, value: str) -> None:
    """Set one key; an empty value takes it back to the default."""
    found = work.value("SELECT id FROM setting WHERE key = ?", key)
    if found is None:
        if value:
            work.insert("setting", key=key, value=value)
    elif value:
        work.update("setting", as_int(found), value=value)
    else:
        work.delete("setting", as_int(found))
