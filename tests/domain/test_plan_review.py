"""The review of a reading: each step says what it does, no step loses a word, undo gives the value back."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import plan_review_steps as steps
from app.domain.assignment import AssignmentRole
from app.domain.plan_reading import (
    Accounting,
    Doubt,
    DoubtCode,
    Finding,
    FindingCode,
    NamedPart,
    Place,
    PlanReading,
    ReadSection,
    ReadTask,
)
from app.domain.plan_review import PlanReview, begin_review
from app.domain.review_history import ReviewHistory
from app.domain.timing import Timing, TimingKind
from app.text.normalise import words

LEAD, SUPPORT = AssignmentRole.LEAD, AssignmentRole.SUPPORT
NO_UNIT = Doubt(DoubtCode.NO_UNIT)
LATER = Timing(TimingKind.DEADLINE, "31/10/2022", None, date(2022, 10, 31))


def section(number: str, level: int, paragraph: int) -> ReadSection:
    return ReadSection(number, f"Mục {number}", level, Place(paragraph))


def a_reading() -> PlanReading:
    tasks = (
        ReadTask("II.1", "Rà soát hồ sơ.\n- Đơn vị: Văn phòng", ("Văn phòng",), ("Chi bộ 1",), place=Place(5), section="II"),
        ReadTask("II.2", "Kiểm tra. Báo cáo kết quả.", (), place=Place(7), doubts=(NO_UNIT,), section="II"),
        ReadTask("II.3.1", "Gửi báo cáo quý", ("Chi bộ 2",), place=Place(9), section="II.3", timing=LATER),
        ReadTask("III.1", "Theo dõi chung", ("Chi bộ 2",), place=Place(12), section="III"),
    )
    parts = (NamedPart("opening", Place(2), "Thực hiện Kế hoạch năm nay"), NamedPart("section_text", Place(6), "Một câu giữa"))
    findings = (
        Finding(FindingCode.UNREAD_TEXT, Place(10), "Chữ chưa rõ"),
        Finding(FindingCode.COMMENTS_LEFT_OUT, Place(), "hai nhận xét"),
    )
    in_tasks = sum(len(words(task.text)) for task in tasks) + len(tasks)  # each has its number typed before it
    elsewhere = sum(len(words(part.text)) for part in parts) + 20
    sections = (section("I", 1, 1), section("II", 1, 4), section("II.3", 2, 8), section("III", 1, 11))
    account = Accounting(in_tasks + elsewhere + 3, in_tasks, elsewhere, 3)
    return PlanReading(sections=sections, tasks=tasks, parts=parts, findings=findings, accounting=account)


@pytest.fixture
def review() -> PlanReview:
    return begin_review(a_reading())


def adds_up(review: PlanReview) -> bool:
    account = review.accounting
    parts = (account.words_in_tasks, account.words_elsewhere, account.words_unread)
    return min(parts) >= 0 and sum(parts) == review.first.accounting.words_in_file


def test_a_review_begins_with_the_reading_as_it_came(review):
    assert review.reading == a_reading()
    assert [duty.words for duty in review.duties] == [10, 7, 5, 4]
    assert review.places_to_look_at == 3


def test_a_settled_doubt_is_gone_and_remembered(review):
    after = steps.settle(review, 1, NO_UNIT)
    assert after.duties[1].task.doubts == ()
    assert after.duties[1].settled == (NO_UNIT,)
    assert steps.settle(after, 1, NO_UNIT) is after


def test_a_finding_looked_at_is_read_and_no_duty(review):
    after = steps.settle_finding(review, 0)
    assert after.accounting.words_unread == 0
    assert after.accounting.words_elsewhere == review.accounting.words_elsewhere + 3
    assert after.reading.parts[-1].text == "Chữ chưa rõ"
    assert after.seen == (review.findings[0].finding,)


def test_a_fact_about_the_file_holds_no_words(review):
    after = steps.settle_finding(review, 1)
    assert after.accounting == review.accounting
    assert after.parts == review.parts


def test_a_unit_added_to_a_doubtful_duty_settles_that_nobody_leads_it(review):
    after = steps.add_name(review, 1, LEAD, "  Văn   phòng ")
    assert (after.duties[1].task.lead, after.duties[1].task.doubts) == (("Văn phòng",), ())
    gone = steps.remove_name(after, 1, LEAD, "Văn phòng")
    assert gone.duties[1].task.doubts == (NO_UNIT,)


def test_a_unit_has_one_role_and_is_named_once(review):
    after = steps.add_name(review, 0, LEAD, "CHI BỘ 1")
    assert (after.duties[0].task.lead, after.duties[0].task.support) == (("Văn phòng", "CHI BỘ 1"), ())
    back = steps.move_name(after, 0, LEAD, "Chi bộ 1")
    assert (back.duties[0].task.lead, back.duties[0].task.support) == (("Văn phòng",), ("Chi bộ 1",))
    assert steps.add_name(back, 0, SUPPORT, "chi bộ 1") == back
    assert steps.move_name(back, 0, LEAD, "không có") is back


def test_a_retyped_name_keeps_its_place(review):
    two = steps.add_name(review, 0, LEAD, "Chi bộ 3")
    after = steps.retype_name(two, 0, LEAD, "Văn phòng", "Văn phòng Đảng uỷ")
    assert after.duties[0].task.lead == ("Văn phòng Đảng uỷ", "Chi bộ 3")
    assert steps.retype_name(two, 0, LEAD, "Văn phòng", " ") is two


def test_a_time_not_understood_is_a_doubt_until_it_is(review):
    unclear = steps.set_timing(review, 0, Timing(raw="khi nào xong"))
    assert unclear.duties[0].task.doubts == (Doubt(DoubtCode.TIMING_NOT_UNDERSTOOD, "khi nào xong"),)
    assert steps.set_timing(unclear, 0, LATER).duties[0].task.doubts == ()


def test_a_duty_is_split_where_a_line_or_a_sentence_begins(review):
    assert [review.duties[0].task.text[at:] for at in steps.split_points(review.duties[0].task.text)] == ["- Đơn vị: Văn phòng"]
    at = steps.split_points(review.duties[1].task.text)[0]
    after = steps.split(review, 1, at)
    assert [(duty.task.number, duty.task.text, duty.words) for duty in after.duties[1:3]] == [
        ("II.2", "Kiểm tra.", 3),
        ("II.2b", "Báo cáo kết quả.", 4),
    ]
    assert after.duties[2].task.doubts == (NO_UNIT,)
    assert adds_up(after)


def test_a_duty_is_never_split_within_a_word_or_at_its_ends(review):
    assert steps.split(review, 0, 2) is review
    assert steps.split(review, 0, 0) is review
    assert steps.split(review, 0, len(review.duties[0].task.text)) is review


@pytest.mark.parametrize(
    ("number", "following"),
    [("II.1", "II.1b"), ("II.1b", "II.1c"), ("II.1.a", "II.1.a2"), ("II.1-2", "II.1-2b"), ("", "")],
)
def test_numbers_follow_the_conventions(review, number, following):
    named = replace(review, duties=(replace(review.duties[0], task=replace(review.duties[0].task, number=number)),))
    taken = replace(named, duties=(*named.duties, replace(named.duties[0], task=replace(named.duties[0].task, number="II.1b"))))
    assert steps.next_number(taken if number == "II.1b" else named, number) == following


def test_joining_gives_one_duty_with_the_units_of_both(review):
    after = steps.join_next(review, 0)
    task = after.duties[0].task
    assert task.text == "Rà soát hồ sơ.\n- Đơn vị: Văn phòng\nKiểm tra. Báo cáo kết quả."
    assert (task.lead, task.support, task.doubts) == (("Văn phòng",), ("Chi bộ 1",), ())
    assert after.duties[0].words == 17
    assert steps.join_above(review, 1) == after


def test_duties_of_different_headings_are_not_joined(review):
    assert steps.join_next(review, 1) is review
    assert steps.join_above(review, 2) is review


def test_two_times_that_differ_are_a_doubt_after_joining(review):
    timed = steps.set_timing(steps.set_timing(review, 0, LATER), 1, Timing(TimingKind.ONGOING, "Thường xuyên"))
    joined = steps.join_next(timed, 0).duties[0].task
    assert (joined.timing, joined.doubts) == (LATER, (Doubt(DoubtCode.TWO_TIMES, "Thường xuyên"),))


def test_a_duty_moved_out_one_level_takes_the_number_of_its_new_heading(review):
    after = steps.outdent(review, 2)
    assert (after.duties[2].task.section, after.duties[2].task.number) == ("II", "II.1b")
    assert not steps.can_outdent(after, 2)
    assert steps.outdent(after, 2) is after
    assert steps.put_under(review, 3, "II.3").duties[3].task.number == "II.3.1b"
    assert steps.put_under(review, 3, "không có") is review


def test_a_duty_taken_out_is_kept_as_text(review):
    after = steps.take_out(review, 0)
    assert after.reading.parts[-1] == NamedPart("section_text", Place(5), review.duties[0].task.text)
    assert after.accounting.words_in_tasks == review.accounting.words_in_tasks - 10
    assert adds_up(after)


def test_unread_words_become_a_duty_where_they_stand(review):
    after, at = steps.make_duty_of_finding(review, 0, ReadTask("", "Chữ chưa rõ"))
    assert at == 3
    assert (after.duties[at].task.number, after.duties[at].task.section) == ("II.3-1", "II.3")
    assert after.duties[at].task.doubts == (NO_UNIT,)
    assert after.accounting.words_unread == 0


def test_a_named_part_becomes_a_duty_with_the_number_written_before_it(review):
    after, at = steps.make_duty_of_part(review, 1, ReadTask("4", "Một câu giữa", ("Chi bộ 1",)))
    assert (at, after.duties[at].task.number, after.duties[at].task.doubts) == (1, "II.4", ())
    assert len(after.parts) == 1


STEPS = {
    "settle": lambda r, n: steps.settle(r, n, next(iter(r.duties[n].task.doubts), NO_UNIT)),
    "finding": lambda r, n: steps.settle_finding(r, n % len(r.findings)) if r.findings else r,
    "add": lambda r, n: steps.add_name(r, n, (LEAD, SUPPORT)[n % 2], f"Chi bộ {n}"),
    "remove": lambda r, n: steps.remove_name(r, n, LEAD, next(iter(r.duties[n].task.lead), "")),
    "move": lambda r, n: steps.move_name(r, n, SUPPORT, next(iter(r.duties[n].task.support), "")),
    "retype": lambda r, n: steps.retype_name(r, n, LEAD, next(iter(r.duties[n].task.lead), ""), "Tên mới"),
    "timing": lambda r, n: steps.set_timing(r, n, LATER if n % 2 else Timing(raw="chưa rõ")),
    "product": lambda r, n: steps.set_product(r, n, "báo cáo"),
    "split": lambda r, n: steps.split(r, n, next(iter(steps.split_points(r.duties[n].task.text)), 0)),
    "join": steps.join_next,
    "above": steps.join_above,
    "outdent": steps.outdent,
    "under": lambda r, n: steps.put_under(r, n, r.sections[n % len(r.sections)].number),
    "out": steps.take_out,
    "part": lambda r, n: steps.make_duty_of_part(r, n % len(r.parts), ReadTask("", "chữ"))[0] if r.parts else r,
    "unread": lambda r, n: steps.make_duty_of_finding(r, n % len(r.findings), ReadTask("9", "chữ"))[0] if r.findings else r,
}


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 30)), max_size=25))
def test_any_sequence_of_steps_keeps_the_sum_and_undo_gives_each_state_back(sequence):
    history = ReviewHistory.of(begin_review(a_reading()))
    seen = [history.now]
    for name, number in sequence:
        if not history.now.duties and name not in ("part", "unread", "finding"):
            continue
        after = STEPS[name](history.now, number % max(1, len(history.now.duties)))
        changed = after != history.now
        history = history.done(name, after)
        seen += [after] if changed else []
        assert adds_up(after)
        numbers = [duty.task.number for duty in after.duties if duty.task.number]
        assert len(set(numbers)) == len(numbers)
    for state in reversed(seen):
        assert history.now == state
        history = history.undone()
    for state in seen:
        assert history.now == state
        history = history.redone()


def test_a_history_names_what_undo_and_redo_would_do(review):
    history = ReviewHistory.of(review)
    assert (history.undo_name, history.redo_name) == ("", "")
    history = history.done("Bỏ II.1", steps.take_out(review, 0))
    assert history.undo_name == "Bỏ II.1"
    assert history.undone().redo_name == "Bỏ II.1"
    assert history.undone().now == review
    other = history.undone().done("Tách II.2", steps.split(review, 1, 10))
    assert (other.undo_name, other.redo_name) == ("Tách II.2", "")


def test_a_step_that_changes_nothing_is_none(review):
    history = ReviewHistory.of(review)
    assert history.done("Gộp", steps.join_next(review, 1)) is history
