"""The search box: asks the book while one types, one question at a time, and goes where the clerk chooses.

A question that the next key has overtaken is told so and stops between two of its steps; the book's thread never holds more than
one of them.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.ids import PlanId, TaskId
from app.domain.search import Found, Narrowing, SavedFilter, SearchAnswer, Target
from app.register.selection import Figure
from app.services.saved_filters import all_filters, delete_filter, rename_filter, save_filter
from app.services.search import examples, search
from app.services.search_states import StateFilter, figure_of_state
from app.services.workspace import Workspace
from ui.actions.ids import ActionId
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.dialogs.search.name_filter import NameFilterDialog
from ui.dialogs.search.panel import SearchPanel
from ui.dialogs.search.rows import command_rows, found_rows, start_rows, state_rows
from ui.views.units.view import UnitsView
from ui.window.handler_group import HandlerGroup, Table
from ui.window.window_parts import WindowParts

ShowTask = Callable[[PlanId, TaskId], None]
ShowItem = Callable[[Target], None]
"""Shows the work item whose key a target holds."""
_MOST_OF_A_SORT = 6


class SearchHandlers(HandlerGroup):
    """What is done with the search box and its panel."""

    def __init__(
        self,
        window: WindowParts,
        book: OpenBook,
        prompts: Prompts,
        show_task: ShowTask,
        show_item: ShowItem,
        open_list: Callable[[Figure], None],
    ) -> None:
        super().__init__(window, book, prompts)
        self._open_list = open_list
        self._show_task = show_task
        self._show_item = show_item
        self._before: QWidget | None = None
        self._asked = 0
        self._is_asking = False
        self._is_chosen_blind = False

    def table(self) -> Table:
        """See HandlerGroup."""
        return {ActionId.FIND: self.find, ActionId.FILTER_TASKS: self.filter_tasks}

    def attach(self) -> None:
        """Put the panel under the box; the window's parts are laid out by now."""
        self.box = self.window.top.search
        self.panel = SearchPanel(self.window)
        QWidget.setTabOrder(self.box, self.panel.of_plan)
        QWidget.setTabOrder(self.panel.of_plan, self.panel.still_open)
        QWidget.setTabOrder(self.panel.still_open, self.panel.save)
        self.box.installEventFilter(self)
        self.window.installEventFilter(self)
        self.box.textChanged.connect(lambda _: self._on_typed())
        panel = self.panel
        panel.chosen.connect(self.choose)
        panel.narrowed.connect(self.ask)
        panel.save_requested.connect(self.save)
        panel.rename_requested.connect(self.rename)
        panel.delete_requested.connect(lambda one: self.book.do(lambda core: delete_filter(core, one), lambda _: self.ask()))
        panel.left.connect(self.leave)
        panel.row_spoken.connect(self.box.setAccessibleDescription)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def find(self) -> None:
        """Put the cursor into the box and show what it finds."""
        self._remember_focus()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        self._open()

    def filter_tasks(self) -> None:
        """Put the cursor into the box that narrows the task tree."""
        self.window.action(ActionId.GO_PLAN).trigger()
        self.window.tree.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.window.tree.filter_box.selectAll()

    def leave(self) -> None:
        """Close the panel and give the focus back to where it was."""
        self.panel.hide()
        self._asked += 1
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        else:
            self.box.clearFocus()

    def ask(self) -> None:
        """Ask the book for what stands in the box, once it has answered what it is asked now."""
        self._asked += 1
        if self._is_asking:
            return
        self._is_asking = True
        number, typed, narrowing, period = self._asked, self.box.text(), self._narrowing, self.book.period

        def query(core: Workspace) -> tuple[SearchAnswer, list[SavedFilter], list[tuple[str, str]]]:
            if not typed.strip():
                return SearchAnswer(), all_filters(core), examples(core)
            wanted = search(
                core, typed, _MOST_OF_A_SORT, period=period, narrowing=narrowing, is_wanted=lambda: number == self._asked
            )
            return wanted, [], []

        self.book.ask(query, lambda found: self._on_answer(number, typed, *found), refused=self._on_refused)

    def choose(self, choice: object) -> None:
        """Go to a thing of the book, do a command, look for what is kept or given as an example."""
        if isinstance(choice, SavedFilter):
            self._show_filter(choice)
        elif isinstance(choice, ActionId):
            self.leave()
            self.window.action(choice).trigger()
        elif isinstance(choice, StateFilter):
            self._show_state(choice)
        elif isinstance(choice, Found):
            self.leave()
            self.go_to(choice.target)
        elif isinstance(choice, str):
            self.box.setText(choice)
            self.box.setFocus()

    def go_to(self, target: Target) -> None:
        """Show what was found where it lives: a work item, a task in its plan, the units, the documents."""
        if target.task_id is not None and target.unit_id is not None and target.period is not None:
            self._show_item(target)
        elif target.plan_id is not None and target.task_id is not None:
            self._show_task(target.plan_id, target.task_id)
        elif target.plan_id is not None:
            self.window.action(ActionId.GO_PLAN).trigger()
            self.window.top.plan_chosen.emit(target.plan_id)
        elif target.unit_id is not None or target.group_id is not None:
            self.window.action(ActionId.GO_UNITS).trigger()
            self.window.view(UnitsView).go_to(target.unit_id, target.group_id)
        elif target.activity_id is not None:
            self.window.action(ActionId.SHOW_ACTIVITIES).trigger()
        else:
            self.window.action(ActionId.GO_DOCUMENTS).trigger()

    def _show_state(self, state: StateFilter) -> None:
        """Go to Theo dõi and open the list of what stands so in the period looked at."""
        period = self.book.period
        self.leave()
        self.window.action(ActionId.GO_COUNTS).trigger()
        if period is not None:
            self.book.ask(lambda core: figure_of_state(core, state, period), self._open_list)

    def save(self) -> None:
        """Ask for a name and keep this search under it."""
        words = self.box.text().strip()
        dialog = NameFilterDialog(self.tr("Lưu bộ lọc"), words, words, self.window)
        self.open_dialog(dialog, lambda: self._save(dialog.name, words, self._narrowing))

    def rename(self, one: SavedFilter) -> None:
        """Ask for another name of a saved filter."""
        dialog = NameFilterDialog(self.tr("Đổi tên bộ lọc"), one.words, one.name, self.window)
        self.open_dialog(dialog, lambda: self._rename(one, dialog.name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrow keys, Enter and Esc in the box work in the panel; open it when the box gets the focus."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if watched is self.box and isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn:
            if event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
                self._open()
        elif watched is self.window and event.type() == QEvent.Type.Resize and self.panel.isVisible():
            self.panel.lay_out()
        return super().eventFilter(watched, event)

    @property
    def _narrowing(self) -> Narrowing:
        plan_id = self.book.plan_id if self.panel.of_plan.isChecked() else None
        return Narrowing(plan_id, self.panel.still_open.isChecked())

    def _on_key(self, event: QKeyEvent) -> bool:
        panel = self.panel
        if not panel.isVisible():
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open()
                return True
            return False
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Down: lambda: panel.move_cursor(1),
            Qt.Key.Key_Up: lambda: panel.move_cursor(-1),
            Qt.Key.Key_Return: self._choose_current,
            Qt.Key.Key_Enter: self._choose_current,
            Qt.Key.Key_Escape: self.leave,
            Qt.Key.Key_F2: panel.rename_current,
        }
        if not self.box.text():
            keys[Qt.Key.Key_Delete] = panel.delete_current
        act = keys.get(event.key())
        if act is None:
            return False
        act()
        return True

    def _choose_current(self) -> None:
        """Go to the row under the cursor; when its answer is still on the way, as soon as it is there."""
        if self._is_asking:
            self._is_chosen_blind = True
        else:
            self.panel.choose_current()

    def _open(self) -> None:
        self.panel.of_plan.setEnabled(self.book.plan_id is not None)
        self.panel.open_below(self.box)
        self.ask()

    def _on_typed(self) -> None:
        self._is_chosen_blind = False
        if self.box.hasFocus() and not self.panel.isVisible():
            self.panel.open_below(self.box)
        if self.panel.isVisible():
            self.ask()

    def _on_answer(
        self, number: int, typed: str, answer: SearchAnswer, filters: list[SavedFilter], hints: list[tuple[str, str]]
    ) -> None:
        self._is_asking = False
        if not self.panel.isVisible():
            return
        if number != self._asked:
            self.ask()
            return
        if typed.strip():
            states = state_rows(typed, self.book.period.label) if self.book.period is not None else []
            rows = [*states, *found_rows(answer, command_rows(typed, self.window.actions_by_id))]
            self.panel.show_rows(rows, _summary(answer, sum(row.choice is not None for row in rows)), can_be_saved=True)
        else:
            note = self.tr("F2 đổi tên, Delete xoá bộ lọc đang chọn") if filters else self.tr("Gõ có dấu hay không dấu đều được")
            self.panel.show_rows(start_rows(filters, hints), note, can_be_saved=False)
        if self._is_chosen_blind:
            self._is_chosen_blind = False
            self.panel.choose_current()

    def _on_refused(self) -> None:
        self._is_asking = False
        self._is_chosen_blind = False

    def _show_filter(self, one: SavedFilter) -> None:
        """Look for what is kept; a plan of its own becomes the plan looked at."""
        if one.narrowing.plan_id is not None and one.narrowing.plan_id != self.book.plan_id:
            self.window.top.plan_chosen.emit(one.narrowing.plan_id)
            self.book.look_at(plan_id=one.narrowing.plan_id)
        for tick, is_set in (
            (self.panel.of_plan, one.narrowing.plan_id is not None),
            (self.panel.still_open, one.narrowing.is_open),
        ):
            tick.setChecked(is_set)
        self.box.setText(one.words)
        self.box.setFocus()

    def _save(self, name: str, words: str, narrowing: Narrowing) -> None:
        said = self.tr("Đã lưu bộ lọc; xoá trống ô tìm để thấy lại.")
        self.book.do(lambda core: save_filter(core, name, words, narrowing), lambda _: self.window.status.show_hint(said))

    def _rename(self, one: SavedFilter, name: str) -> None:
        self.book.do(lambda core: rename_filter(core, one, name), lambda _: self.ask())

    def _remember_focus(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and now is not self.box and not self.panel.isAncestorOf(now):
            self._before = now

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Remember where the clerk came from, and close the panel once she goes on somewhere else in the window."""
        if new is self.box and old is not None and not self.panel.isAncestorOf(old):
            self._before = old
        elif new is not None and new is not self.box and not self.panel.isAncestorOf(new) and new.window() is self.window:
            QTimer.singleShot(0, self._close_when_left)

    def _close_when_left(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and now is not self.box and not self.panel.isAncestorOf(now):
            self.panel.hide()
            self._asked += 1


def _summary(answer: SearchAnswer, count: int) -> str:
    """Return how much was found, and whether a large book was looked through only in part."""
    found = f"{count} kết quả" if count else "Không thấy gì; thử ít chữ hơn hoặc bỏ dấu"
    return found if answer.is_complete else f"{found} · sổ lớn, chỉ tìm trong phần ghi gần đây nhất"
