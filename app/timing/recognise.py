"""Runs the table of timing rules: over a phrase that must be a time, or over a sentence that may name some.

The words found are always kept (`Timing.raw`). Dates of cited documents, anniversaries and terms of office match no rule
that counts in a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from app.domain.timing import Timing, TimingKind
from app.text.matching import matchable
from app.timing.impossible import names_impossible_time
from app.timing.rules import RULES
from app.timing.rules.registry import NO_CONTEXT, Context, Rule, Where

_PRIORITY = (
    TimingKind.DEADLINE,
    TimingKind.QUARTER,
    TimingKind.RANGE,
    TimingKind.RECURRING,
    TimingKind.BY_PLAN,
    TimingKind.ONGOING,
)
_MAY_NAME_A_TIME = re.compile(r"\d|h[ằà]ng\s|mỗi\s|thường|định kỳ|quý|từ\s|khi\s|sau\s|liên tục")
_EDGES = " \t\n.;,:-*+/"
_SENTENCE_START = re.compile(r"(?:^|[.:]\s+|\n)[\s\"'(*+-]*")
_LAST_BRACKET = re.compile(r"\(([^()]{3,120})\)\s*[.;,/]*\s*$")
_SAYS_WHO = re.compile(r"thực hiện|chủ trì|phụ trách|tham mưu|phối hợp|đầu mối")
_LABEL = re.compile(r"^([^:()]{3,60}):\s")
_LABEL_BRACKET = re.compile(r"^[^:()]{0,60}\(([^()]{3,60})\)\s*:")  # "Tuần 1 (từ 01/3 - 07/3): …"
_BEHIND_COLON = re.compile(r":\s+([^:;.()]{3,60})[.;]?\s*$")  # "Tổng kết: tháng 12/2024"
_LONG_PAST = timedelta(days=180)

# "Báo cáo … hằng năm" is done every year; "dự toán hằng năm" is a name.
_DONE_AGAIN = re.compile(
    r"báo cáo|định kỳ|tổng hợp|đánh giá|sơ kết|tổng kết|kiểm tra|giám sát|rà soát|sinh hoạt|giao ban"
    r"|cập nhật|kiểm điểm|theo dõi|nắm tình hình|đôn đốc|họp"
)
_NAMED_SO = re.compile(r"dự toán|ngân sách|kinh phí|kế hoạch|chương trình|chỉ tiêu|nhiệm vụ được giao|dự án")


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    timing: Timing


def recognise(phrase: str, context: Context = NO_CONTEXT) -> Timing:
    """Return the time that a time field or column says.

    Args:
        phrase: the words, cleaned; they come back as `raw`.
        context: what the plan says elsewhere.

    Returns:
        The timing; kind `none` when the words are not understood, and without `raw` when there are none.
    """
    raw = phrase.strip(_EDGES)
    if not raw:
        return Timing()
    key = matchable(raw)
    if names_impossible_time(key, context):
        return Timing(raw=raw)
    whole = _whole(key, context)
    if whole is None:
        hits = [hit.timing for hit in _hits(key, context, in_sentence=False)]
        whole = _joined(hits) if hits else Timing()
    return replace(whole, raw=raw)


def recognise_whole(phrase: str, context: Context = NO_CONTEXT) -> Timing:
    """Return the time that a phrase says from its first word to its last; kind `none` when it holds other words too."""
    raw = phrase.strip(_EDGES)
    whole = _whole(matchable(raw), context) if raw else None
    return replace(whole, raw=raw) if whole else Timing()


def find_timings(sentence: str, context: Context = NO_CONTEXT) -> list[Timing]:
    """Return the times of a duty that its sentences name, in order.

    Args:
        sentence: the duty as written, cleaned.
        context: what the plan says elsewhere.
    """
    key = matchable(sentence)
    if not _MAY_NAME_A_TIME.search(key):
        return []
    hits = list(_hits(key, context, in_sentence=True))
    if (bracket := _LAST_BRACKET.search(key)) and not any(hit.end > bracket.start() for hit in hits):
        hits += _bracket(bracket, context)
    if (label := _LABEL.match(key)) and not any(hit.start < label.end() for hit in hits):
        hits[:0] = [_Hit(*label.span(1), timing)] if (timing := _whole(label[1].strip(), context)) else []
    if not hits and (bracket := _LABEL_BRACKET.match(key)):
        hits = _field_at(bracket.start(1), bracket[1], context)
    if not hits and (last := _BEHIND_COLON.search(key)):
        hits = _field_at(last.start(1), last[1], context)
    found = [replace(hit.timing, raw=sentence[hit.start : hit.end].strip(_EDGES)) for hit in hits]
    return [timing for timing in found if not _is_long_past(timing, context)]


def choose(timings: list[Timing]) -> tuple[Timing, list[Timing]]:
    """Return the one time a duty is followed by, and the others: the deadline counts, of two deadlines the later."""
    if not timings:
        return Timing(), []
    best = min(timings, key=_rank)
    return best, [timing for timing in timings if timing is not best]


def _rank(timing: Timing) -> tuple[int, int]:
    return _PRIORITY.index(timing.kind), -timing.end.toordinal() if timing.end else 0


def _joined(timings: list[Timing]) -> Timing:
    """Several times in one field: stretches make one stretch, else the one that counts."""
    if all(timing.kind is TimingKind.RANGE for timing in timings):
        starts, ends = [timing.start for timing in timings if timing.start], [timing.end for timing in timings]
        last = max((end for end in ends if end), default=None) if None not in ends else None
        return Timing(TimingKind.RANGE, start=min(starts, default=None), end=last)
    return choose(timings)[0]


def _whole(key: str, context: Context) -> Timing | None:
    for rule in RULES:
        if (found := rule.pattern.fullmatch(key)) and (timing := rule.build(found, context)):
            return timing
    return None


def _hits(key: str, context: Context, *, in_sentence: bool) -> Iterator[_Hit]:
    """Yield what the rules find, leftmost and longest first, without overlaps."""
    found = sorted(_candidates(key, context, in_sentence), key=lambda hit: (hit.start, -hit.end))
    reached = 0
    for hit in found:
        if hit.start >= reached:
            reached = hit.end
            yield hit


def _candidates(key: str, context: Context, in_sentence: bool) -> Iterator[_Hit]:
    for rule in RULES:
        if in_sentence and rule.where is Where.FIELD:
            continue
        for found in rule.pattern.finditer(key):
            if (not in_sentence or _counts_here(rule, found, key)) and (timing := rule.build(found, context)):
                yield _Hit(found.start(), found.end(), timing)


def _counts_here(rule: Rule, found: re.Match[str], key: str) -> bool:
    match rule.where:
        case Where.OPENING:
            return _opens_sentence(key, found.start())
        case Where.CLOSING:
            return not key[found.end() :].strip(_EDGES + ")")
        case Where.REPORTING:
            return _opens_sentence(key, found.start()) or "định kỳ" in found.group() or _is_done_again(key[: found.start()])
        case _:
            return True


def _opens_sentence(key: str, position: int) -> bool:
    return any(start.end() == position for start in _SENTENCE_START.finditer(key[: position + 1]))


def _is_done_again(before: str) -> bool:
    """Whether the clause before "hằng năm" is about doing, not about a thing named so."""
    clause = re.split(r"[;.:]", before)[-1]
    verbs, names = list(_DONE_AGAIN.finditer(clause)), list(_NAMED_SO.finditer(clause))
    return bool(verbs) and (not names or names[-1].start() < verbs[-1].start())


def _bracket(bracket: re.Match[str], context: Context) -> list[_Hit]:
    """A bracket that closes a duty is a time field, "(2025 - 2026)", or holds one, "(Văn phòng chủ trì; tháng 4/2026)"."""
    if hits := _field_at(bracket.start(1), bracket[1], context):
        return hits
    if not _SAYS_WHO.search(bracket[1]):
        return []
    pieces = re.finditer(r"[^,;]+", bracket[1])
    return [hit for piece in pieces for hit in _field_at(bracket.start(1) + piece.start(), piece.group(), context)]


def _field_at(position: int, field: str, context: Context) -> list[_Hit]:
    """Read words as a time field; a single day is that of an event."""
    content = field.strip()
    if re.fullmatch(r"(?:ngày\s)?[\d\s/.-]*", content) and not re.search(r"\d{4}\s?-\s?\d{4}", content):
        return []
    timing = _whole(content, context)
    return [_Hit(position, position + len(field), timing)] if timing else []


def _is_long_past(timing: Timing, context: Context) -> bool:
    """A duty is not due half a year before the plan was issued: such a day is that of something told."""
    return bool(timing.end and context.issued_on and timing.end < context.issued_on - _LONG_PAST)
