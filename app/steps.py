"""Long work: what is being done, how far it is, and how it is ended; from whoever waits for it down to whoever has many steps.

To add a stage: 1. a row here; 2. `watch.counted` or `watch.begin` where the steps are done; 3. where a clerk starts it, a handler
that calls `do_long` or `ask_long`.
"""

from collections.abc import Callable, Collection, Iterator
from enum import Enum
from functools import partial
from typing import TypeVar

Thing = TypeVar("Thing")
# Is told how many steps are done, and of how many.
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Stage(Enum):
    """One part of a long piece of work: what is done, and what its steps are called."""

    COPYING_BOOK = ("Sao chép sổ", "trang")
    PROVING_BACKUP = ("Kiểm tra bản sao lưu", "phần")
    COPYING_FILES = ("Sao chép tệp kèm sổ", "tệp")
    MERGING = ("Ghi phiếu vào sổ", "phiếu")
    COMPARING = ("So phiếu với sổ", "phiếu")
    STORING_TASKS = ("Ghi nhiệm vụ", "nhiệm vụ")
    COMPUTING_ITEMS = ("Tính đầu việc", "kế hoạch")
    STORING_ITEMS = ("Ghi đầu việc", "đầu việc")
    ADJUSTING_ITEMS = ("Chỉnh đầu việc của kỳ đã mở", "đầu việc")
    SEALING = ("Ghi lịch sử", "thay đổi")
    TURNING_BACK = ("Đưa về như trước", "thay đổi")
    WRITING_TRACKERS = ("Lập phiếu", "đơn vị")
    WRITING_LETTERS = ("Viết công văn", "đơn vị")
    WRITING_ROWS = ("Ghi bảng", "dòng")

    @property
    def label(self) -> str:
        """What is done."""
        return self.value[0]

    @property
    def step(self) -> str:
        """What is counted."""
        return self.value[1]


# Is told what is being done, how many steps of it are done, and of how many.
Told = Callable[[Stage, int, int], None]


class WritingCancelled(Exception):
    """The user no longer wants what is being done; nothing of it is left."""


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


class Watch:
    """Whoever waits for a long piece of work: told what is being done, asked whether it is still wanted. Nobody, by default."""

    def __init__(self, told: Told | None = None, cancelled: Cancelled | None = None) -> None:
        self._told = told
        self._cancelled = cancelled

    @property
    def is_cancelled(self) -> bool:
        """Whether the work is not wanted any more."""
        return self._cancelled is not None and self._cancelled()

    def begin(self, stage: Stage, total: int) -> Steps:
        """Begin a part of the work that has so many steps. Raises WritingCancelled as `Steps.go_on`."""
        steps = Steps(total, partial(self._told, stage) if self._told else None, self._cancelled)
        steps.go_on(0)
        return steps

    def counted(self, stage: Stage, things: Collection[Thing]) -> Iterator[Thing]:
        """Give things one by one, each being a step. Raises WritingCancelled between two of them."""
        steps = self.begin(stage, len(things))
        for thing in things:
            yield thing
            steps.go_on()


NOBODY = Watch()
