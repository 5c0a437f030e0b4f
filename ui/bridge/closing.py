"""Waiting for the thread of the book when its window closes: said in a small window, which stays alive meanwhile."""

import time

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QProgressDialog

from ui.bridge.store_thread import StoreThread

_SHOWN_AFTER = 0.4  # seconds
_STEP = 0.03  # seconds between two looks at the events
_WIDTH = 46  # letters


def end_thread_of_book(thread: StoreThread) -> bool:
    """Let the thread finish its queue, back up and close the book, however long that takes, while the screen goes on.

    What was entered is in the book already, each change by itself; only the closing backup is given up by who does not wait.

    Returns:
        Whether the thread has ended; False when the clerk did not want to wait.
    """
    thread.begin_stop()
    began, box = time.monotonic(), None
    while not thread.has_stopped(_STEP):
        if box is None and time.monotonic() - began >= _SHOWN_AFTER:
            box = _open_box()
        # Before the small window is there, nothing may be chosen any more in the one that closes.
        flags = QEventLoop.ProcessEventsFlag
        QApplication.processEvents(flags.ExcludeUserInputEvents if box is None else flags.AllEvents)
        if box is not None and box.wasCanceled():
            break
    if box is not None:
        box.reset()
        box.deleteLater()
    return thread.has_stopped()


def _open_box() -> QProgressDialog:
    box = QProgressDialog("Đang sao lưu và đóng sổ…\nMọi thay đổi đã nằm trong sổ.", "&Không chờ nữa", 0, 0)
    box.setWindowTitle("Đang đóng sổ")
    box.setWindowModality(Qt.WindowModality.ApplicationModal)
    box.setMinimumDuration(0)
    box.setMinimumWidth(box.fontMetrics().averageCharWidth() * _WIDTH)
    box.show()
    return box
