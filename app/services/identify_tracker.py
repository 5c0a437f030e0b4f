"""Which sending a returned tracker answers: by its hidden identity; where that is lost, by codes or words, with a question.

Whatever is known by less than the hidden identity is a guess: the question is shown, and without a yes nothing is written.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.ids import UnitId
from app.domain.tracker import ReturnedTracker, TrackerIssue
from app.domain.unit import Unit
from app.errors import UserError
from app.merging.match_rows import exact_matches, match_rows, without_belied_codes
from app.messages.code import Code
from app.services.workspace import Workspace
from app.store import sent_tasks, settings, trackers, units
from app.store.sent_tasks import SentTask
from app.text.compare import fold

_TITLE = re.compile(r"đơn vị\s*:\s*(?P<unit>.+?)(?:\s*[–—-]\s*kỳ báo cáo\s*:\s*(?P<period>.+))?", re.IGNORECASE)
_SENDING = re.compile(r"phiếu số\s+(\d{1,4})\b", re.IGNORECASE)
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class IdentifiedTracker:
    """A returned tracker and the sendings it answers: one, or one a unit of a workbook for all.

    Attributes:
        issues: the sendings.
        content: its rows, those included that are known by their words alone.
        question: what the clerk is asked before any of that is written; empty when nothing was guessed.
        certain: what may be written without a yes, the guessed rows left unknown; None when all of it is a guess.
    """

    issues: tuple[TrackerIssue, ...]
    content: ReturnedTracker
    question: str = ""
    certain: ReturnedTracker | None = None


def identify_tracker(core: Workspace, returned: ReturnedTracker) -> IdentifiedTracker:
    """Find what a returned tracker answers.

    Raises:
        UserError: it is of another book, of a sending the book no longer has, or nothing in it tells whose it is.
    """
    if returned.book_uid is None or returned.issue_uid is None:
        return _Search(core, returned).found()
    if returned.book_uid != settings.book_uid(core.book):
        raise UserError(Code.TRACKER_OF_ANOTHER_BOOK, file=returned.file_name)
    issues = trackers.issues_in_workbook(core.book, returned.issue_uid)
    if not issues:
        raise UserError(Code.TRACKER_UNKNOWN, file=returned.file_name, unit=returned.unit_name)
    return _with_rows(core, issues, returned, _contradiction(core, issues, returned))


def _with_rows(core: Workspace, issues: Sequence[TrackerIssue], returned: ReturnedTracker, doubt: str) -> IdentifiedTracker:
    """Find the tasks of rows without a code. With a `doubt` about the whole file nothing of it is certain."""
    known = [task for issue in issues for task in sent_tasks.of_issue(core.book, issue.id)]
    certain = replace(returned, rows=without_belied_codes(returned.rows, known))
    matched = match_rows(certain.rows, known)
    content = replace(returned, rows=matched.rows)
    if doubt:
        return IdentifiedTracker(tuple(issues), content, doubt)
    if not matched.guessed:
        return IdentifiedTracker(tuple(issues), content, "", certain)
    question = f"Phiếu có {matched.guessed} dòng mất mã, được nhận ra theo nội dung nhiệm vụ. Lấy cả các dòng này?"
    return IdentifiedTracker(tuple(issues), content, question, certain)


def _contradiction(core: Workspace, issues: Sequence[TrackerIssue], returned: ReturnedTracker) -> str:
    """Return the question about a file whose title says another unit or period than its identity; empty when it does not."""
    title = _title(returned.head_lines)
    if title is None or len(issues) > 1:
        return ""
    issue = issues[0]
    unit_id, _ = units.resolve(core.book, title["unit"] or "")
    own = units.name_of(core.book, issue.unit_id)
    if unit_id is not None and unit_id != issue.unit_id:
        return f"Phiếu này đã gửi cho {own}, nhưng tiêu đề ghi {units.name_of(core.book, unit_id)}. Nhận là phiếu của {own}?"
    written = fold(title["period"] or "")
    labels = {fold(other.period.label) for other in trackers.all_issues(core.book)}
    if written in labels and written != fold(issue.period.label):
        return (
            f"Phiếu này đã gửi cho {issue.period.label}, nhưng tiêu đề ghi {title['period']}. Nhận là phiếu {issue.period.label}?"
        )
    return ""


def _title(lines: Iterable[str]) -> re.Match[str] | None:
    return next((found for line in lines if (found := _TITLE.fullmatch(line))), None)


class _Search:
    """Looks for the sending that a tracker without identity answers."""

    def __init__(self, core: Workspace, returned: ReturnedTracker) -> None:
        self._core = core
        self._returned = returned
        self._issues = trackers.all_issues(core.book)
        self._units = units.all_units(core.book)

    def found(self) -> IdentifiedTracker:
        """Return what it answers, with the question. Raises UserError when nothing tells."""
        codes = {row.item_uid for row in self._returned.rows if row.item_uid is not None}
        issues = self._by_codes(codes) if codes else [self._by_words()]
        if not issues:
            raise UserError(Code.TRACKER_OF_ANOTHER_BOOK, file=self._returned.file_name)
        way = "mã ẩn trong từng dòng" if codes else "nội dung"
        return _with_rows(self._core, issues, self._returned, self._question(issues, way))

    def _question(self, issues: Sequence[TrackerIssue], way: str) -> str:
        issue = issues[0]
        sending = f"{issue.period.label} (phiếu số {issue.number}, gửi ngày {issue.sent_on:%d/%m/%Y})"
        names = {unit.id: unit.name for unit in self._units}
        whose = names[issue.unit_id] if len(issues) == 1 else f"{len(issues)} đơn vị"
        return f"Phiếu mất phần nhận dạng, được nhận ra theo {way}: {whose}, {sending}. Đúng không?"

    def _by_codes(self, codes: set[bytes]) -> list[TrackerIssue]:
        """Return the sendings whose codes these are: the one with most of them first; of equals the one told, or the last."""
        carried = sent_tasks.issues_with(self._core.book, codes)
        by_id = {issue.id: issue for issue in self._issues}
        told = self._told_number()
        found: list[TrackerIssue] = []
        left = set(codes)
        while left:
            shares = [(len(uids & left), by_id[issue_id].number == told, issue_id) for issue_id, uids in carried.items()]
            most, _, issue_id = max(shares, default=(0, False, None))
            if issue_id is None or most == 0:
                break
            found.append(by_id[issue_id])
            left -= carried[issue_id]
        return found

    def _by_words(self) -> TrackerIssue:
        """Return the one sending that name, period, number and the words of the rows point to. Raises UserError."""
        unit_id = self._unit()
        candidates = [issue for issue in self._issues if unit_id is None or issue.unit_id == unit_id]
        candidates = self._narrowed(candidates)
        scores = [(exact_matches(self._returned.rows, self._tasks(issue)), issue) for issue in candidates]
        best = max((score for score, _ in scores), default=0)
        rows = sum(bool(row.task_text) for row in self._returned.rows)
        likeliest = [issue for score, issue in scores if score == best]
        if best == 0 or best < rows * _LEAST_SHARE or len({issue.unit_id for issue in likeliest}) > 1:
            raise UserError(Code.TRACKER_UNIT_UNCLEAR, file=self._returned.file_name)
        return max(likeliest, key=lambda issue: issue.id)

    def _tasks(self, issue: TrackerIssue) -> list[SentTask]:
        return sent_tasks.of_issue(self._core.book, issue.id)

    def _narrowed(self, issues: list[TrackerIssue]) -> list[TrackerIssue]:
        """Keep the sendings of the period and number that are written above the table or in the file's name, where any are."""
        written = f" {fold(' '.join([*self._returned.head_lines, self._returned.file_name]))} "
        of_period = [one for one in issues if f" {fold(one.period.label)} " in written or f" {fold(one.period.code)} " in written]
        issues = of_period or issues
        told = self._told_number()
        return [issue for issue in issues if issue.number == told] or issues

    def _told_number(self) -> int | None:
        found = next((found for line in self._returned.head_lines if (found := _SENDING.search(line))), None)
        return int(found[1]) if found else None

    def _unit(self) -> UnitId | None:
        """Return the unit that the title names, else the one whose name stands in the file's name; None when there is none."""
        title = _title(self._returned.head_lines)
        if title is not None and (unit_id := units.resolve(self._core.book, title["unit"])[0]) is not None:
            return unit_id
        name = f" {fold(self._returned.file_name)} "
        named = [(len(label), unit.id) for unit in self._units for label in _labels(unit) if f" {label} " in name]
        longest = {unit_id for length, unit_id in named if length == max(named)[0]}
        return longest.pop() if len(longest) == 1 else None


def _labels(unit: Unit) -> list[str]:
    return [folded for label in (unit.name, *unit.aliases) if (folded := fold(label))]
