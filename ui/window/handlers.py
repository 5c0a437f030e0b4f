"""All handlers together: action -> what it does, and what the window asks of them."""

from datetime import date

from app.domain.changes import ChangeSet
from app.domain.ids import PlanId, TaskId
from app.domain.search import Target
from app.services.show_item import ItemView
from app.services.show_items import BoardLine
from app.services.show_task_details import DetailLine
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.settings import Settings
from ui.views.trackers.next_step import NextStep
from ui.window.activity_handlers import ActivityHandlers
from ui.window.answer_handlers import AnswerHandlers
from ui.window.assignment_handlers import AssignmentHandlers
from ui.window.book_handlers import BookHandlers
from ui.window.calendar_handlers import CalendarHandlers
from ui.window.compose_handlers import ComposeHandlers
from ui.window.count_handlers import CountHandlers
from ui.window.document_handlers import DocumentHandlers
from ui.window.drop_handlers import DropHandlers
from ui.window.follow_up_handlers import FollowUpHandlers
from ui.window.handler_group import HandlerGroup, Table
from ui.window.help_handlers import HelpHandlers
from ui.window.history_handlers import HistoryHandlers
from ui.window.import_handlers import ImportHandlers
from ui.window.list_handlers import ListHandlers
from ui.window.mail_handlers import MailHandlers
from ui.window.plan_handlers import PlanHandlers
from ui.window.remind_handlers import RemindHandlers
from ui.window.report_handlers import ReportHandlers
from ui.window.search_handlers import SearchHandlers
from ui.window.settings_handlers import SettingsHandlers
from ui.window.template_handlers import TemplateHandlers
from ui.window.time_handlers import TimeHandlers
from ui.window.tracker_handlers import TrackerHandlers
from ui.window.unit_handlers import UnitHandlers
from ui.window.window_parts import WindowParts


class Handlers:
    """The groups of handlers of one window.

    To handle a new action: a method in the group it belongs to, and a row in that group's `table`.
    """

    def __init__(self, window: WindowParts, book: OpenBook, prompts: Prompts) -> None:
        self.book_itself = BookHandlers(window, book, prompts)
        self.history = HistoryHandlers(window, book, prompts)
        self.plans = PlanHandlers(window, book, prompts)
        self.imports = ImportHandlers(window, book, prompts, self.plans.look_at_plan)
        self.time = TimeHandlers(window, book, prompts)
        self.trackers = TrackerHandlers(window, book, prompts)
        self.mail = MailHandlers(window, book, prompts)
        self.reminders = RemindHandlers(window, book, prompts)
        self.documents = DocumentHandlers(window, book, prompts)
        self.templates = TemplateHandlers(window, book, prompts)
        self.units = UnitHandlers(window, book, prompts)
        self.answers = AnswerHandlers(window, book, prompts)
        self.reports = ReportHandlers(window, book, prompts)
        self.answers.extension_requested.connect(self._extend)
        self.lists = ListHandlers(window, book, prompts)
        self.counts = CountHandlers(window, book, prompts, self.answers.show_line, self.lists.export_lines)
        self.search = SearchHandlers(window, book, prompts, self.show_task, self.show_found_item, self.counts.open_list)
        self.assignment = AssignmentHandlers(window, book, prompts)
        self.activities = ActivityHandlers(window, book, prompts)
        self.composer = ComposeHandlers(window, book, prompts, self.answers.show_item)
        self.follow_up = FollowUpHandlers(
            window, book, prompts, self.answers, self.lists.export_matrix, self.composer.place_chart
        )
        self.settings = SettingsHandlers(window, book, prompts, self.trackers)
        self.calendar = CalendarHandlers(window, book, prompts, self.counts, self.time, self.documents, self.show_task)
        self.drops = DropHandlers(window, book, prompts, self.time)
        self.help = HelpHandlers(window, book, prompts, self.imports.review, self.trackers.preview)
        self._window = window

    def use_settings(self, settings: Settings) -> None:
        """Take the user's settings: from now on they can be changed, and the folder of replies is watched."""
        self._window.settings = settings
        self.trackers.watch_replies(settings)

    def table(self) -> Table:
        """Return action -> handler, of all groups."""
        merged: Table = {}
        groups: tuple[HandlerGroup, ...] = (
            self.book_itself,
            self.history,
            self.plans,
            self.drops,
            self.imports,
            self.time,
            self.answers,
            self.reports,
            self.trackers,
            self.mail,
            self.reminders,
            self.documents,
            self.templates,
            self.units,
            self.counts,
            self.lists,
            self.search,
            self.assignment,
            self.activities,
            self.composer,
            self.settings,
            self.help,
        )
        for group in groups:
            merged |= group.table()
        return merged

    def start(self) -> None:
        """Show what the book holds."""
        self.plans.show_plans()
        self.book_itself.refresh_state()
        self.time.check_clock()

    def on_book_changed(self, changes: ChangeSet, _origin: object) -> None:
        """Word the undo menu anew; list the plans anew when one came or went (undo included)."""
        self.book_itself.refresh_state()
        self.time.check_clock()
        if changes.touches("plan"):
            self.plans.show_plans()

    def do_next_step(self, line: BoardLine, step: NextStep) -> None:
        """Do what the board proposes for a unit."""
        match step:
            case NextStep.SEND:
                self.mail.send(line.unit.id)
            case NextStep.HAND_OVER:
                self.mail.note_sent(line)
            case NextStep.RECEIVE:
                self.trackers.receive()
            case NextStep.REMIND:
                self.reminders.remind(line.unit.id)
            case NextStep.APPROVE:
                self.reports.approve()
            case NextStep.SEND_BACK:
                self.reports.send_back()

    def set_deadline_on(self, on: date) -> None:
        """Propose a day of the calendar as the deadline of the task under the cursor; with several selected, do as a drop."""
        selected = self._window.tree.tree.selected_tasks
        if len(selected) > 1:
            self.drops.set_deadlines([task.id for task in selected], on)
        else:
            self.time.set_deadline(on)

    def show_change(self, line: DetailLine) -> None:
        """Show what a line of a task's history is about: the work item, or the change in full."""
        task_id = self._window.tree.current_task
        if line.item is not None and task_id is not None:
            self.answers.show_item(task_id, *line.item)
        else:
            self.book_itself.prompts.say(f"{line.at:%d/%m/%Y %H:%M} · {line.step}", line.whole)

    def show_found_item(self, target: Target) -> None:
        """Show a work item that was found."""
        assert target.task_id is not None
        assert target.unit_id is not None
        assert target.period is not None
        self.answers.show_item(target.task_id, target.unit_id, target.period)

    def _extend(self, view: ItemView) -> None:
        """Ask for a new deadline of the item on the answer page."""
        self.time.extend_item(view.item.task_id, view.item.unit_id, view.item.period)

    def show_task(self, plan_id: PlanId, task_id: TaskId) -> None:
        """Go to a task in its plan."""
        self._window.show_place(1)
        self._window.tree.go_to(task_id)
        self.plans.show_plans(plan_id)
