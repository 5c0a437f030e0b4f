"""How far evidence is, by sign and colour."""

from app.domain.evidence import EvidenceState
from ui.kit.chip import DONE, RUNNING, SOON, ChipLook

LOOKS: dict[EvidenceState, ChipLook] = {
    EvidenceState.MISSING: SOON,
    EvidenceState.DRAFT: RUNNING,
    EvidenceState.ACCEPTED: DONE,
}
