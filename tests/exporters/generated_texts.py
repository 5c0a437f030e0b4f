"""Ten thousand texts that spreadsheets like to spoil: fixed seed, so that a failure can be looked at again."""

import random
import unicodedata
from collections.abc import Iterator

SEED = 20221231
STARTS = ("=", "+", "-", "@", "'", '"', "\t", "\n", " ", "{=", "=cmd|' /C calc'!A0 ", "=HYPERLINK(", "+84 ", "- ", "")
WHOLE = (
    *("_x0041_", "_x000D_", "x_x0009_y", "_X0041_", "_x_", "0123", "00", "1/2", "15/12", "1e5", "1E+3", "TRUE", "ĐÚNG", "#N/A"),
    *(
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "<f>1+1</f>",
        "</t></si>",
        "]]>",
        "&amp;",
        "&#10;",
        "50%",
        "1.000.000",
        "12:30",
        "\u00a0",
        "\u200b",
    ),
)
PIECES = (
    *(
        "Đảng uỷ",
        "Đảng ủy",
        "báo cáo",
        "quý IV/2022",
        "thực hiện",
        "😀",
        "🇻🇳",
        "👩\u200d🔬",
        "dòng một\ndòng hai",
        "a\tb",
        "_x0041_",
    ),
    *(
        "<b>",
        "&",
        '"',
        "'",
        "\u2028",
        "\u0301",
        "\ufeff",
        "\u202e",
        "\ud83d",
        "\x00",
        "\x07",
        "\x1b",
        "\x7f",
        "\x85",
        "\ufffe",
        "1/2",
        "#N/A",
    ),
    *("  ", "\n\n", "\r\n", "\r", "ệ", "漢字", "𝔘", "=1+1", "0", "٣"),
)


def generated_texts(count: int = 10_000) -> Iterator[str]:
    """Yield the texts, some as long as a cell holds and a little longer, some decomposed."""
    chance = random.Random(SEED)
    yield from ("x" * 32_767, "x" * 32_768, "😀" * 16_383, "😀" * 16_384, "ệ" * 32_767, "\n" * 300 + "x", "=" * 32_767)
    for _ in range(count - 7):
        text = chance.choice(STARTS) + "".join(chance.choices(PIECES, k=chance.randrange(1, 7)))
        if chance.random() < 0.2:
            text = chance.choice(WHOLE) + (chance.choice(PIECES) if chance.random() < 0.3 else "")
        yield unicodedata.normalize("NFD", text) if chance.random() < 0.2 else text
