"""The tree model of the review: headings and the duties under them, in the order of the file."""

from dataclasses import dataclass, field
from html import escape

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from app.domain.plan_reading import ReadSection
from app.domain.plan_review import PlanReview, ReviewedDuty
from ui import theme
from ui.dialogs.import_plan.rows import DUTY_COLUMNS, spoken
from ui.kit.cells import CELL_ROLE, Cell

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = 0
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


class ReviewModel(QAbstractItemModel):
    """Headings and duties of a review."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes = build_nodes(None)
        self._duties: tuple[ReviewedDuty, ...] = ()

    def show_review(self, review: PlanReview) -> bool:
        """Show a review; returns whether the rows are others than before, so that the tree has to be expanded anew."""
        nodes = build_nodes(review)
        if nodes == self._nodes:
            self._duties = review.duties
            self._tell_all_changed()
            return False
        self.beginResetModel()
        self._nodes, self._duties = nodes, review.duties
        self.endResetModel()
        return True

    def duty_at(self, index: AnyIndex) -> int | None:
        """Return the place in the review of the duty at an index, None for a heading."""
        return self._nodes[index.internalId()].at if index.isValid() else None

    def index_of(self, at: int) -> QModelIndex:
        """Return the index of a duty, an invalid one when there is none."""
        number = next((n for n, node in enumerate(self._nodes) if node.at == at), ROOT)
        return self._index_of_node(number) if number else QModelIndex()

    def duties_in_order(self) -> list[int]:
        """Return the places of the duties in the order of the tree."""
        found: list[int] = []
        pending = [ROOT]
        while pending:
            node = self._nodes[pending.pop()]
            found += [node.at] if node.at is not None else []
            pending += reversed(node.children)
        return found

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a child row."""
        children = self._nodes[parent.internalId() if parent.isValid() else ROOT].children
        if not (0 <= row < len(children) and 0 <= column < len(DUTY_COLUMNS)):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: AnyIndex) -> QModelIndex:  # type: ignore[override]
        """Return the heading above a row."""
        above = self._nodes[index.internalId()].parent if index.isValid() else ROOT
        return QModelIndex() if above == ROOT else self._index_of_node(above)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows hang below one."""
        if parent.column() > 0:
            return 0
        return len(self._nodes[parent.internalId() if parent.isValid() else ROOT].children)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return len(DUTY_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's head."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return DUTY_COLUMNS[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell draws, says or measures."""
        if not index.isValid():
            return None
        node = self._nodes[index.internalId()]
        match role:
            case r if r == CELL_ROLE:
                return self._cell(node, index.column())
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(node, index.column()).text
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, SECTION_ROW if node.at is None else DUTY_ROW)
            case Qt.ItemDataRole.BackgroundRole:
                return theme.colour("head") if node.at is None else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return _heading(node.section) if node.at is None else spoken(self._duties[node.at])
            case Qt.ItemDataRole.ToolTipRole:
                text = _heading(node.section) if node.at is None else self._duties[node.at].task.text
                return f"<p>{escape(text)}</p>"
            case _:
                return None

    def _cell(self, node: Node, column: int) -> Cell:
        if node.at is not None:
            return DUTY_COLUMNS[column].cell(self._duties[node.at])
        if node.section is None or column > 1:
            return Cell("")
        return Cell(node.section.number, bold=True, colour="ink_soft") if column == 0 else Cell(_heading(node.section), bold=True)

    def _index_of_node(self, number: int) -> QModelIndex:
        return self.createIndex(self._nodes[self._nodes[number].parent].children.index(number), 0, number)

    def _tell_all_changed(self) -> None:
        last = len(DUTY_COLUMNS) - 1
        for node in self._nodes:
            if node.children:
                first, final = node.children[0], node.children[-1]
                self.dataChanged.emit(self.createIndex(0, 0, first), self.createIndex(len(node.children) - 1, last, final))


def _heading(section: ReadSection | None) -> str:
    """Return a heading as the tree shows it: capitals would shout in a list."""
    title = section.title.strip() if section else ""
    return title.capitalize() if title.isupper() else title
