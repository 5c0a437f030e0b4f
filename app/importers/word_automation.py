"""Word as a converter, on Windows only: it opens a file without macros and saves it as .docx or PDF.

Not run where the project is built: there is no Word there. What it may do is kept to the few calls below.
"""

import sys
from collections.abc import Callable
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    import threading
    import uuid
    import winreg
    from contextlib import suppress
    from ctypes import wintypes
    from typing import Any

    from app.importers.processes import wait

    _PROGRAM = "Word.Application"
    _FORCE_DISABLE_MACROS = 3  # msoAutomationSecurityForceDisable
    _NO_ALERTS = 0  # wdAlertsNone
    _FORMATS = {".docx": 12, ".pdf": 17}  # wdFormatXMLDocument, wdFormatPDF
    _DO_NOT_SAVE = 0  # wdDoNotSaveChanges
    _NO_PASSWORD = "-"  # noqa: S105 a wrong one on purpose: Word would else ask in a window nobody sees
    _WINDOW_CLASS = "OpusApp"
    _TERMINATE = 0x0001
    _LOOK_SECONDS = 0.05
    _PATIENCE_SECONDS = 5.0

    def word_is_installed() -> bool:
        """Whether Windows knows a Word that programs may use."""
        try:
            winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, f"{_PROGRAM}\\CLSID"))
        except OSError:
            return False
        return True

    def convert_by_word(source: Path, target: Path, cancelled: Callable[[], bool] | None, wall_seconds: float) -> None:
        """Have Word save `source` as `target`; when it does not, there is no target. Word is gone afterwards.

        Word answers only when it is done, so it is talked to in a thread; when its time is over its process is ended.

        Raises:
            ReadingCancelled: `cancelled` said so.
        """
        talk = _Talk(source, target)
        talk.start()
        try:
            wait(talk.has_ended, cancelled, wall_seconds)
        finally:
            talk.end()

    class _Talk(threading.Thread):
        """One conversation with a Word of our own."""

        def __init__(self, source: Path, target: Path) -> None:
            super().__init__(daemon=True)
            self._source = source
            self._target = target
            self._caption = f"DonDoc {uuid.uuid4()}"
            self._process_id = 0

        def has_ended(self) -> bool:
            """Wait a moment, and say whether the conversation is over."""
            self.join(_LOOK_SECONDS)
            return not self.is_alive()

        def end(self) -> None:
            """End Word when it still works."""
            if self.is_alive() and self._process_id:
                _terminate(self._process_id)
            self.join(_PATIENCE_SECONDS)

        def run(self) -> None:
            """Start Word, convert, end Word."""
            import comtypes
            from comtypes.client import CreateObject

            comtypes.CoInitialize()
            try:
                with suppress(comtypes.COMError, OSError):  # whatever Word says: without a target the clerk is told
                    self._convert(CreateObject(_PROGRAM, dynamic=True))
            finally:
                comtypes.CoUninitialize()

        def _convert(self, word: Any) -> None:  # noqa: ANN401 Word's own object
            try:
                word.Visible = False
                word.Caption = self._caption
                self._process_id = _process_of(self._caption)
                word.DisplayAlerts = _NO_ALERTS
                word.AutomationSecurity = _FORCE_DISABLE_MACROS
                # File name, confirm conversions, read-only, add to recent files, password of the document and of the template.
                document = word.Documents.Open(str(self._source), False, True, False, _NO_PASSWORD, _NO_PASSWORD)
                document.SaveAs2(str(self._target), _FORMATS[self._target.suffix])
                document.Close(_DO_NOT_SAVE)
            finally:
                word.Quit(_DO_NOT_SAVE)

    def _process_of(caption: str) -> int:
        """Return the process id of the Word whose window has that caption, 0 when it cannot be told."""
        window = ctypes.windll.user32.FindWindowW(_WINDOW_CLASS, caption)
        process_id = wintypes.DWORD(0)
        if window:
            ctypes.windll.user32.GetWindowThreadProcessId(window, ctypes.byref(process_id))
        return process_id.value

    def _terminate(process_id: int) -> None:
        handle = ctypes.windll.kernel32.OpenProcess(_TERMINATE, False, process_id)
        if handle:
            ctypes.windll.kernel32.TerminateProcess(handle, 1)
            ctypes.windll.kernel32.CloseHandle(handle)
