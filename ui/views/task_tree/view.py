"""The task tree with its card, filter and the four-way count of the period at its foot."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolTip, QVBoxLayout, QWidget

from app.domain.changes import ChangeSet
from app.domain.ids import TaskId
from app.domain.progress import Heap
from app.register.roll_up import ROLL_UP_RULE, roll_up_count
from app.register.selection import Selection
from app.services.show_plan import PlanView, find_plan
from app.services.type_over import type_over_tasks
from ui import theme
from ui.bridge.open_book import OpenBook
from ui.kit.card import Card
from ui.kit.chip import DONE, DONE_LATE, IDLE, LATE, RUNNING, LinkChip
from ui.kit.column import Typed
from ui.kit.empty_state import EmptyState, WithEmptyState
from ui.kit.link import LinkLabel
from ui.kit.numbers import grouped, percent
from ui.looks.figures import DUE, figures_of
from ui.looks.standing import LOOKS, ROLLED_UP_WORDS
from ui.views.task_tree.drop_tree import DropTree
from ui.views.task_tree.model import TaskTreeModel

_TABLES = ("task", "task_beat", "task_pause", "section", "plan", "assignment", "work_item", "period")
_TABLES += ("unit", "unit_event", "unit_group", "unit_group_member")  # names and members over time
_LEAST_WIDTH = 330
_WIDTH_WITH_IMPORT = 560
_HEIGHT_WITH_WHOLE_FOOT = 420
_FOOT = {
    Heap.TOTAL: IDLE,
    Heap.DONE_ON_TIME: DONE,
    Heap.DONE_LATE: DONE_LATE,
    Heap.IN_TERM: RUNNING,
    Heap.OVERDUE: LATE,
    Heap.NOT_APPLICABLE: IDLE,
}
_WORDS = {
    Heap.TOTAL: "Đầu việc",
    Heap.DONE_ON_TIME: "Đúng hạn",
    Heap.DONE_LATE: "Muộn",
    Heap.IN_TERM: "Trong hạn",
    Heap.OVERDUE: "Quá hạn",
    Heap.NOT_APPLICABLE: "Không thực hiện",
}


class TaskTreeView(QWidget):
    """The plan looked at as a tree.

    Signals:
        task_selected: the id of the task under the cursor, or None.
        import_requested: the clerk wants to import a plan.
        progress_requested: the clerk wants to see or enter what was done of the task under the cursor.
        figures_chosen: the figures that were clicked; the clerk wants the list behind one of them.
    """

    task_selected = Signal(object)
    import_requested = Signal()
    progress_requested = Signal()
    figures_chosen = Signal(object)

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
            self._book.ask(lambda core: find_plan(core, plan_id, period), self._on_read)

    def on_book_changed(self, changes: ChangeSet, origin: object) -> None:
        """Read again when something shown here changed; a hidden view waits until it is shown."""
        if changes.touches(*_TABLES):
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the button out where the title would be cut; the menu has it."""
        super().resizeEvent(event)
        self._show_counts()

    def _build_tree(self) -> DropTree:
        tree = DropTree(self.model, self.tr("Cây nhiệm vụ"))
        selection = tree.selectionModel()
        selection.currentChanged.connect(self._on_current_changed)
        tree.activated.connect(lambda _: self.progress_requested.emit())
        tree.figures_chosen.connect(self.figures_chosen)
        tree.menu.offer_typing(is_offered=True)
        self.model.typed.connect(self._on_typed)
        tree.header().setToolTip(ROLL_UP_RULE)
        return tree

    def _build(self) -> None:
        theme.at_least(self, width=_LEAST_WIDTH)
        self.filter_box = QLineEdit()
        self.filter_box.setPlaceholderText(self.tr("Lọc (Ctrl+F)"))
        self.filter_box.setAccessibleName(self.tr("Lọc nhiệm vụ"))
        self.filter_box.setClearButtonEnabled(True)
        theme.at_least(self.filter_box, width=84)
        theme.at_most(self.filter_box, width=170)
        self.filter_box.textChanged.connect(self.filter)
        self._card.tools.addWidget(self.filter_box)
        self._import = QPushButton(self.tr("Nhập kế hoạch…"))
        self._import.clicked.connect(self.import_requested)
        self._standing = LinkChip(IDLE)
        self._standing.setToolTip(ROLL_UP_RULE)
        self._standing.figures_chosen.connect(self._say_rule)
        self._card.tools.addWidget(self._standing)
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
        self._foot = foot.parentWidget()
        self.chips = {heap: LinkChip(look) for heap, look in _FOOT.items()}
        self._rate = LinkLabel()
        for widget in (*self.chips.values(), self._rate):
            widget.figures_chosen.connect(self.figures_chosen)
            foot.addWidget(widget)
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
            if self.current_task != before:  # else what is selected beside it stays selected
                self.tree.setCurrentIndex(found)
            self._wanted_task = None
        self._body.show_view(self._view is not None)
        self._show_counts()
        self.task_selected.emit(self.current_task)

    def _show_counts(self) -> None:
        view = self._view
        self._foot.setVisible(view is not None)
        self._import.setVisible(view is not None and self.width() >= theme.scaled(_WIDTH_WITH_IMPORT))
        self.filter_box.setVisible(view is not None)
        if view is None:
            self._card.set_title(self.tr("Nhiệm vụ"))
            for widget in (self._standing, *self.chips.values(), self._rate):
                widget.hide()
            return
        self._card.set_title(self.tr("Nhiệm vụ"), self.tr("{tasks} nhiệm vụ").format(tasks=len(view.lines)))
        standing = roll_up_count(view.count)
        self._standing.set_look(LOOKS[standing] if standing else IDLE)
        word = ROLLED_UP_WORDS[standing] if standing else "–"
        has_room = self.width() >= theme.scaled(_WIDTH_WITH_IMPORT)
        self._standing.set_text(self.tr("Kế hoạch: {word}").format(word=word) if has_room else word)
        self._standing.show()
        wanted = Selection(plan_id=view.plan.id)
        for heap, chip in self.chips.items():
            figures = figures_of(view.count, (heap,), "", view.period, wanted, view.today)
            chip.set_figures(f"{_WORDS[heap]} {grouped(view.count.of(heap))}", figures)
            chip.setVisible((heap is not Heap.NOT_APPLICABLE or bool(view.count.not_applicable)) and not self._is_left_out(heap))
        self._show_rate(view, wanted)

    @property
    def _is_low(self) -> bool:
        """Whether the foot would leave the tasks no room: what can be read off the rest is left out."""
        return self.height() < theme.scaled(_HEIGHT_WITH_WHOLE_FOOT)

    def _is_left_out(self, heap: Heap) -> bool:
        return heap is Heap.TOTAL and self._is_low

    def _show_rate(self, view: PlanView, wanted: Selection) -> None:
        count = view.count
        self._rate.setVisible(not self._is_low)
        if count.rate is None:
            self._rate.set_figures(self.tr("Chưa có việc nào đến hạn"), ())
            return
        words = self.tr("Hoàn thành {done}/{due} việc đến hạn, đạt {rate}")
        text = words.format(done=grouped(count.done), due=grouped(count.fell_due), rate=percent(count.rate))
        self._rate.set_figures(text, figures_of(count, DUE, "", view.period, wanted, view.today))

    def _on_typed(self, typed: list[Typed]) -> None:
        """Change all that was typed over, as one step."""
        cells = self.model.cells_of(typed)
        self._book.do(lambda core: type_over_tasks(core, cells))

    def _say_rule(self) -> None:
        """Say how the state of a plan comes about."""
        QToolTip.showText(self._standing.mapToGlobal(self._standing.rect().bottomLeft()), ROLL_UP_RULE, self._standing)

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.task_selected.emit(self.current_task)
