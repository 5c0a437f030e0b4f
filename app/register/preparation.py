"""Which preparation steps lie in a stretch of days: each preparation before each of its targets."""

from collections.abc import Iterable, Mapping
from datetime import date

from app.calendars.anniversaries import Anniversary, anniversaries_of
from app.calendars.lunar import FIRST_YEAR, LAST_YEAR
from app.domain.ids import PreparationId, TaskId
from app.domain.period import Period
from app.domain.plan import Task
from app.domain.preparation import Preparation, PreparationOwner, PreparationStep
from app.register.cells import due_periods

Targets = Mapping[PreparationOwner, list[date]]


def preparation_steps(
    preparations: Iterable[Preparation],
    targets: Targets,
    done_on: Mapping[tuple[PreparationId, date], date],
    stretch: Period,
) -> list[PreparationStep]:
    """Return the steps that are to be ready on a day of a stretch, the earliest first.

    Args:
        preparations: what is prepared.
        targets: before what -> its days; those of the stretch and of the time after it.
        done_on: (preparation, target) -> the day it was ticked off.
        stretch: the days looked at.
    """
    steps = [
        PreparationStep(one, target, done_on.get((one.id, target)))
        for one in preparations
        for target in targets.get(one.owner, ())
    ]
    return sorted((step for step in steps if stretch.starts_on <= step.due_on <= stretch.ends_on), key=lambda step: step.due_on)


def deadlines_of(task: Task, plan_span: Period, stretch: Period) -> list[date]:
    """Return the deadlines of a task that lie in a stretch of days, each once."""
    dues = {due.due_on for due in due_periods(task, plan_span, stretch) if due.due_on is not None}
    return sorted(on for on in dues if stretch.starts_on <= on <= stretch.ends_on)


def anniversary_days(stretch: Period, local: Iterable[Anniversary]) -> dict[str, list[date]]:
    """Return anniversary -> the days of a stretch on which it is kept, as far as the calendar reaches."""
    own = tuple(local)
    found: dict[str, list[date]] = {}
    for year in range(max(stretch.starts_on.year, FIRST_YEAR), min(stretch.ends_on.year, LAST_YEAR) + 1):
        for occurrence in anniversaries_of(year, own):
            if stretch.starts_on <= occurrence.on <= stretch.ends_on:
                found.setdefault(occurrence.anniversary.key, []).append(occurrence.on)
    return found


def targets_of(tasks: Mapping[TaskId, list[date]], anniversaries: Mapping[str, list[date]]) -> dict[PreparationOwner, list[date]]:
    """Put the deadlines of tasks and the days of anniversaries together."""
    of_tasks = {PreparationOwner(task_id): days for task_id, days in tasks.items()}
    return of_tasks | {PreparationOwner(anniversary=key): days for key, days in anniversaries.items()}
