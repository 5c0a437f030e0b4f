"""What a measurement is: our way and a named peer's way of the same job, timed turn by turn in the same run.

Milliseconds do not carry over to another machine; the ratio of the two does.
"""

import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path


class Figure(float):
    """A figure that the work took itself, such as megabytes or the milliseconds of its middle part."""


Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ways of the same job. Each does it once; whatever it returns, other than a Figure, is thrown away."""

    ours: Work
    peer: Work


@dataclass(frozen=True, slots=True)
class Measurement:
    """One row of the table.

    Attributes:
        what: what our side does.
        peer: what it is held against, by name.
        prepare: gives the pair; takes a folder that is thrown away after the run.
        goal: what shared pages ask for or measured before, in words; empty where they say nothing.
        runs: how often each side goes.
        unit: of the figures.
    """

    what: str
    peer: str
    prepare: Callable[[Path], AbstractContextManager[Pair]]
    goal: str = ""
    runs: int = 5
    unit: str = "ms"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The medians of a measurement, and how far our side's runs lay apart."""

    ours: float
    peer: float
    least: float
    most: float

    @property
    def ratio(self) -> float:
        """Ours by the peer's: below 1 we need less."""
        return self.ours / self.peer


def outcome_of(measurement: Measurement, folder: Path) -> Outcome:
    """Run both sides turn by turn, after one turn that does not count: it fills caches and compiles modules."""
    ours: list[float] = []
    peer: list[float] = []
    with measurement.prepare(folder) as pair:
        for turn in range(measurement.runs + 1):
            figures = figure_of(pair.ours), figure_of(pair.peer)
            if turn:
                ours.append(figures[0])
                peer.append(figures[1])
    return Outcome(statistics.median(ours), statistics.median(peer), min(ours), max(ours))


def figure_of(work: Work) -> float:
    """Do the work once; return its own figure, else its milliseconds on the wall clock."""
    start = time.perf_counter()
    result = work()
    milliseconds = (time.perf_counter() - start) * 1000
    return float(result) if isinstance(result, Figure) else milliseconds
