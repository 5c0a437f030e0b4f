"""The bundle as PyInstaller really builds it on this system: it reads a plan, goes through the month, and opens its window."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.libreoffice import converted

pytestmark = pytest.mark.slow

END = ".exe" if sys.platform == "win32" else ""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the bundle once and return its folder."""
    target = tmp_path_factory.mktemp("bundle")
    words = ["--noconfirm", "--log-level=ERROR", "--distpath", str(target / "dist"), "--workpath", str(target / "build")]
    ran(target, sys.executable, "-m", "PyInstaller", *words, str(ROOT / "build_installer.spec"))
    return target / "dist" / "DonDoc"


def ran(home: Path, *words: str) -> str:
    """Run a program with a user's folders of its own, check that it succeeds, and return what it printed."""
    done = subprocess.run(words, env=environment(home), cwd=home, capture_output=True, encoding="utf-8", timeout=600, check=False)
    assert done.returncode == 0, f"{words[0]} ended with {done.returncode}:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a user who has no Python, no project and no settings: only the bundle."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    folders = dict.fromkeys(["XDG_DATA_HOME", "XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"], str(home))
    return {**kept, **folders, "QT_QPA_PLATFORM": "offscreen"}


def sample_plan() -> Path:
    (plan,) = (ROOT / "data").rglob("*.docx")
    return plan


def test_the_bundled_command_line_reads_a_plan_as_the_source_does(bundle: Path, tmp_path: Path) -> None:
    words = ["inspect", str(sample_plan()), "--json", "--today", "2026-11-23"]
    bundled = json.loads(ran(tmp_path, str(bundle / f"dondoc-cli{END}"), *words))
    settings = {**environment(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    source = subprocess.run([sys.executable, "-m", "app", *words], env=settings, cwd=tmp_path, capture_output=True, check=True)
    assert bundled == json.loads(source.stdout)
    assert bundled["tasks"]


@pytest.mark.office
@pytest.mark.parametrize(("kind", "filter_name"), [("odt", ""), ("pdf", ""), ("doc", ""), ("txt", ":Text (encoded):UTF8")])
def test_the_bundled_command_line_reads_a_plan_of_every_kind(bundle: Path, tmp_path: Path, kind: str, filter_name: str) -> None:
    """Readers and their libraries are named in tables, which a bundler cannot follow."""
    (file,) = converted([sample_plan()], tmp_path, kind, filter_name)
    read = json.loads(ran(tmp_path, str(bundle / f"dondoc-cli{END}"), "inspect", str(file), "--json"))
    assert [task["number"] for task in read["tasks"]] == [*(f"II.{n}" for n in range(1, 8)), "III.1", "III.2", "III.3"]


def test_the_bundled_command_line_goes_through_the_month(bundle: Path, tmp_path: Path) -> None:
    ran(tmp_path, str(bundle / f"dondoc-cli{END}"), "demo", "--out", str(tmp_path / "out"))
    kinds = {path.suffix for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert {".dondoc", ".xlsx", ".docx", ".eml", ".ics"} <= kinds


def test_the_bundled_window_opens_on_the_sample_book(bundle: Path, tmp_path: Path) -> None:
    words = [str(bundle / f"DonDoc{END}"), "--sample"]
    said = tmp_path / "said.txt"
    with said.open("wb") as stream, subprocess.Popen(words, env=environment(tmp_path), stdout=stream, stderr=stream) as program:
        deadline = time.monotonic() + 60
        while not list(tmp_path.rglob("*.dondoc")) and program.poll() is None and time.monotonic() < deadline:
            time.sleep(0.2)
        time.sleep(4)  # an error after the book was opened would end the program or be logged by now
        code = program.poll()
        program.kill()
    assert code is None, said.read_text(encoding="utf-8", errors="replace")
    assert list(tmp_path.rglob("*.dondoc"))
    (log,) = tmp_path.rglob("nhat-ky.log")
    assert log.read_text(encoding="utf-8") == "", "it warned of something"


def test_nothing_for_the_network_lies_in_the_bundle(bundle: Path) -> None:
    unwanted = re.compile(r"qt6?network|/_?ssl|libssl|qml|quick|tkinter", re.IGNORECASE)
    found = [path.relative_to(bundle).as_posix() for path in bundle.rglob("*")]
    assert len(found) > 50
    assert not [name for name in found if unwanted.search(f"/{name}")]
