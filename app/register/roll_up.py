"""How work items add up to the state of a task, a heading, a plan: the one place that says so, for screens and words alike.

A whole stands where its most pressing part stands. Taking the most pressing one knows no order and no grouping, so a plan rolled
up from its sections, from its tasks or straight from its work items stands in the same place.
"""

from collections.abc import Iterable

from app.domain.progress import FourWayCount, Heap, Standing

PRESSING = (
    Standing.OVERDUE,
    Standing.DUE_SOON,
    Standing.IN_TERM,
    Standing.DONE_LATE,
    Standing.DONE_ON_TIME,
    Standing.NOT_APPLICABLE,
)
"""The standings, the most pressing one first. One part still open keeps the whole open; only what is not carried out in no
part at all is not carried out."""

ROLL_UP_RULE = (
    "Tình trạng của nhiệm vụ lấy theo đầu việc cần lo nhất trong kỳ:\n"
    "1. Còn đầu việc quá hạn: Quá hạn.\n"
    "2. Nếu không, có đầu việc sắp đến hạn: Sắp đến hạn.\n"
    "3. Nếu không, còn đầu việc chưa xong: Trong hạn.\n"
    "4. Xong cả nhưng có đầu việc xong muộn: Hoàn thành quá hạn.\n"
    "5. Xong cả, đều đúng hạn: Hoàn thành đúng hạn.\n"
    "6. Mọi đầu việc đều không phải thực hiện: Không thực hiện.\n"
    "Mục lấy theo các nhiệm vụ, kế hoạch lấy theo các mục, cùng một cách ấy."
)
"""The rule as the clerk reads it."""

_ONE_STANDING = {
    Standing.OVERDUE: Heap.OVERDUE,
    Standing.DUE_SOON: Heap.DUE_SOON,
    Standing.IN_TERM: Heap.IN_TERM,
    Standing.DONE_LATE: Heap.DONE_LATE,
    Standing.DONE_ON_TIME: Heap.DONE_ON_TIME,
    Standing.NOT_APPLICABLE: Heap.NOT_APPLICABLE,
}


def roll_up(parts: Iterable[Standing | None]) -> Standing | None:
    """Return where a whole stands, from where its parts stand: with the most pressing one; None when it has no part.

    Args:
        parts: work items of a task, tasks of a section, or sections of a plan; one without work items is None and says nothing.
    """
    return min((part for part in parts if part is not None), key=PRESSING.index, default=None)


def roll_up_count(count: FourWayCount) -> Standing | None:
    """Return where a whole stands, from the four-way count of its work items."""
    return next((standing for standing in PRESSING if count.of(_ONE_STANDING[standing])), None)
