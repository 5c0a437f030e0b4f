"""The locks: what the program imports is declared, what is declared is pinned and hashed, and each pick is explained."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from typing import NamedTuple

import dev
from tests.architecture.source import PROGRAM, ROOT, imported_modules, python_files

OUR_OWN = {"app", "ui", "resources", "data"}
# Declared without an import of ours: who uses it.
USED_BY_OTHERS = {
    "tzdata": "zoneinfo's time zones on Windows",
}
# Imported on Windows only and locked for it alone: import name -> library, which need not be installed elsewhere.
WINDOWS_ONLY = {"comtypes": "comtypes"}


class Pin(NamedTuple):
    """One release of a lock file: its version, the condition it stands under, and the hashes of its files."""

    version: str
    marker: str
    hashes: list[str]


def pins(lock: str) -> dict[str, list[Pin]]:
    """Return name -> releases of a lock file (more than one: they stand under different conditions)."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[str, list[Pin]] = {}
    for line in (line for line in text.splitlines() if line and not line.startswith("#")):
        requirement, *hashes = re.split(r"\s+--hash=", line.strip())
        name, version, marker = re.fullmatch(r"(\S+)==(\S+)(?: ; (.*))?", requirement).groups()
        found.setdefault(name, []).append(Pin(version, marker or "", hashes))
    return found


def declared() -> set[str]:
    """Return the names in requirements/runtime.in."""
    return names_in((ROOT / "requirements" / "runtime.in").read_text(encoding="utf-8").splitlines())


def names_in(requirements: list[str]) -> set[str]:
    """Return the names of requirements as package indexes compare them: lower case, one dash."""
    return {re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", line).group()).lower() for line in requirements if line}


def imported() -> set[str]:
    """Return the distributions that app and ui import, inside functions too."""
    tops = {name.partition(".")[0] for path in python_files(*PROGRAM) for name in imported_modules(path)}
    foreign = tops - OUR_OWN - set(sys.stdlib_module_names)
    installed = packages_distributions()
    installed |= {top: [name] for top, name in WINDOWS_ONLY.items()}
    unknown = sorted(top for top in foreign if top not in installed)
    assert not unknown, f"imported, but not in .venv: {unknown}"
    return names_in([installed[top][0] for top in foreign])


def test_every_library_the_program_imports_is_declared() -> None:
    undeclared = sorted(imported() - declared() - {"shiboken6"})
    assert not undeclared, "add it to requirements/runtime.in and docs/stack.md"


def test_every_declared_library_is_used() -> None:
    unused = sorted(declared() - imported() - set(USED_BY_OTHERS))
    assert not unused, "take it out of requirements/runtime.in"


def test_every_declared_library_is_locked_and_named_in_pyproject() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    assert names_in(project["dependencies"]) == declared()
    assert declared() <= set(pins("runtime"))


def test_every_locked_release_has_the_hash_of_each_of_its_files() -> None:
    for lock in ("runtime", "dev"):
        bad = [
            name
            for name, releases in pins(lock).items()
            for pin in releases
            if not pin.hashes or not all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in pin.hashes)
        ]
        assert not bad, f"requirements/{lock}.txt: without a hash: {bad}"


def test_both_locks_name_the_same_release_of_a_library() -> None:
    runtime, development = pins("runtime"), pins("dev")
    apart = [
        name
        for name in runtime.keys() & development.keys()
        if {pin.version for pin in runtime[name]} != {pin.version for pin in development[name]}
    ]
    assert not apart


def test_what_only_windows_needs_is_locked_too() -> None:
    for name in ("tzdata", *WINDOWS_ONLY.values()):
        assert any("win32" in pin.marker or not pin.marker for pin in pins("runtime")[name])
    assert {"colorama", "pefile", "pywin32-ctypes"} <= set(pins("dev"))


def test_every_declared_library_has_a_row_in_the_page_on_libraries() -> None:
    page = (ROOT / "docs" / "stack.md").read_text(encoding="utf-8")
    section = page.partition("## The shipped set")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([\w-]+) \| ([\d.]+) \|", section, re.MULTILINE)
    shown = {name.lower(): version for name, version in rows}
    assert shown == {name: pins("runtime")[name][0].version for name in declared()}


def test_the_pip_that_dev_py_fetches_is_the_locked_one() -> None:
    version = dev.PIP_WHEEL.split("-")[1]
    assert f"sha256:{dev.PIP_SHA256}" in next(pin.hashes for pin in pins("dev")["pip"] if pin.version == version)
