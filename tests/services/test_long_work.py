"""Long work tells what it does and how much is left; ended at any moment it leaves no trace in the book or beside it."""

import hashlib
from datetime import timedelta
from itertools import groupby

import pytest

from app.domain.changes import Step
from app.domain.period import quarter
from app.services import back_up, history, sample
from app.services.export_list import export_master
from app.services.import_plan import default_answers, import_plan, prepare_import
from app.services.merge_trackers import merge_trackers, preview_trackers
from app.services.open_period import open_period
from app.services.remind_units import remind_units
from app.services.send_trackers import send_trackers
from app.services.usb_set import write_usb_set
from app.services.work_register import open_in
from app.steps import NOBODY, Stage, Watch, WritingCancelled
from tests import sample_books
from tests.dumps import exact_dump

Q4, NEXT = sample.SAMPLE_PERIOD, sample.NEXT_PERIOD
ENDED_AT = (0.0, 0.3, 0.6, 0.9)  # of all the times at which the work asks whether it is still wanted


def backing_up(core, folder):
    return lambda: back_up.back_up(core)


def spare(core, folder):
    (folder / "usb").mkdir()
    return lambda: back_up.back_up_spare(core, folder / "usb")


def restoring(core, folder):
    made = back_up.back_up(core)
    return lambda: back_up.restore(made.path, folder / "lai.dondoc", core.watch)


def merging(core, folder):
    draft = preview_trackers(core, sample.sample_replies(Q4)[:5])
    return lambda: merge_trackers(core, draft)


def importing(core, folder):
    draft = prepare_import(core, sample.plan_to_try())
    return lambda: import_plan(core, draft, default_answers(draft))


def opening_a_period(core, folder):
    return lambda: open_period(core, NEXT)


def sending(core, folder):
    return lambda: send_trackers(core, NEXT, folder / "gui", with_mail=True)


def sending_by_usb(core, folder):
    return lambda: write_usb_set(core, NEXT, folder / "usb" / "bo")


def exporting(core, folder):
    return lambda: export_master(core, Q4, folder / "ra" / "bieu.xlsx")


def reminding(core, folder):
    return lambda: remind_units(core, Q4, folder / "thu")


def undoing(core, folder):
    open_period(core, NEXT)
    return lambda: history.undo(core)


def going_back_two_steps(core, folder):
    open_period(core, NEXT)
    open_period(core, quarter(2023, 2))
    steps = history.past_steps(core)
    return lambda: history.go_to(core, steps[1])


# What is done -> what is told of it, in order.
COPIED = (Stage.COPYING_BOOK, Stage.PROVING_BACKUP, Stage.COPYING_FILES)
OPENED = (Stage.COMPUTING_ITEMS, Stage.STORING_ITEMS)
WORK = {
    backing_up: COPIED,
    spare: COPIED,
    restoring: (Stage.PROVING_BACKUP, Stage.COPYING_BOOK, Stage.PROVING_BACKUP, Stage.COPYING_FILES),
    merging: (*COPIED, Stage.MERGING, Stage.SEALING),
    importing: (*COPIED, Stage.STORING_TASKS, *OPENED, Stage.ADJUSTING_ITEMS, Stage.SEALING),
    opening_a_period: (*OPENED, Stage.SEALING),
    sending: (*OPENED, Stage.WRITING_TRACKERS, Stage.SEALING),
    sending_by_usb: (*OPENED, Stage.WRITING_TRACKERS, Stage.SEALING),
    exporting: (Stage.WRITING_ROWS,),
    reminding: (Stage.WRITING_LETTERS, Stage.SEALING),
    undoing: (Stage.TURNING_BACK, Stage.SEALING),
    going_back_two_steps: (Stage.TURNING_BACK, Stage.SEALING) * 2,
}
BOOKS = {restoring: sample_books.merged}  # with kept files
DAYS = {reminding: sample.RECEIVED_ON + timedelta(days=60)}  # when units are late
a_case = pytest.mark.parametrize("case", WORK, ids=lambda case: case.__name__)


def opened(case, folder):
    core = BOOKS.get(case, sample_books.sent)(folder, DAYS.get(case, sample.RECEIVED_ON))
    return core, case(core, folder)


def everything(core, folder):
    """Return the book, what can be undone, and every file with its content, and every folder but those of the backups."""
    beside = {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in folder.rglob("*")
        if not path.name.endswith("-journal") and (path.is_file() or "-sao-luu" not in str(path))
    }
    return exact_dump(core), history.past_steps(core), core.database.change_counter(), beside


def watch_that_ends(after):
    """Return a watch that wants the work no more after it was asked so many times."""
    left = iter(range(after))
    return Watch(cancelled=lambda: next(left, None) is None)


@a_case
def test_it_tells_what_is_done_and_counts_down_to_nothing(case, tmp_path):
    core, work = opened(case, tmp_path)
    told = []
    with core.watched(Watch(lambda stage, done, total: told.append((stage, done, total)))):
        work()
    assert [stage for stage, _ in groupby(told, key=lambda one: one[0])] == list(WORK[case])
    for (stage, done, total), after in zip(told, [*told[1:], None], strict=True):
        assert 0 <= done <= total
        if after is None or after[0] is not stage:
            assert done == total, f"{stage} breaks off at {done} of {total}"
        elif after[1] != 0:  # not begun once more
            assert after[1] > done
            assert after[2] == total
    assert core.watch is NOBODY
    core.close()


@a_case
def test_ended_at_any_moment_it_leaves_no_trace_and_can_be_done_again(case, tmp_path):
    counted, work = opened(case, tmp_path / "dem")
    asked = []
    with counted.watched(Watch(cancelled=lambda: bool(asked.append(None)))):
        work()
    counted.close()
    core, work = opened(case, tmp_path / "so")
    before = everything(core, tmp_path / "so")
    for moment in ENDED_AT:
        with pytest.raises(WritingCancelled), core.watched(watch_that_ends(round(moment * (len(asked) - 1)))):
            work()
        after = everything(core, tmp_path / "so")
        assert after[3].keys() == before[3].keys()
        assert after == before
    work()
    assert back_up.verify(core).is_sound
    core.close()


def test_a_statement_under_way_is_broken_off_and_the_next_one_is_not(tmp_path):
    core = sample_books.sent(tmp_path)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(WritingCancelled), core.watched(watch_that_ends(5)):
        core.book.number(endless)
    before = exact_dump(core)

    def open_and_never_end():
        with core.unit_of_work(Step.OPEN_PERIOD) as work:
            open_in(work, NEXT, core.today)
            work.number(endless)

    with pytest.raises(WritingCancelled), core.watched(watch_that_ends(40)):
        open_and_never_end()
    assert exact_dump(core) == before
    open_period(core, NEXT)
    core.close()
