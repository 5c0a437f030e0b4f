"""Whole programs as the user starts them: what a clerk or a script waits for."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def core_is_imported() -> None:
    """Start Python and import the command line's door."""
    _run("-c", "import app.__main__")


def command_line_starts() -> None:
    """Start the command line for the help of one command."""
    _run("-m", "app", "inspect", "--help")


def sample_plan_is_read() -> None:
    """Read the sample plan from Word without storing it."""
    (plan,) = (ROOT / "data").rglob("*.docx")
    _run("-m", "app", "inspect", str(plan), "--json")


def whole_month_runs() -> None:
    """Run the demo: the whole month on the sample plan, into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        _run("-m", "app", "demo", "--out", folder)


def _run(*words: str) -> None:
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
