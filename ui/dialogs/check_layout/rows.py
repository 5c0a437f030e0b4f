"""What a remark says in the table and in full; which remarks a filter shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.layout_rules.checks.remark import VERDICT_LABELS, Remark, Verdict
from ui.kit.cells import Cell
from ui.kit.chip import DONE, FAULT, IDLE, SOON, ChipLook

_CHIPS: dict[Verdict, ChipLook] = {Verdict.FAULT: FAULT, Verdict.UNSURE: SOON, Verdict.OK: DONE, Verdict.NOT_JUDGED: IDLE}


@dataclass(frozen=True, slots=True)
class RemarkFilter:
    """Which remarks are shown."""

    label: str
    verdicts: frozenset[Verdict]


FILTERS: tuple[RemarkFilter, ...] = (
    RemarkFilter("Sai và cần xem", frozenset({Verdict.FAULT, Verdict.UNSURE})),
    RemarkFilter("Chỉ chỗ sai", frozenset({Verdict.FAULT})),
    RemarkFilter("Đạt", frozenset({Verdict.OK})),
    RemarkFilter("Không xét", frozenset({Verdict.NOT_JUDGED})),
    RemarkFilter("Tất cả", frozenset(Verdict)),
)


def verdict_cell(remark: Remark) -> Cell:
    """Return the chip of a verdict."""
    label = VERDICT_LABELS[remark.verdict]
    return Cell(label[:1].upper() + label[1:], chip=_CHIPS[remark.verdict])


def place_text(remark: Remark) -> str:
    """Return where it is, and the words there on a second line."""
    more = f" và {len(remark.others)} chỗ nữa" if remark.others else ""
    place = f"{remark.place[:1].upper()}{remark.place[1:]}{more}"
    return f"{place}\n{remark.excerpt}" if remark.excerpt else place


def full_text(remark: Remark) -> str:
    """Return everything a remark says."""
    lines = [
        f"{remark.rule_id} – {remark.component}: {VERDICT_LABELS[remark.verdict]}",
        f"Ở đâu: {place_text(remark).replace(chr(10), ' – ')}",
        f"Đang là: {remark.actual}",
        f"Phải là: {remark.demanded}",
        f"Căn cứ: {remark.source}",
    ]
    if remark.others:
        lines.insert(2, f"Các đoạn khác: {', '.join(str(number) for number in remark.others)}")
    if remark.size_is_unverified:
        lines.append("Cỡ chữ lấy theo bảng mẫu của hướng dẫn trước; phụ lục của hướng dẫn mới chưa đối chiếu được.")
    return "\n\n".join(lines)


def summary(remarks: Sequence[Remark]) -> str:
    """Return how many rules hold and how many do not, in one line."""
    counts = {verdict: sum(remark.verdict is verdict for remark in remarks) for verdict in Verdict}
    return (
        f"{counts[Verdict.FAULT]} chỗ sai, {counts[Verdict.UNSURE]} chỗ cần xem, "
        f"{counts[Verdict.OK]} mục đạt, {counts[Verdict.NOT_JUDGED]} mục không xét"
    )
