"""What a row of the table of actions is made of: the ids, the menus, the row itself. The rows are in `registry.py`."""

from dataclasses import dataclass
from enum import StrEnum


class ActionId(StrEnum):
    """What the user can do."""

    NEW_BOOK = "new_book"
    OPEN_BOOK = "open_book"
    BACK_UP = "back_up"
    RESTORE = "restore"
    SETTINGS = "settings"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    PAST_STEPS = "past_steps"
    WASTE_BIN = "waste_bin"
    FIND = "find"
    FILTER_TASKS = "filter_tasks"
    IMPORT_PLAN = "import_plan"
    PASTE_PLAN = "paste_plan"
    AMEND_PLAN = "amend_plan"
    DELETE_PLAN = "delete_plan"
    SET_DEADLINE = "set_deadline"
    EXTEND_DEADLINE = "extend_deadline"
    PAUSE_TASK = "pause_task"
    SKIP_PERIOD = "skip_period"
    PLAN_PREPARATION = "plan_preparation"
    OFFICE_CALENDAR = "office_calendar"
    ASSIGN_UNIT = "assign_unit"
    SHOW_ITEM = "show_item"
    RECORD_PROGRESS = "record_progress"
    CORRECT_PROGRESS = "correct_progress"
    RECORD_EVIDENCE = "record_evidence"
    ADD_NOTE = "add_note"
    DEFINE_INDICATORS = "define_indicators"
    RECORD_REPORT = "record_report"
    APPROVE_REPORT = "approve_report"
    SEND_BACK_REPORT = "send_back_report"
    ASSIGN_MATRIX = "assign_matrix"
    TASK_DETAILS = "task_details"
    GIVE_TASK = "give_task"
    LINK_PLAN = "link_plan"
    ENTER_SUPERIOR_PLAN = "enter_superior_plan"
    ANSWER_TASKS = "answer_tasks"
    RECORD_ACTIVITY = "record_activity"
    SHOW_ACTIVITIES = "show_activities"
    SEND_TRACKERS = "send_trackers"
    RECEIVE_TRACKERS = "receive_trackers"
    RECEIVE_FOLDER = "receive_folder"
    WATCH_FOLDER = "watch_folder"
    HAND_OVER = "hand_over"
    MAIL_TEMPLATE = "mail_template"
    REMIND_UNITS = "remind_units"
    EXPORT_LIST = "export_list"
    EXPORT_MASTER = "export_master"
    MAKE_REPORT = "make_report"
    COMPOSE_DOCUMENT = "compose_document"
    EXPORT_CALENDAR = "export_calendar"
    CHECK_LAYOUT = "check_layout"
    OFFICE_TEMPLATES = "office_templates"
    ADD_UNIT = "add_unit"
    EDIT_UNIT = "edit_unit"
    DELETE_UNIT = "delete_unit"
    ADD_GROUP = "add_group"
    RENAME_UNIT = "rename_unit"
    MOVE_UNIT = "move_unit"
    MERGE_UNITS = "merge_units"
    SPLIT_UNIT = "split_unit"
    ABOLISH_UNIT = "abolish_unit"
    FOUND_UNIT = "found_unit"
    UNIT_UP = "unit_up"
    UNIT_DOWN = "unit_down"
    UNIT_FIRST = "unit_first"
    UNIT_LAST = "unit_last"
    IMPORT_UNITS = "import_units"
    UNITS_TEMPLATE = "units_template"
    EXPORT_UNITS = "export_units"
    GO_TODAY = "go_today"
    GO_PLAN = "go_plan"
    GO_COUNTS = "go_counts"
    GO_CALENDAR = "go_calendar"
    GO_TRACKERS = "go_trackers"
    GO_DOCUMENTS = "go_documents"
    GO_UNITS = "go_units"
    GO_EVIDENCE = "go_evidence"
    SHORTCUTS = "shortcuts"
    MANUAL = "manual"
    TOUR = "tour"
    ABOUT = "about"


class Menu(StrEnum):
    """The menus, in their order; the text carries the mnemonic."""

    BOOK = "&Sổ"
    EDIT = "Sử&a"
    PLAN = "&Kế hoạch"
    TIME = "Thời &gian"
    ITEM = "Đầ&u việc"
    TRACKERS = "&Phiếu"
    DOCUMENTS = "&Văn bản"
    UNITS = "&Danh bạ"
    GO = "&Xem"
    HELP = "&Trợ giúp"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        id: which one.
        menu: where it stands.
        text: its words, with a mnemonic; "…" when it asks something first.
        hint: what it does, for the status line and screen readers.
        shortcut: its keys, empty for none.
        icon: name of its icon, empty for none.
        needs_book: whether it is off while no book is open.
        starts_group: whether a line is drawn above it in the menu; for the first of a submenu, above that.
        submenu: the words of the submenu it stands in, with a mnemonic; empty where it stands in the menu itself.
    """

    id: ActionId
    menu: Menu
    text: str
    hint: str
    shortcut: str = ""
    icon: str = ""
    needs_book: bool = True
    starts_group: bool = False
    submenu: str = ""
