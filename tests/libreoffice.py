"""LibreOffice as a client of our files: one call for a whole batch, with a profile of its own."""

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

SECONDS = 120


def converted(files: list[Path], into: Path, kind: str, filter_name: str = "") -> list[Path]:
    """Open all files in LibreOffice and save them as `kind` in the folder `into`; skips the test where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = into / "profile"
    command = [program, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", kind + filter_name]
    command += ["--outdir", str(into), *map(str, files)]
    results = [into / file.with_suffix(f".{kind}").name for file in files]
    for _ in range(2):
        run_and_end(command)
        if all(result.exists() for result in results):
            return results
    raise AssertionError(f"LibreOffice did not write {[result.name for result in results if not result.exists()]}")


def edited(jobs: list[dict[str, object]], work: Path) -> None:
    """Edit workbooks in one LibreOffice as `tests/libreoffice_edit.py` says; skips the test where that cannot be done."""
    python = next((one for one in ("/usr/bin/python3", shutil.which("python3") or "") if one and _has_uno(one)), None)
    if python is None or shutil.which("soffice") is None:
        pytest.skip("LibreOffice with Python is not installed")
    listing = work / "jobs.json"
    listing.write_text(json.dumps(jobs, ensure_ascii=False, default=str), encoding="utf-8")
    script = Path(__file__).with_name("libreoffice_edit.py")
    run_and_end([python, str(script), str(listing), str(work / "profile-uno")])
    missing = [job["target"] for job in jobs if not Path(str(job["target"])).exists()]
    assert not missing, f"LibreOffice did not write {missing}"


def _has_uno(python: str) -> bool:
    """Whether a Python can speak to LibreOffice."""
    return (
        Path(python).exists() and subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0
    )


def run_and_end(command: list[str]) -> None:
    """Run a command in a process group of its own and end all of it after its time."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
