"""What a column of a table is: how it draws a row, how wide it is, by what it sorts, whether it is typed over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from ui.kit.cells import Cell

Row = TypeVar("Row")


class Side(Enum):
    """At which side of a column its words stand: words left, numbers right, days in the middle."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    RIGHT = Qt.AlignmentFlag.AlignRight
    MIDDLE = Qt.AlignmentFlag.AlignHCenter


def accept_all(_row: object, _text: str) -> str:
    """Refuse nothing that is typed."""
    return ""


@dataclass(frozen=True, slots=True)
class Typing(Generic[Row]):
    """A cell that is typed over where it stands (F2, double click), pasted into and filled down.

    Attributes:
        text: what stands in the editor at first.
        refuse: says in one sentence why a text cannot stand there; empty when it can.
    """

    text: Callable[[Row], str]
    refuse: Callable[[Row, str], str] = accept_all


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into one cell.

    Attributes:
        row: the row as the table was given it.
        column: the number of its column.
        text: what is to stand there.
    """

    row: object
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column.

    Attributes:
        title: its head.
        cell: draws a row's cell.
        width: its width in pixels; 0 takes what is left.
        yields: left out while the table is too narrow for all, 1 before 2; 0 always stays.
        figures: gives what the numbers of a row's cell lead to.
        side: where its words stand.
        sorts_by: a row's number, day or text to sort by; what is read in the cell when it is missing.
        typing: how it is typed over; None for a column that only shows.
    """

    title: str
    cell: Callable[[Row], Cell]
    width: int = 0
    yields: int = 0
    figures: Callable[[Row], Sequence[object]] | None = None
    side: Side = Side.LEFT
    sorts_by: Callable[[Row], object] | None = None
    typing: Typing[Row] | None = None
