"""Send: one tracker workbook a unit and period, or one for all, with mail drafts if wanted, and a record of what was sent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.changes import ChangeSet, Step
from app.domain.ids import UnitId
from app.domain.mail import MailFacts, MailTemplate
from app.domain.period import Period
from app.domain.plan import Plan
from app.domain.progress import ReportState
from app.domain.tracker import SentRow, Tracker, TrackerIssue, TrackerRow, shown_row
from app.domain.unit import Unit
from app.errors import UserError
from app.exporters.mail_eml import write_mail
from app.exporters.tracker_xlsx import write_tracker
from app.files import safe_name
from app.messages.code import Code
from app.reports.tracker_mail import tracker_mail
from app.services import work_register
from app.services.mail_template import mail_template
from app.services.new_files import NewFiles
from app.services.office import office_of
from app.services.show_items import ItemLine, show_items
from app.services.tracker_rows import tracker_rows
from app.services.workspace import Workspace
from app.steps import Stage, Steps
from app.store import settings, trackers
from app.store.session import Transaction
from app.store.trackers import UnitReport

ALL_UNITS = "Tất cả đơn vị"


@dataclass(frozen=True, slots=True)
class SentTracker:
    """One tracker that was written.

    Attributes:
        unit: to whom.
        tracker: the workbook; the same for all units where one workbook holds the rows of all.
        mail: the draft that carries it; None when none was wanted.
        rows: how many work items of the unit it holds.
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


# Gets what was sent, and keeps account of the files it writes.
Beside = Callable[[Sequence[SentTracker], NewFiles], None]


def send_trackers(
    core: Workspace,
    period: Period,
    folder: Path,
    *,
    with_mail: bool,
    only: Sequence[UnitId] | None = None,
    reply_by: date | None = None,
    one_file: bool = False,
    beside: Beside | None = None,
) -> Sending:
    """Write the trackers of a period and record the sending (undoable as "gửi phiếu"); the period is opened by it.

    Persons get none: the clerk enters their work herself. A unit whose report was sent back reads why on its new tracker.

    Args:
        period: the period reported on.
        folder: where the files go; it is made when missing.
        with_mail: whether to write a mail draft for each as well.
        only: the units to send to; None for all that have work.
        reply_by: until when the units are asked to answer; None for the end of the period, or the day given when a report was
            sent back.
        one_file: whether one workbook holds the rows of all units, each under its name.
        beside: writes what lies beside the trackers; what it cannot write takes the sending back.

    Raises:
        UserError: no unit has anything to do in the period.
        EnvironmentTrouble: a file cannot be written; then none is left and nothing is recorded.
        WritingCancelled: nobody wants them any more; then none is left and nothing is recorded.
    """
    with NewFiles() as files, core.unit_of_work(Step.SEND_TRACKERS, period.label) as work:
        work_register.open_in(work, period, core.today)
        by_unit = _by_unit(show_items(core, period), only)
        if not by_unit:
            raise UserError(Code.NOTHING_TO_SEND, period=period.label)
        steps = core.watch.begin(Stage.WRITING_TRACKERS, len(by_unit))
        sender = _Sender(core, work, period, folder, files, reply_by, with_mail=with_mail)
        send = sender.send_together if one_file else sender.send_apart
        sent = send(list(by_unit.values()), steps)
        if beside:
            beside(sent, files)
    return Sending(work.changes, tuple(sent))


class _Sender:
    """One sending under way: records each unit's part of it, then writes the files."""

    def __init__(
        self,
        core: Workspace,
        work: Transaction,
        period: Period,
        folder: Path,
        files: NewFiles,
        reply_by: date | None,
        *,
        with_mail: bool,
    ) -> None:
        self._core = core
        self._work = work
        self._period = period
        self._folder = folder
        self._files = files
        self._reply_by = reply_by
        self._template: MailTemplate | None = mail_template(core) if with_mail else None
        self._reports = trackers.unit_reports(work, period)

    def send_apart(self, by_unit: Sequence[Sequence[ItemLine]], steps: Steps) -> list[SentTracker]:
        """Write one workbook a unit."""
        sent: list[SentTracker] = []
        for lines in by_unit:
            unit = lines[0].unit
            rows = tracker_rows(self._work, lines)
            path = self._path(unit.name, 1 + trackers.last_number(self._work, unit.id, self._period))
            notice, reply_by = self._notice(unit), self._answer_by(unit)
            issue = self._record(lines, rows, path, None)
            tracker = replace(self._tracker(lines, rows, issue.uid, issue.number), unit_name=unit.name, notice=notice)
            mail = self._write(tracker, path, (unit.email,) if unit.email else (), reply_by)
            sent.append(SentTracker(unit, path, mail, len(rows)))
            steps.go_on()
        return sent

    def send_together(self, by_unit: Sequence[Sequence[ItemLine]], steps: Steps) -> list[SentTracker]:
        """Write one workbook with the rows of all units; each has its own sending, under the UUID of the workbook."""
        uid = self._work.new_uid()
        number = 1 + max(trackers.last_number(self._work, lines[0].unit.id, self._period) for lines in by_unit)
        path = self._path(ALL_UNITS, number)
        every: list[TrackerRow] = []
        sent: list[SentTracker] = []
        for lines in by_unit:
            rows = tracker_rows(self._work, lines, with_unit=True)
            self._record(lines, rows, path, uid)
            every += rows
            sent.append(SentTracker(lines[0].unit, path, None, len(rows)))
            steps.go_on()
        tracker = self._tracker([line for lines in by_unit for line in lines], every, uid, number)
        mail = self._write(tracker, path, (), self._reply_by)
        return [replace(one, mail=mail) for one in sent]

    def _record(
        self, lines: Sequence[ItemLine], rows: Sequence[TrackerRow], path: Path, workbook_uid: bytes | None
    ) -> TrackerIssue:
        """Record a unit's sending with what stands in its rows."""
        unit = lines[0].unit
        reply_by = self._answer_by(unit) or self._period.ends_on
        issue = trackers.add_issue(self._work, unit.id, self._period, self._core.today, reply_by, path.name, workbook_uid)
        stored = [line.item.id for line in lines if line.item.id is not None]
        trackers.add_sent_rows(
            self._work,
            issue.id,
            [SentRow(item_id, row.item_uid, row.progress, shown_row(row)) for item_id, row in zip(stored, rows, strict=True)],
        )
        trackers.put_report_state(self._work, unit.id, self._period, ReportState.SENT)
        return issue

    def _tracker(self, lines: Sequence[ItemLine], rows: Sequence[TrackerRow], uid: bytes, number: int) -> Tracker:
        return Tracker(
            book_uid=settings.book_uid(self._work),
            issue_uid=uid,
            number=number,
            unit_name=ALL_UNITS,
            period=self._period,
            sent_on=self._core.today,
            office=office_of(self._core, lines[0].plan).issuing_body,
            plan_titles=tuple(title_of(line.plan) for line in {line.plan.id: line for line in lines}.values()),
            rows=tuple(rows),
        )

    def _write(self, tracker: Tracker, path: Path, to: tuple[str, ...], reply_by: date | None) -> Path | None:
        """Write the workbook, and its draft where drafts are wanted; returns the draft."""
        write_tracker(tracker, self._files.add(path))
        if self._template is None:
            return None
        mail = path.with_suffix(".eml")
        facts = MailFacts(
            tracker.office,
            tracker.unit_name,
            tracker.period.label,
            tracker.plan_titles,
            len(tracker.rows),
            path.name,
            reply_by,
            tracker.notice,
        )
        write_mail(tracker_mail(facts, path, to, self._template), self._files.add(mail))
        return mail

    def _path(self, name: str, number: int) -> Path:
        return self._folder / tracker_name(self._period, name, number)

    def _sent_back(self, unit: Unit) -> UnitReport | None:
        report = self._reports.get(unit.id)
        return report if report and report.state is ReportState.SENT_BACK else None

    def _answer_by(self, unit: Unit) -> date | None:
        """Return until when the unit is to answer: the day chosen, else the one given when its report was sent back."""
        sent_back = self._sent_back(unit)
        return self._reply_by or (sent_back.reply_by if sent_back else None)

    def _notice(self, unit: Unit) -> str:
        """Say why the unit's last report was sent back; empty when it was not."""
        sent_back = self._sent_back(unit)
        return sent_back_notice(sent_back.reason, self._answer_by(unit)) if sent_back else ""


def tracker_name(period: Period, name: str, number: int) -> str:
    """Return the file name of a tracker: period, unit, sending."""
    return f"{safe_name(f'Phiếu {period.code} {name}')} (lần {number}).xlsx"


def sent_back_notice(reason: str, reply_by: date | None) -> str:
    """Say to a unit why its report was sent back, and until when it is to answer."""
    asked = f" Đề nghị gửi lại trước ngày {reply_by:%d/%m/%Y}." if reply_by else ""
    return f"Báo cáo gửi trước đây được trả lại: {reason.rstrip('.')}.{asked}"


def title_of(plan: Plan) -> str:
    """Return a plan as its trackers cite it."""
    return f"{plan.document.citation} {plan.document.subject}".strip()


def _by_unit(lines: Sequence[ItemLine], only: Sequence[UnitId] | None) -> dict[UnitId, list[ItemLine]]:
    found: dict[UnitId, list[ItemLine]] = {}
    for line in lines:
        if not line.unit.is_person and (only is None or line.unit.id in only):
            found.setdefault(line.unit.id, []).append(line)
    return dict(sorted(found.items(), key=lambda pair: (pair[1][0].unit.position, pair[0])))
