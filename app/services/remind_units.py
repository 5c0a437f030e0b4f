"""Remind: one letter a late unit, each recorded."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.changes import ChangeSet, Step
from app.domain.ids import PlanId, UnitId
from app.domain.period import Period
from app.domain.reminder import Rung
from app.domain.unit import Unit
from app.errors import UserError
from app.files import safe_name
from app.messages.code import Code
from app.reports.registry import report_kind
from app.services.make_report import write_document
from app.services.new_files import NewFiles
from app.services.office import office_profile
from app.services.report_data import plan_to_report, report_data
from app.services.show_debts import show_debts
from app.services.workspace import Workspace
from app.steps import Stage
from app.store import reminders, work_items

LETTER_KIND = "reminder-letter"


@dataclass(frozen=True, slots=True)
class ReminderLetter:
    """A letter that was written to a unit."""

    unit: Unit
    path: Path


@dataclass(frozen=True, slots=True)
class Reminding:
    """What one reminding wrote."""

    changes: ChangeSet
    letters: tuple[ReminderLetter, ...]


def late_units(core: Workspace, period: Period, plan_id: PlanId | None = None) -> list[Unit]:
    """Return the organisations that let the day for their answer pass, or have an item overdue, in the office's order."""
    return [debt.unit for debt in show_debts(core, period, plan_to_report(core, plan_id).id)]


def remind_units(
    core: Workspace,
    period: Period,
    folder: Path,
    *,
    dated_on: date | None = None,
    answer_by: date | None = None,
    plan_id: PlanId | None = None,
    only: tuple[UnitId, ...] = (),
) -> Reminding:
    """Write one reminder letter a late unit and record each (undoable as "đôn đốc"; undo leaves the files).

    Args:
        period: the period that is urged.
        folder: where the letters go; it is made when missing.
        dated_on: the date of the letters; None for today.
        answer_by: until when an answer is asked for; None for the usual time.
        plan_id: which plan; None for the one imported last.
        only: the units to urge; empty for all late ones.

    Raises:
        UserError: no unit is late.
        EnvironmentTrouble: a file cannot be written; then none is left and nothing is recorded.
        WritingCancelled: nobody wants them any more; then none is left and nothing is recorded.
    """
    plan = plan_to_report(core, plan_id)
    late = [unit for unit in late_units(core, period, plan.id) if not only or unit.id in only]
    if not late:
        raise UserError(Code.NOTHING_TO_REMIND)
    dated_on = dated_on or core.today
    profile = office_profile(core, plan, dated_on)
    data = report_data(core, plan, period, dated_on, answer_by=answer_by)
    letters: list[ReminderLetter] = []
    with NewFiles() as files, core.unit_of_work(Step.REMIND_UNITS, f"{len(late)} đơn vị, {period.label}") as work:
        work_items.period_id(work, period)
        for unit in core.watch.counted(Stage.WRITING_LETTERS, late):
            path = files.add(_free_name(folder, period, unit))
            letter = replace(data, unit_ids=(unit.id,))
            write_document(work, report_kind(LETTER_KIND), letter, profile, None, path)
            reminders.add_reminder(work, unit.id, period, core.today, Rung.LETTER, path.name)
            letters.append(ReminderLetter(unit, path))
    return Reminding(work.changes, tuple(letters))


def _free_name(folder: Path, period: Period, unit: Unit) -> Path:
    """Return a name no earlier letter has: a second reminding overwrites nothing."""
    stem = safe_name(f"Đôn đốc {period.code} {unit.name}")
    names = [folder / f"{stem}.docx", *(folder / f"{stem} (lần {number}).docx" for number in range(2, 100))]
    return next((path for path in names if not path.exists()), names[-1])
