"""The last actions by their ids, for an error report: what was chosen, never on what."""

from collections import deque

from ui.actions.ids import ActionId

_MOST = 12
_recent: deque[ActionId] = deque(maxlen=_MOST)


def note_action(action: ActionId) -> None:
    """Remember that an action was chosen."""
    _recent.append(action)


def recent_actions() -> list[str]:
    """Return the ids of the last actions, the newest last."""
    return [one.value for one in _recent]
