"""Tờ trình: what units find in the way and ask for, put to the body above for decision."""

import re

from app.errors import UserError
from app.messages.code import Code
from app.reports.contents import CONTENTS
from app.reports.data import ReportData
from app.reports.document import SUBMISSION, OfficialDocument, Recipients, paragraph
from app.reports.frame import letterhead, office_name, plan_in_subject
from app.reports.names import name_in_prose
from app.reports.outline import SUBMISSION_OUTLINE, body_of
from app.reports.prose import written_lines
from app.reports.wording import full_citation, period_name

_TO_REPORT = re.compile(r"\s*\((?:để\s+)?(?:báo cáo|b/cáo|b/c)\)\s*$", re.IGNORECASE)
_UNKNOWN = "…………………"


def submission(data: ReportData) -> OfficialDocument:
    """Return the submission.

    Raises:
        UserError: no unit wrote of a difficulty or proposal: there is nothing to submit.
    """
    if not any(written_lines(item.progress.difficulty) or written_lines(item.progress.proposal) for item in data.items):
        raise UserError(Code.NOTHING_TO_SUBMIT, period=data.period.label)
    office, citation, period = office_name(data), data.plan.document.citation, period_name(data.period)
    above = data.addressed_to or (body_above(data),)
    opening = (
        f"Thực hiện {full_citation(data.plan.document, data.office.system)}; qua tổng hợp báo cáo của các đơn vị trong {period}, "
        f"{office} kính trình {', '.join(above)} xem xét một số nội dung như sau:"
    )
    return OfficialDocument(
        system=data.office.system,
        type=SUBMISSION,
        letterhead=letterhead(data),
        subject=f"về việc giải quyết khó khăn, vướng mắc trong thực hiện {plan_in_subject(data)}",
        address=above,
        body=(
            paragraph(opening, key="opening"),
            *body_of(SUBMISSION_OUTLINE, data, CONTENTS, {"office": office, "plan": citation, "period": period, "unit": ""}),
            paragraph(f"{office} kính trình {', '.join(above)} xem xét, quyết định.", key="closing"),
        ),
        recipients=Recipients(data.office.recipients, as_above=True, only_filing=True),
        signature=data.office.signature,
    )


def body_above(data: ReportData) -> str:
    """Return whom the office reports to: the recipient marked so, else the body above it in the letterhead, else dots."""
    for line in data.office.recipients:
        if _TO_REPORT.search(line):
            return _TO_REPORT.sub("", line)
    return name_in_prose(data.office.superior) if data.office.superior else _UNKNOWN
