"""How tasks and headings are said in few words, the same in every view."""

from app.domain.period import PeriodKind
from app.domain.plan import BEAT_LABELS, Task
from app.domain.progress import FourWayCount
from app.domain.timing import Timing, TimingKind
from ui.kit.cells import Cell, Share
from ui.kit.numbers import grouped, percent

_EVERY: dict[PeriodKind, str] = {
    PeriodKind.DAY: "hằng ngày",
    PeriodKind.WEEK: "hằng tuần",
    PeriodKind.MONTH: "hằng tháng",
    PeriodKind.QUARTER: "hằng quý",
    PeriodKind.HALF_YEAR: "6 tháng",
    PeriodKind.YEAR: "hằng năm",
}


def heading(written: str) -> str:
    """Return a heading as the trees show it: capitals would shout in a list."""
    title = written.strip()
    return title.capitalize() if title.isupper() else title


def first_line(task: Task) -> str:
    """Return the duty itself, without the lines of units and time below it."""
    return task.text.split("\n", 1)[0]


def timing_words(task: Task) -> str:
    """Return when a task is due, in few words: a date where there is one, else the plan's words and the beat.

    Of one that has ended: the last day it is followed.
    """
    timing = task.timing
    if task.ended_on is not None:
        return f"Theo dõi đến {task.ended_on:%d/%m/%Y}"
    match timing.kind:
        case TimingKind.DEADLINE if timing.end:
            return f"{timing.end:%d/%m/%Y}"
        case TimingKind.QUARTER if timing.start:
            return f"Quý {('I', 'II', 'III', 'IV')[(timing.start.month - 1) // 3]}/{timing.start.year}"
        case TimingKind.RANGE if timing.start and timing.end:
            return f"{timing.start:%d/%m/%Y} – {timing.end:%d/%m/%Y}"
        case TimingKind.RANGE if timing.start:
            return f"Từ {timing.start:%d/%m/%Y}"
        case TimingKind.RANGE if timing.raw:  # "từ khi thành lập đến khi kết thúc nhiệm vụ"
            return timing.raw[:1].upper() + timing.raw[1:]
        case TimingKind.BY_PLAN:
            return f"{timing.end:%d/%m/%Y}" if timing.end else "Theo kế hoạch"
        case TimingKind.ONGOING | TimingKind.RECURRING:
            return f"Thường xuyên · {_beat_words(task)}"
        case _:
            return f"Chưa ghi · {_beat_words(task)}"


def timing_understood(timing: Timing) -> str:
    """Return what was understood of a time, in words: dates as dates."""
    match timing.kind:
        case TimingKind.DEADLINE if timing.end:
            return f"Hạn {timing.end:%d/%m/%Y}"
        case TimingKind.QUARTER | TimingKind.RANGE if timing.start:
            return f"{timing.start:%d/%m/%Y} – {timing.end:%d/%m/%Y}" if timing.end else f"Từ {timing.start:%d/%m/%Y}"
        case TimingKind.RECURRING if timing.every:
            return _EVERY[timing.every].capitalize()
        case TimingKind.ONGOING:
            return "Thường xuyên"
        case TimingKind.BY_PLAN:
            return "Theo kế hoạch"
        case TimingKind.RANGE:
            return "Theo lời văn, không có ngày"
        case _:
            return "–"


def _beat_words(task: Task) -> str:
    """Return the beat, what it was changed to last, and whether the task rests: "quý, từ 01/01/2023: tháng"."""
    said = BEAT_LABELS[task.effective_beat].removeprefix("hằng ")
    if task.beat_changes:
        last = task.beat_changes[-1]
        said += f", từ {last.starts_on:%d/%m/%Y}: {BEAT_LABELS[last.beat].removeprefix('hằng ')}"
    resting = next((pause for pause in task.pauses if pause.ends_on is None), None)
    return said + (f", tạm dừng từ {resting.starts_on:%d/%m/%Y}" if resting else "")


def shares_of(count: FourWayCount) -> tuple[Share, ...]:
    """Return a four-way count as the parts of a bar: done, in term, overdue."""
    return Share(count.done, "done"), Share(count.in_term, "accent_bar"), Share(count.overdue, "late")


def due_cell(count: FourWayCount) -> Cell:
    """Return what was done of what fell due, its rate, and a bar of everything: the figures divide to the rate beside them."""
    return Cell(
        f"{grouped(count.done)}/{grouped(count.fell_due)} · {percent(count.rate)}", shares=shares_of(count), colour="accent"
    )
