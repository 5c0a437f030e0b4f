"""Kế hoạch của đơn vị: a unit's own plan derived from the office's: its duties and their times, under its own letterhead."""

from dataclasses import replace

from app.domain.document import SignatureBlock, System
from app.domain.unit import Unit, UnitKind
from app.reports.contents import CONTENTS
from app.reports.data import ReportData
from app.reports.document import PLAN, Letterhead, OfficialDocument, Recipients, paragraph
from app.reports.duties import unit_of
from app.reports.frame import letterhead, office_name
from app.reports.outline import UNIT_PLAN_OUTLINE, body_of
from app.reports.wording import full_citation, named, period_name

_SIGNERS = {
    (System.PARTY, UnitKind.PARTY_CELL): ("T/M CHI BỘ", "BÍ THƯ"),
    (System.STATE, UnitKind.PARTY_CELL): ("TM. CHI BỘ", "BÍ THƯ"),
}
"""Who signs for a unit; for other kinds the directory says no title, and the lines stay blank."""


def unit_plan(data: ReportData) -> OfficialDocument:
    """Return the plan of one unit."""
    unit = data.units[unit_of(data)]
    office = office_name(data)
    words = {"office": office, "plan": data.plan.document.citation, "period": period_name(data.period), "unit": unit.name}
    cited = full_citation(data.plan.document, data.office.system)
    filing = f"Lưu {unit.name}" if data.office.system is System.PARTY else "Lưu: VT"
    authority, title = _SIGNERS.get((data.office.system, unit.kind), (None, None))
    return OfficialDocument(
        system=data.office.system,
        type=PLAN,
        letterhead=_letterhead(data, unit),
        subject=f"thực hiện {named(data.plan.document)}",
        body=(
            paragraph(f"Thực hiện {cited}, {unit.name} xây dựng kế hoạch thực hiện như sau:", key="opening"),
            *body_of(UNIT_PLAN_OUTLINE, data, CONTENTS, words),
            paragraph(
                f"Trên đây là kế hoạch của {unit.name} thực hiện {data.plan.document.citation} của {office}.", key="closing"
            ),
        ),
        recipients=Recipients((f"{office} (để báo cáo)", filing)),
        signature=SignatureBlock(authority, title, unit.head or None),
        is_own=False,
    )


def _letterhead(data: ReportData, unit: Unit) -> Letterhead:
    """Return the unit's letterhead; above a party cell stands the party organisation it belongs to (P-15)."""
    head = letterhead(data)
    superior = head.issuing_body
    if unit.kind is UnitKind.PARTY_CELL:
        for committee in ("ĐẢNG UỶ ", "ĐẢNG ỦY "):
            superior = superior.replace(committee, "ĐẢNG BỘ ", 1)
    symbol = "CB" if unit.kind is UnitKind.PARTY_CELL else _initials(unit.short_name or unit.name)
    return replace(head, issuing_body=unit.name.upper(), superior=superior, symbol=symbol, number=None)


def _initials(name: str) -> str:
    """Return the first letters of a name's words (P-23)."""
    words = (word.strip("(),.-–") for word in name.split())
    return "".join(word[0].upper() for word in words if word[:1].isalpha())
