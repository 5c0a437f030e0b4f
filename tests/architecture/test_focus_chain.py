"""PySide makes what some questions return a child of whom was asked; asked around a ring, the wrappers own one another.

Collected, such a ring ends the program without a word. The shape is kept out by name: Tab is pressed (`tests/ui/keyboard.py`), or
widgets are found with `findChildren`.
"""

import re

import pytest

from tests.architecture.source import python_files, shown

RINGS = re.compile(r"\.(nextInFocusChain|previousInFocusChain|sourceModel)\(\)|selectionModel\(\)\.model\(\)")


@pytest.mark.parametrize("folder", ["ui", "tests"])
def test_no_ring_of_owners_is_made(folder):
    found = [shown(path) for path in python_files(folder) if RINGS.search(path.read_text("utf-8"))]
    assert not found
