"""Which paragraphs of the original belong to what is shown at the right, and the other way round; the review's few words."""

from bisect import bisect_right
from collections.abc import Sequence

from app.domain.plan_reading import Place
from app.domain.plan_review import PlanReview
from app.services.import_plan import ImportDraft
from app.text.normalise import one_line
from ui.dialogs.import_plan.original import OriginalText

Stop = tuple[int, int]
_SHORT = 64


def duty_at(review: PlanReview, place: Place) -> int | None:
    """Return the duty that a paragraph belongs to."""
    starts = [duty.task.place for duty in review.duties]
    before = [at for at, start in enumerate(starts) if start.part == place.part and _rank(start) <= _rank(place)]
    nearest = max(before, key=lambda at: _rank(starts[at]), default=None)
    return nearest if nearest is not None and place in places_of_duty(review, nearest) else None


def finding_at(review: PlanReview, place: Place | None) -> int | None:
    """Return the finding whose words stand in a paragraph."""
    return next((at for at in range(len(review.findings)) if place in places_of_finding(review, at)), None)


def part_at(review: PlanReview, original: OriginalText) -> int | None:
    """Return the named part whose words stand under the cursor of the original."""
    here = [at for at, one in enumerate(review.parts) if one.part.place == original.place]
    line = one_line(original.line)
    return next((at for at in here if one_line(review.parts[at].part.text) in line), here[0] if here else None)


def places_of_duty(review: PlanReview, at: int) -> list[Place]:
    """Return the paragraphs from a duty's first one to the one before whatever comes next."""
    task = review.duties[at].task
    return _from(review, task.place, task.text.count("\n") + 1, to_next=True)


def places_of_finding(review: PlanReview, at: int) -> list[Place]:
    """Return the paragraphs whose words a finding holds; none for a fact about the file."""
    entry = review.findings[at]
    lines = entry.finding.text.count("\n") + 1
    return _from(review, entry.finding.place, lines, to_next=False) if entry.words else []


def unread_words(review: PlanReview) -> list[tuple[Place, str]]:
    """Return the paragraphs that hold words nobody has read, each with the words, line by line."""
    return [
        (place, line)
        for at, entry in enumerate(review.findings)
        for place in places_of_finding(review, at)
        for line in entry.finding.text.split("\n")
    ]


def stop_after(stops: Sequence[Stop], here: tuple[int, int | None], order: Sequence[int], step: int) -> Stop | None:
    """Return the next of some stops, forwards (1) or backwards (-1), after where one is; after the last comes the first.

    Args:
        stops: tab and place, in order.
        here: tab and place one is at, a stop or not.
        order: the places of the first tab in the order of its list.
    """

    def rank(stop: tuple[int, int | None]) -> tuple[int, int]:
        tab, place = stop
        return tab, order.index(place) if tab == 0 and place in order else (-1 if place is None else place)

    if not stops:
        return None
    beyond = [one for one in stops if (rank(one) > rank(here) if step > 0 else rank(one) < rank(here))]
    return (beyond or list(stops))[0 if step > 0 else -1]


def title(draft: ImportDraft) -> str:
    """Return what the plan is called."""
    header = draft.reading.header
    return f"{header.type or 'Văn bản'}: {header.subject or draft.path.name}"


def source(draft: ImportDraft) -> str:
    """Return who issued the plan, its number and date."""
    header = draft.reading.header
    number = f"số {header.document_number}" if header.document_number else "chưa có số"
    on = f"ngày {header.issued_on:%d/%m/%Y}" if header.issued_on else "ngày để trống"
    period = f" · giai đoạn {'-'.join(header.period)}" if header.period else ""
    return f"{header.issuing_body or 'Không rõ cơ quan ban hành'} · {number} · {on}{period}"


def shortened(text: str) -> str:
    """Return the beginning of a text, on one line, as a menu shows it."""
    words = one_line(text)
    short = words if len(words) <= _SHORT else f"{words[:_SHORT].rsplit(' ', 1)[0]}…"
    return short.replace("&", "&&")


def _from(review: PlanReview, first: Place, lines: int, *, to_next: bool) -> list[Place]:
    """Return the paragraphs from one on: as many as there are lines, or all up to where something else begins."""
    if first.part != "body" or first.paragraph is None:
        return [first]
    starts = _starts(review)
    after = bisect_right(starts, first.paragraph)
    end = first.paragraph + lines
    if after < len(starts):
        end = starts[after] if to_next else min(end, starts[after])
    return [Place(paragraph) for paragraph in range(first.paragraph, end)]


def _rank(place: Place) -> int:
    return place.paragraph or 0


def _starts(review: PlanReview) -> list[int]:
    """Return the paragraphs of the body in which anything begins."""
    found = [duty.task.place for duty in review.duties] + [section.place for section in review.sections]
    found += [one.part.place for one in review.parts]
    found += [one.finding.place for one in review.findings if one.words]
    return sorted({place.paragraph for place in found if place.part == "body" and place.paragraph is not None})
