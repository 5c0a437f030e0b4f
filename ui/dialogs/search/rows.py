"""What the panel of the search box lists: found things by sort, commands, saved filters, examples. Plain values, no widgets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction

from app.domain.search import FOUND_KIND_LABELS, Found, SavedFilter, SearchAnswer
from app.services.search_states import StateFilter, states_named
from app.text.search import Closeness, find, parse_query
from ui.actions.ids import ActionId
from ui.actions.registry import ACTIONS

Choice = Found | ActionId | SavedFilter | StateFilter | str
"""What a row stands for: a thing of the book, a command, a saved filter, a list of a state, words to be put into the box."""

_MOST_COMMANDS = 4
_COMMANDS = "Lệnh"
_FILTERS = "Bộ lọc đã lưu"
_STATES = "Đầu việc theo tình trạng"
_EXAMPLES = "Gõ chữ cần tìm, ví dụ"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list.

    Attributes:
        title: its words.
        line: the softer second line; may be empty.
        choice: what it stands for; None for a heading, which cannot be chosen.
        heading: the heading it stands under.
    """

    title: str
    line: str = ""
    choice: Choice | None = None
    heading: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return ". ".join(piece for piece in (self.heading, self.title, self.line) if piece)


def found_rows(answer: SearchAnswer, commands: Iterable[Row]) -> list[Row]:
    """Return what was found under headings, and the commands below it."""
    rows: list[Row] = []
    for kind, found in answer.groups:
        heading = FOUND_KIND_LABELS[kind]
        rows.append(Row(heading))
        rows += [Row(one.title, one.line, one, heading) for one in found]
    listed = list(commands)
    return [*rows, Row(_COMMANDS), *listed] if listed else rows


def command_rows(typed: str, actions: dict[ActionId, QAction]) -> list[Row]:
    """Return the commands whose words or hints hold what was typed, the best first; those that are off now are left out."""
    query = parse_query(typed)
    found: list[tuple[Closeness, bool, Row]] = []
    for spec in ACTIONS if query else ():
        words = spec.text.replace("&", "").rstrip("…")
        match = find(query, words) or find(query, f"{words} {spec.hint}")
        if match and match.closeness is not Closeness.INSIDE and actions[spec.id].isEnabled():
            line = f"{spec.hint} · {spec.shortcut}" if spec.shortcut else spec.hint
            found.append((match.closeness, find(query, words) is None, Row(words, line, spec.id, _COMMANDS)))
    return [row for _, _, row in sorted(found, key=lambda one: one[:2])[:_MOST_COMMANDS]]


def state_rows(typed: str, period: str) -> list[Row]:
    """Return the lists of work items that words of a state ask for, under their heading."""
    rows = [Row(one.title, f"Mở danh sách đầu việc ở Theo dõi, {period}", one, _STATES) for one in states_named(typed)]
    return [Row(_STATES), *rows] if rows else []


def start_rows(filters: Sequence[SavedFilter], examples: Sequence[tuple[str, str]]) -> list[Row]:
    """Return what an empty box lists: the saved filters, then words to begin with and what they find."""
    rows: list[Row] = []
    if filters:
        rows = [Row(_FILTERS), *(Row(one.name, f"Tìm “{one.words}”{_kept_to(one)}", one, _FILTERS) for one in filters)]
    return [*rows, Row(_EXAMPLES), *(Row(words, meaning, words, _EXAMPLES) for words, meaning in examples)]


def _kept_to(one: SavedFilter) -> str:
    kept = ["trong một kế hoạch"] if one.narrowing.plan_id is not None else []
    kept += ["chỉ đầu việc còn làm"] if one.narrowing.is_open else []
    return "".join(f", {words}" for words in kept)
