"""Names of units: lists split one by one, and where in a sentence such a list ends.

The written form is kept; "các cơ quan, đơn vị liên quan" is one name, and so is "Sở Văn hóa, Thể thao và Du lịch".
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from app.importers.plan import unit_words
from app.text.matching import matchable
from app.text.syllables import with_strays_blanked

EDGES = " \t\n.;,:-*+/"


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted((_escaped(word) for word in words), key=len, reverse=True))


def _escaped(word: str) -> str:
    """Return the pattern of some words, however far apart they stand."""
    return re.escape(word).replace("\\ ", r"\s+")


def _heads() -> str:
    """Return the pattern of the words a name may begin with, each without what makes it something else."""
    patterns: list[str] = []
    for row in unit_words.HEADS.strip().splitlines():
        names, _, others = row.partition(" ! ")
        not_before = [word.strip() for word in others.split(",") if word.strip()]
        limit = rf"(?!\s*,?\s*(?:{_either(not_before)})(?!\w))" if not_before else ""
        *plain, last = [name.strip() for name in names.split(", ")]
        patterns += [_escaped(name) for name in plain] + [_escaped(last) + r"(?!\w)" + limit]
    return "|".join(sorted(patterns, key=lambda pattern: len(pattern.split("(?")[0]), reverse=True))


_QUANTIFIERS = _either(unit_words.QUANTIFIERS)
_NOUN = rf"(?:{_either(unit_words.COLLECTIVES)})(?!\w)"
_NAMELESS = rf"(?:{_either(unit_words.NAMELESS)})"

HEAD = re.compile(rf"(?:(?:{_QUANTIFIERS})\s+)?(?:{_heads()})(?!\w)")
VERB = re.compile(rf"(?:{_either(unit_words.VERBS)})(?!\w)")
NAMELESS = re.compile(rf"{_NAMELESS}(?:\s+{_NAMELESS})?")
_LAST_QUANTIFIER = re.compile(rf"\s((?:{_QUANTIFIERS})\s+(?!.*\s(?:{_QUANTIFIERS})\s).*)$")
_COLLECTIVE = re.compile(rf"(?:(?:{_QUANTIFIERS})\s+)?{_NOUN}(?:(?:\s*[,/]\s*(?:và\s+)?|\s+và\s+|\s+){_NOUN})*")
_NEXT_COLLECTIVE = re.compile(rf"{_NOUN}(?=\s*(?:[,;/.)]|và\s|$)|\s+(?P<second>(?:{unit_words.QUALIFIERS})(?!\w)|{_NOUN}))")
_LEADING_QUANTIFIER = re.compile(rf"(?:{_QUANTIFIERS})\s+")
_RESTRICTED = re.compile(
    r"\s+được\s+(?:giao|phân công)(?:\s+(?:chủ trì\s+)?(?:thực hiện\s+)?nhiệm vụ)?(?=\s+(?:có|phải|chịu|căn cứ|chủ động|theo)\s)"
)
_PLACE = re.compile(rf"(?:{_either(unit_words.PLACES)})(?!\w)")
_HONORIFIC = re.compile(r"\s*(?:đồng chí|đ/c\.?|ông|bà)\s+")
_POST = re.compile(rf"(?:{_either(unit_words.POSTS)})(?!\w)")
_PERSONS = re.compile(r"đồng chí|ủy viên|thành viên")
_LONGEST_PERSON = 5  # words

# "phòng quản lý …" is a name, "văn phòng quản lý …" says what the office does.
_WITHIN_NAMES = {
    verb: re.compile(rf"(?<!\w)(?<!văn )(?:{_either(before)})$") for verb, before in unit_words.NOT_VERBS_AFTER.items()
}
_BARE_NOUN = re.compile(rf"(?:^|[,;]\s*(?:và\s+)?|\s(?:và|cùng)\s+)(?P<noun>{unit_words.BARE_NOUNS})$")
_ORGANISATION = re.compile(rf"\s+(?:{unit_words.ORGANISATIONS})(?!\w)")

_SEPARATOR = re.compile(r"\s*,\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng|cùng với|hoặc)\s+")
_COMMA_NAMES = re.compile(_either(unit_words.NAMES_WITH_COMMAS))
_SHARED_END = re.compile(r"[^,]+\s+và\s+[^,]+\s+các cấp\.?")
_BRACKET = re.compile(rf"\s*\((?:{unit_words.EXPLAINING})(?!\w)[^()]*(?:\([^()]*\)[^()]*)*\)?")
_SECOND_WORDS = re.compile(r"(?<=\w)\s+(\w+)")  # that go on without a comma
_TOKEN = re.compile(r"[.:,;(]|\w+")
# "Phòng Chính trị, tư tưởng chủ trì": small letters behind a comma go on with the name when its verb follows.
_GOES_ON_TO_LEAD = re.compile(
    rf"(?!(?:{_either(unit_words.VERBS)})(?!\w))(?:\w+\s+){{1,3}}?"
    r"(?:chủ trì|xây dựng|tham mưu|phối hợp|tổ chức|chịu trách nhiệm|ban hành)(?!\w)"
)
_AND = re.compile(r"\s*(?:(?:và|cùng)\s+)?")
_WORD = re.compile(r"\b[^\W\d_]+")


@lru_cache(maxsize=8192)
def key_of(text: str) -> str:
    """Return the form in which names are looked for: as long as the text, slips of typing blanked."""
    return matchable(with_strays_blanked(text))


@lru_cache(maxsize=4096)
def split_units(text: str) -> tuple[str, ...]:
    """Split a list that holds nothing but names, as a field or a table cell does, into the names as written.

    Args:
        text: the list, cleaned; line ends separate names.
    """
    parts = [_behind_collective(part) for part in re.split(r"[;\n]", without_brackets(text))]
    return _named([name for part in parts for name in _split_at_commas(part.strip())])


def _behind_collective(part: str) -> str:
    """Return the names that a collective is said to be: "các đoàn thể: Công đoàn, Đoàn Thanh niên"."""
    collective, colon, names = part.partition(":")
    return names if colon and _is_collective(collective.strip()) and starts_with_unit(names.strip()) else part


def is_unit_list(text: str) -> bool:
    """Whether a text holds nothing but names of units."""
    names = split_units(text)
    return bool(names) and all(starts_with_unit(name) and not has_verb(name) for name in names)


def starts_with_unit(text: str) -> bool:
    """Whether the first words are the name of a unit."""
    return bool(HEAD.match(key_of(text)))


def starts_with_verb(text: str) -> bool:
    """Whether the first word is one of doing: what a duty without a subject begins with."""
    return bool(VERB.match(key_of(text)))


def has_verb(text: str) -> bool:
    """Whether a sentence of doing stands in the text, not only names."""
    key = key_of(text)
    return any(_verb_at(text, key, found.start(), 0) for found in _WORD.finditer(key) if VERB.match(key, found.start()))


def without_brackets(text: str) -> str:
    """Take out brackets that explain; the others belong to the name."""
    key = key_of(text)
    kept, start = "", 0
    for bracket in _BRACKET.finditer(key):
        kept += text[start : bracket.start()]
        start = bracket.end()
    return kept + text[start:]


def end_of_list(text: str, start: int) -> tuple[int, str]:
    """Return where a list of names in a sentence ends, and the verb that ends it ("" when a point or nothing does).

    The end is `start` itself when no name stands there.
    """
    key = key_of(text)
    if not (head := HEAD.match(key, start)):
        return start, ""
    position = head.end()
    while token := _TOKEN.search(key, position):
        position, verb = _go_over(token, text, key, start)
        if verb is not None:
            return position, verb
    return len(key), ""


def _go_over(token: re.Match[str], text: str, key: str, start: int) -> tuple[int, str | None]:
    """Go over a word or mark of a list; return the place behind it and None, or the end of the list and what ends it."""
    position, behind = token.span()
    match token.group():
        case "." | ":":
            return (behind, None) if key[behind : behind + 1].isalnum() else (position, "")
        case "(":
            closed = key.find(")", behind)
            return (closed + 1 if closed >= 0 else len(key)), None
        case "," | ";":
            following = _after_comma(text, key, position)
            return (following, None) if following else (position, _verb_at(text, key, _behind_spaces(key, behind), start))
        case _:
            return _go_over_word(token, text, key, start)


def _go_over_word(token: re.Match[str], text: str, key: str, start: int) -> tuple[int, str | None]:
    position = token.start()
    restricted = _RESTRICTED.match(key, position - 1)
    if restricted and _COLLECTIVE.fullmatch(key[start : position - 1].strip()):
        return restricted.end(), "có"
    if verb := _verb_at(text, key, position, start):
        return len(re.sub(r"(?:\s*,|\s+và|\s+cùng)?\s*$", "", key[:position])), verb
    return token.end(), None


def _after_comma(text: str, key: str, position: int) -> int:
    """Return where the names go on behind a comma; 0 if they do not."""
    if held := next((found for found in _COMMA_NAMES.finditer(key) if found.start() < position < found.end()), None):
        return held.end()
    found = _AND.match(key, position + 1)
    following = found.end() if found else position + 1
    if head := HEAD.match(key, following):
        return head.end()
    is_name = text[following : following + 1].isupper() or _GOES_ON_TO_LEAD.match(key, following)
    goes_on = is_name or _PLACE.match(key, following) or _is_next_collective(text, key, following)
    return following if key[position] == "," and goes_on else 0


def _verb_at(text: str, key: str, position: int, start: int) -> str:
    """Return the verb that begins at a place, "" when the words there belong to a name."""
    found = VERB.match(key, position)
    if found is None or text[position].isupper():
        return ""
    before = key[start:position].rstrip()
    return "" if _is_within_name(found, before, text, start) else found.group()


def _is_within_name(verb: re.Match[str], before: str, text: str, start: int) -> bool:
    """Whether what is a verb elsewhere belongs to the name before it, in a list that begins at `start`."""
    word = verb.group()
    if (within := _WITHIN_NAMES.get(word)) and within.search(before):
        return True
    if before.endswith(" được") and not verb.string[verb.end() :].strip(EDGES):  # "các đơn vị được kiểm tra:"
        return True
    bare = _BARE_NOUN.search(before)
    if bare and (bare.start() == bare.start("noun") or text[start + bare.start("noun")].isupper()):
        return word not in unit_words.NEVER_IN_NAMES
    if word == "tổ chức":
        return before.endswith((",", "và", "các", "của")) or bool(_ORGANISATION.match(verb.string, verb.end()))
    return word == "là" and bool(_PERSONS.search(before)) and text[verb.end() :].lstrip()[:1].isupper()


def _split_at_commas(part: str) -> list[str]:
    key = key_of(part)
    if _SHARED_END.fullmatch(key):
        return [part]
    names: list[str] = []
    start = 0
    held = [found.span() for found in _COMMA_NAMES.finditer(key)]
    for gap in _SEPARATOR.finditer(key):
        if not any(first <= gap.start() < last for first, last in held) and _separates(part, key, start, gap):
            names.append(part[start : gap.start()])
            start = gap.end()
    return [*names, part[start:]]


def _separates(part: str, key: str, start: int, gap: re.Match[str]) -> bool:
    """Whether a comma or "và" stands between two names and not inside one."""
    if not HEAD.match(key, gap.end()) or (_is_person(key[start : gap.start()]) and _POST.match(key, gap.end())):
        return False
    return not (_is_collective(part[start : gap.start()].strip()) and _is_next_collective(part, key, gap.end()))


def _is_collective(name: str) -> bool:
    """Whether a name ends in a collective: "các sở", "thủ trưởng các cơ quan", but not "Ban Tổ chức"."""
    key = key_of(name)
    if last := _LAST_QUANTIFIER.search(key):
        name, key = name[last.start(1) :], key[last.start(1) :]
    leading = _LEADING_QUANTIFIER.match(key)
    is_proper = any(word[0].isupper() for word in _SECOND_WORDS.findall(name, leading.end() if leading else 0))
    return bool(_COLLECTIVE.fullmatch(key)) and not is_proper


def _is_next_collective(text: str, key: str, position: int) -> bool:
    """Whether a noun that goes on with a collective stands there: "ban, ngành", but not the name "Ban Tổ chức"."""
    found = _NEXT_COLLECTIVE.match(key, position)
    if found is None or not found["second"]:
        return found is not None
    return text[found.start("second")].islower() or bool(_PLACE.match(key, found.start("second")))


def _is_person(name: str) -> bool:
    """Whether a name is that of a person: "đồng chí" and no post or body behind it."""
    found = _HONORIFIC.match(name)
    return bool(found) and not HEAD.match(name, found.end()) and 1 < len(name[found.end() :].split()) <= _LONGEST_PERSON


def _named(names: list[str]) -> tuple[str, ...]:
    stripped = (name.strip(EDGES + "…") for name in names)
    return tuple(name for name in stripped if any(ch.isalpha() for ch in name))


def _behind_spaces(key: str, position: int) -> int:
    while position < len(key) and key[position].isspace():
        position += 1
    return position
