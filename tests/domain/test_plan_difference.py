"""An amended plan against the stored one: what is found, and that a comparison is one to one and never guesses twice."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.assignment import Assignment, AssignmentRole
from app.domain.ids import AssignmentId, PlanId, TaskId, UnitId
from app.domain.plan import Task
from app.domain.plan_difference import (
    AmendChoices,
    DutyPart,
    GoneChoice,
    PlanDifference,
    StoredDuty,
    compare,
    likeness,
)
from app.domain.plan_reading import ReadTask
from app.domain.timing import Timing, TimingKind

WORDS = st.sampled_from(("tổ", "chức", "hội", "nghị", "sách", "đọc", "chi", "bộ", "văn", "hoá", "báo", "cáo", "rà", "soát"))
TEXTS = st.lists(WORDS, min_size=4, max_size=12).map(" ".join)
UNITS = st.lists(st.sampled_from(["Văn phòng", "Thanh tra", "Công đoàn", "các chi bộ"]), unique=True, max_size=3).map(tuple)
TIMINGS = st.sampled_from(
    [
        Timing(),
        Timing(TimingKind.ONGOING, "Thường xuyên"),
        Timing(TimingKind.QUARTER, "Quý IV/2022", date(2022, 10, 1), date(2022, 12, 31)),
    ]
)


@st.composite
def readings(draw: st.DrawFn, least: int = 0) -> list[ReadTask]:
    """Draw the duties of a plan, some of them with the same words or numbers."""
    texts = draw(st.lists(TEXTS, min_size=least, max_size=8))
    return [
        ReadTask(
            number=f"II.{draw(st.integers(1, 9))}",
            text=text,
            lead=draw(UNITS),
            support=draw(UNITS),
            product=draw(st.sampled_from([None, "Báo cáo"])),
            timing=draw(TIMINGS),
        )
        for text in texts
    ]


def stored(reading: list[ReadTask]) -> list[StoredDuty]:
    """Return the duties as they stand in the book after an import."""
    return [in_book(place, read) for place, read in enumerate(reading, start=1)]


def in_book(place: int, read: ReadTask) -> StoredDuty:
    task = Task(
        TaskId(place), PlanId(1), read.number, read.text, timing=read.timing, deliverable=read.product or "", paragraph=place
    )
    roles = [(AssignmentRole.LEAD, name) for name in read.lead] + [(AssignmentRole.SUPPORT, name) for name in read.support]
    lines = tuple(Assignment(AssignmentId(0), task.id, role, name) for role, name in roles)
    return StoredDuty(task, lines)


def parts(difference: PlanDifference) -> set[DutyPart]:
    return {change.part for pair in difference.pairs for change in pair.changes}


@given(readings())
def test_a_plan_does_not_differ_from_itself(reading):
    difference = compare(stored(reading), reading)
    assert len(difference.equal) == len(reading)
    assert not difference.changed
    assert not difference.new
    assert not difference.gone


@given(readings(), st.randoms(use_true_random=False))
def test_numbers_changed_round_are_found_as_numbers_and_nothing_else(reading, chance):
    numbers = [read.number for read in reading]
    chance.shuffle(numbers)
    difference = compare(stored(reading), [replace(read, number=number) for read, number in zip(reading, numbers, strict=True)])
    assert len(difference.pairs) == len(reading)
    assert parts(difference) <= {DutyPart.NUMBER}


@given(readings(), st.integers(0, 8))
def test_a_duty_put_in_is_the_only_new_one(reading, place):
    added = ReadTask("II.4", "khảo sát nhu cầu sử dụng phần mềm dùng chung của từng phòng")
    amended = [*reading[:place], added, *reading[place:]]
    difference = compare(stored(reading), amended)
    assert [(one.read, one.position) for one in difference.new] == [(added, min(place, len(reading)))]
    assert len(difference.equal) == len(reading)
    assert not difference.gone


@given(readings(least=1), st.data())
def test_a_duty_left_out_is_the_only_one_gone(reading, data):
    place = data.draw(st.integers(0, len(reading) - 1))
    difference = compare(stored(reading), reading[:place] + reading[place + 1 :])
    assert len(difference.gone) == 1
    assert difference.gone[0].task.text == reading[place].text
    assert not difference.changed
    assert not difference.new


@given(readings(), readings(), st.dictionaries(st.integers(0, 9), st.one_of(st.none(), st.integers(1, 9).map(TaskId))))
def test_every_duty_of_either_version_is_in_exactly_one_place(before, after, decided):
    ours = stored(before)
    difference = compare(ours, after, decided)
    known = [pair.stored.task.id for pair in difference.pairs] + [one.task.id for one in difference.gone]
    read = [pair.position for pair in difference.pairs] + [one.position for one in difference.new]
    assert sorted(known) == [one.task.id for one in ours]
    assert sorted(read) == list(range(len(after)))
    assert compare(ours, after, decided) == difference


@given(readings(), readings())
def test_likeness_is_one_for_the_same_plan_and_never_more(before, after):
    tasks = [one.task for one in stored(before)]
    assert likeness(tasks, before) == (1.0 if before else 0.0)
    assert 0.0 <= likeness(tasks, after) <= 1.0


BEFORE = ReadTask(
    "II.2",
    "Biên soạn sổ tay văn hoá công sở của Đảng bộ, cơ quan",
    lead=("Ban Chấp hành", "Lãnh đạo Sở"),
    timing=Timing(TimingKind.BY_PLAN, "Theo kế hoạch của cơ quan"),
)


def test_each_part_that_differs_is_named_with_both_wordings():
    after = ReadTask(
        "II.3",
        "Biên soạn sổ tay văn hoá công sở và quy tắc ứng xử của Đảng bộ, cơ quan",
        lead=("Ban Chấp hành",),
        support=("Công đoàn",),
        product="Sổ tay",
        timing=Timing(TimingKind.DEADLINE, "trước ngày 15/12/2022", None, date(2022, 12, 15)),
    )
    (pair,) = compare(stored([BEFORE]), [after]).pairs
    assert [(one.part, one.before, one.after) for one in pair.changes] == [
        (DutyPart.NUMBER, "II.2", "II.3"),
        (DutyPart.TEXT, BEFORE.text, after.text),
        (DutyPart.ROLES, "Chủ trì: Ban Chấp hành, Lãnh đạo Sở", "Chủ trì: Ban Chấp hành; Phối hợp: Công đoàn"),
        (DutyPart.TIMING, "Theo kế hoạch của cơ quan", "trước ngày 15/12/2022 (15/12/2022)"),
        (DutyPart.DELIVERABLE, "", "Sổ tay"),
    ]


def test_units_named_in_another_order_are_the_same_units():
    assert not compare(stored([BEFORE]), [replace(BEFORE, lead=("Lãnh đạo Sở", "Ban chấp hành"))]).changed


def test_a_deadline_the_clerk_set_is_no_change_of_the_plan():
    duty = in_book(1, BEFORE)
    by_hand = replace(duty, task=replace(duty.task, timing=replace(BEFORE.timing, end=date(2022, 12, 1))))
    assert not compare([by_hand], [BEFORE]).changed


def test_a_quarter_of_another_year_under_the_same_words_is_a_change():
    quarter = replace(BEFORE, timing=Timing(TimingKind.QUARTER, "Quý IV", date(2022, 10, 1), date(2022, 12, 31)))
    next_year = replace(quarter, timing=Timing(TimingKind.QUARTER, "Quý IV", date(2023, 10, 1), date(2023, 12, 31)))
    assert parts(compare(stored([quarter]), [next_year])) == {DutyPart.TIMING}


def test_a_unit_the_clerk_added_by_hand_is_no_change_of_the_plan():
    duty = in_book(1, BEFORE)
    added = Assignment(AssignmentId(5), duty.task.id, AssignmentRole.SUPPORT, "", UnitId(7))
    assert not compare([replace(duty, assignments=(*duty.assignments, added))], [BEFORE]).changed


def test_a_duty_wholly_reworded_under_its_own_number_is_still_known():
    after = replace(BEFORE, text="Biên soạn, in và phát hành sổ tay về quy tắc ứng xử nơi công sở")
    (pair,) = compare(stored([BEFORE]), [after]).pairs
    assert parts(PlanDifference((pair,))) == {DutyPart.TEXT}


def test_a_duty_of_other_words_under_the_same_number_is_another_duty():
    difference = compare(stored([BEFORE]), [replace(BEFORE, text="Tổ chức hội thi kể chuyện về sách trong toàn Sở")])
    assert (len(difference.pairs), len(difference.new), len(difference.gone)) == (0, 1, 1)


def test_the_clerk_may_say_that_a_new_duty_is_one_that_is_gone():
    after = replace(BEFORE, text="Tổ chức hội thi kể chuyện về sách trong toàn Sở")
    (pair,) = compare(stored([BEFORE]), [after], {0: TaskId(1)}).pairs
    assert pair.stored.task.text == BEFORE.text


def test_the_clerk_may_say_that_two_duties_are_not_the_same():
    difference = compare(stored([BEFORE]), [BEFORE], {0: None})
    assert (len(difference.pairs), len(difference.new), len(difference.gone)) == (0, 1, 1)


def test_a_duty_that_ended_before_is_not_told_again_and_comes_back_when_the_plan_has_it_again():
    duty = in_book(1, BEFORE)
    ended = replace(duty, task=replace(duty.task, ended_on=date(2022, 12, 31)))
    assert compare([ended], []) == PlanDifference()
    assert parts(compare([ended], [BEFORE])) == {DutyPart.LAST_DAY}


def test_a_duty_gone_is_kept_by_default_when_something_was_entered_and_dropped_when_nothing_was():
    duty = in_book(1, BEFORE)
    assert AmendChoices().of(duty) is GoneChoice.REMOVE
    assert AmendChoices().of(replace(duty, has_progress=True)) is GoneChoice.KEEP
    assert AmendChoices({TaskId(1): GoneChoice.KEEP}).of(duty) is GoneChoice.KEEP
