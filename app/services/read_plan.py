"""Reading a plan file: what was understood and what was not. Stores nothing."""

from collections.abc import Callable
from pathlib import Path

from app.domain.plan_reading import PlanReading
from app.importers.child import read_outside


def read_plan(path: Path, cancelled: Callable[[], bool] | None = None) -> PlanReading:
    """Read a plan file through the gate, in a child process.

    Raises:
        UserError: the file is refused or cannot be read; the sentence says why.
    """
    reading = read_outside("plan", path, cancelled)
    assert isinstance(reading, PlanReading)
    return reading
