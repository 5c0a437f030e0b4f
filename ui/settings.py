"""THE TABLE of settings of the window, kept per user; what belongs to a book is kept in the book.

To add one: a row here with its default; read it with `value`, write it with `put`.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from app.paths import user_data_dir

_DEFAULTS: dict[str, object] = {
    "last_book": "",
    "window_geometry": QByteArray(),
    "watched_folder": "",
    "seen_replies": "",
}


class Settings:
    """The window's settings, in one file in the user's data folder."""

    def __init__(self, folder: Path | None = None) -> None:
        path = (folder or user_data_dir()) / "cai-dat.ini"
        self._stored = QSettings(str(path), QSettings.Format.IniFormat)

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
