"""The steps of a review, each a pure function: a review in, the corrected one out; the same one where there is nothing to do.

A duty is named by its place in `PlanReview.duties`. Numbers follow docs/cli.md: the second half of II.5 is II.5b.
"""

import re
from dataclasses import replace
from itertools import count
from typing import TypeVar

from app.domain.assignment import AssignmentRole
from app.domain.plan_reading import Doubt, DoubtCode, NamedPart, Place, ReadSection, ReadTask
from app.domain.plan_review import PlanReview, ReviewedDuty, ReviewedPart
from app.domain.timing import Timing, TimingKind
from app.text.compare import comparable
from app.text.normalise import one_line, words

Entry = TypeVar("Entry")
_ABOUT_TIME = (DoubtCode.TIMING_NOT_UNDERSTOOD, DoubtCode.TWO_TIMES)
_LETTERED = re.compile(r"(?P<base>.*\d)[b-z]?")
_PIECE_START = re.compile(r"\n(?=\S)|(?<=[.;]) +(?=[^\W\d_])")
_LETTERS = "bcdefghijklmnopqrstuvwxyz"


def settle(review: PlanReview, at: int, doubt: Doubt) -> PlanReview:
    """Take a doubt as looked at and found right."""
    duty = review.duties[at]
    if doubt not in duty.task.doubts:
        return review
    left = tuple(one for one in duty.task.doubts if one != doubt)
    return _with_duty(review, at, replace(duty, task=replace(duty.task, doubts=left), settled=(*duty.settled, doubt)))


def settle_finding(review: PlanReview, at: int) -> PlanReview:
    """Take a finding as looked at: its words are read, and no duty."""
    entry = review.findings[at]
    parts = review.parts
    if entry.words:
        parts = (*parts, ReviewedPart(NamedPart("section_text", entry.finding.place, entry.finding.text), entry.words))
    return replace(review, findings=_without(review.findings, at), parts=parts, seen=(*review.seen, entry.finding))


def add_name(review: PlanReview, at: int, role: AssignmentRole, name: str) -> PlanReview:
    """Let one more unit lead or support a duty; a name that has the other role changes over."""
    name = one_line(name)
    if not name:
        return review
    names = _names(review.duties[at].task)
    other = _other(role)
    kept = {role: names[role], other: _less(names[other], name)}
    if not _has(names[role], name):
        kept[role] = (*names[role], name)
    return _with_names(review, at, kept)


def remove_name(review: PlanReview, at: int, role: AssignmentRole, name: str) -> PlanReview:
    """Take a unit off a duty."""
    names = _names(review.duties[at].task)
    return _with_names(review, at, {**names, role: _less(names[role], name)})


def move_name(review: PlanReview, at: int, role: AssignmentRole, name: str) -> PlanReview:
    """Let a unit that leads support, or one that supports lead."""
    if not _has(_names(review.duties[at].task)[role], name):
        return review
    return add_name(remove_name(review, at, role, name), at, _other(role), name)


def retype_name(review: PlanReview, at: int, role: AssignmentRole, name: str, new: str) -> PlanReview:
    """Write a unit's name another way; it keeps its place."""
    new = one_line(new)
    names = _names(review.duties[at].task)
    if not new or not _has(names[role], name):
        return review
    changed = tuple(new if comparable(one) == comparable(name) else one for one in names[role])
    return _with_names(review, at, {role: _each_once(changed), _other(role): _less(names[_other(role)], new)})


def set_timing(review: PlanReview, at: int, timing: Timing) -> PlanReview:
    """Give a duty another time; doubts about the old one go, one about the new one comes when it is not understood."""
    duty = review.duties[at]
    if timing == duty.task.timing:
        return review
    doubts = tuple(one for one in duty.task.doubts if one.code not in _ABOUT_TIME)
    if timing.raw and timing.kind is TimingKind.NONE:
        doubts = (*doubts, Doubt(DoubtCode.TIMING_NOT_UNDERSTOOD, timing.raw))
    settled = tuple(one for one in duty.settled if one.code not in _ABOUT_TIME)
    return _with_duty(review, at, replace(duty, task=replace(duty.task, timing=timing, doubts=doubts), settled=settled))


def set_product(review: PlanReview, at: int, product: str) -> PlanReview:
    """Say what a duty is to yield; an empty text says nothing."""
    duty = review.duties[at]
    return _with_duty(review, at, replace(duty, task=replace(duty.task, product=one_line(product) or None)))


def split_points(text: str) -> list[int]:
    """Return where a duty's text can be cut in two: where a line or a sentence begins, the first one aside."""
    return [found.end() for found in _PIECE_START.finditer(text)]


def split(review: PlanReview, at: int, position: int, place: Place | None = None) -> PlanReview:
    """Cut a duty in two; units and time count for both halves.

    Args:
        position: where in its text the second one begins; white space stands before it.
        place: where in the file the second one begins; that of the whole when not known.
    """
    duty = review.duties[at]
    task = duty.task
    first, second = task.text[:position].rstrip(), task.text[position:].strip()
    if not first or not second or not task.text[position - 1].isspace():
        return review
    moved = min(duty.words, len(words(second)))
    lacks_unit = () if task.lead else (Doubt(DoubtCode.NO_UNIT),)
    number = next_number(review, task.number)
    half = replace(task, number=number, text=second, product=None, place=place or task.place, doubts=lacks_unit)
    halves = (replace(duty, task=replace(task, text=first), words=duty.words - moved), ReviewedDuty(half, moved))
    return replace(review, duties=(*review.duties[:at], *halves, *review.duties[at + 1 :]))


def join_next(review: PlanReview, at: int) -> PlanReview:
    """Make the next duty of the same heading a part of this one; its units, and its time where this has none, come along."""
    after = next_duty(review, at)
    return review if after is None else _joined(review, at, after)


def join_above(review: PlanReview, at: int) -> PlanReview:
    """Make a duty a part of the one above it under the same heading."""
    above = duty_above(review, at)
    return review if above is None else _joined(review, above, at)


def next_duty(review: PlanReview, at: int) -> int | None:
    """Return the place of the next duty under the same heading."""
    section = review.duties[at].task.section
    return next((n for n in range(at + 1, len(review.duties)) if review.duties[n].task.section == section), None)


def duty_above(review: PlanReview, at: int) -> int | None:
    """Return the place of the duty before it under the same heading."""
    section = review.duties[at].task.section
    return next((n for n in range(at - 1, -1, -1) if review.duties[n].task.section == section), None)


def put_under(review: PlanReview, at: int, section: str | None) -> PlanReview:
    """Let a duty stand under another heading; its number is joined from there down."""
    duty = review.duties[at]
    if section == duty.task.section or (section is not None and section not in {one.number for one in review.sections}):
        return review
    number = _moved_number(duty.task, section)
    if number != duty.task.number and number in _taken(review):
        number = next_number(review, number)
    doubts = tuple(one for one in duty.task.doubts if one.code is not DoubtCode.NUMBER_REPEATS)
    return _with_duty(review, at, replace(duty, task=replace(duty.task, number=number, section=section, doubts=doubts)))


def outdent(review: PlanReview, at: int) -> PlanReview:
    """Let a duty stand one level further out: under the heading above its own."""
    above = _heading_above(review, review.duties[at].task)
    return review if above is None else put_under(review, at, above.number)


def can_outdent(review: PlanReview, at: int) -> bool:
    """Whether there is a heading above the one a duty stands under."""
    return _heading_above(review, review.duties[at].task) is not None


def take_out(review: PlanReview, at: int) -> PlanReview:
    """Take a duty out of the list; its words stay in the account as text of its section."""
    duty = review.duties[at]
    part = ReviewedPart(NamedPart("section_text", duty.task.place, duty.task.text), duty.words)
    return replace(review, duties=_without(review.duties, at), parts=(*review.parts, part))


def make_duty_of_part(review: PlanReview, at: int, understood: ReadTask) -> tuple[PlanReview, int]:
    """Make a duty of words that were taken for something else.

    Args:
        understood: the words as a duty: text, units, time, and the number written before them ("" for none); heading and
            place are found here.

    Returns:
        The review and the place of the new duty.
    """
    entry = review.parts[at]
    return _with_new_duty(replace(review, parts=_without(review.parts, at)), understood, entry.part.place, entry.words)


def make_duty_of_finding(review: PlanReview, at: int, understood: ReadTask) -> tuple[PlanReview, int]:
    """Make a duty of words that nobody had a place for; arguments and result as `make_duty_of_part`."""
    entry = review.findings[at]
    left = replace(review, findings=_without(review.findings, at))
    return _with_new_duty(left, understood, entry.finding.place, entry.words)


def next_number(review: PlanReview, number: str) -> str:
    """Return the free number that follows one: II.5b after II.5, II.5c after II.5b, II.1.a2 after II.1.a."""
    taken = _taken(review)
    if not number:
        return ""
    if found := _LETTERED.fullmatch(number):
        lettered = (f"{found['base']}{letter}" for letter in _LETTERS)
        if free := next((one for one in lettered if one not in taken), None):
            return free
    return next(one for n in count(2) if (one := f"{number}{'' if number[-1:].isalpha() else '.'}{n}") not in taken)


def _with_duty(review: PlanReview, at: int, duty: ReviewedDuty) -> PlanReview:
    if duty == review.duties[at]:
        return review
    return replace(review, duties=(*review.duties[:at], duty, *review.duties[at + 1 :]))


def _without(entries: tuple[Entry, ...], at: int) -> tuple[Entry, ...]:
    return (*entries[:at], *entries[at + 1 :])


def _names(task: ReadTask) -> dict[AssignmentRole, tuple[str, ...]]:
    return {AssignmentRole.LEAD: task.lead, AssignmentRole.SUPPORT: task.support}


def _other(role: AssignmentRole) -> AssignmentRole:
    return AssignmentRole.SUPPORT if role is AssignmentRole.LEAD else AssignmentRole.LEAD


def _has(names: tuple[str, ...], name: str) -> bool:
    return comparable(name) in {comparable(one) for one in names}


def _less(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(one for one in names if comparable(one) != comparable(name))


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({comparable(one): one for one in reversed(names)}.values())[::-1]


def _with_names(review: PlanReview, at: int, names: dict[AssignmentRole, tuple[str, ...]]) -> PlanReview:
    duty = review.duties[at]
    task = replace(duty.task, lead=names[AssignmentRole.LEAD], support=names[AssignmentRole.SUPPORT])
    if task == duty.task:
        return review
    return _with_duty(review, at, _doubting_units(replace(duty, task=task)))


def _doubting_units(duty: ReviewedDuty) -> ReviewedDuty:
    """A duty that nobody leads is doubtful, unless the clerk has said that it is right so."""
    lacks = Doubt(DoubtCode.NO_UNIT)
    doubts = tuple(one for one in duty.task.doubts if one.code is not DoubtCode.NO_UNIT)
    if not duty.task.lead and lacks not in duty.settled:
        doubts = (*doubts, lacks)
    settled = duty.settled if not duty.task.lead else tuple(one for one in duty.settled if one != lacks)
    return replace(duty, task=replace(duty.task, doubts=doubts), settled=settled)


def _joined(review: PlanReview, at: int, after: int) -> PlanReview:
    first, second = review.duties[at], review.duties[after]
    one, two = first.task, second.task
    lead = _each_once((*one.lead, *two.lead))
    support = tuple(name for name in _each_once((*one.support, *two.support)) if not _has(lead, name))
    timing, differing = _timing_of_both(one, two)
    doubts = [*one.doubts, *(doubt for doubt in two.doubts if doubt.code is not DoubtCode.NUMBER_REPEATS), *differing]
    task = replace(
        one,
        text=f"{one.text}\n{two.text}",
        lead=lead,
        support=support,
        timing=timing,
        product="; ".join(dict.fromkeys(product for product in (one.product, two.product) if product)) or None,
        doubts=tuple(dict.fromkeys(doubts)),
    )
    joined = ReviewedDuty(task, first.words + second.words, tuple(dict.fromkeys((*first.settled, *second.settled))))
    kept = _without(review.duties, after)
    return replace(review, duties=(*kept[:at], _doubting_units(joined), *kept[at + 1 :]))


def _timing_of_both(one: ReadTask, two: ReadTask) -> tuple[Timing, tuple[Doubt, ...]]:
    if one.timing.raw is None or one.timing == two.timing:
        return (two.timing if one.timing.raw is None else one.timing), ()
    return one.timing, (Doubt(DoubtCode.TWO_TIMES, two.timing.raw),) if two.timing.raw else ()


def _moved_number(task: ReadTask, section: str | None) -> str:
    own = task.number
    if task.section and own.startswith(task.section) and own[len(task.section) : len(task.section) + 1] in (".", "-", "+"):
        own = own[len(task.section) :]
        return f"{section}{own}" if section else own.lstrip(".")
    return own


def _taken(review: PlanReview) -> set[str]:
    return {duty.task.number for duty in review.duties} | {section.number for section in review.sections}


def _heading_above(review: PlanReview, task: ReadTask) -> ReadSection | None:
    places = [n for n, section in enumerate(review.sections) if section.number == task.section]
    before = [n for n in places if (review.sections[n].place.paragraph or 0) <= (task.place.paragraph or 0)]
    if not places:
        return None
    own = (before or places)[-1]
    outer = (section for section in reversed(review.sections[:own]) if section.level < review.sections[own].level)
    return next(outer, None)


def _with_new_duty(review: PlanReview, understood: ReadTask, place: Place, held: int) -> tuple[PlanReview, int]:
    section = _section_at(review, place)
    prefix = section.number if section else ""
    taken = _taken(review)
    if understood.number:
        number = ".".join(part for part in (prefix, understood.number) if part)
        number = number if number not in taken else next_number(review, number)
    else:
        number = next(one for n in count(1) if (one := f"{prefix}-{n}") not in taken)
    task = replace(understood, number=number, section=prefix or None, place=place)
    at = _place_in_list(review, place)
    duty = _doubting_units(ReviewedDuty(task, held))
    return replace(review, duties=(*review.duties[:at], duty, *review.duties[at:])), at


def _section_at(review: PlanReview, place: Place) -> ReadSection | None:
    """Return the heading that stands before a place; the last one for words outside the body."""
    if place.paragraph is None:
        return review.sections[-1] if review.sections else None
    before = [one for one in review.sections if (one.place.paragraph or 0) <= place.paragraph]
    return before[-1] if before else None


def _place_in_list(review: PlanReview, place: Place) -> int:
    if place.paragraph is None:
        return len(review.duties)
    before = [n for n, duty in enumerate(review.duties) if (duty.task.place.paragraph or 0) <= place.paragraph]
    return before[-1] + 1 if before else 0
