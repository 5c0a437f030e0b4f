"""The kinds of documents the program makes.

To add one: 1. a file in this folder with one function `ReportData -> OfficialDocument`; 2. a row in `REPORT_KINDS`;
3. `python -m tests --accept KIND.PROFILE` for each profile, then read the texts it wrote. Menu, dialog and command line follow
the row; `tests/reports/test_all_reports.py` builds every kind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.errors import UserError
from app.messages.code import Code
from app.reports.data import ReportData
from app.reports.document import OfficialDocument
from app.reports.progress_report import progress_report
from app.reports.reminder_letter import reminder_letter


class Parameter(StrEnum):
    """What a kind must be told besides the plan."""

    PERIOD = "period"
    UNITS = "units"
    ANSWER_BY = "answer_by"


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of document.

    Attributes:
        id: its name on the command line.
        title: its name for the clerk.
        parameters: what the dialog asks for.
        build: makes the document from collected data.
    """

    id: str
    title: str
    parameters: tuple[Parameter, ...]
    build: Callable[[ReportData], OfficialDocument]


REPORT_KINDS: tuple[ReportKind, ...] = (
    ReportKind("progress-report", "Báo cáo kết quả thực hiện", (Parameter.PERIOD,), progress_report),
    ReportKind("reminder-letter", "Công văn đôn đốc", (Parameter.PERIOD, Parameter.UNITS, Parameter.ANSWER_BY), reminder_letter),
)


def report_kind(kind_id: str) -> ReportKind:
    """Return the kind with this id; dashes and underscores are the same.

    Raises:
        UserError: there is no such kind.
    """
    wanted = kind_id.strip().lower().replace("_", "-")
    for kind in REPORT_KINDS:
        if kind.id == wanted:
            return kind
    raise UserError(Code.NO_SUCH_REPORT, kind=kind_id, known=", ".join(kind.id for kind in REPORT_KINDS))
