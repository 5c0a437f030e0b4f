"""The letters that would go with the next trackers: a template is looked at with a real unit before it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.ids import UnitId
from app.domain.mail import MailDraft, MailFacts, MailTemplate
from app.domain.period import Period
from app.domain.progress import ReportState
from app.domain.unit import Unit
from app.reports.tracker_mail import tracker_mail
from app.services.mail_template import check_template
from app.services.office import office_of
from app.services.send_trackers import sent_back_notice, title_of, tracker_name
from app.services.show_items import ItemLine, show_items
from app.services.workspace import Workspace
from app.store import trackers
from app.store.trackers import UnitReport, no_report


@dataclass(frozen=True, slots=True)
class NextLetter:
    """A unit that has work in a period, and what its next letter would say."""

    unit: Unit
    facts: MailFacts

    def written(self, template: MailTemplate) -> MailDraft:
        """Return the letter by a template. Raises UserError when it names a field that does not exist."""
        check_template(template)
        to = (self.unit.email,) if self.unit.email else ()
        return tracker_mail(self.facts, Path(self.facts.file_name), to, template)


def next_letters(core: Workspace, period: Period, reply_by: date | None = None) -> list[NextLetter]:
    """Return the letters that would go with the next trackers of a period, in the office's order; the book stays as it is."""
    by_unit: dict[UnitId, list[ItemLine]] = {}
    for line in show_items(core, period):
        if not line.unit.is_person:
            by_unit.setdefault(line.unit.id, []).append(line)
    reports = trackers.unit_reports(core.book, period)
    letters = [_letter(core, period, lines, reports.get(unit_id), reply_by) for unit_id, lines in by_unit.items()]
    return sorted(letters, key=lambda letter: (letter.unit.position, letter.unit.id))


def _letter(
    core: Workspace, period: Period, lines: Sequence[ItemLine], known: UnitReport | None, reply_by: date | None
) -> NextLetter:
    unit = lines[0].unit
    report = known or no_report(unit.id)
    is_sent_back = report.state is ReportState.SENT_BACK
    by = reply_by or (report.reply_by if is_sent_back else None)
    plans = {line.plan.id: line.plan for line in lines}
    facts = MailFacts(
        office=office_of(core, lines[0].plan).issuing_body,
        unit_name=unit.name,
        period=period.label,
        plan_titles=tuple(title_of(plan) for plan in plans.values()),
        tasks=len(lines),
        file_name=tracker_name(period, unit.name, report.sendings + 1),
        reply_by=by,
        notice=sent_back_notice(report.reason, by) if is_sent_back else "",
    )
    return NextLetter(unit, facts)
