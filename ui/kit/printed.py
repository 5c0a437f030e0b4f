"""What a printed page consists of, as whoever paints it sees it; lengths are points from the page's upper left corner."""

from collections.abc import Sequence
from typing import Protocol


class PrintedText(Protocol):
    """Letters of one look on one line."""

    @property
    def text(self) -> str:
        """The letters."""
        ...

    @property
    def x_pt(self) -> float:
        """Where the first one stands."""
        ...

    @property
    def baseline_pt(self) -> float:
        """The line they stand on."""
        ...

    @property
    def width_pt(self) -> float:
        """How far they reach."""
        ...

    @property
    def top_pt(self) -> float:
        """Upper edge of their line."""
        ...

    @property
    def height_pt(self) -> float:
        """Height of their line."""
        ...

    @property
    def size_pt(self) -> float:
        """Letter size."""
        ...

    @property
    def bold(self) -> bool:
        """Whether they are bold."""
        ...

    @property
    def italic(self) -> bool:
        """Whether they lean."""
        ...

    @property
    def underline(self) -> bool:
        """Whether they are underlined."""
        ...

    @property
    def space_pt(self) -> float:
        """What each space is widened by."""
        ...

    @property
    def sources(self) -> Sequence[object]:
        """What the words rest on; empty for nothing."""
        ...

    @property
    def key(self) -> str:
        """Which part of the document they belong to; empty for none that can be chosen."""
        ...


class PrintedLine(Protocol):
    """A straight line."""

    @property
    def x_pt(self) -> float:
        """Where it begins."""
        ...

    @property
    def y_pt(self) -> float:
        """Where it begins."""
        ...

    @property
    def to_x_pt(self) -> float:
        """Where it ends."""
        ...

    @property
    def to_y_pt(self) -> float:
        """Where it ends."""
        ...

    @property
    def width_pt(self) -> float:
        """How thick it is."""
        ...


class PrintedArea(Protocol):
    """A part of a chart."""

    @property
    def x_pt(self) -> float:
        """Left edge."""
        ...

    @property
    def y_pt(self) -> float:
        """Upper edge."""
        ...

    @property
    def width_pt(self) -> float:
        """How wide it is."""
        ...

    @property
    def height_pt(self) -> float:
        """How high it is."""
        ...

    @property
    def fill(self) -> str | None:
        """How it is filled (a `Fill` of `ui.kit.chart_layout`); None for a white ground without an edge."""
        ...

    @property
    def key(self) -> str:
        """Which part of the document it belongs to."""
        ...


class PrintedPage(Protocol):
    """A page with its pieces in place."""

    @property
    def width_pt(self) -> float:
        """Width of the paper."""
        ...

    @property
    def height_pt(self) -> float:
        """Height of the paper."""
        ...

    @property
    def texts(self) -> Sequence[PrintedText]:
        """Its letters, in reading order."""
        ...

    @property
    def lines(self) -> Sequence[PrintedLine]:
        """Its lines."""
        ...

    @property
    def areas(self) -> Sequence[PrintedArea]:
        """The parts of its charts, which stand below everything else."""
        ...

    @property
    def text(self) -> str:
        """Its text, for those who hear it read."""
        ...
