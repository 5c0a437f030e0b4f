"""What the import linter cannot see: the core without Qt and network in a running process, and a light start."""

import json
import subprocess
import sys

import pytest

from tests.architecture.source import PROGRAM, ROOT, imported_modules, python_files, shown

NETWORK = {
    "socket", "socketserver", "ssl", "http", "urllib.request", "urllib.error", "ftplib", "smtplib", "imaplib", "poplib",
    "xmlrpc", "asyncio", "requests", "urllib3", "httpx", "aiohttp", "PySide6.QtNetwork", "PySide6.QtWebSockets",
}  # fmt: skip
HEAVY = {
    "openpyxl",
    "docx",
    "xlsxwriter",
    "lxml",
    "python_calamine",
    "holidays",
    "icalendar",
    "dateutil",
    "rapidfuzz",
    "msgspec",
    "pypdfium2",
}
RULES_OF_READING = {"app.timing.rules", "app.importers.plan.units", "ui.dialogs.import_plan.dialog"}

IMPORT_ALL = """
import importlib, json, pkgutil, sys
import app
for module in pkgutil.walk_packages(app.__path__, "app."):
    importlib.import_module(module.name)
print(json.dumps(sorted(sys.modules)))
"""
IMPORT_ONE = "import importlib, json, sys; importlib.import_module(sys.argv[1]); print(json.dumps(sorted(sys.modules)))"


def loaded_after(program: str, *arguments: str) -> set[str]:
    """Run a program in a fresh Python and return the names of the modules it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def test_importing_all_of_the_core_loads_no_qt_and_no_tls() -> None:
    loaded = {name.partition(".")[0] for name in loaded_after(IMPORT_ALL)}
    assert not loaded & {"PySide6", "shiboken6", "ui", "ssl", "_ssl", "http"}


@pytest.mark.parametrize("door", ["app.__main__", "ui.main", "ui.application"])
def test_the_start_loads_no_heavy_library(door: str) -> None:
    loaded = {name.partition(".")[0] for name in loaded_after(IMPORT_ONE, door)}
    assert not loaded & HEAVY, "import it inside the function that uses it"


def test_the_start_of_the_window_compiles_no_rules_of_reading() -> None:
    assert not loaded_after(IMPORT_ONE, "ui.application") & RULES_OF_READING


def test_no_module_of_ours_imports_anything_for_the_network() -> None:
    found = {
        f"{shown(path)}: {name}"
        for path in python_files(*PROGRAM)
        for name in imported_modules(path)
        if name in NETWORK or name.partition(".")[0] in NETWORK
    }
    assert not found
