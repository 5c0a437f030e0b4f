"""Lines -> a tree: which line stands under which, by the kinds of their numbers, with field lines hung on what they speak of.

Numbers may repeat, be missing or be wrong: only their style decides, and the order in which styles appeared.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.importers.plan.field_labels import Field, FieldRole, field_of
from app.importers.plan.flow import Element, Table
from app.importers.plan.headings import is_known_title
from app.importers.plan.lines import Line
from app.importers.plan.markers import MAIN_LEVELS, Marker, MarkerKind

_SMALL = {MarkerKind.PLUS, MarkerKind.DOT, MarkerKind.NUMBER_IN_BRACKET}
_INTERCHANGEABLE = ((MarkerKind.UPPER_LETTER, MarkerKind.ROMAN), (MarkerKind.LETTER, MarkerKind.NUMBER_IN_BRACKET))
_LONGEST_TITLE = 160
_SENTENCE_END = re.compile(r"[.;…](?:/\.)?[\"”)]*$")


@dataclass(slots=True, eq=False)
class FieldNode:
    """A field line with the lines that hold its values when they follow below it."""

    field: Field
    node: "Node"

    @property
    def lines(self) -> list[Line]:
        """The label's line and all lines below it."""
        return list(self.node.all_lines())

    @property
    def values(self) -> list[str]:
        """What the field says: after the label, and on the lines below."""
        below = [child.text for child in self.node.children if not child.text.startswith("(")]
        return [value for value in (self.field.value, *below) if value]


@dataclass(slots=True, eq=False)
class Node:
    """A line and what stands under it.

    Attributes:
        line: None for the root of a tree.
        marker: the line's number, or one given to a heading without number.
        parent: what it stands under.
        children: what stands under it, without field lines.
        fields: field lines that speak of it, in blocks: how many children stood before each block, and the block.
        shares: the node whose fields it shares.
        tables: tables under it.
        is_open_field: a field line without bullet whose values follow below.
    """

    line: Line | None
    marker: Marker | None = None
    parent: "Node | None" = None
    children: "list[Node]" = field(default_factory=list["Node"])
    blocks: list[tuple[int, list[FieldNode]]] = field(default_factory=list[tuple[int, list[FieldNode]]])
    shares: "Node | None" = None
    tables: list[Table] = field(default_factory=list[Table])
    is_open_field: bool = False

    @property
    def text(self) -> str:
        """The line without its number."""
        return self.line.body if self.line else ""

    @property
    def fields(self) -> list[FieldNode]:
        """All field lines that speak of it."""
        return [one for _, block in self.blocks for one in block]

    @property
    def is_main(self) -> bool:
        """Whether it is a main section: by its number, or because it stands outermost and holds others."""
        if self.marker is None or self.marker.kind in MAIN_LEVELS:
            return self.marker is not None
        return self.parent is not None and self.parent.line is None and bool(self.children or self.tables)

    @property
    def is_plain(self) -> bool:
        """Whether it is a paragraph without number or bullet."""
        return self.line is not None and self.marker is None

    @property
    def is_bullet(self) -> bool:
        """Whether it is a bullet of any kind."""
        return self.marker is not None and self.marker.is_bullet

    @property
    def ends_sentence(self) -> bool:
        """Whether the line is a whole sentence and not a title."""
        return bool(_SENTENCE_END.search(self.text))

    @property
    def introduces(self) -> bool:
        """Whether the line announces what follows."""
        return self.text.rstrip().endswith(":")

    def all_lines(self) -> Iterator[Line]:
        """Yield the line, its field lines and all below it, tables not included."""
        if self.line:
            yield self.line
        for one in self.fields:
            yield from one.lines
        for child in self.children:
            yield from child.all_lines()

    def family(self) -> tuple[MarkerKind, int] | None:
        """What siblings have in common."""
        return self.marker.family if self.marker else None


def outline_of(elements: Sequence[Element]) -> Node:
    """Build the tree of a plan's body or of one appendix."""
    builder = _Builder(elements)
    for element in elements:
        builder.add(element)
    return builder.root


class _Builder:
    """Keeps the way from the root to the last line."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self.root = Node(None)
        self._path = [self.root]
        self._last_owner: Node | None = None  # of a field line that stood just before
        kinds = [element.marker.kind for element in elements if isinstance(element, Line) and element.marker]
        self._ranks = _ranks(kinds)
        self._has_main_numbers = bool(set(kinds) & MAIN_LEVELS)
        self._owners: dict[MarkerKind, tuple[MarkerKind, int] | None] = {}  # what field lines of a style speak of

    def add(self, element: Element) -> None:
        """Put the next line or table in its place."""
        if isinstance(element, Table):
            self._add_table(element)
            return
        if element.is_rule:
            self._attach_plain(element)
            return
        found = _field(element)
        if found is None:
            self._last_owner = None
        marker = self._marker_of(element)
        if found and marker is None:
            self._add_plain_field(element, found)
        elif marker:
            self._add_marked(element, marker, found)
        else:
            self._attach_plain(element)

    def _marker_of(self, line: Line) -> Marker | None:
        """Where no "I." or "A." numbers the main sections, "1. NHIỆM VỤ" in capitals does, whatever "1." numbers below."""
        title = title_marker(line)
        if line.marker is None or title is None or line.marker.kind is not MarkerKind.NUMBER or self._has_main_numbers:
            return line.marker or title
        return Marker(title.kind, line.marker.shown, line.marker.value)

    def _add_table(self, table: Table) -> None:
        while self._path[-1].line and (self._path[-1].is_plain or self._path[-1].is_bullet):
            self._path.pop()
        self._path[-1].tables.append(table)
        self._last_owner = None

    def _add_marked(self, line: Line, marker: Marker, found: Field | None) -> None:
        parent = self._parent_for(marker)
        node = Node(line, marker, parent)
        while self._path[-1] is not parent:
            self._path.pop()
        self._path.append(node)
        if found and parent.line is not None:
            self._hang(FieldNode(found, node), self._owner_of(marker, parent))
        else:
            parent.children.append(node)

    def _owner_of(self, marker: Marker, parent: Node) -> Node:
        """Field lines of one style speak of items of one style: of 7, not of its last part 7.2 when 7.1 has none."""
        usual = self._owners.setdefault(marker.kind, parent.family())
        above = parent.parent
        if parent.family() == usual or above is None or above.family() != usual:
            return parent
        return above if len(above.children) > 1 and not any(child.fields for child in above.children) else parent

    def _parent_for(self, marker: Marker) -> Node:
        """Return the open line under which a number of this kind belongs."""
        path = [node for node in self._path if not node.is_plain or node.is_open_field]
        if marker.kind is MarkerKind.DECIMAL and (outer := _outer_decimal(path, marker)):
            return outer
        for node in reversed(path):
            if node.family() == marker.family and node.parent:
                return node.parent
        rank = self._ranks[marker.kind]
        while path[-1].marker and self._ranks[path[-1].marker.kind] >= rank:
            path.pop()
        return path[-1]

    def _attach_plain(self, line: Line) -> None:
        """A paragraph goes on with the bullet or item before it; under a title it stands on its own."""
        top = self._path[-1]
        parent = top.parent if top.is_plain and top.parent else top
        node = Node(line, None, parent)
        parent.children.append(node)
        if top.is_plain:
            self._path.pop()
        self._path.append(node)

    def _add_plain_field(self, line: Line, found: Field) -> None:
        """A field line without bullet speaks of the item before it, and of bullets before that without fields of their own."""
        owner = self._last_owner or self._item_before()
        node = Node(line, None, owner)
        self._hang(FieldNode(found, node), owner)
        while len(self._path) > 1 and self._path[-1] is not owner:
            self._path.pop()
        if not found.value:
            node.is_open_field = True
            self._path.append(node)
        if self._last_owner is None:
            _share_with_bullets_before(owner)
        self._last_owner = owner

    def _item_before(self) -> Node:
        node = self._path[-1]
        while node.parent and node.parent.line and (_is_small(node) or (node.is_plain and node.parent.is_bullet)):
            node = node.parent
        return node

    def _hang(self, field_node: FieldNode, owner: Node) -> None:
        seen = len(owner.children)
        if owner.blocks and owner.blocks[-1][0] == seen:
            owner.blocks[-1][1].append(field_node)
        else:
            owner.blocks.append((seen, [field_node]))


def _field(line: Line) -> Field | None:
    """Return the field a line says; main sections are no fields, and "Nội dung" with duties below it is a title."""
    found = field_of(line.body)
    if found is None or (line.marker and line.marker.kind in MAIN_LEVELS):
        return None
    is_numbered = line.marker is not None and not line.marker.is_bullet
    if found.role in (FieldRole.CONTENT, FieldRole.DETAIL, FieldRole.OVERSEER, FieldRole.PRODUCT):
        return found if found.value and not is_numbered else None
    return found


def title_marker(line: Line) -> Marker | None:
    """A heading without number: capitals that plans have as headings."""
    is_title = line.is_capitals and len(line.text) <= _LONGEST_TITLE and is_known_title(line.body)
    return Marker(MarkerKind.TITLE, "") if is_title else None


def _ranks(kinds: Sequence[MarkerKind]) -> dict[MarkerKind, int]:
    """Return the ranks of the styles; of "A." and "I.", and of "a)" and "1)", the one that comes first is the outer."""
    ranks = {kind: kind.value for kind in MarkerKind}
    for outer, inner in _INTERCHANGEABLE:
        if next((kind for kind in kinds if kind in (outer, inner)), outer) is inner:
            ranks[inner], ranks[outer] = outer.value, inner.value
    return ranks


def _outer_decimal(path: Sequence[Node], marker: Marker) -> Node | None:
    """Return the open number that this one refines: 2 for 2.1, 2.1 for 2.1.a; else what holds others of its depth."""
    outer = marker.shown.rpartition(".")[0]
    for node in reversed(path):
        if node.marker and node.marker.kind in (MarkerKind.NUMBER, MarkerKind.DECIMAL) and node.marker.shown == outer:
            return node
    return None


def _is_small(node: Node) -> bool:
    return node.marker is not None and node.marker.kind in _SMALL


def _share_with_bullets_before(owner: Node) -> None:
    """Bullets before the owner, back to the last one with fields, share its fields."""
    if owner.parent is None or not (owner.is_bullet or owner.is_plain):
        return
    before = owner.parent.children[: -1 if owner.parent.children[-1] is owner else len(owner.parent.children)]
    for sibling in reversed(before):
        if sibling.fields or sibling.shares or sibling.family() != owner.family() or any(one.fields for one in sibling.children):
            break
        sibling.shares = owner
