"""Reading a plan file: what was understood and what was not. Stores nothing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain.plan_reading import Finding, FindingCode, Place, PlanReading
from app.services.plan_file import PlanFile, opened_plan_file


def read_plan(path: Path, cancelled: Callable[[], bool] | None = None) -> PlanReading:
    """Read a plan file of any kind we know, through the gate and in a child process.

    Raises:
        UserError: the file is refused or cannot be read; the sentence says why.
    """
    with opened_plan_file(path, cancelled) as file:
        return reading_of(file)


def reading_of(file: PlanFile) -> PlanReading:
    """Read a plan file that is opened already. Raises as `read_plan`."""
    reading = file.read("plan")
    assert isinstance(reading, PlanReading)
    return _with_facts(reading, is_stored_text=file.is_stored_text)


def _with_facts(reading: PlanReading, *, is_stored_text: bool) -> PlanReading:
    """Add what the clerk should know of the file as a whole."""
    codes = [FindingCode.STORED_TEXT] if is_stored_text else []
    period = reading.header.period
    if period is not None and period[1] < period[0]:
        codes.append(FindingCode.YEARS_REVERSED)
    return replace(reading, findings=(*(Finding(code, Place(), "") for code in codes), *reading.findings))
