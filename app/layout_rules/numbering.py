"""Numbers of headings in the form an office writes them, from one sample a level: "I-", "1.", "a)"."""

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_VIETNAMESE_LETTERS = "abcdđeghiklmnopqrstuvxy"


class HeadingNumbers:
    """Counts headings of every level and writes their numbers.

    Args:
        forms: a sample of the number of each level, from the main sections down.
    """

    def __init__(self, forms: tuple[str, ...]) -> None:
        self._forms = forms
        self._counts: list[int] = []

    def next(self, level: int) -> str:
        """Return the number of the next heading of `level` (from 1); deeper levels start again."""
        self._counts = (self._counts + [0] * level)[:level]
        self._counts[-1] += 1
        form = self._forms[level - 1] if level <= len(self._forms) else "-"
        return "-" if form == "-" else written(form, self._counts)


def written(form: str, counts: list[int]) -> str:
    """Return the number of the heading that `counts` leads to, in the form of a sample.

    "1.1." takes the counts of as many levels as the sample has figures; "I-" is Roman, "a)" a letter.
    """
    digits = form.count("1")
    mark = form.lstrip("I1.a") if digits < 2 else form[form.rindex("1") + 1 :]
    mark = mark or form[-1]
    if digits > 1:
        return ".".join(str(count) for count in counts[-digits:]) + mark
    if digits:
        return f"{counts[-1]}{mark}"
    return f"{roman(counts[-1]) if form.startswith('I') else _letter(counts[-1])}{mark}"


def roman(number: int) -> str:
    """Return a positive number in Roman figures, as far as documents count."""
    text = ""
    for value, figure in _ROMAN:
        while number >= value:
            text += figure
            number -= value
    return text


def _letter(number: int) -> str:
    return _VIETNAMESE_LETTERS[(number - 1) % len(_VIETNAMESE_LETTERS)]
