"""How a standing is said: sign, word and colour together, the same in every view."""

from datetime import date

from app.domain.progress import FourWayCount, ProgressState, Standing, WorkItem
from ui.kit.cells import Cell
from ui.kit.chip import DONE, DONE_LATE, IDLE, LATE, RUNNING, SOON, ChipLook
from ui.kit.numbers import grouped, short_date
from ui.looks.task import shares_of

LOOKS: dict[Standing, ChipLook] = {
    Standing.DONE_ON_TIME: DONE,
    Standing.DONE_LATE: DONE_LATE,
    Standing.IN_TERM: RUNNING,
    Standing.DUE_SOON: SOON,
    Standing.OVERDUE: LATE,
    Standing.NOT_APPLICABLE: IDLE,
}


ROLLED_UP_WORDS: dict[Standing, str] = {
    Standing.OVERDUE: "Quá hạn",
    Standing.DUE_SOON: "Sắp đến hạn",
    Standing.IN_TERM: "Trong hạn",
    Standing.DONE_LATE: "Xong muộn",
    Standing.DONE_ON_TIME: "Đã xong",
    Standing.NOT_APPLICABLE: "Không làm",
}
"""Where a task, heading or plan stands, rolled up from its work items, in a word (`app.register.roll_up`)."""


def rolled_up_cell(standing: Standing | None, count: FourWayCount) -> Cell:
    """Return where a whole stands, what is done of it, and a bar of its shares."""
    if standing is None:
        return Cell("–", colour="ink_soft")
    done = f"{grouped(count.done)}/{grouped(count.total)}" if count.total else ""
    shares = shares_of(count) if count.total else ()
    return Cell(ROLLED_UP_WORDS[standing], chip=LOOKS[standing], beside=done, shares=shares, colour="accent")


def standing_cell(item: WorkItem | None, today: date) -> Cell:
    """Return the chip that says where a work item stands today."""
    if item is None:
        return Cell("Theo dõi chung", chip=IDLE)
    found = item.standing(today)
    return Cell(standing_words(item, found, today), chip=LOOKS[found] if not _is_untouched(item, found) else IDLE)


def standing_words(item: WorkItem, found: Standing, today: date) -> str:
    """Return a standing in few words: "Quá hạn 6 ngày", "Còn 2 ngày", "Xong 20/12"."""
    due_on, done_on = item.due_on, item.progress.done_on
    if found in (Standing.DONE_ON_TIME, Standing.DONE_LATE):
        late = " (muộn)" if found is Standing.DONE_LATE else ""
        return f"Xong {short_date(done_on)}{late}"
    if found is Standing.OVERDUE and due_on:
        return f"Quá hạn {(today - due_on).days} ngày"
    if found is Standing.DUE_SOON and due_on:
        days = (due_on - today).days
        return f"Còn {days} ngày" if days else "Hạn hôm nay"
    if found is Standing.NOT_APPLICABLE:
        return "Không thực hiện"
    return "Đang thực hiện" if item.progress.state is ProgressState.IN_PROGRESS else "Chưa thực hiện"


def _is_untouched(item: WorkItem, found: Standing) -> bool:
    return found is Standing.IN_TERM and item.progress.state is not ProgressState.IN_PROGRESS
