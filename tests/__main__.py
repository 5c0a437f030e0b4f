"""Every check in one command, the same on Windows: python -m tests [--fast] [--accept NAME] [--check] [pytest's own words].

All steps run even when one fails; the summary names each, and pytest's own closing line stands last.
To add a step: one row in STEPS (or in FURTHER_STEPS, if it needs the network).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.audit import NOT_RUN

ROOT = Path(__file__).resolve().parents[1]

STEPS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "pyright": ["-m", "pyright"],
    "lint-imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}
FURTHER_STEPS = {
    "known faults": ["-m", "tests.audit"],
    "licences": ["-m", "piplicenses", "--order=license", "--partial-match", "--fail-on=AGPL;Affero"],
}
VERDICTS = {0: "ok", NOT_RUN: "NOT RUN (see above)"}
FAST = ["-m", "not slow and not office"]

# A test sees the same clock, language and screen everywhere, and never a developer's own settings and data.
ENVIRONMENT = {
    "QT_QPA_PLATFORM": "offscreen",
    "TZ": "Asia/Ho_Chi_Minh",
    "LC_ALL": "C.UTF-8",
    "PYTHONUTF8": "1",
    "PYTHONHASHSEED": "0",
}
MOST_WORKERS = 4  # each may have a LibreOffice of its own, of some 400 MB
# Files stay whole: what a file makes once for its tests is made once.
TOGETHER = ["-n", str(min(MOST_WORKERS, os.cpu_count() or 1)), "--dist", "loadfile"]
USER_FOLDERS = ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"]


def main() -> int:
    """Run the steps and return 0 when all of them hold."""
    parser = argparse.ArgumentParser(prog="python -m tests", description=__doc__.splitlines()[0])
    parser.add_argument("--fast", action="store_true", help="without the tests marked slow or office")
    parser.add_argument("--accept", metavar="NAME", help="only pytest; renew the accepted text of that name under tests/golden/")
    parser.add_argument("--check", action="store_true", help="also known faults (needs the network) and licences of libraries")
    options, for_pytest = parser.parse_known_args()
    with tempfile.TemporaryDirectory(prefix="dondoc-tests-") as folder:
        environment = {**os.environ, **ENVIRONMENT, **dict.fromkeys(USER_FOLDERS, folder)}
        if options.accept:
            return run_pytest(for_pytest, {**environment, "DONDOC_ACCEPT": options.accept})[0]
        steps = {**STEPS, **(FURTHER_STEPS if options.check else {})}
        outcome = {name: run(name, words, environment) for name, words in steps.items()}
        words = [*TOGETHER, *(FAST if options.fast else []), *for_pytest]
        outcome["pytest"], closing_line = run_pytest(words, environment)
    print("\n== summary")
    for name, code in outcome.items():
        print(f"  {name:14} {VERDICTS.get(code, f'FAILED (exit {code})')}")
    print(closing_line, flush=True)
    return 0 if all(code in VERDICTS for code in outcome.values()) else 1


def run(name: str, words: list[str], environment: dict[str, str]) -> int:
    """Run one step in the project's folder and return its exit code."""
    print(f"\n== {name}", flush=True)
    return subprocess.call([sys.executable, *words], cwd=ROOT, env=environment)


def run_pytest(words: list[str], environment: dict[str, str]) -> tuple[int, str]:
    """Run pytest, passing on what it prints as it comes; return its exit code and its last line."""
    print("\n== pytest", flush=True)
    colour = "yes" if sys.stdout.isatty() else "no"
    command = [sys.executable, "-m", "pytest", f"--color={colour}", *words]
    last = ""
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8", errors="replace"
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            print(line, end="", flush=True)
            last = line.rstrip() or last
    return child.returncode, last


if __name__ == "__main__":
    sys.exit(main())
