"""What becomes of the work of units that end: it passes on, is closed, goes or stays, and a past period still says who did it."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.changes import Step
from app.domain.ids import UnitId
from app.domain.period import half_year
from app.domain.progress import Progress, ProgressState
from app.domain.unit import Unit, UnitKind
from app.domain.unit_history import WorkFate
from app.register.selection import Selection
from app.services import heir_work, unit_life, work_register
from app.services.clock import Clock
from app.services.edit_units import add_unit, assign_overseer
from app.services.history import undo
from app.services.make_report import ReportRequest, make_report
from app.services.open_period import open_period
from app.services.record_progress import record_progress
from app.services.report_data import plan_to_report, report_data
from app.services.show_items import show_items
from app.services.show_overseers import overseen_work
from app.store import trackers, units
from tests.builders import task_of, unit_of
from tests.dumps import exact_dump
from tests.services.unit_books import BASIS, MERGER, OLD, Q2, Q3, WARD, cells, ids, item_of, merge, wards


@pytest.fixture
def core(tmp_path):
    return wards(tmp_path)


# The merger of 1 July 2025 --------------------------------------------------------------------------------------------


def test_before_the_merger_each_ward_has_its_work_and_after_it_the_new_one_has(core):
    merge(core)
    assert cells(core, Q3) == [
        ("II.1", "Phường Hoà Minh"),
        ("II.1", "Phường Đông Hải"),
        ("II.2", "Phường Hoà Minh"),
        ("II.2", "Phường Đông Hải"),
        ("II.4", "Phường Hoà Minh"),
    ]
    assert [cell for cell in cells(core, Q2) if cell[0] in ("II.1", "II.3")] == [
        *(("II.1", name) for name in (*OLD, "Phường Đông Hải")),
        ("II.3", "Phường An Hoà"),
    ]


def test_an_opened_period_shows_the_same_as_one_that_is_only_computed(core):
    merge(core)
    computed = [cells(core, period) for period in (Q2, Q3, half_year(2025, 2))]
    undo(core)
    for period in (Q2, Q3):
        open_period(core, period)
    merge(core)
    assert [cells(core, period) for period in (Q2, Q3, half_year(2025, 2))] == computed


def test_open_work_passes_on_and_what_was_entered_goes_with_it(core):
    open_period(core, Q2)
    open_period(core, Q3)
    record_progress(core, item_of(core, Q3, "II.2", OLD[0]), Progress(ProgressState.IN_PROGRESS, result="Đang dự thảo"))
    merge(core)
    assert item_of(core, Q3, "II.2", WARD.name).progress.result == "Đang dự thảo"
    assert [cell for cell in cells(core, Q3) if cell[0] == "II.2"] == [("II.2", WARD.name), ("II.2", "Phường Đông Hải")]


def test_where_two_wards_had_begun_the_second_is_closed_with_the_reason_and_keeps_its_words(core):
    open_period(core, Q3)
    for name, said in ((OLD[0], "Đang dự thảo"), (OLD[1], "Đã lấy ý kiến")):
        record_progress(core, item_of(core, Q3, "II.2", name), Progress(ProgressState.IN_PROGRESS, result=said))
    merge(core)
    closed = item_of(core, Q3, "II.2", OLD[1]).progress
    assert (closed.state, closed.result) == (ProgressState.NOT_APPLICABLE, "Đã lấy ý kiến")
    assert closed.reason == "Sáp nhập vào Phường Hoà Minh từ ngày 01/07/2025"
    assert item_of(core, Q3, "II.2", WARD.name).progress.result == "Đang dự thảo"


def test_what_the_heir_has_entered_itself_is_never_overwritten(core):
    open_period(core, Q3)
    heir = "Phường Đông Hải"
    record_progress(core, item_of(core, Q3, "II.2", heir), Progress(ProgressState.IN_PROGRESS, result="Của Đông Hải"))
    record_progress(core, item_of(core, Q3, "II.2", OLD[0]), Progress(ProgressState.IN_PROGRESS, result="Của An Hoà"))
    unit_life.merge_units(core, ids(core, *OLD), unit_of(core, heir).id, MERGER)
    assert item_of(core, Q3, "II.2", heir).progress.result == "Của Đông Hải"
    assert item_of(core, Q3, "II.2", OLD[0]).progress.result == "Của An Hoà"
    assert cells(core, Q3) == [("II.1", heir), ("II.2", OLD[0]), ("II.2", heir), ("II.4", heir)]


def test_work_done_before_the_merger_stays_with_who_did_it(core):
    open_period(core, Q2)
    open_period(core, Q3)
    record_progress(core, item_of(core, Q2, "II.1", OLD[1]), Progress(ProgressState.COMPLETED, date(2025, 6, 9)))
    merge(core)
    assert item_of(core, Q2, "II.1", OLD[1]).progress.state is ProgressState.COMPLETED


def test_what_is_done_already_is_not_asked_of_the_heir_again(core):
    open_period(core, Q3)
    for name in (*OLD, "Phường Đông Hải"):
        record_progress(core, item_of(core, Q3, "II.2", name), Progress(ProgressState.COMPLETED, date(2025, 6, 9), f"Của {name}"))
    merge(core)
    done = {line.unit.name: line.item.progress.result for line in show_items(core, Q3) if line.task.number == "II.2"}
    assert done == {
        WARD.name: f"Của {OLD[0]}",
        OLD[1]: f"Của {OLD[1]}",
        OLD[2]: f"Của {OLD[2]}",
        "Phường Đông Hải": "Của Phường Đông Hải",
    }


def test_what_one_ward_had_done_stays_with_it_while_another_had_not(core):
    open_period(core, Q3)
    record_progress(core, item_of(core, Q3, "II.2", OLD[0]), Progress(ProgressState.COMPLETED, date(2025, 6, 9)))
    merge(core)
    states = {line.unit.name: line.item.progress.state for line in show_items(core, Q3) if line.task.number == "II.2"}
    assert states[OLD[0]] is ProgressState.COMPLETED
    assert states[WARD.name] is ProgressState.NOT_STARTED


def test_what_one_ward_had_done_stays_with_it_in_a_quarter_that_is_not_opened_yet_too(core):
    record_progress(core, item_of(core, Q3, "II.2", OLD[0]), Progress(ProgressState.COMPLETED, date(2025, 6, 9)))
    merge(core)
    states = {line.unit.name: line.item.progress.state for line in show_items(core, Q3) if line.task.number == "II.2"}
    assert states[OLD[0]] is ProgressState.COMPLETED
    assert states[WARD.name] is ProgressState.NOT_STARTED


def test_an_heir_with_the_same_duty_is_still_asked_for_its_own_in_a_quarter_that_is_not_opened_yet(core):
    record_progress(core, item_of(core, Q3, "II.2", OLD[0]), Progress(ProgressState.COMPLETED, date(2025, 6, 9), "Đã ban hành"))
    unit_life.merge_units(core, ids(core, OLD[0]), unit_of(core, "Phường Đông Hải").id, MERGER, BASIS)
    assert item_of(core, Q3, "II.2", "Phường Đông Hải").progress == Progress()
    assert item_of(core, Q3, "II.2", OLD[0]).progress.result == "Đã ban hành"


def test_what_was_approved_stays_as_it_was_approved(core):
    open_period(core, Q3)
    record_progress(core, item_of(core, Q3, "II.2", OLD[0]), Progress(ProgressState.COMPLETED, date(2025, 6, 9)))
    with core.unit_of_work(Step.APPROVE_REPORT) as work:
        trackers.approve(work, unit_of(core, OLD[0]).id, Q3, core.today)
    merge(core)
    assert item_of(core, Q3, "II.2", OLD[0]).progress.state is ProgressState.COMPLETED
    assert item_of(core, Q3, "II.2", WARD.name).progress.state is ProgressState.NOT_STARTED


def test_without_an_heir_work_ends(core):
    open_period(core, Q3)
    record_progress(core, item_of(core, Q3, "II.2", OLD[0]), Progress(ProgressState.IN_PROGRESS, result="Đang dự thảo"))
    unit_life.abolish_unit(core, unit_of(core, OLD[0]).id, MERGER, BASIS)
    assert [cell for cell in cells(core, Q3) if cell[1] == OLD[0]] == [("II.2", OLD[0])]
    closed = item_of(core, Q3, "II.2", OLD[0]).progress
    assert (closed.state, closed.reason) == (ProgressState.NOT_APPLICABLE, "Giải thể từ ngày 01/07/2025")


def test_a_merger_whose_work_does_not_pass_on_leaves_the_new_ward_free(core):
    open_period(core, Q3)
    merge(core, passes_on=False)
    assert {unit for _, unit in cells(core, Q3)} == {"Phường Đông Hải"}


def test_the_screen_is_told_beforehand_what_becomes_of_each_item(core):
    open_period(core, Q2)
    open_period(core, Q3)
    record_progress(core, item_of(core, Q3, "II.2", OLD[1]), Progress(ProgressState.IN_PROGRESS, result="Đã lấy ý kiến"))
    lines = heir_work.show_fates(core, ids(core, *OLD), None, MERGER, passes_on=True)
    told = {(line.task.number, line.unit_name): line.fate for line in lines}
    assert told == {
        ("II.1", OLD[0]): WorkFate.PASSES_ON,
        ("II.1", OLD[1]): WorkFate.GOES,
        ("II.1", OLD[2]): WorkFate.GOES,
        ("II.2", OLD[0]): WorkFate.PASSES_ON,
        ("II.2", OLD[1]): WorkFate.IS_CLOSED,
        ("II.2", OLD[2]): WorkFate.GOES,
        ("II.4", OLD[2]): WorkFate.PASSES_ON,
    }
    before = {line.item.id for line in show_items(core, half_year(2025, 2))}
    merge(core)
    after = {line.item.id for line in show_items(core, half_year(2025, 2))}
    assert {line.item.id for line in lines if line.fate is WorkFate.GOES} == before - after


def test_a_report_of_the_second_quarter_names_the_old_wards_and_of_the_third_the_new_one(core, tmp_path):
    open_period(core, Q2)
    record_progress(core, item_of(core, Q2, "II.1", OLD[0]), Progress(ProgressState.COMPLETED, date(2025, 6, 10), "Đã làm xong."))
    merge(core)
    unit_life.rename_unit(core, unit_of(core, "Phường Đông Hải").id, "Phường Đông Hải Mới", MERGER, BASIS)
    core.clock = Clock(date(2025, 10, 6))
    plan = plan_to_report(core, None)
    second, third = (report_data(core, plan, period, core.today) for period in (Q2, Q3))
    assert {second.units[item.unit_id].name for item in second.items if item.task_id == task_of(core, "II.1").id} == {
        *OLD,
        "Phường Đông Hải",
    }
    assert {third.units[item.unit_id].name for item in third.items} == {WARD.name, "Phường Đông Hải Mới"}
    make_report(core, ReportRequest("progress-report", Q2, core.today), tmp_path / "quy-2.docx")
    make_report(core, ReportRequest("progress-report", Q3, core.today), tmp_path / "quy-3.docx")
    words = {name: _words(tmp_path / f"{name}.docx") for name in ("quy-2", "quy-3")}
    assert "Phường Đông Hải" in words["quy-2"]
    assert "Đông Hải Mới" not in words["quy-2"]
    assert "Phường Đông Hải Mới" in words["quy-3"]
    assert not [name for name in OLD if name in words["quy-3"]]


def _words(path):
    import docx

    document = docx.Document(str(path))
    cells_ = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells_])


def test_undo_brings_the_wards_and_their_work_back(core):
    open_period(core, Q3)
    before = exact_dump(core)
    merge(core)
    undo(core)
    assert exact_dump(core) == before


STATES = st.sampled_from([ProgressState.NOT_STARTED, ProgressState.IN_PROGRESS, ProgressState.COMPLETED])
ENDINGS = ("merge into new", "merge into known", "merge, work ends", "abolish", "abolish with heir", "split")


@settings(max_examples=20, deadline=None)
@given(
    st.lists(STATES, min_size=20, max_size=20),
    st.sampled_from(ENDINGS),
    st.sampled_from([MERGER, date(2025, 6, 12), date(2025, 8, 20)]),
)
def test_whatever_ends_nothing_entered_is_lost_and_undo_brings_all_back(states, ending, on):
    with TemporaryDirectory() as folder:
        core = wards(Path(folder))
        for period in (Q2, Q3):
            open_period(core, period)
        lines = {line.item.id: line for period in (Q2, Q3) for line in show_items(core, period)}
        for state, line in zip(states, lines.values(), strict=False):
            said = f"Kết quả {line.item.id}" if state is not ProgressState.NOT_STARTED else ""
            record_progress(core, line.item, Progress(state, result=said))
        said_before, before = results(core), exact_dump(core)
        end(core, ending, on)
        assert results(core) == said_before
        items = [item for period in (Q2, Q3) for item in work_register.items_in(core, period, Selection())]
        assert len({item.id for item in items}) == len({item.key for item in items})
        ended = {unit.id for unit in units.all_units(core.book) if unit.abolished_on is not None}
        still_open = [item for item in items if item.unit_id in ended and item.period.ends_on >= on]
        assert all(item.progress.state in (ProgressState.COMPLETED, ProgressState.NOT_APPLICABLE) for item in still_open)
        undo(core)
        assert exact_dump(core) == before
        core.close()


def end(core, ending, on):
    first, known = unit_of(core, OLD[0]).id, unit_of(core, "Phường Đông Hải").id
    match ending:
        case "merge into new":
            unit_life.merge_units(core, ids(core, *OLD), WARD, on)
        case "merge into known":
            unit_life.merge_units(core, ids(core, *OLD), known, on)
        case "merge, work ends":
            unit_life.merge_units(core, ids(core, *OLD), WARD, on, passes_on=False)
        case "abolish":
            unit_life.abolish_unit(core, first, on)
        case "abolish with heir":
            unit_life.abolish_unit(core, first, on, heir_id=known)
        case "split":
            unit_life.split_unit(core, first, [WARD, known], on, heir=0)


def results(core):
    return sorted(str(text) for (text,) in core.book.rows("SELECT result FROM work_item WHERE result <> ''"))


# Oversight ------------------------------------------------------------------------------------------------------------


def overseen_by(core, name):
    names = {unit.id: unit.name for unit in units.all_units(core.book)}
    return {names[one] for one in units.oversight(core.book).get(unit_of(core, name).id, [])}


def test_who_oversaw_a_merged_ward_oversees_the_new_one_too(core):
    add_person(core, "Đồng chí Một", OLD[0])
    merge(core)
    assert overseen_by(core, "Đồng chí Một") == {OLD[0], WARD.name}


def test_a_person_who_leaves_passes_on_what_he_oversaw_and_reports_name_who_was_there(core):
    add_person(core, "Đồng chí Một", OLD[0], OLD[1])
    add_person(core, "Đồng chí Hai", OLD[2])
    unit_life.abolish_unit(core, unit_of(core, "Đồng chí Một").id, MERGER, heir_id=unit_of(core, "Đồng chí Hai").id)
    assert overseen_by(core, "Đồng chí Hai") == set(OLD)
    plan, first = plan_to_report(core, None), unit_of(core, OLD[0]).id
    assert report_data(core, plan, Q2, core.today).overseers[first] == ("Đồng chí Một",)
    assert report_data(core, plan, Q3, core.today).overseers[first] == ("Đồng chí Hai",)


def test_what_an_heir_takes_over_is_overseen_from_that_day_on_and_not_before(core):
    add_person(core, "Đồng chí Một", OLD[0])
    add_person(core, "Đồng chí Hai", "Phường Đông Hải")
    old, heir = unit_of(core, OLD[0]).id, unit_of(core, "Phường Đông Hải").id
    one, two = unit_of(core, "Đồng chí Một").id, unit_of(core, "Đồng chí Hai").id
    unit_life.merge_units(core, [old], heir, MERGER, BASIS)
    organisation = units.organisation(core.book)
    before, after = (overseen_work(core.book, organisation, period.ends_on) for period in (Q2, Q3))
    assert (before[one].unit_ids, before[two].unit_ids) == ({old}, {heir})
    assert (after[one].unit_ids, after[two].unit_ids) == ({old, heir}, {heir})


def test_a_merger_told_late_lets_the_oversight_begin_earlier(core):
    add_person(core, "Đồng chí Một", OLD[0], OLD[1])
    heir, one = unit_of(core, "Phường Đông Hải").id, unit_of(core, "Đồng chí Một").id
    unit_life.merge_units(core, ids(core, OLD[0]), heir, MERGER, BASIS)
    unit_life.merge_units(core, ids(core, OLD[1]), heir, date(2025, 5, 1), BASIS)
    assert heir in units.oversight(core.book, Q2.ends_on)[one]
    assert heir not in units.oversight(core.book, date(2025, 4, 30))[one]


def add_person(core, name, *overseen):
    add_unit(core, Unit(UnitId(0), name, UnitKind.PERSON))
    assign_overseer(core, unit_of(core, name), ids(core, *overseen))
