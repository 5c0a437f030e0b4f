"""A computer whose clock was set back: the book opens, the clerk is warned, and no date is written of its own accord."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from app.bootstrap import open_workspace
from app.domain.ids import UnitId
from app.domain.period import year
from app.domain.progress import Progress, ProgressState
from app.domain.unit import Unit, UnitKind
from app.errors import UserError
from app.services.check_clock import clock_trouble, day_to_write
from app.services.clock import Clock
from app.services.edit_units import add_unit
from app.services.extend_deadline import extend_deadline
from app.services.record_progress import record_progress
from app.services.show_items import show_items
from tests.builders import a_book


@dataclass(frozen=True)
class AClock(Clock):
    """A computer's clock that shows a day, right or wrong."""

    shows: date = date(2022, 10, 3)

    def today(self) -> date:
        return self.shows

    def now(self) -> datetime:
        return datetime(self.shows.year, self.shows.month, self.shows.day, 9, tzinfo=UTC).astimezone()


@pytest.fixture
def path(tmp_path):
    core = a_book(tmp_path).with_units("Chi bộ A").with_task("Việc", lead="Chi bộ A", due="2031-05-31").opened()
    found = core.path
    core.close()
    return found


def opened_on(path, day: date, *days_of_changes: date):
    """Open the book on a day, after changes on others."""
    for number, on in enumerate(days_of_changes):
        core = open_workspace(path, AClock(shows=on))
        add_unit(core, Unit(UnitId(0), f"Đơn vị {number}", UnitKind.OTHER))
        core.close()
    return open_workspace(path, AClock(shows=day))


def test_a_clock_that_goes_forward_is_believed(path):
    core = opened_on(path, date(2031, 5, 2), date(2031, 5, 1))
    assert clock_trouble(core) is None
    assert day_to_write(core) == date(2031, 5, 2)


def test_the_same_day_is_no_trouble(path):
    assert clock_trouble(opened_on(path, date(2031, 5, 1), date(2031, 5, 1))) is None


def test_a_clock_set_back_is_said_in_a_sentence_and_the_book_opens(path):
    core = opened_on(path, date(2030, 1, 1), date(2031, 5, 1))
    trouble = clock_trouble(core)
    assert trouble is not None
    assert "máy chỉ 01/01/2030, sổ đã ghi đến 01/05/2031" in trouble.words
    assert show_items(core, year(2031))


def test_a_change_made_while_the_clock_is_wrong_does_not_make_it_right(path):
    assert clock_trouble(opened_on(path, date(2030, 1, 1), date(2031, 5, 1), date(2029, 12, 31))) is not None


def test_a_day_chosen_by_hand_is_not_the_clocks(path):
    opened_on(path, date(2031, 5, 1), date(2031, 5, 1)).close()
    assert clock_trouble(open_workspace(path, Clock(date(2022, 12, 28)))) is None


def test_no_service_writes_a_day_the_clerk_did_not_name(path):
    core = opened_on(path, date(2030, 1, 1), date(2031, 5, 1))
    item = show_items(core, year(2031))[0].item
    with pytest.raises(UserError, match="Ngày của máy tính có thể sai"):
        record_progress(core, item, Progress(ProgressState.COMPLETED, None, "Đã làm"))
    with pytest.raises(UserError, match="Ngày của máy tính có thể sai"):
        extend_deadline(core, [item], date(2031, 6, 30), "lý do")
    extend_deadline(core, [item], date(2031, 6, 30), "lý do", decided_on=date(2031, 5, 1))
    with pytest.raises(UserError, match="01/05/2031"):
        extend_deadline(core, [item], date(2031, 7, 31), "lý do", decided_on=date(2031, 5, 2))
    record_progress(core, item, Progress(ProgressState.COMPLETED, date(2029, 12, 1), "Đã làm"))
    assert show_items(core, year(2031))[0].item.progress.done_on == date(2029, 12, 1)
