"""Báo cáo kết quả thực hiện, báo cáo sơ kết, báo cáo tổng kết: what was done of a plan in a period.

The period says which one it is: a month, a quarter, half a year, a year, or the plan's own years. Nothing is invented: where
units sent nothing the text says so.
"""

from dataclasses import dataclass

from app.reports.contents import CONTENTS
from app.reports.data import ReportData
from app.reports.document import REPORT, Appendix, OfficialDocument, Recipients, paragraph
from app.reports.frame import carrying_out, letterhead, office_name
from app.reports.outline import PROGRESS, REVIEW, Outline, body_of
from app.reports.tracking_table import figures_by_unit, tracking_appendix
from app.reports.wording import named, period_name


@dataclass(frozen=True, slots=True)
class _Words:
    """What tells the three reports apart.

    Attributes:
        subject: what the report is: "kết quả", "sơ kết".
        outline: its headings.
        has_units_table: whether figures by unit stand in an appendix of their own.
    """

    subject: str
    outline: Outline
    has_units_table: bool = False


_PROGRESS = _Words("kết quả", PROGRESS)
_INTERIM = _Words("sơ kết", REVIEW, has_units_table=True)
_FINAL = _Words("tổng kết", REVIEW, has_units_table=True)


def progress_report(data: ReportData) -> OfficialDocument:
    """Return the progress report of a plan for a period."""
    return _report(data, _PROGRESS)


def interim_report(data: ReportData) -> OfficialDocument:
    """Return the report that reviews a plan halfway (sơ kết)."""
    return _report(data, _INTERIM)


def final_report(data: ReportData) -> OfficialDocument:
    """Return the report that reviews a whole plan (tổng kết)."""
    return _report(data, _FINAL)


def _report(data: ReportData, words: _Words) -> OfficialDocument:
    period, office, citation = period_name(data.period), office_name(data), data.plan.document.citation
    opening = f"{carrying_out(data)} báo cáo {words.subject} {period} như sau:"
    filled = {"office": office, "plan": citation, "period": period, "unit": ""}
    return OfficialDocument(
        system=data.office.system,
        type=REPORT,
        letterhead=letterhead(data),
        subject=f"{words.subject} thực hiện {named(data.plan.document)}, {period}",
        address=data.addressed_to,
        body=(
            paragraph(opening, key="opening"),
            *body_of(words.outline, data, CONTENTS, filled),
            paragraph(f"Trên đây là báo cáo {words.subject} thực hiện {citation} trong {period} của {office}.", key="closing"),
        ),
        appendices=_appendices(data, words),
        recipients=Recipients(data.office.recipients, as_above=bool(data.addressed_to)),
        signature=data.office.signature,
    )


def _appendices(data: ReportData, words: _Words) -> tuple[Appendix, ...]:
    if not data.items:
        return ()
    units = (figures_by_unit(data, REPORT),) if words.has_units_table else ()
    return (*units, tracking_appendix(data, REPORT))
