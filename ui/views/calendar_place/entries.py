"""What stands on a day, as every part of the calendar says it: sign, word and colour, and what it leads to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.activity import ACTIVITY_KIND_LABELS, Activity
from app.domain.progress import Heap, Standing
from app.register.selection import Figure
from app.services.prepare import PreparationLine
from app.services.show_days import DayEntries, DueTask
from ui.kit.cells import Cell, Share
from ui.kit.chip import DONE, IDLE, LATE, RUNNING, SOON, ChipLook
from ui.kit.day_grid import GridEntry, SheetDay
from ui.kit.numbers import grouped
from ui.looks.day import WEEKDAYS
from ui.looks.standing import LOOKS, ROLLED_UP_WORDS
from ui.looks.task import first_line, shares_of

_IN_LITTLE_ROOM = {Standing.DUE_SOON: "Sắp hạn", Standing.DONE_LATE: "Xong muộn"}
_OPEN = (Standing.OVERDUE, Standing.DUE_SOON, Standing.IN_TERM)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that stands on a day.

    Attributes:
        on: the day.
        name: what it is: "II.3 Tổ chức hội thi".
        note: more about it, in a softer line; empty for none.
        state: how it stands, in a word or two.
        look: sign and colour of that.
        done, total: how many work items are done, of how many; 0 of 0 where none are counted.
        figures: the lists behind these numbers.
        source: what it is about.
    """

    on: date
    name: str
    note: str
    state: str
    look: ChipLook
    done: int
    total: int
    figures: tuple[Figure, ...]
    source: DueTask | PreparationLine | Activity | None

    @property
    def is_movable(self) -> bool:
        """Whether it can be given another day: a deadline of work that is not all done."""
        return isinstance(self.source, DueTask) and self.source.standing in _OPEN

    @property
    def spoken(self) -> str:
        """All of it in words."""
        count = f", xong {grouped(self.done)}/{grouped(self.total)} đầu việc" if self.total else ""
        return f"{self.name}. {self.state}{count}" + (f". {self.note}" if self.note else "")


def entries_of(view: DayEntries, today: date) -> Iterator[Entry]:
    """Give what stands on a day, the deadlines first."""
    for due in view.due:
        yield _due(due, today)
    for activity in view.remedies:
        yield _remedy(activity, view.day.on, today)
    for line in view.prepared:
        yield _prepared(line, today)
    for activity in view.activities:
        kind = ACTIVITY_KIND_LABELS[activity.kind]
        yield Entry(activity.happened_on, activity.title, kind, "Đã làm", DONE, 0, 0, (), activity)


def named_days_of(view: DayEntries) -> Iterator[Entry]:
    """Give the holidays and anniversaries of a day as entries of the agenda; they lead nowhere."""
    day = view.day
    if day.holiday:
        yield Entry(day.on, day.holiday, "", "Ngày nghỉ" if day.is_day_off else "Ngày làm việc", IDLE, 0, 0, (), None)
    for name in (one for one in day.anniversary_names if one != day.holiday):
        yield Entry(day.on, name, "", "Kỷ niệm", IDLE, 0, 0, (), None)


def state_cell(entry: Entry) -> Cell:
    """Return how an entry stands: a chip, how many are done of how many, a bar of shares."""
    if not isinstance(entry.source, DueTask):
        return Cell(entry.state, chip=entry.look)
    shares: tuple[Share, ...] = shares_of(entry.source.count)
    return Cell(
        entry.state, chip=entry.look, beside=f"{grouped(entry.done)}/{grouped(entry.total)}", shares=shares, colour="accent"
    )


def sheet_day(view: DayEntries, today: date, month: int, *, is_wide: bool) -> SheetDay:
    """Return a day as the grid of a month or week draws it.

    Args:
        view: the day.
        today: for what is overdue.
        month: days of other months are greyed; 0 for a week, where none is.
        is_wide: whether there is room for the name of each entry beside its state.
    """
    day = view.day
    notes = [name.removeprefix("Kỷ niệm ") for name in dict.fromkeys((day.holiday, *day.anniversary_names)) if name]
    entries = tuple(_grid_entry(entry, is_wide=is_wide) for entry in entries_of(view, today))
    return SheetDay(
        day.on, day.lunar_label, tuple(notes), entries, month in (0, day.on.month), day.is_day_off, day_words(view, today)
    )


def day_words(view: DayEntries, today: date) -> str:
    """Return a day in words: date, lunar date, what is kept, what stands on it, the next working day."""
    said = [day_title(view), *_named(view), *(entry.spoken for entry in entries_of(view, today))]
    return ". ".join(said) + "."


def day_title(view: DayEntries) -> str:
    """Return "Thứ Bảy, 31/12/2022, 9/12 âm lịch"."""
    day = view.day
    weekday = WEEKDAYS[day.on.weekday()]
    return f"{weekday[:1].upper()}{weekday[1:]}, {day.on:%d/%m/%Y}, {day.lunar.day}/{day.lunar.month} âm lịch"


def day_notes(view: DayEntries) -> str:
    """Return what is kept on a day and whether anyone works, in one line; empty for an ordinary day."""
    return ". ".join(_named(view))


def _named(view: DayEntries) -> list[str]:
    day = view.day
    said = [name for name in dict.fromkeys((day.holiday, *day.anniversary_names)) if name]
    if view.works_on is not None:
        said.append(f"Ngày nghỉ, ngày làm việc tiếp theo {view.works_on:%d/%m/%Y}")
    return said


def _due(due: DueTask, today: date) -> Entry:
    name, count = f"{due.task.number} {first_line(due.task)}", due.count
    title = f"{due.task.number}, hạn {due.on:%d/%m/%Y}"
    figures = (due.figure(Heap.DONE, f"Đã hoàn thành · {title}", today), due.figure(Heap.TOTAL, f"Tất cả · {title}", today))
    state, document = ROLLED_UP_WORDS[due.standing], due.plan.document
    plan = document.citation if document.document_number else document.subject or document.citation
    return Entry(due.on, name, plan, state, LOOKS[due.standing], count.done, count.total, figures, due)


def _prepared(line: PreparationLine, today: date) -> Entry:
    step = line.step
    late = step.done_on is None and step.due_on < today
    state, look = ("Đã chuẩn bị", DONE) if step.done_on else ("Chuẩn bị muộn", SOON) if late else ("Chuẩn bị", RUNNING)
    name = f"{step.preparation.mark} {step.preparation.text}"
    return Entry(step.due_on, name, f"Trước ngày {step.target_on:%d/%m}: {line.before}", state, look, 0, 0, (), line)


def _remedy(activity: Activity, on: date, today: date) -> Entry:
    if activity.remedied_on is not None:
        state, look = "Đã khắc phục", DONE
    else:
        state, look = ("Quá hạn", LATE) if activity.is_remedy_overdue(today) else ("Phải khắc phục", SOON)
    return Entry(on, f"Khắc phục: {activity.title}", activity.findings, state, look, 0, 0, (), activity)


def _grid_entry(entry: Entry, *, is_wide: bool) -> GridEntry:
    due = entry.source if isinstance(entry.source, DueTask) else None
    if due is None:
        text = f"{entry.state}: {entry.name}" if is_wide else entry.name
    elif is_wide:
        text = f"{due.task.number} · {entry.state} · {entry.done}/{entry.total}: {first_line(due.task)}"
    else:
        text = f"{due.task.number} · {_IN_LITTLE_ROOM.get(due.standing, entry.state)}"
    return GridEntry(text, entry.look.sign, entry.look.colour, entry, entry.is_movable, entry.spoken)
