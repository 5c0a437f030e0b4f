"""Long writing in steps: how far it is, and whether anybody still wants it."""

from collections.abc import Callable

# Is told how many steps are done, and of how many.
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class WritingCancelled(Exception):
    """The user no longer wants what is being written; nothing of it is left."""


class Steps:
    """Counts the steps of one writing; between two of them it tells how far it is and can be ended."""

    def __init__(self, total: int, progress: Progress | None = None, cancelled: Cancelled | None = None) -> None:
        self._total = total
        self._done = 0
        self._progress = progress
        self._cancelled = cancelled

    def go_on(self, steps: int = 1) -> None:
        """Note that so many more steps are done. Raises WritingCancelled when the writing is not wanted any more."""
        self._done += steps
        if self._progress:
            self._progress(self._done, self._total)
        if self._cancelled and self._cancelled():
            raise WritingCancelled
