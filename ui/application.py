"""The running program: one application, one window at a time, one open book."""

import logging
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLockFile, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import SAMPLE_NAME, create_workspace, open_sample_workspace, open_workspace
from app.errors import Trouble
from app.paths import empty_scratch_dir, user_data_dir
from app.services.back_up import Reason, back_up_at_close, back_up_spare, quick_check
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.bridge.closing import end_thread_of_book
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts, WindowPrompts
from ui.bridge.store_thread import StoreThread
from ui.bridge.typed_words import KeptWords
from ui.kit import column_layout
from ui.kit.typed_words import keep_typed_words
from ui.settings import Settings
from ui.theme import apply_theme
from ui.vietnamese import speak_vietnamese
from ui.window import placement
from ui.window.main_window import MainWindow

Opener = Callable[[], Workspace]
Then = Callable[[MainWindow], None]


def run(path: Path | None, *, sample: bool) -> int:
    """Start the program and run it until its window closes; returns the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Đôn Đốc")
    application.setOrganizationName("DonDoc")
    start_logging()
    speak_vietnamese(application)
    settings = Settings()
    apply_theme(application, settings.value("theme", str), settings.value("font_points", int))
    lock = QLockFile(str(user_data_dir() / "dondoc.lock"))
    if not lock.tryLock(100):
        WindowPrompts().refuse("Đôn Đốc đang mở trong một cửa sổ khác: hãy chuyển sang cửa sổ đó.")
        return 1
    empty_scratch_dir()
    column_layout.keep_in(settings)
    program = Program(settings, WindowPrompts())
    sys.excepthook = program.on_crash
    QTimer.singleShot(0, lambda: program.start(path, sample=sample))
    return application.exec()


class Program(QObject):
    """Opens books and shows their windows."""

    def __init__(self, settings: Settings, prompts: Prompts) -> None:
        super().__init__()
        self._settings = settings
        self._prompts = prompts
        self._thread: StoreThread | None = None
        self.window: MainWindow | None = None
        self._then: Then | None = None  # what is done in the book that is asked for just now

    def start(self, path: Path | None, *, sample: bool) -> None:
        """Open the book asked for, else the last one, else the sample; one that fails does not stop the start."""
        chosen = path or (None if sample else self._settings.last_book)
        if chosen is None:
            is_first = not sample and not self._settings.value("is_welcomed", bool)
            self.open_sample(self._welcome if is_first else None)
        else:
            self.open_book(chosen)

    def open_book(self, path: Path) -> None:
        """Open a book in place of the one that is open."""
        self._open(lambda: open_workspace(path), path, is_sample=False)

    def create_book(self, path: Path, then: Then | None = None) -> None:
        """Make a book and open it."""
        self._open(lambda: create_workspace(path), path, is_sample=False, then=then)

    def open_sample(self, then: Then | None = None) -> None:
        """Open the sample book; it is made anew when it is not there."""
        folder = user_data_dir() / "mau"
        self._open(lambda: open_sample_workspace(folder), folder / SAMPLE_NAME, is_sample=True, then=then)

    def close_book(self) -> None:
        """Back the book up, verified, and close it."""
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.run(back_up_at_close, lambda _: None, self._on_closing_failed)
            if spare := self._settings.value("spare_backup_folder", str):
                thread.run(
                    lambda core: back_up_spare(core, Path(spare), Reason.AT_CLOSE), lambda _: None, self._on_closing_failed
                )
            end_thread_of_book(thread)

    def on_crash(self, kind: type[BaseException], trouble: BaseException, trace: TracebackType | None) -> None:
        """Log a bug by class and place alone (no titles, no names) and keep the window alive: nothing is unsaved."""
        frame = trace
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        place = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
        logging.getLogger("dondoc").error("crash %s at %s", kind.__name__, place)
        if self.window is not None:
            self.window.handlers.help.show_crash(trouble)

    def _open(self, opener: Opener, path: Path, *, is_sample: bool, then: Then | None = None) -> None:
        """Open a book in a window; `then` is done with the window once it is there."""
        thread = StoreThread(opener)

        def opened() -> None:
            self._on_opened(thread, path, is_sample=is_sample)
            if then is not None and self.window is not None:
                then(self.window)

        thread.start(opened, lambda trouble: self._on_refused(thread, trouble))

    def _on_opened(self, thread: StoreThread, path: Path, *, is_sample: bool) -> None:
        before, self.window = self.window, None
        if before is not None:
            before.close()
        self._thread = thread
        book = OpenBook(thread, self._prompts)
        keep_words_of(book, path)
        window = MainWindow(book, self._prompts, path, is_sample=is_sample)
        window.book_requested.connect(self._on_book_requested)
        window.sample_requested.connect(lambda: self.open_sample(_act(ActionId.TOUR)))
        window.closed.connect(self.close_book)
        self.window = window
        window.handlers.use_settings(self._settings)
        placement.restore(window, self._settings.window_geometry)
        if not is_sample:
            self._settings.last_book = path
        window.show()
        book.ask(quick_check, self._on_checked)
        if not is_sample:  # the sample lives on a day of its own
            window.handlers.settings.begin_notices()

    def _welcome(self, window: MainWindow) -> None:
        """Offer the ways to begin, once."""
        from ui.dialogs.welcome.dialog import Beginning, WelcomeDialog

        def begin() -> None:
            self._then = _act(ActionId.IMPORT_PLAN) if dialog.choice is Beginning.IMPORT_PLAN else None
            window.action(ActionId.TOUR if dialog.choice is Beginning.TOUR else ActionId.NEW_BOOK).trigger()
            self._then = None

        self._settings.put("is_welcomed", True)
        dialog = WelcomeDialog(window)
        window.handlers.help.open_dialog(dialog, begin)

    def _on_checked(self, is_sound: bool) -> None:
        if not is_sound and self.window is not None:
            self._prompts.refuse("Sổ có chỗ hỏng: hãy đóng chương trình, giữ nguyên tệp và khôi phục từ bản sao lưu gần nhất.")

    def _on_refused(self, thread: StoreThread, trouble: Exception) -> None:
        thread.stop()
        if not isinstance(trouble, Trouble):
            raise trouble
        self._prompts.refuse(str(trouble))
        if self.window is None:
            self.open_sample()

    def _on_closing_failed(self, trouble: Exception) -> None:
        if self.window is not None and isinstance(trouble, Trouble):
            self._prompts.refuse(str(trouble))

    def _on_book_requested(self, path: Path, is_new: bool) -> None:
        if is_new:
            self.create_book(path, self._then)
        else:
            self.open_book(path)


def keep_words_of(book: OpenBook, path: Path) -> None:
    """Keep what is typed into the forms of a book until it is saved; a crash does not take it."""
    kept = KeptWords(user_data_dir(), path)
    book.saved.connect(lambda _: kept.on_saved())
    book.turned_down.connect(kept.on_refused)
    keep_typed_words(kept)


def _act(action: ActionId) -> Then:
    """Return what chooses an action in a window."""
    return lambda window: window.action(action).trigger()


def start_logging() -> None:
    """Log to a small rotating file: classes and places only, never titles, names or file names (threats F)."""
    handler = RotatingFileHandler(user_data_dir() / "nhat-ky.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
