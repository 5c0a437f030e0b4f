"""The folder watched for replies: a timer asks, a thread looks, the status line tells. Off until the clerk names a folder."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from app.services.watch_folder import FolderWatch, Look
from ui.settings import Settings

SECONDS_BETWEEN_LOOKS = 20


class ReplyWatch(QObject):
    """Looks at the folder of the settings while the window is open.

    Signals:
        changed: what is new has changed: the files, the folder, and whether it can be read.
    """

    changed = Signal(object, object, bool)
    _looked = Signal(object, object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._watch: FolderWatch | None = None
        self._is_looking = False
        self._told: Look | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(SECONDS_BETWEEN_LOOKS * 1000)
        self._timer.timeout.connect(self.look)
        self._looked.connect(self._on_looked)
        self.watch(settings.watched_folder)

    @property
    def folder(self) -> Path | None:
        """The folder watched; None when none is."""
        return self._watch.folder if self._watch else None

    @property
    def new(self) -> tuple[Path, ...]:
        """The files last told as new."""
        return self._told.new if self._told else ()

    def watch(self, folder: Path | None) -> None:
        """Watch another folder from now on; None watches none."""
        is_same = folder == self._settings.watched_folder
        self._settings.watched_folder = folder
        self._watch = FolderWatch(folder, self._settings.seen_replies if is_same else ()) if folder else None
        self._told = None
        if self._watch is None:
            self._timer.stop()
            self.changed.emit((), None, True)
        else:
            self._timer.start()
            self.look()

    def put_seen(self, paths: tuple[Path, ...]) -> None:
        """Take files as seen by the clerk; they are not told again."""
        if self._watch is not None:
            self._watch.put_seen(paths)
            self._settings.seen_replies = list(self._watch.seen)
            left = tuple(path for path in self.new if path not in paths)
            self._tell(Look(left, is_reachable=True))

    def look(self) -> None:
        """Look at the folder in a thread of its own; a look that takes long is not overtaken by the next."""
        watch = self._watch
        if watch is not None and not self._is_looking:
            self._is_looking = True
            threading.Thread(target=_look, args=(watch, self._looked), name="thu-muc", daemon=True).start()

    def _on_looked(self, watch: FolderWatch, look: Look) -> None:
        self._is_looking = False
        if watch is self._watch:
            self._tell(look)

    def _tell(self, look: Look) -> None:
        if look != self._told and self._watch is not None:
            self._told = look
            self.changed.emit(look.new, self._watch.folder, look.is_reachable)


def _look(watch: FolderWatch, looked: SignalInstance) -> None:
    """Look in a thread of its own, which holds the signal alone: whoever waits for it may be gone meanwhile."""
    looked.emit(watch, watch.look())
