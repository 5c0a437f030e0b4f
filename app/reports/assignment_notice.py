"""Thông báo phân công nhiệm vụ: who leads and who supports which duty of a plan, and who oversees whom."""

from app.reports.contents import CONTENTS
from app.reports.data import ReportData
from app.reports.document import NOTICE, OfficialDocument, Recipients, paragraph
from app.reports.duties import duty_appendix, followed_tasks
from app.reports.frame import carrying_out, letterhead, office_name
from app.reports.outline import NOTICE_OUTLINE, body_of
from app.reports.wording import named, number, period_name


def assignment_notice(data: ReportData) -> OfficialDocument:
    """Return the notice of assignment."""
    office, citation = office_name(data), data.plan.document.citation
    words = {"office": office, "plan": citation, "period": period_name(data.period), "unit": ""}
    opening = f"{carrying_out(data)} thông báo phân công {number(len(followed_tasks(data)))} nhiệm vụ như sau:"
    return OfficialDocument(
        system=data.office.system,
        type=NOTICE,
        letterhead=letterhead(data),
        subject=f"phân công nhiệm vụ thực hiện {named(data.plan.document)}",
        body=(
            paragraph(opening, key="opening"),
            *body_of(NOTICE_OUTLINE, data, CONTENTS, words),
            paragraph(f"{office} thông báo để các đơn vị biết, thực hiện.", key="closing"),
        ),
        appendices=(duty_appendix(data, NOTICE, f"Danh mục nhiệm vụ thực hiện {citation}"),),
        recipients=Recipients(data.office.recipients),
        signature=data.office.signature,
    )
