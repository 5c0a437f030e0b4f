"""What a Selection adds to a query about work items: SQL, and the values it names.

The rule of `Selection.holds` once more; a test keeps the two equal. Queries name a work item `w` and its period `p`.
"""

import json
from datetime import date, timedelta

from app.domain.evidence import EvidenceState
from app.domain.period import Period
from app.domain.progress import DUE_SOON_DAYS, Heap
from app.register.selection import NO_SECTION, Selection
from app.store.columns import iso
from app.store.session import Value

# CROSS JOIN keeps SQLite to this order: the few periods first, then their items by an index. Left to itself, and without
# statistics, it reads every item of the book (bench/README.md).
IN_PERIODS = "FROM period p CROSS JOIN work_item w ON w.period_id = p.id"

# The rule of app.register.cells.belongs: shorter periods belong where they end, longer ones and spans where they overlap;
# a long item done before the period began is history.
OVERLAPS = "p.starts_on <= :last AND p.ends_on >= :first AND (p.ends_on <= :last OR p.kind = 'span' OR p.starts_on <= :first)"
BELONGS = f"{OVERLAPS} AND (w.done_on IS NULL OR w.done_on >= :first OR p.starts_on >= :first)"
# What each field of a Selection adds, the rule of `Selection.holds`. JSON lists stand for sets of ids.
_NARROWED = {
    "plan_id": "w.task_id IN (SELECT id FROM task WHERE plan_id = :plan_id)",
    "section_id": "w.task_id IN (SELECT t.id FROM task t JOIN section s ON s.id = t.section_id "
    "JOIN section top ON top.id = :section_id WHERE s.plan_id = top.plan_id AND s.position >= top.position AND NOT EXISTS "
    "(SELECT 1 FROM section n WHERE n.plan_id = top.plan_id AND n.level <= top.level "
    "AND n.position > top.position AND n.position <= s.position))",
    "task_id": "w.task_id = :task_id",
    "unit_id": "w.unit_id = :unit_id",
    "ends_from": "p.ends_on >= :ends_from",
    "ends_to": "p.ends_on <= :ends_to",
    "due_from": "w.due_on >= :due_from",
    "due_to": "w.due_on <= :due_to",
    "is_open": "w.state NOT IN ('completed', 'not_applicable')",
    "is_unreported": "w.state IN ('not_yet_due', 'not_started') AND w.result = ''",
}
_UNDER_NO_SECTION = "w.task_id IN (SELECT id FROM task WHERE section_id IS NULL)"
_OVERSEEN = (
    "(w.unit_id IN (SELECT value FROM json_each(:overseen_units)) OR w.task_id IN (SELECT value FROM json_each(:overseen_tasks)))"
)
STATE = "w.state"
# On a day gone by, what was done after it was still open.
STATE_THEN = "(CASE WHEN w.done_on > :on THEN 'in_progress' ELSE w.state END)"
_IS_OPEN = "{state} NOT IN ('completed', 'not_applicable')"
# The rule of `app.domain.progress.standing` once more, by heap.
HEAPS: dict[Heap, str] = {
    Heap.DONE_ON_TIME: "{state} = 'completed' AND (w.due_on IS NULL OR w.done_on <= w.due_on)",
    Heap.DONE_LATE: "{state} = 'completed' AND w.done_on > w.due_on",
    Heap.IN_TERM: f"{_IS_OPEN} AND (w.due_on IS NULL OR w.due_on >= :on)",
    Heap.OVERDUE: f"{_IS_OPEN} AND w.due_on < :on",
    Heap.NOT_APPLICABLE: "{state} = 'not_applicable'",
    Heap.DUE_SOON: f"{_IS_OPEN} AND w.due_on BETWEEN :on AND :soon",
    Heap.DONE: "{state} = 'completed'",
    Heap.FELL_DUE: f"({{state}} = 'completed' OR ({_IS_OPEN} AND w.due_on < :on))",
    Heap.TOTAL: "{state} <> 'not_applicable'",
}

_HAS = "EXISTS (SELECT 1 FROM evidence e WHERE e.work_item_id = w.id AND e.state {0})"
_HAS_MISSING, _HAS_DRAFT, _HAS_ANY = _HAS.format("= 'missing'"), _HAS.format("= 'draft'"), _HAS.format("<> 'missing'")
_LACKS = f"({_HAS_MISSING} OR (w.state = 'completed' AND NOT {_HAS_ANY}))"
# The rule of `app.domain.evidence.evidence_standing` once more.
_EVIDENCE: dict[EvidenceState, str] = {
    EvidenceState.MISSING: _LACKS,
    EvidenceState.DRAFT: f"NOT {_LACKS} AND {_HAS_DRAFT}",
    EvidenceState.ACCEPTED: f"NOT {_LACKS} AND NOT {_HAS_DRAFT} AND {_HAS_ANY}",
}


def narrowed(wanted: Selection) -> str:
    """Return what a selection adds to a WHERE; its parameters are those of `values_of`."""
    found = [sql for name, sql in _NARROWED.items() if getattr(wanted, name) not in (None, False, NO_SECTION)]
    if wanted.section_id == NO_SECTION:
        found.append(_UNDER_NO_SECTION)
    if wanted.overseen is not None:
        found.append(f"NOT {_OVERSEEN}" if wanted.overseen.is_rest else _OVERSEEN)
    if wanted.heap is not None:
        found.append(HEAPS[wanted.heap].format(state=STATE_THEN if wanted.looks_back else STATE))
    if wanted.evidence is not None:
        found.append(_EVIDENCE[wanted.evidence])
    return "".join(f" AND {sql}" for sql in found)


def values_of(wanted: Selection) -> dict[str, Value]:
    """Return the values of a selection as SQL takes them."""
    values: dict[str, Value] = {}
    for name in _NARROWED:
        value = getattr(wanted, name)
        values[name] = iso(value) if isinstance(value, date) else value
    if wanted.overseen is not None:
        values["overseen_units"] = json.dumps(sorted(wanted.overseen.unit_ids))
        values["overseen_tasks"] = json.dumps(sorted(wanted.overseen.task_ids))
    return values | (judged(wanted.on) if wanted.on is not None else {})


def judged(on: date) -> dict[str, Value]:
    """Return the day on which heaps are judged, as SQL takes it."""
    return {"on": on.isoformat(), "soon": (on + timedelta(days=DUE_SOON_DAYS)).isoformat()}


def days_of(period: Period) -> dict[str, Value]:
    """Return the days of a period, as SQL takes them."""
    return {"first": period.starts_on.isoformat(), "last": period.ends_on.isoformat()}
