"""Straight rules drawn on a PDF page: strokes, thin filled rectangles, edges of boxes; borders of tables among them."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
Placing = Callable[[float, float], Point]

_THICKEST = 3.0  # points
_SHORTEST = 4.0
_MOST_PATHS = 20_000  # a drawing with more is a map or a chart, no table
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, level or upright, in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.bottom - self.top

    @property
    def at(self) -> float:
        """Where it stands: from the top for a level one, from the left for an upright one."""
        return (self.top + self.bottom) / 2 if self.is_level else (self.left + self.right) / 2

    @property
    def start(self) -> float:
        """Where it begins along its direction."""
        return self.left if self.is_level else self.top

    @property
    def end(self) -> float:
        """Where it ends along its direction."""
        return self.right if self.is_level else self.bottom


def rules_of(library: Any, page: Any, place: Placing) -> tuple[list[Rule], bool]:  # noqa: ANN401 PDFium has no types
    """Return the rules of a page, and whether it shows a picture.

    Args:
        library: PDFium.
        page: the page.
        place: turns the file's coordinates to points from the upper left corner.
    """
    rules: list[Rule] = []
    has_picture = False
    wanted = [library.FPDF_PAGEOBJ_PATH, library.FPDF_PAGEOBJ_IMAGE]
    for count, thing in enumerate(page.get_objects(filter=wanted, max_depth=_DEEPEST)):
        if count >= _MOST_PATHS:
            break
        if thing.type == library.FPDF_PAGEOBJ_IMAGE:
            has_picture = True
        else:
            rules += _rules_of_path(library, thing, place)
    return rules, has_picture


def _rules_of_path(library: Any, thing: Any, place: Placing) -> Iterator[Rule]:  # noqa: ANN401
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    library.FPDFPath_GetDrawMode(thing.raw, fill, stroke)
    for outline in _outlines(library, thing, place):
        if stroke.value:
            yield from (rule for start, end in pairwise(outline) if (rule := _rule([start, end])))
        elif fill.value and (rule := _rule(outline)):
            yield rule


def _rule(points: list[Point]) -> Rule | None:
    """Return the rule that the points make; None when they make something broader, slanting or very short."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    thickness, length = sorted((right - left, bottom - top))
    return Rule(left, top, right, bottom) if thickness <= _THICKEST and length >= _SHORTEST else None


def _outlines(library: Any, thing: Any, place: Placing) -> Iterator[list[Point]]:  # noqa: ANN401
    """Yield the pieces of a path that are drawn without lifting the pen; curves count as straight."""
    to_page = _matrices(thing)
    outline: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(library.FPDFPath_CountSegments(thing.raw)):
        segment = library.FPDFPath_GetPathSegment(thing.raw, index)
        library.FPDFPathSegment_GetPoint(segment, x, y)
        if library.FPDFPathSegment_GetType(segment) == library.FPDF_SEGMENT_MOVETO:
            if len(outline) > 1:
                yield outline
            outline = []
        point = (x.value, y.value)
        for matrix in to_page:
            point = matrix.on_point(*point)
        outline.append(place(*point))
        if library.FPDFPathSegment_GetClose(segment) and outline:
            outline.append(outline[0])
    if len(outline) > 1:
        yield outline


def _matrices(thing: Any) -> list[Any]:  # noqa: ANN401
    """Return the matrices from a path's own coordinates to the page's, those of forms around it included."""
    matrices: list[Any] = []
    while thing is not None:
        matrices.append(thing.get_matrix())
        thing = thing.container
    return matrices
