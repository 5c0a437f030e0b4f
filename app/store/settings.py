"""What the office set for this book: one row a key."""

from app.store.columns import as_bytes, as_int, as_text
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


def book_uid(book: Reader) -> bytes:
    """Return the book's own UUID, by which its trackers know where they belong."""
    return as_bytes(book.value("SELECT uid FROM book"))


def is_sample(book: Reader) -> bool:
    """Whether the book is the sample, which the window's title says."""
    return book.value("SELECT is_sample FROM book") == 1
