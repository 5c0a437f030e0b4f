"""The main window: assembles and wires; what an action does stands in `handlers`."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QStatusTipEvent
from PySide6.QtWidgets import QMenu

from app.services.plan_kinds import PLAN_SUFFIXES
from app.services.watch_folder import REPLY_SUFFIXES
from ui import theme
from ui.actions.ids import ActionId, Menu
from ui.actions.registry import ACTIONS, make_actions
from ui.bridge.long_work import LongCall
from ui.bridge.open_book import OpenBook
from ui.bridge.prompts import Prompts
from ui.kit.dialog import press_focused_button
from ui.kit.help_link import HelpEvent
from ui.views.calendar.view import CalendarView
from ui.views.calendar_place.view import CalendarPlace
from ui.views.counts.view import CountsView
from ui.views.documents.view import DocumentsView
from ui.views.evidence.view import EvidencePlace
from ui.views.today.view import TodayPage
from ui.views.trackers.view import AWAITED, TrackersView
from ui.views.units.view import UnitsView
from ui.window import placement
from ui.window.handlers import Handlers
from ui.window.places import PLACES, place_number
from ui.window.window_parts import WindowParts

START_PLACE = 1


class MainWindow(WindowParts):
    """The window over one open book."""

    def __init__(self, book: OpenBook, prompts: Prompts, path: Path, *, is_sample: bool = False) -> None:
        super().__init__(book, path)
        self.handlers = Handlers(self, book, prompts)
        self.lay_out(make_actions(self, self.handlers.table()))
        self._build_menus()
        self.is_sample = is_sample
        self._name(is_sample=is_sample)
        self._wire()
        self.setAcceptDrops(True)
        self.show_place(START_PLACE)
        self.tree.tree.setFocus()
        self.handlers.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a plan file, or replies of units, that are dragged here from a folder."""
        if dropped_plan(event) is not None or dropped_replies(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped: a plan file for the review, anything units send back for the merge."""
        path, replies = dropped_plan(event), dropped_replies(event)
        if path is not None:
            event.acceptProposedAction()
            self.handlers.imports.review(path)
        elif replies:
            event.acceptProposedAction()
            self.handlers.trackers.preview(replies)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the book be backed up and closed; nothing is ever asked here, everything is saved."""
        if self.settings is not None:
            self.settings.window_geometry = self.saveGeometry()
        self.closing.emit()
        self.closed.emit()
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show the hint of the action under the pointer in the status line; answer who asks for help."""
        if isinstance(event, QStatusTipEvent):
            self.status.show_hint(event.tip())
            return True
        if isinstance(event, HelpEvent):
            self.handlers.help.answer(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button on which the keyboard stands."""
        if not press_focused_button(event):
            super().keyPressEvent(event)

    def _name(self, *, is_sample: bool) -> None:
        mark = " – MẪU" if is_sample else ""
        self.setWindowTitle(f"{self.path.stem}{mark} – Đôn Đốc")
        self.setWindowIcon(theme.mark(64))
        self.status.show_book("Sổ mẫu, lấy ngày 28/12/2022 làm hôm nay" if is_sample else f"Sổ: {self.path.name}")
        placement.begin(self)

    def _build_menus(self) -> None:
        bar = self.menuBar()
        bar.setAccessibleName(self.tr("Trình đơn"))
        for menu_name in Menu:
            menu, submenus = bar.addMenu(menu_name.value), dict[str, QMenu]()
            for spec in (one for one in ACTIONS if one.menu is menu_name):
                if spec.starts_group:
                    menu.addSeparator()
                if spec.submenu and spec.submenu not in submenus:
                    submenus[spec.submenu] = menu.addMenu(spec.submenu)
                submenus.get(spec.submenu, menu).addAction(self.actions_by_id[spec.id])

    def _wire(self) -> None:
        handlers = self.handlers
        self.rail.place_chosen.connect(lambda number: self.action(PLACES[number].action).trigger())
        self.top.plan_chosen.connect(handlers.plans.look_at_plan)
        self.top.period_chosen.connect(handlers.plans.look_at_period)
        handlers.search.attach()
        self.book.changed.connect(handlers.on_book_changed)
        self.book.saved.connect(self.status.show_saved)
        self.book.stopped.connect(self._on_stopped)
        self.book.long_work.stand_over(self)
        self.closing.connect(self.book.long_work.close)
        self.tree.task_selected.connect(self.assignment.show_task)
        self.tree.import_requested.connect(self.action(ActionId.IMPORT_PLAN).trigger)
        self.tree.progress_requested.connect(self.action(ActionId.RECORD_PROGRESS).trigger)
        self.assignment.assign_requested.connect(self.action(ActionId.ASSIGN_UNIT).trigger)
        self.assignment.matrix_requested.connect(self.action(ActionId.ASSIGN_MATRIX).trigger)
        self.assignment.progress_requested.connect(self.action(ActionId.RECORD_PROGRESS).trigger)
        self.view(CalendarView).day_activated.connect(handlers.set_deadline_on)
        handlers.drops.wire(self.tree, self.assignment, self.view(CalendarView))
        self.assignment.details.change_requested.connect(handlers.show_change)
        item_actions = [
            self.action(one)
            for one in (ActionId.RECORD_PROGRESS, ActionId.SHOW_ITEM, ActionId.RECORD_EVIDENCE, ActionId.ADD_NOTE)
        ]
        self.view(TodayPage).add_row_actions(item_actions)
        self.view(CountsView).add_row_actions(item_actions)
        row_actions = (ActionId.RECORD_PROGRESS, ActionId.SET_DEADLINE, ActionId.EXTEND_DEADLINE, ActionId.ASSIGN_UNIT)
        self.tree.add_row_actions([self.action(one) for one in row_actions])
        time_actions = [self.action(ActionId.EXTEND_DEADLINE), self.action(ActionId.SKIP_PERIOD)]
        self.assignment.add_row_actions([*item_actions, *time_actions, self.action(ActionId.ASSIGN_UNIT)])
        self._wire_other_places()

    def _on_stopped(self, call: LongCall) -> None:
        is_reading = call.is_reading
        said = self.tr("Đã thôi đọc; chưa ghi gì vào sổ.") if is_reading else self.tr("Đã thôi; mọi thứ vẫn như trước.")
        self.status.show_hint(said)

    def _wire_other_places(self) -> None:
        today, trackers, units = self.view(TodayPage), self.view(TrackersView), self.view(UnitsView)
        today.remind_requested.connect(self.action(ActionId.REMIND_UNITS).trigger)
        today.receive_requested.connect(self.action(ActionId.RECEIVE_TRACKERS).trigger)
        today.report_requested.connect(self.action(ActionId.MAKE_REPORT).trigger)
        today.backup.back_up_requested.connect(self.action(ActionId.BACK_UP).trigger)
        today.day_requested.connect(self._show_day)
        for empty in (today, trackers, self.view(CountsView).counts):
            empty.plans_requested.connect(self._bring_in_work)
        today.activities_requested.connect(self.action(ActionId.SHOW_ACTIVITIES).trigger)
        today.task_requested.connect(self.handlers.show_task)
        today.preparations.done_chosen.connect(self.handlers.time.tick_preparation)
        trackers.send_requested.connect(self.action(ActionId.SEND_TRACKERS).trigger)
        trackers.receive_requested.connect(self.action(ActionId.RECEIVE_TRACKERS).trigger)
        trackers.remind_requested.connect(self.action(ActionId.REMIND_UNITS).trigger)
        trackers.approve_requested.connect(self.action(ActionId.APPROVE_REPORT).trigger)
        trackers.send_back_requested.connect(self.action(ActionId.SEND_BACK_REPORT).trigger)
        trackers.step_requested.connect(self.handlers.do_next_step)
        reports = (ActionId.RECORD_REPORT, ActionId.APPROVE_REPORT, ActionId.SEND_BACK_REPORT)
        on_board = (ActionId.HAND_OVER, ActionId.REMIND_UNITS, *reports)
        trackers.add_row_actions([self.action(one) for one in on_board])
        documents = self.view(DocumentsView)
        documents.report_requested.connect(self.action(ActionId.MAKE_REPORT).trigger)
        documents.check_requested.connect(self.action(ActionId.CHECK_LAYOUT).trigger)
        documents.sign_requested.connect(self.handlers.documents.sign)
        documents.pdf_requested.connect(self.handlers.documents.write_pdf)
        self.handlers.composer.wire(documents.drafts)
        today.board_requested.connect(self._show_awaited)
        for view in (self.tree, today, trackers, documents, self.view(CountsView)):
            view.figures_chosen.connect(self.handlers.counts.show_figures)
        units.import_requested.connect(self.action(ActionId.IMPORT_UNITS).trigger)
        units.edit_requested.connect(self.handlers.units.edit_unit)
        self.handlers.units.wire(units, self.actions_by_id)
        units.group_requested.connect(self.handlers.units.edit_group)
        self.handlers.follow_up.wire(self.view(CountsView))
        self._wire_calendar_and_evidence()

    def _bring_in_work(self) -> None:
        """Go where the work of a place that is still empty comes from."""
        has_plan = self.book.plan_id is not None
        self.action(ActionId.GO_PLAN if has_plan else ActionId.IMPORT_PLAN).trigger()

    def _wire_calendar_and_evidence(self) -> None:
        self.handlers.calendar.wire(self.view(CalendarPlace))
        evidence, answers = self.view(EvidencePlace), self.handlers.answers
        answers.evidence.wire(evidence)
        evidence.item_requested.connect(lambda key: answers.record_evidence(*key))
        evidence.list_requested.connect(lambda: self.handlers.documents.make_report_of("evidence-list"))
        evidence.plan_requested.connect(self.action(ActionId.GO_PLAN).trigger)
        on_row = (ActionId.RECORD_EVIDENCE, ActionId.SHOW_ITEM, ActionId.RECORD_PROGRESS, ActionId.ADD_NOTE)
        evidence.add_row_actions([self.action(one) for one in on_row])

    def _show_day(self, on: date) -> None:
        """Show a day in the calendar."""
        self.view(CalendarPlace).go_to(on)
        self.show_place(place_number(ActionId.GO_CALENDAR))

    def _show_awaited(self) -> None:
        """Show which trackers are not back yet."""
        self.view(TrackersView).show_part(AWAITED)
        self.show_place(place_number(ActionId.GO_TRACKERS))


def dropped_replies(event: QDropEvent) -> list[Path]:
    """Return the files and folders dragged here when one of them at least may be a reply of a unit; else none."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths if any(path.is_dir() or path.suffix.lower() in REPLY_SUFFIXES for path in paths) else []


def dropped_plan(event: QDropEvent) -> Path | None:
    """Return the plan file that is dragged; None when it is none, or more than one."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in PLAN_SUFFIXES and path.is_file() else None
