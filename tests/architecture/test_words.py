"""Words that have no place in the product's files."""

import hashlib
import re
from pathlib import Path

from tests.architecture.source import project_files, shown

TEXT = {
    ".py",
    ".md",
    ".toml",
    ".in",
    ".json",
    ".sql",
    ".spec",
    ".yaml",
    ".yml",
    ".qss",
    ".ts",
    ".html",
    ".css",
    ".iss",
    ".nsi",
    "",
}
LEFT_UNDONE = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
OUR_OWN_LISTS = {"tests/architecture/test_words.py"}

# Kept as the beginnings of SHA-256 digests, so that this list does not hold the words itself; a word counts as written and
# in lower case.
UNWANTED = {
    "053ea4804ef1", "11fb682be0a0", "386ebc0efd04", "3ea125d0bff3", "487b91042c7c", "57de4cf40144",
    "5d72436256ad", "60965168ce76", "7d3194f79e64", "8c70b25cbbbe", "94a168d2da57", "c70eca6b0f88",
    "c857d09db23e", "d298391b0743", "d4f0bc5a29de", "de2187af3fb0",
}  # fmt: skip


def test_nothing_is_marked_as_left_undone() -> None:
    marked = {f"{shown(path)}: {mark}" for path in own_texts() for mark in LEFT_UNDONE.findall(text_of(path))}
    assert not marked


def test_no_file_holds_an_unwanted_word() -> None:
    named = {
        f"{shown(path)}: {word!r}"
        for path in own_texts()
        for word in set(re.findall(r"\w+", text_of(path)))
        if word.isascii() and {digest(word), digest(word.lower())} & UNWANTED
    }
    assert not named


def own_texts() -> list[Path]:
    """Return the text files that the project wrote itself: not the list above, not the licences of others."""
    files = [path for path in project_files() if path.suffix in TEXT and "licences" not in path.parts]
    return [path for path in files if shown(path) not in OUR_OWN_LISTS]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def digest(word: str) -> str:
    return hashlib.sha256(word.encode("utf-8")).hexdigest()[:12]
