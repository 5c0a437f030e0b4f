"""The screens a walk is made on: a size in pixels and a scale, as Qt's own offscreen platform takes them."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from tests.architecture.source import ROOT
from tests.sample_books import SHARED_IN

SCALES = (1, 1.25, 1.5, 2)
POINTS = (9, 12, 16)
SIZES = ((1024, 768), (1366, 768), (1920, 1080))
"""Each has room for all that the one before it has room for."""
_BETWEEN = 4000  # pixels from the left edge of a screen to that of the next


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen.

    Attributes:
        size: width and height in pixels of the screen itself.
        scale: how many of them make a logical pixel.
        points: the size of ordinary text.
    """

    size: tuple[int, int] = (1366, 768)
    scale: float = 1
    points: int = 10

    @property
    def logical(self) -> tuple[int, int]:
        """Width and height in logical pixels."""
        return int(self.size[0] / self.scale), int(self.size[1] / self.scale)


GRID = tuple(Screen(size, scale, points) for size, scale, points in product(SIZES, SCALES, POINTS))


def walk_on(screen: Screen, folder: Path, *words: str) -> dict:
    """Walk in a process of its own; returns what `walk` printed."""
    environment = environment_of(folder, screen.scale, [screen.size])
    return json.loads(run("tests.ui.walkers.walk", environment, "--points", str(screen.points), *words)[-1])


def run(module: str, environment: dict[str, str], *words: str) -> list[str]:
    """Run a module in a process of its own; returns the lines it printed."""
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.splitlines()


def environment_of(folder: Path, scale: float, sizes: Sequence[tuple[int, int]]) -> dict[str, str]:
    """Return the environment in which Qt sees screens of these sizes side by side.

    The folder holds their description, and the sample books, which all processes with this folder share.
    """
    described = folder / f"screens-{scale}-{len(sizes)}-{sizes[0][0]}x{sizes[0][1]}.json"
    described.write_text(json.dumps({"screens": [_described(*one) for one in enumerate(sizes)]}), encoding="utf-8")
    return {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={described}",
        "QT_SCALE_FACTOR": str(scale),
        SHARED_IN: str(folder),
        "PYTHONPATH": str(ROOT),
    }


def _described(number: int, size: tuple[int, int]) -> dict[str, object]:
    place = {"x": number * _BETWEEN, "y": 0, "width": size[0], "height": size[1]}
    return {"name": f"S{number}", **place, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
