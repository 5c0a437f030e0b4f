"""Bảng đối chiếu với kế hoạch cấp trên: which duty of ours answers which line of theirs, and how far it is done."""

from collections.abc import Iterator

from app.domain.progress import FourWayCount
from app.errors import UserError
from app.messages.code import Code
from app.reports.data import AnsweredLine, ReportData, SuperiorPlan
from app.reports.document import (
    REPORT,
    Appendix,
    Block,
    Column,
    ItemKey,
    OfficialDocument,
    Recipients,
    Table,
    TableRow,
    paragraph,
    said,
    under,
)
from app.reports.frame import letterhead, office_name, reference_line
from app.reports.prose import listed
from app.reports.tracking_table import rate_text
from app.reports.wording import full_citation, joined, named, number, percent, period_name, short_title

_COLUMNS = (
    Column("Số", 0.07, is_centred=True),
    Column("Nội dung cấp trên giao", 0.33),
    Column("Nhiệm vụ của đơn vị", 0.28),
    Column("Đến hạn", 0.07, is_centred=True),
    Column("Hoàn thành", 0.09, is_centred=True),
    Column("Quá hạn", 0.07, is_centred=True),
    Column("Tỷ lệ", 0.09, is_centred=True),
)
_NONE = "Chưa có nhiệm vụ đáp ứng"


def answer_list(data: ReportData) -> OfficialDocument:
    """Return the comparison with every superior plan that our duties answer.

    Raises:
        UserError: the book has no superior plan.
    """
    if not data.superiors:
        raise UserError(Code.NO_SUPERIOR_PLAN)
    office, period = office_name(data), period_name(data.period)
    plans = joined(superior.plan.document.citation for superior in data.superiors)
    subject = joined(named(superior.plan.document) for superior in data.superiors)
    cited = joined(full_citation(superior.plan.document, data.office.system) for superior in data.superiors)
    return OfficialDocument(
        system=data.office.system,
        type=REPORT,
        letterhead=letterhead(data),
        subject=f"đối chiếu nhiệm vụ với {subject}, {period}",
        address=data.addressed_to,
        body=(
            paragraph(f"Thực hiện {cited}, {office} báo cáo việc đối chiếu nhiệm vụ trong {period} như sau:", key="opening"),
            *(block for one in data.superiors for block in under(f"plan-{one.plan.id}", _figures(data, one))),
            paragraph("Kết quả đối chiếu từng nội dung tại Phụ lục kèm theo.", key="appendix"),
            paragraph(f"Trên đây là báo cáo đối chiếu nhiệm vụ với {plans} trong {period} của {office}.", key="closing"),
        ),
        appendices=tuple(_appendix(data, superior) for superior in data.superiors),
        recipients=Recipients(data.office.recipients, as_above=bool(data.addressed_to)),
        signature=data.office.signature,
    )


def _figures(data: ReportData, superior: SuperiorPlan) -> Iterator[Block]:
    answered = [one for one in superior.lines if one.duties]
    once = {task.id: found for one in answered for task, found in one.duties}
    total = sum(once.values(), FourWayCount())
    items = [item for item in data.items if item.task_id in once]
    citation, lines = superior.plan.document.citation, number(len(superior.lines))
    text = f"{citation} giao {lines} nội dung; "
    if not answered:
        yield paragraph(f"{text}chưa nội dung nào có nhiệm vụ đáp ứng.", key="figures")
        return
    text += f"{number(len(answered))}/{lines} nội dung đã có nhiệm vụ đáp ứng, với {number(len(once))} nhiệm vụ."
    if total.rate is not None:
        share = f"{number(total.done)}/{number(total.fell_due)} đầu việc đến hạn được hoàn thành, đạt {percent(total.rate)}"
        text += f" Các nhiệm vụ này có {share}."
    yield paragraph(said(text, items), key="figures")
    missing = [one.line for one in superior.lines if not one.duties]
    if missing:
        yield paragraph(f"Còn {number(len(missing))} nội dung chưa có nhiệm vụ đáp ứng:", key="missing")
        for line in missing:
            yield listed(f"Nội dung {line.number} ({short_title(line.text)})", key=f"missing/task-{line.id}")


def _appendix(data: ReportData, superior: SuperiorPlan) -> Appendix:
    rows = tuple(row for one in superior.lines for row in _rows(data, one))
    return Appendix(
        title=f"Bảng đối chiếu nhiệm vụ với {superior.plan.document.citation}, {period_name(data.period)}",
        reference=reference_line(data, REPORT),
        blocks=(Table(_COLUMNS, rows, f"appendix/plan-{superior.plan.id}"),),
        is_landscape=True,
    )


def _rows(data: ReportData, one: AnsweredLine) -> Iterator[TableRow]:
    line = one.line
    if not one.duties:
        yield TableRow((line.number, short_title(line.text), _NONE, "", "", "", ""))
    for place, (task, found) in enumerate(one.duties):
        first = (line.number, short_title(line.text)) if place == 0 else ("", "")
        figures = (str(found.fell_due), str(found.done), str(found.overdue), rate_text(found))
        keys: tuple[ItemKey, ...] = tuple(item.key for item in data.items if item.task_id == task.id)
        yield TableRow((*first, f"{task.number}. {short_title(task.text)}", *figures), sources=keys)
