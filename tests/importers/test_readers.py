"""The registry of readers: each row names a function and a type that are there and fit together."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from app.importers.readers import READERS

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", READERS)
def test_a_reader_takes_a_path_and_returns_the_type_of_its_row(name: str) -> None:
    row = READERS[name]
    read = row.load()
    assert isinstance(read, Callable)
    hints = get_type_hints(read)
    returned = hints.pop("return")
    assert Path in hints.values()
    assert returned == row.result_type()
    assert row.may_be_none == (type(None) in get_args(returned))


@pytest.mark.parametrize("name", READERS)
def test_the_type_of_a_reader_can_travel_as_json(name: str) -> None:
    from msgspec import json

    json.Decoder(READERS[name].result_type())  # raises TypeError for a type that cannot


def test_the_door_for_files_imports_no_office_library() -> None:
    """The window imports it at its start; the libraries are for the child."""
    script = (
        "import sys; import app.importers.child; print([m for m in ('lxml', 'docx', 'openpyxl', 'msgspec') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, timeout=60)
    assert done.stdout.strip() == b"[]"
