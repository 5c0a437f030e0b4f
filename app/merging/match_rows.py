"""Returned rows whose code is lost -> the tasks they were sent for, by their words; and codes that belie the words beside them.

What is found here is a guess: it is shown as a question, and nothing of it is written before somebody says yes.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.domain.tracker import CellProblem, ReturnedRow, RowProblem
from app.text.compare import comparable
from app.text.likeness import closest

_CLEARLY_ALIKE = 90.0
_CLEARLY_LESS_ALIKE = 15.0
_NOT_ALIKE = 60.0


class KnownTask(Protocol):
    """A task that was sent."""

    @property
    def item_uid(self) -> bytes:
        """The work item's UUID."""
        ...

    @property
    def number(self) -> str:
        """The task's number."""
        ...

    @property
    def text(self) -> str:
        """The task's words."""
        ...


@dataclass(frozen=True, slots=True)
class MatchedRows:
    """Rows after matching, and how many of them are known by their words alone."""

    rows: tuple[ReturnedRow, ...]
    guessed: int


def without_belied_codes(rows: Iterable[ReturnedRow], known: Sequence[KnownTask]) -> tuple[ReturnedRow, ...]:
    """Mark rows whose code says one task and whose words are another's: columns were sorted apart from each other."""
    tasks = {task.item_uid: task for task in known}
    texts = {comparable(task.text) for task in known}
    return tuple(_marked(row, RowProblem.CODE_OF_ANOTHER_TASK) if _is_belied(row, tasks, texts) else row for row in rows)


def match_rows(rows: Sequence[ReturnedRow], known: Sequence[KnownTask]) -> MatchedRows:
    """Find the tasks of rows that carry no code.

    A row is known when its words are those of one task that no other row stands for, or clearly like those of one alone.
    Where they fit two, or two rows fit one, none of them is used.
    """
    taken = {row.item_uid for row in rows if row.item_uid is not None}
    matcher = _Matcher(known, taken)
    matched = [matcher.matched(row) if _is_open(row) else row for row in rows]
    found = [row.item_uid for row, before in zip(matched, rows, strict=True) if row.item_uid != before.item_uid]
    twice = {uid for uid, times in Counter(found).items() if times > 1}
    result = tuple(_twice(row) if row.item_uid in twice else row for row in matched)
    return MatchedRows(result, sum(uid not in twice for uid in found))


def exact_matches(rows: Iterable[ReturnedRow], known: Iterable[KnownTask]) -> int:
    """Return how many rows say the words of a task, letter for letter but for case and punctuation."""
    texts = {comparable(task.text) for task in known}
    return sum(bool(row.task_text) and comparable(row.task_text) in texts for row in rows)


class _Matcher:
    """The tasks of one file, looked up by their words."""

    def __init__(self, known: Sequence[KnownTask], taken: set[bytes]) -> None:
        self._known = known
        self._taken = taken
        self._by_text: dict[str, list[KnownTask]] = {}
        for task in known:
            self._by_text.setdefault(comparable(task.text), []).append(task)

    def matched(self, row: ReturnedRow) -> ReturnedRow:
        """Return a row with the task it is for, or with what is unclear about it; unchanged when no task is like it."""
        tasks = self._by_text.get(comparable(row.task_text)) or self._alike(row)
        if len(tasks) > 1:
            same_number = [task for task in tasks if comparable(task.number) == comparable(row.number)]
            tasks = same_number if len(same_number) == 1 else tasks
        free = [task for task in tasks if task.item_uid not in self._taken]
        if len(tasks) > 1:
            return _marked(row, RowProblem.ROW_UNCLEAR)
        if len(free) != 1 or self._number_of_another(row, free[0]):
            return row if not free else _marked(row, RowProblem.ROW_UNCLEAR)
        rest = tuple(problem for problem in row.problems if problem.problem is not RowProblem.UNKNOWN_ROW)
        return replace(row, item_uid=free[0].item_uid, problems=rest)

    def _alike(self, row: ReturnedRow) -> list[KnownTask]:
        """Return the tasks clearly like a row: one, or several when none stands out."""
        if not row.task_text:
            return []
        least = _CLEARLY_ALIKE - _CLEARLY_LESS_ALIKE
        (found,) = closest([row.task_text], [task.text for task in self._known], least=least, most=3)
        best = max((likeness for _, likeness in found), default=0.0)
        if best < _CLEARLY_ALIKE:
            return []
        return [self._known[place] for place, likeness in found if likeness > best - _CLEARLY_LESS_ALIKE]

    def _number_of_another(self, row: ReturnedRow, task: KnownTask) -> bool:
        """Whether the number beside the words is the number of another task that was sent."""
        number = comparable(row.number)
        if not number or number == comparable(task.number):
            return False
        return any(comparable(other.number) == number for other in self._known if other.item_uid != task.item_uid)


def _is_open(row: ReturnedRow) -> bool:
    """Whether a row lacks nothing but its code."""
    of_row = [problem.problem for problem in row.problems if not problem.field]
    return row.item_uid is None and of_row == [RowProblem.UNKNOWN_ROW]


def _is_belied(row: ReturnedRow, tasks: dict[bytes, KnownTask], texts: set[str]) -> bool:
    task = tasks.get(row.item_uid or b"")
    if task is None or not row.task_text:
        return False
    said, own = comparable(row.task_text), comparable(task.text)
    if said == own:
        return False
    if said in texts:
        return True
    (like_own,) = closest([row.task_text], [task.text], least=_NOT_ALIKE)
    (like_others,) = closest([row.task_text], [other.text for other in tasks.values()], least=_CLEARLY_ALIKE)
    return not like_own and bool(like_others)


def _marked(row: ReturnedRow, problem: RowProblem) -> ReturnedRow:
    """Return a row of which nothing can be used, and why."""
    rest = tuple(one for one in row.problems if one.problem is not RowProblem.UNKNOWN_ROW)
    return replace(row, item_uid=None, problems=(CellProblem(problem, f"A{row.row}", "", row.task_text), *rest))


def _twice(row: ReturnedRow) -> ReturnedRow:
    return replace(row, problems=(CellProblem(RowProblem.ROW_TWICE, f"A{row.row}", "", row.task_text), *row.problems))
