"""Roll-up: a whole stands where its most pressing part stands, however its parts are grouped."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.progress import Standing, count
from app.register.roll_up import PRESSING, ROLL_UP_RULE, roll_up, roll_up_count

STANDINGS = st.lists(st.sampled_from(list(Standing)), max_size=8)
TASKS = st.lists(STANDINGS, max_size=6)
SECTIONS = st.lists(TASKS, max_size=5)


@given(SECTIONS)
def test_tasks_then_sections_then_the_plan_is_the_same_as_all_work_items_at_once(sections):
    by_steps = roll_up(roll_up(roll_up(task) for task in section) for section in sections)
    at_once = roll_up(standing for section in sections for task in section for standing in task)
    assert by_steps == at_once


@given(STANDINGS, st.randoms())
def test_the_order_of_the_parts_does_not_matter(parts, draw):
    shuffled = list(parts)
    draw.shuffle(shuffled)
    assert roll_up(shuffled) == roll_up(parts)


@given(STANDINGS)
def test_the_four_way_count_rolls_up_to_the_same(parts):
    assert roll_up_count(count(parts)) == roll_up(parts)


def test_every_standing_has_its_place_among_the_pressing_ones():
    assert sorted(PRESSING) == sorted(Standing)


def test_nothing_rolls_up_to_nothing():
    assert roll_up([]) is None
    assert roll_up([None, None]) is None


def test_one_open_item_keeps_a_task_open_and_one_overdue_makes_it_overdue():
    done, late, running, soon, overdue = (
        Standing.DONE_ON_TIME,
        Standing.DONE_LATE,
        Standing.IN_TERM,
        Standing.DUE_SOON,
        Standing.OVERDUE,
    )
    assert roll_up([done, done, running]) is running
    assert roll_up([done, soon, running]) is soon
    assert roll_up([done, soon, overdue]) is overdue
    assert roll_up([done, late]) is late
    assert roll_up([done, Standing.NOT_APPLICABLE]) is done
    assert roll_up([Standing.NOT_APPLICABLE]) is Standing.NOT_APPLICABLE


def test_the_rule_in_words_names_every_standing_in_its_order():
    words = ("Quá hạn.", "Sắp đến hạn.", "Trong hạn.", "Hoàn thành quá hạn.", "Hoàn thành đúng hạn.", "Không thực hiện.")
    places = [ROLL_UP_RULE.index(word) for word in words]
    assert places == sorted(places)
