"""Known faults of the locked libraries, as pip-audit finds them: python -m tests.audit (needs the network).

Exit 0: all asked about, none has a known fault; 1: faults; NOT_RUN: some library's faults could not be asked for, so that
silence is never taken for a clean answer.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOT_RUN = 77
LOCKS = ["-r", "requirements/runtime.txt", "-r", "requirements/dev.txt"]


def main() -> int:
    """Ask about every locked release and print what is known."""
    words = [
        sys.executable,
        "-m",
        "pip_audit",
        "--disable-pip",
        "--require-hashes",
        "--progress-spinner=off",
        "--format=json",
        *LOCKS,
    ]
    done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    libraries = json.loads(done.stdout)["dependencies"] if done.stdout.startswith("{") else []
    faults = [f"{each['name']} {each['version']}: {fault['id']}" for each in libraries for fault in each.get("vulns", [])]
    unknown = [each["name"] for each in libraries if "skip_reason" in each]
    print(*faults, f"{len(libraries)} libraries, {len(faults)} known faults, {len(unknown)} could not be asked about", sep="\n")
    if faults:
        return 1
    return NOT_RUN if unknown or not libraries else 0


if __name__ == "__main__":
    sys.exit(main())
