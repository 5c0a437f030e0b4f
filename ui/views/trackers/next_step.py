"""What comes next for a unit on the board: one click away. Plain values, no Qt."""

from dataclasses import dataclass
from enum import Enum

from app.domain.progress import ReportState
from app.domain.reminder import RUNG_LABELS, next_rung
from app.services.show_items import BoardLine


class NextStep(Enum):
    """What the clerk may do next with a unit; the value is the icon beside it."""

    SEND = "send"
    HAND_OVER = "mail"
    RECEIVE = "download"
    REMIND = "bell"
    APPROVE = "circle-check"
    SEND_BACK = "arrow-back-up"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The next step and its words."""

    step: NextStep
    words: str


def next_step(line: BoardLine) -> Proposal | None:
    """Return what comes next for a unit; None when everything is done."""
    report = line.report
    match report.state:
        case _ if line.is_late:
            return _reminding(line)
        case ReportState.NOT_SENT:
            return Proposal(NextStep.SEND, "Gửi phiếu")
        case ReportState.SENT_BACK:
            return Proposal(NextStep.SEND, "Gửi lại phiếu")
        case ReportState.SENT if report.handed_on is None:
            return Proposal(NextStep.HAND_OVER, "Ghi đã gửi")
        case ReportState.SENT:
            return Proposal(NextStep.RECEIVE, "Nhận phiếu")
        case ReportState.REPORTED if line.unreported:
            return Proposal(NextStep.SEND_BACK, "Trả lại")
        case ReportState.REPORTED:
            return Proposal(NextStep.APPROVE, "Duyệt")
        case _:
            return _reminding(line) if line.count.overdue else None


def _reminding(line: BoardLine) -> Proposal:
    rung = RUNG_LABELS[next_rung(line.report.last_rung)]
    return Proposal(NextStep.REMIND, rung[:1].upper() + rung[1:])
