"""The screens a walk is made on: a size in pixels and a scale, as Qt's own offscreen platform takes them."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from tests.architecture.source import ROOT

SCALES = (1, 1.25, 1.5, 2)
POINTS = (9, 12, 16)
SIZES = ((1366, 768), (1024, 768), (1920, 1080))


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
    command = [sys.executable, "-m", "tests.ui.walkers.walk", "--points", str(screen.points), *words]
    done = subprocess.run(
        command, env=environment_of(screen, folder), cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def environment_of(screen: Screen, folder: Path) -> dict[str, str]:
    """Return the environment in which Qt sees this screen; the description of it is written into the folder."""
    width, height = screen.size
    one = {"name": "S", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    described = folder / f"screen-{width}x{height}.json"
    described.write_text(json.dumps({"screens": [one]}), encoding="utf-8")
    return {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={described}",
        "QT_SCALE_FACTOR": str(screen.scale),
        "PYTHONPATH": str(ROOT),
    }
