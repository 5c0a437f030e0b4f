"""Bảng theo dõi as a document of its own: a cover with the figures, the table in a landscape appendix."""

from app.reports.contents import CONTENTS
from app.reports.data import ReportData
from app.reports.document import REPORT, OfficialDocument, Recipients, paragraph
from app.reports.frame import carrying_out, letterhead, office_name
from app.reports.outline import OutlineLine, body_of
from app.reports.tracking_table import tracking_appendix
from app.reports.wording import named, period_name

_OUTLINE = (OutlineLine("figures", 0, "", ("extent", "figures", "reported", "see_appendix")),)


def tracking_list(data: ReportData) -> OfficialDocument:
    """Return the tracking table of a period with its cover."""
    office, citation, period = office_name(data), data.plan.document.citation, period_name(data.period)
    opening = f"{carrying_out(data)} báo cáo tình hình theo dõi {period} như sau:"
    return OfficialDocument(
        system=data.office.system,
        type=REPORT,
        letterhead=letterhead(data),
        subject=f"tình hình theo dõi thực hiện {named(data.plan.document)}, {period}",
        address=data.addressed_to,
        body=(
            paragraph(opening, key="opening"),
            *body_of(_OUTLINE, data, CONTENTS, {}),
            paragraph(f"Trên đây là tình hình theo dõi thực hiện {citation} trong {period} của {office}.", key="closing"),
        ),
        appendices=(tracking_appendix(data, REPORT),) if data.items else (),
        recipients=Recipients(data.office.recipients, as_above=bool(data.addressed_to)),
        signature=data.office.signature,
    )
