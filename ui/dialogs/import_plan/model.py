"""The tree model of the review: headings and the duties under them, in the order of the file."""

from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QObject

from app.domain.plan_reading import ReadSection
from app.domain.plan_review import PlanReview, ReviewedDuty
from ui.dialogs.import_plan.rows import DUTY_COLUMNS, spoken
from ui.kit.cells import Cell
from ui.kit.tree_model import ROOT, AnyIndex, RowsTreeModel
from ui.looks.task import heading

DUTY_ROW = 48
SECTION_ROW = 30


@dataclass(slots=True)
class Node:
    """One row; its number in the list is its id.

    Attributes:
        parent: number of the row above it.
        paragraph: where in the file it begins.
        section: the heading, for heading rows.
        at: the duty's place in the review, for duty rows.
        children: numbers of the rows below it, in order.
    """

    parent: int = ROOT
    paragraph: int = 0
    section: ReadSection | None = None
    at: int | None = None
    children: list[int] = field(default_factory=list[int])


def build_nodes(review: PlanReview | None) -> list[Node]:
    """Return the rows of a review; row 0 is the invisible root. Headings without a duty below them are left out."""
    nodes = [Node()]
    if review is None:
        return nodes
    by_number: dict[str, int] = {}
    path: list[tuple[int, int]] = []
    for section in review.sections:
        while path and path[-1][0] >= section.level:
            path.pop()
        nodes.append(Node(path[-1][1] if path else ROOT, section.place.paragraph or 0, section))
        by_number[section.number] = len(nodes) - 1
        path.append((section.level, len(nodes) - 1))
    used: set[int] = set()
    for at, duty in enumerate(review.duties):
        parent = by_number.get(duty.task.section or "", ROOT)
        nodes.append(Node(parent, duty.task.place.paragraph or 0, at=at))
        while parent != ROOT:
            used.add(parent)
            parent = nodes[parent].parent
    for number, node in enumerate(nodes[1:], start=1):
        if node.at is not None or number in used:
            nodes[node.parent].children.append(number)
    for node in nodes:
        node.children.sort(key=lambda number: nodes[number].paragraph)
    return nodes


class ReviewModel(RowsTreeModel[Node]):
    """Headings and duties of a review."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([column.title for column in DUTY_COLUMNS], build_nodes(None), parent)
        self._duties: tuple[ReviewedDuty, ...] = ()

    def show_review(self, review: PlanReview) -> bool:
        """Show a review; returns whether the rows are others than before, so that the tree has to be expanded anew."""
        nodes = build_nodes(review)
        are_the_same = nodes == self.rows
        self._duties = review.duties
        self.replace_rows(nodes, are_the_same=are_the_same)
        return not are_the_same

    def duty_at(self, index: AnyIndex) -> int | None:
        """Return the place in the review of the duty at an index, None for a heading."""
        node = self.row_at(index)
        return node.at if node else None

    def index_of(self, at: int) -> QModelIndex:
        """Return the index of a duty, an invalid one when there is none."""
        number = next((n for n, node in enumerate(self.rows) if node.at == at), ROOT)
        return self.index_of_row(number) if number else QModelIndex()

    def duties_in_order(self) -> list[int]:
        """Return the places of the duties in the order of the tree."""
        found: list[int] = []
        pending = [ROOT]
        while pending:
            node = self.rows[pending.pop()]
            found += [node.at] if node.at is not None else []
            pending += reversed(node.children)
        return found

    def cell(self, row: Node, column: int) -> Cell:
        """See RowsTreeModel."""
        if row.at is not None:
            return DUTY_COLUMNS[column].cell(self._duties[row.at])
        if row.section is None or column > 1:
            return Cell("")
        return Cell(row.section.number, bold=True, colour="ink_soft") if column == 0 else Cell(_heading(row.section), bold=True)

    def is_heading(self, row: Node) -> bool:
        """See RowsTreeModel."""
        return row.at is None

    def height(self, row: Node) -> int:
        """See RowsTreeModel."""
        return SECTION_ROW if row.at is None else DUTY_ROW

    def spoken(self, row: Node) -> str:
        """See RowsTreeModel."""
        return _heading(row.section) if row.at is None else spoken(self._duties[row.at])

    def whole_text(self, row: Node) -> str:
        """See RowsTreeModel."""
        return _heading(row.section) if row.at is None else self._duties[row.at].task.text


def _heading(section: ReadSection | None) -> str:
    return heading(section.title) if section else ""
