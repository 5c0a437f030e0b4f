"""Licences: every library that is shipped is listed with a licence that allows it, and says the same of itself."""

import re
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from tests.architecture.source import ROOT
from tests.architecture.test_locks import pins

FOLDER = ROOT / "resources" / "licences"
# What may be shipped with a program under Apache-2.0. LGPL: Qt only, whose libraries stay separate files.
ALLOWED = {"MIT", "BSD-2-Clause", "BSD-3-Clause", "PSF-2.0", "Apache-2.0"}
SEPARATE_FILES = {"pyside6-essentials": "LGPL-3.0-only", "shiboken6": "LGPL-3.0-only"}
FAMILIES = {"PSF-2.0": r"PSF|Python Software Foundation", "Apache-2.0": "Apache", "LGPL-3.0-only": "LGPL"}


def listed() -> dict[str, str]:
    """Return library -> licence of the shipped list."""
    rows = re.findall(r"^\| ([\w-]+) \| ([\w.-]+) \|", (FOLDER / "third_party.md").read_text(encoding="utf-8"), re.MULTILINE)
    return {name: licence for name, licence in rows if name != "library"}


def test_the_list_names_every_shipped_library_and_no_other() -> None:
    assert set(listed()) == set(pins("runtime"))


def test_every_licence_allows_shipping() -> None:
    refused = {
        name: licence for name, licence in listed().items() if licence not in ALLOWED and SEPARATE_FILES.get(name) != licence
    }
    assert not refused


@pytest.mark.parametrize("name", sorted(listed()))
def test_a_library_says_of_itself_what_the_list_says(name: str) -> None:
    try:
        metadata = distribution(name).metadata
    except PackageNotFoundError:
        assert name in {"comtypes", "tzdata"}, "not installed"  # locked for Windows only
        return
    own_words = " ".join(
        [metadata.get("License-Expression", ""), metadata.get("License", ""), *metadata.get_all("Classifier", [])]
    )
    assert re.search(FAMILIES.get(listed()[name], listed()[name].split("-")[0]), own_words), own_words


def test_the_texts_that_libraries_do_not_bring_are_kept_here() -> None:
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (FOLDER / "LGPL-3.0.txt").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in (FOLDER / "GPL-3.0.txt").read_text(encoding="utf-8")
