"""The task tree with its card, filter and the four-way count of the period at its foot."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.changes import ChangeSet
from app.domain.ids import TaskId
from app.domain.progress import FourWayCount
from app.services.show_plan import PlanView, show_plan
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card, plain_label
from ui.kit.chip import DONE, DONE_LATE, LATE, RUNNING, Chip
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.numbers import percent
from ui.kit.tree_view import RowsTree
from ui.views.task_tree.columns import COLUMNS
from ui.views.task_tree.model import TaskTreeModel


class TaskTreeView(QWidget):
    """The plan looked at as a tree.

    Signals:
        task_selected: the id of the task under the cursor, or None.
        import_requested: the clerk wants to import a plan.
        progress_requested: the clerk wants to see or enter what was done of the task under the cursor.
    """

    task_selected = Signal(object)
    import_requested = Signal()
    progress_requested = Signal()

    def __init__(self, book: OpenBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._view: PlanView | None = None
        self._wanted = ""
        self._wanted_task: TaskId | None = None
        self._stale = True
        self.model = TaskTreeModel(self)
        self.tree = self._build_tree()
        self._card = Card(self.tr("Nhiệm vụ"))
        self._build()
        book.changed.connect(self.on_book_changed)
        book.context_changed.connect(self.on_context_changed)

    @property
    def current_task(self) -> TaskId | None:
        """The task under the cursor."""
        line = self.model.line_of(self.tree.currentIndex())
        return line.task.id if line else None

    def go_to(self, task_id: TaskId) -> None:
        """Put the cursor on a task; when its plan is only just being read, as soon as it is shown."""
        self._wanted_task = task_id
        self._show()

    def filter(self, wanted: str) -> None:
        """Show only the tasks that hold these words; case and diacritics do not matter."""
        self._wanted = wanted
        self._show()

    def refresh(self) -> None:
        """Read the plan looked at again."""
        self._stale = False
        plan_id, period = self._book.plan_id, self._book.period
        if plan_id is None or period is None:
            self._on_read(None)
        else:
            self._book.ask(lambda core: show_plan(core, plan_id, period), self._on_read)

    def on_book_changed(self, changes: ChangeSet, origin: object) -> None:
        """Read again when something shown here changed; a hidden view waits until it is shown."""
        if changes.touches("task", "section", "plan", "assignment", "work_item", "unit", "unit_group_member", "period"):
            self.on_context_changed()

    def on_context_changed(self) -> None:
        """Look at another plan or period."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was missed while hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _build_tree(self) -> RowsTree:
        tree = RowsTree(self.model, COLUMNS, self.tr("Cây nhiệm vụ"))
        selection = tree.selectionModel()
        selection.currentChanged.connect(self._on_current_changed)
        tree.activated.connect(lambda _: self.progress_requested.emit())
        return tree

    def _build(self) -> None:
        self._import = QPushButton(self.tr("Nhập kế hoạch…"))
        self._import.clicked.connect(self.import_requested)
        self._card.tools.addWidget(self._import)
        empty = EmptyState(
            self.tr("Sổ chưa có kế hoạch nào"),
            self.tr("Chọn tệp Word của kế hoạch; chương trình đọc nhiệm vụ, đơn vị, thời hạn để anh chị xem lại trước khi nhập."),
            self.tr("Nhập kế hoạch…"),
        )
        empty.button.clicked.connect(self.import_requested)
        self._body = WithEmptyState(self.tree, empty)
        self._card.body.addWidget(self._body)
        foot = self._card.add_foot()
        self._chips = (Chip(DONE), Chip(DONE_LATE), Chip(RUNNING), Chip(LATE))
        self._rate = plain_label("")
        for chip in self._chips:
            foot.addWidget(chip)
        foot.addWidget(self._rate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._card)

    def add_row_actions(self, actions: list[QAction]) -> None:
        """Offer these on the right mouse button and the menu key."""
        self.tree.addActions(actions)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _on_read(self, view: PlanView | None) -> None:
        self._view = view
        self._show()

    def _show(self) -> None:
        before = self._wanted_task if self._wanted_task is not None else self.current_task
        if self.model.set_view(self._view, self._wanted):
            self.tree.expandAll()
            for row in range(self.model.rowCount()):
                index = self.model.index(row, 0)
                if self.model.line_of(index) is None:
                    self.tree.setFirstColumnSpanned(row, QModelIndex(), False)
            self.tree.setCurrentIndex(self.model.first_task())
        found = self.model.index_of(before) if before is not None else QModelIndex()
        if found.isValid():
            self.tree.setCurrentIndex(found)
            self._wanted_task = None
        self._body.show_view(self._view is not None)
        self._show_counts()
        self.task_selected.emit(self.current_task)

    def _show_counts(self) -> None:
        view = self._view
        count = view.count if view else FourWayCount()
        tasks = len(view.lines) if view else 0
        note = self.tr("%n nhiệm vụ · %1 đầu việc", "", tasks).replace("%n", str(tasks)).replace("%1", str(count.total))
        self._card.set_title(self.tr("Nhiệm vụ"), note if view else "")
        for chip, word, number in zip(
            self._chips,
            (self.tr("Đúng hạn"), self.tr("Muộn"), self.tr("Trong hạn"), self.tr("Quá hạn")),
            (count.done_on_time, count.done_late, count.in_term, count.overdue),
            strict=True,
        ):
            chip.set_text(f"{word} {number}")
        self._rate.setText(
            self.tr("Hoàn thành {done}/{due} việc đến hạn, đạt {rate}").format(
                done=count.done, due=count.fell_due, rate=percent(count.rate)
            )
            if count.rate is not None
            else self.tr("Chưa có việc nào đến hạn")
        )

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.task_selected.emit(self.current_task)
