"""Where the book speaks of a unit: what is asked before one is deleted.

To add a column that names a unit: a row in `TIES`, or in `GOES_WITH_IT` when the row is of no use without the unit.
`tests/store/test_unit_ties.py` compares both with the schema.
"""

from app.domain.ids import UnitId
from app.domain.unit_tie import UnitTie
from app.store.session import Reader

TIES: tuple[tuple[str, str, UnitTie], ...] = (
    ("assignment", "unit_id", UnitTie.ASSIGNMENT),
    ("work_item", "unit_id", UnitTie.WORK_ITEM),
    ("tracker_issue", "unit_id", UnitTie.TRACKER),
    ("unit_report", "unit_id", UnitTie.TRACKER),
    ("reminder", "unit_id", UnitTie.REMINDER),
    ("issued_document", "unit_id", UnitTie.DOCUMENT),
    ("draft_unit", "unit_id", UnitTie.DOCUMENT),
    ("activity_unit", "unit_id", UnitTie.ACTIVITY),
    ("plan", "unit_id", UnitTie.PLAN),
    ("unit", "parent_id", UnitTie.CHILD),
    ("unit", "heir_id", UnitTie.HEIR),
    ("oversight", "unit_id", UnitTie.OVERSIGHT),
    ("oversight", "overseer_id", UnitTie.OVERSIGHT),
    ("unit_group", "rule_parent_id", UnitTie.GROUP_RULE),
    ("unit_event", "unit_id", UnitTie.EVENT),
    ("unit_event", "other_id", UnitTie.EVENT),
    ("unit_event", "parent_before_id", UnitTie.EVENT),
)
GOES_WITH_IT: tuple[tuple[str, str], ...] = (("alias", "unit_id"), ("unit_group_member", "unit_id"))


def ties_of(book: Reader, unit_id: UnitId) -> list[UnitTie]:
    """Return what speaks of a unit, each kind once, in the order of the table."""
    found = [tie for table, column, tie in TIES if book.row(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", unit_id)]
    return list(dict.fromkeys(found))
