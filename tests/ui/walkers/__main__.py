"""`python -m tests.ui.walkers [--grid]`: every window on one screen in three themes; with `--grid` on every screen of the grid.

Exit code 1 when anything was found. The grid takes about a quarter of an hour on two cores; each scale is a process.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.ui.walkers.screens import SCALES, SIZES, Screen, environment_of, run, walk_on

_OF_ALL = ("--theme", "light,dark,contrast")


def main() -> int:
    """Walk and print what was found; returns 0 when that is nothing."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.walkers", description=__doc__)
    parser.add_argument("--grid", action="store_true", help="all scales, text sizes and screens, for what is cut or too large")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--scales", type=float, nargs="*", default=SCALES, help="of the grid; all by default")
    parser.add_argument("--windows", nargs="*", default=[], help="names of windows of the grid; all by default")
    words = parser.parse_args()
    with TemporaryDirectory() as folder, ThreadPoolExecutor(words.jobs) as pool:
        if not words.grid:
            return 1 if _shown(Screen(), walk_on(Screen(), Path(folder), *_OF_ALL)) else 0
        walk = partial(_walk, Path(folder), words.windows)
        return 1 if sum([_shown(*one) for walked in pool.map(walk, words.scales) for one in walked]) else 0


def _walk(folder: Path, windows: list[str], scale: float) -> list[tuple[Screen, dict]]:
    """Walk on all screens of one scale, in a process of its own."""
    environment = environment_of(folder, scale, SIZES)
    lines = run("tests.ui.walkers.grid", environment, *(("--windows", *windows) if windows else ()))
    walked = [json.loads(line) for line in lines if line.startswith("{")]
    return [(Screen(tuple(one["size"]), scale, one["points"]), one) for one in walked]


def _shown(screen: Screen, walked: dict) -> int:
    """Print what one walk found; returns how much that is."""
    width, height = screen.size
    counts = {walker: sum(map(len, found.values())) for walker, found in walked["found"].items()}
    print(f"{width}×{height}, scale {screen.scale}, {screen.points} pt: {walked['seen']} windows, {counts}", flush=True)
    for line in lines_of(walked):
        print(f"  {line}")
    return sum(counts.values())


def lines_of(walked: dict) -> Iterable[str]:
    """Give a line for each finding of a walk."""
    for walker, found in walked["found"].items():
        for window, findings in found.items():
            yield from (f"{walker}, {window}: {one}" for one in findings)


if __name__ == "__main__":
    sys.exit(main())
