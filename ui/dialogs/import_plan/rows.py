"""The columns of the review: what was understood of each duty."""

from app.domain.period import PeriodKind
from app.domain.plan_reading import ReadTask
from app.domain.timing import Timing, TimingKind
from app.services.import_plan import DOUBT_WORDS
from ui.kit.cells import Cell
from ui.kit.table import Column

_EVERY: dict[PeriodKind, str] = {
    PeriodKind.DAY: "hằng ngày",
    PeriodKind.WEEK: "hằng tuần",
    PeriodKind.MONTH: "hằng tháng",
    PeriodKind.QUARTER: "hằng quý",
    PeriodKind.HALF_YEAR: "6 tháng",
    PeriodKind.YEAR: "hằng năm",
}

TASK_COLUMNS: tuple[Column[ReadTask], ...] = (
    Column("Số", lambda task: Cell(task.number, colour="ink_soft"), 62),
    Column("Nhiệm vụ", lambda task: Cell(task.text.split("\n", 1)[0], lines=2)),
    Column("Chủ trì", lambda task: Cell(_names(task.lead), lines=2), 150),
    Column("Phối hợp", lambda task: Cell(_names(task.support), colour="ink_soft", lines=2), 120),
    Column("Thời gian", lambda task: Cell(timing_understood(task.timing), lines=2), 118),
    Column("", lambda task: Cell("", icon="alert-triangle", colour="soon") if task.doubts else Cell(""), 36),
)


def timing_understood(timing: Timing) -> str:
    """Return what was understood of a time, in words: dates as dates."""
    match timing.kind:
        case TimingKind.DEADLINE if timing.end:
            return f"Hạn {timing.end:%d/%m/%Y}"
        case TimingKind.QUARTER | TimingKind.RANGE if timing.start:
            end = f"{timing.end:%d/%m/%Y}" if timing.end else "…"
            return f"{timing.start:%d/%m/%Y} – {end}"
        case TimingKind.RECURRING if timing.every:
            return _EVERY[timing.every].capitalize()
        case TimingKind.ONGOING:
            return "Thường xuyên"
        case TimingKind.BY_PLAN:
            return "Theo kế hoạch"
        case _:
            return "–"


def task_words(task: ReadTask) -> str:
    """Return everything understood of a duty, and every doubt with its reason."""
    said = [task.text]
    said += [f"Chủ trì: {', '.join(task.lead)}"] if task.lead else ["Chưa thấy đơn vị chủ trì"]
    said += [f"Phối hợp: {', '.join(task.support)}"] if task.support else []
    said.append(f"Thời gian: {timing_understood(task.timing)}" + (f" (ghi “{task.timing.raw}”)" if task.timing.raw else ""))
    said += [f"Cần xem: {DOUBT_WORDS[doubt.code]}" + (f": “{doubt.text}”" if doubt.text else "") for doubt in task.doubts]
    return "\n".join(said)


def _names(names: tuple[str, ...]) -> str:
    if not names:
        return "–"
    return names[0] + (f" +{len(names) - 1}" if len(names) > 1 else "")
