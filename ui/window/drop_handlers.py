"""What is dragged in the plan: tasks onto a day, which is their deadline, units and groups onto a task, which they are given."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from app.domain.assignment import ROLE_LABELS, AssignmentRole
from app.domain.changes import ChangeSet
from app.domain.ids import TaskId
from app.domain.plan import Task
from app.services.assign_units import RoleOffer, give_role, offer_role
from app.services.edit_task import DeadlineOffer, offer_deadline, set_deadlines
from ui.actions.ids import ActionId
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.kit.carried import Carried
from ui.looks.carried import assignment_of
from ui.looks.day import day_words
from ui.looks.task import timing_words
from ui.views.assignment.view import AssignmentView, Part
from ui.views.calendar.view import CalendarView
from ui.views.task_tree.view import TaskTreeView
from ui.window.handler_group import HandlerGroup, Table
from ui.window.places import place_number
from ui.window.time_handlers import TimeHandlers
from ui.window.window_parts import WindowParts

_LEAD, _SUPPORT = AssignmentRole.LEAD, AssignmentRole.SUPPORT
_MOST_NAMED = 4


class DropHandlers(HandlerGroup):
    """What is done when something is let go in the plan.

    A drop that leaves no doubt is done at once, and the status line says what and how to undo it; else it is asked.

    Attributes:
        menu: the roles offered last.
    """

    def __init__(self, window: WindowParts, book: OpenBook, prompts: Prompts, time: TimeHandlers) -> None:
        super().__init__(window, book, prompts)
        self._time = time
        self.menu: QMenu | None = None

    def table(self) -> Table:
        """See HandlerGroup."""
        return {
            ActionId.TASK_DETAILS: partial(self._show_part, Part.DETAILS),
            ActionId.GIVE_TASK: partial(self._show_part, Part.DIRECTORY),
        }

    def wire(self, tree: TaskTreeView, assignment: AssignmentView, calendar: CalendarView) -> None:
        """Take what is dragged between the parts of the plan."""
        tree.tree.holder_dropped.connect(self.give)
        tree.tree.drop_announced.connect(self.window.status.show_hint)
        calendar.tasks_dropped.connect(self._on_tasks_dropped)
        assignment.directory.give_requested.connect(self._give_current)

    def _show_part(self, part: Part) -> None:
        """Go to another tab beside the tree."""
        self.window.show_place(place_number(ActionId.GO_PLAN))
        self.window.assignment.show_part(part)

    # Deadlines --------------------------------------------------------------------------------------------------------

    def set_deadlines(self, task_ids: Sequence[TaskId], on: date) -> None:
        """Make a day the deadline of tasks: at once where they are due on a day, asked where they are followed otherwise."""
        self.book.ask(lambda core: offer_deadline(core, task_ids, on), self._on_deadline_offer)

    def _on_tasks_dropped(self, carried: Carried, on: date) -> None:
        self.set_deadlines([TaskId(key) for key in carried.keys], on)

    def _on_deadline_offer(self, offer: DeadlineOffer) -> None:
        if not offer.by_phrase:
            self._set(offer.changed, offer)
        elif len(offer.by_phrase) == 1 and not offer.on_a_day:
            self._time.set_deadline_of(offer.by_phrase[0].id, offer.due_on)
        else:
            self._ask_which(offer)

    def _ask_which(self, offer: DeadlineOffer) -> None:
        """Ask about tasks of which some come again: a day would end that."""
        day, phrase = f"{offer.due_on:%d/%m/%Y}", offer.by_phrase
        question = self.tr("{tasks} không có hạn một ngày mà theo dõi theo kỳ hoặc khoảng thời gian. Đặt hạn {day}?")
        every_one = self.tr("Đổi c&ả {count} nhiệm vụ thành làm một lần, hạn {day}")
        ways = [every_one.format(count=len(phrase) + len(offer.on_a_day), day=day)]
        if offer.on_a_day:
            ways.insert(0, self.tr("&Chỉ đổi {count} nhiệm vụ có hạn một ngày").format(count=len(offer.on_a_day)))
        way = self.prompts.choose(self.tr("Đặt thời hạn"), question.format(tasks=_named(phrase), day=day), ways)
        if way is not None:
            self._set([*offer.changed, *(phrase if way == len(ways) - 1 else ())], offer)

    def _set(self, tasks: Sequence[Task], offer: DeadlineOffer) -> None:
        day = day_words(offer.due_on, offer.works_on)
        if not tasks:
            said = self.tr("{tasks} đã có hạn {day}, không có gì thay đổi.")
            self.window.status.show_hint(said.format(tasks=_named(offer.on_a_day), day=day))
            return
        before = self.tr(" (trước đó: {was})").format(was=timing_words(tasks[0])) if len(tasks) == 1 else ""
        said = self.tr("Đã đặt hạn {day} cho {tasks}{before} – Ctrl+Z hoàn tác.")
        words = said.format(day=day, tasks=_named(tasks, small=True), before=before)
        task_ids, on = [task.id for task in tasks], offer.due_on
        self.book.do(lambda core: set_deadlines(core, task_ids, on), lambda _: self.window.status.show_hint(words))

    # Roles ------------------------------------------------------------------------------------------------------------

    def give(self, carried: Carried, task_id: TaskId, supports: bool) -> None:
        """Give a task to a unit or group: to support where Ctrl was held, else to lead; asked where somebody leads already."""
        wanted = assignment_of(carried, task_id, _SUPPORT if supports else _LEAD)
        self.book.ask(lambda core: offer_role(core, wanted), lambda offer: self._on_role_offer(carried, offer, supports))

    def _give_current(self, carried: Carried) -> None:
        task_id = self.window.tree.current_task
        if task_id is not None:
            self.give(carried, task_id, supports=False)

    def _on_role_offer(self, carried: Carried, offer: RoleOffer, supports: bool) -> None:
        is_asked = not supports and (bool(offer.leads) or offer.role is not None)
        if not is_asked:
            self._give(carried, offer, _SUPPORT if supports else _LEAD)
            return
        menu = QMenu(self.window)
        menu.setAccessibleName(self.tr("Vai trò"))
        head = menu.addAction(_who_leads(offer))
        head.setEnabled(False)
        menu.addSeparator()
        for role, words in ((_LEAD, "&Chủ trì"), (_SUPPORT, "&Phối hợp"), (AssignmentRole.OVERSEER, "&Theo dõi")):
            action = menu.addAction(f"{words}: {_escaped(offer.name)}" + (" (đang giao)" if offer.role is role else ""))
            action.setEnabled(offer.role is not role)
            action.triggered.connect(partial(self._give, carried, offer, role))
        menu.addSeparator()
        menu.addAction(self.tr("&Bỏ qua"))
        self.menu = menu
        menu.popup(QCursor.pos())

    def _give(self, carried: Carried, offer: RoleOffer, role: AssignmentRole, _checked: bool = False) -> None:
        number, label = offer.task.number, ROLE_LABELS[role].lower()
        held = offer.role or offer.group_role
        if offer.role is role or (offer.role is None and held is not None and held.strength <= role.strength):
            through = "" if offer.role is role else self.tr(" theo nhóm")
            said = self.tr("{unit} đang {role} nhiệm vụ {number}{through}, không có gì thay đổi.")
            held_label = ROLE_LABELS[held or role].lower()
            self.window.status.show_hint(said.format(unit=offer.name, role=held_label, number=number, through=through))
            return
        before = self.tr(" (trước đó: {role})").format(role=ROLE_LABELS[offer.role].lower()) if offer.role else ""
        said = self.tr("Đã giao {unit} {role} nhiệm vụ {number}{before} – Ctrl+Z hoàn tác.")
        words = said.format(unit=offer.name, role=label, number=number, before=before)
        wanted = assignment_of(carried, offer.task.id, role)

        def done(_: ChangeSet) -> None:
            self.window.status.show_hint(words)

        self.book.do(lambda core: give_role(core, wanted), done)


def _named(tasks: Sequence[Task], *, small: bool = False) -> str:
    numbers = ", ".join(task.number for task in tasks[:_MOST_NAMED])
    if len(tasks) > _MOST_NAMED:
        numbers = f"{numbers} và {len(tasks) - _MOST_NAMED} nhiệm vụ nữa"
    return f"{'nhiệm vụ' if small else 'Nhiệm vụ'} {numbers}"


def _who_leads(offer: RoleOffer) -> str:
    if not offer.leads:
        return f"Nhiệm vụ {offer.task.number}: đổi vai trò của {_escaped(offer.name)}"
    first, *others = offer.leads
    more = f" và {len(others)} đơn vị" if others else ""
    return f"Nhiệm vụ {offer.task.number}: đang chủ trì {_escaped(first)}{more}"


def _escaped(name: str) -> str:
    return name.replace("&", "&&")  # a letter of a name is no mnemonic
