"""Saved filters (bộ lọc đã lưu): keep a search under a name, rename it, let it go."""

from dataclasses import replace

from app.domain.changes import ChangeSet, Step
from app.domain.search import EVERYTHING, Narrowing, SavedFilter
from app.errors import UserError
from app.messages.code import Code
from app.services.workspace import Workspace
from app.store import plans
from app.store import saved_filters as stored
from app.text.compare import comparable
from app.text.normalise import one_line
from app.text.search import parse_query


def all_filters(core: Workspace) -> list[SavedFilter]:
    """Return the saved filters in the order of their names; one of a plan that is gone looks through every plan again."""
    known = {plan.id for plan in plans.all_plans(core.book)}
    return [
        one
        if one.narrowing.plan_id is None or one.narrowing.plan_id in known
        else replace(one, narrowing=replace(one.narrowing, plan_id=None))
        for one in stored.all_filters(core.book)
    ]


def save_filter(core: Workspace, name: str, words: str, narrowing: Narrowing = EVERYTHING) -> ChangeSet:
    """Keep a search under a new name.

    Raises:
        UserError: no words are looked for, the name is empty, or another filter bears it.
    """
    if not parse_query(words):
        raise UserError(Code.FILTER_WITHOUT_WORDS)
    new = SavedFilter(0, _free_name(core, name), one_line(words), narrowing)
    with core.unit_of_work(Step.SAVE_FILTER, new.name) as work:
        stored.add(work, new)
    return work.changes


def rename_filter(core: Workspace, one: SavedFilter, name: str) -> ChangeSet:
    """Give a filter another name. Raises UserError when it is empty or another filter bears it."""
    renamed = replace(one, name=_free_name(core, name, one.id))
    with core.unit_of_work(Step.SAVE_FILTER, renamed.name) as work:
        stored.save(work, renamed)
    return work.changes


def delete_filter(core: Workspace, one: SavedFilter) -> ChangeSet:
    """Let a filter go."""
    with core.unit_of_work(Step.SAVE_FILTER, one.name) as work:
        stored.delete(work, one.id)
    return work.changes


def _free_name(core: Workspace, name: str, own_id: int | None = None) -> str:
    wanted = one_line(name)
    if not comparable(wanted):
        raise UserError(Code.FILTER_WITHOUT_NAME)
    if stored.find_by_name(core.book, wanted) not in (None, own_id):
        raise UserError(Code.FILTER_NAME_TAKEN, name=wanted)
    return wanted
