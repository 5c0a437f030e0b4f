"""Names of bodies as they stand in running text: "ĐẢNG UỶ SỞ NỘI VỤ" becomes "Đảng uỷ Sở Nội vụ".

Letterheads are in capitals, prose is not, and which words keep a capital follows from what they name.
"""

from collections.abc import Iterable, Iterator

_BODIES = (
    "Ban Chấp hành", "Ban Thường vụ", "Ban Thường trực", "Ban Chỉ đạo", "Đảng uỷ", "Đảng ủy", "Đảng bộ", "Chi bộ",
    "Uỷ ban nhân dân", "Ủy ban nhân dân", "Uỷ ban", "Ủy ban", "Hội đồng nhân dân", "Hội đồng", "Văn phòng", "Chi cục",
    "Trung tâm", "Công ty", "Liên đoàn", "Công đoàn", "Mặt trận",
)  # fmt: skip
"""Words a name begins with: a capital on the first syllable, and on the first of what follows."""

_BODIES_OPENING = ("Sở", "Ban", "Phòng", "Cục", "Bộ", "Khối", "Viện", "Hội", "Đoàn", "Trường")
"""The same where a name opens only: inside one, the syllable may belong to another word ("cán bộ", "quốc phòng")."""

_BODIES_OF_PLACES = ("Tỉnh uỷ", "Tỉnh ủy", "Thành uỷ", "Thành ủy", "Huyện uỷ", "Huyện ủy")
_LEVELS = ("tỉnh", "thành phố", "đặc khu", "phường", "xã", "huyện", "quận", "thị xã", "thị trấn")
"""What names a place: every syllable after it has a capital. Levels of administration themselves are small."""

_SMALL = {"các", "và", "của"}
_VOWELS = set("AĂÂEÊIOÔƠUƯYÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ")
_ABBREVIATIONS = {"UBND", "HĐND", "MTTQ", "UBMTTQ", "TP", "CQ", "DN"}


def name_in_prose(name: str) -> str:
    """Return a name for running text; one that is not all in capitals is returned as it is."""
    if not name.isupper():
        return name
    text = " ".join(_with_capitals(name.split()))
    return text[:1].upper() + text[1:]


def _with_capitals(words: list[str]) -> Iterator[str]:
    """Give the words with the capitals that prose gives them."""
    position, opens_name, is_place = 0, True, False
    while position < len(words):
        known = (*_BODIES, *_BODIES_OF_PLACES, *_LEVELS, *(_BODIES_OPENING if opens_name else ()))
        if found := _longest_at(words, position, known):
            yield found
            position += len(found.split())
            opens_name, is_place = True, found in _BODIES_OF_PLACES or found in _LEVELS
        else:
            word = words[position]
            yield _cased(word, capital=opens_name or is_place)
            position += 1
            opens_name = opens_name and word.lower() in _SMALL


def _longest_at(words: list[str], position: int, names: Iterable[str]) -> str | None:
    """Return the longest of `names` that begins at `position`."""
    rest = " ".join(words[position:]).lower() + " "
    return max((name for name in names if rest.startswith(f"{name.lower()} ")), key=len, default=None)


def _cased(word: str, *, capital: bool) -> str:
    if word in _ABBREVIATIONS or not _VOWELS & set(word):
        return word
    return word.capitalize() if capital and word.lower() not in _SMALL else word.lower()
