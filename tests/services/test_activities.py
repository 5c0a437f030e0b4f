"""Activities and inspections: entered once, told in every work item they serve, counted in each plan."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.activity import Activity, ActivityKind, with_other_words, with_words, without_words
from app.domain.ids import ActivityId
from app.domain.period import quarter
from app.domain.progress import Progress, ProgressState, ReportState
from app.errors import UserError
from app.messages.code import Code
from app.register.counts import count_by
from app.services import history, sample
from app.services.record_activity import (
    activity_choices,
    delete_activity,
    overdue_remedies,
    record_activity,
    served_items,
    show_activities,
)
from app.services.record_progress import record_progress
from app.services.report_states import approve_report
from app.services.show_items import show_board, show_items
from app.services.show_today import show_today
from app.store import activities, plans
from tests import sample_books
from tests.builders import a_book, unit_of
from tests.dumps import exact_dump

Q4 = quarter(2022, 4)
A_DAY = date(2022, 10, 20)
TALK = Activity(ActivityId(0), ActivityKind.ACTIVITY, A_DAY, "Toạ đàm ngày 20/10", "Đã tổ chức toạ đàm, 45 lượt người dự")
VISIT = Activity(
    ActivityId(0),
    ActivityKind.INSPECTION,
    A_DAY,
    "Giám sát sinh hoạt chi bộ",
    findings="Chưa có sổ theo dõi",
    remedy_by=date(2022, 10, 25),
)


@pytest.fixture
def core(tmp_path):
    """Two plans that ask for much the same, one month apart in their deadlines."""
    return (
        a_book(tmp_path, date(2022, 10, 28))
        .with_units("Chi bộ A", "Chi bộ B")
        .with_plan("18-KH/ĐU")
        .with_task("Sinh hoạt chuyên đề", lead=["Chi bộ A", "Chi bộ B"])
        .with_task("Ban hành kế hoạch", lead="Chi bộ A", due="2022-11-30")
        .with_plan("19-KH/ĐU")
        .with_task("Tuyên truyền ngày 20/10", lead="Chi bộ A")
        .opened()
    )


def serve(core, *names, activity=None, plans_too=True, on=A_DAY):
    """Return the items of units over every duty of the first task of each plan."""
    duties = [one.task.id for one in activity_choices(core).duties if one.task.number == "II.1"]
    found = served_items(core, on, [unit_of(core, name).id for name in names], duties, activity)
    return [one.item for one in found]


def results(core):
    return {
        (line.plan.document.document_number, line.task.number, line.unit.name): line.item.progress.result
        for line in show_items(core, Q4)
    }


def counts_by_plan(core):
    number = {line.item.key: line.plan.document.document_number for line in show_items(core, Q4)}
    return count_by([line.item for line in show_items(core, Q4)], lambda item: number[item.key], core.today)


def newest(core):
    return activities.all_activities(core.book)[0]


def test_one_activity_is_entered_once_and_counted_in_both_plans(core):
    before = counts_by_plan(core)
    assert [before[one].done for one in ("18-KH/ĐU", "19-KH/ĐU")] == [0, 0]
    record_activity(core, TALK, serve(core, "Chi bộ A"), completes=True)
    after = counts_by_plan(core)
    assert [after[one].done_on_time for one in ("18-KH/ĐU", "19-KH/ĐU")] == [1, 1]
    assert [after[one].total for one in ("18-KH/ĐU", "19-KH/ĐU")] == [before[one].total for one in ("18-KH/ĐU", "19-KH/ĐU")]
    assert core.book.number("SELECT count(*) FROM activity") == 1
    assert [one for one, result in results(core).items() if result == TALK.result] == [
        ("18-KH/ĐU", "II.1", "Chi bộ A"),
        ("19-KH/ĐU", "II.1", "Chi bộ A"),
    ]
    done = {line.item.progress.done_on for line in show_items(core, Q4) if line.item.progress.state is ProgressState.COMPLETED}
    assert done == {A_DAY}


def test_one_undo_takes_it_out_of_every_plan(core):
    before = exact_dump(core)
    record_activity(core, TALK, serve(core, "Chi bộ A", "Chi bộ B"), completes=True)
    history.undo(core)
    assert exact_dump(core) == before


def test_without_the_tick_only_the_result_is_told(core):
    record_activity(core, TALK, serve(core, "Chi bộ A"))
    states = {line.item.progress.state for line in show_items(core, Q4)}
    assert states == {ProgressState.NOT_STARTED}


def test_what_stands_in_a_result_stays_and_the_activity_follows_on_its_own_line(core):
    item = serve(core, "Chi bộ A")[0]
    record_progress(core, item, Progress(ProgressState.IN_PROGRESS, None, "Đã họp"))
    record_activity(core, TALK, serve(core, "Chi bộ A"))
    assert results(core)["18-KH/ĐU", "II.1", "Chi bộ A"] == f"Đã họp\n{TALK.result}"


def test_saving_twice_tells_it_once(core):
    record_activity(core, TALK, serve(core, "Chi bộ A"))
    record_activity(core, newest(core), serve(core, "Chi bộ A", activity=newest(core).id))
    record_activity(core, TALK, serve(core, "Chi bộ A"))
    assert results(core)["18-KH/ĐU", "II.1", "Chi bộ A"] == TALK.result


def test_a_new_result_replaces_exactly_its_own_former_words(core):
    item = serve(core, "Chi bộ A")[0]
    record_activity(core, TALK, serve(core, "Chi bộ A"))
    told = next(line.item for line in show_items(core, Q4) if line.item.key == item.key)
    record_progress(core, told, replace(told.progress, result=f"Trước\n{TALK.result}\nSau"))
    record_activity(core, replace(newest(core), result="Đã tổ chức,\n50 lượt người dự"), serve(core, "Chi bộ A"))
    assert results(core)["18-KH/ĐU", "II.1", "Chi bộ A"] == "Trước\nĐã tổ chức,\n50 lượt người dự\nSau"
    assert results(core)["19-KH/ĐU", "II.1", "Chi bộ A"] == "Đã tổ chức,\n50 lượt người dự"


def test_what_the_clerk_reworded_stays_as_she_wrote_it(core):
    record_activity(core, TALK, serve(core, "Chi bộ A"))
    told = next(line.item for line in show_items(core, Q4) if line.item.progress.result)
    record_progress(core, told, replace(told.progress, result="Toạ đàm với 45 người"))
    record_activity(core, replace(newest(core), result="Kết quả khác"), serve(core, "Chi bộ A"))
    assert results(core)["18-KH/ĐU", "II.1", "Chi bộ A"] == "Toạ đàm với 45 người"


def test_an_item_it_serves_no_longer_loses_its_words_alone(core):
    record_activity(core, TALK, serve(core, "Chi bộ A", "Chi bộ B"))
    record_activity(core, newest(core), serve(core, "Chi bộ B"))
    assert results(core)["18-KH/ĐU", "II.1", "Chi bộ A"] == ""
    assert results(core)["18-KH/ĐU", "II.1", "Chi bộ B"] == TALK.result


def test_a_deleted_activity_leaves_the_state_and_takes_its_words(core):
    record_activity(core, TALK, serve(core, "Chi bộ A"), completes=True)
    delete_activity(core, newest(core).id)
    line = next(line for line in show_items(core, Q4) if line.item.progress.state is ProgressState.COMPLETED)
    assert line.item.progress.result == ""
    assert show_activities(core) == []


def test_words_two_activities_share_stay_until_the_last_of_them_goes(core):
    for _ in range(2):
        record_activity(core, TALK, serve(core, "Chi bộ A"))
    delete_activity(core, newest(core).id)
    assert results(core)["18-KH/ĐU", "II.1", "Chi bộ A"] == TALK.result
    delete_activity(core, newest(core).id)
    assert results(core)["18-KH/ĐU", "II.1", "Chi bộ A"] == ""


def test_what_was_done_already_keeps_its_day(core):
    record_progress(core, serve(core, "Chi bộ A")[0], Progress(ProgressState.COMPLETED, date(2022, 10, 5)))
    record_activity(core, TALK, serve(core, "Chi bộ A"), completes=True)
    assert sorted(line.item.progress.done_on for line in show_items(core, Q4) if line.item.progress.done_on) == [
        date(2022, 10, 5),
        A_DAY,
    ]


def test_work_done_before_a_deadline_serves_the_item_of_that_deadline(core):
    deadline = next(one.task.id for one in activity_choices(core).duties if one.task.number == "II.2")
    found = served_items(core, A_DAY, [unit_of(core, "Chi bộ A").id], [deadline])
    assert [one.item.due_on for one in found] == [date(2022, 11, 30)]


def test_the_period_follows_the_day(core):
    assert {item.period for item in serve(core, "Chi bộ A")} == {Q4}
    ids = [one.task.id for one in activity_choices(core).duties if one.task.number == "II.1"]
    found = served_items(core, date(2023, 2, 1), [unit_of(core, "Chi bộ A").id], ids)
    assert {one.item.period for one in found} == {quarter(2023, 1)}


def test_an_activity_without_a_result_is_told_by_its_title(core):
    record_activity(core, replace(TALK, result=""), serve(core, "Chi bộ A"))
    assert results(core)["18-KH/ĐU", "II.1", "Chi bộ A"] == TALK.title


def test_only_an_inspection_has_findings_and_remedy(core):
    record_activity(core, replace(VISIT, kind=ActivityKind.ACTIVITY, remedied_on=date(2022, 10, 26)))
    assert (newest(core).findings, newest(core).remedy_by, newest(core).remedied_on) == ("", None, None)


def test_an_overdue_remedy_is_listed_until_it_is_made(core):
    record_activity(core, replace(VISIT, unit_ids=(unit_of(core, "Chi bộ B").id,)))
    assert [(line.activity.title, [unit.name for unit in line.units]) for line in overdue_remedies(core)] == [
        (VISIT.title, ["Chi bộ B"])
    ]
    assert len(show_today(core, Q4).remedies) == 1
    record_activity(core, replace(newest(core), remedied_on=date(2022, 10, 27)))
    assert overdue_remedies(core) == []


def test_a_remedy_that_is_due_today_is_not_overdue(core):
    record_activity(core, replace(VISIT, remedy_by=core.today))
    assert overdue_remedies(core) == []


@pytest.mark.parametrize(
    ("activity", "code"),
    [
        (replace(TALK, title="  "), Code.ACTIVITY_WITHOUT_TITLE),
        (replace(TALK, happened_on=date(2022, 11, 1)), Code.ACTIVITY_IN_FUTURE),
        (replace(VISIT, remedy_by=date(2022, 10, 19)), Code.REMEDY_BEFORE_INSPECTION),
        (replace(VISIT, remedied_on=date(2022, 10, 19)), Code.REMEDY_BEFORE_INSPECTION),
        (replace(VISIT, remedied_on=date(2022, 10, 29)), Code.REMEDY_BEFORE_INSPECTION),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(core, activity, code):
    before = exact_dump(core)
    with pytest.raises(UserError) as refused:
        record_activity(core, activity, serve(core, "Chi bộ A"))
    assert refused.value.code is code
    assert exact_dump(core) == before


def test_a_superior_plan_offers_no_duties(core):
    from app.services.link_plans import mark_superior

    mark_superior(core, plans.all_plans(core.book)[1].id)
    assert {one.plan.document.document_number for one in activity_choices(core).duties} == {"18-KH/ĐU"}


@pytest.mark.parametrize(
    ("result", "words", "told"),
    [
        ("", "a", "a"),
        ("a", "a", "a"),
        ("a b", "a", "a b\na"),
        ("x\na\ny", "a", "x\na\ny"),
        ("x", "a\nb", "x\na\nb"),
        ("x", "", "x"),
    ],
)
def test_words_come_on_lines_of_their_own_and_never_twice(result, words, told):
    assert with_words(result, words) == told
    assert with_words(told, words) == told


def test_words_are_taken_out_as_whole_lines_only():
    assert without_words("ab\na\nabc", "a") == "ab\nabc"
    assert without_words("ab", "a") == "ab"
    assert with_other_words("a\nb\nc", "b", "a") == "a\nc"


def test_an_item_of_an_approved_report_takes_no_activity(tmp_path):
    core = sample_books.merged(tmp_path)
    board = {line.unit.name: line for line in show_board(core, sample.SAMPLE_PERIOD)}
    reported = next(line.unit for line in board.values() if line.report.state is ReportState.REPORTED)
    duty = next(line.task.id for line in show_items(core, sample.SAMPLE_PERIOD, reported.id))
    day = date(2022, 12, 20)
    record_activity(core, replace(TALK, happened_on=day), [one.item for one in served_items(core, day, [reported.id], [duty])])
    approve_report(core, reported.id, sample.SAMPLE_PERIOD)
    before, present = exact_dump(core), newest(core)
    items = [one.item for one in served_items(core, day, [reported.id], [duty])]
    for refused in (
        lambda: record_activity(core, replace(TALK, title="Khác", result="Khác", happened_on=day), items),
        lambda: record_activity(core, replace(present, result="Lời khác"), items),
        lambda: record_activity(core, present, []),
        lambda: delete_activity(core, present.id),
    ):
        with pytest.raises(UserError) as why:
            refused()
        assert why.value.code is Code.ITEM_LOCKED
        assert exact_dump(core) == before
    record_activity(core, replace(present, title="Tên sửa lại"), items)
    assert newest(core).title == "Tên sửa lại"
