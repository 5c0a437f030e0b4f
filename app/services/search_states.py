"""Words of a state typed into the search box: what they ask for is a list of work items of the period looked at.

To add one: a row in `STATE_FILTERS`, its wordings with diacritics; typed without any they are known too.
"""

from dataclasses import dataclass

from app.domain.period import Period
from app.domain.progress import Heap
from app.register.selection import Figure, Selection
from app.services.show_items import selected_items
from app.services.workspace import Workspace
from app.text.compare import fold
from app.text.normalise import one_line

_LEAST_TYPED = 4  # letters of a wording that is not typed to its end yet


@dataclass(frozen=True, slots=True)
class StateFilter:
    """What a state's words ask for.

    Attributes:
        title: the name of the list.
        heap: the heap that is wanted; None for what was not reported.
        wordings: how clerks call it.
    """

    title: str
    heap: Heap | None
    wordings: tuple[str, ...]


STATE_FILTERS: tuple[StateFilter, ...] = (
    StateFilter("Quá hạn", Heap.OVERDUE, ("quá hạn", "trễ hạn", "chậm hạn", "việc quá hạn")),
    StateFilter("Sắp đến hạn", Heap.DUE_SOON, ("sắp đến hạn", "sắp tới hạn", "gần đến hạn")),
    StateFilter("Chưa báo cáo", None, ("chưa báo cáo", "chưa gửi báo cáo", "chưa trả lời")),
    StateFilter("Đã hoàn thành", Heap.DONE, ("hoàn thành", "đã hoàn thành", "đã xong")),
    StateFilter("Hoàn thành quá hạn", Heap.DONE_LATE, ("hoàn thành quá hạn", "xong quá hạn")),
    StateFilter("Trong hạn", Heap.IN_TERM, ("trong hạn", "còn hạn")),
)


def states_named(typed: str) -> list[StateFilter]:
    """Return the lists that typed words ask for, with or without diacritics; half a wording is enough."""
    words = fold(one_line(typed))
    if len(words) < _LEAST_TYPED:
        return []
    return [one for one in STATE_FILTERS if any(fold(wording).startswith(words) for wording in one.wordings)]


def figure_of_state(core: Workspace, state: StateFilter, period: Period) -> Figure:
    """Return how many work items of a period a state's words ask for, and which."""
    wanted = Selection(is_unreported=True) if state.heap is None else Selection().of(state.heap, core.today)
    return Figure(len(selected_items(core, period, wanted)), state.title, period, wanted)
