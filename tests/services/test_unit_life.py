"""The life of units: each event from a day on, what becomes of the work, and what a period before that day still says."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.ids import UnitId
from app.domain.period import half_year, quarter
from app.domain.progress import Progress, ProgressState
from app.domain.timing import Timing, TimingKind
from app.domain.unit import Unit, UnitKind
from app.domain.unit_history import UnitEventKind, WorkFate
from app.errors import UserError
from app.messages.code import Code
from app.register.selection import Selection
from app.services import heir_work, unit_life, work_register
from app.services.clock import Clock
from app.services.edit_units import edit_unit
from app.services.history import undo
from app.services.make_report import ReportRequest, make_report
from app.services.open_period import open_period
from app.services.record_progress import record_progress
from app.services.report_data import plan_to_report, report_data
from app.services.show_items import show_items
from app.services.show_plan import show_task
from app.store import units
from tests.builders import a_book, task_of, unit_of
from tests.dumps import exact_dump

Q2, Q3 = quarter(2025, 2), quarter(2025, 3)
MERGER = date(2025, 7, 1)
BASIS = "Nghị quyết số 99/NQ-HĐND"
OLD = ("Phường An Hoà", "Phường Bình Minh", "Phường Cẩm Sơn")
WARD = Unit(UnitId(0), "Phường Hoà Minh", UnitKind.COMMUNE)


@pytest.fixture
def core(tmp_path):
    """On 10 June 2025: three wards in a group and one beside it; a duty of every quarter, two with a deadline, one by plan."""
    return (
        a_book(tmp_path, today=date(2025, 6, 10))
        .with_units(*OLD, "Phường Đông Hải", kind=UnitKind.COMMUNE)
        .with_group("các phường", *OLD, "Phường Đông Hải")
        .with_plan("5-KH/ĐU", (2025, 2026))
        .with_task("Việc thường xuyên", lead="các phường")
        .with_task("Ban hành quy chế", lead="các phường", due="2025-09-15")
        .with_task("Rà soát", lead="Phường An Hoà", due="2025-06-20")
        .with_task("Xây dựng đề án", lead="Phường Cẩm Sơn", timing=Timing(TimingKind.BY_PLAN, "Theo kế hoạch"))
        .opened()
    )


def ids(core, *names):
    return [unit_of(core, name).id for name in names]


def merge(core, **choice):
    return unit_life.merge_units(core, ids(core, *OLD), WARD, MERGER, BASIS, **choice)


def item_of(core, period, number, unit):
    return next(line.item for line in show_items(core, period) if (line.task.number, line.unit.name) == (number, unit))


def cells(core, period):
    return sorted((line.task.number, line.unit.name) for line in show_items(core, period))


class refused:  # noqa: N801  (reads as a sentence)
    """`with refused(Code.X):` – the block is refused for that reason, in one whole sentence, and changes nothing."""

    def __init__(self, code):
        self.code = code

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        assert isinstance(error, UserError), f"not refused: {error!r}"
        assert error.code is self.code
        assert "{" not in str(error)
        return True


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


# Names ----------------------------------------------------------------------------------------------------------------


def test_a_list_of_a_period_that_is_over_shows_the_names_of_that_period(core):
    unit_life.rename_unit(core, unit_of(core, "Phường Đông Hải").id, "Phường Biển", MERGER)
    core.clock = Clock(date(2025, 8, 1))
    assert ("II.1", "Phường Đông Hải") in cells(core, Q2)
    assert ("II.1", "Phường Biển") in cells(core, Q3)
    assert "Phường Biển" in {line.unit.name for line in show_task(core, task_of(core, "II.1").id, Q3).units}


def test_the_old_name_still_finds_the_unit(core):
    unit = unit_of(core, "Phường Đông Hải")
    unit_life.rename_unit(core, unit.id, "  Phường   Biển ", MERGER, BASIS)
    assert units.resolve(core.book, "phường đông hải") == (unit.id, None)
    assert unit_of(core, "Phường Biển").aliases == ("Phường Đông Hải",)


def test_a_renaming_told_late_takes_its_place_among_the_others(core):
    unit = unit_of(core, "Phường Đông Hải")
    unit_life.rename_unit(core, unit.id, "Phường Ba", date(2025, 9, 1))
    unit_life.rename_unit(core, unit.id, "Phường Hai", date(2025, 5, 1))
    organisation = units.organisation(core.book)
    days = (date(2025, 4, 30), date(2025, 5, 1), date(2025, 8, 31), date(2025, 9, 1))
    names = [organisation.name_on(unit.id, day) for day in days]
    assert names == ["Phường Đông Hải", "Phường Hai", "Phường Hai", "Phường Ba"]
    assert set(organisation.units[unit.id].aliases) == {"Phường Đông Hải", "Phường Hai"}


def test_going_back_to_an_old_name_is_possible(core):
    unit = unit_of(core, "Phường Đông Hải")
    unit_life.rename_unit(core, unit.id, "Phường Biển", date(2025, 3, 1))
    unit_life.rename_unit(core, unit.id, "Phường Đông Hải", date(2025, 5, 1))
    assert unit_of(core, "Phường Đông Hải").aliases == ("Phường Biển",)


def test_a_name_that_another_unit_has_is_refused_with_its_bearer(core):
    with pytest.raises(UserError, match="tên này đã chỉ “Phường Bình Minh”"):
        unit_life.rename_unit(core, unit_of(core, OLD[0]).id, OLD[1], MERGER)


def test_the_same_name_again_is_refused(core):
    with refused(Code.NAME_UNCHANGED):
        unit_life.rename_unit(core, unit_of(core, OLD[0]).id, OLD[0], MERGER)


# Splitting, founding, moving ------------------------------------------------------------------------------------------


def test_a_split_makes_new_units_and_gives_the_work_to_the_one_chosen(core):
    whole = unit_of(core, "Phường Đông Hải")
    parts = [replace(WARD, name="Phường Đông"), replace(WARD, name="Phường Hải")]
    unit_life.split_unit(core, whole.id, parts, MERGER, BASIS, heir=1)
    assert {unit for _, unit in cells(core, Q3)} == {*OLD, "Phường Hải"}
    organisation = units.organisation(core.book)
    east = unit_of(core, "Phường Đông")
    assert (east.founded_on, organisation.history[east.id][0].other_id) == (MERGER, whole.id)
    assert organisation.history[whole.id][0].kind is UnitEventKind.SPLIT


def test_a_unit_that_gives_away_a_part_and_goes_on_keeps_its_work(core):
    whole, other = unit_of(core, "Phường Đông Hải"), unit_of(core, OLD[0])
    before = cells(core, Q3)
    unit_life.split_unit(core, whole.id, [other.id], MERGER, BASIS, goes_on=True)
    assert cells(core, Q3) == before
    assert units.organisation(core.book).history[other.id][0].other_id == whole.id


def test_a_unit_has_no_work_before_it_was_founded(core):
    unit_life.found_unit(core, unit_of(core, "Phường Đông Hải"), MERGER, BASIS)
    assert "Phường Đông Hải" not in {unit for _, unit in cells(core, Q2)}
    assert "Phường Đông Hải" in {unit for _, unit in cells(core, Q3)}


def test_units_below_one_that_ends_go_under_its_heir(core):
    above, below, heir = ids(core, OLD[0], OLD[1], OLD[2])
    unit_life.move_unit(core, below, above, date(2025, 5, 1))
    unit_life.abolish_unit(core, above, MERGER, heir_id=heir)
    organisation = units.organisation(core.book)
    assert organisation.parent_on(below, date(2025, 6, 30)) == above
    assert organisation.parent_on(below, MERGER) == heir


def test_without_an_heir_they_go_under_what_stood_above_it(core):
    top, above, below = ids(core, *OLD)
    unit_life.move_unit(core, above, top, date(2025, 5, 1))
    unit_life.move_unit(core, below, above, date(2025, 5, 1))
    unit_life.abolish_unit(core, above, MERGER)
    assert units.organisation(core.book).parent_on(below, MERGER) == top


def test_a_unit_cannot_be_put_under_one_that_stands_below_it(core):
    top, middle, bottom = ids(core, *OLD)
    unit_life.move_unit(core, middle, top, date(2025, 5, 1))
    unit_life.move_unit(core, bottom, middle, date(2025, 5, 1))
    before = exact_dump(core)
    with refused(Code.CIRCULAR_PARENT):
        unit_life.move_unit(core, top, bottom, MERGER)
    with refused(Code.CIRCULAR_PARENT):
        unit_life.move_unit(core, top, top, MERGER)
    with refused(Code.CIRCULAR_PARENT):
        edit_unit(core, replace(unit_of(core, OLD[0]), parent_id=bottom))
    assert exact_dump(core) == before


def test_a_move_told_late_may_not_make_a_circle_with_a_later_one(core):
    first, second = ids(core, OLD[0], OLD[1])
    unit_life.move_unit(core, first, second, date(2025, 9, 1))
    with refused(Code.CIRCULAR_PARENT):
        unit_life.move_unit(core, second, first, date(2025, 5, 1))


# What cannot be -------------------------------------------------------------------------------------------------------


def test_heirs_may_not_go_round_in_a_circle(core):
    first, second = ids(core, OLD[0], OLD[1])
    unit_life.abolish_unit(core, first, MERGER, heir_id=second)
    with refused(Code.HEIR_CIRCLE):
        unit_life.abolish_unit(core, second, date(2025, 5, 1), heir_id=first)
    with refused(Code.HEIR_CIRCLE):
        unit_life.abolish_unit(core, second, date(2025, 9, 1), heir_id=second)


def test_a_unit_that_is_no_more_can_neither_change_nor_inherit(core):
    first, second = ids(core, OLD[0], OLD[1])
    unit_life.abolish_unit(core, first, MERGER)
    with refused(Code.UNIT_NOT_THERE):
        unit_life.rename_unit(core, first, "Phường Khác", date(2025, 8, 1))
    with refused(Code.UNIT_NOT_THERE):
        unit_life.abolish_unit(core, first, date(2025, 8, 1))
    with refused(Code.UNIT_NOT_THERE):
        unit_life.abolish_unit(core, second, date(2025, 8, 1), heir_id=first)
    with refused(Code.UNIT_NOT_THERE):
        unit_life.move_unit(core, second, first, date(2025, 8, 1))


def test_a_unit_cannot_end_before_what_is_told_of_it(core):
    first = unit_of(core, OLD[0]).id
    unit_life.rename_unit(core, first, "Phường Khác", date(2025, 8, 1))
    with refused(Code.EVENT_OUT_OF_ORDER):
        unit_life.abolish_unit(core, first, MERGER)
    with refused(Code.EVENT_OUT_OF_ORDER):
        unit_life.found_unit(core, unit_of(core, "Phường Khác"), date(2025, 9, 1))


def test_a_unit_founded_after_its_end_is_refused(core):
    unit_life.abolish_unit(core, unit_of(core, OLD[0]).id, MERGER)
    with refused(Code.FOUNDED_TOO_LATE):
        edit_unit(core, replace(unit_of(core, OLD[0]), founded_on=date(2025, 8, 1)))


def test_a_merger_of_nothing_and_a_split_into_nothing_are_refused(core):
    unit = unit_of(core, OLD[0]).id
    with refused(Code.NOTHING_TO_MERGE):
        unit_life.merge_units(core, [unit], unit, MERGER)
    with refused(Code.NOTHING_TO_SPLIT):
        unit_life.split_unit(core, unit, [], MERGER)


def test_a_new_unit_whose_name_is_taken_is_refused_and_nothing_has_happened(core):
    before = exact_dump(core)
    with refused(Code.NAME_TAKEN):
        unit_life.merge_units(core, ids(core, OLD[0]), replace(WARD, name="các phường"), MERGER)
    assert exact_dump(core) == before


def test_the_register_never_shows_a_task_twice_for_one_unit(core):
    for period in (Q2, Q3, half_year(2025, 2)):
        open_period(core, period)
    merge(core)
    for period in (Q2, Q3, half_year(2025, 2)):
        items = work_register.items_in(core, period, Selection())
        assert len({item.key for item in items}) == len(items)
