"""Accepted texts: what an exported file says and looks like, as a dump a person can read and compare line by line."""

import difflib
import os
from pathlib import Path

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def assert_accepted(folder: str, name: str, text: str) -> None:
    """Compare `text` with the accepted one; `python -m tests --accept NAME` takes it as the new one."""
    path = GOLDEN / folder / f"{name}.txt"
    if os.environ.get("DONDOC_ACCEPT") == name:
        path.write_text(text, encoding="utf-8", newline="\n")
    accepted = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = "\n".join(difflib.unified_diff(accepted.splitlines(), text.splitlines(), "accepted", "now", lineterm="", n=1))
    assert not difference, f"{difference}\n\nRead it; if it is meant: python -m tests --accept {name}"
