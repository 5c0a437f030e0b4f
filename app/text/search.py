"""How what is typed in the search box matches a text, and how well.

- Words are found in any order, and all of them must be. Typed without diacritics a word finds every spelling ("bao cao", "Báo
  cáo"); typed with diacritics it is meant as it stands, word by word ("báo cao" wants "báo" but leaves "cao" open). "uỷ" is "ủy".
- A word matches best as a whole word or as an abbreviation, less as the beginning of one, as it is while one types, least
  inside one. An accented beginning may still lack its tone, which is typed last: "đươ" finds "được".
- Names are found by their initials too: "cbvp" finds "Chi bộ Văn phòng".
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from app.text.abbreviations import ABBREVIATIONS
from app.text.compare import fold, letters_and_tone

_MARK = "\u0300-\u036f"
_WORD = re.compile(rf"(?:[^\W_][{_MARK}]*)+")
_FEWEST_INITIALS = 2
_FEWEST_INITIALS_INSIDE = 3
_MOST_WORDS = 12
_LONGEST_QUERY = 500
_QUESTION_WORDS = {"viec", "nhiem", "vu", "don", "vi", "den", "dau", "cua", "thi", "sao", "roi", "chua"}
Span = tuple[int, int]


class Closeness(IntEnum):
    """How well a query matches, the best first."""

    PHRASE = 0
    WHOLE_WORDS = 1
    BEGINNINGS = 2
    INSIDE = 3


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One typed word.

    Attributes:
        folded: without diacritics; what the folded columns of the book are asked for.
        letters, tone: as they were typed with diacritics; no letters when any spelling will do.
        stands_for: the folded words it is an abbreviation of, empty for none.
    """

    folded: str
    letters: str = ""
    tone: str = ""
    stands_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: all of these words."""

    words: tuple[QueryWord, ...]

    def __bool__(self) -> bool:
        return bool(self.words)

    def only(self, numbers: Sequence[int]) -> "Query":
        """Return the query of some of the words, by their numbers from 0."""
        return Query(tuple(self.words[number] for number in numbers))


@dataclass(frozen=True, slots=True)
class Match:
    """A query found in a text.

    Attributes:
        closeness: how well.
        spans: where the words stand in the composed (NFC) text: first letter and the one behind the last, in order.
    """

    closeness: Closeness
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _TextWord:
    folded: str
    letters: str
    tone: str
    span: Span


def parse_query(typed: str) -> Query:
    """Return what was typed as words; nothing but signs gives an empty query. More than a dozen words are not looked at."""
    composed = unicodedata.normalize("NFC", typed[:_LONGEST_QUERY])
    return Query(tuple(_query_word(word) for word in _WORD.findall(composed)[:_MOST_WORDS] if _folded(word)))


def without_question_words(query: Query) -> Query:
    """Return a query without the words that only make it a question: "việc X, đơn vị Y, đến đâu rồi?"."""
    return Query(tuple(word for word in query.words if word.folded not in _QUESTION_WORDS))


def find(query: Query, text: str) -> Match | None:
    """Return how and where a text holds all words of a query, None when it does not."""
    words = _words_of(text)
    found: list[tuple[Closeness, int, Span]] = []
    for wanted in query.words:
        best = _best(wanted, words)
        if best is None:
            return None
        found.append(best)
    closeness = max((one[0] for one in found), default=Closeness.PHRASE)
    spans = tuple(sorted({one[2] for one in found}))
    phrase = _phrase(query, words) if closeness <= Closeness.WHOLE_WORDS else None
    return Match(Closeness.PHRASE, (phrase,)) if phrase else Match(closeness, spans)


def find_name(query: Query, names: Sequence[str]) -> Match | None:
    """Return how a query matches someone known by several names, in words, initials and abbreviations; None when it does not.

    Args:
        query: what is looked for; its words may belong to different names.
        names: the name that is shown, then the others. Spans are those in the first.
    """
    found = [_as_one_of(wanted, names) for wanted in query.words]
    ways = [way for way in found if way is not None]
    if len(ways) < len(found):
        return None
    closeness = max(ways, default=Closeness.PHRASE)
    if closeness <= Closeness.WHOLE_WORDS and any(
        _phrase(query, spelling.words) for name in names for spelling in _spellings(name)
    ):
        closeness = Closeness.PHRASE
    shown = find(query, names[0])
    return Match(closeness, shown.spans if shown else ())


def words_naming(query: Query, names: Sequence[str]) -> frozenset[int]:
    """Return the numbers of those words of a query that mean someone known by these names; the inside of words says nothing."""
    return frozenset(
        number
        for number, wanted in enumerate(query.words)
        if (way := _as_one_of(wanted, names)) is not None and way is not Closeness.INSIDE
    )


def is_called(word: QueryWord, names: Sequence[str]) -> bool:
    """Whether one word is all that someone is called: a whole name, its initials or how they begin, or a usual abbreviation."""
    spellings = [spelling for name in names for spelling in _spellings(name)]
    if any(spelling.folded == word.folded for spelling in spellings):
        return True
    ways = [_by_initials(word, spelling) for spelling in spellings]
    ways += [best[0] for spelling in spellings if (best := _spelled_out(word, spelling.words))]
    return any(way is not None and way <= Closeness.BEGINNINGS for way in ways)


def initials_of(name: str) -> str:
    """Return the first letters of a name without diacritics, figures whole: what may be typed for it."""
    return _spellings(name)[0].initials


def excerpt(text: str, spans: Sequence[Span], longest: int = 120) -> str:
    """Return the part of a text around the words found, on one line, with "…" where it was cut."""
    composed = unicodedata.normalize("NFC", text)
    first = spans[0][0] if spans else 0
    start = 0
    if len(composed) > longest and first > longest // 3:
        start = min(first - longest // 3, len(composed) - longest)
        start = composed.rfind(" ", 0, start + 1) + 1
    end = min(len(composed), start + longest)
    if end < len(composed):
        end = max(composed.rfind(" ", start, end), min(spans[0][1] if spans else 0, end)) or end
    shown = " ".join(composed[start:end].split())
    return f"{'…' if start else ''}{shown}{'…' if end < len(composed) else ''}"


def _query_word(word: str) -> QueryWord:
    small = word.casefold()
    folded = _folded(word)
    letters, tone = letters_and_tone(small) if unicodedata.normalize("NFC", small) != folded else ("", "")
    return QueryWord(folded, letters, tone, tuple(fold(ABBREVIATIONS.get(small, "")).split()))


@lru_cache(maxsize=16384)
def _words_of(text: str) -> tuple[_TextWord, ...]:
    composed = unicodedata.normalize("NFC", text)
    return tuple(_text_word(found.group(), found.span()) for found in _WORD.finditer(composed))


def _text_word(word: str, span: Span) -> _TextWord:
    return _TextWord(_folded(word), *letters_and_tone(word.casefold()), span)


@lru_cache(maxsize=16384)
def _folded(word: str) -> str:
    return fold(word).replace(" ", "")


def _best(wanted: QueryWord, words: Sequence[_TextWord]) -> tuple[Closeness, int, Span] | None:
    """Return the best and first place of one typed word in a text."""
    best: tuple[Closeness, int, Span] | None = None
    for number, word in enumerate(words):
        way = _way(wanted, word)
        if way is not None and (best is None or way < best[0]):
            best = way, number, word.span
            if way is Closeness.WHOLE_WORDS:
                return best
    return _spelled_out(wanted, words) or best


def _spelled_out(wanted: QueryWord, words: Sequence[_TextWord]) -> tuple[Closeness, int, Span] | None:
    """Return where the words stand that an abbreviation stands for."""
    size = len(wanted.stands_for)
    if size:
        folded = tuple(word.folded for word in words)
        for start in range(len(words) - size + 1):
            if folded[start : start + size] == wanted.stands_for:
                return Closeness.WHOLE_WORDS, start, (words[start].span[0], words[start + size - 1].span[1])
    return None


def _way(wanted: QueryWord, word: _TextWord) -> Closeness | None:
    """Return how one typed word matches one word of a text."""
    if wanted.folded not in word.folded:
        return None
    if not wanted.letters:
        return _place(wanted.folded, word.folded)
    if wanted.letters == word.letters:
        return Closeness.WHOLE_WORDS if wanted.tone == word.tone else None
    return _place(wanted.letters, word.letters) if wanted.tone in ("", word.tone) else None


def _place(wanted: str, whole: str) -> Closeness | None:
    if wanted == whole:
        return Closeness.WHOLE_WORDS
    if whole.startswith(wanted):
        return Closeness.BEGINNINGS
    return Closeness.INSIDE if wanted in whole else None


def _phrase(query: Query, words: Sequence[_TextWord]) -> Span | None:
    """Return where the words of a query stand one behind the other as they were typed, each whole."""
    size = len(query.words)
    if size == 1 and query.words[0].stands_for:
        spelled = _spelled_out(query.words[0], words)
        if spelled:
            return spelled[2]
    for start in range(len(words) - size + 1):
        run = words[start : start + size]
        if all(_way(wanted, word) is Closeness.WHOLE_WORDS for wanted, word in zip(query.words, run, strict=True)):
            return (run[0].span[0], run[-1].span[1]) if run else None
    return None


def _as_one_of(wanted: QueryWord, names: Sequence[str]) -> Closeness | None:
    return min((way for name in names if (way := _as_name(wanted, name)) is not None), default=None)


def _as_name(wanted: QueryWord, name: str) -> Closeness | None:
    """Return how one typed word matches a name: by a word of it, or by its initials."""
    ways: list[Closeness] = []
    for spelling in _spellings(name):
        if wanted.folded in spelling.folded or wanted.stands_for:
            best = _best(wanted, spelling.words)
            ways += [best[0]] if best else []
        by_initials = _by_initials(wanted, spelling)
        ways += [by_initials] if by_initials is not None else []
    return min(ways, default=None)


def _by_initials(wanted: QueryWord, name: "_Spelling") -> Closeness | None:
    """Return how a typed word matches the initials of a name."""
    typed, whole = (wanted.letters, name.accented_initials) if wanted.letters else (wanted.folded, name.initials)
    if len(typed) < _FEWEST_INITIALS or typed not in whole:
        return None
    if typed == whole:
        return Closeness.WHOLE_WORDS
    if whole.startswith(typed):
        return Closeness.BEGINNINGS
    return Closeness.INSIDE if len(typed) >= _FEWEST_INITIALS_INSIDE or whole.endswith(typed) else None


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A name as it may be asked for: its words and their first letters, figures whole, without and with diacritics."""

    text: str
    words: tuple[_TextWord, ...]
    folded: str
    initials: str
    accented_initials: str


@lru_cache(maxsize=16384)
def _spellings(name: str) -> tuple[_Spelling, ...]:
    """Return a name, and with its abbreviations written out when it has any: "UBND xã" is "uỷ ban nhân dân xã" too."""
    composed = unicodedata.normalize("NFC", name)
    full = _WORD.sub(lambda found: _written_out(found.group()), composed)
    return tuple(_spelling(text) for text in dict.fromkeys((composed, full)))


def _spelling(text: str) -> _Spelling:
    words = _words_of(text)
    is_number = [word.folded.isdecimal() for word in words]
    plain = "".join(word.folded if whole else word.folded[:1] for word, whole in zip(words, is_number, strict=True))
    accented = "".join(word.letters if whole else word.letters[:1] for word, whole in zip(words, is_number, strict=True))
    return _Spelling(text, words, " ".join(word.folded for word in words), plain, accented)


def _written_out(word: str) -> str:
    return ABBREVIATIONS.get(word.casefold(), word) if word.isupper() else word
