"""Bảng kê minh chứng: which evidence the work items of a period have, what is still missing, what was not looked at yet."""

from collections.abc import Iterator

from app.domain.evidence import EVIDENCE_STATE_LABELS, Evidence, EvidenceState
from app.domain.progress import Heap, WorkItem
from app.reports.data import ReportData
from app.reports.document import (
    REPORT,
    Appendix,
    Block,
    Column,
    OfficialDocument,
    Recipients,
    Table,
    TableRow,
    paragraph,
    said,
    under,
)
from app.reports.frame import carrying_out, letterhead, office_name, reference_line
from app.reports.prose import by_task, of_heap
from app.reports.tracking_table import band_of
from app.reports.wording import named, number, period_name, short_date
from app.text.normalise import one_line

_COLUMNS = (
    Column("TT", 0.05, is_centred=True),
    Column("Đơn vị", 0.22),
    Column("Minh chứng", 0.3),
    Column("Tệp, địa chỉ", 0.23),
    Column("Ngày ghi", 0.09, is_centred=True),
    Column("Tình trạng", 0.11, is_centred=True),
)


def evidence_list(data: ReportData) -> OfficialDocument:
    """Return the list of evidence of a period."""
    office, citation, period = office_name(data), data.plan.document.citation, period_name(data.period)
    shown = [(item, one) for item in data.items for one in _evidence_of(data, item)]
    opening = f"{carrying_out(data)} báo cáo minh chứng kết quả {period} như sau:"
    return OfficialDocument(
        system=data.office.system,
        type=REPORT,
        letterhead=letterhead(data),
        subject=f"minh chứng kết quả thực hiện {named(data.plan.document)}, {period}",
        address=data.addressed_to,
        body=(
            paragraph(opening, key="opening"),
            *_figures(data, shown),
            paragraph(f"Trên đây là báo cáo minh chứng kết quả thực hiện {citation} trong {period} của {office}.", key="closing"),
        ),
        appendices=(_appendix(data),) if shown else (),
        recipients=Recipients(data.office.recipients, as_above=bool(data.addressed_to)),
        signature=data.office.signature,
    )


def _evidence_of(data: ReportData, item: WorkItem) -> tuple[Evidence, ...]:
    return data.evidence.get(item.id, ()) if item.id is not None else ()


def _figures(data: ReportData, shown: list[tuple[WorkItem, Evidence]]) -> Iterator[Block]:
    if shown:
        states = {state: sum(one.state is state for _, one in shown) for state in EvidenceState}
        parts = [
            f"{number(states[state])} {label}"
            for state, label in (
                (EvidenceState.ACCEPTED, "đã được chấp nhận"),
                (EvidenceState.DRAFT, "chờ kiểm tra"),
                (EvidenceState.MISSING, "còn thiếu tệp"),
            )
            if states[state]
        ]
        items = [item for item in data.items if _evidence_of(data, item)]
        text = (
            f"Có {number(len(shown))} minh chứng của {number(len(items))}/{number(len(data.items))} đầu việc: {', '.join(parts)}."
        )
        yield paragraph(said(f"{text} Danh mục minh chứng tại Phụ lục kèm theo.", items), key="figures")
    else:
        yield paragraph(said("Các đơn vị chưa gửi minh chứng nào.", data.items), key="figures")
    bare = [item for item in of_heap(data, Heap.DONE) if not any(one.is_there for one in _evidence_of(data, item))]
    if bare:
        yield paragraph(said(f"Còn {number(len(bare))} đầu việc đã hoàn thành nhưng chưa có minh chứng:", bare), key="bare")
        yield from under("bare", by_task(data, bare))


def _appendix(data: ReportData) -> Appendix:
    rows: list[TableRow] = []
    by_task_id = data.items_by_task()
    for task in data.tasks:
        found = [(item, one) for item in by_task_id.get(task.id, ()) for one in _evidence_of(data, item)]
        if found:
            rows.append(TableRow((band_of(task),), is_band=True, sources=tuple(item.key for item, _ in found)))
            rows += [_row(data, item, one, position) for position, (item, one) in enumerate(found, start=1)]
    return Appendix(
        title=f"Bảng kê minh chứng kết quả thực hiện {data.plan.document.citation}, {period_name(data.period)}",
        reference=reference_line(data, REPORT),
        blocks=(Table(_COLUMNS, tuple(rows), "appendix/evidence"),),
        is_landscape=True,
    )


def _row(data: ReportData, item: WorkItem, one: Evidence, position: int) -> TableRow:
    where = one.file_name or one.address
    seen = f" (xem ngày {short_date(one.seen_on)})" if one.seen_on and not one.file_name else ""
    cells = (
        str(position),
        data.units[item.unit_id].name,
        one_line(one.name),
        f"{where}{seen}",
        short_date(one.added_on),
        EVIDENCE_STATE_LABELS[one.state],
    )
    return TableRow(cells, sources=(item.key,))
