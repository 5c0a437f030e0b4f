"""What the program stands on."""

from app.store import profile


def sqlite_version() -> str:
    """Return the version of the SQLite that is in use (decisions 10)."""
    return profile.library_version()
