"""LibreOffice as a client of our files: one call for a whole batch, with a profile of its own."""

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


def run_and_end(command: list[str]) -> None:
    """Run a command in a process group of its own and end all of it after its time."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
