"""Names: app and ui are the ones of this checkout, and files are named by the words of docs/architecture.md."""

import importlib
import re

import pytest

from tests.architecture.source import PROGRAM, ROOT, python_files, shown


@pytest.mark.parametrize("package", ["app", "ui", "resources", "data"])
def test_a_package_is_the_one_of_this_checkout(package: str) -> None:
    found = importlib.import_module(package).__file__
    assert found is not None
    assert found == str(ROOT / package / "__init__.py"), "a foreign package of that name comes first on sys.path"


def test_file_and_folder_names_use_the_words_of_the_architecture_page() -> None:
    known = set(re.findall(r"[a-z]+", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").lower()))
    strange = {
        f"{shown(path)}: {word!r}"
        for path in python_files(*PROGRAM)
        for part in path.relative_to(ROOT).with_suffix("").parts
        for word in re.findall(r"[a-z]+", part)
        if word not in known and word.removesuffix("s") not in known
    }
    assert not strange, "Words that docs/architecture.md does not have; add the row first:\n" + "\n".join(sorted(strange))


def test_file_and_folder_names_are_snake_case() -> None:
    parts = {part for path in python_files(*PROGRAM, "tests", "bench") for part in path.relative_to(ROOT).with_suffix("").parts}
    odd = sorted(part for part in parts if not re.fullmatch(r"_*[a-z][a-z0-9]*(_[a-z0-9]+)*_*", part))
    assert not odd
