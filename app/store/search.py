"""What may hold the words that are looked for: rows picked by their folded columns, newest first, never more than a bounded many.

How well a text matches is judged in `app.text.search`; nothing picked out here is passed over there, but some may match no better
than by chance ("bảo" for "báo"). Notes, activities and documents have no folded column; they are few and are read as they are.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from app.domain.document import Document
from app.domain.ids import PlanId, TaskId, UnitGroupId, UnitId
from app.domain.search import EVERYTHING, Candidate, FoundKind, Narrowing, Part, Target
from app.domain.unit import UNIT_KIND_LABELS, UnitKind
from app.store.columns import as_date, as_int, as_text
from app.store.session import Reader, Row, Value
from app.store.work_items import read_period
from app.text.search import Query, QueryWord, excerpt

MOST_RESULTS_READ = 200_000
"""How many work items are looked through for what units wrote, the newest first; a country's book has sixteen times as many."""
MOST_ROWS_READ = 4_000
"""How many notes, activities and documents are read, the newest first."""
_MOST_TASKS = 400
_MOST_ITEMS = 200
_CHUNK = 25_000
_CONTEXT = 40
_ABOVE_ALL = 2**62

_PLACE_OF_ITEM = "JOIN task t ON t.id = w.task_id JOIN unit u ON u.id = w.unit_id JOIN period p ON p.id = w.period_id "
_ITEM = "t.plan_id, w.task_id, w.unit_id, p.starts_on, p.ends_on, p.kind, w.due_on, t.number, t.text, u.name"
_IS_OPEN = "w.state NOT IN ('completed', 'not_applicable')"


def tasks(book: Reader, query: Query, narrowing: Narrowing = EVERYTHING, limit: int = _MOST_TASKS) -> list[Candidate]:
    """Return the tasks whose number and text may hold all words."""
    values: list[Value] = []
    held = _holds(query, ("t.text_folded", "t.number"), values)
    if narrowing.plan_id is not None:
        held += " AND t.plan_id = ?"
        values.append(narrowing.plan_id)
    sql = (
        "SELECT t.plan_id, t.id, t.number, t.text, t.ends_on, d.type, d.document_number, d.subject FROM task t "
        f"JOIN plan p ON p.id = t.plan_id JOIN document d ON d.id = p.document_id WHERE {held} LIMIT ?"
    )
    return [_task(row) for row in book.rows(sql, *values, limit)]


def names(book: Reader) -> list[Candidate]:
    """Return every unit and group with all its names; of a unit the former ones too."""
    others: dict[tuple[bool, int], list[str]] = {}
    for unit_id, group_id, name in book.rows(
        "SELECT unit_id, group_id, name FROM alias WHERE is_main = 0 UNION ALL "
        "SELECT id, NULL, short_name FROM unit WHERE short_name <> '' UNION ALL "
        "SELECT unit_id, NULL, name_before FROM unit_event WHERE name_before <> ''"
    ):
        others.setdefault((unit_id is None, as_int(group_id if unit_id is None else unit_id)), []).append(as_text(name))
    units = [
        Candidate(
            FoundKind.UNIT,
            Target(unit_id=UnitId(as_int(row_id))),
            as_text(name),
            UNIT_KIND_LABELS[UnitKind(as_text(kind))],
            ((Part.NAME, as_text(name)),),
            tuple(others.get((False, as_int(row_id)), ())),
        )
        for row_id, name, kind in book.rows("SELECT id, name, kind FROM unit ORDER BY position, id")
    ]
    groups = [
        Candidate(
            FoundKind.UNIT,
            Target(group_id=UnitGroupId(as_int(row_id))),
            as_text(name),
            "Nhóm đơn vị",
            ((Part.NAME, as_text(name)),),
            tuple(others.get((True, as_int(row_id)), ())),
        )
        for row_id, name in book.rows("SELECT id, name FROM unit_group ORDER BY position, id")
    ]
    return [*units, *groups]


def results(
    book: Reader, query: Query, is_wanted: Callable[[], bool], narrowing: Narrowing = EVERYTHING
) -> tuple[list[Candidate], bool]:
    """Return the work items whose result, difficulty or proposal may hold all words, and whether all were looked through.

    Args:
        is_wanted: asked between two chunks; once it says no, what has been found so far comes back.
    """
    values: list[Value] = []
    held = _holds(query, ("w.result_folded",), values) + _narrowed(narrowing, values)
    sql = (
        f"SELECT {_ITEM}, w.result, w.difficulty, w.proposal FROM work_item w NOT INDEXED CROSS {_PLACE_OF_ITEM}"
        f"WHERE w.id < ? AND w.id >= ? AND {held} ORDER BY w.id DESC LIMIT ?"
    )
    found: list[Candidate] = []
    for above, least in _chunks(book):
        found += [_result(row) for row in book.rows(sql, above, least, *values, _MOST_ITEMS - len(found))]
        if len(found) >= _MOST_ITEMS or not is_wanted():
            return found, True
    return found, not _has_more(book)


def evidence(book: Reader, query: Query, narrowing: Narrowing = EVERYTHING) -> list[Candidate]:
    """Return the pieces of evidence whose names may hold all words."""
    values: list[Value] = []
    held = _holds(query, ("e.name_folded",), values) + _narrowed(narrowing, values)
    sql = (
        f"SELECT {_ITEM}, e.name FROM evidence e JOIN work_item w ON w.id = e.work_item_id {_PLACE_OF_ITEM}"
        f"WHERE {held} ORDER BY e.id DESC LIMIT ?"
    )
    return [_hanging_on_item(FoundKind.EVIDENCE, row) for row in book.rows(sql, *values, _MOST_ITEMS)]


def notes(book: Reader, narrowing: Narrowing = EVERYTHING) -> tuple[list[Candidate], bool]:
    """Return the newest notes, and whether these are all."""
    values: list[Value] = []
    held = _narrowed(narrowing, values)
    sql = (
        f"SELECT {_ITEM}, n.text FROM note n JOIN work_item w ON w.id = n.work_item_id {_PLACE_OF_ITEM}"
        f"WHERE 1{held} ORDER BY n.id DESC LIMIT ?"
    )
    found = [_hanging_on_item(FoundKind.NOTE, row) for row in book.rows(sql, *values, MOST_ROWS_READ)]
    return found, len(found) < MOST_ROWS_READ


def activities(book: Reader) -> tuple[list[Candidate], bool]:
    """Return the newest activities and inspections, and whether these are all."""
    sql = "SELECT id, happened_on, title, result, findings FROM activity ORDER BY happened_on DESC, id DESC LIMIT ?"
    found = [_activity(row) for row in book.rows(sql, MOST_ROWS_READ)]
    return found, len(found) < MOST_ROWS_READ


def documents(book: Reader) -> tuple[list[Candidate], bool]:
    """Return plans, the documents they cite and those made from the book, the newest first; and whether these are all."""
    cited = book.rows(
        "SELECT d.id, d.type, d.document_number, d.issued_on, d.issuing_body, d.subject, min(p.id) FROM document d "
        "LEFT JOIN plan p ON p.document_id = d.id GROUP BY d.id ORDER BY d.id DESC LIMIT ?",
        MOST_ROWS_READ,
    )
    found = [_document(row) for row in cited]
    issued = book.rows(
        "SELECT id, title, dated_on, file_name, document_number FROM issued_document ORDER BY id DESC LIMIT ?", MOST_ROWS_READ
    )
    made = [_issued(row) for row in issued]
    return [*made, *found], max(len(found), len(made)) < MOST_ROWS_READ


def example(book: Reader) -> tuple[str, str] | None:
    """Return the words of a task and the name of a unit that it is given to; None while nothing is given to anybody."""
    for source in (
        "work_item w ON w.task_id = t.id JOIN unit u ON u.id = w.unit_id",
        "assignment a ON a.task_id = t.id JOIN unit u ON u.id = a.unit_id",
        "assignment a ON a.task_id = t.id JOIN unit_group_member m ON m.group_id = a.group_id JOIN unit u ON u.id = m.unit_id",
    ):
        found = book.row(f"SELECT t.text, u.name FROM task t JOIN {source} WHERE u.kind <> 'person' ORDER BY t.id LIMIT 1")
        if found is not None:
            return as_text(found[0]), as_text(found[1])
    return None


def _holds(query: Query, columns: Sequence[str], values: list[Value]) -> str:
    """Return the condition that every word, or what it stands for, is in one of the columns; its values are added."""
    return " AND ".join(_holds_word(word, columns, values) for word in query.words)


def _holds_word(word: QueryWord, columns: Sequence[str], values: list[Value]) -> str:
    ways = [f"{column} LIKE ?" for column in columns]
    values += [f"%{word.folded}%"] * len(columns)
    if word.stands_for:
        ways.append(f"{columns[0]} LIKE ?")
        values.append(f"%{' '.join(word.stands_for)}%")
    return f"({' OR '.join(ways)})"


def _narrowed(narrowing: Narrowing, values: list[Value]) -> str:
    condition = f" AND {_IS_OPEN}" if narrowing.is_open else ""
    if narrowing.plan_id is not None:
        condition += " AND w.task_id IN (SELECT id FROM task WHERE plan_id = ?)"
        values.append(narrowing.plan_id)
    return condition


def _chunks(book: Reader) -> Iterator[tuple[int, int]]:
    """Yield stretches of work items, newest first: the id above each, and the least in it.

    The first begins at the newest item with words, past those of quarters to come in which nothing is written yet.
    """
    newest = _newest_with_words(book, _ABOVE_ALL)
    least = max(1, newest + 1 - MOST_RESULTS_READ)
    for above in range(newest + 1, least, -_CHUNK):
        yield above, max(least, above - _CHUNK)


def _has_more(book: Reader) -> bool:
    """Whether the book has more work items with words than are looked through."""
    return _newest_with_words(book, _newest_with_words(book, _ABOVE_ALL) + 1 - MOST_RESULTS_READ) > 0


def _newest_with_words(book: Reader, above: int) -> int:
    """Return the greatest id below `above` of a work item with words, 0 when there is none."""
    return book.number(
        "SELECT id FROM work_item INDEXED BY work_item_with_words WHERE result_folded <> '' AND id < ? ORDER BY id DESC LIMIT 1",
        above,
    )


def _task(row: Row) -> Candidate:
    plan_id, task_id, number, text, ends_on, document_type, document_number, subject = row
    return Candidate(
        FoundKind.TASK,
        Target(PlanId(as_int(plan_id)), TaskId(as_int(task_id))),
        f"{number} {text}".strip(),
        str(document_number or excerpt(f"{document_type} {subject}", (), _CONTEXT)),
        ((Part.NAME, f"{number} {text}".strip()),),
        due_on=as_date(ends_on),
    )


def _result(row: Row) -> Candidate:
    *place, result, difficulty, proposal = row
    target, title, due_on = _place(place)
    parts = ((Part.RESULT, result), (Part.DIFFICULTY, difficulty), (Part.PROPOSAL, proposal))
    texts = tuple((part, as_text(text)) for part, text in parts)
    return Candidate(FoundKind.RESULT, target, title, target.period.label if target.period else "", texts, due_on=due_on)


def _hanging_on_item(kind: FoundKind, row: Row) -> Candidate:
    *place, text = row
    target, context, due_on = _place(place)
    return Candidate(kind, target, as_text(text), context, ((Part.NAME, as_text(text)),), due_on=due_on)


def _place(row: Sequence[Value]) -> tuple[Target, str, date | None]:
    """Return where a work item is, unit and task in words, and its deadline."""
    plan_id, task_id, unit_id, starts_on, ends_on, kind, due_on, number, text, unit = row
    target = Target(
        PlanId(as_int(plan_id)), TaskId(as_int(task_id)), UnitId(as_int(unit_id)), period=read_period(starts_on, ends_on, kind)
    )
    return target, f"{unit} · {f'{number} {text}'.strip()}", as_date(due_on)


def _activity(row: Row) -> Candidate:
    row_id, happened_on, title, result, findings = row
    parts = ((Part.NAME, as_text(title)), (Part.RESULT, as_text(result)), (Part.FINDINGS, as_text(findings)))
    return Candidate(
        FoundKind.ACTIVITY,
        Target(activity_id=as_int(row_id)),
        as_text(title),
        _shown(happened_on),
        parts,
        due_on=as_date(happened_on),
    )


def _document(row: Row) -> Candidate:
    row_id, kind, number, issued_on, issuing_body, subject, plan_id = row
    document = Document(as_text(kind), number if isinstance(number, str) else None, as_date(issued_on), as_text(issuing_body))
    dated = f" ngày {_shown(issued_on)}" if issued_on else ""
    title = f"{document.citation}{dated}"
    parts = ((Part.NAME, title), (Part.NAME, as_text(subject)), (Part.NAME, as_text(issuing_body)))
    target = Target(PlanId(plan_id) if isinstance(plan_id, int) else None, document_id=as_int(row_id))
    return Candidate(FoundKind.DOCUMENT, target, title, as_text(issuing_body), parts, due_on=document.issued_on)


def _issued(row: Row) -> Candidate:
    row_id, title, dated_on, file_name, number = row
    return Candidate(
        FoundKind.DOCUMENT,
        Target(issued_id=as_int(row_id)),
        as_text(title),
        f"Đã lập ngày {_shown(dated_on)}",
        ((Part.NAME, as_text(title)), (Part.NAME, as_text(number)), (Part.NAME, as_text(file_name))),
        due_on=as_date(dated_on),
    )


def _shown(on: Value) -> str:
    day = as_date(on)
    return f"{day:%d/%m/%Y}" if day else ""
