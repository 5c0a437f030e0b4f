"""Names of units in a plan: lists split one by one, who leads and who supports in a sentence, headings that are a unit.

The written form is kept; "các cơ quan, đơn vị liên quan" is one name, and so is "Sở Văn hóa, Thể thao và Du lịch".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.importers.plan import unit_words
from app.text.matching import matchable

_PLACES = unit_words.PLACES.split(", ")


def _either(words: tuple[str, ...] | list[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


def _heads() -> str:
    """Return the pattern of the words a name may begin with, each without what makes it something else."""
    patterns: list[str] = []
    for row in unit_words.HEADS.strip().splitlines():
        names, _, others = row.partition(" ! ")
        not_before = [word.strip() for word in others.split(",") if word.strip()]
        limit = rf"(?!\s*,?\s*(?:{_either(not_before)})(?!\w))" if not_before else ""
        *plain, last = [name.strip() for name in names.split(", ")]
        patterns += [re.escape(name) for name in plain] + [re.escape(last) + r"(?!\w)" + limit]
    return "|".join(sorted(patterns, key=lambda pattern: len(pattern.split("(?")[0]), reverse=True))


_QUANTIFIER = rf"(?:(?:{_either(unit_words.QUANTIFIERS)})\s+)?"
_QUANTIFIER_WITHIN = re.compile(rf"\s((?:{_either(unit_words.QUANTIFIERS)})\s+(?!.*\s(?:{_either(unit_words.QUANTIFIERS)})\s).*)$")
_HONORIFIC = re.compile(r"\s*(?:đồng chí|đ/c\.?|ông|bà)\s+")
_POST = re.compile(rf"(?:{_either(unit_words.POSTS)})(?!\w)")
_HEAD = re.compile(rf"{_QUANTIFIER}(?:{_heads()})(?!\w)")
_HEAD_WITHIN = re.compile(rf"(?<!\w){_HEAD.pattern}")
_NO_ACTIONS = frozenset(unit_words.NOT_ACTIONS)
_COLLECTIVE_NOUN = rf"(?:{_either(unit_words.COLLECTIVES.split(', '))})(?!\w)"
_COLLECTIVE = re.compile(rf"{_QUANTIFIER}{_COLLECTIVE_NOUN}(?:(?:\s*[,/]\s*(?:và\s+)?|\s+và\s+|\s+){_COLLECTIVE_NOUN})*")
_GOES_ON_COLLECTIVE = re.compile(
    rf"{_COLLECTIVE_NOUN}(?=\s*(?:[,;/.)]|và\s|$)|\s+(?:{unit_words.QUALIFIERS})(?!\w)|\s+{_COLLECTIVE_NOUN})"
)
_NAMELESS = re.compile(rf"(?:{_either(unit_words.NAMELESS)})(?:\s+(?:{_either(unit_words.NAMELESS)}))?")
_PLACE = re.compile(rf"(?:{_either(_PLACES)})(?!\w)")
_VERB = re.compile(rf"(?:{_either([verb.strip() for verb in unit_words.VERBS.replace(chr(10), ' ').split(',')])})(?!\w)")
_WITHIN_NAMES = {verb: re.compile(rf"(?<!\w)(?:{_either(before)})$") for verb, before in unit_words.NOT_VERBS_AFTER.items()}
_SEPARATOR = re.compile(r"\s*,\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng|cùng với|hoặc)\s+")
_BRACKET = re.compile(rf"\s*\((?:{unit_words.EXPLAINING})(?!\w)[^()]*(?:\([^()]*\)[^()]*)*\)?")
_ROLE_SUFFIX = re.compile(r"\s+-\s+(?:là\s+)?(?:cơ quan|đơn vị)\s+(?:thường trực|chủ trì|đầu mối|giúp việc).*$")
_COMMA_NAMES = re.compile(_either(unit_words.NAMES_WITH_COMMAS))
_EDGES = " \t\n.;,:-*+/"
_SHARED_END = re.compile(r"[^,]+\s+và\s+[^,]+\s+các cấp\.?")
_RESTRICTED = re.compile(
    r"\s+được\s+(?:giao|phân công)(?:\s+(?:chủ trì\s+)?(?:thực hiện\s+)?nhiệm vụ)?(?=\s+(?:có|phải|chịu|căn cứ|chủ động|theo)\s)"
)
_ASSIGNING = r"(?:kính\s+)?(?:giao|đề nghị|yêu cầu|phân công)(?:\s+(?:(?:nhiệm vụ|trách nhiệm)\s+)?cho)?\s*:?\s+"
_HEADING_LEAD = re.compile(
    rf"(?:{_ASSIGNING}|(?:trách nhiệm|nhiệm vụ)\s+(?:cụ thể\s+)?của\s+|đối với\s+|về phía\s+)", re.IGNORECASE
)
_ASSIGNED = re.compile(rf"^{_ASSIGNING}|(?:[;.(:]\s*|,\s+(?:đồng thời\s+)?)giao(?:\s+(?:nhiệm vụ\s+)?cho)?\s+")
_ASKS_OTHERS = re.compile(r"(?:đề nghị|yêu cầu|phân công)\s")
_GIAO_BAN = re.compile(r"[Gg]iao ban\s$")  # a meeting, not "giao Ban …"
_SUPPORTED = re.compile(rf"(?<!sự )(?<!chế )(?<!công tác )(?<!việc )phối hợp{unit_words.TOGETHER}")
_ADVERBIAL = re.compile(
    r"(?:căn cứ|trên cơ sở|theo(?! dõi)|kết thúc|sau khi|sau|trong|khi|hằng|hàng|định kỳ|đối với|ngoài|nhằm|để|từ|trước|trường hợp|tùy|với|qua"
    r"|tại|vào|đến|năm|quý|tháng|tuần|ngày|sáng|chiều|(?:cuối|đầu) (?:năm|quý|tháng|tuần)|mỗi)\s"
)
_ENDS_LISTING = re.compile(rf"(?<!\w){unit_words.LISTING}$")
_BARE_NOUN = re.compile(unit_words.BARE_NOUNS)
_LAST_BRACKET = re.compile(r"\(([^()]{5,160})\)[\s.;,/]*$")
_LONGEST_UNIT_LABEL = 160


@dataclass(frozen=True, slots=True)
class Roles:
    """Who leads and who supports, as a sentence says."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def split_units(text: str) -> tuple[str, ...]:
    """Split a list that holds nothing but names, as a field or a table cell does, into the names as written.

    Args:
        text: the list, cleaned; line ends separate names.
    """
    parts = re.split(r"[;\n]", _without_brackets(text))
    return _named([name for part in parts for name in _split_at_commas(part.strip())])


def unit_of_heading(text: str) -> tuple[str, ...]:
    """Return the units that a heading consists of: "Giao Sở A:", "Trách nhiệm của B", "Sở C (cơ quan chủ trì)".

    Empty when the heading is about something else.
    """
    lead = _HEADING_LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    plain = _ROLE_SUFFIX.sub("", matchable(rest))
    rest = _without_brackets(rest[: len(plain)]).strip(_EDGES)
    key = matchable(rest)
    if lead and re.match(r"trách nhiệm|nhiệm vụ|đối với|về phía", matchable(text)) and len(rest.split()) <= 12:
        return split_units(rest)
    if not _HEAD.match(key) or (not lead and _has_verb(rest)) or (lead and _end_of_list(rest, 0)[1]):
        return ()
    return split_units(rest)


@lru_cache(maxsize=4096)
def roles_of(text: str, *, is_among_own_duties: bool = False) -> Roles:
    """Return who leads and who supports as far as the duty's own sentence says.

    Args:
        text: the duty as written, cleaned, without its number.
        is_among_own_duties: it stands in a list of one unit's duties, where "Đề nghị X …" is what that unit does.
    """
    asks = is_among_own_duties and _ASKS_OTHERS.match(matchable(text))
    lead = () if asks else _assigned(text) or _labelled(text) or _subject(text) or _bracketed(text) or _behind_colon(text)
    return Roles(_unique(tuple(name for name in lead if not _NAMELESS.fullmatch(matchable(name)))), _unique(_supporting(text)))


def tells_actions(text: str) -> bool:
    """Whether a text that begins with a unit goes on to say what it does."""
    end, stop = _end_of_list(text, 0)
    return bool(stop) and stop not in _NO_ACTIONS


def is_unit_list(text: str) -> bool:
    """Whether a text holds nothing but names of units."""
    names = split_units(text)
    return bool(names) and all(_HEAD.match(matchable(name)) and not _has_verb(name) for name in names)


def starts_with_unit(text: str) -> bool:
    """Whether the first words are the name of a unit."""
    return bool(_HEAD.match(matchable(text)))


def starts_with_verb(text: str) -> bool:
    """Whether the first word is one of doing: what a duty without a subject begins with."""
    return bool(_VERB.match(matchable(text)))


def _split_at_commas(part: str) -> list[str]:
    key = matchable(part)
    if _SHARED_END.fullmatch(key):
        return [part]
    names: list[str] = []
    start = 0
    held = [found.span() for found in _COMMA_NAMES.finditer(key)]
    for gap in _SEPARATOR.finditer(key):
        if not any(first <= gap.start() < last for first, last in held) and _separates(key, start, gap):
            names.append(part[start : gap.start()])
            start = gap.end()
    return [*names, part[start:]]


def _separates(key: str, start: int, gap: re.Match[str]) -> bool:
    """Whether a comma or "và" stands between two names and not inside one."""
    rest = key[gap.end() :]
    if not _HEAD.match(rest):
        return False
    if _is_person(key[start : gap.start()]) and _POST.match(rest):
        return False
    collective = _COLLECTIVE.fullmatch(_from_last_quantifier(key[start : gap.start()].strip()))
    return not (collective and _GOES_ON_COLLECTIVE.match(rest))


def _is_person(name: str) -> bool:
    """Whether a name is that of a person: "đồng chí" and no post or body behind it."""
    found = _HONORIFIC.match(name)
    return bool(found) and not _HEAD.match(name, found.end()) and 1 < len(name[found.end() :].split()) <= 5


def _from_last_quantifier(name: str) -> str:
    """Return "các cơ quan" of "thủ trưởng các cơ quan"; the whole name where none stands within."""
    found = _QUANTIFIER_WITHIN.search(name)
    return name[found.start(1) :] if found else name


def _named(names: list[str]) -> tuple[str, ...]:
    stripped = (name.strip(_EDGES + "…") for name in names)
    return tuple(name for name in stripped if any(ch.isalpha() for ch in name))


def _without_brackets(text: str) -> str:
    """Take out brackets that explain; the others belong to the name."""
    key = matchable(text)
    kept, start = "", 0
    for bracket in _BRACKET.finditer(key):
        kept += text[start : bracket.start()]
        start = bracket.end()
    return kept + text[start:]


def _assigned(text: str) -> tuple[str, ...]:
    """ "Giao X …", "Đề nghị X …", "; giao X chủ trì"."""
    key = matchable(text)
    for found in _ASSIGNED.finditer(key):
        end, _ = _end_of_list(text, found.end())
        if end > found.end() and not _GIAO_BAN.search(text[: found.end() + 4]):
            return split_units(text[found.end() : end])
    return ()


def _labelled(text: str) -> tuple[str, ...]:
    """ "Unit: duty", also "Unit phối hợp Y: duty"."""
    label, colon, _ = text.partition(":")
    if not colon or len(label) > _LONGEST_UNIT_LABEL or not starts_with_unit(label):
        return ()
    end, stop = _end_of_list(label, 0)
    if end < len(label.rstrip()) and stop not in ("phối hợp", "chủ trì", "là"):
        return ()
    return split_units(label[:end]) if stop in ("phối hợp", "chủ trì") else split_units(label)


def _subject(text: str) -> tuple[str, ...]:
    """Units that stand before a verb, at the beginning or after a clause of circumstance."""
    if starts_with_unit(text):
        end, stop = _end_of_list(text, 0)
        return split_units(text[:end]) if stop else ()
    if not _ADVERBIAL.match(matchable(text)):
        return ()
    for start, end, stop, is_object in _lists_in(text.split(". ")[0]):
        names = split_units(text[start:end])
        if stop in _NO_ACTIONS or not stop:
            continue
        if not is_object:
            return names
        if len(names) > 1 and not stop.startswith("được"):
            return names[-1:]
    return ()


def _bracketed(text: str) -> tuple[str, ...]:
    """Units in a bracket that closes the duty: "… (Văn phòng chủ trì, hoàn thành trong quý II)"."""
    found = _LAST_BRACKET.search(text)
    if found is None or not starts_with_unit(found[1]):
        return ()
    end, stop = _end_of_list(found[1], 0)
    return split_units(found[1][:end]) if stop in unit_words.BRACKETED_VERBS else ()


def _behind_colon(text: str) -> tuple[str, ...]:
    """ "Duty: unit chủ trì …" and "Duty: unit"."""
    duty, _, rest = text.partition(": ")
    if not rest[:1].isupper() or not starts_with_unit(rest) or _ENDS_LISTING.search(matchable(duty)):
        return ()
    end, stop = _end_of_list(rest, 0)
    return split_units(rest[:end]) if stop in unit_words.BRACKETED_VERBS or not rest[end:].strip(_EDGES) else ()


def _lists_in(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield the lists of names in a sentence: start, end, the verb behind, and whether a word stands right before.

    In "theo đề nghị của A, B chủ trì" the names behind "của" are the clause's own, but for the last one before the verb.
    """
    key = matchable(text)
    position = 0
    while head := _HEAD_WITHIN.search(key, position):
        end, stop = _end_of_list(text, head.start())
        yield head.start(), end, stop, not key[: head.start()].rstrip().endswith((",", ":"))
        position = max(end, head.end())


def _supporting(text: str) -> tuple[str, ...]:
    key = matchable(text)
    names: tuple[str, ...] = ()
    for found in _SUPPORTED.finditer(key):
        if _HEAD.match(key, found.end()):
            end, _ = _end_of_list(text, found.end())
            names += split_units(text[found.end() : end])
    return names


def _end_of_list(text: str, start: int) -> tuple[int, str]:
    """Return where a list of names in a sentence ends, and the verb that ends it ("" when a point or nothing does)."""
    key = matchable(text)
    if not (head := _HEAD.match(key, start)):
        return start, ""
    position = head.end()
    while position < len(key):
        if key[position] in ".:" and not key[position + 1 : position + 2].isalnum():
            return position, ""
        if key[position] == "(":
            position = _after_bracket(key, position)
            continue
        if key[position] in ",;":
            position, is_over = _after_comma(text, key, position)
            if is_over:
                return position, _verb_at(text, key, _skip_spaces(key, position + 1), start)
            continue
        if key[position].isalpha() and not key[position - 1].isalnum():
            if restricted := _RESTRICTED.match(key, position - 1):
                if _COLLECTIVE.fullmatch(key[start : position - 1].strip()):
                    return restricted.end(), "có"
            if verb := _verb_at(text, key, position, start):
                return _before(key, position), verb
            position += len(re.match(r"\w+", key[position:]).group())  # type: ignore[union-attr]
            continue
        position += 1
    return len(key), ""


def _after_comma(text: str, key: str, position: int) -> tuple[int, bool]:
    """Go over a comma if the names go on behind it; return the new place, or the comma and True."""
    if held := next((found for found in _COMMA_NAMES.finditer(key) if found.start() < position < found.end()), None):
        return held.end(), False
    following = _skip_spaces(key, position + 1)
    after_and = following + len(found.group()) if (found := re.match(r"(?:và|cùng)\s+", key[following:])) else following
    if head := _HEAD.match(key, after_and):
        return head.end(), False
    goes_on = key[position] == "," and (
        _PLACE.match(key, after_and) or _GOES_ON_COLLECTIVE.match(key, after_and) or text[after_and : after_and + 1].isupper()
    )
    return (after_and, False) if goes_on else (position, True)


def _verb_at(text: str, key: str, position: int, start: int) -> str:
    """Return the verb that begins at a place, "" when the words there belong to a name."""
    found = _VERB.match(key, position)
    if found is None or text[position].isupper():
        return ""
    before = key[start:position].rstrip()
    if (within := _WITHIN_NAMES.get(found.group())) and within.search(before):
        return ""
    if _BARE_NOUN.fullmatch(before) and found.group() not in unit_words.NEVER_IN_NAMES:
        return ""
    if found.group() == "tổ chức" and (before.endswith((",", "và", "các", "của")) or _follows_as_noun(key, found.end())):
        return ""
    if found.group() == "là" and re.search(r"đồng chí|ủy viên|thành viên", before) and text[found.end() :].lstrip()[:1].isupper():
        return ""
    return found.group()


def _follows_as_noun(key: str, position: int) -> bool:
    return bool(re.match(r"\s+(?:đảng|chính trị|thành viên|xã hội|đoàn thể|hội(?!\s+(?:nghị|thảo|thi|diễn|họp|thao|trại|chợ)))(?!\w)", key[position:]))


def _before(key: str, position: int) -> int:
    """Step back over a comma or "và" that leads to the verb."""
    return len(re.sub(r"(?:\s*,|\s+và|\s+cùng)?\s*$", "", key[:position]))


def _after_bracket(key: str, position: int) -> int:
    end = key.find(")", position)
    return end + 1 if end >= 0 else len(key)


def _skip_spaces(key: str, position: int) -> int:
    while position < len(key) and key[position].isspace():
        position += 1
    return position


def _has_verb(text: str) -> bool:
    """Whether a sentence of doing stands in the text, not only names."""
    key = matchable(text)
    return any(
        _verb_at(text, key, found.start(), 0) for found in re.finditer(r"\b[^\W\d_]+", key) if _VERB.match(key, found.start())
    )


def _unique(names: tuple[str, ...]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(matchable(name), name)
    return tuple(seen.values())
