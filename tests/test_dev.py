"""dev.py: what it says and does on a machine that lacks something. Nothing here is fetched or installed."""

import ast
import os
import re
import sys
from pathlib import Path

import pytest

import dev
from tests.architecture.source import imported_modules

PROMISED = {"setup", "run", "test", "app", "demo", "screens", "score", "bench", "check"}


def lacking(monkeypatch: pytest.MonkeyPatch, *signs: str, debian: bool = True, root: bool = False) -> None:
    """Make this machine lack these parts and nothing else."""
    monkeypatch.setattr(dev, "is_there", lambda sign: sign not in signs)
    monkeypatch.setattr(dev, "DEBIAN", debian)
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000, raising=False)


def program_on_path(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, script: str) -> None:
    """Put a program of that name on PATH, and nothing else but the system's own folders."""
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


@pytest.fixture
def empty_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let dev.py work in an empty folder with two small locks."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "VENV_PYTHON", tmp_path / ".venv" / "bin" / "python")
    (tmp_path / "requirements").mkdir()
    for lock in dev.DEVELOP:
        (tmp_path / "requirements" / f"{lock}.txt").write_text(f"{lock}==1\n", encoding="utf-8")
    return tmp_path


def made_venv() -> None:
    dev.VENV_PYTHON.parent.mkdir(parents=True)
    dev.VENV_PYTHON.touch()


def test_it_parses_under_an_old_python_and_imports_the_standard_library_only() -> None:
    path = Path(dev.__file__)
    ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 8))
    assert {name.partition(".")[0] for name in imported_modules(path)} <= set(sys.stdlib_module_names)


def test_the_page_on_development_lists_every_command() -> None:
    page = (dev.ROOT / "docs" / "development.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)[^|]*` \|", page, re.MULTILINE)) == set(dev.COMMANDS)
    assert set(dev.COMMANDS) >= PROMISED


def test_a_wrong_command_lists_the_right_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    assert dev.main([]) == 2
    assert dev.main(["--help"]) == 0
    assert capsys.readouterr().out.count("\n  setup ") == 3


def test_an_old_python_says_which_one_to_install(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(dev, "THIS_PYTHON", "3.8")
    monkeypatch.setenv("PATH", "/nowhere")
    assert dev.main(["test"]) == 1
    said = capsys.readouterr().err
    assert "Cần Python 3.11, 3.12 hoặc 3.13" in said
    assert "needs Python 3.11, 3.12 or 3.13" in said
    assert "apt-get install python3.11" in said


@pytest.mark.skipif(dev.WINDOWS, reason="the programs on PATH are shell scripts")
def test_an_old_python_finds_a_suitable_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dev, "THIS_PYTHON", "3.8")
    program_on_path(monkeypatch, tmp_path, "python3.11", "echo 'pyenv: python3.11: command not found' >&2; exit 127")
    program_on_path(monkeypatch, tmp_path, "python3.12", "echo '3.12 False'")
    program_on_path(monkeypatch, tmp_path, "python3.13", "echo '3.13 True'")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dev.another_python() == ["python3.13"]


def test_a_suitable_python_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "THIS_PYTHON", "3.12")
    assert dev.another_python() == []


def test_a_normal_user_on_debian_reads_the_exact_command(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(monkeypatch, "libEGL.so.1", "soffice", "pdftotext")
    with pytest.raises(dev.Refusal) as refusal:
        dev.provide_system_parts(["window", "test"])
    line = "sudo apt-get install --yes --no-install-recommends libegl1 libreoffice-writer-nogui poppler-utils"
    assert str(refusal.value).splitlines() == [
        f"Thiếu gói hệ thống; hãy chạy: {line}",
        f"System packages are missing; run: {line}",
    ]


@pytest.mark.skipif(dev.WINDOWS, reason="apt-get")
def test_root_on_debian_gets_what_is_missing_and_no_more(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lacking(monkeypatch, "libEGL.so.1", "libGL.so.1", root=True)
    program_on_path(monkeypatch, tmp_path, "apt-get", f'echo "$DEBIAN_FRONTEND $@" >>{tmp_path}/calls')
    dev.provide_system_parts(["window"])
    assert (tmp_path / "calls").read_text(encoding="utf-8").splitlines() == [
        "noninteractive update",
        "noninteractive install --yes --no-install-recommends libegl1 libgl1",
    ]


@pytest.mark.skipif(dev.WINDOWS, reason="apt-get")
def test_packages_that_apt_could_not_fetch_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lacking(monkeypatch, "libEGL.so.1", root=True)
    program_on_path(monkeypatch, tmp_path, "apt-get", "echo 'E: Unable to locate package libegl1'; exit 100")
    with pytest.raises(dev.Refusal, match=r"libegl1 from apt's sources: Unable to locate package libegl1\."):
        dev.provide_system_parts(["window"])


def test_another_system_reads_what_is_missing_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking(monkeypatch, "soffice", debian=False)
    dev.provide_system_parts(["test"])
    assert "This system lacks: soffice" in capsys.readouterr().err


def test_only_the_tests_insist_on_libreoffice() -> None:
    asking = {
        name for name, row in dev.COMMANDS.items() if "soffice" in {sign for part in row.parts for sign in dev.SYSTEM_PARTS[part]}
    }
    assert asking == {"setup", "test", "check"}
    assert {dev.COMMANDS[name].locks for name in ("run", "app", "demo")} == {("runtime",)}


def test_without_a_screen_run_is_the_demo(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(dev, "provide_system_parts", lambda parts: None)
    monkeypatch.setattr(dev, "provide_venv", lambda locks: None)
    monkeypatch.setattr(dev.subprocess, "call", lambda words, env: started.append(words) or 0)
    monkeypatch.setattr(dev, "has_screen", lambda: False)
    assert dev.main(["run"]) == 0
    assert started[0][1:] == ["-m", "app", "demo", "--out", str(Path("demo-out").resolve())]
    assert "Máy này không có màn hình" in capsys.readouterr().err
    monkeypatch.setattr(dev, "has_screen", lambda: True)
    assert dev.main(["run"]) == 0
    assert started[1][1:] == ["-m", "ui", "--sample"]


def test_the_scorer_runs_the_program_of_this_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DONDOC_SHARED", str(tmp_path))
    script, corpus, _, command = dev.score([])
    assert (script, corpus) == (str(tmp_path / "tools" / "score_plans.py"), str(tmp_path / "corpus"))
    assert command.endswith("-m app inspect --json")
    monkeypatch.setenv("DONDOC_SHARED", str(tmp_path / "nowhere"))
    with pytest.raises(dev.Refusal, match="DONDOC_SHARED"):
        dev.score([])


def test_a_lock_is_installed_once_and_again_when_it_changes(monkeypatch: pytest.MonkeyPatch, empty_place: Path) -> None:
    monkeypatch.setattr(dev, "provide_system_parts", lambda parts: None)
    monkeypatch.setattr(dev, "make_venv", made_venv)
    installed: list[str] = []
    monkeypatch.setattr(dev, "install", lambda lock: (installed.append(lock), dev.stamp_of(lock).touch()))
    dev.provide_venv(["runtime"])
    monkeypatch.setattr(dev, "run_quietly", lambda words, environment=None: dev.subprocess.CompletedProcess(words, 0, ""))
    dev.provide_venv(["runtime", "dev"])
    assert installed == ["runtime", "dev"]
    (empty_place / "requirements" / "runtime.txt").write_text("runtime==2\n", encoding="utf-8")
    dev.provide_venv(["runtime", "dev"])
    assert installed == ["runtime", "dev", "runtime"]


def test_a_venv_that_could_not_be_filled_is_removed(monkeypatch: pytest.MonkeyPatch, empty_place: Path) -> None:
    monkeypatch.setattr(dev, "provide_system_parts", lambda parts: None)
    monkeypatch.setattr(dev, "make_venv", made_venv)
    with pytest.raises(dev.Refusal, match=r"requirements/runtime\.txt"):
        dev.provide_venv(["runtime"])  # its Python is an empty file: pip cannot run
    assert not dev.VENV.exists()


def test_a_venv_that_was_there_is_kept_when_an_update_fails(monkeypatch: pytest.MonkeyPatch, empty_place: Path) -> None:
    monkeypatch.setattr(dev, "provide_system_parts", lambda parts: None)
    made_venv()
    answers = iter([0, 1])  # pip is there; the installation fails
    monkeypatch.setattr(
        dev, "run_quietly", lambda words, environment=None: dev.subprocess.CompletedProcess(words, next(answers), "ERROR: gone.")
    )
    with pytest.raises(dev.Refusal, match="gone; check the network"):
        dev.provide_venv(["runtime"])
    assert dev.VENV_PYTHON.exists()
    assert not list(dev.VENV.glob("*.installed"))


def test_without_network_it_names_what_could_not_be_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:1/simple")
    with pytest.raises(dev.Refusal) as refusal:
        dev.fetch_pip(tmp_path)
    vietnamese, english = str(refusal.value).splitlines()
    assert vietnamese.startswith(f"Không tải được {dev.PIP_WHEEL} từ 127.0.0.1")
    assert english.startswith(f"Could not fetch {dev.PIP_WHEEL} from 127.0.0.1")
    assert not list(tmp_path.iterdir())


def test_a_pip_with_another_hash_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pages = {
        "https://index.example/simple/pip/": f'<a href="../../files/{dev.PIP_WHEEL}#sha256=0">'.encode(),
        f"https://index.example/files/{dev.PIP_WHEEL}#sha256=0": b"something else",
    }
    monkeypatch.setattr(dev, "fetch", pages.__getitem__)
    monkeypatch.setenv("PIP_INDEX_URL", "https://index.example/simple/")
    with pytest.raises(dev.Refusal, match="SHA-256"):
        dev.fetch_pip(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("output", "line"),
    [
        ("WARNING: Retrying\nERROR: Could not find a version.\nERROR: No matching distribution", "Could not find a version"),
        ("Reading lists...\nE: Unable to locate package x\n", "Unable to locate package x"),
        ("it broke\n\n", "it broke"),
        ("", "?"),
    ],
)
def test_the_line_that_says_what_was_wrong_is_found(output: str, line: str) -> None:
    assert dev.last_error(output) == line
