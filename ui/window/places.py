"""THE TABLE of places: the entries of the rail, and which views stand in each.

To add one: 1. its views in `ui/views`; 2. a row in `PLACES` with a function that lays them out; 3. its `GO_…` action.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui import theme
from ui.actions.ids import ActionId
from ui.kit.scrolled import scroll_area

Views = Mapping[str, QWidget]
_LEAST_RIGHT = 310  # the calendar, and a scroll bar


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the rail.

    Attributes:
        action: the action that goes there; its text, icon and keys are the entry's.
        views: the ids of its views.
        lay_out: puts them into one widget.
    """

    action: ActionId
    views: tuple[str, ...]
    lay_out: Callable[[Views], QWidget]


def _alone(name: str) -> Callable[[Views], QWidget]:
    return lambda views: views[name]


def _plan(views: Views) -> QWidget:
    """The heart of the program: the tree at the left, assignment and calendar at the right, in one view."""
    right = QSplitter(Qt.Orientation.Vertical)
    right.setHandleWidth(theme.SPACE)
    right.addWidget(views["assignment"])
    right.addWidget(views["calendar"])
    right.setSizes([330, 330])
    scrolled = scroll_area(right)  # where the window is low, the calendar is reached by scrolling
    theme.at_least(scrolled, width=_LEAST_RIGHT)
    whole = QSplitter(Qt.Orientation.Horizontal)
    whole.setHandleWidth(theme.SPACE)
    whole.addWidget(views["task_tree"])
    whole.addWidget(scrolled)
    whole.setStretchFactor(0, 5)
    whole.setStretchFactor(1, 3)
    whole.setSizes([730, 430])
    whole.setChildrenCollapsible(False)
    right.setChildrenCollapsible(False)
    return whole


PLACES: tuple[Place, ...] = (
    Place(ActionId.GO_TODAY, ("today",), _alone("today")),
    Place(ActionId.GO_PLAN, ("task_tree", "assignment", "calendar"), _plan),
    Place(ActionId.GO_COUNTS, ("counts",), _alone("counts")),
    Place(ActionId.GO_CALENDAR, ("calendar_place",), _alone("calendar_place")),
    Place(ActionId.GO_TRACKERS, ("trackers",), _alone("trackers")),
    Place(ActionId.GO_DOCUMENTS, ("documents",), _alone("documents")),
    Place(ActionId.GO_UNITS, ("units",), _alone("units")),
    Place(ActionId.GO_EVIDENCE, ("evidence",), _alone("evidence")),
)


def place_number(action: ActionId) -> int:
    """Return the number of the place an action goes to."""
    return next(number for number, place in enumerate(PLACES) if place.action is action)
