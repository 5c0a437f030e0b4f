"""Everything the book knows of the task under the cursor: its words, time, place in the plan, numbers, notes and history."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.assignment import ROLE_LABELS
from app.domain.evidence import EVIDENCE_STATE_LABELS
from app.domain.ids import TaskId
from app.domain.indicator import in_vietnamese
from app.services.show_task_details import DetailLine, TaskDetails, find_details
from ui.bridge.open_book import OpenBook
from ui.kit.card import plain_label
from ui.kit.link import LinkLabel
from ui.kit.scrolled import scrolled
from ui.looks.task import heading, timing_understood, timing_words

_MOST_LINES = 60
_Line = tuple[str, str]


class DetailsPanel(QWidget):
    """One task as lines to read, then its history, each line of which opens.

    Signals:
        change_requested: the clerk wants to look at a line of the history (a DetailLine).
    """

    change_requested = Signal(object)

    def __init__(self, book: OpenBook) -> None:
        super().__init__()
        self._book = book
        self._task_id: TaskId | None = None
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(10, 6, 4, 8)
        self._lines.setSpacing(6)
        page = QWidget()
        page.setObjectName("page")
        self._area = scrolled(self._lines, page)
        self._area.setObjectName("details")  # it stands on a card, not on the ground
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrow keys scroll what is only to be read
        self._area.setAccessibleName(self.tr("Chi tiết nhiệm vụ"))
        self.setFocusProxy(self._area)
        self.history: list[LinkLabel] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.addWidget(self._area)

    @property
    def text(self) -> str:
        """All that is said, line by line."""
        return "\n".join(label.text() for label in self._area.widget().findChildren(QLabel) if label.isVisibleTo(self))

    def show_task(self, task_id: TaskId | None) -> None:
        """Show another task, or the same one anew."""
        self._task_id = task_id
        period = self._book.period
        if task_id is None or period is None:
            self._on_read(None)
        else:
            self._book.ask(lambda core: find_details(core, task_id, period), self._on_read)

    def _on_read(self, details: TaskDetails | None) -> None:
        if details is not None and details.task.id != self._task_id:  # another one was chosen meanwhile
            return
        self._clear()
        if details is None:
            self._lines.addWidget(plain_label(self.tr("Chọn một nhiệm vụ ở bên trái."), "soft", wraps=True))
            return
        for label, text in _lines_of(details):
            said = plain_label(f"{label}: {text}" if label else text, wraps=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._lines.addWidget(said)
        self._show_history(details)

    def _show_history(self, details: TaskDetails) -> None:
        title = self.tr("Lịch sử nhiệm vụ và các đầu việc {period}").format(period=details.period.label)
        self._lines.addWidget(plain_label(title, "cardTitle", wraps=True))
        for line in details.history[:_MOST_LINES]:
            link = LinkLabel()
            link.setWordWrap(True)
            link.set_figures(_words(line), (line,))
            link.figures_chosen.connect(lambda found: self.change_requested.emit(found[0]))
            self._lines.addWidget(link)
            self.history.append(link)
        if len(details.history) > _MOST_LINES:
            more = self.tr("… và {count} lần trước đó").format(count=len(details.history) - _MOST_LINES)
            self._lines.addWidget(plain_label(more, "soft"))

    def _clear(self) -> None:
        self.history = []
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _words(line: DetailLine) -> str:
    who = f"{line.unit_name}: " if line.unit_name else ""
    return f"{line.at:%d/%m/%Y %H:%M} · {line.step} · {who}{line.words}"


def _lines_of(details: TaskDetails) -> Iterator[_Line]:
    task = details.task
    yield "", task.text
    yield "Thời gian ghi", f"“{task.timing.raw}”" if task.timing.raw else "không ghi"
    yield "Hiểu là", f"{timing_understood(task.timing)}; đang theo dõi: {timing_words(task)}"
    yield "Trong kế hoạch", _place(details)
    if task.deliverable:
        yield "Sản phẩm", task.deliverable
    written = [f"{ROLE_LABELS[one.role]}: {one.written}" for one in details.assignments if one.written]
    if written:
        yield "Kế hoạch giao", "\n".join(written)
    for one in details.indicators:
        target = f", phấn đấu {in_vietnamese(one.target)}" if one.target is not None else ""
        yield "Chỉ tiêu", f"{one.name} ({one.measuring_unit}){target}"
    if details.evidence:
        said = ", ".join(f"{EVIDENCE_STATE_LABELS[state].lower()} {count}" for state, count in details.evidence.items())
        yield "Minh chứng", said
    if details.notes:
        yield "Ghi chú", "\n".join(f"{note.noted_on:%d/%m/%Y} · {name}: {note.text}" for name, note in details.notes)


def _place(details: TaskDetails) -> str:
    task = details.task
    said = [f"{one.number} {heading(one.title)}".strip() for one in details.sections]
    said.append(f"nhiệm vụ {task.number}")
    if task.paragraph:
        said.append(f"đoạn {task.paragraph} của văn bản gốc")
    if task.ended_on is not None:
        said.append("bản mới của kế hoạch không còn nhiệm vụ này")
    return " › ".join(said)
