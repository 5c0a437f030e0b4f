"""The place "Lịch": what stands on each day, and that every number has a list as long as it says."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.calendars.public_holidays import OfficeDay
from app.domain.activity import Activity, ActivityKind
from app.domain.ids import ActivityId
from app.domain.period import PeriodKind, month, period_of, quarter, span, year
from app.domain.preparation import Preparation, PreparationOwner
from app.domain.progress import Heap, Progress, ProgressState
from app.register.selection import Selection
from app.services import work_register
from app.services.extend_deadline import extend_deadline, extendable_on
from app.services.office_calendar import change_calendar
from app.services.open_period import open_period
from app.services.prepare import plan_preparation
from app.services.record_activity import record_activity
from app.services.record_progress import record_progress
from app.services.show_days import due_figure, month_sheet, show_days, show_year
from app.services.show_items import selected_items
from app.store import plans
from tests import sample_books
from tests.builders import a_book, task_of

LAST_DAY = date(2022, 12, 31)
DECEMBER, WHOLE = month(2022, 12), year(2022)


@pytest.fixture
def core(tmp_path):
    opened = sample_books.merged(tmp_path)
    yield opened
    opened.close()


def day_of(view, on: date):
    return next(day for day in view.days if day.day.on == on)


def listed(core, figure):
    return selected_items(core, figure.period, figure.wanted)


def test_every_number_of_a_day_has_a_list_as_long_as_it_says(core):
    view = show_days(core, month_sheet(LAST_DAY))
    due = [one for day in view.days for one in day.due]
    assert due
    for one in due:
        for heap in (Heap.DONE, Heap.TOTAL, Heap.OVERDUE):
            figure = one.figure(heap, "x", core.today)
            assert len(listed(core, figure)) == figure.number == one.count.of(heap)


def test_the_month_and_the_year_count_what_their_lists_hold(core):
    view = show_year(core, 2022)
    for number in range(1, 13):
        figure = view.figure_of_month(number)
        assert len(listed(core, figure)) == figure.number
    whole = due_figure(sum(day.count.total for day in view.days), WHOLE.starts_on, WHOLE.ends_on, None, core.today)
    assert len(listed(core, whole)) == whole.number > 0


def test_the_days_of_a_month_add_up_to_the_year(core):
    in_year = {day.day.on: day.count for day in show_year(core, 2022).days if day.count.total}
    in_months = {
        day.day.on: day.count for number in range(1, 13) for day in show_days(core, month(2022, number)).days if day.count.total
    }
    assert in_year == in_months


@pytest.mark.parametrize("stretch", [DECEMBER, quarter(2023, 1), span(date(2022, 12, 20), date(2023, 1, 10)), WHOLE], ids=str)
def test_counts_by_deadline_are_those_of_the_items_themselves(core, stretch):
    counted = work_register.due_counts(core, stretch)
    wanted = Selection(due_from=stretch.starts_on, due_to=stretch.ends_on, by_deadline=True)
    items = work_register.items_in(core, stretch, wanted)
    assert Counter((item.due_on, item.task_id) for item in items) == {
        key: count.total + count.not_applicable for key, count in counted.items()
    }
    assert len({item.key for item in items}) == len(items)


def test_what_is_counted_stays_the_same_when_a_period_is_opened(core):
    before = work_register.due_counts(core, quarter(2023, 1))
    assert before
    open_period(core, quarter(2023, 1))
    assert work_register.due_counts(core, quarter(2023, 1)) == before


def test_nothing_falls_due_before_its_plan_was_issued(tmp_path):
    core = a_book(tmp_path).with_units("Sở A").with_plan("18-KH/ĐU", (2022, 2023)).with_task("Tuyên truyền", lead="Sở A").opened()
    assert plans.all_plans(core.book)[0].document.issued_on == date(2022, 9, 20)
    due = [due_on for due_on, _ in work_register.due_counts(core, WHOLE)]
    assert due == [date(2022, 9, 30), date(2022, 12, 31)]


def test_of_a_plan_without_a_date_nothing_falls_due_before_it_was_followed(core):
    assert plans.all_plans(core.book)[0].document.issued_on is None
    first = min(due_on for due_on, _ in work_register.due_counts(core, WHOLE))
    assert first >= date(2022, 10, 1)


def test_an_item_put_off_stands_on_its_new_day_alone(core):
    task_id = next(iter(show_days(core, DECEMBER).days[-1].due)).task.id
    (moved, *_) = extendable_on(core, task_id, LAST_DAY)
    later = LAST_DAY + timedelta(days=20)
    before = day_of(show_days(core, DECEMBER), LAST_DAY).count.total
    extend_deadline(core, [moved.item], later, "đơn vị đề nghị")
    assert day_of(show_days(core, DECEMBER), LAST_DAY).count.total == before - 1
    assert task_id in {one.task.id for one in day_of(show_days(core, month(2023, 1)), later).due}
    assert moved.item.key not in {one.item.key for one in extendable_on(core, task_id, LAST_DAY)}


def test_what_is_not_carried_out_is_not_due(tmp_path):
    core = a_book(tmp_path).with_units("Sở A").with_task("Rà soát", lead="Sở A", due="2022-10-20").opened()
    due = date(2022, 10, 20)
    (item,) = work_register.items_in(core, month(2022, 10))
    record_progress(core, item, Progress(ProgressState.NOT_APPLICABLE, reason="không có đối tượng"))
    assert day_of(show_days(core, month(2022, 10)), due).due == ()


def test_one_plan_shows_its_own_work(core):
    plan_id = plans.all_plans(core.book)[0].id
    assert show_days(core, DECEMBER, plan_id).days[-1].due == show_days(core, DECEMBER).days[-1].due
    assert not any(day.due for day in show_days(core, DECEMBER, plan_id + 1).days)


def test_preparation_activities_and_remedies_stand_on_their_days(core):
    owner = PreparationOwner(task_of(core, "II.1").id)
    plan_preparation(core, owner, [Preparation(owner, 7, "Nhắc đơn vị")])
    checked = Activity(
        ActivityId(0), ActivityKind.INSPECTION, date(2022, 12, 12), "Giám sát", findings="Thiếu sổ", remedy_by=date(2022, 12, 15)
    )
    record_activity(core, checked)
    view = show_days(core, DECEMBER)
    assert [line.step.preparation.text for line in day_of(view, date(2022, 12, 24)).prepared] == ["Nhắc đơn vị"]
    assert [one.title for one in day_of(view, date(2022, 12, 12)).activities] == ["Giám sát"]
    assert [one.title for one in day_of(view, date(2022, 12, 15)).remedies] == ["Giám sát"]
    assert day_of(view, date(2022, 12, 13)).is_empty


def test_an_activity_of_another_plan_is_left_out(core):
    wanted = Selection(due_from=LAST_DAY, due_to=LAST_DAY, by_deadline=True)
    item = work_register.items_in(core, DECEMBER, wanted)[0]
    done = Activity(ActivityId(0), ActivityKind.ACTIVITY, date(2022, 12, 12), "Toạ đàm")
    record_activity(core, done, [replace(item)])
    plan_id = plans.all_plans(core.book)[0].id
    shown = [bool(day_of(show_days(core, DECEMBER, one), done.happened_on).activities) for one in (None, plan_id, plan_id + 1)]
    assert shown == [True, True, False]


def test_the_offices_own_days_and_the_next_working_day_are_said(core):
    change_calendar(core, [], [OfficeDay(date(2022, 12, 10), "Làm bù", is_off=False)])
    view = show_days(core, DECEMBER)
    worked = day_of(view, date(2022, 12, 10)).day
    assert (worked.holiday, worked.is_day_off) == ("Làm bù", False)
    assert day_of(view, LAST_DAY).works_on == date(2023, 1, 3)


def test_a_month_sheet_holds_whole_weeks_and_stops_where_the_calendar_does():
    sheet = month_sheet(date(2022, 10, 15))
    assert sheet.starts_on.weekday() == 0
    assert sheet.ends_on.weekday() == 6
    assert period_of(PeriodKind.MONTH, date(2022, 10, 1)).starts_on >= sheet.starts_on
    assert month_sheet(date(2100, 12, 5)).ends_on == date(2100, 12, 31)
    assert month_sheet(date(1900, 1, 5)).starts_on == date(1900, 1, 1)


def test_the_calendar_of_a_month_takes_no_more_queries_when_units_are_many(tmp_path):
    def statements(units: int) -> int:
        names = [f"Xã {number}" for number in range(units)]
        made = a_book(tmp_path / str(units)).with_units(*names).with_task("Rà soát", lead=names, due="2022-10-20")
        core = made.opened()
        open_period(core, month(2022, 10))
        seen: list[str] = []
        core.book._connection.set_trace_callback(seen.append)
        show_days(core, month(2022, 10))
        core.close()
        return len(seen)

    (tmp_path / "2").mkdir()
    (tmp_path / "40").mkdir()
    assert statements(2) == statements(40)
