"""Runs the measurements and prints one row each, ready for a results table: python -m bench [NAME …].

To add one: 1. a function in a module of this folder that does the thing once; 2. its row in MEASUREMENTS.
"""

import platform
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

from bench.whole_programs import command_line_starts, core_is_imported, sample_plan_is_read, whole_month_runs

RUNS = 5
MEASUREMENTS: dict[str, Callable[[], None]] = {
    "import-core": core_is_imported,
    "start-cli": command_line_starts,
    "read-plan": sample_plan_is_read,
    "demo": whole_month_runs,
}


def main(names: list[str]) -> int:
    """Measure what is named (all, if nothing is) and print the table; 2 when a name is unknown."""
    unknown = [name for name in names if name not in MEASUREMENTS]
    if unknown:
        print(f"No measurement named {', '.join(unknown)}; there are: {', '.join(MEASUREMENTS)}", file=sys.stderr)
        return 2
    print(f"{date.today()}, Python {platform.python_version()}, {platform.platform()}, {RUNS} runs\n")  # noqa: DTZ011
    print("| measurement | median s | smallest | largest |\n|---|---|---|---|")
    for name in names or MEASUREMENTS:
        seconds = [seconds_of(MEASUREMENTS[name]) for _ in range(RUNS)]
        print(f"| {name} | {statistics.median(seconds):.3f} | {min(seconds):.3f} | {max(seconds):.3f} |", flush=True)
    return 0


def seconds_of(work: Callable[[], None]) -> float:
    """Return how long the work took on the wall clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
