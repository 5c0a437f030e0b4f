"""The tree of the review: what was understood, heading by heading, with a mark where the clerk should look."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from app.domain.plan_review import PlanReview
from ui.dialogs.import_plan.model import ReviewModel
from ui.dialogs.import_plan.rows import DUTY_COLUMNS
from ui.kit.cells import CellDelegate


class ReviewTree(QTreeView):
    """The duties of a review.

    Signals:
        duty_chosen: the place in the review of the duty under the cursor, or None.
    """

    duty_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ReviewModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName("Nhiệm vụ đọc được")
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setMinimumHeight(132)
        self._lay_columns()
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns where they would squeeze the duty's words."""
        super().resizeEvent(event)
        for number, column in enumerate(DUTY_COLUMNS):
            self.header().setSectionHidden(number, event.size().width() < column.shown_from)

    def _lay_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(40)
        for number, column in enumerate(DUTY_COLUMNS):
            mode = QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(number, mode)
            if column.width:
                header.resizeSection(number, column.width)
