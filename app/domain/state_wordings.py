"""How units write a state by hand -> the state: the one table of such wordings, and the rule by which they are found.

To add one: 1. a line in `STATE_WORDINGS`, with its diacritics; 2. in `tests/domain/test_state_wordings.py` a near miss that must
not be taken for it. Only wordings that mean one thing: "không", "đã", "chưa hoàn thành" (begun or not?) are left to the clerk.
"""

from app.domain.progress import STATE_LABELS, ProgressState
from app.text.compare import comparable, fold

STATE_WORDINGS: dict[ProgressState, tuple[str, ...]] = {
    ProgressState.NOT_YET_DUE: ("chưa đến hạn", "chưa tới kỳ", "chưa tới hạn", "chưa đến thời hạn", "chưa đến kỳ hạn"),
    ProgressState.NOT_STARTED: (
        "chưa",
        "chưa làm",
        "chưa triển khai",
        "chưa tiến hành",
        "chưa bắt đầu",
        "chưa triển khai thực hiện",
        "chưa tổ chức thực hiện",
    ),
    ProgressState.IN_PROGRESS: (
        "đang",
        "đang làm",
        "đang triển khai",
        "đang tiến hành",
        "đang hoàn thiện",
        "đang triển khai thực hiện",
        "đang tổ chức thực hiện",
        "đã triển khai và đang thực hiện",
        "đang trong quá trình thực hiện",
    ),
    ProgressState.COMPLETED: (
        "xong",
        "đã xong",
        "làm xong",
        "xong rồi",
        "đã xong rồi",
        "đã hoàn thành",
        "hoàn tất",
        "đã hoàn tất",
        "hoàn thành xong",
        "đã hoàn thành xong",
        "đã thực hiện",
        "thực hiện xong",
        "đã thực hiện xong",
        "đã làm xong",
        "hoàn thành 100",
        "đã hoàn thành 100",
        "hoàn thành đúng hạn",
        "hoàn thành quá hạn",
    ),
    ProgressState.NOT_APPLICABLE: (
        "không phải thực hiện",
        "không phải làm",
        "không triển khai",
        "không áp dụng",
        "không làm",
        "không có nhiệm vụ này",
    ),
}
# What hands write for a word of a state, as they write it.
_SHORT_WORDS: dict[str, tuple[str, ...]] = {
    "ht": ("hoàn", "thành"),
    "th": ("thực", "hiện"),
    "tk": ("triển", "khai"),
    "ko": ("không",),
    "k": ("không",),
    "kg": ("không",),
    "khg": ("không",),
    "khong": ("không",),
    "đg": ("đang",),
    "dg": ("đang",),
    "đag": ("đang",),
}
_ALL = [(label, state) for state, label in STATE_LABELS.items()] + [
    (wording, state) for state, wordings in STATE_WORDINGS.items() for wording in wordings
]


def state_in_words(text: str) -> ProgressState | None:
    """Return the state that a text spells, with or without its diacritics, in short forms, however it ends; None for any other.

    A word typed with diacritics must have the right ones: "đăng" is not "đang".
    """
    if "?" in text:
        return None
    typed = [word for short in comparable(text).split() for word in _SHORT_FORMS.get(short, (short,))]
    candidates = _BY_FOLDED.get(" ".join(_plain(word) for word in typed), ())
    fitting = {state for words, state in candidates if all(_fits(one, word) for one, word in zip(typed, words, strict=True))}
    return fitting.pop() if len(fitting) == 1 else None


def _plain(comparable_word: str) -> str:
    return fold(comparable_word).rstrip("12345") if not comparable_word.isdigit() else comparable_word


def _fits(typed: str, word: str) -> bool:
    """Whether a typed word is that word, or that word without any diacritics."""
    return typed == word or typed == _plain(word)


def _by_folded() -> dict[str, list[tuple[list[str], ProgressState]]]:
    found: dict[str, list[tuple[list[str], ProgressState]]] = {}
    for wording, state in _ALL:
        words = comparable(wording).split()
        found.setdefault(" ".join(_plain(word) for word in words), []).append((words, state))
    return found


_BY_FOLDED = _by_folded()
_SHORT_FORMS = {comparable(short): tuple(comparable(word) for word in words) for short, words in _SHORT_WORDS.items()}
