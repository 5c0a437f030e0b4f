"""How alike two texts are, in percent of their words, and which texts of another list come closest.

Order, case and diacritics do not count: duties of two plans say the same in another order, or were typed by another hand.
"""

from collections.abc import Sequence

from app.text.compare import fold

ALIKE = 60
"""From so many percent on, two duties are proposed as saying the same."""


def closest(texts: Sequence[str], others: Sequence[str], *, least: float = ALIKE, most: int = 1) -> list[list[tuple[int, float]]]:
    """Return for each text the other texts most like it, best first.

    Args:
        texts: what is looked for.
        others: where it is looked for.
        least: likeness in percent below which nothing is proposed.
        most: how many are wanted for one text.

    Returns:
        One list a text: (place among the others, likeness in percent).
    """
    from rapidfuzz import fuzz, process

    folded = {place: fold(text) for place, text in enumerate(others)}
    return [
        [
            (place, round(likeness, 1))
            for _, likeness, place in process.extract(
                fold(text), folded, scorer=fuzz.token_sort_ratio, score_cutoff=least, limit=most
            )
        ]
        for text in texts
    ]


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, in percent."""
    from rapidfuzz import fuzz

    return round(fuzz.token_sort_ratio(fold(one), fold(other)), 1)
