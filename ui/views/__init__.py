"""THE TABLE of views: the parts of the window that show and edit one thing each.

To add one: 1. a folder here with `view.py`; 2. a row in `VIEWS`; 3. its place in the window, in `ui/window/places.py`.
`tests/ui/test_all_views.py` opens each on the sample book, empty and full.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtWidgets import QWidget

from ui.bridge.open_book import OpenBook


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """One view.

    Attributes:
        id: its name.
        title: its name for the user.
        factory: "module:class"; imported when the view is first needed, so that the start stays light.
    """

    id: str
    title: str
    factory: str

    def make(self, book: OpenBook) -> QWidget:
        """Make the view over the open book."""
        module, _, name = self.factory.partition(":")
        make: Callable[[OpenBook], QWidget] = getattr(import_module(module), name)
        return make(book)


VIEWS: dict[str, ViewSpec] = {
    spec.id: spec
    for spec in (
        ViewSpec("today", "Hôm nay", "ui.views.today.view:TodayPage"),
        ViewSpec("task_tree", "Nhiệm vụ", "ui.views.task_tree.view:TaskTreeView"),
        ViewSpec("assignment", "Phân công", "ui.views.assignment.view:AssignmentView"),
        ViewSpec("calendar", "Lịch", "ui.views.calendar.view:CalendarView"),
        ViewSpec("counts", "Theo dõi", "ui.views.counts.view:CountsView"),
        ViewSpec("trackers", "Thu gửi", "ui.views.trackers.view:TrackersView"),
        ViewSpec("documents", "Văn bản", "ui.views.documents.view:DocumentsView"),
        ViewSpec("calendar_place", "Lịch", "ui.views.calendar_place.view:CalendarPlace"),
        ViewSpec("evidence", "Minh chứng", "ui.views.evidence.view:EvidencePlace"),
        ViewSpec("units", "Đơn vị", "ui.views.units.view:UnitsView"),
    )
}
