"""The answer to "việc X, đơn vị Y, đến đâu?" in one sentence."""

from datetime import date

from app.domain.progress import STATE_LABELS, Standing, WorkItem


def answer_sentence(unit_name: str, number: str, item: WorkItem, today: date) -> str:
    """Return where a work item stands in one sentence that needs nothing beside it.

    "Chi bộ A – nhiệm vụ II.1, quý IV/2022: đã hoàn thành ngày 15/12/2022, đúng hạn."

    Args:
        unit_name: the name the unit bears in the item's period.
        number: the task's number in the plan.
        item: the work item.
        today: the day on which one asks.
    """
    return f"{unit_name} – nhiệm vụ {number}, {item.period.label}: {_standing(item, today)}."


def _standing(item: WorkItem, today: date) -> str:
    progress = item.progress
    match item.standing(today):
        case Standing.NOT_APPLICABLE:
            return f"không thực hiện, lý do: {progress.reason.rstrip('.')}"
        case Standing.DONE_ON_TIME:
            return f"đã hoàn thành ngày {_day(progress.done_on)}" + (", đúng hạn" if item.due_on else ", không có thời hạn")
        case Standing.DONE_LATE:
            return f"đã hoàn thành ngày {_day(progress.done_on)}, quá hạn {_days(item.due_on, progress.done_on)}{_deadline(item)}"
        case Standing.OVERDUE:
            return f"{_state(item)}, quá hạn {_days(item.due_on, today)}{_deadline(item)}"
        case _:
            return f"{_state(item)}, {_time_left(item, today)}"


def _state(item: WorkItem) -> str:
    return STATE_LABELS[item.progress.state].lower()


def _time_left(item: WorkItem, today: date) -> str:
    if item.due_on is None:
        return "chưa có thời hạn"
    return f"còn {_days(today, item.due_on)}{_deadline(item)}" if item.due_on > today else "hạn hôm nay"


def _deadline(item: WorkItem) -> str:
    return f" (hạn {_day(item.due_on)}{', đã gia hạn' if item.extended_to else ''})"


def _days(first: date | None, last: date | None) -> str:
    return f"{(last - first).days if first and last else 0} ngày"


def _day(on: date | None) -> str:
    return f"{on:%d/%m/%Y}" if on else "chưa rõ"
