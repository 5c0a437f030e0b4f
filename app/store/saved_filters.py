"""Searches kept under a name; what a search is kept to is stored as JSON, from which strange entries are left out on reading."""

import json

from app.domain.ids import PlanId
from app.domain.search import Narrowing, SavedFilter
from app.store.columns import as_int, as_text
from app.store.session import Reader, Transaction, Value
from app.text.compare import comparable
from app.text.sort_order import sort_key


def all_filters(book: Reader) -> list[SavedFilter]:
    """Return the saved filters in the order of their names."""
    rows = book.rows("SELECT id, name, query FROM saved_filter")
    found = [_filter(as_int(row_id), as_text(name), as_text(query)) for row_id, name, query in rows]
    return sorted(found, key=lambda one: sort_key(one.name))


def find_by_name(book: Reader, name: str) -> int | None:
    """Return the id of the filter of this name, whatever its case or the place of its tone marks; None when there is none."""
    found = book.value("SELECT id FROM saved_filter WHERE name_key = ?", comparable(name))
    return found if isinstance(found, int) else None


def add(work: Transaction, one: SavedFilter) -> int:
    """Add a filter; returns its id."""
    return work.insert("saved_filter", **_columns(one))


def save(work: Transaction, one: SavedFilter) -> None:
    """Change a filter."""
    work.update("saved_filter", one.id, **_columns(one))


def delete(work: Transaction, filter_id: int) -> None:
    """Remove a filter."""
    work.delete("saved_filter", filter_id)


def _columns(one: SavedFilter) -> dict[str, Value]:
    wanted: dict[str, Value] = {"words": one.words}
    if one.narrowing.plan_id is not None:
        wanted["plan_id"] = one.narrowing.plan_id
    if one.narrowing.is_open:
        wanted["is_open"] = True
    return {"name": one.name, "name_key": comparable(one.name), "query": json.dumps(wanted, ensure_ascii=False, sort_keys=True)}


def _filter(row_id: int, name: str, query: str) -> SavedFilter:
    wanted = json.loads(query)
    plan_id = wanted.get("plan_id")
    narrowing = Narrowing(PlanId(plan_id) if isinstance(plan_id, int) else None, wanted.get("is_open") is True)
    return SavedFilter(row_id, name, str(wanted.get("words", "")), narrowing)
