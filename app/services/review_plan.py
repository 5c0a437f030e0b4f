"""The review of a plan before import: every step a clerk can take, under the name by which undo calls it. Writes nothing.

A step returns the review after it; `reviewed_draft` gives what is then imported.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain import plan_review_steps as steps
from app.domain.assignment import ROLE_LABELS, AssignmentRole
from app.domain.file_content import Block
from app.domain.plan_reading import Place, PlanReading, ReadTask
from app.domain.plan_review import PlanReview, begin_review
from app.domain.review_history import ReviewHistory
from app.domain.unit import Unit, UnitGroup
from app.importers.plan.markers import marker_of
from app.services.import_plan import ImportDraft
from app.services.match_names import match_written
from app.text.normalise import clean, one_line

# The rules of reading are compiled when a step first asks for them: the window imports this at its start.
if TYPE_CHECKING:
    from app.timing.rules.registry import Context


@dataclass(frozen=True, slots=True)
class Reviewing:
    """A review under way: the draft it began with, and its steps so far."""

    draft: ImportDraft
    history: ReviewHistory

    @property
    def now(self) -> PlanReview:
        """The reading as corrected so far."""
        return self.history.now

    def undone(self) -> "Reviewing":
        """Return the review one step back."""
        return replace(self, history=self.history.undone())

    def redone(self) -> "Reviewing":
        """Return the review one step forward again."""
        return replace(self, history=self.history.redone())


def begin(draft: ImportDraft) -> Reviewing:
    """Return the review of a draft before its first step."""
    return Reviewing(draft, ReviewHistory.of(begin_review(draft.reading)))


def reviewed_draft(reviewing: Reviewing, units: Sequence[Unit], groups: Sequence[UnitGroup]) -> ImportDraft:
    """Return the draft with the corrected reading, its names matched anew; its file is still the one that came."""
    reading = reviewing.now.reading
    written = [name for task in reading.tasks for name in (*task.lead, *task.support)]
    return replace(reviewing.draft, reading=reading, names=tuple(match_written(written, units, groups)))


def words_of(reviewing: Reviewing) -> str:
    """Return the review as it stands, as JSON, so that it can be kept outside the book; empty before its first step."""
    from msgspec import json

    return json.encode(reviewing.now).decode() if reviewing.history.undo_name else ""


def name_of(draft: ImportDraft) -> str:
    """Return what tells the review of a reading from every other: a digest of all that was read."""
    from msgspec import json

    return hashlib.sha256(json.encode(draft.reading)).hexdigest()


def taken_up(reviewing: Reviewing, words: str) -> Reviewing:
    """Return the review with what `words_of` gave before as its next step; words that are none leave it as it is."""
    import msgspec

    try:
        review = msgspec.json.decode(words, type=PlanReview)
    except msgspec.DecodeError:
        return reviewing
    return _done(reviewing, "Lấy lại phần rà soát dở", review) if review.first == reviewing.draft.reading else reviewing


def settle_doubt(reviewing: Reviewing, at: int) -> Reviewing:
    """Take the first doubt about a duty as looked at and right."""
    doubts = reviewing.now.duties[at].task.doubts
    return _about(reviewing, "Đã xem {number}", at, lambda now: steps.settle(now, at, doubts[0])) if doubts else reviewing


def settle_finding(reviewing: Reviewing, at: int) -> Reviewing:
    """Take a finding as looked at: no duty in it."""
    return _done(reviewing, "Đã xem đoạn chưa rõ", steps.settle_finding(reviewing.now, at))


def add_name(reviewing: Reviewing, at: int, role: AssignmentRole, name: str) -> Reviewing:
    """Let one more unit lead or support a duty."""
    words = f"Thêm đơn vị {ROLE_LABELS[role].lower()} {{number}}"
    return _about(reviewing, words, at, lambda now: steps.add_name(now, at, role, clean(name)))


def remove_name(reviewing: Reviewing, at: int, role: AssignmentRole, name: str) -> Reviewing:
    """Take a unit off a duty."""
    return _about(reviewing, "Bỏ đơn vị ở {number}", at, lambda now: steps.remove_name(now, at, role, name))


def move_name(reviewing: Reviewing, at: int, role: AssignmentRole, name: str) -> Reviewing:
    """Change a unit over to the other role."""
    return _about(reviewing, "Đổi vai trò ở {number}", at, lambda now: steps.move_name(now, at, role, name))


def retype_name(reviewing: Reviewing, at: int, role: AssignmentRole, name: str, new: str) -> Reviewing:
    """Write a unit's name another way."""
    return _about(reviewing, "Sửa tên đơn vị ở {number}", at, lambda now: steps.retype_name(now, at, role, name, clean(new)))


def change_timing(reviewing: Reviewing, at: int, words: str) -> Reviewing:
    """Read typed words as a duty's time."""
    if one_line(words) == (reviewing.now.duties[at].task.timing.raw or ""):
        return reviewing
    from app.timing.recognise import recognise

    timing = recognise(one_line(words), _context(reviewing.now.first))
    return _about(reviewing, "Sửa thời gian {number}", at, lambda now: steps.set_timing(now, at, timing))


def change_product(reviewing: Reviewing, at: int, product: str) -> Reviewing:
    """Say what a duty is to yield."""
    return _about(reviewing, "Sửa sản phẩm {number}", at, lambda now: steps.set_product(now, at, clean(product)))


def split_duty(reviewing: Reviewing, at: int, position: int) -> Reviewing:
    """Cut a duty in two before a place in its text (see `plan_review_steps.split_points`)."""
    task = reviewing.now.duties[at].task
    place = _place_of(task.text[position:], task.place, reviewing.draft.blocks)
    return _about(reviewing, "Tách {number}", at, lambda now: steps.split(now, at, position, place))


def join_next(reviewing: Reviewing, at: int) -> Reviewing:
    """Join a duty with the next one under its heading."""
    return _about(reviewing, "Gộp {number} với việc sau", at, lambda now: steps.join_next(now, at))


def join_above(reviewing: Reviewing, at: int) -> Reviewing:
    """Make a duty a part of the one above it."""
    return _about(reviewing, "Gộp {number} vào việc trên", at, lambda now: steps.join_above(now, at))


def outdent(reviewing: Reviewing, at: int) -> Reviewing:
    """Let a duty stand under the heading above its own."""
    return _about(reviewing, "Đưa {number} lên một cấp", at, lambda now: steps.outdent(now, at))


def put_under(reviewing: Reviewing, at: int, section: str | None) -> Reviewing:
    """Let a duty stand under another heading."""
    return _about(reviewing, "Chuyển mục {number}", at, lambda now: steps.put_under(now, at, section))


def take_out(reviewing: Reviewing, at: int) -> Reviewing:
    """Take a duty out of the list; its words are kept as text of its section."""
    return _about(reviewing, "Bỏ {number} khỏi nhiệm vụ", at, lambda now: steps.take_out(now, at))


def make_duty_of_part(reviewing: Reviewing, at: int) -> tuple[Reviewing, int]:
    """Make a duty of words taken for something else; returns the review and the place of the new duty."""
    understood = _understood(reviewing.now.parts[at].part.text, reviewing.now.first)
    after, place = steps.make_duty_of_part(reviewing.now, at, understood)
    return _done(reviewing, "Đưa thành nhiệm vụ", after), place


def make_duty_of_finding(reviewing: Reviewing, at: int) -> tuple[Reviewing, int]:
    """Make a duty of words nobody had a place for; returns the review and the place of the new duty."""
    understood = _understood(reviewing.now.findings[at].finding.text, reviewing.now.first)
    after, place = steps.make_duty_of_finding(reviewing.now, at, understood)
    return _done(reviewing, "Đưa thành nhiệm vụ", after), place


def _about(reviewing: Reviewing, name: str, at: int, step: Callable[[PlanReview], PlanReview]) -> Reviewing:
    number = reviewing.now.duties[at].task.number
    return _done(reviewing, name.format(number=number).strip(), step(reviewing.now))


def _done(reviewing: Reviewing, name: str, after: PlanReview) -> Reviewing:
    return replace(reviewing, history=reviewing.history.done(name, after))


def _context(reading: PlanReading) -> "Context":
    from app.timing.rules.registry import Context

    header = reading.header
    year = header.issued_on.year if header.issued_on else int(header.period[0]) if header.period else None
    return Context(header.issued_on, year)


def _understood(text: str, reading: PlanReading) -> ReadTask:
    """Read words as one duty: the number before them, who is named and when."""
    from app.importers.plan.units import roles_of
    from app.timing.recognise import choose, find_timings

    marker, body = marker_of(text.strip())
    number = marker.shown if marker and not marker.is_bullet else ""
    duty = body or text.strip()
    roles = roles_of(duty.split("\n", 1)[0])
    timing, _ = choose(find_timings(duty, _context(reading)))
    return ReadTask(number, duty, roles.lead, roles.support, timing=timing)


def _place_of(text: str, from_place: Place, blocks: Sequence[Block]) -> Place:
    """Return the paragraph in which a text begins, looked for from a place on; that place when it is not found."""
    begins = one_line(text.split("\n", 1)[0])
    for block in blocks:
        if block.paragraph is not None and block.paragraph >= (from_place.paragraph or 0) and begins in one_line(block.text):
            return replace(from_place, paragraph=block.paragraph)
    return from_place
