"""Who leads and who supports as a sentence says, and headings that are the name of a unit.

Lists in fields and table cells hold nothing but names; `unit_names.py` splits those.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.importers.plan import unit_words
from app.importers.plan.unit_names import (
    EDGES,
    HEAD,
    NAMELESS,
    end_of_list,
    has_verb,
    key_of,
    split_units,
    starts_with_unit,
    without_brackets,
)

_ASSIGNING = r"(?:kính\s+)?(?:giao|đề nghị|yêu cầu|phân công)(?:\s+(?:(?:nhiệm vụ|trách nhiệm)\s+)?cho)?\s*:?\s+"
_ASSIGNED = re.compile(rf"^{_ASSIGNING}|(?:[;.(:]\s*|,\s+(?:đồng thời\s+)?)giao(?:\s+(?:nhiệm vụ\s+)?cho)?\s+")
_ASKS_OTHERS = re.compile(r"(?:đề nghị|yêu cầu|phân công)\s")
_MEETING = re.compile(r"[Gg]iao ban\s$")  # not "giao Ban …"
_OWNED = r"(?:trách nhiệm|nhiệm vụ)\s+(?:cụ thể\s+)?của\s+|đối với\s+|về phía\s+"
_HEADING_LEAD = re.compile(rf"(?:{_ASSIGNING}|(?P<owned>{_OWNED}))")
_LONGEST_OWNER = 12  # words
_ROLE_SUFFIX = re.compile(r"\s+-\s+(?:là\s+)?(?:cơ quan|đơn vị)\s+(?:thường trực|chủ trì|đầu mối|giúp việc).*$")
_LONGEST_UNIT_LABEL = 160

_NO_ACTIONS = frozenset(unit_words.NOT_ACTIONS)
_HEAD_WITHIN = re.compile(rf"(?<!\w){HEAD.pattern}")
_ADVERBIAL = re.compile(
    r"(?:căn cứ|trên cơ sở|theo(?! dõi)|kết thúc|sau khi|sau|trong|khi|hằng|hàng|định kỳ|đối với|ngoài|nhằm|để|từ|trước"
    r"|trường hợp|tùy|với|qua|tại|vào|đến|năm|quý|tháng|tuần|ngày|sáng|chiều|(?:cuối|đầu) (?:năm|quý|tháng|tuần)|mỗi)\s"
)
_SUPPORTED = re.compile(rf"(?<!sự )(?<!chế )(?<!công tác )(?<!việc )phối hợp{unit_words.TOGETHER}")
_ENDS_LISTING = re.compile(rf"(?<!\w){unit_words.LISTING}$")
_DASH = re.compile(r"\s[-–]\s")
_LAST_BRACKET = re.compile(r"\(([^()]{5,160})\)[\s.;,/]*$")


@dataclass(frozen=True, slots=True)
class Roles:
    """Who leads and who supports, as a sentence says."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def roles_of(text: str, *, is_among_own_duties: bool = False) -> Roles:
    """Return who leads and who supports as far as the duty's own sentence says.

    Args:
        text: the duty as written, cleaned, without its number.
        is_among_own_duties: it stands in a list of one unit's duties, where "Đề nghị X …" is what that unit does.
    """
    text = _behind_strays(text)
    asks = is_among_own_duties and _ASKS_OTHERS.match(key_of(text))
    lead = () if asks else _assigned(text) or _labelled(text) or _subject(text) or _bracketed(text) or _behind_colon(text)
    return Roles(_unique(name for name in lead if not NAMELESS.fullmatch(key_of(name))), _unique(_supporting(text)))


def unit_of_heading(text: str) -> tuple[str, ...]:
    """Return the units that a heading consists of: "Giao Sở A:", "Trách nhiệm của B", "Sở C (cơ quan chủ trì)".

    Empty when the heading is about something else.
    """
    text = _behind_strays(text)
    lead = _HEADING_LEAD.match(key_of(text))
    rest = text[lead.end() :] if lead else text
    plain = _ROLE_SUFFIX.sub("", key_of(rest))
    rest = without_brackets(rest[: len(plain)]).strip(EDGES)
    if lead and lead["owned"] and len(rest.split()) <= _LONGEST_OWNER:
        return split_units(rest)
    has_action = bool(end_of_list(rest, 0)[1]) if lead else has_verb(rest)
    return split_units(rest) if starts_with_unit(rest) and not has_action else ()


def tells_actions(text: str) -> bool:
    """Whether a text that begins with a unit goes on to say what it does."""
    _, verb = end_of_list(text, 0)
    return bool(verb) and verb not in _NO_ACTIONS


def _assigned(text: str) -> tuple[str, ...]:
    """Read "Giao X …", "Đề nghị X …", "; giao X chủ trì"."""
    for found in _ASSIGNED.finditer(key_of(text)):
        end, _ = end_of_list(text, found.end())
        if end > found.end() and not _MEETING.search(text[: found.end() + len("ban ")]):
            return split_units(text[found.end() : end])
    return ()


def _labelled(text: str) -> tuple[str, ...]:
    """Read "Unit: duty", also "Unit phối hợp Y: duty"."""
    label, colon, _ = text.partition(":")
    if not colon or len(label) > _LONGEST_UNIT_LABEL or not starts_with_unit(label):
        return ()
    end, verb = end_of_list(label, 0)
    if end < len(label.rstrip()) and verb not in ("phối hợp", "chủ trì", "là"):
        return ()
    return split_units(label[:end]) if verb in ("phối hợp", "chủ trì") else split_units(label)


def _subject(text: str) -> tuple[str, ...]:
    """Read units that stand before a verb, at the beginning or after a clause of circumstance."""
    if starts_with_unit(text):
        end, verb = end_of_list(text, 0)
        return split_units(text[:end]) if verb else ()
    if not _ADVERBIAL.match(key_of(text)):
        return ()
    for start, end, verb, is_object in _lists_in(text.split(". ")[0]):
        names = split_units(text[start:end])
        if verb in _NO_ACTIONS or not verb:
            continue
        if not is_object:
            return names
        if len(names) > 1 and not verb.startswith("được"):
            return names[-1:]
    return ()


def _bracketed(text: str) -> tuple[str, ...]:
    """Read a bracket that closes the duty: "… (Văn phòng chủ trì, hoàn thành trong quý II)"."""
    found = _LAST_BRACKET.search(text)
    if found is None or not starts_with_unit(found[1]):
        return ()
    end, verb = end_of_list(found[1], 0)
    return split_units(found[1][:end]) if verb in unit_words.BRACKETED_VERBS else ()


def _behind_colon(text: str) -> tuple[str, ...]:
    """Read "Duty: unit chủ trì …" and "Duty: unit", also "Duty – unit chủ trì …"."""
    duty, _, rest = text.partition(": ")
    if rest[:1].isupper() and starts_with_unit(rest) and not _ENDS_LISTING.search(key_of(duty)):
        end, verb = end_of_list(rest, 0)
        if verb in unit_words.BRACKETED_VERBS or not rest[end:].strip(EDGES):
            return split_units(rest[:end])
    rest = _DASH.split(text)[-1]
    end, verb = end_of_list(rest, 0) if rest != text and rest[:1].isupper() else (0, "")
    return split_units(rest[:end]) if verb in unit_words.BRACKETED_VERBS else ()


def _lists_in(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield the lists of names in a sentence: start, end, the verb behind, and whether a word stands right before.

    In "theo đề nghị của A, B chủ trì" the names behind "của" are the clause's own, but for the last one before the verb.
    """
    key = key_of(text)
    position = 0
    while head := _HEAD_WITHIN.search(key, position):
        end, verb = end_of_list(text, head.start())
        yield head.start(), end, verb, not key[: head.start()].rstrip().endswith((",", ":"))
        position = max(end, head.end())


def _supporting(text: str) -> tuple[str, ...]:
    names: tuple[str, ...] = ()
    key = key_of(text)
    for found in _SUPPORTED.finditer(key):
        end, _ = end_of_list(text, found.end())
        names += split_units(text[found.end() : end])
    return names or _supporting_behind_lead(text, key)


def _supporting_behind_lead(text: str, key: str) -> tuple[str, ...]:
    """Read "A chủ trì, B và C phối hợp": who stands before the verb where another one leads."""
    leading = key.find("chủ trì")
    behind = text[leading:] if 0 <= leading < key.find("phối hợp") else ""
    named = [behind[start:end] for start, end, verb, _ in _lists_in(behind) if verb == "phối hợp"]
    return tuple(name for names in named for name in split_units(names))


def _behind_strays(text: str) -> str:
    """Return a text without slips of typing before its first word."""
    return text[len(text) - len(key_of(text).lstrip()) :]


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(key_of(name), name)
    return tuple(seen.values())
