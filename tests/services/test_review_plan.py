"""The review's steps as the window calls them: typed times, names matched anew, places found, and what is imported."""

import pytest

from app.domain.assignment import AssignmentRole
from app.domain.ids import UnitId
from app.domain.plan_reading import DoubtCode
from app.domain.plan_review import begin_review
from app.domain.plan_review_steps import split_points
from app.domain.timing import TimingKind
from app.domain.unit import Unit, UnitKind
from app.importers.plan.read import read_plan
from app.services import import_plan, review_plan
from app.services.match_names import match_names, match_written
from app.store import plans, tasks, units
from tests import sample_books
from tests.builders import an_empty_book
from tests.importers.plan.shared_plans import CORPUS, PLANS, needs_shared
from tests.ui.plan_files import doubtful_plan

LEAD, SUPPORT = AssignmentRole.LEAD, AssignmentRole.SUPPORT
OFFICE = Unit(UnitId(7), "Văn phòng Đảng uỷ", UnitKind.DEPARTMENT, aliases=("VPĐU",))


@pytest.fixture(scope="module")
def draft(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ra-soat")
    core = an_empty_book(folder)
    found = import_plan.prepare_import(core, doubtful_plan(folder, with_unread_words=True))
    core.close()
    return found


@pytest.fixture
def reviewing(draft):
    return review_plan.begin(draft)


def task(reviewing, at):
    return reviewing.now.duties[at].task


def test_each_step_has_a_vietnamese_name_that_names_the_duty(reviewing):
    after = review_plan.settle_doubt(reviewing, 1)
    assert after.history.undo_name == "Đã xem II.2"
    after = review_plan.take_out(after, 0)
    assert after.history.undo_name == "Bỏ II.1 khỏi nhiệm vụ"
    assert after.undone().history.undo_name == "Đã xem II.2"
    assert after.undone().undone().now == reviewing.now
    assert after.undone().redone().now == after.now


def test_a_typed_time_is_understood_with_the_year_of_the_plan(reviewing):
    after = review_plan.change_timing(reviewing, 1, " trước  15/12 ")
    assert task(after, 1).timing.kind is TimingKind.DEADLINE
    assert task(after, 1).timing.end.isoformat() == "2026-12-15"
    assert review_plan.change_timing(after, 1, "trước 15/12") is after
    unclear = review_plan.change_timing(after, 1, "lúc nào cũng được")
    assert [doubt.code for doubt in task(unclear, 1).doubts] == [DoubtCode.TIMING_NOT_UNDERSTOOD]
    assert task(review_plan.change_timing(unclear, 1, ""), 1).doubts == ()


def test_the_second_half_of_a_duty_stands_in_its_own_paragraph(reviewing):
    at = split_points(task(reviewing, 0).text)[0]
    after = review_plan.split_duty(reviewing, 0, at)
    assert task(after, 1).text.startswith("- Đơn vị thực hiện")
    assert (task(after, 0).place.paragraph, task(after, 1).place.paragraph) == (9, 10)


def test_words_made_a_duty_bring_their_unit_and_time(reviewing):
    after, at = review_plan.make_duty_of_finding(reviewing, 1)
    assert (task(after, at).lead, task(after, at).timing.end.isoformat()) == (("Ban Tuyên giáo",), "2026-05-31")
    part = next(n for n, one in enumerate(reviewing.now.parts) if "Giúp đảng viên" in one.part.text)
    after, at = review_plan.make_duty_of_part(reviewing, part)
    assert (at, task(after, at).section, task(after, at).text) == (0, "I", "Giúp đảng viên nắm rõ nhiệm vụ trong năm.")


def test_names_are_matched_anew_with_what_was_put_right(reviewing):
    units_known = [OFFICE]
    before = review_plan.reviewed_draft(reviewing, units_known, [])
    assert "Văn phòng Đảng uỷ" not in [name.written for name in before.unknown_names]
    after = review_plan.add_name(reviewing, 0, SUPPORT, "Hội Khuyến học")
    after = review_plan.retype_name(after, 0, LEAD, "Văn phòng Đảng uỷ", "vpđu")
    found = {name.written: name.unit_id for name in review_plan.reviewed_draft(after, units_known, []).names}
    assert found["vpđu"] == OFFICE.id
    assert found["Hội Khuyến học"] is None


def test_a_directory_in_memory_matches_as_the_book_does(tmp_path):
    core = sample_books.imported(tmp_path)
    known, groups = units.all_units(core.book), units.all_groups(core.book)
    written = [*(unit.name.upper() for unit in known), *(alias for one in (*known, *groups) for alias in one.aliases), "Xã lạ"]
    assert match_written(written, known, groups) == match_names(core.book, written)
    for name in match_written(written, known, groups):
        assert (name.unit_id, name.group_id) == units.resolve(core.book, name.written)


def test_what_was_put_right_is_what_is_imported(tmp_path, draft):
    core = an_empty_book(tmp_path)
    reviewing = review_plan.move_name(review_plan.begin(draft), 1, SUPPORT, "Ban Tuyên giáo")
    reviewing = review_plan.put_under(reviewing, 4, "II")
    reviewing = review_plan.take_out(reviewing, 3)
    reviewed = review_plan.reviewed_draft(reviewing, [], [])
    import_plan.import_plan(core, reviewed, import_plan.default_answers(reviewed))
    (plan,) = plans.all_plans(core.book)
    stored = tasks.of_plan(core.book, plan.id)
    assert [one.number for one in stored] == ["II.1", "II.2", "II.3", "II.1b"]
    named = [(one.role, one.written) for one in tasks.assignments_of(core.book, stored[1].id)]
    assert named == [(LEAD, "Các chi bộ trực thuộc"), (LEAD, "Ban Tuyên giáo")]
    assert not tasks.unmatched(core.book)


@pytest.mark.shared
class TestRealPlans:
    """Every plan of the corpus begins its review with the account its reading came with."""

    pytestmark = needs_shared

    @pytest.mark.parametrize("name", PLANS)
    def test_the_account_of_a_review_begins_as_that_of_the_reading(self, name: str) -> None:
        reading = read_plan(CORPUS / f"{name}.docx")
        review = begin_review(reading)
        assert review.accounting == reading.accounting
        assert review.reading == reading
        assert all(duty.words > 0 for duty in review.duties)
