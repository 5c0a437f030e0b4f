"""The matrix as the clerk has changed it so far: nothing is in the book yet, every step can be taken back. No Qt."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.assignment import AssignmentRole
from app.domain.ids import TaskId, UnitGroupId, UnitId
from app.register.matrix import (
    Lines,
    MatrixCell,
    cells_of,
    copied,
    groups_in_the_way,
    split_group,
    with_deadline,
    with_group,
    with_role,
)
from app.services.show_matrix import MatrixView

CODES: dict[AssignmentRole, str] = {
    AssignmentRole.LEAD: "CT",
    AssignmentRole.SUPPORT: "PH",
    AssignmentRole.OVERSEER: "TD",
}
"""How a role stands in a cell, on the screen and in the clipboard."""
_ROLES = {code: role for role, code in CODES.items()}
State = dict[TaskId, Lines]


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell and the role it is to have; None for none."""

    task_id: TaskId
    unit_id: UnitId
    role: AssignmentRole | None


class MatrixDraft:
    """The lines of every task of a matrix, as stored and as changed."""

    def __init__(self, view: MatrixView) -> None:
        self.view = view
        self._stored: State = {row.task.id: row.lines for row in view.rows}
        self._states: list[State] = [self._stored]
        self._cells: dict[Lines, Mapping[UnitId, MatrixCell]] = {}

    @property
    def lines(self) -> Mapping[TaskId, Lines]:
        """Task -> its lines as they are now."""
        return self._states[-1]

    @property
    def changed(self) -> dict[TaskId, Lines]:
        """The tasks whose lines are others than in the book."""
        return {task_id: lines for task_id, lines in self.lines.items() if lines != self._stored[task_id]}

    @property
    def can_undo(self) -> bool:
        """Whether a step was taken."""
        return len(self._states) > 1

    @property
    def unmatched(self) -> int:
        """How many written names stand for nobody yet and could be filled in."""
        return sum(not line.is_matched and line.written in self.view.proposals for lines in self.lines.values() for line in lines)

    def undo(self) -> None:
        """Take the last step back."""
        if self.can_undo:
            self._states.pop()

    def cell(self, task_id: TaskId, unit_id: UnitId) -> MatrixCell | None:
        """Return what a unit has to do with a task now."""
        return self._cells_of(self.lines[task_id]).get(unit_id)

    def is_changed(self, task_id: TaskId, unit_id: UnitId) -> bool:
        """Whether a cell is another than in the book."""
        now, stored = self.lines[task_id], self._stored[task_id]
        return now is not stored and self._cells_of(now).get(unit_id) != self._cells_of(stored).get(unit_id)

    def blocking(self, changes: Iterable[CellChange]) -> dict[TaskId, list[UnitGroupId]]:
        """Return task -> groups that give one of its cells more than it is to have."""
        found: dict[TaskId, list[UnitGroupId]] = {}
        for change in changes:
            groups = self._groups_blocking(change)
            if groups:
                known = found.setdefault(change.task_id, [])
                known += [group_id for group_id in groups if group_id not in known]
        return found

    def set_roles(self, changes: Sequence[CellChange], *, splits_groups: bool) -> None:
        """Give cells their roles. Where a group is in the way, it is split, or the cell stays as it is."""
        expansion = self.view.expansion
        kept = [one for one in changes if splits_groups or not self._groups_blocking(one)]
        state = dict(self.lines)
        for task_id, group_ids in self.blocking(kept).items():
            for group_id in group_ids:
                state[task_id] = split_group(state[task_id], group_id, expansion)
        for one in kept:
            state[one.task_id] = with_role(state[one.task_id], one.task_id, one.unit_id, one.role, expansion)
        self._push(state)

    def set_deadline(self, cells: Iterable[tuple[TaskId, UnitId]], due_on: date | None) -> None:
        """Give cells a deadline of their own; None takes it away."""
        state = dict(self.lines)
        for task_id, unit_id in cells:
            state[task_id] = with_deadline(state[task_id], task_id, unit_id, due_on, self.view.expansion)
        self._push(state)

    def add_group(self, task_ids: Iterable[TaskId], group_id: UnitGroupId, role: AssignmentRole) -> None:
        """Give tasks to a group."""
        self._change(task_ids, lambda task_id, lines: with_group(lines, task_id, group_id, role))

    def copy_lines(self, sources: Mapping[TaskId, Lines]) -> None:
        """Let tasks take over the units, groups and roles of others: task -> the lines it takes over."""
        self._change(sources, lambda task_id, lines: copied(sources[task_id], lines, task_id))

    def fill_from_words(self) -> None:
        """Match the written names that the directory knows by now."""
        self._change(self.lines, lambda _, lines: self.view.matched(lines))

    def block_text(self, task_ids: Sequence[TaskId], unit_ids: Sequence[UnitId]) -> str:
        """Return a block of cells as other programs paste it: codes, a tab between two, a line a task."""
        rows = ([self._code(task_id, unit_id) for unit_id in unit_ids] for task_id in task_ids)
        return "\n".join("\t".join(row) for row in rows)

    def _code(self, task_id: TaskId, unit_id: UnitId) -> str:
        cell = self.cell(task_id, unit_id)
        return CODES[cell.role] if cell else ""

    def _groups_blocking(self, change: CellChange) -> list[UnitGroupId]:
        return groups_in_the_way(self.lines[change.task_id], [change.unit_id], change.role, self.view.expansion)

    def _change(self, task_ids: Iterable[TaskId], change: Callable[[TaskId, Lines], Lines]) -> None:
        self._push(dict(self.lines) | {task_id: change(task_id, self.lines[task_id]) for task_id in task_ids})

    def _push(self, state: State) -> None:
        """Go on from another state; lines that came out equal stay the same object, so that their cells are known."""
        kept = {task_id: before if (before := self.lines[task_id]) == lines else lines for task_id, lines in state.items()}
        kept = {task_id: self._stored[task_id] if self._stored[task_id] == lines else lines for task_id, lines in kept.items()}
        if kept != self.lines:
            self._states.append(kept)

    def _cells_of(self, lines: Lines) -> Mapping[UnitId, MatrixCell]:
        found = self._cells.get(lines)
        if found is None:
            found = self._cells[lines] = cells_of(lines, self.view.expansion)
        return found


def read_block(text: str) -> list[list[AssignmentRole | None]] | None:
    """Return the roles of a block from the clipboard; None when anything in it is no code."""
    rows = [row.split("\t") for row in text.replace("\r", "").rstrip("\n").split("\n")]
    codes = [[cell.strip().rstrip("*").upper() for cell in row] for row in rows]
    if any(code and code not in _ROLES for row in codes for code in row):
        return None
    return [[_ROLES.get(code) for code in row] for row in codes]
