"""The tree of tasks as giver and taker: tasks are dragged away to a day, units and groups are let go over a task."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from app.domain.ids import TaskId
from app.domain.plan import Task
from ui import theme
from ui.kit.carried import carried_in, carry
from ui.kit.tree_view import RowsTree
from ui.looks.carried import HOLDERS, carried_tasks
from ui.views.task_tree.columns import COLUMNS
from ui.views.task_tree.model import TaskTreeModel

_EDGE = 28  # pixels at the upper and lower edge over which the tree scrolls under what is dragged
_SIDE = Qt.KeyboardModifier.ControlModifier
_LEAD_WORDS = "Thả: giao {who} chủ trì {number} (Ctrl: phối hợp)"
_SUPPORT_WORDS = "Thả: giao {who} phối hợp {number}"


class DropTree(RowsTree):
    """The tree.

    Signals:
        holder_dropped: a unit or group was let go over a task (a Carried, the task's id, whether Ctrl was held).
        drop_announced: what letting go would do now, in words; empty once nothing is over the tree.
    """

    holder_dropped = Signal(object, object, bool)
    drop_announced = Signal(str)

    def __init__(self, model: TaskTreeModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, COLUMNS, name, parent)
        self._tasks = model
        self._target: TaskId | None = None
        self._words = ""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    @property
    def selected_tasks(self) -> list[Task]:
        """The tasks that are selected, in the order of the plan; the one under the cursor when none is."""
        rows = [self._tasks.line_of(index) for index in self.selectionModel().selectedRows()]
        found = {line.task.id: line.task for line in rows if line is not None}
        current = self._tasks.line_of(self.currentIndex())
        if not found and current is not None:
            return [current.task]
        return [node.line.task for node in self._tasks.rows if node.line is not None and node.line.task.id in found]

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803
        """Let the selected tasks be dragged away."""
        carried = carried_tasks(self.selected_tasks)
        if carried is not None:
            carry(self, carried)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take units and groups."""
        if carried_in(event.mimeData(), HOLDERS) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show over which task they are and what letting go does."""
        carried, place = carried_in(event.mimeData(), HOLDERS), event.position().toPoint()
        self._scroll_at_edge(place)
        line = self._tasks.line_of(self.indexAt(place))
        if carried is None or line is None:
            event.ignore()
            self._announce(None, "")
            return
        event.acceptProposedAction()
        words = _SUPPORT_WORDS if event.modifiers() & _SIDE else _LEAD_WORDS
        self._announce(line.task.id, words.format(who=carried.words, number=line.task.number))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the task: it was dragged on, or Escape was pressed."""
        self._announce(None, "")

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was let go over which task."""
        carried = carried_in(event.mimeData(), HOLDERS)
        line = self._tasks.line_of(self.indexAt(event.position().toPoint()))
        self._announce(None, "")
        if carried is None or line is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.holder_dropped.emit(carried, TaskId(line.task.id), bool(event.modifiers() & _SIDE))

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw a row; over the one that would be given away, a frame and the words of what happens."""
        super().drawRow(painter, options, index)
        line = self._tasks.line_of(index)
        if self._target is None or line is None or line.task.id != self._target:
            return
        area = QRectF(options.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRect(area.adjusted(1, 1, -1, -2))
        self._draw_words(painter, area)
        painter.restore()

    def _draw_words(self, painter: QPainter, area: QRectF) -> None:
        font = theme.body_font(bold=True)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, int(area.width()) - 40)
        width, height = metrics.horizontalAdvance(shown) + 20, metrics.height() + 8
        pill = QRectF(area.right() - width - 8, area.bottom() - height - 5, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(pill, 6, 6)
        painter.setFont(font)
        painter.setPen(theme.colour("surface"))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _announce(self, target: TaskId | None, words: str) -> None:
        self._target = target
        if words != self._words:
            self._words = words
            self.drop_announced.emit(words)
        self.viewport().update()

    def _scroll_at_edge(self, place: QPoint) -> None:
        bar = self.verticalScrollBar()
        if place.y() < _EDGE:
            bar.setValue(bar.value() - _EDGE)
        elif place.y() > self.viewport().height() - _EDGE:
            bar.setValue(bar.value() + _EDGE)
