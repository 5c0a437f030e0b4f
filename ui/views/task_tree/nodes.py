"""A plan's headings and tasks as a tree of plain rows."""

from collections.abc import Container
from dataclasses import dataclass, field
from functools import lru_cache

from app.domain.plan import Section
from app.domain.progress import FourWayCount, Standing
from app.register.roll_up import roll_up_count
from app.services.show_plan import PlanView, TaskLine
from app.text.compare import fold
from ui.kit.tree_model import ROOT


@dataclass(slots=True)
class Node:
    """One row of the tree; its number in the list is its id.

    Attributes:
        parent: number of the row above it.
        section: the heading, for heading rows.
        line: the task, for task rows.
        count: the four-way count of a task or of everything below a heading; a search does not narrow it.
        children: numbers of the rows below it, in order.
    """

    parent: int
    section: Section | None = None
    line: TaskLine | None = None
    count: FourWayCount = FourWayCount()
    children: list[int] = field(default_factory=list[int])

    @property
    def standing(self) -> Standing | None:
        """Where it stands, rolled up from its work items."""
        return roll_up_count(self.count)


def build_nodes(view: PlanView | None, wanted: str = "") -> list[Node]:
    """Return the rows of a plan; row 0 is the invisible root. Headings without a task below them are left out.

    Args:
        view: the plan; None gives the root alone.
        wanted: words that a task must hold, in its number, text, unit names or written names; without diacritics.
    """
    nodes = [Node(parent=ROOT)]
    if view is None:
        return nodes
    words = fold(wanted).split()
    lines = [line for line in view.lines if _holds(line, words)]
    used = {line.task.section_id for line in lines}
    counts = view.section_counts
    place: dict[int, int] = {}
    path: list[tuple[int, int]] = []
    for position, section in enumerate(view.sections):
        while path and path[-1][0] >= section.level:
            path.pop()
        if _leads_to_a_task(view.sections, position, used):
            place[section.id] = _append(nodes, Node(path[-1][1] if path else ROOT, section=section, count=counts[section.id]))
            path.append((section.level, place[section.id]))
    for line in lines:
        parent = place.get(line.task.section_id, ROOT) if line.task.section_id is not None else ROOT
        _append(nodes, Node(parent, line=line, count=line.count))
    return nodes


def _append(nodes: list[Node], node: Node) -> int:
    nodes.append(node)
    number = len(nodes) - 1
    nodes[node.parent].children.append(number)
    return number


def _leads_to_a_task(sections: tuple[Section, ...], position: int, used: Container[int | None]) -> bool:
    """Whether a heading, or one below it, holds a task that is shown."""
    level = sections[position].level
    if sections[position].id in used:
        return True
    for below in sections[position + 1 :]:
        if below.level <= level:
            return False
        if below.id in used:
            return True
    return False


def _holds(line: TaskLine, words: list[str]) -> bool:
    if not words:
        return True
    text = _folded(" ".join([line.task.number, line.task.text, *line.unit_names, *line.unmatched]))
    return all(word in text for word in words)


@lru_cache(maxsize=20_000)  # the tree is searched anew at every key
def _folded(text: str) -> str:
    return fold(text)
