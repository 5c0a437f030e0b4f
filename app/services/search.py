"""One search over the whole book: tasks, units, documents, results, evidence, notes, activities; "this task, that unit" first.

The store picks out what may match; how well it does, and what comes first, is decided here. The work is bounded: a book of any
size answers while one types, and a search that nobody waits for any more stops between two steps.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.ids import PlanId, TaskId, UnitId
from app.domain.period import Period, PeriodKind, period_of
from app.domain.progress import CLOSED_STATES, STANDING_LABELS, WorkItem
from app.domain.search import EVERYTHING, PART_LABELS, Candidate, Found, FoundKind, Narrowing, Part, SearchAnswer, Target
from app.register.selection import Selection
from app.services import work_register
from app.services.workspace import Workspace
from app.store import search as stored
from app.store import work_items
from app.text.compare import fold
from app.text.normalise import one_line
from app.text.search import (
    Closeness,
    Match,
    Query,
    Span,
    excerpt,
    find,
    find_name,
    initials_of,
    is_called,
    parse_query,
    without_question_words,
    words_naming,
)
from app.text.sort_order import SortKey, sort_key

_FAR = 10_000_000
_WORDS_OF_EXAMPLE = 4
_SEEN_IN_TITLE = 60  # so many letters of a title are seen on any screen
_MOST_OF_A_PAIR = 6
_MOST_PAIRS_UNOPENED = 2
_ORDER = {kind: place for place, kind in enumerate(FoundKind)}


def search(
    core: Workspace,
    typed: str,
    limit: int = 8,
    *,
    period: Period | None = None,
    narrowing: Narrowing = EVERYTHING,
    is_wanted: Callable[[], bool] = lambda: True,
) -> SearchAnswer:
    """Return what the book holds for the typed words, by sort, the best matches first.

    Where nothing holds them all, they are taken for a question and looked for without its small words.

    Args:
        typed: what stands in the box; with or without diacritics.
        limit: how many of each sort at most.
        period: in which the work item of a task and a unit is looked for; this quarter when left out.
        narrowing: what the search is kept to.
        is_wanted: whether somebody still waits; asked between the steps, from the thread of the book.
    """
    shown_in = period or period_of(PeriodKind.QUARTER, core.today)
    query = parse_query(typed)
    answer = _answer(core, query, limit, shown_in, narrowing, is_wanted)
    plainly = without_question_words(query)
    if answer.groups or plainly == query or not is_wanted():
        return answer
    return _answer(core, plainly, limit, shown_in, narrowing, is_wanted)


def examples(core: Workspace) -> list[tuple[str, str]]:
    """Return two things to type into an empty box and what they find, in the words of this book where it has any."""
    found = stored.example(core.book)
    task, unit = found or ("Báo cáo kết quả thực hiện", "Chi bộ Văn phòng")
    words = " ".join(one_line(task).replace(",", "").split()[:_WORDS_OF_EXAMPLE]).lower()
    return [
        (f"{words} {unit}", "Tên việc và tên đơn vị: mở ngay đầu việc ấy"),
        (f"{fold(words)} {initials_of(unit).lower()}", "Gõ không dấu, gõ tắt tên đơn vị cũng được"),
    ]


def _answer(
    core: Workspace, query: Query, limit: int, period: Period, narrowing: Narrowing, is_wanted: Callable[[], bool]
) -> SearchAnswer:
    """Look everything through, one step after the other."""
    ranked: list[_Ranked] = []
    is_complete = True
    for step in _steps(core, query, period, narrowing, is_wanted) if query else ():
        if not is_wanted():
            return SearchAnswer(is_complete=False)
        found, is_all = step()
        ranked += found
        is_complete = is_complete and is_all
    return SearchAnswer(_grouped(ranked, limit), is_complete)


@dataclass(frozen=True, slots=True)
class _Ranked:
    """Something found, and what decides its place."""

    rank: tuple[Closeness, bool, int]
    order: SortKey
    found: Found


_Step = tuple[list[_Ranked], bool]
"""What one step found, and whether it looked everything through."""


def _steps(
    core: Workspace, query: Query, period: Period, narrowing: Narrowing, is_wanted: Callable[[], bool]
) -> Iterator[Callable[[], _Step]]:
    """Yield what is to be looked through, one after the other; units, documents and activities belong to no plan."""
    book = core.book

    def ranked(candidates: Sequence[Candidate], is_all: bool = True) -> _Step:
        return _ranked(query, candidates, core.today), is_all

    names = stored.names(book)
    yield lambda: (_pairs(core, query, names, period, narrowing), True)
    yield lambda: ranked(stored.tasks(book, query, narrowing))
    if narrowing.plan_id is None:
        yield lambda: ranked(names)
        yield lambda: ranked(*stored.documents(book))
        yield lambda: ranked(*stored.activities(book))
    yield lambda: ranked(stored.evidence(book, query, narrowing))
    yield lambda: ranked(*stored.notes(book, narrowing))
    yield lambda: ranked(*stored.results(book, query, is_wanted, narrowing))


def _ranked(query: Query, candidates: Iterable[Candidate], today: date) -> list[_Ranked]:
    """Return those candidates that hold the words: phrase before words, names before body texts, near deadlines before far."""
    found: list[_Ranked] = []
    for candidate in candidates:
        seen = _seen_in(query, candidate)
        if seen is not None:
            match, part, line = seen
            away = abs((candidate.due_on - today).days) if candidate.due_on else _FAR
            thing = Found(candidate.kind, _title(candidate), line, candidate.target)
            found.append(_Ranked((match.closeness, part is not Part.NAME, away), sort_key(candidate.title[:80]), thing))
    return found


def _seen_in(query: Query, candidate: Candidate) -> tuple[Match, Part, str] | None:
    """Return how a candidate matches, in which part, and its second line."""
    if candidate.kind is FoundKind.UNIT:
        match = find_name(query, (candidate.title, *candidate.other_names))
        known_as = ", ".join(name for name in candidate.other_names if name != candidate.title)
        line = f"{candidate.context} · còn gọi: {known_as}" if known_as else candidate.context
        return (match, Part.NAME, line) if match else None
    for part, text in candidate.parts:
        match = find(query, text)
        if match:
            return match, part, _line(candidate, part, text, match.spans)
    return _across(query, candidate)


def _across(query: Query, candidate: Candidate) -> tuple[Match, Part, str] | None:
    """Return how a candidate matches when its words stand in different parts, such as result and difficulty."""
    if len(candidate.parts) < 2 or len(query.words) < 2:
        return None
    match = find(query, "\n".join(text for _, text in candidate.parts))
    if match is None:
        return None
    first = next((pair for pair in candidate.parts if find(query.only([0]), pair[1])), candidate.parts[0])
    inside = find(query.only([0]), first[1])
    return match, candidate.parts[-1][0], _line(candidate, *first, inside.spans if inside else ())


def _line(candidate: Candidate, part: Part, text: str, spans: Sequence[Span]) -> str:
    """Return the second line: what a thing belongs to, then the words around the place where they were found."""
    label = PART_LABELS[part]
    seen = min(_SEEN_IN_TITLE, len(_title(candidate)))
    is_seen_above = text == candidate.title and max((end for _, end in spans), default=0) <= seen
    said = "" if is_seen_above else excerpt(text, spans)
    return " · ".join(piece for piece in (candidate.context, f"{label}: {said}" if label and said else said) if piece)


def _title(candidate: Candidate) -> str:
    """Return what a thing is called: of a duty its first line, without the lines of units and time below it."""
    return one_line(candidate.title.split("\n", 1)[0])


def _grouped(ranked: Iterable[_Ranked], limit: int) -> tuple[tuple[FoundKind, tuple[Found, ...]], ...]:
    """Return what was found by sort: each sorted by rank and name, the sorts by their best."""
    by_kind: dict[FoundKind, list[_Ranked]] = {}
    for one in ranked:
        by_kind.setdefault(one.found.kind, []).append(one)
    for found in by_kind.values():
        found.sort(key=lambda one: (one.rank, one.order))
    kinds = sorted(by_kind, key=lambda kind: (_best_of(kind, by_kind[kind][0]), _ORDER[kind]))
    return tuple((kind, tuple(one.found for one in by_kind[kind][:limit])) for kind in kinds)


def _best_of(kind: FoundKind, best: _Ranked) -> tuple[Closeness, bool]:
    """Return what decides where a sort stands: the work items of a task and a unit give way to a whole phrase only."""
    return (Closeness.WHOLE_WORDS, False) if kind is FoundKind.WORK_ITEM else best.rank[:2]


def _pairs(core: Workspace, query: Query, names: Sequence[Candidate], period: Period, narrowing: Narrowing) -> list[_Ranked]:
    """Return the work items of "this task, that unit": words that name a unit, and others that stand in a task.

    A query that is wholly a unit's name is no such pair, and one word means a unit only when it is all that the unit is called:
    "hội nghị" is no business of every "Hội …".
    """
    everything = frozenset(range(len(query.words)))
    meant: dict[frozenset[int], list[Candidate]] = {}
    for one in names:
        known_as = (one.title, *one.other_names)
        named = words_naming(query, known_as) if one.target.unit_id is not None else frozenset[int]()
        if len(named) > 1 or (named and is_called(query.only(list(named)).words[0], known_as)):
            meant.setdefault(named, []).append(one)
    if everything in meant:
        return []
    found: list[_Ranked] = []
    for named in sorted(meant, key=len, reverse=True)[:_MOST_OF_A_PAIR]:
        of_task = query.only(sorted(everything - named))
        near = _ranked(of_task, stored.tasks(core.book, of_task, narrowing), core.today)
        tasks = [one for one in sorted(near, key=lambda one: (one.rank, one.order)) if one.rank[0] is not Closeness.INSIDE]
        units = _closest(query.only(sorted(named)), meant[named])
        found += _items_of_pairs(core, tasks[:_MOST_OF_A_PAIR], units[:_MOST_OF_A_PAIR], period, narrowing)
        if found:
            return found
    return found


def _closest(query: Query, units: Sequence[Candidate]) -> list[tuple[Closeness, Candidate]]:
    """Return the units that words name, the closest first; of those alike the one with the shorter name."""
    found = [(match.closeness, one) for one in units if (match := find_name(query, (one.title, *one.other_names)))]
    return sorted(found, key=lambda pair: (pair[0], len(pair[1].title)))


def _items_of_pairs(
    core: Workspace,
    tasks: Sequence[_Ranked],
    units: Sequence[tuple[Closeness, Candidate]],
    period: Period,
    narrowing: Narrowing,
) -> list[_Ranked]:
    """Return the work items that these tasks give these units: in the period looked at, else the last there was."""
    is_opened = work_register.is_opened(core.book, period)
    found: list[_Ranked] = []
    for task in tasks if is_opened else tasks[:_MOST_PAIRS_UNOPENED]:
        target = task.found.target
        assert target.plan_id is not None
        assert target.task_id is not None
        items = _Items(core, period, target.plan_id, target.task_id, is_opened)
        for closeness, unit in units:
            assert unit.target.unit_id is not None
            for item in items.of(unit.target.unit_id):
                if not (narrowing.is_open and item.progress.state in CLOSED_STATES):
                    away = abs((item.due_on - core.today).days) if item.due_on else _FAR
                    rank = max(task.rank[0], closeness), False, away
                    found.append(_Ranked(rank, task.order, _found_item(core, item, target, unit.title, task.found)))
    return found


class _Items:
    """The work items of one task in a period: read at once while they are only computed, else unit by unit."""

    def __init__(self, core: Workspace, period: Period, plan_id: PlanId, task_id: TaskId, is_opened: bool) -> None:
        self._core = core
        self._period = period
        self._wanted = Selection(plan_id=plan_id, task_id=task_id)
        self._task_id = task_id
        self._computed = None if is_opened else work_register.items_in(core, period, self._wanted)

    def of(self, unit_id: UnitId) -> Iterator[WorkItem]:
        """Yield a unit's item of the period, the one due first when there are several; else the last one stored."""
        if self._computed is None:
            wanted = Selection(plan_id=self._wanted.plan_id, task_id=self._task_id, unit_id=unit_id)
            here = work_register.items_in(self._core, self._period, wanted)
        else:
            here = [item for item in self._computed if item.unit_id == unit_id]
        in_turn = sorted(here, key=lambda item: (item.progress.state in CLOSED_STATES, item.due_on or date.max))
        yield from (in_turn or work_items.of_task_and_unit(self._core.book, self._task_id, unit_id)[-1:])[:1]


def _found_item(core: Workspace, item: WorkItem, target: Target, unit: str, task: Found) -> Found:
    standing = STANDING_LABELS[item.standing(core.today)]
    due = f"hạn {item.due_on:%d/%m/%Y}" if item.due_on else ""
    result = excerpt(item.progress.result, (), 80)
    line = " · ".join(piece for piece in (standing, due, item.period.label, result) if piece)
    where = Target(target.plan_id, target.task_id, item.unit_id, period=item.period)
    return Found(FoundKind.WORK_ITEM, f"{unit} · {task.title}", line, where)
