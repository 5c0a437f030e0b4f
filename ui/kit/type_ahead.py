"""Typing ahead: letters lead to the line that begins with them, without diacritics, which Qt's own search minds."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from app.text.compare import fold


class TypeAhead:
    """Gathers letters that are typed one soon after the other."""

    def __init__(self) -> None:
        self._typed = ""
        self._since = QElapsedTimer()

    def next_line(self, letters: str, lines: Sequence[str], current: int) -> int | None:
        """Return the line that is looked for; None where none begins so.

        Args:
            letters: what was typed just now.
            lines: what each line says, folded.
            current: the line under the cursor; one letter typed again goes on to the next line.
        """
        is_new = not self._since.isValid() or self._since.elapsed() > QApplication.keyboardInputInterval()
        self._since.restart() if self._since.isValid() else self._since.start()
        before = "" if is_new else self._typed
        again = bool(before) and letters == before[-1:] and set(before) == set(letters)
        self._typed = letters if again else before + letters
        wanted = fold(self._typed)
        if not wanted:
            return None
        start = current + 1 if len(wanted) == 1 else max(current, 0)
        order = [*range(start, len(lines)), *range(min(start, len(lines)))]
        return next((line for line in order if lines[line].startswith(wanted)), None)
