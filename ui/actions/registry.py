"""THE TABLE of actions: every menu entry, button and shortcut is a row.

To add one: 1. a member of `ActionId` (`ids.py`); 2. a row in the file of its menu in `menus/`; 3. its handler in
`ui/window/handlers.py`. The tests in `tests/ui/test_actions.py` see that ids, shortcuts and mnemonics do not clash and that every
action is handled.
"""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.actions.ids import ActionId, ActionSpec
from ui.actions.menus.book import BOOK
from ui.actions.menus.documents import DOCUMENTS
from ui.actions.menus.edit import EDIT
from ui.actions.menus.go import GO
from ui.actions.menus.help import HELP
from ui.actions.menus.item import ITEM
from ui.actions.menus.plan import PLAN
from ui.actions.menus.time import TIME
from ui.actions.menus.trackers import TRACKERS
from ui.actions.menus.units import UNITS
from ui.actions.recent import note_action
from ui.kit.shortcut import keys_of
from ui.kit.tool_tip import plain_tip

ACTIONS: tuple[ActionSpec, ...] = (*BOOK, *EDIT, *PLAN, *TIME, *ITEM, *TRACKERS, *DOCUMENTS, *UNITS, *GO, *HELP)


def make_actions(owner: QWidget, handlers: Mapping[ActionId, Callable[[], None]]) -> dict[ActionId, QAction]:
    """Make one QAction a row, bound to its handler."""
    made: dict[ActionId, QAction] = {}
    for spec in ACTIONS:
        action = QAction(spec.text, owner)
        action.setStatusTip(spec.hint)
        action.setToolTip(plain_tip(spec.hint))
        action.setObjectName(spec.id.value)
        if spec.shortcut:
            action.setShortcut(keys_of(spec.shortcut))
        if spec.icon:
            theme.set_icon(action, spec.icon)
        action.triggered.connect(lambda _=False, chosen=spec.id: note_action(chosen))
        action.triggered.connect(handlers[spec.id])
        made[spec.id] = action
    return made
