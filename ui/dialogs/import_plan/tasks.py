"""The tree of the review: what was understood, heading by heading, with a mark where the clerk should look."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.plan_review import PlanReview
from ui import theme
from ui.dialogs.import_plan.model import ReviewModel
from ui.dialogs.import_plan.rows import DUTY_COLUMNS
from ui.kit.tree_view import RowsTree


class ReviewTree(RowsTree):
    """The duties of a review.

    Signals:
        duty_chosen: the place in the review of the duty under the cursor, or None.
    """

    duty_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows = ReviewModel()
        super().__init__(self.rows, DUTY_COLUMNS, "Nhiệm vụ đọc được", parent)
        self.rows.setParent(self)
        self.setItemsExpandable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        theme.at_least(self, height=132)
        self.selectionModel().currentChanged.connect(lambda *_: self.duty_chosen.emit(self.current_duty))

    @property
    def current_duty(self) -> int | None:
        """The place in the review of the duty under the cursor."""
        return self.rows.duty_at(self.currentIndex())

    def show_review(self, review: PlanReview, at: int | None) -> None:
        """Show a review with the cursor on a duty; the last one when there is none at that place any more."""
        was_blocked = self.blockSignals(True)
        if self.rows.show_review(review):
            self.expandAll()
        wanted = min(at or 0, len(review.duties) - 1)
        index = self.rows.index_of(wanted) if wanted >= 0 else QModelIndex()
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self.blockSignals(was_blocked)
        self.duty_chosen.emit(self.current_duty)

    def go_to(self, at: int) -> None:
        """Put the cursor on a duty."""
        self.setCurrentIndex(self.rows.index_of(at))
