"""What every document of ours has in common: letterhead, the words it opens with, the line that ties an appendix to it."""

from app.domain.document import System
from app.reports.data import ReportData
from app.reports.document import DocumentType, Letterhead
from app.reports.names import name_in_prose
from app.reports.wording import day_in_date, full_citation, long_date, month_in_date, named, short_date

_USUAL_SECTION = "VP"


def letterhead(data: ReportData) -> Letterhead:
    """Return the letterhead of the office for this document."""
    office = data.office
    return Letterhead(
        issuing_body=office.issuing_body.upper(),
        superior=office.superior.upper(),
        symbol=office.symbol,
        section=_drafting_section(office.recipients),
        number=data.number.zfill(2) if data.number else None,
        place=office.place,
        dated_on=data.dated_on,
        day_is_known=data.day_is_known,
    )


def office_name(data: ReportData) -> str:
    """Return the office's name as it stands in running text."""
    return name_in_prose(data.office.issuing_body)


def carrying_out(data: ReportData) -> str:
    """Return the words a document opens with: which plan it carries out, and who speaks (P-53, S-53)."""
    return f"Thực hiện {full_citation(data.plan.document, data.office.system)}, {office_name(data)}"


def plan_in_subject(data: ReportData) -> str:
    """Return the plan by type and number, by its subject only where it has no number."""
    document = data.plan.document
    return document.citation if document.document_number else named(document)


def reference_line(data: ReportData, document_type: DocumentType) -> str:
    """Return the line that ties an appendix to its document (P-90, S-90), number and day blank where unknown."""
    head, on = letterhead(data), data.dated_on
    number = head.number or " " * 6
    party = data.office.system is System.PARTY
    written = f"{number}-{document_type.symbol}/{head.symbol}" if party else f"{number}/{document_type.symbol}-{head.symbol}"
    day = day_in_date(on) if data.day_is_known else " " * 4
    date = f"ngày {day}/{month_in_date(on)}/{on.year}" if party else f"ngày {day} tháng {month_in_date(on)} năm {on.year}"
    return f"(Kèm theo {document_type.name} số {written}{',' if party else ''} {date} của {office_name(data)})"


def today_in_text(data: ReportData) -> str:
    """Return the report's day as a sentence names it."""
    return f"ngày {short_date(data.today)}" if data.office.system is System.PARTY else long_date(data.today)


def _drafting_section(recipients: tuple[str, ...]) -> str:
    """Return the drafting section's symbol, which a State office writes in its filing line: "Lưu: VT, TH" (S-81)."""
    filing = recipients[-1] if recipients else ""
    section = filing.rpartition(",")[2].strip(" .") if filing.startswith("Lưu:") and "," in filing else ""
    return section if section.isalnum() else _USUAL_SECTION
