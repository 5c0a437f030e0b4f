"""THE TABLE of settings of the window, kept per user; what belongs to a book is kept in the book.

To add one: a row here with its default, whose type it keeps; read it with `value`, write it with `put`. One that the clerk
sets herself gets a row in `ui/dialogs/settings/rows.py` as well.
"""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

from app.paths import user_data_dir

Value = TypeVar("Value", str, int, bool)

_DEFAULTS: dict[str, object] = {
    "last_book": "",
    "window_geometry": QByteArray(),
    "watched_folder": "",
    "seen_replies": "",
    "theme": "system",
    "is_welcomed": False,  # whether the ways to begin were offered
    "font_points": 10,
    "due_notice": True,
    "due_notice_at": "08:00",
    "due_notice_told_on": "",  # the last day on which it was told, as 2026-11-23
    "follow_up_mode": "table",  # how the place "Theo dõi" was looked at last
    "out_folder": "",  # where files the program writes are proposed; empty for the one below Documents
    "spare_backup_folder": "",  # where every backup is copied as well; empty for nowhere
}

_TABLES = "tables"  # one value a table, by its name
_THEMES = ("system", "light", "dark", "contrast")


class Settings:
    """The window's settings, in one file in the user's data folder."""

    def __init__(self, folder: Path | None = None) -> None:
        path = (folder or user_data_dir()) / "cai-dat.ini"
        self._stored = QSettings(str(path), QSettings.Format.IniFormat)

    def value(self, key: str, kind: type[Value]) -> Value:
        """Return a setting; what the file says is taken only where it is a value of that kind."""
        default = _DEFAULTS[key]
        assert isinstance(default, kind), key
        found = _read(self._stored.value(key, default), default)
        return default if key == "theme" and found not in _THEMES else found

    def put(self, key: str, value: str | int | bool) -> None:
        """Keep a setting; the default is kept by forgetting what was set."""
        if value == _DEFAULTS[key]:
            self._stored.remove(key)
        else:
            self._stored.setValue(key, value)

    def default(self, key: str) -> object:
        """Return what holds where nothing was set."""
        return _DEFAULTS[key]

    @property
    def last_book(self) -> Path | None:
        """The book that was open last, if it is still there."""
        text = str(self._stored.value("last_book", _DEFAULTS["last_book"]))
        return Path(text) if text and Path(text).is_file() else None

    @last_book.setter
    def last_book(self, path: Path) -> None:
        self._stored.setValue("last_book", str(path))

    @property
    def window_geometry(self) -> QByteArray:
        """Where the window stood."""
        found = self._stored.value("window_geometry", _DEFAULTS["window_geometry"])
        return found if isinstance(found, QByteArray) else QByteArray()

    @window_geometry.setter
    def window_geometry(self, geometry: QByteArray) -> None:
        self._stored.setValue("window_geometry", geometry)

    @property
    def watched_folder(self) -> Path | None:
        """The folder watched for replies; None, as at the start, when none is."""
        text = str(self._stored.value("watched_folder", _DEFAULTS["watched_folder"]))
        return Path(text) if text else None

    @watched_folder.setter
    def watched_folder(self, folder: Path | None) -> None:
        self._stored.setValue("watched_folder", str(folder) if folder else "")

    @property
    def seen_replies(self) -> list[str]:
        """The marks of files in the watched folder that the clerk has looked at."""
        text = str(self._stored.value("seen_replies", _DEFAULTS["seen_replies"]))
        return text.split("\n") if text else []

    @seen_replies.setter
    def seen_replies(self, marks: list[str]) -> None:
        self._stored.setValue("seen_replies", "\n".join(marks))

    def table_layout(self, name: str) -> str:
        """Return what the clerk chose of a table's columns, as JSON; empty for nothing."""
        return str(self._stored.value(f"{_TABLES}/{name}", ""))

    def put_table_layout(self, name: str, text: str) -> None:
        """Keep what she chose; an empty text forgets it."""
        if text:
            self._stored.setValue(f"{_TABLES}/{name}", text)
        else:
            self._stored.remove(f"{_TABLES}/{name}")


def _read(stored: object, default: Value) -> Value:
    """Return a value of the default's kind from what stands in the file, which may have been written by hand."""
    text = str(stored)
    if isinstance(default, bool):
        return {"true": True, "false": False}.get(text.lower(), default)
    if isinstance(default, int):
        return int(text) if text.isascii() and text.isdigit() else default
    return text
