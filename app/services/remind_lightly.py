"""Remind before there is a letter: a message a late unit for the clipboard, or a list of whom to ring; each is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.changes import ChangeSet, Step
from app.domain.ids import PlanId, UnitId
from app.domain.period import Period
from app.domain.progress import ReportState, Standing
from app.domain.reminder import Rung
from app.errors import UserError
from app.exporters.phone_list_xlsx import PhoneLine, write_phone_list
from app.messages.code import Code
from app.reports.reminder_message import MessageFacts, MissingTask, missing_in_words, reminder_message
from app.services.new_files import NewFiles
from app.services.office import office_of
from app.services.report_data import plan_to_report
from app.services.show_debts import Debt, show_debts
from app.services.workspace import Workspace
from app.store import reminders


@dataclass(frozen=True, slots=True)
class ReminderMessage:
    """What one unit is told."""

    debt: Debt
    facts: MessageFacts

    @property
    def text(self) -> str:
        """The words."""
        return reminder_message(self.facts)

    def until(self, answer_by: date) -> str:
        """Return the words that ask for an answer by another day."""
        return reminder_message(replace(self.facts, answer_by=answer_by))


def reminder_messages(
    core: Workspace, period: Period, answer_by: date, plan_id: PlanId | None = None, only: Sequence[UnitId] | None = None
) -> list[ReminderMessage]:
    """Return the message for each late unit, in the office's order; the book stays as it is."""
    facts = _facts(core, period, answer_by, plan_id, only)
    return [ReminderMessage(debt, one) for debt, one in facts]


def record_messages(core: Workspace, period: Period, unit_ids: Sequence[UnitId]) -> ChangeSet:
    """Record that some units were reminded by message today (undoable as "đôn đốc")."""
    with core.unit_of_work(Step.REMIND_UNITS, f"nhắn tin {len(unit_ids)} đơn vị, {period.label}") as work:
        for unit_id in unit_ids:
            reminders.add_reminder(work, unit_id, period, core.today, Rung.MESSAGE)
    return work.changes


def remind_by_phone(
    core: Workspace,
    period: Period,
    path: Path,
    *,
    answer_by: date,
    plan_id: PlanId | None = None,
    only: Sequence[UnitId] | None = None,
) -> ChangeSet:
    """Write the list of whom to ring and record each unit on it (undoable as "đôn đốc"; undo leaves the file).

    Raises:
        UserError: no unit is late.
        EnvironmentTrouble: the file cannot be written; then nothing is recorded.
    """
    facts = _facts(core, period, answer_by, plan_id, only)
    if not facts:
        raise UserError(Code.NOTHING_TO_REMIND)
    lines = [
        PhoneLine(debt.unit.name, debt.unit.contact_person, debt.unit.phone, missing_in_words(one), debt.report.reminders)
        for debt, one in facts
    ]
    about = f"Đề nghị gửi lại trước ngày {answer_by:%d/%m/%Y} – lập ngày {core.today:%d/%m/%Y}"
    with NewFiles() as files, core.unit_of_work(Step.REMIND_UNITS, f"gọi điện {len(facts)} đơn vị, {period.label}") as work:
        write_phone_list(f"Danh sách gọi điện đôn đốc, {period.label}", about, lines, files.add(path))
        for debt, _ in facts:
            reminders.add_reminder(work, debt.unit.id, period, core.today, Rung.PHONE, path.name)
    return work.changes


def _facts(
    core: Workspace, period: Period, answer_by: date, plan_id: PlanId | None, only: Sequence[UnitId] | None
) -> list[tuple[Debt, MessageFacts]]:
    plan = plan_to_report(core, plan_id)
    office = office_of(core, plan).issuing_body
    return [
        (
            debt,
            MessageFacts(
                office,
                debt.unit.name,
                period.label,
                core.today,
                debt.is_silent,
                debt.report.reply_by,
                debt.report.reason if debt.report.state is ReportState.SENT_BACK else "",
                [
                    MissingTask(line.task.number, line.task.text, line.item.due_on, line.standing is Standing.OVERDUE)
                    for line in debt.missing
                ],
                answer_by,
            ),
        )
        for debt in show_debts(core, period, plan.id, only)
    ]
