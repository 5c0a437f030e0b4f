"""Every room tells a newcomer its job: a README.md of at most a page."""

from pathlib import Path

from tests.architecture.source import ROOT, shown

PAGE_LINES, PAGE_CHARACTERS = 60, 4000


def rooms() -> list[Path]:
    """Return the rooms: the packages directly under app and ui, and the folders beside them."""
    inner = [folder for house in ("app", "ui") for folder in (ROOT / house).iterdir() if any(folder.glob("*.py"))]
    return sorted([*inner, *(ROOT / name for name in ("resources", "data", "tests", "bench", "packaging"))])


def test_every_room_has_a_readme() -> None:
    without = [shown(room) for room in rooms() if not (room / "README.md").is_file()]
    assert not without, "Rooms without a README.md (its job, its one rule, how to add one): " + ", ".join(without)


def test_a_rooms_readme_is_at_most_a_page() -> None:
    texts = {shown(room): (room / "README.md").read_text(encoding="utf-8") for room in rooms() if (room / "README.md").is_file()}
    long = [name for name, text in texts.items() if text.count("\n") > PAGE_LINES or len(text) > PAGE_CHARACTERS]
    assert not long, f"More than {PAGE_LINES} lines or {PAGE_CHARACTERS} characters: " + ", ".join(long)
