"""Send: one tracker workbook a unit and period, with a mail draft each if wanted, and a record of what stood in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.assignment import ROLE_LABELS
from app.domain.changes import ChangeSet, Step
from app.domain.ids import UnitId
from app.domain.period import Period
from app.domain.progress import ReportState
from app.domain.tracker import Tracker, TrackerRow
from app.domain.unit import Unit
from app.errors import UserError
from app.exporters.mail_eml import tracker_mail, write_mail
from app.exporters.tracker_xlsx import write_tracker
from app.files import safe_name
from app.messages.code import Code
from app.services import work_register
from app.services.new_files import NewFiles
from app.services.office import office_of
from app.services.show_items import ItemLine, show_items
from app.services.workspace import Workspace
from app.store import settings, trackers, work_items
from app.store.session import Transaction

MAIL_TEMPLATE_SETTING = "mail.tracker_template"


@dataclass(frozen=True, slots=True)
class SentTracker:
    """One tracker that was written.

    Attributes:
        unit: to whom.
        tracker: the workbook.
        mail: the draft that carries it; None when none was wanted.
        rows: how many work items it holds.
    """

    unit: Unit
    tracker: Path
    mail: Path | None
    rows: int


@dataclass(frozen=True, slots=True)
class Sending:
    """What one sending wrote."""

    changes: ChangeSet
    sent: tuple[SentTracker, ...]


def send_trackers(
    core: Workspace,
    period: Period,
    folder: Path,
    *,
    with_mail: bool,
    only: Sequence[UnitId] | None = None,
    reply_by: date | None = None,
) -> Sending:
    """Write the trackers of a period and record the sending (undoable as "gửi phiếu"); the period is opened by it.

    Persons get none: the clerk enters their work herself.

    Args:
        period: the period reported on.
        folder: where the files go; it is made when missing.
        with_mail: whether to write a mail draft for each as well.
        only: the units to send to; None for all that have work.
        reply_by: until when the units are asked to answer; None for the end of the period.

    Raises:
        UserError: no unit has anything to do in the period.
        EnvironmentTrouble: a file cannot be written; then none is left and nothing is recorded.
    """
    with NewFiles() as files, core.unit_of_work(Step.SEND_TRACKERS, period.label) as work:
        work_register.open_in(work, period, core.today)
        by_unit = _by_unit(show_items(core, period), only)
        if not by_unit:
            raise UserError(Code.NOTHING_TO_SEND, period=period.label)
        sent: list[SentTracker] = []
        for lines in by_unit.values():
            unit = lines[0].unit
            tracker, path = _issue(core, work, period, folder, lines, reply_by)
            write_tracker(tracker, files.add(path))
            mail: Path | None = None
            if with_mail:
                mail = path.with_suffix(".eml")
                template = settings.all_settings(core.book).get(MAIL_TEMPLATE_SETTING, "")
                to = (unit.email,) if unit.email else ()
                write_mail(tracker_mail(tracker, path, to, template=template, reply_by=reply_by), files.add(mail))
            sent.append(SentTracker(unit, path, mail, len(lines)))
    return Sending(work.changes, tuple(sent))


def _by_unit(lines: Sequence[ItemLine], only: Sequence[UnitId] | None) -> dict[UnitId, list[ItemLine]]:
    found: dict[UnitId, list[ItemLine]] = {}
    for line in lines:
        if not line.unit.is_person and (only is None or line.unit.id in only):
            found.setdefault(line.unit.id, []).append(line)
    return dict(sorted(found.items(), key=lambda pair: (pair[1][0].unit.position, pair[0])))


def _issue(
    core: Workspace, work: Transaction, period: Period, folder: Path, lines: Sequence[ItemLine], reply_by: date | None
) -> tuple[Tracker, Path]:
    """Record one sending with what stands in its rows; returns the tracker and where it goes."""
    unit = lines[0].unit
    number = 1 + trackers.last_number(work, unit.id, period)
    path = folder / f"{safe_name(f'Phiếu {period.code} {unit.name}')} (lần {number}).xlsx"
    issue = trackers.add_issue(work, unit.id, period, core.today, reply_by or period.ends_on, path.name)
    stored = [(line, line.item.id) for line in lines if line.item.id is not None]
    trackers.add_sent_rows(work, issue.id, [(item_id, line.item.progress) for line, item_id in stored])
    trackers.put_report_state(work, unit.id, period, ReportState.SENT)
    tracker = Tracker(
        book_uid=settings.book_uid(work),
        issue_uid=issue.uid,
        number=issue.number,
        unit_name=unit.name,
        period=period,
        sent_on=core.today,
        office=office_of(core, lines[0].plan).issuing_body,
        plan_titles=tuple(_title(line) for line in {line.plan.id: line for line in lines}.values()),
        rows=tuple(
            TrackerRow(
                item_uid=work_items.uid_of(work, item_id),
                number=line.task.number,
                task_text=line.task.text.split("\n", 1)[0],
                role=ROLE_LABELS[line.item.role],
                due_on=line.item.due_on,
                timing_text=line.task.timing.raw or "",
                progress=line.item.progress,
            )
            for line, item_id in stored
        ),
    )
    return tracker, path


def _title(line: ItemLine) -> str:
    document = line.plan.document
    return f"{document.citation} {document.subject}".strip()
