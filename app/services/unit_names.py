"""One name stands for one unit or group: the rule that every service which names one asks."""

from collections.abc import Sequence

from app.errors import UserError
from app.messages.code import Code
from app.store import units
from app.store.session import Reader
from app.text.compare import comparable


def require_free_names(book: Reader, name: str, aliases: Sequence[str] = (), *, owner: int = 0, is_group: bool = False) -> None:
    """Refuse names that are empty, written twice, or known as another unit or group.

    Args:
        book: where to look.
        name: the main name.
        aliases: the other names.
        owner: the id of the unit or group that may have them; 0 for a new one.
        is_group: whether the owner is a group.

    Raises:
        UserError: with the name and who bears it.
    """
    if not name:
        raise UserError(Code.UNIT_WITHOUT_NAME)
    for one in (name, *aliases):
        taker = taken_by(book, one, owner=owner, is_group=is_group)
        if taker is not None:
            raise UserError(Code.NAME_TAKEN, name=one, owner=taker)
    seen = {comparable(name)}
    for alias in aliases:
        if comparable(alias) in seen:
            raise UserError(Code.NAME_TWICE, name=alias)
        seen.add(comparable(alias))


def taken_by(book: Reader, name: str, *, owner: int = 0, is_group: bool = False) -> str | None:
    """Return the name of another unit or group that is known by a name; None when it is free or the owner's."""
    unit_id, group_id = units.resolve(book, name)
    mine, other = (group_id, unit_id) if is_group else (unit_id, group_id)
    if other is None and mine in (None, owner):
        return None
    return units.name_of(book, unit_id) if unit_id is not None else units.name_of_group(book, group_id or 0)
