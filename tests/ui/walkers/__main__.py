"""`python -m tests.ui.walkers [--grid]`: every window on one screen in three themes; with `--grid` on every screen of the grid.

Exit code 1 when anything was found. The grid takes about an hour on one core; `--jobs` walks several screens at a time.
"""

import argparse
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.ui.walkers.screens import GRID, Screen, walk_on

_OF_SIZE = ("--walkers", "clipped", "too_large", "small_targets")
_OF_ALL = ("--theme", "light,dark,contrast")


def main() -> int:
    """Walk and print what was found; returns 0 when that is nothing."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.walkers", description=__doc__)
    parser.add_argument("--grid", action="store_true", help="all scales, text sizes and screens, for what is cut or too large")
    parser.add_argument("--jobs", type=int, default=2)
    words = parser.parse_args()
    with TemporaryDirectory() as folder, ThreadPoolExecutor(words.jobs) as pool:
        if not words.grid:
            return 1 if _shown(Screen(), walk_on(Screen(), Path(folder), *_OF_ALL)) else 0
        walk = partial(_walk, Path(folder))
        return 1 if sum(_shown(screen, found) for screen, found in zip(GRID, pool.map(walk, GRID), strict=True)) else 0


def _walk(folder: Path, screen: Screen) -> dict:
    return walk_on(screen, folder, *_OF_SIZE)


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
