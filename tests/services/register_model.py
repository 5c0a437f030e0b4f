"""A small model of the register's rules, written day by day and without the program's own code, to hold the services against.

It knows what the rules say, not how they are computed: every period is a pair of days, every question is answered by walking
over days. Slow and plain on purpose.
"""

import re
from calendar import monthrange
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta

DAY = timedelta(days=1)
Key = tuple[str, str, str]  # task, unit, period code


def first_and_last(code: str) -> tuple[date, date]:
    """The days of a period code."""
    if ".." in code:
        first, last = code.split("..")
        return date.fromisoformat(first), date.fromisoformat(last)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", code):
        return date.fromisoformat(code), date.fromisoformat(code)
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", code):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday, monday + 6 * DAY
    year = int(code[:4])
    months = {"": (1, 12), "H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
    begin, end = months[code[5:]] if code[5:] in months else (int(code[5:]), int(code[5:]))
    return date(year, begin, 1), date(year, end, monthrange(year, end)[1])


def code_of(beat: str, on: date) -> str:
    """The period of a beat that holds a day."""
    match beat:
        case "week":
            year, week, _ = on.isocalendar()
            return f"{year}-W{week:02}"
        case "month":
            return f"{on.year}-{on.month:02}"
        case "quarter":
            return f"{on.year}-Q{(on.month - 1) // 3 + 1}"
        case "half_year":
            return f"{on.year}-H{1 if on.month < 7 else 2}"
        case _:
            return f"{on.year}"


def days(first: date, last: date) -> list[date]:
    return [first + number * DAY for number in range((last - first).days + 1)]


def shown_in(code: str, looked_at: str) -> bool:
    """Shorter periods are shown where they end, longer ones and spans wherever they share a day."""
    first, last = first_and_last(code)
    from_day, to_day = first_and_last(looked_at)
    shares_a_day = first <= to_day and from_day <= last
    holds_all = first <= from_day and to_day <= last
    return shares_a_day and (".." in code or holds_all or last <= to_day)


@dataclass
class ModelUnit:
    """`moves` and `names` hold, by their first day, what each change ended; `events` the days of all changes."""

    kind: str
    parent: str | None = None
    abolished_on: date | None = None
    heir: str | None = None
    moves: list[tuple[date, str | None]] = field(default_factory=list)
    names: list[tuple[date, str]] = field(default_factory=list)
    events: list[date] = field(default_factory=list)


@dataclass
class ModelTask:
    """kind: ongoing, deadline, by_plan or quarter; a deadline has its day, a quarter its code."""

    kind: str
    day: date | None = None
    quarter: str = ""
    beat: str = "quarter"
    changes: dict[date, str] = field(default_factory=dict)
    pauses: list[tuple[date, date | None]] = field(default_factory=list)


@dataclass
class Line:
    """One line of an assignment."""

    role: str
    unit: str | None = None
    group: str | None = None
    due: date | None = None


@dataclass
class Row:
    """A stored work item; `touched` once something was entered in it or hangs on it."""

    role: str
    due: date | None
    state: str = "not_started"
    done_on: date | None = None
    extended: bool = False
    corrected: bool = False
    touched: bool = False


@dataclass
class Model:
    today: date
    plan: tuple[date, date]
    units: dict[str, ModelUnit] = field(default_factory=dict)
    groups: dict[str, list[str]] = field(default_factory=dict)
    rules: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    tasks: dict[str, ModelTask] = field(default_factory=dict)
    lines: dict[str, list[Line]] = field(default_factory=dict)
    rows: dict[Key, Row] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)
    reported: dict[tuple[str, str], str] = field(default_factory=dict)

    def copy(self) -> "Model":
        return deepcopy(self)

    # What there is ----------------------------------------------------------------------------------------------------

    def exists(self, unit: str, on: date) -> bool:
        end = self.units[unit].abolished_on
        return end is None or on < end

    def holder(self, unit: str, on: date) -> str | None:
        while not self.exists(unit, on):
            heir = self.units[unit].heir
            if heir is None:
                return None
            unit = heir
        return unit

    def above(self, unit: str, on: date) -> str | None:
        """Each move ends what stood until its day."""
        return next((before for day, before in self.units[unit].moves if day > on), self.units[unit].parent)

    def is_below(self, unit: str, upper: str, on: date) -> bool:
        above = self.above(unit, on)
        return above is not None and (above == upper or self.is_below(above, upper, on))

    def members(self, group: str, on: date) -> list[str]:
        found = list(self.groups[group])
        if group in self.rules:
            kind, upper = self.rules[group]
            upper = (self.holder(upper, on) or upper) if upper else None
            for name, unit in self.units.items():
                if unit.kind == kind and self.exists(name, on) and (upper is None or self.is_below(name, upper, on)):
                    found.append(name)
        return list(dict.fromkeys(found))

    def assigned(self, task: str, on: date, held_on: date) -> dict[str, tuple[str, date | None]]:
        """unit -> (its strongest role, its own deadline: of its own line before its group's).

        Groups have the members of the day looked at; who holds the work is who is there on its last day.
        """
        strength = ["lead", "support", "overseer"]
        found: dict[str, tuple[str, date | None]] = {}
        own_first = sorted(self.lines.get(task, []), key=lambda line: line.unit is None)
        for line in own_first:
            named = [line.unit] if line.unit else self.members(line.group or "", on)
            for name in named:
                unit = self.holder(name, held_on)
                if unit is None:
                    continue
                role, due = found.get(unit, (line.role, None))
                found[unit] = (min(role, line.role, key=strength.index), due or line.due)
        return {unit: pair for unit, pair in found.items() if pair[0] != "overseer"}

    def periods(self, task: str, looked_at: str) -> dict[str, date | None]:
        """period code -> deadline, of those shown in the period looked at."""
        one = self.tasks[task]
        first, last = self.plan
        whole = f"{first.isoformat()}..{last.isoformat()}"
        if one.kind == "deadline":
            assert one.day is not None
            found: dict[str, date | None] = {one.day.isoformat(): one.day}
        elif one.kind == "by_plan":
            found = {whole: one.day}
        elif one.kind == "quarter":
            found = {one.quarter: first_and_last(one.quarter)[1]}
        else:
            found = self._followed(one, looked_at)
        return {code: due for code, due in found.items() if shown_in(code, looked_at)}

    def _followed(self, task: ModelTask, looked_at: str) -> dict[str, date | None]:
        found: dict[str, date | None] = {}
        begin, end = first_and_last(looked_at)
        around = days(max(self.plan[0], begin - 400 * DAY), min(self.plan[1], end + 400 * DAY))
        for on in around:
            code = code_of(self.beat_on(task, on), on)
            ends_on = first_and_last(code)[1]
            is_paused = any(start <= ends_on and (stop is None or ends_on <= stop) for start, stop in task.pauses)
            if not is_paused:
                found[code] = ends_on
        return found

    @staticmethod
    def beat_on(task: ModelTask, on: date) -> str:
        begun = [start for start in task.changes if start <= on]
        return task.changes[max(begin for begin in begun)] if begun else task.beat

    def computed(self, looked_at: str) -> dict[Key, tuple[str, date | None]]:
        found: dict[Key, tuple[str, date | None]] = {}
        for task in self.tasks:
            for code, due in self.periods(task, looked_at).items():
                on = min(first_and_last(code)[1], first_and_last(looked_at)[1])
                for unit, (role, own_due) in self.assigned(task, on, first_and_last(code)[1]).items():
                    found[(task, unit, code)] = (role, own_due or due)
        return found

    def is_history(self, key: Key, looked_at: str) -> bool:
        """Whether a long item was done before the period looked at began."""
        begin = first_and_last(looked_at)[0]
        done_on = self.rows[key].done_on
        return done_on is not None and done_on < begin and first_and_last(key[2])[0] < begin

    def is_opened(self, looked_at: str) -> bool:
        begin, end = first_and_last(looked_at)
        return all(any(first <= on <= last for first, last in map(first_and_last, self.opened)) for on in days(begin, end))

    def view(self, looked_at: str) -> dict[Key, tuple[str, date | None, str, date | None]]:
        """What the register shows of a period: key -> role, deadline, state, day done."""
        known = {key: row for key, row in self.rows.items() if shown_in(key[2], looked_at)}
        told = {key: row for key, row in known.items() if not self.is_history(key, looked_at)}
        shown = {key: (row.role, row.due, row.state, row.done_on) for key, row in told.items()}
        if not self.is_opened(looked_at):
            for key, (role, due) in self.computed(looked_at).items():
                if key not in known:
                    shown[key] = (role, due, "not_started", None)
        return shown

    def count(self, looked_at: str) -> tuple[int, int, int, int, int]:
        """On time, late, in term, overdue, not carried out."""
        heaps = [0, 0, 0, 0, 0]
        for _, due, state, done_on in self.view(looked_at).values():
            if state == "not_applicable":
                heaps[4] += 1
            elif state == "completed":
                heaps[1 if due and done_on and done_on > due else 0] += 1
            else:
                heaps[3 if due and self.today > due else 2] += 1
        return heaps[0], heaps[1], heaps[2], heaps[3], heaps[4]

    def is_locked(self, key: Key) -> bool:
        """An approved report locks the items whose own period lies in its period."""
        first, last = first_and_last(key[2])
        spans = [first_and_last(code) for (unit, code), state in self.reported.items() if unit == key[1] and state == "approved"]
        return any(begin <= first and last <= end for begin, end in spans)

    # What is done -----------------------------------------------------------------------------------------------------

    def open(self, code: str) -> None:
        for key, (role, due) in self.computed(code).items():
            self.rows.setdefault(key, Row(role, due))
        self.opened.add(code)

    def refresh(self) -> None:
        """Open periods that are not over follow; nothing that was entered goes."""
        running = sorted((code for code in self.opened if first_and_last(code)[1] >= self.today), key=first_and_last)
        wanted: dict[Key, tuple[str, date | None]] = {}
        present: set[Key] = set()
        for code in running:
            wanted |= self.computed(code)
            present |= {key for key in self.rows if shown_in(key[2], code) and not self.is_history(key, code)}
        for key, (role, due) in wanted.items():
            known = any(key in self.rows and shown_in(key[2], code) for code in running)
            if not known:
                self.rows[key] = Row(role, due)
        for key in present:
            row = self.rows[key]
            if self.is_locked(key):
                continue
            if key in wanted:
                role, due = wanted[key]
                row.role = role
                row.due = row.due if row.extended else due
            elif not row.touched:
                del self.rows[key]

    def change_beat(self, number: str, beat: str, asked_on: date) -> bool:
        """From the day after the period under way; False where that is refused."""
        task = self.tasks[number]
        begin, end = self.plan
        asked_on = max(asked_on, begin)
        if asked_on > end:
            return False
        first, last = self._under_way(task, asked_on)
        starts_on = asked_on if first == asked_on else last + DAY
        touched = any(row.touched for (task_number, _, _), row in self.rows.items() if task_number == number)
        earliest = self._under_way(task, self.today)[0] if begin <= self.today <= end else self.today
        if (touched and starts_on < earliest) or starts_on > end:
            return False
        task.changes = {day: one for day, one in task.changes.items() if day < starts_on}
        if starts_on <= begin:
            task.beat, task.changes = beat, {}
        elif self.beat_on(task, starts_on) != beat:
            task.changes[starts_on] = beat
        self.refresh()
        return True

    def _under_way(self, task: ModelTask, on: date) -> tuple[date, date]:
        """The first day on which the period under way is followed, and its last."""
        first, last = first_and_last(code_of(self.beat_on(task, on), on))
        begun = [day for day in task.changes if day <= on]
        return max(first, max(begun, default=self.plan[0])), last

    def pause(self, number: str, first: date, last: date | None) -> bool:
        far = date.max
        task = self.tasks[number]
        if any(first <= (stop or far) and start <= (last or far) for start, stop in task.pauses):
            return False
        task.pauses.append((first, last))
        self.refresh()
        return True

    def resume(self, number: str, on: date) -> bool:
        task = self.tasks[number]
        for place, (start, stop) in enumerate(task.pauses):
            if start < on and (stop is None or on - DAY <= stop):
                task.pauses[place] = (start, on - DAY)
                self.refresh()
                return True
        return False

    def can_end(self, unit: str, heir: str | None, on: date) -> bool:
        """Whether a unit may be no more from a day on, and leave its work to an heir."""
        there = self.exists(unit, on - DAY) and self.exists(unit, on)
        if not there or any(day > on for day in self.units[unit].events):
            return False
        if heir is None:
            return True
        above: str | None = heir
        while above is not None and above != unit:
            above = self.units[above].heir
        return above is None and self.exists(heir, on)

    def end(self, units: list[str], heir: str | None, on: date) -> None:
        """Open work passes on, or is closed, or goes; what was done stays; units below go under the heir."""
        asked = {key for _, _, code in self.rows for key in self.computed(code) if key[2] == code} - set(self.rows)
        for name in units:
            self.units[name].abolished_on, self.units[name].heir = on, heir
            self.units[name].events.append(on)
        self._end_work(units, heir, on, asked)
        for name in units:
            self._move_children(name, units, heir, on)
        self.refresh()

    def _end_work(self, names: list[str], heir: str | None, on: date, asked: set[Key]) -> None:
        """Open work first, that without a row yet (`asked`) too; what is done passes on only where the heir has nothing of it."""
        place = {name: number for number, name in enumerate(names)}
        going = [key for key in self.rows if key[1] in place and first_and_last(key[2])[1] >= on and not self.is_locked(key)]
        in_order = sorted(going, key=lambda key: (place[key[1]], key[0], first_and_last(key[2])[0]))
        for is_done in (False, True):
            for key in in_order:
                row = self.rows.get(key)
                if row is None or row.state == "not_applicable" or (row.state == "completed") is not is_done:
                    continue
                is_asked = any((key[0], one, key[2]) in asked for one in (heir, *(names if is_done else ())))
                if heir is not None and (key[0], heir, key[2]) not in self.rows and not is_asked:
                    self.rows[(key[0], heir, key[2])] = self.rows.pop(key)
                elif is_done:
                    continue
                elif row.touched:
                    row.state, row.done_on = "not_applicable", None
                else:
                    del self.rows[key]

    def _move_children(self, name: str, ending: list[str], heir: str | None, on: date) -> None:
        for child in [one for one, unit in self.units.items() if unit.parent == name]:
            if child in ending or not self.exists(child, on):
                continue
            upper = self.units[name].parent
            fits = heir is not None and not self.would_circle(child, heir, on)
            self.put_below(child, heir if fits else None if upper in ending else upper, on)

    def would_circle(self, unit: str, upper: str, on: date) -> bool:
        later = [day for one in self.units.values() for day in one.events if day > on]
        return unit == upper or any(self.is_below(upper, unit, day) for day in (on, *later))

    def put_below(self, unit: str, upper: str | None, on: date) -> None:
        one = self.units[unit]
        before = self.above(unit, on)
        place = next((number for number, (day, _) in enumerate(one.moves) if day > on), None)
        if place is None:
            one.parent = upper
            one.moves.append((on, before))
        else:
            one.moves[place] = (one.moves[place][0], upper)
            one.moves.insert(place, (on, before))
        one.events.append(on)

    def name_on(self, unit: str, on: date, present: str) -> str:
        return next((before for day, before in self.units[unit].names if day > on), present)
